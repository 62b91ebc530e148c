#include "scenarios/benchmark_check.h"

#include <array>
#include <cmath>
#include <fmt/format.h>
#include <optional>

namespace postkutscher {

namespace {

using namespace std::string_view_literals;

constexpr std::array kRuleNames = {
    "known_node"sv,  "served"sv,    "served_once"sv,    "same_vehicle"sv, "precedence"sv,    "capacity"sv, "window"sv,
    "travel_time"sv, "ride_time"sv, "route_duration"sv, "depot_window"sv, "vehicle_count"sv, "claim"sv,
};
static_assert(kRuleNames.size() == kBenchmarkRules);

bool exceeds(double value, double limit) {
  return !(value <= limit + kBenchmarkTolerance);
}

// Where a node is first visited.
struct Visited {
  std::size_t route;
  std::size_t position;
  double start;
};

class Judge {
 public:
  Judge(const BenchmarkInstance& instance, const BenchmarkSolution& solution)
      : instance_(instance), solution_(solution), visited_(instance.nodes.size()), of_request_(instance.nodes.size()) {
    for (const BenchmarkRequest& request : instance.requests) {
      of_request_[request.pickup] = of_request_[request.dropoff] = true;
    }
  }

  BenchmarkVerdict run() {
    for (std::size_t route = 0; route < solution_.routes.size(); ++route) judge_route(route);
    for (const BenchmarkRequest& request : instance_.requests) judge_request(request);
    if (verdict_.vehicles > instance_.vehicles) {
      add(BenchmarkRule::vehicle_count,
          fmt::format("{} routes, but there are {} vehicles", verdict_.vehicles, instance_.vehicles));
    }
    judge_claims();
    return std::move(verdict_);
  }

 private:
  void add(BenchmarkRule rule, std::string text) { verdict_.violations.push_back({rule, std::move(text)}); }

  void judge_route(std::size_t index) {
    const BenchmarkRoute& route = solution_.routes[index];
    if (route.nodes.empty()) return;
    ++verdict_.vehicles;
    if (!note_visits(index)) return;
    judge_loads(index);
    judge_times(index);
  }

  // False when the route cannot be followed.
  bool note_visits(std::size_t index) {
    const BenchmarkRoute& route = solution_.routes[index];
    bool known = true;
    for (std::size_t k = 0; k < route.nodes.size(); ++k) {
      const std::size_t node = route.nodes[k];
      if (node >= of_request_.size() || !of_request_[node]) {
        known = false;
        add(BenchmarkRule::known_node,
            fmt::format("route {} visits node {}, which belongs to no request", index + 1, node));
      } else if (visited_[node]) {
        add(BenchmarkRule::served_once, fmt::format("node {} is visited by route {} and again by route {}", node,
                                                    visited_[node]->route + 1, index + 1));
      } else {
        visited_[node] = Visited{index, k, route.start_of_service[k]};
      }
    }
    return known;
  }

  void judge_loads(std::size_t index) {
    std::int64_t aboard = 0;
    for (const std::size_t node : solution_.routes[index].nodes) {
      aboard += instance_.nodes[node].load;
      if (aboard <= instance_.capacity) continue;
      add(BenchmarkRule::capacity, fmt::format("route {} carries {} after node {}, the vehicle holds {}", index + 1,
                                               aboard, node, instance_.capacity));
    }
  }

  void judge_times(std::size_t index) {
    const BenchmarkRoute& route = solution_.routes[index];
    const BenchmarkNode& depot = instance_.nodes.front();
    const double to_first = distance(instance_, 0, route.nodes.front());
    double free_at = depot.earliest;
    std::size_t at = 0;
    for (std::size_t k = 0; k < route.nodes.size(); ++k) {
      const double start = route.start_of_service[k];
      drive(index, at, free_at, route.nodes[k], start);
      judge_window(index, route.nodes[k], start);
      at = route.nodes[k];
      free_at = start + instance_.nodes[at].service;
    }
    const double home = distance(instance_, at, instance_.end_depot);
    verdict_.objective += home;
    judge_return(index, route.start_of_service.front() - to_first, free_at + home);
  }

  void drive(std::size_t index, std::size_t from, double free_at, std::size_t to, double start) {
    const double leg = distance(instance_, from, to);
    verdict_.objective += leg;
    if (!exceeds(free_at + leg, start)) return;
    add(BenchmarkRule::travel_time,
        fmt::format("route {} starts service at node {} at {:.6f}, but leaves node {} at {:.6f} and arrives at {:.6f}",
                    index + 1, to, start, from, free_at, free_at + leg));
  }

  void judge_window(std::size_t index, std::size_t number, double start) {
    const BenchmarkNode& node = instance_.nodes[number];
    if (!exceeds(node.earliest, start) && !exceeds(start, node.latest)) return;
    add(BenchmarkRule::window, fmt::format("route {} starts service at node {} at {:.6f}, outside its window {} to {}",
                                           index + 1, number, start, node.earliest, node.latest));
  }

  void judge_return(std::size_t index, double leaves, double returns) {
    const BenchmarkNode& depot = instance_.nodes[instance_.end_depot];
    if (exceeds(returns, depot.latest)) {
      add(BenchmarkRule::depot_window,
          fmt::format("route {} is back at {:.6f}, the depot closes at {}", index + 1, returns, depot.latest));
    }
    if (instance_.longest_route && exceeds(returns - leaves, *instance_.longest_route)) {
      add(BenchmarkRule::route_duration,
          fmt::format("route {} takes {:.6f} from {:.6f} to {:.6f}, at most {} is allowed", index + 1, returns - leaves,
                      leaves, returns, *instance_.longest_route));
    }
  }

  void judge_request(const BenchmarkRequest& request) {
    const auto& pickup = visited_[request.pickup];
    const auto& dropoff = visited_[request.dropoff];
    for (const std::size_t node : {request.pickup, request.dropoff}) {
      if (!visited_[node]) add(BenchmarkRule::served, fmt::format("node {} is visited 0 times", node));
    }
    if (!pickup || !dropoff) return;
    if (pickup->route != dropoff->route) {
      add(BenchmarkRule::same_vehicle,
          fmt::format("route {} picks up at node {}, route {} drops off at node {}", pickup->route + 1, request.pickup,
                      dropoff->route + 1, request.dropoff));
    } else if (dropoff->position < pickup->position) {
      add(BenchmarkRule::precedence,
          fmt::format("route {} visits drop-off {} as number {}, before its pickup {} as number {}", pickup->route + 1,
                      request.dropoff, dropoff->position + 1, request.pickup, pickup->position + 1));
    } else {
      judge_ride(request, pickup->start + instance_.nodes[request.pickup].service, dropoff->start);
    }
  }

  void judge_ride(const BenchmarkRequest& request, double from, double to) {
    if (!instance_.longest_ride || !exceeds(to - from, *instance_.longest_ride)) return;
    add(BenchmarkRule::ride_time, fmt::format("the ride from node {} to node {} takes {:.6f}, at most {} is allowed",
                                              request.pickup, request.dropoff, to - from, *instance_.longest_ride));
  }

  void judge_claims() {
    if (solution_.instance && *solution_.instance != instance_.name) {
      add(BenchmarkRule::claim,
          fmt::format("the solution is for \"{}\", the instance is \"{}\"", *solution_.instance, instance_.name));
    }
    if (solution_.objective && !(std::abs(*solution_.objective - verdict_.objective) <= kBenchmarkTolerance)) {
      add(BenchmarkRule::claim,
          fmt::format("objective {} is claimed, {:.6f} is found", *solution_.objective, verdict_.objective));
    }
    if (solution_.vehicles && *solution_.vehicles != verdict_.vehicles) {
      add(BenchmarkRule::claim,
          fmt::format("{} vehicles are claimed, {} are found", *solution_.vehicles, verdict_.vehicles));
    }
    if (solution_.lower_bound && exceeds(*solution_.lower_bound, verdict_.objective)) {
      add(BenchmarkRule::claim,
          fmt::format("the lower bound {} is above the objective {:.6f}", *solution_.lower_bound, verdict_.objective));
    }
    if (solution_.feasible && !*solution_.feasible && verdict_.accepted()) {
      add(BenchmarkRule::claim, "the solution calls itself not feasible, but no rule is broken");
    }
  }

  const BenchmarkInstance& instance_;
  const BenchmarkSolution& solution_;
  std::vector<std::optional<Visited>> visited_;
  std::vector<bool> of_request_;
  BenchmarkVerdict verdict_;
};

}  // namespace

std::string_view name(BenchmarkRule rule) {
  return kRuleNames[static_cast<std::size_t>(rule)];
}

BenchmarkVerdict check_benchmark(const BenchmarkInstance& instance, const BenchmarkSolution& solution) {
  return Judge(instance, solution).run();
}

}  // namespace postkutscher
