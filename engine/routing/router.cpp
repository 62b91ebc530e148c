#include "engine/routing/router.h"

#include <algorithm>
#include <cassert>
#include <mutex>
#include <utility>

#include "engine/routing/components.h"
#include "engine/routing/customized_metric.h"
#include "engine/routing/many_to_many.h"
#include "engine/routing/one_to_all.h"
#include "engine/routing/place_choice.h"
#include "engine/routing/place_search.h"
#include "engine/routing/place_tables.h"
#include "engine/routing/plain_search.h"
#include "engine/routing/route_assembly.h"
#include "engine/routing/snapper.h"
#include "engine/routing/timed_search.h"
#include "engine/routing/topology.h"

namespace postkutscher {

static_assert(Router::kNoDuration == ManyToMany::kNoDuration);

namespace {

// The metrics of all periods; those of equal traffic share one.
struct PeriodMetrics {
  PeriodMetrics(const Network& network, const TurnGraph& turns, const Profile& profile, const RoadState& state)
      : metrics{make_metric(network, turns, profile, state)}, of_period{0} {
    std::vector<TrafficFactors> known{TrafficFactors{}};
    for (const TravelPeriod& period : state.traffic) {
      assert(starts.empty() || starts.back() < period.start);
      starts.push_back(period.start);
      const TrafficFactors traffic = felt_by(profile.mode, period.traffic);
      const auto same = std::find(known.begin(), known.end(), traffic);
      of_period.push_back(static_cast<std::size_t>(same - known.begin()));
      if (same != known.end()) continue;
      known.push_back(traffic);
      metrics.push_back(in_traffic(metrics.front(), network, turns, profile, state, traffic));
    }
  }

  DrivingTimes driving_times() const {
    std::vector<const Metric*> by_period;
    for (const std::size_t i : of_period) by_period.push_back(&metrics[i]);
    return {std::move(by_period), starts};
  }

  std::vector<Metric> metrics;
  std::vector<std::size_t> of_period;  // into metrics
  std::vector<Instant> starts;         // of the periods from 1 on
};

// Detours of the periods' shortcuts, found when the first path is asked for.
class LazyDetours {
 public:
  explicit LazyDetours(std::size_t metrics) : found_(metrics), detours_(metrics) {}

  const HierarchyDetours& of(std::size_t metric, const Hierarchy& hierarchy, const HierarchyWeights& weights) const {
    std::call_once(found_[metric], [&] { detours_[metric] = find_detours(hierarchy, weights, RunContext()); });
    return detours_[metric];
  }

 private:
  mutable std::vector<std::once_flag> found_;
  mutable std::vector<HierarchyDetours> detours_;
};

}  // namespace

struct Router::Impl {
  Impl(std::unique_ptr<const Topology> own, const Topology& t, const Profile& p, const RoadState& state,
       const RunContext& context)
      : own_topology(std::move(own)),
        topology(t),
        group(t.group(p.mode)),
        profile(p),
        periods(t.network(), group.turns, p, state),
        times(periods.driving_times()),
        weights(customize(group.hierarchy, periods.metrics, context)),
        detours(weights.size()),
        components(label_components(SearchGraph(group.turns, free_flow()), p.smallest_large_component)),
        snapper(t.network(), t.index(), profile, free_flow(), components) {}

  const Metric& free_flow() const { return periods.metrics.front(); }
  CustomizedMetric in(std::size_t period) const {
    assert(period < periods.of_period.size());
    const std::size_t i = periods.of_period[period];
    return {group, periods.metrics[i], weights[i]};
  }
  const HierarchyDetours& detours_in(std::size_t period) const {
    const std::size_t i = periods.of_period[period];
    return detours.of(i, group.hierarchy, weights[i]);
  }

  std::unique_ptr<const Topology> own_topology;
  const Topology& topology;
  const Topology::Group& group;
  Profile profile;
  PeriodMetrics periods;
  DrivingTimes times;
  std::vector<HierarchyWeights> weights;  // by metric
  LazyDetours detours;
  ComponentLabels components;
  Snapper snapper;
};

struct RouterWorkspace::Impl {
  HierarchySearch search;
  TimedSearch timed_search;
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

std::span<const Instant> Router::period_starts() const {
  return impl_->periods.starts;
}

// `router.make_workspace` keeps the constructor private: a workspace belongs to routers only.
RouterWorkspace Router::make_workspace() const {
  return RouterWorkspace();
}

Position Router::snap(Coordinate at, Approach approach) const {
  return impl_->snapper.snap(at, approach);
}

std::optional<Route> Router::route(const Position& from, const Position& to, RouterWorkspace& workspace,
                                   std::size_t period) const {
  const CustomizedMetric on = impl_->in(period);
  const HierarchyDetours& detours = impl_->detours_in(period);
  std::optional<Route> route;
  for_each_choice(from, to, [&](const SnappedPlace& source, const SnappedPlace& target) {
    route = best_route(on, detours, source, target, workspace.impl_->search);
    return route.has_value();
  });
  return route;
}

std::optional<PathCost> Router::cost(const Position& from, const Position& to, RouterWorkspace& workspace,
                                     std::size_t period) const {
  const CustomizedMetric on = impl_->in(period);
  PackedCost cost = kNoPath;
  for_each_choice(from, to, [&](const SnappedPlace& source, const SnappedPlace& target) {
    cost = best_cost(on, source, target, workspace.impl_->search);
    return cost != kNoPath;
  });
  return cost == kNoPath ? std::nullopt : std::optional(unpacked(cost));
}

std::optional<Route> Router::route_at(const Position& from, const Position& to, Instant depart,
                                      RouterWorkspace& workspace) const {
  const TimedSearch::Roads roads{impl_->group, impl_->weights.front(), impl_->times};
  std::optional<Route> route;
  for_each_choice(from, to, [&](const SnappedPlace& source, const SnappedPlace& target) {
    const auto path = workspace.impl_->timed_search.run(roads, source.anchors, target.anchors, depart);
    if (!path) return false;
    route = assemble(impl_->group.turns, impl_->times, path->start, path->states, path->end, depart);
    route->from = source.at;
    route->to = target.at;
    return true;
  });
  return route;
}

CostTable Router::costs(std::span<const Position> sources, std::span<const Position> targets, const RunContext& context,
                        std::size_t period) const {
  CostTable table(sources.size(), targets.size());
  fill_costs(impl_->in(period), sources, targets, context, table.cells());
  return table;
}

std::vector<std::uint32_t> Router::durations(std::span<const Position> sources, std::span<const Position> targets,
                                             const RunContext& context, std::size_t period) const {
  std::vector<std::uint32_t> table(sources.size() * targets.size(), kNoDuration);
  fill_durations(impl_->in(period), sources, targets, context, table);
  return table;
}

void Router::one_to_all(const Position& position, Travel travel, OneToAll& search, std::size_t period) const {
  search.run(impl_->in(period), position, travel);
}

std::optional<PathCost> Router::plain_cost(const Position& from, const Position& to, std::size_t period) const {
  const SearchGraph graph(impl_->group.turns, impl_->in(period).metric);
  PackedCost cost = kNoPath;
  for_each_choice(from, to, [&](const SnappedPlace& source, const SnappedPlace& target) {
    cost = plain_search(graph, source.anchors, target.anchors);
    return cost != kNoPath;
  });
  return cost == kNoPath ? std::nullopt : std::optional(unpacked(cost));
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
