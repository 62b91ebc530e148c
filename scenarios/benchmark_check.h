// The judge of solutions of benchmark instances, in doubles and in the unit of the instance. It shares no code with
// planner, timing or schedule checker and takes nothing from a solution but nodes and starts of service: vehicles leave
// the depot as late as the first start allows, and drive one unit of distance in one unit of time.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "importers/darp/benchmark.h"
#include "scenarios/benchmark_solution.h"

namespace postkutscher {

enum class BenchmarkRule : std::uint8_t {
  known_node,      // a route names a node that is none of a request
  served,          // a node is on no route
  served_once,     // a node is on several places
  same_vehicle,    // pickup and drop-off are on different routes
  precedence,      // drop-off before its pickup
  capacity,        // too much on board
  window,          // service starts outside the window of the node
  travel_time,     // service starts earlier than the vehicle can be there
  ride_time,       // on board for longer than the longest ride
  route_duration,  // on the road for longer than the longest route
  depot_window,    // back after the depot closes
  vehicle_count,   // more routes than vehicles
  claim,           // instance, objective, vehicles, feasible or lower bound differ from what is found
};
inline constexpr std::size_t kBenchmarkRules = static_cast<std::size_t>(BenchmarkRule::claim) + 1;

// "known_node" etc.: stable names for machines.
std::string_view name(BenchmarkRule rule);

struct BenchmarkViolation {
  BenchmarkRule rule;
  std::string text;  // English, with both numbers; routes count from 1
};

struct BenchmarkVerdict {
  std::vector<BenchmarkViolation> violations;
  double objective = 0;      // distance of all routes, recomputed
  std::size_t vehicles = 0;  // routes with nodes
  bool accepted() const { return violations.empty(); }
};

// Quantities that differ by no more count as equal.
inline constexpr double kBenchmarkTolerance = 1e-6;

// The instance is trusted, nothing of the solution is, but its lists of a route have the same length.
BenchmarkVerdict check_benchmark(const BenchmarkInstance& instance, const BenchmarkSolution& solution);

}  // namespace postkutscher
