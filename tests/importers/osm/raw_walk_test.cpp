// Random routes on a real map, judged on the raw tags of the map by rules that share nothing with importer, network and
// router; and the judge itself, who must find what is wrong.
#include <algorithm>
#include <boost/random/uniform_int_distribution.hpp>
#include <filesystem>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/base/random.h"
#include "engine/routing/router.h"
#include "tests/importers/osm/raw_map.h"
#include "tests/importers/osm/temporary_map.h"

namespace postkutscher {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// A crossing at 5: 1–5–3 from west to east, 2–5–4 from north to south; 6 lies behind 3.
class Judged : public testing::Test {
 protected:
  std::vector<std::string> judge(const std::vector<Hop>& path, const RawVehicle& vehicle = raw_car()) {
    for (std::int64_t id = 1; id <= 6; ++id) map_.node(id, 1 + 0.001 * static_cast<double>(id), 1, node_tags_[id]);
    map_.way(15, {1, 5}, way_tags_[15]).way(53, {5, 3}, way_tags_[53]).way(36, {3, 6}, way_tags_[36]);
    map_.way(25, {2, 5}, way_tags_[25]).way(54, {5, 4}, way_tags_[54]);
    map_.import();
    const RawMap raw(map_.file());
    return RawJudge(raw, vehicle).complaints(path);
  }
  void restrict(const std::string& value, std::int64_t from, TemporaryMap::Member via, std::int64_t to,
                TemporaryMap::TextTags tags = {}) {
    tags.emplace_back("type", "restriction");
    tags.emplace_back("restriction", value);
    map_.relation(7, {{"way", from, "from"}, std::move(via), {"way", to, "to"}}, tags);
  }

  static constexpr const char* kRoad = "residential";
  TemporaryMap map_;
  std::map<std::int64_t, TemporaryMap::TextTags> node_tags_;
  std::map<std::int64_t, TemporaryMap::TextTags> way_tags_ = {{15, {{"highway", kRoad}}},
                                                              {53, {{"highway", kRoad}}},
                                                              {36, {{"highway", kRoad}}},
                                                              {25, {{"highway", kRoad}}},
                                                              {54, {{"highway", kRoad}}}};
  const std::vector<Hop> straight_ = {{1, 5, 15}, {5, 3, 53}, {3, 6, 36}};
  const std::vector<Hop> right_ = {{1, 5, 15}, {5, 4, 54}};
};

TEST_F(Judged, NothingWrong) {
  EXPECT_THAT(judge(straight_), IsEmpty());
}

TEST_F(Judged, GapsAndRoadsThatAreNotThere) {
  EXPECT_THAT(judge({{1, 5, 15}, {3, 6, 36}}), ElementsAre("gap before way 36"));
  EXPECT_THAT(judge({{1, 3, 15}}), ElementsAre("no such road 15"));
}

TEST_F(Judged, WrongWay) {
  way_tags_[53].emplace_back("oneway", "-1");
  EXPECT_THAT(judge(straight_), ElementsAre("wrong way 53"));
}

TEST_F(Judged, ClosedWay) {
  way_tags_[53].emplace_back("motor_vehicle", "no");
  EXPECT_THAT(judge(straight_), ElementsAre("closed way 53"));
}

TEST_F(Judged, Footway) {
  way_tags_[36] = {{"highway", "footway"}};
  EXPECT_THAT(judge(straight_), ElementsAre("closed way 36"));
}

TEST_F(Judged, EmergencyAccess) {
  way_tags_[53] = {{"highway", "service"}, {"access", "no"}, {"emergency", "yes"}};
  EXPECT_THAT(judge(straight_, raw_ambulance()), IsEmpty());
}

TEST_F(Judged, TooLow) {
  way_tags_[53].emplace_back("maxheight", "2.6 m");
  RawVehicle high = raw_car();
  high.height = 2.8;
  EXPECT_THAT(judge(straight_, high), ElementsAre("closed way 53"));
  EXPECT_THAT(judge(straight_), IsEmpty());
}

TEST_F(Judged, Barrier) {
  node_tags_[5] = {{"barrier", "bollard"}};
  EXPECT_THAT(judge(straight_), ElementsAre("barrier 5"));
}

TEST_F(Judged, BarrierThatIsOpen) {
  node_tags_[5] = {{"barrier", "bollard"}, {"motor_vehicle", "yes"}};
  node_tags_[3] = {{"barrier", "gate"}};
  EXPECT_THAT(judge(straight_), IsEmpty());
}

TEST_F(Judged, EndsAndTheOnlyWayOnAreNoShortcuts) {
  way_tags_[53].emplace_back("access", "destination");
  EXPECT_THAT(judge({{1, 5, 15}, {5, 3, 53}}), IsEmpty());
  EXPECT_THAT(judge(straight_), IsEmpty());
}

TEST_F(Judged, Shortcut) {
  way_tags_[53].emplace_back("access", "destination");
  map_.way(43, {4, 3}, {{"highway", kRoad}});
  EXPECT_THAT(judge(straight_), ElementsAre("shortcut through way 53"));
}

TEST_F(Judged, ForbiddenTurn) {
  restrict("no_right_turn", 15, {"node", 5, "via"}, 54);
  EXPECT_THAT(judge(right_), ElementsAre("restriction 7"));
  EXPECT_THAT(judge(straight_), IsEmpty());
}

TEST_F(Judged, PrescribedTurn) {
  restrict("only_straight_on", 15, {"node", 5, "via"}, 53);
  EXPECT_THAT(judge(right_), ElementsAre("restriction 7"));
  EXPECT_THAT(judge(straight_), IsEmpty());
}

TEST_F(Judged, ViaWay) {
  restrict("no_straight_on", 15, {"way", 53, "via"}, 36);
  EXPECT_THAT(judge(straight_), ElementsAre("restriction 7"));
  EXPECT_THAT(judge({{2, 5, 25}, {5, 3, 53}, {3, 6, 36}}), IsEmpty());
}

TEST_F(Judged, ExceptedVehicle) {
  restrict("no_right_turn", 15, {"node", 5, "via"}, 54, {{"except", "motorcar"}});
  EXPECT_THAT(judge(right_), IsEmpty());
}

TEST_F(Judged, TurningBack) {
  restrict("no_u_turn", 15, {"node", 5, "via"}, 15);
  EXPECT_THAT(judge({{1, 5, 15}, {5, 1, 15}}), ElementsAre("restriction 7"));
}

// The nodes of a directed segment in the raw map, by their places; empty where the map has no such line.
std::vector<std::int64_t> raw_nodes(const RawMap& map, const Network& network, DirectedSegment on) {
  const auto found = map.ways.find(network.segment(on).way);
  if (found == map.ways.end()) return {};
  std::vector<RawPlace> line;
  for (const Coordinate c : network.geometry(on)) line.push_back({c.lon_e7, c.lat_e7});
  auto nodes = found->second.nodes;
  for (int attempt = 0; attempt < 2; ++attempt) {
    const auto match = std::search(nodes.begin(), nodes.end(), line.begin(), line.end(),
                                   [&](std::int64_t node, RawPlace place) { return map.places.at(node) == place; });
    if (match != nodes.end()) return {match, match + static_cast<std::ptrdiff_t>(line.size())};
    std::reverse(nodes.begin(), nodes.end());
  }
  return {};
}

// Hops of one step; those that it does not touch, before its begin and after its end, are left out. Nodes may lie on
// the same spot, so a whole segment keeps hops without length.
std::vector<Hop> hops_of(const RawMap& map, const Network& network, const RouteStep& step) {
  const auto nodes = raw_nodes(map, network, step.on);
  if (nodes.empty()) return {{0, 0, network.segment(step.on).way}};
  const auto line = network.geometry(step.on);
  std::vector<double> along = {0};
  for (std::size_t i = 1; i < line.size(); ++i) along.push_back(along.back() + distance_metres(line[i - 1], line[i]));
  const double scale = along.back() > 0 ? static_cast<double>(network.segment(step.on).length) / along.back() : 0;
  std::vector<Hop> hops;
  for (std::size_t i = 0; i + 1 < nodes.size(); ++i) {
    const bool passed_before = step.begin > 0 && along[i + 1] * scale <= step.begin + 0.5;
    const bool not_reached = step.end < network.segment(step.on).length && along[i] * scale >= step.end - 0.5;
    if (!passed_before && !not_reached) hops.push_back({nodes[i], nodes[i + 1], network.segment(step.on).way});
  }
  return hops;
}

std::vector<Hop> path_of(const RawMap& map, const Network& network, const Route& route) {
  std::vector<Hop> path;
  for (const RouteStep& step : route.steps) {
    for (const Hop& hop : hops_of(map, network, step)) path.push_back(hop);
  }
  return path;
}

struct RealWalk {
  std::string profile;
  RawVehicle rights;
  int routes = 0;
};

class RawWalkOnHeidelberg : public testing::TestWithParam<RealWalk> {};

TEST_P(RawWalkOnHeidelberg, EveryRouteKeepsTheRules) {
  const std::filesystem::path file = "../shared/data/maps/heidelberg.osm.pbf";
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "skipped: no ../shared/data";
  static const RawMap kMap(file);
  static const Network kNetwork = import_osm(file, {}, {});
  const auto& [name, rights, wanted] = GetParam();
  const Profile& profile = standard_profile(name);
  RawVehicle vehicle = rights;
  vehicle.height = profile.height;
  vehicle.width = profile.width;
  vehicle.weight = profile.weight;
  const RawJudge judge(kMap, vehicle);
  const Router router(kNetwork, profile);
  auto workspace = router.make_workspace();
  constexpr std::uint64_t kSeed = 3;
  RandomStream random({.seed = kSeed, .purpose = "raw walk"});
  const auto& nodes = kNetwork.nodes().items();
  const auto place = [&] {
    return nodes[boost::random::uniform_int_distribution<std::size_t>(0, nodes.size() - 1)(random)].at;
  };
  int found = 0, asked = 0;
  for (; found < wanted && asked < 2 * wanted; ++asked) {
    const auto route = router.route(router.snap(place()), router.snap(place()), workspace);
    if (!route) continue;
    ++found;
    const std::vector<Hop> path = path_of(kMap, kNetwork, *route);
    EXPECT_THAT(judge.complaints(path), IsEmpty()) << "seed " << kSeed << ", route " << asked << " from node "
                                                   << path.front().from << " to node " << path.back().to;
  }
  EXPECT_EQ(found, wanted) << "of " << asked;
}

// The same routes on a network that has lost a rule must be found out.
TEST(RawWalk, FindsOutANetworkThatHasLostItsRules) {
  const std::filesystem::path file = "../shared/data/maps/heidelberg.osm.pbf";
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "skipped: no ../shared/data";
  NetworkData data = import_osm(file, {}, {}).data();
  data.forbidden_sequences.clear();
  data.forbidden_path.clear();
  for (const NodeId node : data.nodes.ids()) data.nodes[node].closed = 0;
  const Network network(std::move(data));
  const RawMap map(file);
  const RawJudge judge(map, raw_car());
  const Router router(network, standard_profile("car"));
  auto workspace = router.make_workspace();
  RandomStream random({.seed = 3, .purpose = "raw walk"});
  const auto& nodes = network.nodes().items();
  const auto any_node = boost::random::uniform_int_distribution<std::size_t>(0, nodes.size() - 1);
  std::string all;
  for (int i = 0; i < 200; ++i) {
    const Position from = router.snap(nodes[any_node(random)].at), to = router.snap(nodes[any_node(random)].at);
    const auto route = router.route(from, to, workspace);
    if (!route) continue;
    for (const std::string& complaint : judge.complaints(path_of(map, network, *route))) all += complaint + "; ";
  }
  EXPECT_THAT(all, testing::HasSubstr("restriction"));
  EXPECT_THAT(all, testing::HasSubstr("barrier"));
}

INSTANTIATE_TEST_SUITE_P(Profiles, RawWalkOnHeidelberg,
                         testing::Values(RealWalk{"car", raw_car(), 200}, RealWalk{"wheelchair_van", raw_car(), 100},
                                         RealWalk{"ambulance", raw_ambulance(), 100}),
                         [](const auto& info) { return info.param.profile; });

}  // namespace
}  // namespace postkutscher
