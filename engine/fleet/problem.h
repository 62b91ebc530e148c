// The planning problem: requests, vehicles, duties, operators, and the travel times between their locations. A night
// plan, a re-plan in the middle of the day and a benchmark instance are the same type. Built once by a scenario or a
// benchmark importer, then const. Times are instants of 0.1 s ticks (benchmarks: their own tick), costs millionths of
// a euro.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/geo.h"
#include "engine/base/ids.h"
#include "engine/base/travel_times.h"
#include "engine/base/units.h"

namespace postkutscher {

using RequestId = Id<struct RequestTag>;
using VehicleId = Id<struct VehicleTag>;
using DutyId = Id<struct DutyTag>;
using OperatorId = Id<struct OperatorTag>;

// Kinds of place inside a vehicle. An attendant uses a seat.
enum class PlaceKind : std::uint8_t { seat, wheelchair, carry_chair, lying };
inline constexpr std::size_t kPlaceKinds = 4;
using Load = std::array<std::uint16_t, kPlaceKinds>;

enum class VehicleClass : std::uint8_t {
  taxi,
  hire_car,
  wheelchair_van,
  carry_chair_van,
  stretcher_car,
  ambulance,
  drt_bus
};
inline constexpr std::size_t kVehicleClassCount = 7;
using VehicleClassMask = std::uint8_t;
constexpr VehicleClassMask class_bit(VehicleClass c) {
  return static_cast<VehicleClassMask>(1U << static_cast<unsigned>(c));
}
inline constexpr VehicleClassMask kAllVehicleClasses = (1U << kVehicleClassCount) - 1;

// Passenger categories of patient transport; service times and vehicle needs follow from them in the scenario.
enum class Category : std::uint8_t {
  walking,
  walking_with_help,
  wheelchair_transfer,
  wheelchair,
  carry_chair,
  lying,
  medical_care
};
inline constexpr std::size_t kCategoryCount = 7;

struct Location {
  std::string name;
  Coordinate at;
  std::string district;  // German name; empty = outside every known district
  bool district_approximate = false;
};

struct Request {
  std::string id;  // from the input, unique
  LocationId pickup;
  LocationId dropoff;
  TimeWindow pickup_window;   // start of service at the pickup
  TimeWindow dropoff_window;  // start of service at the drop-off
  Duration pickup_service;
  Duration dropoff_service;
  Duration direct;           // shortest free-flow ride of the request's reference profile
  Duration ride_time_limit;  // end of pickup service → start of drop-off service; at least any vehicle's direct ride
  Load load{};
  VehicleClassMask vehicle_classes = kAllVehicleClasses;
  bool shares = true;                      // may ride with other requests
  std::vector<OperatorId> only_operators;  // empty = any
  std::vector<OperatorId> never_operators;
  OperatorId owner;  // who took the order; none in benchmarks
  Cost price_of_not_serving;
  Cost revenue;
  std::int64_t booking_rank = 0;  // ascending in order of booking
  Category category = Category::walking;
  std::string purpose;              // dialysis, radiotherapy …; free text of the input
  std::optional<RequestId> linked;  // outbound and return of one patient name each other
};

struct Layout {
  Load capacity{};
};

struct Vehicle {
  std::string id;
  VehicleClass vehicle_class = VehicleClass::taxi;
  OperatorId owner;
  // Possible interiors. One of them holds for a whole duty (changing it on the way is a later capability).
  std::vector<Layout> layouts;
  std::uint8_t most_requests_on_board = 255;  // 1 = no pooling
  double co2_grams_per_km = 0;
};

struct CostRates {
  Cost per_use;   // once, when the duty serves anybody
  Cost per_hour;  // from leaving the start location to arriving at the end
  Cost per_km;
  bool operator==(const CostRates&) const = default;
};

// A request that is on board when the duty begins.
struct OnBoard {
  RequestId request;
  Instant picked_up;  // end of its pickup service
};

// Vehicle + crew + operator + shift: what is planned. It leaves `start` no earlier than shift.earliest and is back at
// `end` no later than shift.latest; between the two lies at most `longest`.
struct Duty {
  std::string id;
  VehicleId vehicle;
  OperatorId owner;
  TimeWindow shift;
  Duration longest = Duration::infinite();
  LocationId start;
  LocationId end;
  TravelProfileId profile;
  CostRates rates;
  std::vector<OnBoard> on_board = {};  // at the start
};

struct Operator {
  std::string id;
  std::string name;
  LocationId base;
};

struct Problem {
  IdVector<LocationId, Location> locations;
  IdVector<OperatorId, Operator> operators;
  IdVector<VehicleId, Vehicle> vehicles;
  IdVector<DutyId, Duty> duties;
  IdVector<RequestId, Request> requests;
  std::shared_ptr<const TravelTimes> travel_times;
};

// May this duty serve this request at all: class, operator rules, an interior with enough places of each kind.
// Time and place are not looked at.
bool is_eligible(const Problem& problem, DutyId duty, RequestId request);

// Cost of driving: nothing for a duty that serves nobody.
Cost duty_cost(const CostRates& rates, Duration on_the_road, Distance distance);

}  // namespace postkutscher
