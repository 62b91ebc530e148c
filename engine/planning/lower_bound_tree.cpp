#include "engine/planning/lower_bound_tree.h"

#include <algorithm>
#include <optional>
#include <queue>
#include <tuple>
#include <utility>

#include "engine/planning/lower_bound_cuts.h"

namespace postkutscher::lower_bounds {

namespace {

constexpr std::size_t kColumnsPerRound = 200;
constexpr double kIntegral = 1e-6;
constexpr std::size_t kMostRoundsOfCuts = 30;

// Two requests on one route or not; or a request served by a class or not.
struct Decision {
  std::size_t request;
  std::size_t other;  // a request, or a class
  bool other_is_class;
  bool wanted;

  bool allows(const RouteColumn& route) const {
    const bool has = route.requests.contains(request);
    if (other_is_class) return !has || (route.duty_class == other) == wanted;
    const bool has_other = route.requests.contains(other);
    return wanted ? has == has_other : !(has && has_other);
  }
};

struct Node {
  std::int64_t bound;
  std::size_t number;
  std::vector<Decision> decisions;
};
struct WorseBound {
  bool operator()(const Node& a, const Node& b) const {
    return std::pair(a.bound, a.number) > std::pair(b.bound, b.number);
  }
};

class Tree {
 public:
  Tree(const Demand& demand, std::vector<RouteColumn> routes, const ChoiceOptions& options, const RunContext& context)
      : demand_(demand),
        routes_(std::move(routes)),
        in_master_(routes_.size(), false),
        options_(options),
        context_(context),
        master_(demand) {
    choice_.bound = choice_.cost = options.cutoff;
  }

  RouteChoice run() {
    std::priority_queue<Node, std::vector<Node>, WorseBound> open;
    std::optional<std::int64_t> root = solve_root();
    if (!root) root = INT64_MIN;
    if (*root < choice_.cost) open.push({*root, 0, {}});
    std::int64_t leaves = INT64_MAX;  // bound of nodes with a whole solution (below its cost by rounding) or given up
    while (!open.empty() && open.top().bound < choice_.cost && choice_.nodes < options_.most_nodes &&
           !context_.cancelled()) {
      const Node node = open.top();
      open.pop();
      const std::optional<std::int64_t> bound = solve(node.decisions);
      ++choice_.nodes;
      const std::int64_t known = std::max(node.bound, bound.value_or(node.bound));
      if (known >= choice_.cost) continue;
      const std::optional<Decision> decision = bound ? branch_on() : std::nullopt;
      if (!decision) {
        if (bound) take_solution();
        leaves = std::min(leaves, known);
        continue;
      }
      for (const bool wanted : {true, false}) {
        Node child{known, ++last_number_, node.decisions};
        child.decisions.push_back(*decision);
        child.decisions.back().wanted = wanted;
        open.push(std::move(child));
      }
    }
    choice_.bound = std::min(choice_.cost, leaves);
    if (!open.empty()) choice_.bound = std::min(choice_.bound, open.top().bound);
    choice_.subset_rows = master_.subset_rows().size();
    return std::move(choice_);
  }

 private:
  std::optional<std::int64_t> solve_root() {
    std::optional<std::int64_t> best;
    for (std::size_t round = 0; round < kMostRoundsOfCuts; ++round) {
      const std::optional<std::int64_t> bound = solve({});
      if (!bound) break;
      best = std::max(best.value_or(*bound), *bound);
      if (*best >= choice_.cost) break;
      drop_routes(*bound);
      if (!add_cuts()) break;
    }
    return best;
  }

  // Routes that would lift the bound to the cutoff are in no better choice.
  void drop_routes(std::int64_t bound) {
    std::vector<RouteColumn> kept;
    std::vector<bool> in_master;
    for (std::size_t k = 0; k < routes_.size(); ++k) {
      if (!in_master_[k] && bound + master_.reduced_cost(routes_[k]) >= choice_.cost) continue;
      kept.push_back(std::move(routes_[k]));
      in_master.push_back(in_master_[k]);
    }
    routes_ = std::move(kept);
    in_master_ = std::move(in_master);
  }

  bool add_cuts() {
    std::vector<WeightedRoute> weighted;
    for (std::size_t k = 0; k < master_.columns().size(); ++k) {
      if (master_.value(k) > kIntegral) weighted.push_back({master_.columns()[k].requests, master_.value(k)});
    }
    const std::vector<SubsetRow> rows = violated_subset_rows(demand_.requests, weighted);
    for (const SubsetRow& row : rows) master_.add(row);
    return !rows.empty();
  }

  // The bound of the relaxation under the decisions; nothing when the LP solver gives up.
  std::optional<std::int64_t> solve(const std::vector<Decision>& decisions) {
    const auto allowed = [&](const RouteColumn& route) {
      return std::all_of(decisions.begin(), decisions.end(), [&](const Decision& d) { return d.allows(route); });
    };
    for (std::size_t k = 0; k < master_.columns().size(); ++k) master_.allow(k, allowed(master_.columns()[k]));
    std::vector<std::uint32_t> candidates;
    for (std::uint32_t k = 0; k < routes_.size(); ++k) {
      if (allowed(routes_[k])) candidates.push_back(k);
    }
    while (true) {
      if (!master_.solve()) return std::nullopt;
      std::vector<std::int64_t> least(demand_.class_sizes.size(), 0);
      std::vector<std::pair<std::int64_t, std::uint32_t>> useful;
      for (const std::uint32_t k : candidates) {
        const std::int64_t reduced = master_.reduced_cost(routes_[k]);
        least[routes_[k].duty_class] = std::min(least[routes_[k].duty_class], reduced);
        if (reduced < master_.noise() && !in_master_[k]) useful.emplace_back(reduced, k);
      }
      if (useful.empty()) return master_.bound(least);
      const std::size_t count = std::min(useful.size(), kColumnsPerRound);
      std::partial_sort(useful.begin(), useful.begin() + static_cast<std::ptrdiff_t>(count), useful.end());
      for (std::size_t k = 0; k < count; ++k) {
        master_.add(routes_[useful[k].second]);
        in_master_[useful[k].second] = true;
      }
    }
  }

  std::optional<Decision> branch_on() const {
    std::vector<double> together(kMostRequests * kMostRequests, 0);
    std::vector<double> by_class(kMostRequests * demand_.class_sizes.size(), 0);
    for (std::size_t k = 0; k < master_.columns().size(); ++k) {
      const double value = master_.value(k);
      if (value < kIntegral) continue;
      const RouteColumn& route = master_.columns()[k];
      route.requests.for_each([&](std::size_t a) {
        by_class[a * demand_.class_sizes.size() + route.duty_class] += value;
        route.requests.for_each([&](std::size_t b) { together[a * kMostRequests + b] += value; });
      });
    }
    std::optional<Decision> best;
    double distance = 0.5 - kIntegral;
    const auto offer = [&](double value, std::size_t request, std::size_t other, bool is_class) {
      const double d = value > 0.5 ? value - 0.5 : 0.5 - value;
      if (d >= distance) return;
      distance = d;
      best = Decision{request, other, is_class, true};
    };
    for (const std::size_t a : demand_.requests) {
      for (const std::size_t b : demand_.requests) {
        if (a < b) offer(together[a * kMostRequests + b], a, b, false);
      }
    }
    if (best) return best;
    for (const std::size_t a : demand_.requests) {
      for (std::size_t k = 0; k < demand_.class_sizes.size(); ++k) {
        offer(by_class[a * demand_.class_sizes.size() + k], a, k, true);
      }
    }
    return best;
  }

  std::vector<RouteColumn> used_columns() const {
    std::vector<RouteColumn> used;
    for (std::size_t k = 0; k < master_.columns().size(); ++k) {
      if (master_.value(k) > 0.5) used.push_back(master_.columns()[k]);
    }
    return used;
  }

  // Takes the integral solution of the LP when it is better than the best.
  void take_solution() {
    std::vector<RouteColumn> used = used_columns();
    RequestSet served;
    std::int64_t cost = 0;
    for (const RouteColumn& route : used) {
      cost += route.cost;
      served = served | route.requests;
    }
    for (const std::size_t request : demand_.requests) {
      if (!served.contains(request)) cost += demand_.penalties[request];
    }
    if (cost >= choice_.cost) return;
    choice_.cost = cost;
    choice_.routes = std::move(used);
  }

  const Demand& demand_;
  std::vector<RouteColumn> routes_;
  std::vector<bool> in_master_;
  ChoiceOptions options_;
  const RunContext& context_;
  RouteMaster master_;
  RouteChoice choice_;
  std::size_t last_number_ = 0;
};

}  // namespace

RouteChoice choose_routes(const Demand& demand, std::vector<RouteColumn> routes, const ChoiceOptions& options,
                          const RunContext& context) {
  return Tree(demand, std::move(routes), options, context).run();
}

}  // namespace postkutscher::lower_bounds
