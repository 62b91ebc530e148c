#include "importers/osm/limits.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <initializer_list>
#include <string>

namespace postkutscher::osm {

namespace {

constexpr double kCentimetresPerInch = 2.54;
constexpr double kCentimetresPerFoot = 12 * kCentimetresPerInch;

// Takes the leading number (decimal point or comma) and its unit off the text.
struct Quantity {
  double number = 0;
  std::string unit;
};
std::optional<Quantity> take_quantity(std::string& text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || !(number >= 0 && number < 1e6)) return std::nullopt;
  text.erase(0, static_cast<std::size_t>(end - text.data()));
  text = std::string(trimmed(text));
  const auto unit_end = std::min(text.find_first_of("0123456789"), text.size());
  Quantity quantity{number, std::string(trimmed(std::string_view(text).substr(0, unit_end)))};
  text.erase(0, unit_end);
  return quantity;
}

std::optional<double> centimetres(const Quantity& quantity) {
  if (one_of(quantity.unit, {"", "m", "metre", "meter", "meters", "metres"})) return quantity.number * 100;
  if (quantity.unit == "cm") return quantity.number;
  if (one_of(quantity.unit, {"'", "ft", "feet", "ft.", "′"})) return quantity.number * kCentimetresPerFoot;
  if (one_of(quantity.unit, {"\"", "in", "''", "inch", "in.", "″"})) return quantity.number * kCentimetresPerInch;
  return std::nullopt;
}

bool says_no_limit(std::string_view value) {
  return one_of(value, {"none", "default", "no", "unsigned", "below_default", "no_sign", "no-sign", "unlimited",
                        "no_indications"});
}

std::string with_decimal_point(std::string_view value) {
  std::string text(trimmed(value));
  std::replace(text.begin(), text.end(), ',', '.');
  return text;
}

// The value of the first key that is understood.
template <class Parser>
auto first_of(Tags tags, std::initializer_list<std::string_view> keys, Parser parse, int& unknown) {
  decltype(parse("")) found;
  for (const auto key : keys) {
    if (tags[key].empty()) continue;
    if ((found = parse(tags[key]))) break;
    ++unknown;
  }
  return found.value_or(0);
}

}  // namespace

std::optional<std::uint16_t> parse_length_cm(std::string_view value) {
  if (says_no_limit(value)) return std::uint16_t{0};
  auto text = with_decimal_point(value);
  double sum = 0;
  do {
    const auto quantity = take_quantity(text);
    const auto part = quantity ? centimetres(*quantity) : std::nullopt;
    if (!part) return std::nullopt;
    sum += *part;
  } while (!text.empty());
  if (sum < 1 || sum > 60000) return std::nullopt;
  return static_cast<std::uint16_t>(std::lround(sum));
}

std::optional<std::uint32_t> parse_weight_kg(std::string_view value) {
  if (says_no_limit(value)) return std::uint32_t{0};
  auto text = with_decimal_point(value);
  const auto quantity = take_quantity(text);
  if (!quantity || !text.empty()) return std::nullopt;
  double kilograms = 0;
  if (one_of(quantity->unit, {"", "t", "tons", "tonnes"})) kilograms = quantity->number * 1000;
  if (quantity->unit == "kg") kilograms = quantity->number;
  if (quantity->unit == "st") kilograms = quantity->number * 907.18474;
  if (quantity->unit == "lt") kilograms = quantity->number * 1016.0469;
  if (one_of(quantity->unit, {"lb", "lbs"})) kilograms = quantity->number * 0.45359237;
  if (kilograms <= 0 || kilograms > 1e9) return std::nullopt;
  return static_cast<std::uint32_t>(std::max(1L, std::lround(kilograms)));
}

VehicleLimits barrier_limits(Tags tags) {
  int unknown = 0;
  VehicleLimits limits;
  if (!tags.has("barrier")) return limits;
  limits.height_cm = first_of(tags, {"maxheight:physical", "maxheight"}, parse_length_cm, unknown);
  limits.width_cm = first_of(tags, {"maxwidth:physical", "maxwidth"}, parse_length_cm, unknown);
  return limits;
}

TaggedLimits vehicle_limits(Tags tags) {
  TaggedLimits found;
  int& unknown = found.unknown_values;
  found.limits.height_cm = first_of(tags, {"maxheight:physical", "maxheight"}, parse_length_cm, unknown);
  found.limits.width_cm =
      first_of(tags, {"maxwidth:physical", "maxwidth", "width", "est_width"}, parse_length_cm, unknown);
  found.limits.length_cm = first_of(tags, {"maxlength"}, parse_length_cm, unknown);
  found.limits.weight_kg = first_of(tags, {"maxweight", "maxweightrating"}, parse_weight_kg, unknown);
  return found;
}

}  // namespace postkutscher::osm
