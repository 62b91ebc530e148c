#include "engine/fleet/names.h"

#include <array>

namespace postkutscher {

namespace {

using namespace std::string_view_literals;

constexpr std::array kPlaceKindNames = {"seat"sv, "wheelchair"sv, "carry_chair"sv, "lying"sv};
constexpr std::array kVehicleClassNames = {"taxi"sv,          "hire_car"sv,  "wheelchair_van"sv, "carry_chair_van"sv,
                                           "stretcher_car"sv, "ambulance"sv, "drt_bus"sv};
constexpr std::array kCategoryNames = {"walking"sv,     "walking_with_help"sv, "wheelchair_transfer"sv,
                                       "wheelchair"sv,  "carry_chair"sv,       "lying"sv,
                                       "medical_care"sv};
constexpr std::array kRefusalNames = {"outside_map"sv,        "no_road"sv,  "no_route"sv, "no_suitable_duty"sv,
                                      "window_unreachable"sv, "all_busy"sv, "bad_row"sv};

static_assert(kPlaceKindNames.size() == kPlaceKinds);
static_assert(kVehicleClassNames.size() == kVehicleClassCount);
static_assert(kCategoryNames.size() == kCategoryCount);

template <class Enum, std::size_t N>
std::optional<Enum> find(const std::array<std::string_view, N>& names, std::string_view word) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == word) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view name(PlaceKind kind) {
  return kPlaceKindNames[static_cast<std::size_t>(kind)];
}
std::string_view name(VehicleClass vehicle_class) {
  return kVehicleClassNames[static_cast<std::size_t>(vehicle_class)];
}
std::string_view name(Category category) {
  return kCategoryNames[static_cast<std::size_t>(category)];
}
std::string_view name(VisitKind kind) {
  return kind == VisitKind::pickup ? "pickup"sv : "dropoff"sv;
}
std::string_view name(RefusalReason reason) {
  return kRefusalNames[static_cast<std::size_t>(reason)];
}

std::optional<VehicleClass> vehicle_class_from(std::string_view word) {
  return find<VehicleClass>(kVehicleClassNames, word);
}
std::optional<Category> category_from(std::string_view word) {
  return find<Category>(kCategoryNames, word);
}

}  // namespace postkutscher
