#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenarios/scenario.h"
#include "tests/scenarios/scenario_folder.h"

namespace postkutscher {
namespace {

using testing::HasSubstr;

// Every value of the file differs from its default.
constexpr const char* kEverything = R"(schema = "scenario/1"
[scenario]
name = "Tag \"eins\" \\ Chóśebuz"
date = 2026-03-29
time_zone = "Europe/Warsaw"
seed = 77
[network]
map = "map.network"
area = "Cottbus"
buffer = "2.5km"
periods = [{from = 05:30:00, factor = 1.05}, {from = 16:00:00, factor = 1.3, by_class = {residential = 1.05, primary = 1.45}}]
closures = ["way/4711", "-12"]
avoid = "works.geojson"
[network.profiles.taxi]
turn_delay = 3.25
u_turns_anywhere = true
speed_urban = {residential = 27.5}
surface_speed = {coarse = 22}
parking_share = 0.5
[demand]
requests = "rides.csv"
[demand.columns]
id = "id"
[demand.values.category]
"Rolli \"E\"" = "wheelchair"
[service]
pickup_tolerance = "12min 30s"
arrival_before_appointment = "20min"
ride_time = {factor = 1.75, extra = "10min", cap = "1h 15min"}
price_of_not_serving = {base = 51.5, per_km = 2.25}
approach = "kerb"
[service.categories.wheelchair]
minutes = 7.5
load = {wheelchair = 1, seat = 1}
classes = ["drt_bus"]
shares = false
[service.vehicle_classes.hire_car]
layouts = [{seat = 3}, {seat = 6}]
profile = "taxi"
most_requests_on_board = 3
per_use = 4.2
per_hour = 31.1
per_km = 0.41
co2_g_per_km = 144
[[operator]]
id = "op01"
name = "Taxi \"Muster\""
base = [14.3342001, 51.7606]
base_name = "Hof"
[[operator]]
id = "op02"
base = [-14.32, 51.75]
[[fleet]]
file = "fleet.csv"
[[fleet]]
vehicle = "N 1"
operator = "op01"
class = "drt_bus"
depot = [14.3, 51.7]
depot_name = "Depot"
shift = ["22:30", "03:30"]
[planning]
time = "90s"
[cooperation]
separate = ["lying", "walking"]
[report]
csv = "excel_de"
)";

constexpr const char* kWorks = R"({"type": "Polygon", "coordinates": [[[14.3, 51.7], [14.4, 51.7], [14.4, 51.8]]]})";

void expect_equal(const Scenario& a, const Scenario& b) {
  EXPECT_EQ(a.name, b.name);
  EXPECT_EQ(a.date, b.date);
  EXPECT_EQ(a.time_zone, b.time_zone);
  EXPECT_EQ(a.seed, b.seed);
  EXPECT_EQ(a.map, b.map);
  EXPECT_EQ(a.area, b.area);
  EXPECT_EQ(a.area_buffer_metres, b.area_buffer_metres);
  ASSERT_EQ(a.periods.size(), b.periods.size());
  for (std::size_t i = 0; i < a.periods.size(); ++i) {
    EXPECT_EQ(a.periods[i].from, b.periods[i].from);
    EXPECT_EQ(a.periods[i].factor, b.periods[i].factor);
    EXPECT_EQ(a.periods[i].by_class, b.periods[i].by_class);
  }
  ASSERT_EQ(a.closures.ways.size(), b.closures.ways.size());
  for (std::size_t i = 0; i < a.closures.ways.size(); ++i) EXPECT_EQ(a.closures.ways[i].id, b.closures.ways[i].id);
  ASSERT_EQ(a.closures.avoid.has_value(), b.closures.avoid.has_value());
  if (a.closures.avoid) {
    EXPECT_EQ(a.closures.avoid->file, b.closures.avoid->file);
    EXPECT_EQ(a.closures.avoid->area.polygons.front().outer, b.closures.avoid->area.polygons.front().outer);
  }
  EXPECT_EQ(a.profiles, b.profiles);
  EXPECT_EQ(a.demand.requests, b.demand.requests);
  EXPECT_EQ(a.demand.columns, b.demand.columns);
  EXPECT_EQ(a.demand.values, b.demand.values);
  EXPECT_EQ(a.iterations, b.iterations);
  EXPECT_EQ(a.time_budget_seconds, b.time_budget_seconds);
  EXPECT_EQ(a.separate, b.separate);
  EXPECT_EQ(a.csv_style, b.csv_style);
}

void expect_equal(const ServiceRules& a, const ServiceRules& b) {
  EXPECT_EQ(a.pickup_tolerance, b.pickup_tolerance);
  EXPECT_EQ(a.arrival_before_appointment, b.arrival_before_appointment);
  EXPECT_EQ(a.ride_time.factor, b.ride_time.factor);
  EXPECT_EQ(a.ride_time.extra, b.ride_time.extra);
  EXPECT_EQ(a.ride_time.cap, b.ride_time.cap);
  EXPECT_EQ(a.service_time, b.service_time);
  EXPECT_EQ(a.load, b.load);
  EXPECT_EQ(a.vehicle_classes, b.vehicle_classes);
  EXPECT_EQ(a.shares, b.shares);
  EXPECT_EQ(a.unserved_base_euros, b.unserved_base_euros);
  EXPECT_EQ(a.unserved_per_km_euros, b.unserved_per_km_euros);
  EXPECT_EQ(a.approach, b.approach);
  for (std::size_t i = 0; i < kVehicleClassCount; ++i) {
    const VehicleClassData& x = a.vehicle_class_data[i];
    const VehicleClassData& y = b.vehicle_class_data[i];
    ASSERT_EQ(x.layouts.size(), y.layouts.size());
    for (std::size_t k = 0; k < x.layouts.size(); ++k) EXPECT_EQ(x.layouts[k].capacity, y.layouts[k].capacity);
    EXPECT_EQ(x.profile, y.profile);
    EXPECT_EQ(x.most_requests_on_board, y.most_requests_on_board);
    EXPECT_EQ(x.per_use_euros, y.per_use_euros);
    EXPECT_EQ(x.per_hour_euros, y.per_hour_euros);
    EXPECT_EQ(x.per_km_euros, y.per_km_euros);
    EXPECT_EQ(x.co2_grams_per_km, y.co2_grams_per_km);
  }
}

void expect_equal(const NamedPlace& a, const NamedPlace& b) {
  EXPECT_EQ(a.name, b.name);
  EXPECT_EQ(a.at, b.at);
}

void expect_equal_fleet_and_rides(const Scenario& a, const Scenario& b) {
  ASSERT_EQ(a.operators.size(), b.operators.size());
  for (std::size_t i = 0; i < a.operators.size(); ++i) {
    EXPECT_EQ(a.operators[i].id, b.operators[i].id);
    EXPECT_EQ(a.operators[i].name, b.operators[i].name);
    expect_equal(a.operators[i].base, b.operators[i].base);
  }
  ASSERT_EQ(a.fleet.size(), b.fleet.size());
  for (std::size_t i = 0; i < a.fleet.size(); ++i) {
    EXPECT_EQ(a.fleet[i].id, b.fleet[i].id);
    EXPECT_EQ(a.fleet[i].operator_id, b.fleet[i].operator_id);
    EXPECT_EQ(a.fleet[i].vehicle_class, b.fleet[i].vehicle_class);
    expect_equal(a.fleet[i].depot, b.fleet[i].depot);
    EXPECT_EQ(a.fleet[i].shift, b.fleet[i].shift);
  }
  ASSERT_EQ(a.rides.size(), b.rides.size());
  for (std::size_t i = 0; i < a.rides.size(); ++i) {
    EXPECT_EQ(a.rides[i].id, b.rides[i].id);
    EXPECT_EQ(a.rides[i].category, b.rides[i].category);
    EXPECT_EQ(a.rides[i].pickup_window, b.rides[i].pickup_window);
    EXPECT_EQ(a.rides[i].dropoff_window, b.rides[i].dropoff_window);
    EXPECT_EQ(a.rides[i].shares, b.rides[i].shares);
  }
}

void expect_round_trip(const ScenarioFolder& folder) {
  const Scenario first = folder.read();
  const std::string resolved = resolved_toml(first);
  folder.write("resolved.toml", resolved);
  const Scenario second = read_scenario(folder.path("resolved.toml"));
  expect_equal(first, second);
  expect_equal(first.service, second.service);
  expect_equal_fleet_and_rides(first, second);
  EXPECT_EQ(resolved_toml(second), resolved);
}

TEST(ResolvedToml, DefaultsReadBackEqual) {
  expect_round_trip(ScenarioFolder());
}

TEST(ResolvedToml, EveryValueReadsBackEqual) {
  const ScenarioFolder folder;
  folder.write("scenario.toml", kEverything);
  folder.write("works.geojson", kWorks);
  expect_round_trip(folder);
}

TEST(ResolvedToml, ReadsWhatTheFileSays) {
  const ScenarioFolder folder;
  folder.write("scenario.toml", kEverything);
  folder.write("works.geojson", kWorks);
  const Scenario s = folder.read();
  EXPECT_EQ(s.name, "Tag \"eins\" \\ Chóśebuz");
  EXPECT_EQ(s.area_buffer_metres, 2500);
  ASSERT_EQ(s.closures.ways.size(), 2U);
  EXPECT_EQ(s.closures.ways[0].id, 4711);
  EXPECT_EQ(s.closures.ways[1].id, -12);
  EXPECT_EQ(s.inputs[1].filename(), "works.geojson") << "for its checksum";
  EXPECT_EQ(s.service.pickup_tolerance, Duration::from_seconds(std::int64_t{750}));
  EXPECT_EQ(s.service.ride_time.cap, Duration::from_minutes(75));
  EXPECT_EQ(s.service.approach, Approach::kerb);
  EXPECT_EQ(s.time_budget_seconds, 90);
  EXPECT_EQ(s.csv_style, CsvStyle::excel_de);
  EXPECT_EQ(s.separate, (std::vector{Category::lying, Category::walking}));
  const auto taxi =
      std::find_if(s.profiles.begin(), s.profiles.end(), [](const Profile& p) { return p.name == "taxi"; });
  ASSERT_NE(taxi, s.profiles.end());
  EXPECT_EQ(taxi->turn_delay, 3.25);
  EXPECT_EQ(taxi->speed_urban[static_cast<std::size_t>(RoadClass::residential)], 27.5);
  EXPECT_EQ(taxi->surface_speed[static_cast<std::size_t>(SurfaceClass::coarse)], 22);
  EXPECT_EQ(taxi->parking_share, 0.5);
  EXPECT_EQ(taxi->top_speed, standard_profile("taxi").top_speed);
  // 22:30 to 03:30 in the night after the clocks went forward: five hours.
  EXPECT_EQ(s.fleet[0].shift.latest - s.fleet[0].shift.earliest, Duration::from_minutes(300));
  EXPECT_EQ(s.fleet[0].depot.name, "Depot");
}

TEST(ResolvedToml, HoldsNoRides) {
  const std::string resolved = resolved_toml(ScenarioFolder().read());
  EXPECT_THAT(resolved, HasSubstr("requests = \"rides.csv\""));
  EXPECT_THAT(resolved, HasSubstr("map = \"map.network\""));
  for (const char* of_rides : {"r1", "Madlow", "51.74"}) EXPECT_THAT(resolved, Not(HasSubstr(of_rides)));
}

}  // namespace
}  // namespace postkutscher
