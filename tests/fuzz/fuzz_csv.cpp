// Bytes → parse_csv and the readers of values: anything but InputError, a problem text or a sane value is a bug.
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "engine/base/errors.h"
#include "importers/csv/csv.h"
#include "importers/csv/encoding.h"
#include "importers/csv/suggestion.h"
#include "importers/csv/values.h"

namespace {

void require(bool ok) {
  if (!ok) std::abort();
}

void read_values(std::string_view cell) {
  using namespace postkutscher;
  static const Calendar kCalendar(Date{2026, 10, 25}, "Europe/Berlin");
  const auto number = parse_number(cell);
  if (const double* value = std::get_if<double>(&number)) require(std::isfinite(*value));
  const auto time = parse_time(cell);
  if (const auto* written = std::get_if<WrittenTime>(&time)) to_instant(*written, kCalendar, kCalendar.first_day());
  parse_count(cell);
  parse_date(cell);
  parse_yes_no(cell);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace postkutscher;
  static const std::array<CsvColumn, 2> kColumns = {{{"a", true, ""}, {"b", false, ""}}};
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  read_values(bytes.substr(0, 100));
  did_you_mean(bytes.substr(0, 100), std::array<std::string, 2>{"from_lon", "category"});
  try {
    const CsvTable table = parse_csv(bytes, "fuzz", kColumns);
    for (std::size_t row = 0; row < table.row_count(); ++row) {
      require(table.line(row) > table.header_line());
      require(is_utf8(table.text(row, 0)) && is_utf8(table.text(row, 1)));
      read_values(table.text(row, 0));
    }
  } catch (const InputError&) {
  }
  return 0;
}
