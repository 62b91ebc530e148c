#include "engine/routing/router.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <mutex>
#include <stdexcept>
#include <unordered_map>

#include "engine/base/errors.h"
#include "engine/base/parallel.h"
#include "engine/routing/anchor_seeds.h"
#include "engine/routing/components.h"
#include "engine/routing/many_to_many.h"
#include "engine/routing/plain_search.h"
#include "engine/routing/snapper.h"
#include "engine/routing/topology.h"
#include "engine/routing/travel_costs.h"

namespace postkutscher {

namespace {

// The choices of a pair in the order in which they are tried.
template <class Try>
void for_each_choice(const Position& from, const Position& to, Try attempt) {
  for (const SnappedPlace* source : {&from.nearest, &from.in_large_component}) {
    for (const SnappedPlace* target : {&to.nearest, &to.in_large_component}) {
      if (source->anchors.empty() || target->anchors.empty()) continue;
      if (attempt(*source, *target)) return;
    }
  }
}

constexpr std::size_t kSourcesPerBlock = 16;

enum class Choice { nearest, in_large_component };

const SnappedPlace& place(const Position& position, Choice choice) {
  return choice == Choice::nearest ? position.nearest : position.in_large_component;
}

// The places of a choice, and the numbers of the positions that have one.
struct ChosenPlaces {
  ChosenPlaces(std::span<const Position> positions, Choice choice) {
    for (std::size_t i = 0; i < positions.size(); ++i) {
      const SnappedPlace& chosen = place(positions[i], choice);
      if (chosen.anchors.empty()) continue;
      places.push_back(&chosen);
      numbers.push_back(i);
    }
  }
  std::size_t size() const { return places.size(); }

  std::vector<const SnappedPlace*> places;
  std::vector<std::size_t> numbers;
};

}  // namespace

struct Router::Impl {
  Impl(std::unique_ptr<const Topology> own, const Topology& t, const Profile& p, const RoadState& state,
       const RunContext& context)
      : own_topology(std::move(own)),
        topology(t),
        group(t.group(p.mode)),
        profile(p),
        metric(make_metric(t.network(), group.turns, p, state)),
        weights(customize(group.hierarchy, metric, context)),
        graph(group.turns, metric),
        components(label_components(graph, p.smallest_large_component)),
        snapper(t.network(), t.index(), profile, metric, components),
        seeds(group.turns, group.hierarchy, metric) {}

  std::unique_ptr<const Topology> own_topology;
  const Topology& topology;
  const Topology::Group& group;
  Profile profile;
  Metric metric;
  HierarchyWeights weights;
  SearchGraph graph;
  ComponentLabels components;
  Snapper snapper;
  AnchorSeeds seeds;

  // Found when the first path is asked for.
  const HierarchyDetours& detours() const {
    std::call_once(detours_found, [this] { found_detours = find_detours(group.hierarchy, weights, RunContext()); });
    return found_detours;
  }
  mutable std::once_flag detours_found;
  mutable HierarchyDetours found_detours;

  // A best way between two places.
  struct Way {
    PackedCost cost = kNoPath;
    bool straight = false;  // on one segment, without a turn
  };
  Way best_way(const SnappedPlace& from, const SnappedPlace& to, HierarchySearch& search) const;
  template <class Table>
  void fill(std::span<const Position> sources, std::span<const Position> targets, const RunContext& context,
            std::span<typename Table::Cell> cells) const;
  template <class Table>
  std::vector<typename Table::Cell> sweep(const ChosenPlaces& sources, const ChosenPlaces& targets,
                                          const RunContext& context) const;

  std::uint32_t turn_between(StateId before, StateId state) const;
  bool turns_into(DirectedSegment from, StateId to) const;
  Route assemble(const Anchor& start, std::span<const StateId> states, const Anchor& end) const;
  Route straight_route(const SnappedPlace& from, const SnappedPlace& to, PackedCost cost) const;
  Route turning_route(const SnappedPlace& from, const SnappedPlace& to, PackedCost cost,
                      std::span<const Hierarchy::Vertex> path) const;
};

struct RouterWorkspace::Impl {
  HierarchySearch search;
};

RouterWorkspace::RouterWorkspace() : impl_(std::make_unique<Impl>()) {}
RouterWorkspace::~RouterWorkspace() = default;
RouterWorkspace::RouterWorkspace(RouterWorkspace&&) noexcept = default;

Router::Router(const Topology& topology, const Profile& profile, const RoadState& state, const RunContext& context)
    : impl_(std::make_unique<const Impl>(nullptr, topology, profile, state, context)) {}

Router::Router(const Network& network, const Profile& profile, const RoadState& state) {
  auto own = std::make_unique<const Topology>(network);
  const Topology& topology = *own;
  impl_ = std::make_unique<const Impl>(std::move(own), topology, profile, state, RunContext());
}

Router::~Router() = default;
Router::Router(Router&&) noexcept = default;

const Network& Router::network() const {
  return impl_->topology.network();
}

const Profile& Router::profile() const {
  return impl_->profile;
}

// `router.make_workspace` keeps the constructor private: a workspace belongs to routers only.
RouterWorkspace Router::make_workspace() const {
  return RouterWorkspace();
}

Position Router::snap(Coordinate at, Approach approach) const {
  return impl_->snapper.snap(at, approach);
}

Router::Impl::Way Router::Impl::best_way(const SnappedPlace& from, const SnappedPlace& to,
                                         HierarchySearch& search) const {
  Way best;
  const PackedCost base = seeds.base(from.anchors);
  Seeds departures;
  for (const Anchor& start : from.anchors) {
    if (!share_a_segment({&start, 1}, to.anchors)) {
      departures.push_back(seeds.departure(start, base));
      continue;
    }
    seeds.add_departures_by_turn(start, base, departures);
    for (const Anchor& end : to.anchors) best.cost = std::min(best.cost, straight_cost(metric, start, end));
  }
  best.straight = best.cost != kNoPath;
  const PackedCost turning = search.run(group.hierarchy, weights, departures, seeds.arrivals(to.anchors));
  if (turning != kNoPath && turning - base < best.cost) best = {turning - base, false};
  return best;
}

std::optional<Route> Router::route(const Position& from, const Position& to, RouterWorkspace& workspace) const {
  HierarchySearch& search = workspace.impl_->search;
  std::optional<Route> route;
  for_each_choice(from, to, [&](const SnappedPlace& source, const SnappedPlace& target) {
    const Impl::Way way = impl_->best_way(source, target, search);
    if (way.cost == kNoPath) return false;
    route = way.straight
                ? impl_->straight_route(source, target, way.cost)
                : impl_->turning_route(source, target, way.cost, search.path(impl_->group.hierarchy, impl_->detours()));
    return true;
  });
  return route;
}

namespace {

// What a table holds, and how sweeps fill it.
struct Costs {
  using Cell = PackedCost;
  static constexpr Cell kNone = kNoPath;
  static Cell cell(PackedCost cost) { return cost; }
  static void run(const ManyToMany& sweeps, std::span<const Seeds> sources, PackedCost base, std::span<Cell> cells) {
    sweeps.costs(sources, base, cells);
  }
};
struct Durations {
  using Cell = std::uint32_t;
  static constexpr Cell kNone = Router::kNoDuration;
  static Cell cell(PackedCost cost) { return cost == kNoPath ? kNone : packed_duration(cost); }
  static void run(const ManyToMany& sweeps, std::span<const Seeds> sources, PackedCost base, std::span<Cell> cells) {
    sweeps.durations(sources, base, cells);
  }
};

}  // namespace

template <class Table>
std::vector<typename Table::Cell> Router::Impl::sweep(const ChosenPlaces& sources, const ChosenPlaces& targets,
                                                      const RunContext& context) const {
  PackedCost base = 0;
  for (const SnappedPlace* from : sources.places) base = AnchorSeeds::widest(base, seeds.base(from->anchors));
  std::vector<Seeds> departures(sources.size()), arrivals;
  for (std::size_t s = 0; s < sources.size(); ++s) {
    for (const Anchor& anchor : sources.places[s]->anchors) departures[s].push_back(seeds.departure(anchor, base));
  }
  std::unordered_multimap<std::uint32_t, std::size_t> on_segment;
  for (std::size_t t = 0; t < targets.size(); ++t) {
    arrivals.push_back(seeds.arrivals(targets.places[t]->anchors));
    for (const Anchor& anchor : targets.places[t]->anchors) on_segment.emplace(anchor.on.value, t);
  }
  std::vector<typename Table::Cell> cells(sources.size() * targets.size());
  Table::run(ManyToMany(group.hierarchy, weights, arrivals, context), departures, base, cells);
  // A sweep cannot tell places ahead on one segment from places behind.
  parallel_for_blocks(sources.size(), kSourcesPerBlock, context.threads, [&](std::size_t first, std::size_t last) {
    HierarchySearch search;
    std::vector<std::size_t> near;
    for (std::size_t s = first; s < last && !context.cancelled(); ++s) {
      near.clear();
      for (const Anchor& anchor : sources.places[s]->anchors) {
        const auto [begin, end] = on_segment.equal_range(anchor.on.value);
        for (auto target = begin; target != end; ++target) near.push_back(target->second);
      }
      std::sort(near.begin(), near.end());
      near.erase(std::unique(near.begin(), near.end()), near.end());
      for (const std::size_t t : near) {
        cells[s * targets.size() + t] = Table::cell(best_way(*sources.places[s], *targets.places[t], search).cost);
      }
    }
  });
  if (context.cancelled()) throw Cancelled();
  return cells;
}

// The choices of all pairs in the order in which a single pair tries them.
template <class Table>
void Router::Impl::fill(std::span<const Position> sources, std::span<const Position> targets, const RunContext& context,
                        std::span<typename Table::Cell> cells) const {
  for (const Choice from : {Choice::nearest, Choice::in_large_component}) {
    for (const Choice to : {Choice::nearest, Choice::in_large_component}) {
      const ChosenPlaces rows(sources, from), columns(targets, to);
      if (rows.size() == 0 || columns.size() == 0) continue;
      const auto found = sweep<Table>(rows, columns, context);
      for (std::size_t r = 0; r < rows.size(); ++r) {
        for (std::size_t c = 0; c < columns.size(); ++c) {
          auto& cell = cells[rows.numbers[r] * targets.size() + columns.numbers[c]];
          if (cell == Table::kNone) cell = found[r * columns.size() + c];
        }
      }
    }
  }
}

CostTable Router::costs(std::span<const Position> sources, std::span<const Position> targets,
                        const RunContext& context) const {
  CostTable table(sources.size(), targets.size());
  impl_->fill<Costs>(sources, targets, context, table.cells());
  return table;
}

std::vector<std::uint32_t> Router::durations(std::span<const Position> sources, std::span<const Position> targets,
                                             const RunContext& context) const {
  std::vector<std::uint32_t> table(sources.size() * targets.size(), kNoDuration);
  impl_->fill<Durations>(sources, targets, context, table);
  return table;
}

std::optional<PathCost> Router::plain_cost(const Position& from, const Position& to) const {
  PackedCost cost = kNoPath;
  for_each_choice(from, to, [&](const SnappedPlace& source, const SnappedPlace& target) {
    cost = plain_search(impl_->graph, source.anchors, target.anchors);
    return cost != kNoPath;
  });
  return cost == kNoPath ? std::nullopt : std::optional(unpacked(cost));
}

std::uint32_t Router::Impl::turn_between(StateId before, StateId state) const {
  const auto turns = group.turns.turns(before);
  const auto turn = std::find_if(turns.begin(), turns.end(), [state](const Turn& t) { return t.to == state; });
  assert(turn != turns.end());
  return group.turns.first_turn(before) + static_cast<std::uint32_t>(turn - turns.begin());
}

bool Router::Impl::turns_into(DirectedSegment from, StateId to) const {
  const auto turns = group.turns.turns(TurnGraph::start(from));
  return std::any_of(turns.begin(), turns.end(), [to](const Turn& turn) { return turn.to == to; });
}

// `states`: what follows the segment of `start`; the last one is on that of `end`.
Route Router::Impl::assemble(const Anchor& start, std::span<const StateId> states, const Anchor& end) const {
  Route route;
  const SegmentCost& first = metric.of(start.on);
  route.steps.push_back({start.on, start.offset, first.length, Duration{first.duration}, Duration{}});
  StateId before = TurnGraph::start(start.on);
  for (const StateId state : states) {
    const std::uint32_t turn = turn_between(before, state);
    const DirectedSegment on = group.turns.segment(state);
    const Duration delay{metric.turn_delay(group.turns.segment(before), turn)};
    route.cost.violations += unpacked(metric.turns[turn]).violations;
    route.steps.push_back({on, 0, metric.of(on).length, Duration{metric.of(on).duration}, delay});
    before = state;
  }
  // Cut at the end first: a way within one segment is cut at both ends.
  RouteStep& last = route.steps.back();
  last.end = end.offset;
  last.duration = Duration{duration_before(metric.of(end.on), end.offset)};
  route.steps.front().duration -= Duration{duration_before(first, start.offset)};
  for (const RouteStep& step : route.steps) {
    route.cost.duration += step.duration + step.turn;
    route.cost.distance += Distance{std::int64_t{step.end} - step.begin};
  }
  return route;
}

Route Router::Impl::straight_route(const SnappedPlace& from, const SnappedPlace& to, PackedCost cost) const {
  for (const Anchor& start : from.anchors) {
    for (const Anchor& end : to.anchors) {
      if (straight_cost(metric, start, end) != cost) continue;
      Route route = assemble(start, {}, end);
      route.from = from.at;
      route.to = to.at;
      return route;
    }
  }
  throw std::logic_error("a route does not cost what the search found");
}

Route Router::Impl::turning_route(const SnappedPlace& from, const SnappedPlace& to, PackedCost cost,
                                  std::span<const Hierarchy::Vertex> path) const {
  std::vector<StateId> states;
  for (const Hierarchy::Vertex v : path) states.push_back(group.hierarchy.state(v));
  const std::span<const StateId> all(states);
  // Several anchors may fit the ends of the path; the cost tells which were meant.
  for (const Anchor& start : from.anchors) {
    const bool by_turn = share_a_segment({&start, 1}, to.anchors);
    const bool fits = by_turn ? turns_into(start.on, all.front()) : TurnGraph::start(start.on) == all.front();
    if (!fits) continue;
    for (const Anchor& end : to.anchors) {
      if (group.turns.segment(all.back()) != end.on) continue;
      Route route = assemble(start, by_turn ? all : all.subspan(1), end);
      if (route.cost != unpacked(cost)) continue;
      route.from = from.at;
      route.to = to.at;
      return route;
    }
  }
  throw std::logic_error("a route does not cost what the search found");
}

Components count_components(const Topology& topology, const Profile& profile) {
  const TurnGraph& turns = topology.turns(profile.mode);
  const Metric metric = make_metric(topology.network(), turns, profile);
  const ComponentLabels labels = label_components(SearchGraph(turns, metric), profile.smallest_large_component);
  Components result;
  std::vector<std::uint32_t> found;
  for (const std::uint32_t label : labels.of_segment) {
    if (label != ComponentLabels::kClosed) found.push_back(label);
  }
  result.open_directed_segments = found.size();
  std::sort(found.begin(), found.end());
  for (auto first = found.begin(); first != found.end(); ++result.count) {
    const auto last = std::upper_bound(first, found.end(), *first);
    result.largest = std::max(result.largest, static_cast<std::size_t>(last - first));
    first = last;
  }
  return result;
}

}  // namespace postkutscher
