#include "engine/network/conditions.h"

#include <gtest/gtest.h>

#include "tests/support/ascii_map.h"
#include "tests/support/input_errors.h"

namespace postkutscher {
namespace {

constexpr ModeMask kCar = mode_bit(Mode::car);

LocalTime friday(int hour) {
  return {{2026, 4, 24}, {3600 * hour}};
}

Access car_access(const AsciiMap& map, const char* from, const char* to, const std::optional<LocalTime>& time) {
  return FactsAtTime(map.network(), time).of(map.directed(from, to)).access_for(Mode::car);
}

TEST(Conditions, AccessOfOneDirectionAndModeAtItsHours) {
  AsciiMap map({"A---B"}, 100);
  map.way("AB", {.timed_access = {{.when = hours(7, 9), .modes = kCar, .backward = false}}});
  map.build();
  EXPECT_EQ(car_access(map, "A", "B", friday(8)), Access::no);
  EXPECT_EQ(car_access(map, "B", "A", friday(8)), Access::yes);
  EXPECT_EQ(car_access(map, "A", "B", friday(10)), Access::yes);
  EXPECT_EQ(car_access(map, "A", "B", std::nullopt), Access::yes) << "no time, no conditioned rule";
  EXPECT_EQ(FactsAtTime(map.network(), friday(8)).of(map.directed("A", "B")).access_for(Mode::taxi), Access::yes);
}

TEST(Conditions, TheLaterOfTwoRulesThatHoldDecides) {
  AsciiMap map({"A---B"}, 100);
  map.way("AB", {.timed_access = {{.when = hours(7, 12)}, {.when = hours(10, 15), .access = Access::destination}}});
  map.build();
  EXPECT_EQ(car_access(map, "A", "B", friday(8)), Access::no);
  EXPECT_EQ(car_access(map, "A", "B", friday(11)), Access::destination);
  EXPECT_EQ(car_access(map, "A", "B", friday(16)), Access::yes);
}

TEST(Conditions, OneWayRulesCloseWhatAccessOpens) {
  AsciiMap map({"A---B"}, 100);
  map.way("AB",
          {.timed_access = {{.when = hours(0, 12), .access = Access::destination}},
           .timed_oneways = {{.when = hours(6, 10)}, {.when = hours(8, 10), .forward = false, .backward = true}}});
  map.build();
  EXPECT_EQ(car_access(map, "B", "A", friday(5)), Access::destination);
  EXPECT_EQ(car_access(map, "B", "A", friday(7)), Access::no);
  EXPECT_EQ(car_access(map, "A", "B", friday(7)), Access::destination);
  EXPECT_EQ(car_access(map, "A", "B", friday(9)), Access::no);
  EXPECT_EQ(car_access(map, "B", "A", friday(9)), Access::destination);
}

TEST(Conditions, SpeedLimitsAndJunctions) {
  AsciiMap map({"A---B---C"}, 100);
  map.way("AB", {.speed = 50, .timed_speeds = {{hours(22, 6), 30}}}).way("BC");
  map.point("B", {.closed = kCar, .timed = {{.when = hours(6, 20), .modes = kCar}, {hours(12, 13), false, kAllModes}}});
  map.build();
  const auto at = [&](int hour) { return FactsAtTime(map.network(), friday(hour)); };
  EXPECT_EQ(at(23).of(map.directed("A", "B")).speed_limit, 300);
  EXPECT_EQ(at(23).of(map.directed("B", "A")).speed_limit, 300);
  EXPECT_EQ(at(8).of(map.directed("A", "B")).speed_limit, 500);
  EXPECT_EQ(at(23).of(map.directed("B", "C")).speed_limit, 0);
  EXPECT_EQ(at(23).closed(map.node("B")), kCar);
  EXPECT_EQ(at(8).closed(map.node("B")), 0);
  EXPECT_EQ(at(12).closed(map.node("B")), kAllModes);
  EXPECT_EQ(at(8).closed(map.node("A")), 0);
}

TEST(Conditions, ATimedBarrierSplitsItsWay) {
  AsciiMap map({"A-B-C"}, 100);
  map.way("ABC").point("B", {.timed = {{.when = hours(20, 6), .open = false}}});
  EXPECT_EQ(map.build().segments().size(), 2U);
}

TEST(Conditions, WhatIsOpenAtTimesIsEverOpen) {
  AsciiMap map({"A---B---C"}, 100);
  map.way("AB", {.access = {{Mode::car, Access::no}},
                 .timed_access = {{.when = hours(7, 9), .access = Access::yes, .modes = kCar, .backward = false}}});
  map.way("BC", {.access = {{Mode::car, Access::no}}});
  const auto modes = modes_ever_open(map.build().data());
  EXPECT_EQ(modes[map.directed("A", "B").value], kAllModes);
  EXPECT_EQ(modes[map.directed("B", "A").value], kAllModes & ~kCar);
  EXPECT_EQ(modes[map.directed("B", "C").value], kAllModes & ~kCar);
}

TEST(Conditions, RestrictionsKeepTheirCondition) {
  AsciiMap map({"A---B---C", "    |    ", "    D    "}, 100);
  map.way("AB").way("BC").way("BD");
  map.restriction({.kind = RestrictionKind::only, .from = "AB", .via = {"B"}, .to = "BC", .when = hours(7, 9)});
  const NetworkData& data = map.build().data();
  ASSERT_EQ(data.forbidden_sequences.size(), 1U);
  EXPECT_EQ(data.conditions[data.forbidden_sequences.front().condition], hours(7, 9));
  EXPECT_NE(std::find(data.provenance.counts.begin(), data.provenance.counts.end(),
                      std::pair<std::string, std::int64_t>("restrictions_conditional", 1)),
            data.provenance.counts.end());
}

TEST(Conditions, RestrictionsReachRoadsThatAreOpenAtTimes) {
  AsciiMap map({"A---B---C", "    |    ", "    D    "}, 100);
  map.way("AB").way("BC").way("BD", {.access = {{Mode::car, Access::no}},
                                     .timed_access = {{.when = hours(7, 9), .access = Access::yes, .modes = kCar}}});
  map.restriction({.from = "AB", .via = {"B"}, .to = "BD", .modes = kCar});
  EXPECT_EQ(map.build().data().forbidden_sequences.size(), 1U);
}

TEST(Conditions, NetworkRefusesDamagedOnes) {
  AsciiMap map({"A---B"}, 100);
  map.way("AB", {.timed_access = {{.when = hours(7, 9)}},
                 .timed_oneways = {{.when = hours(7, 9)}},
                 .timed_speeds = {{hours(7, 9), 30}}});
  map.point("B", {.timed = {{.when = hours(7, 9)}}});
  const NetworkData sound = map.build().data();
  const auto refused = [&](auto damage) {
    NetworkData data = sound;
    damage(data);
    return code_of([&] { const Network network(std::move(data)); }) == "damaged_network";
  };
  EXPECT_FALSE(refused([](NetworkData&) {}));
  EXPECT_TRUE(refused([](NetworkData& d) { d.conditions.begin()->rules.front().times.front().to = 3000; }));
  EXPECT_TRUE(refused([](NetworkData& d) { d.timed.access.front().on = DirectedSegment(2); }));
  EXPECT_TRUE(refused([](NetworkData& d) { d.timed.access.front().access = static_cast<Access>(9); }));
  EXPECT_TRUE(refused([](NetworkData& d) { d.timed.oneways.front().condition = ConditionId(99); }));
  EXPECT_TRUE(refused([](NetworkData& d) { d.timed.speed_limits.front().on = DirectedSegment(7); }));
  EXPECT_TRUE(refused([](NetworkData& d) { d.timed_passages.front().node = NodeId(5); }));
  EXPECT_TRUE(refused([](NetworkData& d) { d.timed_passages.front().condition = ConditionId(99); }));
}

}  // namespace
}  // namespace postkutscher
