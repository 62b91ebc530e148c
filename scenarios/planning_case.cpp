#include "scenarios/planning_case.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <tuple>
#include <unordered_map>

#include "engine/base/errors.h"
#include "engine/network/spatial_index.h"
#include "engine/routing/travel_time_tables.h"
#include "scenarios/bad_rows.h"
#include "scenarios/off_road.h"
#include "scenarios/request_times.h"
#include "scenarios/traffic_periods.h"

namespace postkutscher {

namespace {

class CaseBuilder {
 public:
  CaseBuilder(const Scenario& scenario, std::shared_ptr<const Network> network, const RunContext& context)
      : scenario_(scenario), context_(context) {
    case_.network = std::move(network);
    case_.roads.closed = closed_segments(*case_.network, scenario.closures);
    case_.roads.traffic = travel_periods(scenario.periods, scenario.calendar(), hours_of_duty(scenario));
    case_.topology = std::make_unique<const Topology>(*case_.network, context);
  }

  PlanningCase build() {
    add_routers();
    add_operators();
    add_duties();
    add_places_of_rides();
    fill_times();
    add_requests();
    if (!case_.row_errors.empty() && !scenario_.skip_bad_rows) throw BadRows(std::move(case_.row_errors));
    link_requests();
    return std::move(case_);
  }

 private:
  const VehicleClassData& data_of(VehicleClass c) const {
    return scenario_.service.vehicle_class_data[static_cast<std::size_t>(c)];
  }

  // One router for each travel profile that a vehicle of the fleet drives with.
  void add_routers() {
    for (std::size_t i = 0; i < kVehicleClassCount; ++i) {
      const auto vehicle_class = static_cast<VehicleClass>(i);
      const bool in_use = std::any_of(scenario_.fleet.begin(), scenario_.fleet.end(),
                                      [&](const FleetVehicle& v) { return v.vehicle_class == vehicle_class; });
      if (!in_use) continue;
      const std::string& wanted = data_of(vehicle_class).profile;
      auto known = std::find_if(case_.routers.begin(), case_.routers.end(),
                                [&](const auto& router) { return router->profile().name == wanted; });
      if (known == case_.routers.end()) {
        const auto profile = std::find_if(scenario_.profiles.begin(), scenario_.profiles.end(),
                                          [&](const Profile& p) { return p.name == wanted; });
        known = case_.routers.insert(known, std::make_unique<Router>(*case_.topology, *profile, case_.roads, context_));
      }
      profile_of_class_[i] = TravelProfileId(static_cast<std::size_t>(known - case_.routers.begin()));
    }
    case_.positions.resize(case_.routers.size());
  }

  LocationId add_location(const NamedPlace& place, Approach approach) {
    const auto key = std::make_tuple(place.at, approach, place.name);
    const auto [known, is_new] = location_of_.emplace(key, LocationId(case_.problem.locations.size()));
    if (!is_new) return known->second;
    for (std::size_t p = 0; p < case_.routers.size(); ++p) {
      case_.positions[p].push_back(case_.routers[p]->snap(place.at, approach));
    }
    return case_.problem.locations.push_back(location(place));
  }

  // A place that no vehicle reaches.
  LocationId add_unreachable_location(const NamedPlace& place) {
    for (auto& positions : case_.positions) positions.push_back({place.at, {}, {}});
    return case_.problem.locations.push_back(location(place));
  }

  Location location(const NamedPlace& place) const {
    Location location{place.name, place.at, "", false};
    const DistrictId district = case_.network->district_at(place.at, &location.district_approximate);
    if (district.valid()) location.district = case_.network->data().districts[district].german;
    return location;
  }

  void add_operators() {
    for (const OperatorData& op : scenario_.operators) {
      const LocationId base = add_location(op.base, Approach::any);
      operator_of_[op.id] = case_.problem.operators.push_back({op.id, op.name, base});
    }
  }

  void add_duties() {
    for (const FleetVehicle& vehicle : scenario_.fleet) {
      const VehicleClassData& data = data_of(vehicle.vehicle_class);
      const OperatorId owner = operator_of_.at(vehicle.operator_id);
      const TravelProfileId profile = profile_of_class_[static_cast<std::size_t>(vehicle.vehicle_class)];
      const LocationId depot = add_location(vehicle.depot, Approach::any);
      check_depot(vehicle, depot, profile);
      const VehicleId id = case_.problem.vehicles.push_back(
          {vehicle.id, vehicle.vehicle_class, owner, data.layouts, data.most_requests_on_board, data.co2_grams_per_km});
      const CostRates rates{Cost::from_euros(data.per_use_euros), Cost::from_euros(data.per_hour_euros),
                            Cost::from_euros(data.per_km_euros)};
      case_.problem.duties.push_back({.id = vehicle.id,
                                      .vehicle = id,
                                      .owner = owner,
                                      .shift = vehicle.shift,
                                      .start = depot,
                                      .end = depot,
                                      .profile = profile,
                                      .rates = rates,
                                      .on_board = {}});
    }
  }

  void check_depot(const FleetVehicle& vehicle, LocationId depot, TravelProfileId profile) const {
    const Coordinate at = vehicle.depot.at;
    const auto beyond = metres_beyond_map(*case_.network, at);
    if (!beyond && case_.positions[profile.index()][depot.index()].found()) return;
    const Coordinate exchanged{at.lat_e7, at.lon_e7};
    const bool swapped =
        beyond && is_valid_lon_lat(at.lat(), at.lon()) && !metres_beyond_map(*case_.network, exchanged);
    throw InputError("depot_off_map", vehicle.where,
                     beyond ? fmt::format("the depot of {} ({:.5f}, {:.5f}) lies {:.1f} km outside the map.",
                                          vehicle.id, at.lon(), at.lat(), *beyond / 1000)
                            : fmt::format("no road near the depot of {} ({:.5f}, {:.5f}) is open to its class.",
                                          vehicle.id, at.lon(), at.lat()),
                     swapped  ? "Did you swap longitude and latitude? Exchanged, it lies on the map."
                     : beyond ? "Correct the depot or the operator's base, or import the map with --buffer."
                              : "Move the depot to a road.");
  }

  // Profiles of the fleet's classes that may serve the ride; all where none may (the planner will say so).
  std::vector<TravelProfileId> profiles_for(const Ride& ride) const {
    const VehicleClassMask allowed = scenario_.service.vehicle_classes[static_cast<std::size_t>(ride.category)];
    std::vector<TravelProfileId> profiles;
    for (const VehicleClassMask mask : {allowed, kAllVehicleClasses}) {
      for (std::size_t c = 0; c < kVehicleClassCount; ++c) {
        const TravelProfileId profile = profile_of_class_[c];
        const bool may = (mask & class_bit(static_cast<VehicleClass>(c))) != 0 && profile.valid();
        if (may && std::find(profiles.begin(), profiles.end(), profile) == profiles.end()) profiles.push_back(profile);
      }
      if (!profiles.empty()) break;
    }
    return profiles;
  }

  std::optional<Refusal> refusal_of_end(const Ride& ride, RideEnd end) {
    const Coordinate at = end == RideEnd::pickup ? ride.from.at : ride.to.at;
    if (const auto metres = metres_beyond_map(*case_.network, at)) return outside_map(ride, end, *metres);
    double limit = 0;
    for (const TravelProfileId profile : profiles_for(ride)) {
      const Router& router = *case_.routers[profile.index()];
      if (router.snap(at).found()) return std::nullopt;
      limit = std::max(limit, router.profile().snap_limit_metres);
    }
    constexpr double kSearch = 20'000;
    if (!index_) index_.emplace(*case_.network);
    const auto nearest = index_->nearest(at, kSearch, [](SegmentId) { return true; });
    return no_road(ride, end, limit, nearest ? std::optional(nearest->distance_metres) : std::nullopt);
  }

  void add_places_of_rides() {
    for (const Ride& ride : scenario_.rides) {
      auto refusal = refusal_of_end(ride, RideEnd::pickup);
      if (!refusal) refusal = refusal_of_end(ride, RideEnd::dropoff);
      const Approach approach = ride.approach.value_or(scenario_.service.approach);
      places_of_ride_.push_back(refusal
                                    ? RidePlaces{add_unreachable_location(ride.from), add_unreachable_location(ride.to)}
                                    : RidePlaces{add_location(ride.from, approach), add_location(ride.to, approach)});
      refusal_of_ride_.push_back(std::move(refusal));
    }
  }

  void fill_times() {
    constexpr double kMostBytes = 4e9;
    refuse_too_large({case_.problem.locations.size(), case_.routers.size(), case_.roads.traffic.size() + 1}, kMostBytes,
                     scenario_.demand.requests.string());
    std::vector<const Router*> routers;
    for (const auto& router : case_.routers) routers.push_back(router.get());
    case_.problem.travel_times = std::make_shared<TravelTimes>(fill_travel_times(routers, case_.positions, context_));
  }

  void add_requests() {
    for (std::size_t i = 0; i < scenario_.rides.size(); ++i) {
      const Ride& ride = scenario_.rides[i];
      const auto [from, to] = places_of_ride_[i];
      const auto direct = direct_ride(*case_.problem.travel_times, profiles_for(ride), from, to);
      if (direct) {
        if (auto error = limit_below_direct(ride, *direct, scenario_.demand)) {
          case_.row_errors.push_back(*std::move(error));
          continue;
        }
      }
      auto refusal = std::move(refusal_of_ride_[i]);
      if (!refusal && !direct) refusal = no_route(ride);
      const RequestId id =
          case_.problem.requests.push_back(request(ride, places_of_ride_[i], direct.value_or(as_the_crow_flies(ride))));
      request_of_[ride.id] = id;
      case_.ride_of.push_back(i);
      if (!refusal) continue;
      refusal->request = id;
      case_.off_road.push_back(*std::move(refusal));
    }
  }

  // What is known of a ride without a road: only its price of not serving needs the distance.
  static DirectRide as_the_crow_flies(const Ride& ride) {
    return {Duration{}, Duration{}, Distance::from_metres(distance_metres(ride.from.at, ride.to.at))};
  }

  struct RidePlaces {
    LocationId from;
    LocationId to;
  };

  Request request(const Ride& ride, RidePlaces places, const DirectRide& direct) const {
    const ServiceRules& rules = scenario_.service;
    const auto category = static_cast<std::size_t>(ride.category);
    Request r;
    r.id = ride.id;
    r.pickup = places.from;
    r.dropoff = places.to;
    r.pickup_window = ride.pickup_window;
    r.dropoff_window = ride.dropoff_window;
    r.pickup_service = r.dropoff_service = rules.service_time[category];
    r.direct = direct.free_flow;
    r.ride_time_limit = ride_time_limit(ride, direct, scenario_);
    close_windows(r);
    r.load = rules.load[category];
    auto& seats = r.load[static_cast<std::size_t>(PlaceKind::seat)];
    seats = static_cast<std::uint16_t>(std::min(255, seats + ride.attendants));
    r.vehicle_classes = rules.vehicle_classes[category];
    r.shares = ride.shares;
    r.owner = operator_of_.at(ride.operator_id);
    r.price_of_not_serving = Cost::from_euros(ride.price_unserved_euros.value_or(
        rules.unserved_base_euros + rules.unserved_per_km_euros * direct.distance.kilometres()));
    r.revenue = Cost::from_euros(ride.revenue_euros);
    r.booking_rank = ride.booking_rank;
    r.category = ride.category;
    r.purpose = ride.purpose;
    return r;
  }

  void link_requests() {
    for (const RequestId id : case_.problem.requests.ids()) {
      const auto other = request_of_.find(scenario_.rides[case_.ride_of[id]].linked);
      if (other != request_of_.end()) case_.problem.requests[id].linked = other->second;
    }
  }

  const Scenario& scenario_;
  const RunContext& context_;
  PlanningCase case_;
  std::array<TravelProfileId, kVehicleClassCount> profile_of_class_{};  // none for classes without a vehicle
  std::map<std::tuple<Coordinate, Approach, std::string>, LocationId> location_of_;
  std::unordered_map<std::string, OperatorId> operator_of_;
  std::unordered_map<std::string, RequestId> request_of_;
  std::vector<RidePlaces> places_of_ride_;
  std::vector<std::optional<Refusal>> refusal_of_ride_;
  std::optional<SpatialIndex> index_;  // built when the first ride has no road
};

}  // namespace

PlanningCase build_planning_case(const Scenario& scenario, std::shared_ptr<const Network> network,
                                 const RunContext& context) {
  return CaseBuilder(scenario, std::move(network), context).build();
}

}  // namespace postkutscher
