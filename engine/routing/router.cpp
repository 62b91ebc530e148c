#include "engine/routing/router.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <functional>

#include "engine/network/spatial_index.h"
#include "engine/routing/components.h"
#include "engine/routing/metric.h"
#include "engine/routing/search.h"
#include "engine/routing/turn_graph.h"

namespace postkutscher {

struct Router::Impl {
  Impl(const Network& n, const Profile& p, const std::optional<LocalTime>& depart)
      : network(n),
        profile(p),
        topology(n, topology_modes(p.mode)),
        metric(make_metric(n, topology, p, depart)),
        graph(topology, metric),
        components(label_components(graph, p.smallest_large_component)),
        index(n) {}

  const Network& network;
  Profile profile;
  TurnGraph topology;
  Metric metric;
  SearchGraph graph;
  ComponentLabels components;
  SpatialIndex index;

  using Serves = std::function<bool(DirectedSegment)>;

  bool open(DirectedSegment d) const { return metric.of(d).open(); }
  Anchor opposite(const Anchor& anchor) const;
  bool same_line(DirectedSegment a, DirectedSegment b) const;
  std::optional<NearestPoint> nearest_road(Coordinate at, const Serves& serves) const;
  std::vector<Anchor> on_both_sides(const NearestPoint& nearest) const;
  std::vector<Anchor> at_the_kerb(const NearestPoint& nearest, const Serves& serves) const;
  std::vector<Anchor> at_junction(NodeId node) const;
  SnappedPlace snap(Coordinate at, Approach approach, bool large_only) const;
  RouteStep whole_step(StateId before, StateId state) const;
  Route assemble(const SnappedPlace& from, const SnappedPlace& to, const Search& search,
                 const Search::Arrival& arrival) const;
};

struct RouterWorkspace::Impl {
  Search search;
};

RouterWorkspace::RouterWorkspace() : impl_(std::make_unique<Impl>()) {}
RouterWorkspace::~RouterWorkspace() = default;
RouterWorkspace::RouterWorkspace(RouterWorkspace&&) noexcept = default;

Router::Router(const Network& network, const Profile& profile, const std::optional<LocalTime>& depart)
    : impl_(std::make_unique<const Impl>(network, profile, depart)) {}
Router::~Router() = default;
Router::Router(Router&&) noexcept = default;

const Network& Router::network() const {
  return impl_->network;
}

const Profile& Router::profile() const {
  return impl_->profile;
}

// `router.make_workspace` keeps the constructor private: a workspace belongs to routers only.
RouterWorkspace Router::make_workspace() const {
  return RouterWorkspace();
}

Anchor Router::Impl::opposite(const Anchor& anchor) const {
  return {anchor.on.reversed(), network.segment(anchor.on).length - anchor.offset};
}

// Roads drawn twice have the same points.
bool Router::Impl::same_line(DirectedSegment a, DirectedSegment b) const {
  return network.head(a) == network.head(b) && network.segment(a).length == network.segment(b).length &&
         network.geometry(a) == network.geometry(b);
}

SnappedPlace Router::Impl::snap(Coordinate at, Approach approach, bool large_only) const {
  const auto serves = [&](DirectedSegment d) { return open(d) && (!large_only || components.in_large(d)); };
  const auto nearest = nearest_road(at, serves);
  if (!nearest) return {};
  SnappedPlace place{{}, nearest->at, nearest->distance_metres};
  if (approach == Approach::kerb && profile.mode != Mode::foot) {
    place.anchors = at_the_kerb(*nearest, serves);
    return place;
  }
  const Segment& segment = network.segments()[nearest->segment];
  if (nearest->offset == 0) place.anchors = at_junction(segment.from);
  if (nearest->offset == segment.length) place.anchors = at_junction(segment.to);
  if (place.anchors.empty()) place.anchors = on_both_sides(*nearest);
  return place;
}

// Nobody boards in mid-water, unless there is nothing but ferries.
std::optional<NearestPoint> Router::Impl::nearest_road(Coordinate at, const Serves& serves) const {
  const auto usable = [&](SegmentId s) {
    return serves(DirectedSegment(s, true)) || serves(DirectedSegment(s, false));
  };
  const auto on_land = [&](SegmentId s) { return network.segments()[s].road_class != RoadClass::ferry && usable(s); };
  const auto nearest = index.nearest(at, profile.snap_limit_metres, on_land);
  return nearest ? nearest : index.nearest(at, profile.snap_limit_metres, usable);
}

std::vector<Anchor> Router::Impl::on_both_sides(const NearestPoint& nearest) const {
  std::vector<Anchor> anchors;
  const Anchor forward{DirectedSegment(nearest.segment, true), nearest.offset};
  const auto add = [&](const Anchor& anchor) {
    for (const Anchor& side : {anchor, opposite(anchor)}) {
      if (open(side.on)) anchors.push_back(side);
    }
  };
  add(forward);
  // A road that is drawn once for each direction is one road.
  for (const DirectedSegment twin : network.leaving(network.tail(forward.on))) {
    if (twin.segment() != nearest.segment && same_line(twin, forward.on)) add({twin, nearest.offset});
  }
  return anchors;
}

// Right-hand traffic: the kerb of the place is that of the direction which has the place on its right.
std::vector<Anchor> Router::Impl::at_the_kerb(const NearestPoint& nearest, const Serves& serves) const {
  const Anchor forward{DirectedSegment(nearest.segment, true), nearest.offset};
  const Anchor near_side = nearest.on_right ? forward : opposite(forward);
  return {serves(near_side.on) ? near_side : opposite(near_side)};
}

// A place at a junction lies on all its roads: whoever arrives by any of them is there, and may leave by any. Not so
// where a barrier lies between them.
std::vector<Anchor> Router::Impl::at_junction(NodeId node) const {
  if ((network.nodes()[node].closed & mode_bit(profile.mode)) != 0) return {};
  std::vector<Anchor> anchors;
  const auto leaving = network.leaving(node);
  for (const DirectedSegment d : leaving) {
    if (open(d.reversed())) anchors.push_back({d.reversed(), network.segment(d).length});
  }
  for (const DirectedSegment d : leaving) {
    if (open(d)) anchors.push_back({d, 0});
  }
  return anchors;
}

Position Router::snap(Coordinate at, Approach approach) const {
  Position position{at, impl_->snap(at, approach, false), {}};
  const auto& anchors = position.nearest.anchors;
  const bool connected =
      std::any_of(anchors.begin(), anchors.end(), [&](const Anchor& a) { return impl_->components.in_large(a.on); });
  if (position.found() && !connected) position.in_large_component = impl_->snap(at, approach, true);
  return position;
}

std::optional<Route> Router::route(const Position& from, const Position& to, RouterWorkspace& workspace) const {
  Search& search = workspace.impl_->search;
  for (const SnappedPlace* source : {&from.nearest, &from.in_large_component}) {
    if (source->anchors.empty()) continue;
    const std::array<std::span<const Anchor>, 1> places{to.nearest.anchors};
    search.run(impl_->graph, source->anchors, places);
    for (const SnappedPlace* target : {&to.nearest, &to.in_large_component}) {
      const auto arrival = search.arrival(impl_->graph, source->anchors, target->anchors);
      if (arrival.found()) return impl_->assemble(*source, *target, search, arrival);
    }
  }
  return std::nullopt;
}

std::vector<std::optional<PathCost>> Router::one_to_many(const Position& from, std::span<const Position> targets,
                                                         RouterWorkspace& workspace) const {
  Search& search = workspace.impl_->search;
  std::vector<std::optional<PathCost>> costs(targets.size());
  std::vector<std::span<const Anchor>> places(targets.size());
  for (const SnappedPlace* source : {&from.nearest, &from.in_large_component}) {
    if (source->anchors.empty()) continue;
    for (std::size_t i = 0; i < targets.size(); ++i) {
      places[i] = costs[i] ? std::span<const Anchor>() : std::span<const Anchor>(targets[i].nearest.anchors);
    }
    search.run(impl_->graph, source->anchors, places);
    for (std::size_t i = 0; i < targets.size(); ++i) {
      if (costs[i]) continue;
      PackedCost cost = search.cost(i);
      // Nothing found means that the search went everywhere, so its labels serve the second choice too.
      const auto& second_choice = targets[i].in_large_component.anchors;
      if (cost == kNoPath) cost = search.arrival(impl_->graph, source->anchors, second_choice).cost;
      if (cost != kNoPath) costs[i] = unpacked(cost);
    }
  }
  return costs;
}

RouteStep Router::Impl::whole_step(StateId before, StateId state) const {
  const DirectedSegment on = topology.segment(state);
  const auto turns = topology.turns(before);
  const auto turn = std::find_if(turns.begin(), turns.end(), [state](const Turn& t) { return t.to == state; });
  assert(turn != turns.end());
  const auto index = topology.first_turn(before) + static_cast<std::size_t>(turn - turns.begin());
  const SegmentCost& cost = metric.of(on);
  return {on, 0, cost.length, Duration{cost.duration}, Duration{metric.turns[index]}};
}

Route Router::Impl::assemble(const SnappedPlace& from, const SnappedPlace& to, const Search& search,
                             const Search::Arrival& arrival) const {
  Route route{unpacked(arrival.cost), {}, from.at, to.at};
  const Anchor& end = to.anchors[arrival.to];
  const Anchor& start = from.anchors[arrival.last.valid() ? search.departure(arrival.last) : arrival.from];
  const SegmentCost& first = metric.of(start.on);
  route.steps.push_back({start.on, start.offset, first.length, Duration{first.duration}, Duration{}});
  if (arrival.last.valid()) {
    StateId before = TurnGraph::start(start.on);
    for (const StateId state : search.path(arrival.last)) {
      route.steps.push_back(whole_step(before, state));
      before = state;
    }
  }
  // Cut at the end first: a way within one segment is cut at both ends.
  RouteStep& last = route.steps.back();
  last.end = end.offset;
  last.duration = Duration{duration_before(metric.of(end.on), end.offset)};
  route.steps.front().duration -= Duration{duration_before(first, start.offset)};
  return route;
}

Router::Components Router::components() const {
  const ComponentLabels& labels = impl_->components;
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
