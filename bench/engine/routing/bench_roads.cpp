#include "bench/engine/routing/bench_roads.h"

#include <algorithm>
#include <boost/random/uniform_int_distribution.hpp>
#include <cstdio>
#include <filesystem>

#include "bench/engine/routing/drawn_town.h"
#include "engine/base/parallel.h"
#include "engine/base/random.h"
#include "engine/routing/components.h"
#include "importers/osm/import.h"

namespace postkutscher {

namespace {

constexpr const char* kMap = "../shared/data/maps/heidelberg.osm.pbf";

Coordinate halfway(Coordinate a, Coordinate b) {
  return Coordinate::from_degrees((a.lon() + b.lon()) / 2, (a.lat() + b.lat()) / 2);
}

}  // namespace

RunContext on_threads(int threads) {
  RunContext context;
  context.threads = threads;
  return context;
}

std::optional<Network> heidelberg(const std::string& area) {
  if (std::filesystem::exists(kMap)) return import_osm(kMap, {area, 0}, on_threads(available_threads()));
  std::fprintf(stderr, "skipped: no ../shared/data\n");
  return std::nullopt;
}

Network bench_map() {
  auto map = heidelberg();
  return map ? std::move(*map) : draw_town();
}

BenchRoads::BenchRoads(Network map)
    : network_(std::move(map)),
      topology_(network_, on_threads(available_threads())),
      metric_(make_metric(network_, group().turns, standard_profile("car"))),
      router_(topology_, standard_profile("car"), {}, on_threads(available_threads())) {}

std::vector<Position> BenchRoads::places(std::size_t count) const {
  const ComponentLabels components =
      label_components(SearchGraph(group().turns, metric_), router_.profile().smallest_large_component);
  RandomStream random({.seed = 1, .purpose = "bench places"});
  boost::random::uniform_int_distribution<std::size_t> any_segment(0, network_.segments().size() - 1);
  std::vector<Position> found;
  while (found.size() < count) {
    const auto line = network_.geometry(DirectedSegment(SegmentId(any_segment(random)), true));
    const Position place = router_.snap(halfway(line[0], line[1]));
    const auto& anchors = place.nearest.anchors;
    const bool large = std::all_of(anchors.begin(), anchors.end(),
                                   [&](const Anchor& anchor) { return components.in_large(anchor.on); });
    if (place.found() && large) found.push_back(place);
  }
  return found;
}

const BenchRoads& bench_roads() {
  static const BenchRoads kRoads(bench_map());
  return kRoads;
}

const BoostDijkstra& bench_reference() {
  static const BoostDijkstra kReference(bench_roads().group().turns, bench_roads().metric());
  return kReference;
}

}  // namespace postkutscher
