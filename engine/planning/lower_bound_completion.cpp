#include "engine/planning/lower_bound_completion.h"

#include <algorithm>
#include <queue>
#include <tuple>

namespace postkutscher::lower_bounds {

namespace {

// Who is at the place no later than `until` can complete at `value`.
struct State {
  std::int64_t until;
  std::int64_t value;
  std::size_t request;
  bool at_pickup;
};
struct Later {
  bool operator()(const State& a, const State& b) const {
    return std::tuple(a.until, b.value, b.request, b.at_pickup) < std::tuple(b.until, a.value, a.request, a.at_pickup);
  }
};

}  // namespace

std::int64_t StepFunction::at(std::int64_t time) const {
  const auto after = std::partition_point(steps_.begin(), steps_.end(), [&](const Step& s) { return s.until >= time; });
  return after == steps_.begin() ? kNoCompletion : std::prev(after)->value;
}

FragmentPrices price_fragments(const RouteFamily& family, std::span<const Fragment> fragments,
                               const DualValues& duals) {
  FragmentPrices prices{{}, family.fine_per_tick()};
  for (const Fragment& fragment : fragments) {
    std::int64_t price = family.fine_per_decimetre() * fragment.distance;
    fragment.requests.for_each([&](std::size_t request) { price -= duals.requests[request]; });
    prices.fragments.push_back(price);
  }
  return prices;
}

// Labels of states in descending order of time; Dijkstra-like, because going back in time never raises `until`.
Completion::Completion(const RouteFamily& family, std::span<const Fragment> fragments, const FragmentPrices& prices,
                       std::size_t limit)
    : dropoffs_(family.request_count()), pickups_(family.request_count()) {
  std::vector<std::vector<std::uint32_t>> ending(family.request_count());
  for (std::uint32_t k = 0; k < fragments.size(); ++k) ending[fragments[k].last].push_back(k);

  const std::int64_t per_tick = prices.fine_per_tick;
  const auto leg_price = [&](std::size_t from, std::size_t to) {
    return family.fine_per_decimetre() * family.distance(from, to) + per_tick * family.time(from, to);
  };
  const auto last_departure = [&](std::size_t request) {
    const Place& place = family.place(RouteFamily::dropoff(request));
    return place.latest + place.service;
  };
  std::priority_queue<State, std::vector<State>, Later> open;
  const std::int64_t rounding = per_tick > 0 ? kFinePerCost : 0;
  for (const std::size_t request : family.requests()) {
    const std::size_t node = RouteFamily::dropoff(request);
    if (family.time(node, family.end()) == kNoWay) continue;
    const std::int64_t until =
        std::min(last_departure(request), family.place(family.end()).latest - family.time(node, family.end()));
    open.push({until, leg_price(node, family.end()) - rounding, request, false});
  }
  std::size_t count = 0;
  while (!open.empty()) {
    const State state = open.top();
    open.pop();
    if (++count > limit) {
      complete_ = false;
      return;
    }
    if (state.at_pickup) {
      if (!pickups_[state.request].improves(state.value)) continue;
      pickups_[state.request].add(state.until, state.value);
      const std::size_t node = RouteFamily::pickup(state.request);
      for (const std::size_t before : family.requests()) {
        const std::size_t from = RouteFamily::dropoff(before);
        const std::int64_t until = std::min(last_departure(before), state.until - family.time(from, node));
        const Place& place = family.place(from);
        if (before == state.request || until < place.earliest + place.service) continue;
        const std::int64_t value = state.value + leg_price(from, node);
        if (dropoffs_[before].improves(value)) open.push({until, value, before, false});
      }
      continue;
    }
    if (!dropoffs_[state.request].improves(state.value)) continue;
    dropoffs_[state.request].add(state.until, state.value);
    for (const std::uint32_t k : ending[state.request]) {
      const Fragment& fragment = fragments[k];
      if (fragment.earliest > state.until) continue;
      const std::int64_t until = std::min(fragment.latest, state.until - fragment.elapsed);
      const std::int64_t value = state.value + prices.fragments[k] + per_tick * fragment.elapsed;
      if (pickups_[fragment.first].improves(value)) open.push({until, value, fragment.first, true});
    }
  }
}

}  // namespace postkutscher::lower_bounds
