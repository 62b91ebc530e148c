#include "scenarios/cottbus/street_details.h"

#include <algorithm>
#include <cstdlib>

#include "scenarios/cottbus/districts.h"
#include "scenarios/cottbus/landscape.h"

namespace postkutscher::cottbus {

namespace {

const Spot kMarket = metres(-190, 90);  // centre of the pedestrian zone
constexpr std::int64_t kZoneRadius = 2300;

// Nodes that vehicles reach from the main network, or from which they reach it.
std::vector<bool> reached(const StreetGraph& graph, NodeIndex start, bool backwards) {
  std::vector<bool> seen(graph.nodes().size(), false);
  std::vector<NodeIndex> open{start};
  seen[start] = true;
  while (!open.empty()) {
    const NodeIndex at = open.back();
    open.pop_back();
    for (const EdgeIndex e : graph.nodes()[at].edges) {
      const Edge& edge = graph.edges()[e];
      if (!is_motor(edge.kind) || (edge.oneway && (backwards ? edge.b : edge.a) != at)) continue;
      const NodeIndex next = graph.other_end(e, at);
      if (!seen[next]) {
        seen[next] = true;
        open.push_back(next);
      }
    }
  }
  return seen;
}

NodeIndex main_node(const StreetGraph& graph) {
  const auto edge = std::find_if(graph.edges().begin(), graph.edges().end(),
                                 [](const Edge& e) { return e.alive && e.kind == Kind::primary; });
  return edge->a;
}

bool zone_kind(Kind kind) {
  return kind == Kind::residential || kind == Kind::living_street || kind == Kind::service;
}

// Every end of the zone towards a street for vehicles gets a bollard, a few metres inside.
void place_bollards(StreetGraph& graph) {
  const std::size_t drawn = graph.edges().size();
  for (EdgeIndex e = 0; e < drawn; ++e) {
    const Edge edge = graph.edges()[e];
    if (!edge.alive || edge.kind != Kind::pedestrian) continue;
    const bool a_open = graph.motor_degree(edge.a) > 0, b_open = graph.motor_degree(edge.b) > 0;
    const Spot a = graph.spot(edge.a), b = graph.spot(edge.b);
    if ((!a_open && !b_open) || distance(a, b) < 250) continue;
    const NodeIndex bollard = graph.split(e, a_open ? a + (b - a) / 4 : b + (a - b) / 4);
    graph.nodes()[bollard].add(NodeMark::bollard);
  }
}

std::size_t degree(const StreetGraph& graph, const Node& node, Kind least) {
  return static_cast<std::size_t>(
      std::count_if(node.edges.begin(), node.edges.end(), [&](EdgeIndex e) { return graph.edges()[e].kind <= least; }));
}

bool any_edge(const StreetGraph& graph, const Node& node, bool (*accept)(const Edge&)) {
  return std::any_of(node.edges.begin(), node.edges.end(), [&](EdgeIndex e) { return accept(graph.edges()[e]); });
}

bool is_roundabout(const Edge& edge) {
  return edge.roundabout;
}

// A stop sign 8 m before the junction, on the minor street.
void place_stop(StreetGraph& graph, NodeIndex junction, EdgeIndex minor) {
  const NodeIndex far = graph.other_end(minor, junction);
  const Spot at = graph.spot(junction), direction = graph.spot(far) - at;
  if (length(direction) < 200) return;
  const NodeIndex sign = graph.split(minor, at + direction * 80 / length(direction));
  graph.nodes()[sign].add(NodeMark::stop);
  graph.nodes()[sign].faces = junction;
}

int turn(const StreetGraph& graph, EdgeIndex from, NodeIndex via, EdgeIndex to) {
  const int in = heading_of(graph.spot(via) - graph.spot(graph.other_end(from, via)));
  const int out = heading_of(graph.spot(graph.other_end(to, via)) - graph.spot(via));
  return normalised(out - in);
}

bool near(int heading, int wanted) {
  const int apart = normalised(heading - wanted);
  return std::min(apart, 3600 - apart) < 350;
}

std::optional<TurnRestriction> restriction_at(const StreetGraph& graph, NodeIndex via, TurnRule rule) {
  const int wanted = rule == TurnRule::no_left_turn ? 900 : 0;
  for (const EdgeIndex from : graph.nodes()[via].edges) {
    for (const EdgeIndex to : graph.nodes()[via].edges) {
      const Edge &in = graph.edges()[from], &out = graph.edges()[to];
      if (from == to || in.oneway || out.oneway || in.kind > Kind::tertiary || !is_motor(out.kind)) continue;
      if (near(turn(graph, from, via, to), wanted)) return TurnRestriction{rule, from, {}, via, to};
    }
  }
  return std::nullopt;
}

// Along `middle` and back again: from → middle → to with two left turns.
std::optional<TurnRestriction> u_turn_over(const StreetGraph& graph, EdgeIndex middle) {
  const Edge& edge = graph.edges()[middle];
  for (const EdgeIndex from : graph.nodes()[edge.a].edges) {
    for (const EdgeIndex to : graph.nodes()[edge.b].edges) {
      if (from == middle || to == middle || graph.edges()[from].oneway || graph.edges()[to].oneway) continue;
      if (!is_motor(graph.edges()[from].kind) || !is_motor(graph.edges()[to].kind)) continue;
      if (!near(turn(graph, from, edge.a, middle), 900) || !near(turn(graph, middle, edge.b, to), 900)) continue;
      return TurnRestriction{TurnRule::no_u_turn, from, {middle}, edge.a, to};
    }
  }
  return std::nullopt;
}

}  // namespace

void draw_level_crossings(StreetGraph& graph) {
  const std::size_t drawn = graph.edges().size();
  for (EdgeIndex e = 0; e < drawn; ++e) {
    const Edge edge = graph.edges()[e];
    if (!edge.alive || edge.bridge || edge.tunnel) continue;
    for (const Line& railway : railways()) {
      for (std::size_t i = 1; i < railway.size(); ++i) {
        const auto meeting = crossing(graph.spot(edge.a), graph.spot(edge.b), railway[i - 1], railway[i]);
        if (meeting) graph.nodes()[graph.split(e, *meeting)].add(NodeMark::level_crossing);
      }
    }
  }
}

void draw_pedestrian_zone(StreetGraph& graph) {
  for (Edge& edge : graph.edges()) {
    if (!edge.alive || !zone_kind(edge.kind)) continue;
    if (distance(kMarket, graph.spot(edge.a)) > kZoneRadius || distance(kMarket, graph.spot(edge.b)) > kZoneRadius)
      continue;
    edge.kind = Kind::pedestrian;
    edge.speed = 0;
  }
  // What the zone cuts off from the rest belongs to it.
  const auto open = reached(graph, main_node(graph), false);
  for (Edge& edge : graph.edges()) {
    if (!edge.alive || !is_motor(edge.kind) || open[edge.a]) continue;
    edge.kind = edge.kind == Kind::track ? Kind::path : Kind::pedestrian;
  }
  place_bollards(graph);
}

void draw_oneways(StreetGraph& graph, std::uint64_t seed) {
  std::vector<bool> oneway(graph.streets().size(), false);
  for (StreetIndex s = 0; s < oneway.size(); ++s) {
    RandomStream random({seed, 0, s, "oneway"});
    oneway[s] = graph.streets()[s].kind == Kind::residential && chance(random, 220);
  }
  for (Edge& edge : graph.edges()) {
    const Pattern pattern = settlements()[settlement_at(graph.spot(edge.a))].pattern;
    const bool dense = pattern == Pattern::old_town || (pattern == Pattern::town && edge.street % 3 == 0);
    if (edge.alive && edge.kind == Kind::residential && dense) edge.oneway = oneway[edge.street];
  }
  // Streets that would trap or shut out anybody are opened again.
  for (bool changed = true; changed;) {
    changed = false;
    const auto out = reached(graph, main_node(graph), false), back = reached(graph, main_node(graph), true);
    for (Edge& edge : graph.edges()) {
      if (!edge.alive || !edge.oneway || edge.roundabout) continue;
      if (out[edge.a] && out[edge.b] && back[edge.a] && back[edge.b]) continue;
      edge.oneway = false;
      changed = true;
    }
  }
}

void draw_signs(StreetGraph& graph, std::uint64_t seed) {
  const std::size_t drawn = graph.nodes().size();
  for (NodeIndex n = 0; n < drawn; ++n) {
    if (graph.nodes()[n].edges.size() < 3 || any_edge(graph, graph.nodes()[n], is_roundabout)) continue;
    RandomStream random({seed, 0, n, "signs"});
    Node& node = graph.nodes()[n];
    const bool main = any_edge(graph, node, [](const Edge& e) { return is_main(e.kind); });
    const bool path = any_edge(graph, node, [](const Edge& e) { return !is_motor(e.kind); });
    const std::size_t priority = degree(graph, node, Kind::secondary), main_arms = degree(graph, node, Kind::tertiary);
    const bool wide =
        main_arms >= 3 ? chance(random, 850) : priority == 2 && node.edges.size() == 4 && chance(random, 220);
    if (wide && built_up(node.at)) {
      node.add(NodeMark::signals);
    } else if (main && path) {
      node.add(NodeMark::crossing);
    } else if (priority == 2 && chance(random, 160)) {
      const auto minor = std::find_if(node.edges.begin(), node.edges.end(),
                                      [&](EdgeIndex e) { return graph.edges()[e].kind == Kind::residential; });
      if (minor != node.edges.end()) place_stop(graph, n, *minor);
    }
  }
}

std::vector<TurnRestriction> draw_turn_restrictions(StreetGraph& graph) {
  constexpr std::size_t kViaNode = 32;
  std::vector<TurnRestriction> restrictions;
  for (NodeIndex n = 0; n < graph.nodes().size() && restrictions.size() < kViaNode; ++n) {
    const Node& node = graph.nodes()[n];
    if (graph.motor_degree(n) != 4 || any_edge(graph, node, is_roundabout)) continue;
    if (!any_edge(graph, node, [](const Edge& e) { return e.kind <= Kind::secondary; })) continue;
    const bool straight = restrictions.size() % 4 == 3;
    const auto found = restriction_at(graph, n, straight ? TurnRule::only_straight_on : TurnRule::no_left_turn);
    if (found) restrictions.push_back(*found);
  }
  for (EdgeIndex e = 0; e < graph.edges().size(); ++e) {
    const Edge& edge = graph.edges()[e];
    if (!edge.alive || edge.oneway || !is_motor(edge.kind)) continue;
    if (const auto found = u_turn_over(graph, e)) {
      restrictions.push_back(*found);
      break;
    }
  }
  for (const TurnRestriction& restriction : restrictions) {
    for (const EdgeIndex e : {restriction.from, restriction.to}) {
      graph.nodes()[graph.edges()[e].a].add(NodeMark::break_ways);
      graph.nodes()[graph.edges()[e].b].add(NodeMark::break_ways);
    }
  }
  return restrictions;
}

}  // namespace postkutscher::cottbus
