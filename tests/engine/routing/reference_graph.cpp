#include "tests/engine/routing/reference_graph.h"

#include <algorithm>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/dijkstra_shortest_paths_no_color_map.hpp>
#include <boost/property_map/property_map.hpp>
#include <cmath>
#include <functional>
#include <limits>

namespace postkutscher {

namespace {

constexpr ReferenceGraph::Cost kInfinite{std::numeric_limits<std::int64_t>::max(), 0, 0};

ReferenceGraph::Cost plus(const ReferenceGraph::Cost& a, const ReferenceGraph::Cost& b) {
  if (a == kInfinite || b == kInfinite) return kInfinite;
  return {a[0] + b[0], a[1] + b[1], a[2] + b[2]};
}

// Degrees by which `to` deviates from straight on after `from`.
double deviation(const Network& network, DirectedSegment from, DirectedSegment to) {
  const LocalProjection plane(network.nodes()[network.head(from)].at);
  const auto in = network.geometry(from), out = network.geometry(to);
  const Point a = plane.to_metres(in[in.size() - 2]), b = plane.to_metres(out[1]);
  const double degrees = std::abs(std::atan2(b.y, b.x) - std::atan2(-a.y, -a.x)) * 180 / 3.14159265358979323846;
  return std::min(degrees, 360 - degrees);
}

}  // namespace

struct ReferenceGraph::Graph {
  boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, Cost> csr;
};

ReferenceGraph::ReferenceGraph(const Network& network, const Profile& profile, std::vector<Anchors> places,
                               RoadState state, std::size_t period)
    : network_(network), profile_(profile), state_(std::move(state)), period_(period), places_(std::move(places)) {
  for (std::uint32_t d = 0; d < network.directed_segment_count(); ++d) ticks_.push_back(ticks(DirectedSegment(d)));
  find_sequences();
  for (std::uint32_t d = 0; d < ticks_.size(); ++d) {
    if (ticks_[d] > 0) vertex({d});
  }
  expand_states();
  add_places();
  graph_ = std::make_shared<const Graph>(
      Graph{{boost::edges_are_unsorted_multi_pass, edges_.begin(), edges_.end(), edge_costs_.begin(), vertex_count_}});
}

bool ReferenceGraph::applies(ConditionId condition) const {
  return state_.depart && (!condition.valid() || network_.data().conditions[condition].holds(*state_.depart));
}

// Each question goes through the whole lists backwards: the last rule that applies decides.
Access ReferenceGraph::access(DirectedSegment d) const {
  const TimedRules& timed = network_.data().timed;
  const auto decides = [&](const auto& rule) {
    return rule.on == d && (rule.modes & mode_bit(profile_.mode)) != 0 && applies(rule.condition);
  };
  const auto oneway = std::find_if(timed.oneways.rbegin(), timed.oneways.rend(), decides);
  if (oneway != timed.oneways.rend() && !oneway->open) return Access::no;
  const auto rule = std::find_if(timed.access.rbegin(), timed.access.rend(), decides);
  return rule != timed.access.rend() ? rule->access : network_.facts(d).access_for(profile_.mode);
}

bool ReferenceGraph::closed(NodeId node) const {
  const VehicleLimits& limits = network_.nodes()[node].limits;
  if (limits.height_cm != 0 && profile_.height * 100 > limits.height_cm + 0.5) return true;
  const auto& passages = network_.data().timed_passages;
  const auto rule = std::find_if(passages.rbegin(), passages.rend(), [&](const TimedPassage& p) {
    return p.node == node && (p.modes & mode_bit(profile_.mode)) != 0 && applies(p.condition);
  });
  if (rule != passages.rend()) return !rule->open;
  return (network_.nodes()[node].closed & mode_bit(profile_.mode)) != 0;
}

std::uint16_t ReferenceGraph::speed_limit(DirectedSegment d) const {
  const auto& limits = network_.data().timed.speed_limits;
  const auto rule = std::find_if(limits.rbegin(), limits.rend(), [&](const TimedSpeedLimit& limit) {
    return limit.on == d && applies(limit.condition);
  });
  return rule != limits.rend() ? rule->speed_limit : network_.facts(d).speed_limit;
}

std::int64_t ReferenceGraph::ticks(DirectedSegment d) const {
  const Segment& s = network_.segment(d);
  const DirectionFacts& facts = network_.facts(d);
  bool closed = access(d) == Access::no;
  if (profile_.ignores_oneway_on_foot && access(d.reversed()) != Access::no) closed = false;
  if (std::find(state_.closed.begin(), state_.closed.end(), d.segment()) != state_.closed.end()) closed = true;
  if (s.limits.height_cm != 0 && profile_.height * 100 > s.limits.height_cm + 0.5) closed = true;
  if (s.limits.width_cm != 0 && profile_.width * 100 > s.limits.width_cm - 0.5) closed = true;
  if (s.limits.length_cm != 0 && profile_.length * 100 > s.limits.length_cm + 0.5) closed = true;
  if (s.limits.weight_kg != 0 && profile_.weight * 1000 > s.limits.weight_kg + 0.5) closed = true;
  const auto& speeds = s.urban ? profile_.speed_urban : profile_.speed_rural;
  double kmh = speeds[static_cast<std::size_t>(s.road_class)];
  if (closed || kmh == 0) return 0;
  const bool motor = profile_.mode != Mode::foot && profile_.mode != Mode::bicycle;
  const std::uint16_t tagged = speed_limit(d);
  const double limit = tagged / 10.0 * profile_.speed_limit_share;
  if (tagged > 0) kmh = motor ? limit : std::min(kmh, limit);
  kmh = std::min(kmh, profile_.surface_speed[static_cast<std::size_t>(s.surface)]);
  if (kmh == 0) return 0;
  double share = 1;
  if (s.has(RoadTrait::narrow)) share = std::min(share, profile_.narrow_share);
  if (s.has(RoadTrait::alternating)) share = std::min(share, profile_.alternating_share);
  if (s.has(RoadTrait::side_road)) share = std::min(share, profile_.side_road_share);
  if (s.has(RoadTrait::parking)) share = std::min(share, profile_.parking_share);
  kmh *= share;
  if (s.has(RoadTrait::movable_bridge) && profile_.movable_bridge_speed > 0)
    kmh = std::min(kmh, profile_.movable_bridge_speed);
  if (s.has(RoadTrait::bicycle_pushed) && profile_.pushing_speed > 0) kmh = std::min(kmh, profile_.pushing_speed);
  kmh = std::min(kmh, profile_.top_speed);
  const double driving = s.timetable_ticks > 0 ? s.timetable_ticks / 10.0 : s.length / 10.0 * 3.6 / kmh;
  double factor = 1;
  if (motor && period_ > 0) factor = state_.traffic[period_ - 1].traffic.of(s.road_class);
  const double seconds = driving + (facts.signals * profile_.signal_delay + facts.stops * profile_.stop_delay +
                                    facts.crossings * profile_.crossing_delay);
  return std::max(1LL, std::llround(seconds * factor * 10));
}

bool ReferenceGraph::turns_back(DirectedSegment d) const {
  const Junction& junction = network_.nodes()[network_.head(d)];
  bool dead_end = true;
  for (const DirectedSegment other : network_.leaving(network_.head(d))) {
    if (other != d.reversed() && open(other)) dead_end = false;
  }
  return dead_end || profile_.u_turns_anywhere || junction.turning_place || closed(network_.head(d));
}

std::optional<std::int64_t> ReferenceGraph::turn_ticks(DirectedSegment from, DirectedSegment to) const {
  if (!open(to)) return std::nullopt;
  if (to == from.reversed()) {
    if (!turns_back(from)) return std::nullopt;
    return std::llround(profile_.u_turn_delay * 10);
  }
  if (closed(network_.head(from))) return std::nullopt;
  if (network_.leaving(network_.head(from)).size() < 3) return 0;
  const double degrees = deviation(network_, from, to);
  const double share = degrees <= 30 ? 0 : degrees <= 60 ? 0.5 : degrees <= 120 ? 1 : 1.5;
  return std::llround(profile_.turn_delay * share * 10);
}

void ReferenceGraph::find_sequences() {
  remembered_.assign(ticks_.size(), false);
  for (const ForbiddenSequence& sequence : network_.data().forbidden_sequences) {
    if ((sequence.modes & mode_bit(profile_.mode)) == 0) continue;
    if (sequence.condition.valid() && !applies(sequence.condition)) continue;
    History path;
    for (const DirectedSegment d : network_.path(sequence)) path.push_back(d.value);
    longest_ = std::max(longest_, path.size());
    for (const std::uint32_t d : path) {
      if (path.size() > 2) remembered_[d] = true;
    }
    sequences_.push_back(std::move(path));
  }
  std::sort(sequences_.begin(), sequences_.end(),
            [](const History& a, const History& b) { return a.back() < b.back(); });
}

bool ReferenceGraph::forbidden(const History& history, std::uint32_t next) const {
  History whole = history;
  whole.push_back(next);
  auto sequence = std::lower_bound(sequences_.begin(), sequences_.end(), next,
                                   [](const History& s, std::uint32_t d) { return s.back() < d; });
  for (; sequence != sequences_.end() && sequence->back() == next; ++sequence) {
    if (sequence->size() <= whole.size() && std::equal(sequence->rbegin(), sequence->rend(), whole.rbegin()))
      return true;
  }
  return false;
}

// The last segments, as many as the longest sequence can look back upon, back to the first that no long sequence names.
ReferenceGraph::History ReferenceGraph::continued(const History& history, std::uint32_t next) const {
  History result{next};
  for (std::size_t i = history.size();
       i-- > 0 && result.size() + 1 < longest_ && remembered_[result.front()] && remembered_[history[i]];) {
    result.insert(result.begin(), history[i]);
  }
  return result;
}

std::size_t ReferenceGraph::vertex(const History& history) {
  const auto [entry, is_new] = vertices_.try_emplace(history, histories_.size());
  if (is_new) histories_.push_back(history);
  return entry->second;
}

void ReferenceGraph::add_edge(std::size_t from, std::size_t to, const Cost& cost) {
  edges_.emplace_back(from, to);
  edge_costs_.push_back(cost);
}

void ReferenceGraph::add_turns(std::size_t from, const History& history, const Cost& driven) {
  const DirectedSegment on(history.back());
  const auto destination = [&](DirectedSegment d) {
    const Access back = profile_.ignores_oneway_on_foot ? access(d.reversed()) : Access::no;
    return std::max(access(d), back) == Access::destination;
  };
  for (const DirectedSegment next : network_.leaving(network_.head(on))) {
    const auto delay = turn_ticks(on, next);
    if (!delay || forbidden(history, next.value)) continue;
    const std::int64_t entered = destination(next) && !destination(on) ? 1 : 0;
    add_edge(from, vertex(continued(history, next.value)), plus(driven, {entered, *delay, 0}));
  }
}

void ReferenceGraph::expand_states() {
  for (std::size_t v = 0; v < histories_.size(); ++v) {
    const History history = histories_[v];
    const DirectedSegment on(history.back());
    add_turns(v, history, {0, ticks_[on.value], network_.segment(on).length});
  }
}

ReferenceGraph::Cost ReferenceGraph::before(const Anchor& anchor) const {
  return {0, ticks_[anchor.on.value] * anchor.offset / network_.segment(anchor.on).length, anchor.offset};
}

void ReferenceGraph::add_places() {
  first_departure_ = histories_.size();
  vertex_count_ = first_departure_ + 2 * places_.size();
  const std::size_t first_arrival = first_departure_ + places_.size();
  for (std::size_t p = 0; p < places_.size(); ++p) {
    for (const Anchor& anchor : places_[p]) {
      const Cost part = before(anchor);
      add_turns(first_departure_ + p, {anchor.on.value},
                {0, ticks_[anchor.on.value] - part[1], network_.segment(anchor.on).length - part[2]});
      for (std::size_t v = 0; v < first_departure_; ++v) {
        if (histories_[v].back() == anchor.on.value) add_edge(v, first_arrival + p, part);
      }
      for (std::size_t q = 0; q < places_.size(); ++q) {
        for (const Anchor& source : places_[q]) {
          if (source.on != anchor.on || source.offset > anchor.offset) continue;
          const Cost start = before(source);
          add_edge(first_departure_ + q, first_arrival + p, {0, part[1] - start[1], part[2] - start[2]});
        }
      }
    }
  }
}

std::vector<std::optional<ReferenceGraph::Cost>> ReferenceGraph::costs(std::size_t from) const {
  const auto& graph = graph_->csr;
  std::vector<Cost> distance(vertex_count_);
  std::vector<std::size_t> parent(vertex_count_);
  const auto index = boost::get(boost::vertex_index, graph);
  boost::dijkstra_shortest_paths_no_color_map(
      graph, first_departure_ + from, boost::make_iterator_property_map(parent.begin(), index),
      boost::make_iterator_property_map(distance.begin(), index), boost::get(boost::edge_bundle, graph), index,
      std::less<Cost>(), plus, kInfinite, Cost{0, 0, 0}, boost::dijkstra_visitor<boost::null_visitor>());
  std::vector<std::optional<Cost>> result(places_.size());
  for (std::size_t p = 0; p < places_.size(); ++p) {
    const Cost& cost = distance[first_departure_ + places_.size() + p];
    if (cost != kInfinite) result[p] = cost;
  }
  return result;
}

}  // namespace postkutscher
