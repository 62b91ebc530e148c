#include "tests/support/random_routes.h"

#include <algorithm>
#include <boost/random/uniform_01.hpp>
#include <boost/random/uniform_int_distribution.hpp>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

#include "engine/base/random.h"

namespace postkutscher {

namespace {

constexpr double kSide = 20;
constexpr double kHours = 100;
constexpr double kRideTime = 8;
constexpr double kFirstTemperature = 6;
constexpr double kLastTemperature = 0.1;
constexpr double kBlink = 0.03;

using Route = std::vector<int>;  // requests, ascending

class PoolDrawer {
 public:
  explicit PoolDrawer(const RandomRoutes& wanted)
      : wanted_(wanted),
        random_({wanted.seed, 0, 0, "random routes"}),
        xs_(2 * count()),
        ys_(2 * count()),
        at_(count()) {
    for (double& x : xs_) x = (share() - 0.5) * kSide;
    for (double& y : ys_) y = (share() - 0.5) * kSide;
    for (double& t : at_) t = share() * kHours;
  }

  RoutePoolExample draw() {
    for (int k = 0; k < wanted_.searches; ++k) anneal();
    std::vector<std::pair<double, Route>> ranked;
    for (const auto& [route, plan_cost] : pool_) ranked.push_back({plan_cost, route});
    std::sort(ranked.begin(), ranked.end());
    if (ranked.size() > wanted_.columns) ranked.resize(wanted_.columns);
    RoutePoolExample example{
        {.penalty = std::vector<double>(count(), std::numeric_limits<double>::infinity()), .duties = {wanted_.duties}},
        best_};
    for (const auto& [plan_cost, route] : ranked) {
      RouteColumn column{.cost = cost(route)};
      for (const int r : route) column.requests.push_back(RequestId(r));
      example.problem.columns.push_back(std::move(column));
    }
    return example;
  }

 private:
  using Plan = std::vector<Route>;

  std::size_t count() const { return static_cast<std::size_t>(wanted_.requests); }
  int below(int n) { return boost::random::uniform_int_distribution<int>(0, n - 1)(random_); }
  double share() { return boost::random::uniform_01<double>()(random_); }

  // Stops in the order of their times, from and to the middle.
  double cost(const Route& route) const {
    std::vector<std::pair<double, std::size_t>> stops;
    for (const int r : route) {
      const std::size_t k = static_cast<std::size_t>(r);
      stops.push_back({at_[k], k});
      stops.push_back({at_[k] + kRideTime, k + count()});
    }
    std::sort(stops.begin(), stops.end());
    double length = 0;
    double x = 0;
    double y = 0;
    for (const auto& [time, stop] : stops) {
      length += std::hypot(xs_[stop] - x, ys_[stop] - y);
      x = xs_[stop];
      y = ys_[stop];
    }
    return length + std::hypot(x, y);
  }

  double cost(const Plan& plan) const {
    return std::accumulate(plan.begin(), plan.end(), 0.0,
                           [this](double sum, const Route& route) { return sum + cost(route); });
  }

  std::vector<int> related(int seed) {
    const std::size_t s = static_cast<std::size_t>(seed);
    std::vector<std::pair<double, int>> ranked;
    for (int r = 0; r < wanted_.requests; ++r) {
      const std::size_t k = static_cast<std::size_t>(r);
      const double distance = std::abs(xs_[k] - xs_[s]) + std::abs(ys_[k] - ys_[s]) + 0.3 * std::abs(at_[k] - at_[s]);
      ranked.push_back({distance * (0.3 + share()), r});
    }
    std::sort(ranked.begin(), ranked.end());
    std::vector<int> chosen;
    for (int k = 3 + below(6); k > 0; --k) chosen.push_back(ranked[chosen.size()].second);
    return chosen;
  }

  void insert(Plan& plan, int request) {
    const std::size_t longest = count() / plan.size() + 4;
    double least = std::numeric_limits<double>::infinity();
    Route* where = nullptr;
    Route changed;
    for (Route& route : plan) {
      if (where != nullptr && (route.size() >= longest || share() < kBlink)) continue;
      Route longer = route;
      longer.insert(std::upper_bound(longer.begin(), longer.end(), request), request);
      const double extra = cost(longer) - cost(route);
      if (extra >= least) continue;
      least = extra;
      where = &route;
      changed = std::move(longer);
    }
    *where = std::move(changed);
  }

  void anneal() {
    Plan plan(static_cast<std::size_t>(wanted_.duties));
    for (int r = 0; r < wanted_.requests; ++r) plan[static_cast<std::size_t>(below(wanted_.duties))].push_back(r);
    double now = cost(plan);
    for (int round = 0; round < wanted_.rounds; ++round) {
      const double temperature =
          kFirstTemperature * std::pow(kLastTemperature / kFirstTemperature, double(round) / wanted_.rounds);
      Plan next = plan;
      const std::vector<int> moved = related(below(wanted_.requests));
      for (Route& route : next) {
        std::erase_if(route, [&](int r) { return std::find(moved.begin(), moved.end(), r) != moved.end(); });
      }
      for (const int r : moved) insert(next, r);
      const double then = cost(next);
      if (then >= now - temperature * std::log(share())) continue;
      plan = std::move(next);
      now = then;
      remember(plan, now);
    }
  }

  void remember(const Plan& plan, double plan_cost) {
    best_ = std::min(best_, plan_cost);
    for (const Route& route : plan) {
      if (route.empty()) continue;
      double& known = pool_.try_emplace(route, plan_cost).first->second;
      known = std::min(known, plan_cost);
    }
  }

  RandomRoutes wanted_;
  RandomStream random_;
  std::vector<double> xs_;  // [stop] pickups, then drop-offs
  std::vector<double> ys_;
  std::vector<double> at_;        // [request] time of the pickup
  std::map<Route, double> pool_;  // cost of the best plan that holds the route
  double best_ = std::numeric_limits<double>::infinity();
};

}  // namespace

RoutePoolExample random_routes(const RandomRoutes& wanted) {
  return PoolDrawer(wanted).draw();
}

}  // namespace postkutscher
