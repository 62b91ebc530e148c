// One route, one-to-many and one-to-all against Boost's Dijkstra on the same turn graph, on a drawn town of some 25,000
// directed segments (80 × 80 junctions, one street in ten missing, one in ten one-way). Every answer is compared with
// Boost's in the same run; a difference ends the benchmark with an error.
#include <algorithm>
#include <benchmark/benchmark.h>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/dijkstra_shortest_paths_no_color_map.hpp>
#include <boost/property_map/property_map.hpp>
#include <boost/random/uniform_int_distribution.hpp>

#include "engine/base/random.h"
#include "engine/routing/plain_search.h"
#include "engine/routing/router.h"
#include "engine/routing/travel_costs.h"

namespace postkutscher {
namespace {

constexpr int kSide = 80;
constexpr std::size_t kPlaces = 1000;

using BoostGraph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, PackedCost>;

class Town {
 public:
  Town()
      : network_(draw()),
        router_(network_, standard_profile("car")),
        topology_(network_, kMotorModes),
        metric_(make_metric(network_, topology_, router_.profile())),
        graph_(topology_, metric_),
        boost_graph_(to_boost(graph_)) {
    for (std::size_t i = 0; i < kPlaces; ++i) places_.push_back(router_.snap(random_place()));
  }

  const Router& router() const { return router_; }
  const std::vector<Position>& places() const { return places_; }

  // Boost's labels at the tails of all states' segments, from one place.
  std::vector<PackedCost> boost_labels(const Position& from) const {
    std::vector<PackedCost> best(graph_.state_count(), kNoPath);
    for (const Anchor& anchor : from.nearest.anchors) {
      std::vector<PackedCost> labels(graph_.state_count());
      std::vector<std::size_t> parents(graph_.state_count());
      const auto index = boost::get(boost::vertex_index, boost_graph_);
      boost::dijkstra_shortest_paths_no_color_map(
          boost_graph_, anchor.on.value,
          boost::predecessor_map(boost::make_iterator_property_map(parents.begin(), index))
              .distance_map(boost::make_iterator_property_map(labels.begin(), index))
              .weight_map(boost::get(boost::edge_bundle, boost_graph_)));
      const PackedCost before = cost_before(metric_, anchor);
      for (std::size_t s = 0; s < labels.size(); ++s) {
        if (s != anchor.on.value && labels[s] < (PackedCost{1} << 62)) best[s] = std::min(best[s], labels[s] - before);
      }
    }
    return best;
  }

  // Cost of a place from those labels; nothing for places on the segment of the source, which need care.
  std::optional<PathCost> from_labels(const std::vector<PackedCost>& labels, const Position& to) const {
    PackedCost best = kNoPath;
    for (const Anchor& anchor : to.nearest.anchors) {
      const PackedCost before = cost_before(metric_, anchor);
      for (StateId s = TurnGraph::start(anchor.on); s.valid(); s = topology_.next_on_segment(s)) {
        if (labels[s.index()] != kNoPath) best = std::min(best, labels[s.index()] + before);
      }
    }
    if (best == kNoPath) return std::nullopt;
    return unpacked(best);
  }

 private:
  int below(int count) { return boost::random::uniform_int_distribution<int>(0, count - 1)(random_); }
  static Coordinate corner(double column, double row) {
    return LocalProjection(Coordinate::from_degrees(14.33, 51.76)).to_coordinate({column * 100, -row * 100});
  }
  Coordinate random_place() { return corner(below(100 * kSide) / 100.0, below(100 * kSide) / 100.0); }

  void add_street(NetworkData& data, int from, int to) {
    if (below(10) == 0) return;
    Segment segment;
    segment.from = NodeId(from);
    segment.to = NodeId(to);
    segment.length = static_cast<std::uint32_t>(900 + below(200));
    segment.road_class = from / kSide % 10 == 0 ? RoadClass::secondary : RoadClass::residential;
    segment.forward.access.fill(Access::yes);
    if (below(10) > 0) segment.backward.access.fill(Access::yes);
    segment.forward.signals = below(20) == 0 ? 1 : 0;
    data.segments.push_back(segment);
  }

  Network draw() {
    NetworkData data;
    for (int i = 0; i < kSide * kSide; ++i) data.nodes.push_back({corner(i % kSide, i / kSide), i, 0, false});
    for (int i = 0; i < kSide * kSide; ++i) {
      if (i % kSide + 1 < kSide) add_street(data, i, i + 1);
      if (i / kSide + 1 < kSide) add_street(data, i, i + kSide);
    }
    return Network(std::move(data));
  }

  static BoostGraph to_boost(const SearchGraph& graph) {
    std::vector<std::pair<std::size_t, std::size_t>> edges;
    std::vector<PackedCost> costs;
    for (std::uint32_t s = 0; s < graph.state_count(); ++s) {
      graph.for_each_arc(StateId(s), [&](const SearchGraph::Arc& arc) {
        edges.emplace_back(s, arc.to.index());
        costs.push_back(arc.cost);
      });
    }
    return {boost::edges_are_sorted, edges.begin(), edges.end(), costs.begin(), graph.state_count()};
  }

  RandomStream random_{RandomKey{.seed = 1, .purpose = "bench town"}};
  Network network_;
  Router router_;
  TurnGraph topology_;
  Metric metric_;
  SearchGraph graph_;
  BoostGraph boost_graph_;
  std::vector<Position> places_;
};

const Town& town() {
  static const Town kTown;
  return kTown;
}

bool on_one_segment(const Position& a, const Position& b) {
  const auto shared = [&](const Anchor& anchor) {
    return std::any_of(b.nearest.anchors.begin(), b.nearest.anchors.end(),
                       [&](const Anchor& other) { return other.on.segment() == anchor.on.segment(); });
  };
  return std::any_of(a.nearest.anchors.begin(), a.nearest.anchors.end(), shared);
}

void boost_one_to_all(benchmark::State& state) {
  std::size_t i = 0;
  for (auto _ : state) benchmark::DoNotOptimize(town().boost_labels(town().places()[i++ % kPlaces]));
}

// From 1, 16, … places to all.
void costs(benchmark::State& state) {
  const std::span<const Position> places(town().places());
  const auto sources = places.first(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(town().router().costs(sources, places, {}));
  const CostTable table = town().router().costs(sources, places, {});
  for (std::size_t from = 0; from < std::min<std::size_t>(5, sources.size()); ++from) {
    const auto labels = town().boost_labels(places[from]);
    for (std::size_t to = 0; to < kPlaces; ++to) {
      if (on_one_segment(places[from], places[to]) || !places[to].in_large_component.anchors.empty()) continue;
      if (table.at(from, to) != town().from_labels(labels, places[to])) state.SkipWithError("differs from Boost");
    }
  }
}

void durations(benchmark::State& state) {
  const std::span<const Position> places(town().places());
  const auto sources = places.first(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(town().router().durations(sources, places, {}));
}

void route(benchmark::State& state) {
  const auto& places = town().places();
  auto workspace = town().router().make_workspace();
  std::size_t i = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(town().router().route(places[i % kPlaces], places[(i * 7 + 13) % kPlaces], workspace));
    ++i;
  }
}

BENCHMARK(boost_one_to_all)->Unit(benchmark::kMillisecond);
BENCHMARK(costs)->Arg(1)->Arg(16)->Arg(1000)->Unit(benchmark::kMillisecond);
BENCHMARK(durations)->Arg(1)->Arg(16)->Arg(1000)->Unit(benchmark::kMillisecond);
BENCHMARK(route)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace postkutscher

BENCHMARK_MAIN();
