// The rules where topology matters: small maps through the whole importer, and the streets that a route takes.
#include <gtest/gtest.h>

#include "engine/routing/router.h"
#include "tests/importers/osm/temporary_map.h"

namespace postkutscher {
namespace {

using Tags = TemporaryMap::TextTags;

// 1 ---- 2 ---- 3        Kurze Straße: 1-2-3 straight on, 800 m
//  \           /         Umweg: 1-4-3, four times as long
//   ---- 4 ----
class TwoWays {
 public:
  TwoWays& point(const Tags& tags) {
    point_ = tags;
    return *this;
  }
  TwoWays& way(const Tags& tags) {
    way_ = tags;
    return *this;
  }

  // The streets from the middle of Anfang (0-1) to the middle of Ende (3-5).
  std::string streets(const std::string& profile) const {
    TemporaryMap map;
    map.node(0, 14.300, 51.76).node(1, 14.310, 51.76).node(2, 14.316, 51.76, point_).node(3, 14.322, 51.76);
    map.node(4, 14.316, 51.74).node(5, 14.332, 51.76);
    map.way(10, {0, 1}, {{"highway", "residential"}, {"name", "Anfang"}});
    map.way(11, {1, 2, 3}, way_);
    map.way(12, {1, 4, 3}, {{"highway", "residential"}, {"name", "Umweg"}});
    map.way(13, {3, 5}, {{"highway", "residential"}, {"name", "Ende"}});
    const auto network = map.import();
    return route(network, profile, {14.305, 51.76}, {14.327, 51.76});
  }

  struct Place {
    double lon;
    double lat;
  };
  static std::string route(const Network& network, const std::string& profile, Place from, Place to) {
    const Router router(network, standard_profile(profile));
    auto workspace = router.make_workspace();
    const auto found = router.route(router.snap(Coordinate::from_degrees(from.lon, from.lat)),
                                    router.snap(Coordinate::from_degrees(to.lon, to.lat)), workspace);
    if (!found) return "no route";
    std::string names;
    for (const auto& step : found->steps) {
      const auto name = " " + network.name(step.on.segment()).german;
      if (!names.ends_with(name)) names += name;
    }
    return names.substr(1);
  }

 private:
  Tags point_;
  Tags way_ = {{"highway", "residential"}, {"name", "Kurze"}};
};

constexpr auto kThrough = "Anfang Kurze Ende";
constexpr auto kAround = "Anfang Umweg Ende";

TEST(RulesOnMaps, NobodyDrivesThroughABollard) {
  const auto map = TwoWays().point({{"barrier", "bollard"}});
  for (const auto* motor : {"car", "taxi", "wheelchair_van", "ambulance"}) EXPECT_EQ(map.streets(motor), kAround);
  for (const auto* other : {"foot", "bicycle"}) EXPECT_EQ(map.streets(other), kThrough);
}

TEST(RulesOnMaps, AccessTagsOpenABollardToThoseNamed) {
  const auto map = TwoWays().point({{"barrier", "bollard"}, {"psv", "yes"}, {"emergency", "yes"}});
  EXPECT_EQ(map.streets("car"), kAround);
  EXPECT_EQ(map.streets("wheelchair_van"), kAround);
  EXPECT_EQ(map.streets("taxi"), kThrough);
  EXPECT_EQ(map.streets("ambulance"), kThrough);
}

TEST(RulesOnMaps, HeightRestrictorsStopVansOnly) {
  const auto map = TwoWays().point({{"barrier", "height_restrictor"}, {"maxheight", "2.1"}});
  EXPECT_EQ(map.streets("car"), kThrough);
  EXPECT_EQ(map.streets("wheelchair_van"), kAround);
  EXPECT_EQ(map.streets("bicycle"), kThrough);
}

TEST(RulesOnMaps, LowUnderpassesToo) {
  const auto map = TwoWays().way({{"highway", "residential"}, {"name", "Kurze"}, {"maxheight", "2.7"}});
  EXPECT_EQ(map.streets("car"), kThrough);
  EXPECT_EQ(map.streets("wheelchair_van"), kThrough);
  EXPECT_EQ(map.streets("ambulance"), kAround);
}

TEST(RulesOnMaps, BusRoadsAreForTaxis) {
  const auto map = TwoWays().way({{"highway", "busway"}, {"name", "Kurze"}, {"access", "no"}, {"psv", "yes"}});
  EXPECT_EQ(map.streets("car"), kAround);
  EXPECT_EQ(map.streets("wheelchair_van"), kAround);
  EXPECT_EQ(map.streets("taxi"), kThrough);
}

TEST(RulesOnMaps, RoadsForTheirResidentsAreNoShortcut) {
  const auto map = TwoWays().way({{"highway", "residential"}, {"name", "Kurze"}, {"vehicle", "destination"}});
  for (const auto* vehicle : {"car", "taxi", "wheelchair_van", "ambulance", "bicycle"}) {
    EXPECT_EQ(map.streets(vehicle), kAround) << vehicle;
  }
  EXPECT_EQ(map.streets("foot"), kThrough);
}

TEST(RulesOnMaps, OneWayStreetsAreLeftToCyclistsAgainstTheTraffic) {
  const auto map =
      TwoWays().way({{"highway", "residential"}, {"name", "Kurze"}, {"oneway", "-1"}, {"oneway:bicycle", "no"}});
  EXPECT_EQ(map.streets("car"), kAround);
  EXPECT_EQ(map.streets("bicycle"), kThrough);
  EXPECT_EQ(map.streets("foot"), kThrough);
}

TEST(RulesOnMaps, AllLanesClosedIsClosed) {
  const Tags road = {{"highway", "residential"}, {"name", "Kurze"}, {"motor_vehicle:lanes:forward", "no|no"}};
  EXPECT_EQ(TwoWays().way(road).streets("car"), kAround);
  EXPECT_EQ(TwoWays().way(road).streets("bicycle"), kThrough);
}

TEST(RulesOnMaps, DrivesOfCareHomesAreReachedByPatientsNotByCars) {
  TemporaryMap map;
  map.node(1, 14.300, 51.76).node(2, 14.310, 51.76).node(3, 14.320, 51.76).node(4, 14.310, 51.763);
  map.node(5, 14.310, 51.761, {{"barrier", "gate"}, {"access", "private"}});
  map.way(10, {1, 2, 3}, {{"highway", "residential"}, {"name", "Straße"}});
  map.way(11, {2, 5, 4}, {{"highway", "service"}, {"service", "driveway"}, {"access", "private"}, {"name", "Zufahrt"}});
  const auto network = map.import();
  for (const auto* profile : {"taxi", "wheelchair_van", "ambulance"}) {
    EXPECT_EQ(TwoWays::route(network, profile, {14.302, 51.76}, {14.310, 51.7629}), "Straße Zufahrt") << profile;
  }
  EXPECT_EQ(TwoWays::route(network, "car", {14.302, 51.76}, {14.310, 51.7629}), "Straße");
}

TEST(RulesOnMaps, AFerryTakesWhatItsTimetableSays) {
  TemporaryMap map;
  map.node(1, 14.300, 51.76)
      .node(2, 14.310, 51.76)
      .node(3, 14.315, 51.76)
      .node(4, 14.320, 51.76)
      .node(5, 14.330, 51.76);
  map.node(6, 14.315, 51.77);
  map.way(10, {1, 2}, {{"highway", "residential"}, {"name", "Anfang"}});
  map.way(11, {2, 3, 4}, {{"route", "ferry"}, {"name", "Fähre"}, {"duration", "00:07:30"}});
  map.way(12, {3, 6}, {{"route", "ferry"}, {"name", "Anleger"}, {"duration", "soon"}});
  map.way(13, {4, 5}, {{"highway", "residential"}, {"name", "Ende"}});
  const auto network = map.import();
  EXPECT_EQ(TwoWays::route(network, "car", {14.301, 51.76}, {14.329, 51.76}), "Anfang Fähre Ende");
  std::uint32_t ticks = 0;
  for (const auto& segment : network.segments()) {
    if (segment.way == 11) ticks += segment.timetable_ticks;
  }
  EXPECT_EQ(ticks, 4500U);
  EXPECT_EQ(count_of(network, "unknown_values"), 1);
}

TEST(RulesOnMaps, BarriersAreCountedByOutcome) {
  TemporaryMap map;
  map.node(1, 14.300, 51.76)
      .node(2, 14.301, 51.76, {{"barrier", "gate"}})
      .node(3, 14.302, 51.76, {{"barrier", "bollard"}});
  map.node(4, 14.303, 51.76, {{"barrier", "bollard"}, {"psv", "yes"}}).node(6, 14.305, 51.76, {{"barrier", "bollard"}});
  map.node(5, 14.304, 51.76, {{"barrier", "height_restrictor"}, {"maxheight", "2.1"}});
  map.way(10, {1, 2, 3, 4, 5}, {{"highway", "residential"}});
  const auto network = map.import();
  EXPECT_EQ(count_of(network, "barriers"), 4) << "the one on no road does not count";
  EXPECT_EQ(count_of(network, "barriers_open"), 2);
  EXPECT_EQ(count_of(network, "barriers_partly"), 1);
  EXPECT_EQ(count_of(network, "barriers_no_motor"), 1);
  EXPECT_EQ(count_of(network, "barriers_with_limits"), 1);
}

}  // namespace
}  // namespace postkutscher
