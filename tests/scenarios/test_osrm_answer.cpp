#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "scenarios/osrm_answer.h"
#include "tests/support/ascii_map.h"

namespace postkutscher {
namespace {

using nlohmann::json;

json osrm(AsciiMap& map, const std::vector<std::string>& letters, const std::string& profile = "car") {
  const Router router(map.network(), standard_profile(profile));
  std::vector<Coordinate> waypoints;
  for (const std::string& letter : letters) waypoints.push_back(map.at(letter));
  return json::parse(route_as_osrm(map.network(), find_route(router, waypoints, Approach::any)));
}

// "name type modifier | …" of all steps of a leg.
std::string told(const json& answer, std::size_t leg = 0) {
  std::string text;
  for (const json& step : answer["routes"][0]["legs"][leg]["steps"]) {
    const json& maneuver = step["maneuver"];
    text += (text.empty() ? "" : " | ") + step["name"].get<std::string>() + " " + maneuver["type"].get<std::string>();
    if (maneuver.contains("modifier")) text += " " + maneuver["modifier"].get<std::string>();
  }
  return text;
}

TEST(OsrmAnswer, SegmentsOfOneStreetAreOneStep) {
  AsciiMap map({"A--B--C--D", "   |  |   ", "   E  F   "});
  map.way("AB", {.name = "Long"}).way("BC", {.name = "Long", .reference = "B 1"}).way("CD", {.name = "Next"});
  map.way("BE").way("CF", {.name = "Side"}).build();
  EXPECT_EQ(told(osrm(map, {"A", "D"})), "Long depart | Next new name straight | Next arrive");
  EXPECT_EQ(told(osrm(map, {"A", "F"})), "Long depart | Side turn right | Side arrive");
  EXPECT_EQ(told(osrm(map, {"F", "A"})), "Side depart | Long turn left | Long arrive");
  EXPECT_EQ(told(osrm(map, {"A", "A"})), "Long depart | Long arrive");
}

TEST(OsrmAnswer, AUTurnBeginsAStep) {
  AsciiMap map({"A--B--C", "   |   ", "   E   "});
  map.way("AB", {.name = "Main", .oneway = true}).way("BC", {.name = "Dead End"}).way("BE", {.name = "Side"});
  map.restriction({.from = "AB", .via = {"B"}, .to = "BE"}).build();
  EXPECT_EQ(told(osrm(map, {"A", "E"})),
            "Main depart | Dead End new name straight | Dead End continue uturn | Side turn left | Side arrive");
}

TEST(OsrmAnswer, UnnamedRoadsAreToldApartAtTurns) {
  AsciiMap map({"A--B--C", "   |   ", "   E--F"});
  map.way("AB").way("BC").way("BEF").build();
  EXPECT_EQ(told(osrm(map, {"A", "C"})), " depart |  arrive");
  EXPECT_EQ(told(osrm(map, {"A", "F"})), " depart |  continue right |  arrive");
}

AsciiMap roundabout() {
  AsciiMap map({"   V   ", "   D   ", "S-A C-U", "   B   ", "   T   "});
  map.way("SA", {.name = "South"}).way("TB", {.name = "Ten"}).way("UC", {.name = "Under"}).way("VD", {.name = "Vale"});
  map.way("ABCDA", {.name = "Ring", .oneway = true, .roundabout = true});
  return map;
}

TEST(OsrmAnswer, RoundaboutsHaveTheNameOfTheirExit) {
  AsciiMap map = roundabout();
  map.build();
  const json answer = osrm(map, {"S", "U"});
  const json& steps = answer["routes"][0]["legs"][0]["steps"];
  ASSERT_EQ(steps.size(), 4U);
  EXPECT_EQ(steps[1]["name"], "Under");
  EXPECT_EQ(steps[1]["maneuver"]["type"], "roundabout");
  EXPECT_EQ(steps[1]["maneuver"]["exit"], 2);
  EXPECT_EQ(steps[2]["name"], "Under");
  EXPECT_EQ(steps[2]["maneuver"]["type"], "exit roundabout");
  EXPECT_EQ(osrm(map, {"S", "T"})["routes"][0]["legs"][0]["steps"][1]["maneuver"]["exit"], 1);
  EXPECT_EQ(osrm(map, {"U", "T"})["routes"][0]["legs"][0]["steps"][1]["maneuver"]["exit"], 3);
}

TEST(OsrmAnswer, FerriesAreAModeOfTheirOwn) {
  AsciiMap map({"A--B----C--D"});
  map.way("AB", {.name = "Quay"}).way("BC", {.name = "Quay", .road_class = RoadClass::ferry}).way("CD").build();
  const json answer = osrm(map, {"A", "D"});
  const json& steps = answer["routes"][0]["legs"][0]["steps"];
  ASSERT_EQ(steps.size(), 4U);
  EXPECT_EQ(steps[0]["mode"], "driving");
  EXPECT_EQ(steps[1]["mode"], "ferry");
  EXPECT_EQ(steps[2]["mode"], "driving");
  EXPECT_EQ(osrm(map, {"A", "B"}, "foot")["routes"][0]["legs"][0]["steps"][0]["mode"], "walking");
  EXPECT_EQ(osrm(map, {"A", "B"}, "bicycle")["routes"][0]["legs"][0]["steps"][0]["mode"], "cycling");
}

TEST(OsrmAnswer, SummaryNamesTheTwoLongestStreets) {
  AsciiMap map({"A-B----C---D--E"});
  map.way("AB", {.name = "Short"}).way("BC", {.name = "Long"}).way("CD", {.reference = "L 50"}).way("DE").build();
  EXPECT_EQ(osrm(map, {"A", "E"})["routes"][0]["legs"][0]["summary"], "Long, L 50");
  EXPECT_EQ(osrm(map, {"A", "C"})["routes"][0]["legs"][0]["summary"], "Short, Long");
  EXPECT_EQ(osrm(map, {"D", "E"})["routes"][0]["legs"][0]["summary"], "");
}

TEST(OsrmAnswer, IntersectionsTellAllRoads) {
  AsciiMap map({"A--B--C", "   |   ", "   E   "});
  map.way("ABC", {.name = "Main"}).way("EB", {.name = "Side", .oneway = true}).build();
  const json answer = osrm(map, {"A", "C"});
  const json& passed = answer["routes"][0]["legs"][0]["steps"][0]["intersections"];
  ASSERT_EQ(passed.size(), 2U);
  EXPECT_EQ(passed[0]["out"], 0);
  EXPECT_EQ(passed[1]["bearings"], json({90, 180, 270}));
  EXPECT_EQ(passed[1]["entry"], json({true, false, false}));
  EXPECT_EQ(passed[1]["out"], 0);
  EXPECT_EQ(passed[1]["in"], 2);
}

TEST(OsrmAnswer, OneLegFromWaypointToWaypoint) {
  AsciiMap map({"A--B--C", "   |   ", "   E   "});
  map.way("AB", {.name = "West"}).way("BC", {.name = "East"}).way("BE", {.name = "South"}).build();
  const json answer = osrm(map, {"A", "E", "E", "C"});
  ASSERT_EQ(answer["routes"][0]["legs"].size(), 3U);
  EXPECT_EQ(answer["waypoints"].size(), 4U);
  EXPECT_EQ(told(answer, 0), "West depart | South turn right | South arrive");
  EXPECT_EQ(told(answer, 1), "South depart | South arrive");
  EXPECT_EQ(answer["routes"][0]["legs"][1]["distance"], 0.0);
  EXPECT_EQ(told(answer, 2), "South depart | East turn right | East arrive");
}

TEST(OsrmAnswer, NoRouteAndNoSegmentSayWhy) {
  AsciiMap map({"A--B", "    ", "C--D"});
  map.way("AB", {.oneway = true}).way("CD", {.road_class = RoadClass::footway, .access = {{Mode::car, Access::no}}});
  map.build();
  EXPECT_EQ(osrm(map, {"B", "A"}), json({{"code", "NoRoute"}, {"message", "Impossible route between points 0 and 1"}}));
  const Router router(map.network(), standard_profile("car"));
  const std::vector<Coordinate> waypoints = {map.at("A"), map.place(0, 20)};
  const json answer = json::parse(route_as_osrm(map.network(), find_route(router, waypoints, Approach::any)));
  EXPECT_EQ(answer["code"], "NoSegment");
  EXPECT_EQ(answer["waypoint"], 1);
}

}  // namespace
}  // namespace postkutscher
