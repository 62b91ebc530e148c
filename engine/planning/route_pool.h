// Remembers good routes of a search, so that a set partitioning can combine them anew: for every duty class and set of
// requests the cheapest known order of stops and the best plan that held one. What it holds depends only on the
// sequence of calls; a pool belongs to one search (island).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

#include "engine/planning/duty_route.h"
#include "engine/planning/set_partitioning.h"

namespace postkutscher {

struct PooledRoute {
  std::shared_ptr<const DutyRoute> route;  // of some duty of the class
  std::uint32_t duty_class = 0;
  double best_plan = 0;  // value of the best plan that held these requests in one route; less is better
};

// Cost in millionths of a euro; the requests are those that the route brings to their drop-off.
RouteColumn to_column(const PooledRoute& pooled);

class RoutePool {
 public:
  // Keeps at least the best `capacity` routes by `best_plan`, and never more than twice as many.
  explicit RoutePool(std::size_t capacity) : capacity_(capacity) {}

  // A route of a plan that is worth `plan_value`; routes without stops are ignored. A route that is known costs one
  // look-up and no allocation.
  void add(const std::shared_ptr<const DutyRoute>& route, std::uint32_t duty_class, double plan_value);

  // Takes what `other` knows, as far as it is among the best. Two pools merged either way know the same.
  void merge(const RoutePool& other);

  // Up to `limit` routes, those of the best plans first; when there are more, first of all some for every request.
  std::vector<PooledRoute> best(std::size_t limit) const;

  std::size_t size() const { return routes_.size(); }

 private:
  // Class and set of requests; 128 bits of hash, so that equal means the same set for all practical purposes.
  using Key = std::array<std::uint64_t, 2>;
  struct KeyHash {
    std::size_t operator()(const Key& key) const { return key[0]; }
  };
  using Entry = std::pair<const Key, PooledRoute>;

  static Key key_of(const DutyRoute& route, std::uint32_t duty_class);
  std::vector<const Entry*> ranked() const;
  void drop_worst();

  std::size_t capacity_;
  std::unordered_map<Key, PooledRoute, KeyHash> routes_;
};

}  // namespace postkutscher
