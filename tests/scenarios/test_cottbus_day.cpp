// The files of the synthetic day: repeatable bytes, the published mix, and owners who can do what they took on.
#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <set>
#include <string>

#include "engine/base/geo.h"
#include "tests/scenarios/cottbus_folder.h"

namespace postkutscher {
namespace {

using Row = std::map<std::string, std::string>;

const std::vector<std::string> kFiles = {"cottbus.osm.pbf", "rides.csv", "fleet.csv", "scenario.toml"};

int minutes(const std::string& clock) {
  return std::stoi(clock.substr(0, 2)) * 60 + std::stoi(clock.substr(3, 2));
}

int time_of(const Row& ride) {
  return minutes(ride.at("pickup_at").empty() ? ride.at("appointment_at") : ride.at("pickup_at"));
}

// The classes that usually drive a category.
std::set<std::string> usual_classes(const std::string& category) {
  if (category == "wheelchair") return {"wheelchair_van"};
  if (category == "carry_chair") return {"carry_chair_van"};
  if (category == "lying") return {"stretcher_car", "ambulance"};
  if (category == "medical_care") return {"ambulance"};
  return {"taxi", "hire_car", "wheelchair_van"};
}

double share(const std::vector<Row>& rows, const std::string& column, const std::set<std::string>& values) {
  const auto n =
      std::count_if(rows.begin(), rows.end(), [&](const Row& row) { return values.count(row.at(column)) > 0; });
  return 100.0 * static_cast<double>(n) / static_cast<double>(rows.size());
}

TEST(CottbusDay, SameOptionsGiveTheSameBytes) {
  const CottbusFolder first, second;
  for (const auto& name : kFiles) {
    EXPECT_FALSE(first.bytes(name).empty()) << name;
    EXPECT_EQ(first.bytes(name), second.bytes(name)) << name;
  }
}

TEST(CottbusDay, AnotherSeedGivesAnotherDay) {
  const CottbusFolder first, second({.seed = 2});
  for (const auto& name : kFiles) EXPECT_NE(first.bytes(name), second.bytes(name)) << name;
}

TEST(CottbusDay, SaysThatItIsSynthetic) {
  const CottbusFolder day;
  EXPECT_EQ(day.bytes("scenario.toml").rfind("# Synthetisch – keine Aussage über Cottbus", 0), 0U);
  EXPECT_NE(day.bytes("cottbus.osm.pbf").find("postkutscher: Synthetisch – keine Aussage über Cottbus"),
            std::string::npos);
  for (const auto& ride : day.rows("rides.csv")) EXPECT_EQ(ride.at("id").rfind("SYN-", 0), 0U);
  for (const auto& vehicle : day.rows("fleet.csv")) EXPECT_EQ(vehicle.at("vehicle").rfind("SYN-", 0), 0U);
}

TEST(CottbusDay, HasThePublishedMix) {
  const CottbusFolder day;
  const auto rides = day.rows("rides.csv");
  ASSERT_EQ(rides.size(), 340U);
  EXPECT_NEAR(share(rides, "purpose", {"dialysis"}), 30, 1);
  EXPECT_NEAR(share(rides, "purpose", {"radiotherapy", "chemotherapy"}), 17, 1);
  EXPECT_NEAR(share(rides, "purpose", {"admission", "discharge", "transfer"}), 28, 1);
  EXPECT_NEAR(share(rides, "purpose", {"outpatient", "rehabilitation"}), 25, 1);
  EXPECT_NEAR(share(rides, "category", {"walking", "walking_with_help"}), 58, 1.5);
  EXPECT_NEAR(share(rides, "category", {"wheelchair_transfer"}), 10, 1.5);
  EXPECT_NEAR(share(rides, "category", {"wheelchair"}), 8, 1.5);
  EXPECT_NEAR(share(rides, "category", {"carry_chair"}), 8, 1.5);
  EXPECT_NEAR(share(rides, "category", {"lying"}), 4, 1.5);
  EXPECT_NEAR(share(rides, "category", {"medical_care"}), 12, 1.5);
}

TEST(CottbusDay, RidesAreAsLongAsInTheField) {
  const CottbusFolder day;
  std::vector<double> kilometres;
  for (const Row& ride : day.rows("rides.csv")) {
    const auto at = [&](const char* lon, const char* lat) {
      return Coordinate::from_degrees(std::stod(ride.at(lon)), std::stod(ride.at(lat)));
    };
    kilometres.push_back(distance_metres(at("from_lon", "from_lat"), at("to_lon", "to_lat")) / 1000);
  }
  std::sort(kilometres.begin(), kilometres.end());
  EXPECT_GT(kilometres.front(), 0.05);
  EXPECT_GT(kilometres[kilometres.size() / 2], 2.7);
  EXPECT_LT(kilometres[kilometres.size() / 2], 5.0);
}

TEST(CottbusDay, OutboundAndReturnBelongTogether) {
  const CottbusFolder day;
  std::map<std::string, Row> by_id;
  for (const Row& ride : day.rows("rides.csv")) by_id[ride.at("id")] = ride;
  EXPECT_EQ(by_id.size(), 340U);
  std::size_t linked = 0;
  for (const auto& [id, ride] : by_id) {
    EXPECT_LT(ride.at("booked_at"), "2026-04-24") << id;
    if (ride.at("linked").empty()) continue;
    ++linked;
    const Row& other = by_id.at(ride.at("linked"));
    EXPECT_EQ(other.at("linked"), id);
    EXPECT_EQ(other.at("operator"), ride.at("operator")) << id;
    EXPECT_EQ(other.at("category"), ride.at("category")) << id;
    EXPECT_EQ(other.at("from_lon"), ride.at("to_lon")) << id;
  }
  EXPECT_GT(linked, 200U);
}

TEST(CottbusDay, FleetIsOfTheStatedSize) {
  const CottbusFolder day;
  std::map<std::string, int> vehicles;
  std::set<std::string> classes;
  for (const Row& vehicle : day.rows("fleet.csv")) {
    ++vehicles[vehicle.at("operator")];
    classes.insert(vehicle.at("class"));
    EXPECT_LE(minutes(vehicle.at("shift_end")) - minutes(vehicle.at("shift_start")), 600);
  }
  EXPECT_EQ(vehicles.size(), 24U);
  int all = 0;
  for (const auto& [id, count] : vehicles) {
    EXPECT_GE(count, 1) << id;
    EXPECT_LE(count, 5) << id;
    all += count;
  }
  EXPECT_NEAR(all, 60, 4);
  EXPECT_EQ(classes.size(), 6U);
}

TEST(CottbusDay, EveryOwnerHasASuitableVehicleAtTheTime) {
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    const CottbusFolder day({.seed = seed});
    const auto fleet = day.rows("fleet.csv");
    for (const Row& ride : day.rows("rides.csv")) {
      const auto classes = usual_classes(ride.at("category"));
      const bool covered = std::any_of(fleet.begin(), fleet.end(), [&](const Row& vehicle) {
        return vehicle.at("operator") == ride.at("operator") && classes.count(vehicle.at("class")) > 0 &&
               minutes(vehicle.at("shift_start")) <= time_of(ride) && time_of(ride) <= minutes(vehicle.at("shift_end"));
      });
      EXPECT_TRUE(covered) << "seed " << seed << ": " << ride.at("id") << " of " << ride.at("operator");
    }
  }
}

TEST(CottbusDay, OwnershipNoiseMovesRidesAway) {
  const CottbusFolder near({.ownership_noise = 0}), anybody({.ownership_noise = 1});
  const auto a = near.rows("rides.csv"), b = anybody.rows("rides.csv");
  std::size_t moved = 0;
  for (std::size_t i = 0; i < a.size(); ++i) moved += a[i].at("operator") != b[i].at("operator");
  EXPECT_GT(moved, a.size() / 2);
}

}  // namespace
}  // namespace postkutscher
