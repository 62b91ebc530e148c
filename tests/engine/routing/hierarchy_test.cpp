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

RunContext on_threads(int threads) {
  RunContext context;
  context.threads = threads;
  return context;
}

TEST(Hierarchy, UpperNeighboursOfAVertexAreNeighboursAndAncestors) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const Network network = RandomNetwork(seed).build();
    const Topology topology(network);
    const Hierarchy& h = topology.group(Mode::car).hierarchy;
    for (Hierarchy::Vertex v = 0; v < h.vertex_count(); ++v) {
      const auto heads = h.heads(v);
      ASSERT_TRUE(std::is_sorted(heads.begin(), heads.end()));
      ASSERT_EQ(h.parent(v), heads.empty() ? Hierarchy::kNone : heads.front());
      for (std::size_t i = 0; i < heads.size(); ++i) {
        ASSERT_GT(heads[i], v);
        for (std::size_t j = i + 1; j < heads.size(); ++j) ASSERT_EQ(h.head(h.find(heads[i], heads[j])), heads[j]);
      }
    }
    EXPECT_LE(h.depth(), h.vertex_count());
  }
}

TEST(Hierarchy, LowerArcsNameTheTrianglesOverThem) {
  const Network network = RandomNetwork(3).build();
  const Topology topology(network);
  const Hierarchy& h = topology.group(Mode::car).hierarchy;
  std::size_t lower_arcs = 0;
  for (Hierarchy::Vertex v = 0; v < h.vertex_count(); ++v) {
    for (std::uint32_t i = h.first_lower(v); i < h.first_lower(v + 1); ++i) {
      const auto lower = h.lower(i);
      ++lower_arcs;
      ASSERT_EQ(h.head(lower.arc), v);
      for (std::size_t k = 0; k < lower.place.size(); ++k) {
        ASSERT_EQ(h.head(h.first_up(v) + lower.place[k]), h.head(lower.arc + 1 + static_cast<Hierarchy::Arc>(k)));
      }
    }
  }
  EXPECT_EQ(lower_arcs, h.arc_count());
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

  HierarchyWeights weights(int threads) const {
    return customize(group_.hierarchy, group_.turns, metric_, on_threads(threads));
  }

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
  EXPECT_EQ(one.middle_up, many.middle_up);
  EXPECT_EQ(one.middle_down, many.middle_down);
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
    restrict_sweeps_to(set);
    for (const int threads : {1, 3}) {
      const RunContext context = on_threads(threads);
      const ManyToMany sweeps(group_.hierarchy, w, targets_, context);
      std::vector<PackedCost> costs(wanted.size());
      std::vector<std::uint32_t> durations(wanted.size());
      sweeps.costs(sources_, kBase, costs);
      sweeps.durations(sources_, kBase, durations);
      EXPECT_EQ(costs, wanted);
      for (std::size_t i = 0; i < wanted.size(); ++i) {
        const auto ticks = static_cast<std::uint32_t>((wanted[i] >> kDurationShift) & kFieldMask);
        ASSERT_EQ(durations[i], wanted[i] == kNoPath ? ManyToMany::kNoDuration : ticks) << i;
      }
    }
  }
  restrict_sweeps_to("");
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
