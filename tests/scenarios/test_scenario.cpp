#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenarios/scenario.h"
#include "tests/scenarios/scenario_folder.h"

namespace postkutscher {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(ReadScenario, ReadsTheSmallScenario) {
  const ScenarioFolder folder;
  const Scenario s = folder.read();
  EXPECT_EQ(s.name, "Ein Werktag");
  EXPECT_EQ(s.date, (Date{2026, 4, 24}));
  EXPECT_EQ(s.time_zone, "Europe/Berlin");
  EXPECT_EQ(s.seed, 1U);
  EXPECT_EQ(s.periods.size(), 5U);
  EXPECT_EQ(s.map, folder.path("map.network"));
  ASSERT_EQ(s.operators.size(), 2U);
  EXPECT_EQ(s.operators[1].name, "op02");
  EXPECT_EQ(s.operators[0].base.at, Coordinate::from_degrees(14.3342, 51.7606));
  EXPECT_THAT(s.inputs, ElementsAre(folder.path("scenario.toml"), folder.path("fleet.csv"), folder.path("rides.csv")));
  EXPECT_THAT(s.notes, HasSubstr("rides.csv: UTF-8, separated by commas; 3 rows"));
}

TEST(ReadScenario, FleetFromTableAndFile) {
  const ScenarioFolder folder;
  const Scenario s = folder.read();
  ASSERT_EQ(s.fleet.size(), 4U);
  EXPECT_EQ(s.fleet[0].id, "op02-wheelchair_van-1");
  EXPECT_EQ(s.fleet[1].id, "op02-wheelchair_van-2");
  EXPECT_EQ(s.fleet[0].depot.at, Coordinate::from_degrees(14.32, 51.75));
  EXPECT_EQ(s.fleet[2].id, "CB-TX 1");
  EXPECT_EQ(s.fleet[2].depot.name, "Taxi Muster");
  EXPECT_EQ(s.fleet[2].shift, (TimeWindow{at(6, 0), at(14, 0)}));
  EXPECT_EQ(s.fleet[3].shift, (TimeWindow{at(22, 0), at(30, 0)}));  // after midnight
}

TEST(ReadScenario, RidesHaveWindowsByRule) {
  const ScenarioFolder folder;
  const Scenario s = folder.read();
  ASSERT_EQ(s.rides.size(), 3U);
  const Ride& outbound = s.rides[0];
  EXPECT_EQ(outbound.line, 2U);
  EXPECT_EQ(outbound.dropoff_window, (TimeWindow{at(7, 30), at(8, 0)}));
  EXPECT_EQ(outbound.pickup_window, TimeWindow{});  // open until the direct ride is known
  EXPECT_EQ(outbound.appointment, at(8, 0));
  const Ride& back = s.rides[1];
  EXPECT_EQ(back.pickup_window, (TimeWindow{at(12, 15), at(12, 45)}));
  EXPECT_EQ(back.linked, "r1");  // naming it on one side is enough
  EXPECT_EQ(s.rides[2].from.name, "Madlow, Süd");
  EXPECT_EQ(s.rides[2].category, Category::wheelchair);
  EXPECT_EQ(s.rides[2].booking_rank, 2);
}

TEST(ReadScenario, TypedWindowsReplaceTheRules) {
  const ScenarioFolder folder;
  folder.write("rides.csv",
               "id;operator;from_lon;from_lat;to_lon;to_lat;category;pickup_at;pickup_latest;dropoff_earliest;"
               "dropoff_latest\n"
               "a;op01;14,33;51,76;14,34;51,75;walking;9:00;9:05;;10:00\n"
               "b;op01;14,33;51,76;14,34;51,75;walking;;;9:00;9:20\n");
  const Scenario s = folder.read();
  EXPECT_EQ(s.rides[0].pickup_window, (TimeWindow{at(8, 45), at(9, 5)}));
  EXPECT_EQ(s.rides[0].dropoff_window, (TimeWindow{Instant::earliest_possible(), at(10, 0)}));
  EXPECT_EQ(s.rides[1].dropoff_window, (TimeWindow{at(9, 0), at(9, 20)}));
}

TEST(ReadScenario, OptionalColumnsOfRides) {
  const ScenarioFolder folder;
  folder.write("rides.csv",
               "id;operator;from_lon;from_lat;to_lon;to_lat;category;pickup_at;attendants;shares;ride_time_limit;"
               "price_of_not_serving;revenue;approach;booked_at;purpose\n"
               "a;op01;14,33;51,76;14,34;51,75;lying;9:00;1;ja;37,5;80;1.234,50;kerb;23.04.2026 12:00;dialysis\n"
               "b;op01;14,33;51,76;14,34;51,75;walking;9:00;;nein;;;;;22.04.2026 12:00;\n"
               "c;op01;14,33;51,76;14,34;51,75;lying;9:00;;;;;;;;\n");
  const Scenario s = folder.read();
  const Ride& a = s.rides[0];
  EXPECT_EQ(a.attendants, 1);
  EXPECT_TRUE(a.shares);
  EXPECT_EQ(a.ride_time_limit, Duration::from_seconds(std::int64_t{2250}));
  EXPECT_EQ(a.price_unserved_euros, 80);
  EXPECT_EQ(a.revenue_euros, 1234.5);
  EXPECT_EQ(a.approach, Approach::kerb);
  EXPECT_EQ(a.purpose, "dialysis");
  EXPECT_EQ(a.booking_rank, 1);
  EXPECT_EQ(s.rides[1].booking_rank, 0);
  EXPECT_FALSE(s.rides[1].shares);
  EXPECT_FALSE(s.rides[2].shares);  // lying patients ride alone by default
  EXPECT_EQ(s.rides[2].booking_rank, 2);
  EXPECT_FALSE(s.rides[2].price_unserved_euros.has_value());
}

TEST(ReadScenario, OtherPeoplesHeadersAndValues) {
  const ScenarioFolder folder;
  folder.edit("scenario.toml", "requests = \"rides.csv\"", R"(requests = "rides.csv"
[demand.columns]
id = "Auftrag"
pickup_at = "Uhrzeit"
[demand.values.category]
"Rollstuhl" = "wheelchair"
[demand.values.operator]
"Taxi Muster" = "op01"
)");
  folder.write("rides.csv",
               "AUFTRAG,Operator,From Lon,From Lat,To-Lon,TO_LAT,Uhrzeit,Category,Geburtsdatum,Diagnose\n"
               "7,taxi muster,14.33,51.76,14.34,51.75,7:05,rollstuhl,01.02.1950,geheim\n");
  const Scenario s = folder.read();
  ASSERT_EQ(s.rides.size(), 1U);
  EXPECT_EQ(s.rides[0].id, "7");
  EXPECT_EQ(s.rides[0].operator_id, "op01");
  EXPECT_EQ(s.rides[0].category, Category::wheelchair);
  EXPECT_EQ(s.rides[0].wished_pickup, at(7, 5));
  EXPECT_THAT(s.dropped_columns, ElementsAre("Geburtsdatum", "Diagnose"));
  EXPECT_THAT(s.notes, Not(HasSubstr("geheim")));
}

TEST(ReadScenario, RidesOfOtherDaysAreLeftOutAndCounted) {
  const ScenarioFolder folder;
  folder.write("rides.csv",
               "id,operator,from_lon,from_lat,to_lon,to_lat,category,pickup_at,date,linked\n"
               "a,op01,14.33,51.76,14.34,51.75,walking,9:00,24.04.2026,b\n"
               "b,op01,14.33,51.76,14.34,51.75,walking,9:00,2026-04-25,\n"
               "c,op01,14.33,51.76,14.34,51.75,walking,26.04.2026 9:00,,\n"
               "d,op01,14.33,51.76,14.34,51.75,walking,25.04.2026 0:30,24.04.2026,\n");
  const Scenario s = folder.read();
  ASSERT_EQ(s.rides.size(), 2U);
  EXPECT_EQ(s.rides[0].id, "a");
  EXPECT_EQ(s.rides[0].linked, "");  // its partner is of another day
  EXPECT_EQ(s.rides[1].wished_pickup, at(24, 30));
  EXPECT_THAT(s.notes, HasSubstr("2 rides of other days left out"));
}

// The first filled time column decides, typed windows too; without a date a time is of the scenario's day.
TEST(ReadScenario, AnyTimeColumnTellsTheDayOfARide) {
  const ScenarioFolder folder;
  folder.write("rides.csv",
               "id,operator,from_lon,from_lat,to_lon,to_lat,category,pickup_at,appointment_at,pickup_earliest,"
               "pickup_latest,dropoff_earliest,dropoff_latest\n"
               "a,op01,14.33,51.76,14.34,51.75,walking,,,25.04.2026 9:00,25.04.2026 9:30,,\n"
               "b,op01,14.33,51.76,14.34,51.75,walking,,,,,26.04.2026 9:00,26.04.2026 9:30\n"
               "c,op01,14.33,51.76,14.34,51.75,walking,,,24.04.2026 9:00,24.04.2026 9:30,,\n"
               "d,op01,14.33,51.76,14.34,51.75,walking,23:50,25.04.2026 0:20,,,,\n");
  const Scenario s = folder.read();
  ASSERT_EQ(s.rides.size(), 2U);
  EXPECT_EQ(s.rides[0].id, "c");
  EXPECT_EQ(s.rides[1].id, "d");
  EXPECT_THAT(s.notes, HasSubstr("2 rides of other days left out"));
}

TEST(ReadScenario, TimesWithOffsetAreOfTheirLocalDay) {
  const ScenarioFolder folder;
  folder.write("rides.csv",
               "id,operator,from_lon,from_lat,to_lon,to_lat,category,pickup_at\n"
               "a,op01,14.33,51.76,14.34,51.75,walking,2026-04-23T22:30:00Z\n"
               "b,op01,14.33,51.76,14.34,51.75,walking,2026-04-24T22:30:00Z\n"
               "c,op01,14.33,51.76,14.34,51.75,walking,2026-04-24T24:30\n");
  const Scenario s = folder.read();
  ASSERT_EQ(s.rides.size(), 2U);
  EXPECT_EQ(s.rides[0].id, "a");
  EXPECT_EQ(s.rides[0].wished_pickup, at(0, 30));
  EXPECT_EQ(s.rides[1].id, "c");  // the night after the written day belongs to it
}

// The night in which the clocks go back has 25 hours.
TEST(ReadScenario, AmbiguousTimesWithOffsetAreRead) {
  const ScenarioFolder folder;
  folder.edit("scenario.toml", "2026-04-24", "2026-10-25");
  folder.write("rides.csv",
               "id,operator,from_lon,from_lat,to_lon,to_lat,category,pickup_at\n"
               "a,op01,14.33,51.76,14.34,51.75,walking,2026-10-25T02:30:00+02:00\n"
               "b,op01,14.33,51.76,14.34,51.75,walking,2026-10-25T02:30:00+01:00\n"
               "c,op01,14.33,51.76,14.34,51.75,walking,03:30\n");
  const Scenario s = folder.read();
  EXPECT_EQ(s.rides[0].wished_pickup, at(2, 30));
  EXPECT_EQ(s.rides[1].wished_pickup, at(3, 30));
  EXPECT_EQ(s.rides[2].wished_pickup, at(4, 30));
}

TEST(ReadScenario, DefaultsOfTheField) {
  const ScenarioFolder folder;
  const ServiceRules& rules = folder.read().service;
  const auto minutes = [&](Category c) { return rules.service_time[static_cast<std::size_t>(c)].minutes(); };
  EXPECT_EQ(minutes(Category::walking), 2);
  EXPECT_EQ(minutes(Category::wheelchair), 7);
  EXPECT_EQ(minutes(Category::medical_care), 15);
  const auto& van = rules.vehicle_class_data[static_cast<std::size_t>(VehicleClass::wheelchair_van)];
  ASSERT_EQ(van.layouts.size(), 3U);
  EXPECT_EQ(van.layouts[2].capacity, (Load{1, 2, 0, 0}));
  EXPECT_EQ(van.per_hour_euros, 37.5);
  EXPECT_EQ(rules.vehicle_class_data[0].most_requests_on_board, 1);
  EXPECT_EQ(rules.unserved_base_euros, 40);
  EXPECT_EQ(rules.unserved_per_km_euros, 3);
}

// Every category must be served by at least one class that has its places.
TEST(ReadScenario, DefaultClassesHaveThePlacesOfTheirCategories) {
  const ScenarioFolder folder;
  const ServiceRules& rules = folder.read().service;
  for (std::size_t category = 0; category < kCategoryCount; ++category) {
    for (std::size_t c = 0; c < kVehicleClassCount; ++c) {
      if ((rules.vehicle_classes[category] & class_bit(static_cast<VehicleClass>(c))) == 0) continue;
      bool fits = false;
      for (const Layout& layout : rules.vehicle_class_data[c].layouts) {
        bool all = true;
        for (std::size_t kind = 0; kind < kPlaceKinds; ++kind) {
          all = all && rules.load[category][kind] <= layout.capacity[kind];
        }
        fits = fits || all;
      }
      EXPECT_TRUE(fits) << "category " << category << ", class " << c;
    }
    EXPECT_NE(rules.vehicle_classes[category], 0);
  }
}

}  // namespace
}  // namespace postkutscher
