// The parts of the hierarchy that Router hides: its order, its shape, and that all searches on it agree. That their
// answers are right is held by differential_test.cpp.
#include "engine/routing/hierarchy.h"

#include <algorithm>
#include <gmock/gmock.h>

#include "engine/base/errors.h"
#include "engine/network/network_file.h"
#include "engine/routing/many_to_many.h"
#include "engine/routing/nested_dissection.h"
#include "engine/routing/sweep_kernel.h"
#include "engine/routing/topology.h"
#include "tests/engine/routing/random_network.h"

namespace postkutscher {
namespace {

bool is_ancestor(const Hierarchy& h, Hierarchy::Vertex v, Hierarchy::Vertex above) {
  while (v < above) v = h.parent(v);
  return v == above;
}

TEST(Hierarchy, EliminatingAVertexJoinsItsPredecessorsToItsSuccessors) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const Network network = RandomNetwork(seed).build();
    const Topology topology(network);
    const Hierarchy& h = topology.group(Mode::car).hierarchy;
    std::size_t triangles = 0;
    for (Hierarchy::Vertex v = 0; v < h.vertex_count(); ++v) {
      for (const Hierarchy::Arcs* arcs : {&h.up(), &h.down()}) {
        const auto uppers = arcs->uppers(v);
        ASSERT_TRUE(std::is_sorted(uppers.begin(), uppers.end()));
        for (const auto above : uppers) ASSERT_TRUE(above > v && is_ancestor(h, v, above)) << v << " " << above;
      }
      for (const auto from : h.down().uppers(v)) {
        for (const auto to : h.up().uppers(v)) {
          if (from == to) continue;
          const auto between = (from < to ? h.up() : h.down()).uppers(std::min(from, to));
          ASSERT_TRUE(std::binary_search(between.begin(), between.end(), std::max(from, to))) << from << " " << to;
          ++triangles;
        }
      }
    }
    EXPECT_EQ(h.up().triangle_count() + h.down().triangle_count(), triangles);
    EXPECT_LE(h.depth(), h.vertex_count());
  }
}

void expect_fans(const Hierarchy::Arcs& arcs, const Hierarchy::Arcs& spokes, std::uint32_t vertices) {
  for (Hierarchy::Vertex v = 0; v < vertices; ++v) {
    for (std::uint32_t i = arcs.first_fan(v); i < arcs.first_fan(v + 1); ++i) {
      const auto fan = arcs.fan(i);
      ASSERT_EQ(spokes.upper(fan.spoke), v);
      for (std::size_t k = 0; k < fan.place.size(); ++k) {
        const auto beside = fan.beside + static_cast<Hierarchy::Arc>(k);
        ASSERT_EQ(arcs.lower(beside), spokes.lower(fan.spoke));
        ASSERT_EQ(arcs.upper(arcs.first(v) + fan.place[k]), arcs.upper(beside));
      }
    }
  }
}

TEST(Hierarchy, FansNameTheTrianglesOverLowerVertices) {
  const Network network = RandomNetwork(3).build();
  const Topology topology(network);
  const Hierarchy& h = topology.group(Mode::car).hierarchy;
  ASSERT_GT(h.up().triangle_count() + h.down().triangle_count(), 0U);
  expect_fans(h.up(), h.down(), h.vertex_count());
  expect_fans(h.down(), h.up(), h.vertex_count());
}

std::uint32_t duration_of(PackedCost cost) {
  return cost == kNoPath ? ManyToMany::kNoDuration : packed_duration(cost);
}

// A network big enough for subtrees to be worth threads.
class ManyPlaces : public testing::Test {
 protected:
  static constexpr int kSide = 90;
  static Network draw() {
    RandomStream random({.seed = 11, .purpose = "streets"});
    NetworkData data;
    const auto corner = [](int column, int row) {
      return LocalProjection(Coordinate::from_degrees(14.33, 51.76)).to_coordinate({column * 90.0, row * -90.0});
    };
    for (int i = 0; i < kSide * kSide; ++i) data.nodes.push_back({corner(i % kSide, i / kSide), i, 0, false});
    const auto add = [&](int from, int to) {
      if (random() % 8 == 0) return;
      Segment segment;
      segment.from = NodeId(from);
      segment.to = NodeId(to);
      segment.length = static_cast<std::uint32_t>(700 + random() % 500);
      segment.road_class = random() % 9 == 0 ? RoadClass::primary : RoadClass::residential;
      segment.forward.access.fill(random() % 12 == 0 ? Access::destination : Access::yes);
      if (random() % 7 > 0) segment.backward.access.fill(Access::yes);
      data.segments.push_back(segment);
    };
    for (int i = 0; i < kSide * kSide; ++i) {
      if (i % kSide + 1 < kSide) add(i, i + 1);
      if (i / kSide + 1 < kSide) add(i, i + kSide);
    }
    return Network(std::move(data));
  }

  ManyPlaces() {
    RandomStream random({.seed = 5, .purpose = "places"});
    const auto& h = group_.hierarchy;
    for (int i = 0; i < 150; ++i) {
      const auto vertex = [&] { return static_cast<Hierarchy::Vertex>(random() % h.vertex_count()); };
      sources_.push_back({{vertex(), packed(0, 10 + random() % 500, 500)}, {vertex(), packed(0, 500, random() % 500)}});
      targets_.push_back({{vertex(), packed(0, random() % 500, random() % 500)}});
    }
    sources_.push_back({});
    targets_.push_back({{Hierarchy::kNone, 0}});
  }

  HierarchyWeights weights(int threads) const { return customize(group_.hierarchy, metric_, on_threads(threads)); }

  static constexpr PackedCost kBase = packed(0, 10, 20);

  Network network_ = draw();
  Topology topology_{network_};
  const Topology::Group& group_ = topology_.group(Mode::car);
  Metric metric_ = make_metric(network_, group_.turns, standard_profile("car"));
  std::vector<Seeds> sources_;
  std::vector<Seeds> targets_;
};

TEST_F(ManyPlaces, WeightsDoNotDependOnThreads) {
  ASSERT_GT(group_.hierarchy.arc_count(), 100'000U);
  const HierarchyWeights one = weights(1), many = weights(4);
  EXPECT_EQ(one.up, many.up);
  EXPECT_EQ(one.down, many.down);
}

// Metrics of different traffic; every fourth with closed turns, every fifth with costs that overflow a field soon.
std::vector<Metric> varied(const Metric& metric, std::size_t count) {
  RandomStream random({.seed = 3, .purpose = "metrics"});
  std::vector<Metric> metrics(count, metric);
  for (std::size_t m = 0; m < count; ++m) {
    for (PackedCost& cost : metrics[m].turns) {
      if (cost == kClosedCost) continue;
      cost += packed(0, random() % 300, random() % 3);
      if (m % 4 == 3 && random() % 10 == 0) cost = kClosedCost;
      if (m % 5 == 4 && random() % 10 == 0) cost = packed(0, 5, kFieldMask - 5);
    }
  }
  return metrics;
}

TEST_F(ManyPlaces, MetricsTogetherGiveTheSameWeightsAsEachAlone) {
  for (const std::size_t count : {1U, 2U, 3U, 8U, 13U}) {
    const std::vector<Metric> metrics = varied(metric_, count);
    for (const std::string& set : sweep_instruction_sets()) {
      SCOPED_TRACE(set);
      const InstructionSetRestriction restriction(set);
      const auto together = customize(group_.hierarchy, metrics, on_threads(count > 3 ? 4 : 1));
      ASSERT_EQ(together.size(), count);
      for (std::size_t m = 0; m < count; ++m) {
        const HierarchyWeights alone = customize(group_.hierarchy, metrics[m], on_threads(1));
        EXPECT_EQ(together[m].up, alone.up) << m;
        EXPECT_EQ(together[m].down, alone.down) << m;
      }
    }
  }
}

TEST_F(ManyPlaces, SweepsAgreeWithSearchesOnEveryInstructionSet) {
  const HierarchyWeights w = weights(2);
  HierarchySearch search;
  std::vector<PackedCost> wanted;
  for (const Seeds& source : sources_) {
    for (const Seeds& target : targets_) {
      const PackedCost cost = search.run(group_.hierarchy, w, source, target);
      wanted.push_back(cost == kNoPath ? kNoPath : cost - kBase);
    }
  }
  EXPECT_GT(std::count_if(wanted.begin(), wanted.end(), [](PackedCost c) { return c != kNoPath; }), 10'000);
  ASSERT_FALSE(sweep_instruction_sets().empty());
  EXPECT_EQ(sweep_instruction_set(), sweep_instruction_sets().front());
  for (const std::string& set : sweep_instruction_sets()) {
    SCOPED_TRACE(set);
    const InstructionSetRestriction restriction(set);
    for (const int threads : {1, 3}) {
      const RunContext context = on_threads(threads);
      const ManyToMany sweeps(group_.hierarchy, w, targets_, context);
      std::vector<PackedCost> costs(wanted.size());
      std::vector<std::uint32_t> durations(wanted.size());
      sweeps.costs(sources_, kBase, costs);
      sweeps.durations(sources_, kBase, durations);
      EXPECT_EQ(costs, wanted);
      for (std::size_t i = 0; i < wanted.size(); ++i) {
        ASSERT_EQ(durations[i], duration_of(wanted[i])) << i;
      }
    }
  }
  EXPECT_EQ(sweep_instruction_set(), sweep_instruction_sets().front()) << "free again";
}

TEST(SweepInstructionSets, UnknownOnesAreRefused) {
  const auto sets = sweep_instruction_sets();
  EXPECT_THROW(InstructionSetRestriction("Z80"), std::invalid_argument);
  EXPECT_EQ(sweep_instruction_sets(), sets);
}

// So slow that some ways take longer than 77 days, which counts as none: in 32 bits they would run over.
TEST_F(ManyPlaces, DurationsThatOutgrow32BitsAgreeWithCosts) {
  Profile snail = standard_profile("car");
  snail.top_speed = 0.0055;
  const RunContext context = on_threads(2);
  const HierarchyWeights usual = weights(2);
  const Metric slow = make_metric(network_, group_.turns, snail);
  const HierarchyWeights w = customize(group_.hierarchy, slow, context);
  const ManyToMany sweeps(group_.hierarchy, w, targets_, context);
  std::vector<PackedCost> reachable(sources_.size() * targets_.size()), costs(reachable.size());
  std::vector<std::uint32_t> durations(reachable.size());
  ManyToMany(group_.hierarchy, usual, targets_, context).costs(sources_, kBase, reachable);
  sweeps.costs(sources_, kBase, costs);
  sweeps.durations(sources_, kBase, durations);
  std::size_t found = 0, too_long = 0;
  for (std::size_t i = 0; i < costs.size(); ++i) {
    ASSERT_EQ(durations[i], duration_of(costs[i])) << i;
    if (costs[i] != kNoPath) ++found;
    if (costs[i] == kNoPath && reachable[i] != kNoPath) ++too_long;
  }
  EXPECT_GT(found, costs.size() / 2);
  EXPECT_GT(too_long, 50U);
}

TEST_F(ManyPlaces, NothingToAskGivesNothing) {
  const HierarchyWeights w = weights(1);
  const RunContext context;
  const ManyToMany sweeps(group_.hierarchy, w, {}, context);
  std::vector<PackedCost> none;
  sweeps.costs(sources_, kBase, none);
  sweeps.costs({}, kBase, none);
  EXPECT_EQ(sweeps.swept(), 0U);
}

TEST(EliminationOrder, IsStoredInTheNetworkFileAndUsed) {
  const Network plain = RandomNetwork(8).build();
  const Network ordered = with_elimination_orders(plain, {});
  const Network back = network_from_bytes(network_to_bytes(ordered), "x.network");
  for (std::size_t group = 0; group < kModeGroupCount; ++group) {
    EXPECT_EQ(back.data().elimination_order[group], nested_dissection(plain, kModeGroups[group], {}));
  }
  NetworkData backwards = ordered.data();
  std::reverse(backwards.elimination_order[0].begin(), backwards.elimination_order[0].end());
  const Network reversed(std::move(backwards));
  const Topology a(ordered), b(reversed);
  EXPECT_NE(a.group(Mode::car).hierarchy.state(0), b.group(Mode::car).hierarchy.state(0));
}

TEST(EliminationOrder, ThatLeavesASegmentOutIsRefused) {
  NetworkData data = with_elimination_orders(RandomNetwork(8).build(), {}).data();
  data.elimination_order[1].pop_back();
  EXPECT_THROW(Network(std::move(data)), InputError);
}

}  // namespace
}  // namespace postkutscher
