#include "scenarios/defaults.h"

#include <initializer_list>

namespace postkutscher {

namespace {

constexpr Load kSeat = {1, 0, 0, 0};
constexpr Load kWheelchair = {0, 1, 0, 0};
constexpr Load kCarryChair = {0, 0, 1, 0};
constexpr Load kLying = {0, 0, 0, 1};

struct CategoryDefaults {
  int minutes;  // service at each stop, door to door
  Load load;
  std::initializer_list<VehicleClass> classes;
  bool shares;
};

void set(ServiceRules& rules, Category category, const CategoryDefaults& defaults) {
  const auto i = static_cast<std::size_t>(category);
  rules.service_time[i] = Duration::from_minutes(defaults.minutes);
  rules.load[i] = defaults.load;
  rules.shares[i] = defaults.shares;
  rules.vehicle_classes[i] = 0;
  for (const VehicleClass c : defaults.classes) rules.vehicle_classes[i] |= class_bit(c);
}

// A higher class may stand in for a lower one (ambulance → stretcher car → wheelchair van → taxi); that this is dear
// keeps it rare.
void set_categories(ServiceRules& rules) {
  using enum VehicleClass;
  const auto seated = {taxi, hire_car, wheelchair_van, carry_chair_van, stretcher_car, ambulance, drt_bus};
  const auto helped = {taxi, hire_car, wheelchair_van, carry_chair_van, stretcher_car, ambulance};
  set(rules, Category::walking, {2, kSeat, seated, true});
  set(rules, Category::walking_with_help, {4, kSeat, helped, true});
  set(rules, Category::wheelchair_transfer, {5, kSeat, helped, true});
  set(rules, Category::wheelchair, {7, kWheelchair, {wheelchair_van, drt_bus}, true});
  set(rules, Category::carry_chair, {10, kCarryChair, {carry_chair_van, stretcher_car, ambulance}, true});
  set(rules, Category::lying, {12, kLying, {stretcher_car, ambulance}, false});
  set(rules, Category::medical_care, {15, kLying, {ambulance}, false});
}

// Costs are the middle of the usual ranges. Layouts list seat, wheelchair, carry chair, lying.
void set_vehicle_classes(ServiceRules& rules) {
  constexpr std::uint8_t kByPlaces = 8;  // pooling limited by the places only
  const auto data = [&](VehicleClass c) -> VehicleClassData& {
    return rules.vehicle_class_data[static_cast<std::size_t>(c)];
  };
  data(VehicleClass::taxi) = {{{{4, 0, 0, 0}}}, "taxi", 1, 0, 32.5, 0.35, 211};
  data(VehicleClass::hire_car) = {{{{4, 0, 0, 0}}}, "car", 1, 0, 32.5, 0.35, 211};
  data(VehicleClass::wheelchair_van) = {
      {{{7, 0, 0, 0}}, {{4, 1, 0, 0}}, {{1, 2, 0, 0}}}, "wheelchair_van", kByPlaces, 0, 37.5, 0.45, 292};
  data(VehicleClass::carry_chair_van) = {{{{2, 0, 1, 0}}, {{1, 0, 2, 0}}}, "wheelchair_van", 2, 0, 47.5, 0.45, 292};
  data(VehicleClass::stretcher_car) = {{{{1, 0, 0, 1}}, {{1, 0, 1, 0}}}, "wheelchair_van", 1, 0, 47.5, 0.45, 292};
  data(VehicleClass::ambulance) = {{{{1, 0, 0, 1}}, {{1, 0, 1, 0}}}, "ambulance", 1, 0, 67.5, 0.60, 356};
  data(VehicleClass::drt_bus) = {{{{8, 0, 0, 0}}, {{6, 1, 0, 0}}}, "wheelchair_van", kByPlaces, 0, 46.5, 0.45, 292};
}

constexpr TimeOfDay at(int hours, int minutes) {
  return {hours * 3600 + minutes * 60};
}

}  // namespace

ServiceRules default_service_rules() {
  ServiceRules rules;
  set_categories(rules);
  set_vehicle_classes(rules);
  // A dedicated outside vehicle; planners set their own price.
  rules.unserved_base_euros = 40;
  rules.unserved_per_km_euros = 3;
  return rules;
}

std::vector<TrafficPeriod> default_periods() {
  return {{at(0, 0), 1.0}, {at(6, 30), 1.2}, {at(9, 0), 1.1}, {at(15, 0), 1.25}, {at(18, 0), 1.0}};
}

}  // namespace postkutscher
