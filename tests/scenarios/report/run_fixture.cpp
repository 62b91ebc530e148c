#include "tests/scenarios/report/run_fixture.h"

#include <fmt/format.h>

#include "engine/planning/planner.h"
#include "engine/routing/travel_time_tables.h"

namespace postkutscher {

namespace {

constexpr double kMetresPerCell = 300;
constexpr double kPeriodFactor = 1.2;

Area box(const AsciiMap& map, double west, double east) {
  return {{{{map.place(west, -1), map.place(east, -1), map.place(east, 5), map.place(west, 5)}, {}}}};
}

Instant at(int hour, int minute) {
  return Instant{} + Duration::from_minutes(60 * hour + minute);
}

Duration direct_ride(const PlanningCase& planning_case, LocationId from, LocationId to) {
  return planning_case.problem.travel_times->least(from, to, TravelProfileId(0));
}

}  // namespace

RunFixture::RunFixture(const RunFixtureOptions& options)
    : map_({"A--B--C--D--M",   //
            "|  |  |  |  |",   //
            "E--F--G--H--N",   //
            "|  |  |  |  |",   //
            "I--J--K--L--O"},  //
           kMetresPerCell) {
  draw_map(options);
  scenario.name = "Probe <Tag> & \"Rest\"";
  scenario.date = {2026, 4, 24};
  scenario.operators = {{"op1", "Taxi <Muster> & Söhne", {"Hof Eins", map_.place(0.3, 0.1)}},
                        {"op2", "Fahrdienst Spree", {"Hof Zwei", map_.place(11.7, 3.9)}}};
  scenario.periods = {{{0}, 1.0, {}}, {{9 * 3600}, kPeriodFactor, {}}};
  scenario.inputs = {"/somewhere/rides.csv"};
  scenario.dropped_columns = {"Diagnose"};
  add_rides(options.rides);
  add_operators(options.vehicles_per_operator);
  add_ride_off_the_map();
  if (options.late_ride) add_late_ride();
  place_on_map();
  run.scenario = &scenario;
  run.planning_case = &planning_case;
  const Problem& problem = planning_case.problem;
  if (options.one_plan) {
    add_column("plan", each_alone(problem), false);
    return;
  }
  add_column("today", each_alone(problem), true);
  add_column("alone", each_alone(problem), false);
  add_column("together", together(problem, {}), false);
  run.equal_service = at_equal_service(problem, run.columns[1].schedule, run.columns[2].schedule);
}

void RunFixture::draw_map(const RunFixtureOptions& options) {
  map_.way("ABCDM", {.name = "Lange Straße", .road_class = RoadClass::secondary})
      .way("EFGHN", {.name = "Spreeweg"})
      .way("IJKLO", {.name = "Ringstraße", .road_class = RoadClass::primary});
  for (const char* column : {"AEI", "BFJ", "CGK", "DHL", "MNO"}) map_.way(column);
  NetworkData& rest = map_.rest();
  if (options.districts) {
    rest.districts.push_back({"Mitte", "Srjejź", map_.place(1, 2), box(map_, -1, 4.5), 1000});
    rest.districts.push_back({"Sandow", "Žandow", map_.place(6, 2), box(map_, 4.5, 8.5), 900});
    rest.districts.push_back({"Kahren", "Kórjeń", map_.place(11, 2), box(map_, 8.5, 14), 100});
  }
  rest.provenance.source = "toy.osm.pbf";
  rest.provenance.source_checksum = "0a1b2c3d";
  rest.provenance.attribution = "© OpenStreetMap contributors, ODbL";
  rest.provenance.synthetic = options.synthetic;
  rest.provenance.counts.emplace_back("ways_read", 1234);
  planning_case.network = std::shared_ptr<const Network>(&map_.build(), [](const Network*) {});
}

void RunFixture::add_rides(int count) {
  // Starts lie mostly in the west, so that the easternmost district has few.
  for (int i = 0; i < count; ++i) {
    Ride ride;
    ride.line = static_cast<std::size_t>(i + 2);
    ride.id = fmt::format("Auftrag-{:04}", 7000 + i);
    ride.operator_id = i % 2 == 0 ? "op1" : "op2";
    ride.from = {fmt::format("Wohnung </script> {}", i),
                 map_.place((i * 7) % 80 * 0.1 + 0.013 * (i % 9), (i * 3) % 4 + 0.07)};
    ride.to = {fmt::format("=Praxis & \"{}\"", i), map_.place((i * 5 + 60) % 120 * 0.1, (i * 2 + 1) % 4 + 0.09)};
    ride.category = i % 3 == 0 ? Category::wheelchair_transfer : Category::walking;
    ride.purpose = "dialysis";
    ride.pickup_window = {at(8, (i * 11) % 240), at(8, (i * 11) % 240 + 30)};
    scenario.rides.push_back(ride);
  }
}

// One more ride that begins off the map: its place is on no road, so every plan refuses it.
void RunFixture::add_ride_off_the_map() {
  Ride ride;
  ride.id = "Auftrag-draußen";
  ride.operator_id = "op2";
  ride.from = {"Forst, Markt", map_.place(55, 1)};
  ride.to = {"Praxis <Nord>", map_.place(2, 1)};
  ride.pickup_window = {at(8, 0), at(8, 30)};
  planning_case.off_road.push_back({RequestId(scenario.rides.size()), RefusalReason::outside_map,
                                    "Die Karte endet 3,2 km davor.", "The map ends 3.2 km before."});
  scenario.rides.push_back(ride);
}

void RunFixture::add_late_ride() {
  Ride ride;
  ride.id = "Auftrag-spät";
  ride.operator_id = "op2";
  ride.from = {"Spätschicht", map_.place(0.3, 0.1)};
  ride.to = {"Spätheim", map_.place(0.6, 0.1)};
  ride.pickup_window = {at(15, 58), at(15, 59)};
  scenario.rides.push_back(ride);
}

void RunFixture::add_operators(int vehicles_per_operator) {
  Problem& problem = planning_case.problem;
  for (const OperatorData& data : scenario.operators) {
    const LocationId base = problem.locations.push_back({data.base.name, data.base.at, "Mitte", false});
    const OperatorId owner = problem.operators.push_back({data.id, data.name, base});
    for (int i = 0; i < vehicles_per_operator; ++i) {
      const std::string id = fmt::format("{}-Wagen{}", data.id, i + 1);
      const VehicleId vehicle = problem.vehicles.push_back({id, VehicleClass::taxi, owner, {{{4, 0, 0, 0}}}, 3, 211.0});
      problem.duties.push_back({.id = id,
                                .vehicle = vehicle,
                                .owner = owner,
                                .shift = {at(7, 0), at(16, 0)},
                                .start = base,
                                .end = base,
                                .profile = TravelProfileId(0),
                                .rates = {Cost::from_euros(5), Cost::from_euros(32.5), Cost::from_euros(0.35)}});
    }
  }
}

void RunFixture::place_on_map() {
  Problem& problem = planning_case.problem;
  const Network& network = *planning_case.network;
  const auto locate = [&](const NamedPlace& place) {
    const DistrictId district = network.district_at(place.at);
    return problem.locations.push_back(
        {place.name, place.at, district.valid() ? network.data().districts[district].german : "", false});
  };
  for (std::size_t i = 0; i < scenario.rides.size(); ++i) {
    const Ride& ride = scenario.rides[i];
    Request request;
    request.id = ride.id;
    request.pickup = locate(ride.from);
    request.dropoff = locate(ride.to);
    request.pickup_window = ride.pickup_window;
    request.pickup_service = request.dropoff_service = Duration::from_minutes(4);
    request.load = {1, 0, 0, 0};
    request.owner = OperatorId(ride.operator_id == "op1" ? 0 : 1);
    request.price_of_not_serving = Cost::from_euros(45);
    request.booking_rank = static_cast<std::int64_t>(i);
    request.category = ride.category;
    request.purpose = ride.purpose;
    problem.requests.push_back(request);
    planning_case.ride_of.push_back(i);
  }
  planning_case.roads.traffic = {{at(9, 0), {TrafficFactors::on_roads(kPeriodFactor)}}};
  planning_case.routers.push_back(std::make_unique<Router>(network, standard_profile("taxi"), planning_case.roads));
  planning_case.positions.emplace_back();
  for (const Location& location : problem.locations) {
    planning_case.positions[0].push_back(planning_case.routers[0]->snap(location.at));
  }
  const Router* routers[] = {planning_case.routers[0].get()};
  problem.travel_times =
      std::make_shared<TravelTimes>(fill_travel_times(routers, planning_case.positions, RunContext{}));
  for (Request& request : problem.requests) {
    const Duration direct = direct_ride(planning_case, request.pickup, request.dropoff);
    request.direct = direct.is_infinite() ? Duration{} : direct;
    request.ride_time_limit = request.direct + Duration::from_minutes(30);
  }
}

void RunFixture::add_column(const std::string& key, Problem problem, bool dispatch) {
  PlanColumn column;
  column.key = key;
  column.iterations = dispatch ? 0 : 50;
  column.schedule = dispatch ? dispatch_in_booking_order(problem)
                             : plan(problem, {.iterations = 50, .time_budget = {}}, RunContext{}).schedule;
  for (Refusal& refusal : column.schedule.refused) {
    for (const Refusal& known : planning_case.off_road) {
      if (known.request == refusal.request) refusal = known;
    }
  }
  column.check = check(problem, column.schedule);
  column.value = coalition_value(problem, column.schedule);
  column.indicators = compute_indicators(problem, column.schedule);
  column.problem = std::move(problem);
  run.columns.push_back(std::move(column));
}

std::vector<Coordinate> RunFixture::input_coordinates() const {
  std::vector<Coordinate> out;
  for (const Ride& ride : scenario.rides) {
    out.push_back(ride.from.at);
    out.push_back(ride.to.at);
  }
  for (const OperatorData& data : scenario.operators) out.push_back(data.base.at);
  return out;
}

std::vector<std::string> RunFixture::input_names() const {
  std::vector<std::string> out;
  for (const Ride& ride : scenario.rides) {
    out.push_back(ride.id);
    out.push_back(ride.from.name);
    out.push_back(ride.to.name);
  }
  for (const OperatorData& data : scenario.operators) out.push_back(data.base.name);
  return out;
}

}  // namespace postkutscher
