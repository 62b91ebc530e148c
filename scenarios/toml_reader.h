// A strict reader of TOML tables: every value is asked for by key and type, everything else in a table is an error.
// All errors are InputErrors with file:line:column, the offending text, and what to write instead ("did you mean").
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/calendar.h"
#include "engine/base/geo.h"
#include "engine/base/units.h"
#include "importers/csv/values.h"

namespace postkutscher {

// A table that remembers which keys were asked for. Copies refer to the same table. Absent keys give nothing.
class TomlTable {
 public:
  // Throws InputError ("bad_toml") with the place of the first syntax error; `file` names the text in errors.
  static TomlTable parse(std::string_view text, const std::string& file);

  std::string where() const;                      // of the table
  std::string where(std::string_view key) const;  // of the key's value; of the table where it is absent
  std::vector<std::string> keys() const;          // in order of the file

  // "wrong_type" and "out_of_range" are the InputErrors of these.
  std::optional<std::string> text(std::string_view key);
  std::optional<bool> flag(std::string_view key);
  std::optional<double> number(std::string_view key, NumberRange range = {});  // whole or not
  std::optional<std::int64_t> whole(std::string_view key, NumberRange range = {});
  std::optional<Date> date(std::string_view key);              // TOML date, or text as in CSVs
  std::optional<TimeOfDay> time_of_day(std::string_view key);  // TOML time, or text as in CSVs
  std::optional<Duration> duration(std::string_view key);      // "90s", "15min", "1h", "1h 30min"; at most 30 days
  std::optional<double> metres(std::string_view key);          // "500m", "2.5km"; to decimetres, at most 1000 km
  std::optional<Coordinate> coordinate(std::string_view key);  // [longitude, latitude]
  std::optional<std::vector<std::string>> texts(std::string_view key);
  // One, or a list, of the known words; others are "unknown_word" with a suggestion.
  std::optional<std::string> word(std::string_view key, std::span<const std::string> known);
  std::optional<std::vector<std::string>> words(std::string_view key, std::span<const std::string> known);
  std::optional<TomlTable> table(std::string_view key);
  std::vector<TomlTable> tables(std::string_view key);  // [[key]], or an array of inline tables

  // The value, or "missing_key"; a similar unknown key is pointed out instead.
  template <class T>
  T required(std::string_view key, std::optional<T> value) {
    if (!value) missing(key);
    return *std::move(value);
  }

  // Throws "not_supported" when the key is there: a part of the design that this version does not have.
  void reject_unsupported(std::string_view key, std::string_view what);
  // Throws "unknown_key" for the first key that nobody asked for. To be called when a table is read.
  void finish() const;

 private:
  struct Impl;
  explicit TomlTable(std::shared_ptr<Impl> impl) : impl_(std::move(impl)) {}
  [[noreturn]] void missing(std::string_view key) const;
  [[noreturn]] void unknown(std::string_view key) const;
  std::vector<std::string> known_keys() const;

  std::shared_ptr<Impl> impl_;
};

}  // namespace postkutscher
