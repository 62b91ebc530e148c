#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/base/random.h"
#include "engine/routing/travel_time_tables.h"
#include "scenarios/bad_rows.h"
#include "scenarios/planning_case.h"
#include "tests/scenarios/scenario_folder.h"
#include "tests/support/ascii_map.h"

namespace postkutscher {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Scenario base_scenario() {
  const ScenarioFolder folder;
  Scenario s = folder.read();
  s.rides.clear();
  s.fleet.clear();
  s.operators.clear();
  return s;
}

// A street of 3 km through A, B, C, D, a lone road X-Y that nothing connects, and one operator at A with a taxi and a
// van.
class PlanningCaseTest : public testing::Test {
 protected:
  PlanningCaseTest() : map_({"A---------B---------C---------D", "", "          X---------Y          "}, 100) {
    map_.way("AB", {.name = "Lange Straße"}).way("BC").way("CD").way("XY");
    District district;
    district.german = "Sandow";
    district.sorbian = "Žandow";
    district.centre = map_.at("B");
    map_.rest().districts.push_back(district);
    scenario_ = base_scenario();
    scenario_.operators = {{"op01", "Taxi Muster", {"Hof", map_.at("A")}}};
    scenario_.fleet = {vehicle("taxi 1", VehicleClass::taxi), vehicle("van 1", VehicleClass::wheelchair_van)};
    // Only the street of A to D, so that X-Y is for refusals.
    network_ = std::shared_ptr<const Network>(&map_.build(), [](const Network*) {});
  }

  FleetVehicle vehicle(const std::string& id, VehicleClass c) const {
    return {"fleet.csv:2", id, "op01", c, {"Hof", map_.at("A")}, {at(6, 0), at(20, 0)}};
  }

  Ride ride(const std::string& id, Coordinate from, Coordinate to) const {
    Ride r;
    r.line = scenario_.rides.size() + 2;
    r.id = id;
    r.operator_id = "op01";
    r.from = {"Sandow", from};
    r.to = {"Forst", to};
    r.appointment = at(8, 0);
    r.dropoff_window = {at(7, 30), at(8, 0)};
    return r;
  }

  PlanningCase build() const { return build_planning_case(scenario_, network_, RunContext{}); }

  AsciiMap map_;
  Scenario scenario_;
  std::shared_ptr<const Network> network_;
};

TEST_F(PlanningCaseTest, HasDutiesProfilesAndPlaces) {
  scenario_.rides = {ride("r1", map_.at("B"), map_.at("C")), ride("r2", map_.at("C"), map_.at("B"))};
  scenario_.rides[1].from.name = "Forst";
  scenario_.rides[1].to.name = "Sandow";
  const PlanningCase c = build();
  ASSERT_EQ(c.problem.duties.size(), 2U);
  EXPECT_EQ(c.problem.duties[DutyId(1)].id, "van 1");
  EXPECT_EQ(c.problem.duties[DutyId(1)].profile, TravelProfileId(1));
  EXPECT_EQ(c.problem.duties[DutyId(0)].rates.per_hour, Cost::from_euros(32.5));
  EXPECT_EQ(c.problem.vehicles[VehicleId(1)].layouts.size(), 3U);
  ASSERT_EQ(c.routers.size(), 2U);
  EXPECT_EQ(c.routers[1]->profile().name, "wheelchair_van");
  EXPECT_EQ(c.problem.locations.size(), 3U);  // the depot, and two places that both rides share
  EXPECT_EQ(c.problem.requests[RequestId(0)].pickup, c.problem.requests[RequestId(1)].dropoff);
  EXPECT_EQ(c.problem.locations[LocationId(1)].district, "Sandow");
  EXPECT_TRUE(c.problem.locations[LocationId(1)].district_approximate);
  EXPECT_EQ(c.problem.operators[OperatorId(0)].base, c.problem.duties[DutyId(0)].start);
}

TEST_F(PlanningCaseTest, RequestsFollowTheRules) {
  scenario_.rides = {ride("r1", map_.at("B"), map_.at("C"))};
  scenario_.rides[0].attendants = 1;
  scenario_.rides[0].booking_rank = 7;
  scenario_.rides[0].purpose = "dialysis";
  scenario_.rides[0].revenue_euros = 12.5;
  const PlanningCase c = build();
  const Request& r = c.problem.requests[RequestId(0)];
  EXPECT_EQ(r.load, (Load{2, 0, 0, 0}));  // patient and attendant
  EXPECT_EQ(r.pickup_service, Duration::from_minutes(2));
  EXPECT_EQ(r.owner, OperatorId(0));
  EXPECT_EQ(r.booking_rank, 7);
  EXPECT_EQ(r.purpose, "dialysis");
  EXPECT_EQ(r.revenue, Cost::from_euros(12.5));
  EXPECT_EQ(r.price_of_not_serving, Cost::from_euros(40 + 3 * 1.0));  // 1 km
  EXPECT_EQ(c.ride_of[RequestId(0)], 0U);
  scenario_.rides[0].price_unserved_euros = 99;
  EXPECT_EQ(build().problem.requests[RequestId(0)].price_of_not_serving, Cost::from_euros(99));
}

// direct + 15 min wins over 1.5 × direct here, and is below the cap of 60 min.
TEST_F(PlanningCaseTest, DirectRideLimitAndTheOtherWindow) {
  scenario_.rides = {ride("r1", map_.at("B"), map_.at("C"))};
  const PlanningCase c = build();
  const Request& r = c.problem.requests[RequestId(0)];
  RouterWorkspace workspace = c.routers[0]->make_workspace();
  const auto route = c.routers[0]->route(c.routers[0]->snap(map_.at("B")), c.routers[0]->snap(map_.at("C")), workspace);
  ASSERT_TRUE(route.has_value());
  EXPECT_EQ(r.direct, route->cost.duration);  // free flow, though the table knows only the hours of duty
  EXPECT_EQ(r.ride_time_limit, r.direct + Duration::from_minutes(15));
  EXPECT_EQ(r.dropoff_window, (TimeWindow{at(7, 30), at(8, 0)}));
  EXPECT_EQ(r.pickup_window.latest, at(8, 0) - r.direct - r.pickup_service);
  EXPECT_EQ(r.pickup_window.earliest, at(7, 30) - r.ride_time_limit - r.pickup_service);
}

TEST_F(PlanningCaseTest, ClosedRoadsHoldForEveryRouter) {
  scenario_.rides = {ride("r1", map_.at("A"), map_.at("D"))};
  EXPECT_TRUE(build().off_road.empty());
  scenario_.closures.ways = {{map_.way_id("BC"), "scenario.toml:9:1"}};
  const PlanningCase c = build();
  EXPECT_THAT(c.roads.closed, ElementsAre(map_.directed("B", "C").segment()));
  ASSERT_EQ(c.off_road.size(), 1U);
  const Request& r = c.problem.requests[RequestId(0)];
  for (std::size_t p = 0; p < c.routers.size(); ++p) {
    EXPECT_EQ(c.problem.travel_times->leg(r.pickup, r.dropoff, TravelProfileId(p), at(7, 0)), Duration::infinite());
  }
}

TEST_F(PlanningCaseTest, PickupWindowBoundsTheDropoff) {
  scenario_.rides = {ride("r1", map_.at("B"), map_.at("C"))};
  scenario_.rides[0].pickup_window = {at(9, 0), at(9, 30)};
  scenario_.rides[0].dropoff_window = {};
  const PlanningCase c = build();
  const Request& r = c.problem.requests[RequestId(0)];
  EXPECT_EQ(r.pickup_window, (TimeWindow{at(9, 0), at(9, 30)}));
  EXPECT_EQ(r.dropoff_window.earliest, at(9, 0) + r.pickup_service + r.direct);
  EXPECT_EQ(r.dropoff_window.latest, at(9, 30) + r.pickup_service + r.ride_time_limit);
}

// With no room for detours the limit is the slowest vehicle's ride in the slowest period, at any departure.
TEST_F(PlanningCaseTest, LimitNeverForbidsADirectRide) {
  scenario_.service.ride_time = {1.0, Duration{}, Duration{}};
  scenario_.rides = {ride("r1", map_.at("A"), map_.at("D"))};
  const PlanningCase c = build();
  const Request& r = c.problem.requests[RequestId(0)];
  for (const TravelProfileId profile : {TravelProfileId(0), TravelProfileId(1)}) {
    for (int minute = 6 * 60; minute < 20 * 60; ++minute) {
      EXPECT_LE(c.problem.travel_times->leg(r.pickup, r.dropoff, profile, at(0, minute)), r.ride_time_limit);
    }
  }
  EXPECT_GT(r.ride_time_limit, r.direct);
}

TEST_F(PlanningCaseTest, LimitsTypedBelowTheDirectRideAreBadRows) {
  scenario_.rides = {ride("r1", map_.at("A"), map_.at("D"))};
  scenario_.rides.push_back(ride("r2", map_.at("B"), map_.at("C")));
  scenario_.rides.push_back(ride("r3", map_.at("D"), map_.at("A")));
  scenario_.rides[0].ride_time_limit = scenario_.rides[2].ride_time_limit = Duration::from_minutes(1);
  scenario_.demand.columns["ride_time_limit"] = "Höchstfahrzeit";
  try {
    build();
    FAIL() << "took limits that nobody can keep";
  } catch (const BadRows& bad) {
    ASSERT_EQ(bad.errors().size(), 2U);
    EXPECT_THAT(bad.where(), testing::EndsWith("rides.csv:2"));
    EXPECT_EQ(bad.errors()[1].line, 4U);
    EXPECT_EQ(bad.errors()[1].column, "Höchstfahrzeit");
    EXPECT_EQ(bad.errors()[1].value, "1");
    EXPECT_THAT(bad.errors()[1].cause, testing::MatchesRegex("the limit of 1 min is below the direct ride of .* min."));
    EXPECT_THAT(bad.errors()[1].action, HasSubstr("Raise the limit"));
  }
  for (const std::size_t i : {0U, 2U}) scenario_.rides[i].ride_time_limit = Duration::from_minutes(50);
  EXPECT_EQ(build().problem.requests[RequestId(0)].ride_time_limit, Duration::from_minutes(50));
}

TEST_F(PlanningCaseTest, SkippedLimitsAreLeftOutAndNoted) {
  scenario_.rides = {ride("r1", map_.at("A"), map_.at("D"))};
  scenario_.rides.push_back(ride("r2", map_.at("B"), map_.at("C")));
  scenario_.rides[0].ride_time_limit = Duration::from_minutes(1);
  scenario_.rides[0].linked = "r2";
  scenario_.rides[1].linked = "r1";
  scenario_.skip_bad_rows = true;
  const PlanningCase c = build();
  ASSERT_EQ(c.row_errors.size(), 1U);
  EXPECT_EQ(c.row_errors[0].line, 2U);
  EXPECT_EQ(c.row_errors[0].column, "ride_time_limit");
  ASSERT_EQ(c.problem.requests.size(), 1U);
  EXPECT_EQ(c.problem.requests[RequestId(0)].id, "r2");
  EXPECT_FALSE(c.problem.requests[RequestId(0)].linked.has_value());
  EXPECT_TRUE(c.off_road.empty());
}

TEST_F(PlanningCaseTest, LinkedRidesNameEachOther) {
  scenario_.rides = {ride("out", map_.at("B"), map_.at("C")), ride("lone", map_.at("B"), map_.at("C")),
                     ride("back", map_.at("C"), map_.at("B"))};
  scenario_.rides[0].linked = "back";
  scenario_.rides[2].linked = "out";
  const PlanningCase c = build();
  EXPECT_EQ(c.problem.requests[RequestId(0)].linked, RequestId(2));
  EXPECT_EQ(c.problem.requests[RequestId(2)].linked, RequestId(0));
  EXPECT_FALSE(c.problem.requests[RequestId(1)].linked.has_value());
}

TEST_F(PlanningCaseTest, RidesOutsideTheMapAreRefused) {
  scenario_.rides = {ride("far", map_.at("B"), map_.place(62, 0)), ride("near", map_.at("B"), map_.at("C"))};
  const PlanningCase c = build();
  ASSERT_EQ(c.off_road.size(), 1U);
  EXPECT_EQ(c.off_road[0].request, RequestId(0));
  EXPECT_EQ(c.off_road[0].reason, RefusalReason::outside_map);
  EXPECT_EQ(c.off_road[0].detail_de, "Die Karte endet 3,2 km vor Forst; mit --buffer neu importieren.");
  EXPECT_EQ(c.off_road[0].detail_en, "The map ends 3.2 km before Forst; import with --buffer.");
  // Off the map, yet a request with a price: crow-fly distance in place of the road's.
  ASSERT_EQ(c.problem.requests.size(), 2U);
  const double kilometres = distance_metres(map_.at("B"), map_.place(62, 0)) / 1000;
  EXPECT_NEAR(c.problem.requests[RequestId(0)].price_of_not_serving.euros(),
              scenario_.service.unserved_base_euros + scenario_.service.unserved_per_km_euros * kilometres, 0.01);
  for (const DutyId duty : c.problem.duties.ids()) {
    EXPECT_TRUE(c.problem.travel_times
                    ->least(c.problem.duties[duty].start, c.problem.requests[RequestId(0)].pickup,
                            c.problem.duties[duty].profile)
                    .is_infinite());
  }
}

TEST_F(PlanningCaseTest, RidesWithoutRoadAreRefused) {
  for (Profile& profile : scenario_.profiles) profile.snap_limit_metres = 50;
  scenario_.rides = {ride("r1", map_.place(5, 1), map_.at("C"))};  // 100 m beside the street
  const PlanningCase c = build();
  ASSERT_EQ(c.off_road.size(), 1U);
  EXPECT_EQ(c.off_road[0].reason, RefusalReason::no_road);
  EXPECT_EQ(c.off_road[0].detail_en,
            "No road that vehicles may use within 50 m of Sandow; the nearest way of any kind is 100 m away.");
  EXPECT_THAT(c.off_road[0].detail_de, HasSubstr("im Umkreis von 50 m bei Sandow"));
}

TEST_F(PlanningCaseTest, RidesWithoutRouteAreRefused) {
  AsciiMap split({"A---------B", "", "", "X----Y     "}, 400);
  split.way("AB", {.oneway = true}).way("XY", {.oneway = true});
  scenario_.operators[0].base.at = scenario_.fleet[0].depot.at = scenario_.fleet[1].depot.at = split.at("A");
  network_ = std::shared_ptr<const Network>(&split.build(), [](const Network*) {});
  scenario_.rides = {ride("r1", split.at("B"), split.at("X"))};
  scenario_.rides[0].to.name = "";
  const PlanningCase c = build();
  ASSERT_EQ(c.off_road.size(), 1U);
  EXPECT_EQ(c.off_road[0].reason, RefusalReason::no_route);
  EXPECT_EQ(c.off_road[0].detail_de, "Auf der Karte führt kein Weg von Sandow zu dem Ziel.");
}

TEST_F(PlanningCaseTest, DepotOffTheMapIsAnError) {
  scenario_.fleet[1].depot.at = map_.place(80, 0);
  EXPECT_THAT(input_error([&] { build(); }),
              testing::AllOf(HasSubstr("depot_off_map | fleet.csv:2 | the depot of van 1"), HasSubstr("5.0 km outside"),
                             HasSubstr("--buffer")));
  const Coordinate right = map_.at("A");
  scenario_.fleet[1].depot.at = {right.lat_e7, right.lon_e7};
  EXPECT_THAT(input_error([&] { build(); }), HasSubstr("Did you swap longitude and latitude?"));
}

// Periods before and within the hours of duty, and only those.
TEST_F(PlanningCaseTest, PeriodsCoverTheHoursOfDuty) {
  const auto on_roads = [](const PlanningCase& c) {
    std::vector<double> factors;
    for (const TravelPeriod& period : c.roads.traffic) factors.push_back(period.traffic.of(RoadClass::residential));
    return factors;
  };
  scenario_.rides = {ride("r1", map_.at("B"), map_.at("C"))};
  PlanningCase c = build();
  EXPECT_THAT(on_roads(c), ElementsAre(1.2, 1.1, 1.25, 1.0));
  EXPECT_THAT(c.problem.travel_times->period_starts(), ElementsAre(at(6, 30), at(9, 0), at(15, 0), at(18, 0)));
  for (FleetVehicle& v : scenario_.fleet) v.shift = {at(7, 0), at(26, 0)};
  scenario_.periods = {{TimeOfDay{6 * 3600}, 1.2, {}}, {TimeOfDay{9 * 3600}, 1.0, {}}, {TimeOfDay{22 * 3600}, 1.5, {}}};
  c = build();
  EXPECT_THAT(on_roads(c), ElementsAre(1.2, 1.0, 1.5));
  EXPECT_THAT(c.problem.travel_times->period_starts(), ElementsAre(at(6, 0), at(9, 0), at(22, 0)));
}

TEST_F(PlanningCaseTest, FactorsOfRoadClassesReplaceThatOfThePeriod) {
  const TrafficPeriod period{TimeOfDay{6 * 3600}, 1.2, {{RoadClass::primary, 1.4}, {RoadClass::ferry, 2}}};
  EXPECT_EQ(period.traffic().of(RoadClass::primary), 1.4);
  EXPECT_EQ(period.traffic().of(RoadClass::residential), 1.2);
  EXPECT_EQ(period.traffic().of(RoadClass::ferry), 2);
  EXPECT_EQ((TrafficPeriod{TimeOfDay{0}, 1.2, {}}).traffic().of(RoadClass::ferry), 1) << "ferries have a timetable";
}

// The table and the road network agree to the tick, at random departures around the borders of periods.
TEST_F(PlanningCaseTest, ReferenceLegAgreesWithTheTable) {
  scenario_.rides = {ride("r1", map_.at("B"), map_.at("C")), ride("r2", map_.at("D"), map_.place(3, 0))};
  const PlanningCase c = build();
  const ReferenceLeg leg = reference_leg(c);
  RandomStream random({.seed = 5, .purpose = "reference legs"});
  const auto locations = c.problem.locations.size();
  for (int i = 0; i < 2000; ++i) {
    const LocationId from(static_cast<std::size_t>(random() % locations));
    const LocationId to(static_cast<std::size_t>(random() % locations));
    const TravelProfileId profile(static_cast<std::size_t>(random() % 2));
    const auto& starts = c.problem.travel_times->period_starts();
    const Instant depart =
        starts[random() % starts.size()] + Duration{static_cast<std::int64_t>(random() % 4000) - 3000};
    const Duration table = c.problem.travel_times->leg(from, to, profile, depart);
    const Duration road = leg(from, to, profile, depart);
    EXPECT_LE(std::abs(table.ticks - road.ticks), 1) << "seed 5, draw " << i;
  }
}

TEST_F(PlanningCaseTest, CancelledBuildsEndAtOnce) {
  scenario_.rides = {ride("r1", map_.at("B"), map_.at("C"))};
  const std::atomic<bool> cancel = true;
  RunContext context;
  context.cancel = &cancel;
  EXPECT_THROW(build_planning_case(scenario_, network_, context), Cancelled);
}

}  // namespace
}  // namespace postkutscher
