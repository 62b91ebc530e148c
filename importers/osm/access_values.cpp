#include "importers/osm/access_values.h"

#include <algorithm>
#include <array>

namespace postkutscher::osm {

namespace {

constexpr std::array<std::string_view, 4> kCarKeys = {"motorcar", "motor_vehicle", "vehicle", "access"};
constexpr std::array<std::string_view, 6> kTaxiKeys = {"taxi", "psv", "motorcar", "motor_vehicle", "vehicle", "access"};
constexpr std::array<std::string_view, 5> kAmbulanceKeys = {"emergency", "motorcar", "motor_vehicle", "vehicle",
                                                            "access"};
constexpr std::array<std::string_view, 2> kFootKeys = {"foot", "access"};
constexpr std::array<std::string_view, 3> kBicycleKeys = {"bicycle", "vehicle", "access"};

Permission single_permission(std::string_view value) {
  if (one_of(value, {"yes", "permissive", "designated", "official", "public", "allowed", "true", "1"})) {
    return Permission::yes;
  }
  if (one_of(value, {"destination", "customers", "customer", "delivery", "private", "permit", "military", "residents",
                     "resident", "employees", "staff", "visitors", "guests", "members"})) {
    return Permission::restricted;
  }
  if (one_of(value, {"psv", "bus", "taxi", "share_taxi", "minibus"})) return Permission::no;
  if (one_of(value, {"no",         "agricultural",  "forestry", "emergency", "use_sidepath",     "dismount",
                     "restricted", "false",         "0",        "hgv",       "motorcar",         "bicycle",
                     "foot",       "motor_vehicle", "vehicle",  "service",   "official_only",    "maintenance",
                     "none",       "closed",        "hov",      "disabled",  "emergency_vehicle"})) {
    return Permission::no;
  }
  return Permission::unknown;
}

bool names(std::string_view value, Mode mode) {
  switch (mode) {
    case Mode::taxi:
      if (one_of(value, {"psv", "taxi"})) return true;
      break;
    case Mode::ambulance:
      if (value == "emergency") return true;
      break;
    case Mode::bicycle:
      return one_of(value, {"bicycle", "vehicle", "dismount"});
    case Mode::foot:
      return one_of(value, {"foot", "pedestrian"});
    case Mode::car:
    case Mode::wheelchair_van:
      break;
  }
  return one_of(value, {"motorcar", "motor_vehicle", "vehicle", "hov"});
}

template <class Judge>
Permission best_of(std::string_view value, Judge judge) {
  if (value.empty()) return Permission::absent;
  if (value.find(';') == std::string_view::npos) return judge(value);
  auto best = Permission::unknown;
  for (const auto part : split_values(value)) best = std::max(best, judge(part));
  return best;
}

}  // namespace

Permission permission(std::string_view value) {
  return best_of(value, single_permission);
}

Permission permission(std::string_view value, Mode mode) {
  return best_of(value, [mode](std::string_view part) {
    if (names(part, mode)) return Permission::yes;
    if (mode == Mode::wheelchair_van && part == "disabled") return Permission::restricted;
    return single_permission(part);
  });
}

std::span<const std::string_view> access_keys(Mode mode) {
  switch (mode) {
    case Mode::car:
    case Mode::wheelchair_van:
      return kCarKeys;
    case Mode::taxi:
      return kTaxiKeys;
    case Mode::ambulance:
      return kAmbulanceKeys;
    case Mode::foot:
      return kFootKeys;
    case Mode::bicycle:
      return kBicycleKeys;
  }
  return {};
}

}  // namespace postkutscher::osm
