#include "engine/planning/reordering.h"

#include <utility>

#include "engine/planning/best_order.h"

namespace postkutscher {

namespace {

constexpr OrderLimits kLimits{.shift = 4, .nodes = 5'000};

}  // namespace

bool reorder_stops(Workspace& workspace, Solution& solution) {
  const Problem& problem = workspace.model.problem();
  bool cheaper = false;
  for (const DutyId duty : problem.duties.ids()) {
    const DutyRoute& route = solution.route(duty);
    if (route.stops.size() < 3) continue;
    const auto price = [&](std::span<const Stop> stops) -> std::optional<Cost> {
      const RoutePointer other = workspace.builder.build(duty, stops);
      return other ? std::optional(other->cost) : std::nullopt;
    };
    const OrderResult better = find_better_order(problem, duty, route.stops, route.cost, kLimits, price);
    if (better.stops.empty()) continue;
    RoutePointer reordered = workspace.builder.build(duty, better.stops);
    if (!reordered) continue;
    solution.replace(std::move(reordered));
    cheaper = true;
  }
  return cheaper;
}

}  // namespace postkutscher
