// Routes at a departure time: what holds then holds on the whole way.
#include <gtest/gtest.h>

#include "tests/engine/routing/routing_support.h"

namespace postkutscher {
namespace {

constexpr std::uint8_t kWorkdays = 0x1F;

// Friday, 24 April 2026, and the Saturday after it.
LocalTime friday(int hour) {
  return {{2026, 4, 24}, {3600 * hour}};
}
LocalTime saturday(int hour) {
  return {{2026, 4, 25}, {3600 * hour}};
}

AsciiMap block() {
  return AsciiMap({"A---B---C---D", "    |   |    ", "    |   |    ", "    E---F    "}, 100);
}

// `draw` draws the map anew for each route.
template <class Draw>
std::string path(Draw draw, const std::optional<LocalTime>& depart, std::string_view from, std::string_view to) {
  AsciiMap map = draw();
  DrawnRouter drawn(map, plain_profile(), {.depart = depart});
  return drawn.path(from, to);
}

TEST(Depart, RoadClosedAtHoursIsPassedRound) {
  const auto draw = [] {
    AsciiMap map = block();
    map.way("AB").way("BC", {.timed_access = {{.when = hours(7, 9, kWorkdays)}}}).way("CD").way("BE").way("EF");
    map.way("CF");
    return map;
  };
  EXPECT_EQ(path(draw, friday(8), "AB", "CD"), "AB BE EF FC CD");
  EXPECT_EQ(path(draw, friday(9), "AB", "CD"), "AB BC CD");
  EXPECT_EQ(path(draw, saturday(8), "AB", "CD"), "AB BC CD");
  EXPECT_EQ(path(draw, std::nullopt, "AB", "CD"), "AB BC CD");
}

TEST(Depart, RoadOpenAtHoursIsUsedThen) {
  const auto draw = [] {
    AsciiMap map = block();
    map.way("AB").way("CD").way("BE").way("EF").way("CF");
    map.way("BC",
            {.access = {{Mode::car, Access::no}}, .timed_access = {{.when = hours(22, 6), .access = Access::yes}}});
    return map;
  };
  EXPECT_EQ(path(draw, friday(23), "AB", "CD"), "AB BC CD");
  EXPECT_EQ(path(draw, saturday(5), "AB", "CD"), "AB BC CD");
  EXPECT_EQ(path(draw, friday(12), "AB", "CD"), "AB BE EF FC CD");
  EXPECT_EQ(path(draw, std::nullopt, "AB", "CD"), "AB BE EF FC CD");
}

TEST(Depart, OneWayAtHours) {
  const auto draw = [] {
    AsciiMap map = block();
    map.way("AB").way("BC", {.timed_oneways = {{.when = hours(7, 9)}}}).way("CD").way("BE").way("EF").way("CF");
    return map;
  };
  EXPECT_EQ(path(draw, friday(8), "AB", "CD"), "AB BC CD");
  EXPECT_EQ(path(draw, friday(8), "DC", "BA"), "DC CF FE EB BA");
  EXPECT_EQ(path(draw, friday(10), "DC", "BA"), "DC CB BA");
}

TEST(Depart, GateWithHours) {
  const auto draw = [] {
    AsciiMap map({"A---B-G-C---D", "    |   |    ", "    |   |    ", "    E---F    "}, 100);
    map.way("AB").way("BGC").way("CD").way("BE").way("EF").way("CF");
    map.point("G", {.timed = {{.when = hours(20, 6), .open = false}}});
    return map;
  };
  EXPECT_EQ(path(draw, friday(12), "AB", "CD"), "AB BG GC CD");
  EXPECT_EQ(path(draw, friday(21), "AB", "CD"), "AB BE EF FC CD");
  EXPECT_EQ(path(draw, std::nullopt, "AB", "CD"), "AB BG GC CD");
}

TEST(Depart, RestrictionViaNodeAtHours) {
  const auto draw = [] {
    AsciiMap map = block();
    map.way("AB").way("BC").way("CD").way("BE").way("EF").way("CF");
    map.restriction({.from = "AB", .via = {"B"}, .to = "BC", .when = hours(7, 9, kWorkdays)});
    map.restriction({.kind = RestrictionKind::only, .from = "CD", .via = {"C"}, .to = "CF", .when = hours(15, 19)});
    return map;
  };
  EXPECT_EQ(path(draw, friday(8), "AB", "CD"), "AB BE EF FC CD");
  EXPECT_EQ(path(draw, friday(10), "AB", "CD"), "AB BC CD");
  EXPECT_EQ(path(draw, saturday(8), "AB", "CD"), "AB BC CD");
  EXPECT_EQ(path(draw, friday(16), "DC", "BA"), "DC CF FE EB BA");
  EXPECT_EQ(path(draw, friday(8), "DC", "BA"), "DC CB BA");
  EXPECT_EQ(path(draw, std::nullopt, "DC", "BA"), "DC CB BA");
}

TEST(Depart, RestrictionViaWayAtHours) {
  const auto draw = [] {
    AsciiMap map = block();
    map.way("AB").way("BC").way("CD").way("BE").way("EF").way("CF");
    map.restriction({.from = "AB", .via = {"BC"}, .to = "CD", .when = hours(7, 9)});
    map.restriction({.from = "AB", .via = {"BC"}, .to = "CF"});
    return map;
  };
  EXPECT_EQ(path(draw, friday(8), "AB", "CD"), "AB BE EF FC CD");
  EXPECT_EQ(path(draw, friday(10), "AB", "CD"), "AB BC CD");
  EXPECT_EQ(path(draw, friday(10), "AB", "CF"), "AB BE EF FC") << "the one without hours holds always";
}

TEST(Depart, SpeedLimitAtHours) {
  AsciiMap map({"A---B"}, 100);
  map.way("AB", {.speed = 36, .timed_speeds = {{hours(22, 6), 18}}});
  map.build();
  const auto duration = [&](const std::optional<LocalTime>& depart) {
    const Router router(map.network(), plain_profile(), {.depart = depart});
    auto workspace = router.make_workspace();
    const Position from = router.snap(map.between("A", "B", 0)), to = router.snap(map.between("A", "B", 1));
    return router.route(from, to, workspace)->cost.duration;
  };
  EXPECT_EQ(duration(friday(12)), Duration::from_seconds(40.0));
  EXPECT_EQ(duration(friday(23)), Duration::from_seconds(80.0));
  EXPECT_EQ(duration(std::nullopt), Duration::from_seconds(40.0));
}

TEST(Depart, PlacesOnClosedRoadsAreServedFromTheNextOpenOne) {
  AsciiMap map({"A---B", "     ", "C---D"}, 50);
  map.way("AB", {.timed_access = {{.when = hours(7, 9)}}}).way("CD");
  map.build();
  const auto lane = [&](const LocalTime& depart) {
    const Router router(map.network(), plain_profile(), {.depart = depart});
    return map.letters(std::vector{router.snap(map.place(2, 0.1)).nearest.anchors.front().on});
  };
  EXPECT_EQ(lane(friday(12)), "AB");
  EXPECT_EQ(lane(friday(8)), "CD");
}

}  // namespace
}  // namespace postkutscher
