// What the benchmarks of routing share: a map, a car's router on it, and places strewn over its roads, always the same.
// Programs run from the root of the repository.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bench/engine/routing/boost_dijkstra.h"
#include "engine/base/run_context.h"
#include "engine/routing/router.h"
#include "engine/routing/topology.h"

namespace postkutscher {

RunContext on_threads(int threads);

// Heidelberg, or the part of it in an area (importers/osm/import.h), from ../shared/data; nothing, and a line on
// stderr, where that is missing.
std::optional<Network> heidelberg(const std::string& area = "");
// Heidelberg, or the drawn town.
Network bench_map();

class BenchRoads {
 public:
  // Computes what the map does not bring along, on all threads of the machine.
  explicit BenchRoads(Network map);

  const Network& network() const { return network_; }
  const Topology& topology() const { return topology_; }
  const Topology::Group& group() const { return topology_.group(Mode::car); }
  const Metric& metric() const { return metric_; }
  const Router& router() const { return router_; }
  // `count` places on roads from which every other one can be reached, in no order.
  std::vector<Position> places(std::size_t count) const;

 private:
  Network network_;
  Topology topology_;
  Metric metric_;
  Router router_;
};

// On bench_map(), and the reference on the same roads.
const BenchRoads& bench_roads();
const BoostDijkstra& bench_reference();

}  // namespace postkutscher
