#include "engine/planning/route_pool.h"

#include <algorithm>
#include <tuple>

namespace postkutscher {

namespace {

constexpr int kRoutesForEachRequest = 4;

// The finaliser of SplitMix64 (Steele, Lea & Flood 2014).
std::uint64_t mixed(std::uint64_t z) {
  z += 0x9E3779B97F4A7C15ULL;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31);
}

bool stops_before(const DutyRoute& a, const DutyRoute& b) {
  const auto before = [](const Stop& x, const Stop& y) {
    return std::tie(x.request, x.kind) < std::tie(y.request, y.kind);
  };
  return std::lexicographical_compare(a.stops.begin(), a.stops.end(), b.stops.begin(), b.stops.end(), before);
}

// Cheaper, or equal and first in a fixed order.
bool is_preferred(const DutyRoute& a, const DutyRoute& b) {
  if (a.cost != b.cost) return a.cost < b.cost;
  if (a.stops != b.stops) return stops_before(a, b);
  return a.duty < b.duty;
}

}  // namespace

RouteColumn to_column(const PooledRoute& pooled) {
  RouteColumn column{pooled.duty_class, static_cast<double>(pooled.route->cost.value)};
  for (const Stop& stop : pooled.route->stops) {
    if (stop.kind == VisitKind::dropoff) column.requests.push_back(stop.request);
  }
  std::sort(column.requests.begin(), column.requests.end());
  return column;
}

// Sums do not depend on the order of stops.
RoutePool::Key RoutePool::key_of(const DutyRoute& route, std::uint32_t duty_class) {
  Key key{mixed(~std::uint64_t{duty_class}), duty_class};
  for (const Stop& stop : route.stops) {
    if (stop.kind != VisitKind::dropoff) continue;
    const std::uint64_t bits = mixed(stop.request.value);
    key[0] += bits;
    key[1] += mixed(~bits);
  }
  return key;
}

void RoutePool::add(const std::shared_ptr<const DutyRoute>& route, std::uint32_t duty_class, double plan_value) {
  if (route->stops.empty()) return;
  const Key key = key_of(*route, duty_class);
  const auto known = routes_.find(key);
  if (known == routes_.end()) {
    routes_.emplace(key, PooledRoute{route, duty_class, plan_value});
    if (routes_.size() > 2 * capacity_) drop_worst();
    return;
  }
  PooledRoute& pooled = known->second;
  pooled.best_plan = std::min(pooled.best_plan, plan_value);
  if (pooled.route != route && is_preferred(*route, *pooled.route)) pooled.route = route;
}

void RoutePool::merge(const RoutePool& other) {
  for (const auto& [key, theirs] : other.routes_) {
    const auto [at, added] = routes_.try_emplace(key, theirs);
    if (added) continue;
    PooledRoute& ours = at->second;
    ours.best_plan = std::min(ours.best_plan, theirs.best_plan);
    if (is_preferred(*theirs.route, *ours.route)) ours.route = theirs.route;
  }
  capacity_ = std::max(capacity_, other.capacity_);
  drop_worst();
}

std::vector<const RoutePool::Entry*> RoutePool::ranked() const {
  std::vector<const Entry*> entries;
  entries.reserve(routes_.size());
  for (const Entry& entry : routes_) entries.push_back(&entry);
  std::sort(entries.begin(), entries.end(), [](const Entry* a, const Entry* b) {
    return std::tie(a->second.best_plan, a->first) < std::tie(b->second.best_plan, b->first);
  });
  return entries;
}

void RoutePool::drop_worst() {
  const std::vector<const Entry*> entries = ranked();
  std::vector<Key> dropped;
  for (std::size_t k = capacity_; k < entries.size(); ++k) dropped.push_back(entries[k]->first);
  for (const Key& key : dropped) routes_.erase(key);
}

std::vector<PooledRoute> RoutePool::best(std::size_t limit) const {
  const std::vector<const Entry*> entries = ranked();
  std::vector<std::uint8_t> taken(entries.size(), entries.size() <= limit ? 1 : 0);
  std::size_t count = entries.size() <= limit ? entries.size() : 0;
  std::unordered_map<RequestId, int> routes_of;
  for (std::size_t k = 0; k < entries.size() && count < limit; ++k) {
    bool wanted = false;
    for (const Stop& stop : entries[k]->second.route->stops) {
      if (stop.kind == VisitKind::dropoff) wanted |= ++routes_of[stop.request] <= kRoutesForEachRequest;
    }
    if (!wanted) continue;
    taken[k] = 1;
    ++count;
  }
  for (std::size_t k = 0; k < entries.size() && count < limit; ++k) {
    if (taken[k] != 0) continue;
    taken[k] = 1;
    ++count;
  }
  std::vector<PooledRoute> chosen;
  for (std::size_t k = 0; k < entries.size(); ++k) {
    if (taken[k] != 0) chosen.push_back(entries[k]->second);
  }
  return chosen;
}

}  // namespace postkutscher
