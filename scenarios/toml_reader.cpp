#include "scenarios/toml_reader.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <set>
#include <toml++/toml.h>

#include "engine/base/errors.h"
#include "importers/csv/suggestion.h"
#include "importers/csv/values.h"

namespace postkutscher {

namespace {

std::string place(const std::string& file, const toml::source_region& source) {
  return fmt::format("{}:{}:{}", file, source.begin.line, source.begin.column);
}

std::string_view type_name(toml::node_type type) {
  switch (type) {
    case toml::node_type::table:
      return "a table";
    case toml::node_type::array:
      return "a list";
    case toml::node_type::string:
      return "text";
    case toml::node_type::integer:
      return "a whole number";
    case toml::node_type::floating_point:
      return "a number";
    case toml::node_type::boolean:
      return "true or false";
    case toml::node_type::date:
      return "a date";
    case toml::node_type::time:
      return "a time";
    default:
      return "a date with time";
  }
}

// A quantity with units, e.g. "1h 30min" with {"h", 3600}, {"min", 60}: the sum, or nothing when malformed.
struct UnitFactor {
  std::string_view unit;
  double factor;
};

std::optional<double> sum_of_units(std::string_view text, std::span<const UnitFactor> units) {
  double sum = 0;
  bool any = false;
  const auto skip_spaces = [&] { text.remove_prefix(std::min(text.find_first_not_of(' '), text.size())); };
  for (skip_spaces(); !text.empty(); skip_spaces()) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    if (error != std::errc() || !std::isfinite(value) || value < 0) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    skip_spaces();
    const std::size_t letters = std::min(text.find_first_of(" 0123456789"), text.size());
    const auto unit = std::find_if(units.begin(), units.end(),
                                   [&](const UnitFactor& u) { return u.unit == text.substr(0, letters); });
    if (unit == units.end()) return std::nullopt;
    sum += value * unit->factor;
    any = true;
    text.remove_prefix(letters);
  }
  return any ? std::optional(sum) : std::nullopt;
}

}  // namespace

struct TomlTable::Impl {
  std::shared_ptr<const toml::table> document;
  const toml::table* table = nullptr;
  std::string file;
  std::string path;  // "service.categories.", for messages
  std::set<std::string, std::less<>> asked;

  // The node of a key that is being asked for.
  const toml::node* ask(std::string_view key) {
    asked.emplace(key);
    return table->get(key);
  }

  [[noreturn]] void wrong_type(std::string_view key, const toml::node& node, std::string_view wanted,
                               std::string_view action) const {
    throw InputError("wrong_type", place(file, node.source()),
                     fmt::format("\"{}{}\" must be {}, not {}.", path, key, wanted, type_name(node.type())),
                     std::string(action));
  }

  [[noreturn]] void bad_value(std::string_view key, const toml::node& node, const std::string& cause,
                              const std::string& action) const {
    throw InputError("bad_value", place(file, node.source()), fmt::format("\"{}{}\": {}", path, key, cause), action);
  }

  std::shared_ptr<Impl> child(std::string_view key, const toml::table& inner) const {
    auto impl = std::make_shared<Impl>();
    impl->document = document;
    impl->table = &inner;
    impl->file = file;
    impl->path = fmt::format("{}{}.", path, key);
    return impl;
  }

  double checked(std::string_view key, const toml::node& node, double value, NumberRange range) const {
    if (value >= range.least && value <= range.most) return value;
    throw InputError("out_of_range", place(file, node.source()),
                     fmt::format("\"{}{}\" is {}, which is {}.", path, key, value,
                                 value < 0 && range.least >= 0 ? "negative" : "out of range"),
                     fmt::format("Write a number from {} to {}.", range.least, range.most));
  }

  std::string known_word(std::string_view key, const toml::node& node, std::span<const std::string> known) const {
    const auto* text = node.as_string();
    if (text == nullptr) wrong_type(key, node, "a word in quotes", did_you_mean("", known));
    if (std::find(known.begin(), known.end(), text->get()) != known.end()) return text->get();
    throw InputError("unknown_word", place(file, node.source()),
                     fmt::format("\"{}{}\" does not know \"{}\".", path, key, text->get()),
                     did_you_mean(text->get(), known));
  }

  const toml::array* list(std::string_view key, std::string_view action) {
    const toml::node* node = ask(key);
    if (node == nullptr) return nullptr;
    const toml::array* items = node->as_array();
    if (items == nullptr) wrong_type(key, *node, "a list", action);
    return items;
  }

  std::optional<double> quantity(std::string_view key, std::span<const UnitFactor> units, double most,
                                 std::string_view action) {
    const toml::node* node = ask(key);
    if (node == nullptr) return std::nullopt;
    const auto* text = node->as_string();
    if (text == nullptr) wrong_type(key, *node, "text with a unit", action);
    const auto sum = sum_of_units(text->get(), units);
    if (!sum) bad_value(key, *node, fmt::format("\"{}\" is not understood.", text->get()), std::string(action));
    return checked(key, *node, *sum, {0, most});
  }
};

TomlTable TomlTable::parse(std::string_view text, const std::string& file) {
  auto impl = std::make_shared<Impl>();
  try {
    impl->document = std::make_shared<const toml::table>(toml::parse(text));
  } catch (const toml::parse_error& error) {
    throw InputError("bad_toml", place(file, error.source()), fmt::format("{}.", error.description()),
                     "Correct the TOML at this place; text needs quotes, tables need [brackets].");
  }
  impl->table = impl->document.get();
  impl->file = file;
  return TomlTable(std::move(impl));
}

std::string TomlTable::where() const {
  return place(impl_->file, impl_->table->source());
}

std::string TomlTable::where(std::string_view key) const {
  const toml::node* node = impl_->table->get(key);
  return node != nullptr ? place(impl_->file, node->source()) : where();
}

std::vector<std::string> TomlTable::keys() const {
  std::vector<std::pair<std::pair<std::uint32_t, std::uint32_t>, std::string>> placed;
  for (const auto& [key, node] : *impl_->table) {
    placed.push_back({{key.source().begin.line, key.source().begin.column}, std::string(key.str())});
  }
  std::sort(placed.begin(), placed.end());
  std::vector<std::string> keys;
  for (auto& [at, key] : placed) keys.push_back(std::move(key));
  return keys;
}

std::optional<std::string> TomlTable::text(std::string_view key) {
  const toml::node* node = impl_->ask(key);
  if (node == nullptr) return std::nullopt;
  const auto* value = node->as_string();
  if (value == nullptr) impl_->wrong_type(key, *node, "text", "Put it in double quotes.");
  return value->get();
}

std::optional<bool> TomlTable::flag(std::string_view key) {
  const toml::node* node = impl_->ask(key);
  if (node == nullptr) return std::nullopt;
  const auto* value = node->as_boolean();
  if (value == nullptr) impl_->wrong_type(key, *node, "true or false", "Write true or false without quotes.");
  return value->get();
}

std::optional<double> TomlTable::number(std::string_view key, NumberRange range) {
  const toml::node* node = impl_->ask(key);
  if (node == nullptr) return std::nullopt;
  if (!node->is_number()) {
    impl_->wrong_type(key, *node, "a number", "Write a number with a decimal point and without quotes.");
  }
  return impl_->checked(key, *node, *node->value<double>(), range);
}

std::optional<std::int64_t> TomlTable::whole(std::string_view key, NumberRange range) {
  const toml::node* node = impl_->ask(key);
  if (node == nullptr) return std::nullopt;
  const auto* value = node->as_integer();
  if (value == nullptr) {
    impl_->wrong_type(key, *node, "a whole number", "Write a whole number without quotes and without a point.");
  }
  impl_->checked(key, *node, static_cast<double>(value->get()), range);
  return value->get();
}

std::optional<Date> TomlTable::date(std::string_view key) {
  constexpr std::string_view kAction = "Write 2026-04-24 without quotes.";
  const toml::node* node = impl_->ask(key);
  if (node == nullptr) return std::nullopt;
  if (const auto* value = node->as_date()) {
    const Date date{value->get().year, value->get().month, value->get().day};
    if (!date.valid()) impl_->bad_value(key, *node, "there is no such day.", std::string(kAction));
    return date;
  }
  const auto* text = node->as_string();
  if (text == nullptr) impl_->wrong_type(key, *node, "a date", kAction);
  const auto parsed = parse_date(text->get());
  if (const auto* problem = std::get_if<ValueProblem>(&parsed)) {
    impl_->bad_value(key, *node, problem->cause, problem->action);
  }
  return std::get<Date>(parsed);
}

std::optional<TimeOfDay> TomlTable::time_of_day(std::string_view key) {
  constexpr std::string_view kAction = "Write 06:30:00 without quotes, or \"6:30\" in quotes.";
  const toml::node* node = impl_->ask(key);
  if (node == nullptr) return std::nullopt;
  if (const auto* value = node->as_time()) {
    const toml::time time = value->get();
    return TimeOfDay{time.hour * 3600 + time.minute * 60 + time.second};
  }
  const auto* text = node->as_string();
  if (text == nullptr) impl_->wrong_type(key, *node, "a time of day", kAction);
  const auto parsed = parse_time(text->get());
  const auto* written = std::get_if<WrittenTime>(&parsed);
  if (written == nullptr || written->date || written->offset_seconds) {
    impl_->bad_value(key, *node, fmt::format("\"{}\" is not a time of day.", text->get()), std::string(kAction));
  }
  return written->time;
}

std::optional<Duration> TomlTable::duration(std::string_view key) {
  static constexpr UnitFactor kUnits[] = {{"s", 1}, {"min", 60}, {"h", 3600}};
  constexpr double kMost = 30.0 * 24 * 3600;
  const auto seconds =
      impl_->quantity(key, kUnits, kMost, "Write a number with s, min or h in quotes, e.g. \"15min\" or \"1h 30min\".");
  return seconds ? std::optional(Duration::from_seconds(*seconds)) : std::nullopt;
}

std::optional<double> TomlTable::metres(std::string_view key) {
  static constexpr UnitFactor kUnits[] = {{"m", 1}, {"km", 1000}};
  const auto metres =
      impl_->quantity(key, kUnits, 1e6, "Write a number with m or km in quotes, e.g. \"500m\" or \"2.5km\".");
  return metres ? std::optional(std::round(*metres * 10) / 10) : std::nullopt;
}

std::optional<Coordinate> TomlTable::coordinate(std::string_view key) {
  constexpr std::string_view kAction = "Write [longitude, latitude] in degrees, e.g. [14.3342, 51.7606].";
  const toml::array* items = impl_->list(key, kAction);
  if (items == nullptr) return std::nullopt;
  const auto number = [&](std::size_t i) { return items->get(i)->value<double>(); };
  const bool two_numbers = items->size() == 2 && items->get(0)->is_number() && items->get(1)->is_number();
  if (!two_numbers) impl_->bad_value(key, *items, "two numbers are needed.", std::string(kAction));
  if (!is_valid_lon_lat(*number(0), *number(1))) {
    const bool swapped = is_valid_lon_lat(*number(1), *number(0));
    impl_->bad_value(key, *items, fmt::format("[{}, {}] is no place on earth.", *number(0), *number(1)),
                     fmt::format("{}{}", swapped ? "Did you swap longitude and latitude? " : "", kAction));
  }
  return Coordinate::from_degrees(*number(0), *number(1));
}

std::optional<std::vector<std::string>> TomlTable::texts(std::string_view key) {
  const toml::array* items = impl_->list(key, "Write a list of texts: [\"…\", \"…\"].");
  if (items == nullptr) return std::nullopt;
  std::vector<std::string> texts;
  for (const toml::node& item : *items) {
    const auto* text = item.as_string();
    if (text == nullptr) impl_->wrong_type(key, item, "a list of texts", "Put each in double quotes.");
    texts.push_back(text->get());
  }
  return texts;
}

std::optional<std::string> TomlTable::word(std::string_view key, std::span<const std::string> known) {
  const toml::node* node = impl_->ask(key);
  if (node == nullptr) return std::nullopt;
  return impl_->known_word(key, *node, known);
}

std::optional<std::vector<std::string>> TomlTable::words(std::string_view key, std::span<const std::string> known) {
  const toml::array* items = impl_->list(key, "Write a list of words: [\"…\", \"…\"].");
  if (items == nullptr) return std::nullopt;
  std::vector<std::string> words;
  for (const toml::node& item : *items) words.push_back(impl_->known_word(key, item, known));
  return words;
}

std::optional<TomlTable> TomlTable::table(std::string_view key) {
  const toml::node* node = impl_->ask(key);
  if (node == nullptr) return std::nullopt;
  const toml::table* inner = node->as_table();
  if (inner == nullptr) {
    impl_->wrong_type(key, *node, "a table",
                      fmt::format("Write [{}{}] and its keys below, or {{…}}.", impl_->path, key));
  }
  return TomlTable(impl_->child(key, *inner));
}

std::vector<TomlTable> TomlTable::tables(std::string_view key) {
  const std::string action = fmt::format("Write [[{}{}]] once for each, with its keys below.", impl_->path, key);
  const toml::array* items = impl_->list(key, action);
  std::vector<TomlTable> tables;
  if (items == nullptr) return tables;
  for (const toml::node& item : *items) {
    const toml::table* inner = item.as_table();
    if (inner == nullptr) impl_->wrong_type(key, item, "a list of tables", action);
    tables.push_back(TomlTable(impl_->child(key, *inner)));
  }
  return tables;
}

void TomlTable::reject_unsupported(std::string_view key, std::string_view what) {
  const toml::node* node = impl_->table->get(key);
  if (node == nullptr) return;
  throw InputError("not_supported", place(impl_->file, node->source()),
                   fmt::format("the table \"{}\" is not supported by this version ({}).", key, what),
                   "Remove the table or comment it out.");
}

std::vector<std::string> TomlTable::known_keys() const {
  return {impl_->asked.begin(), impl_->asked.end()};
}

void TomlTable::missing(std::string_view key) const {
  // A mistyped key explains more than a missing one.
  const std::vector<std::string> wanted = {std::string(key)};
  for (const std::string& other : keys()) {
    if (!impl_->asked.contains(other) && nearest_word(other, wanted)) unknown(other);
  }
  throw InputError("missing_key", where(), fmt::format("\"{}{}\" is missing.", impl_->path, key),
                   fmt::format("Add {} = … here; `postkutscher init` writes an example.", key));
}

void TomlTable::unknown(std::string_view key) const {
  const std::string_view path = impl_->path;
  const std::string section = path.empty() ? "" : fmt::format(" in [{}]", path.substr(0, path.size() - 1));
  constexpr std::size_t kListUpTo = 40;
  throw InputError("unknown_key", place(impl_->file, impl_->table->find(key)->first.source()),
                   fmt::format("the key \"{}\" is unknown{}.", key, section),
                   did_you_mean(key, known_keys(), kListUpTo));
}

void TomlTable::finish() const {
  for (const std::string& key : keys()) {
    if (!impl_->asked.contains(key)) unknown(key);
  }
}

}  // namespace postkutscher
