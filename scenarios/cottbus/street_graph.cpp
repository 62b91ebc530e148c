#include "scenarios/cottbus/street_graph.h"

#include <algorithm>

#include "scenarios/cottbus/landscape.h"

namespace postkutscher::cottbus {

namespace {

constexpr std::int64_t kCell = 800;        // decimetres
constexpr std::int64_t kHalfExtent = 135;  // cells from the centre to the edge of the drawing
constexpr std::int64_t kRow = 2 * kHalfExtent;

std::int64_t cell_of(std::int64_t v) {
  return std::clamp<std::int64_t>((v + kHalfExtent * kCell) / kCell, 0, kRow - 1);
}

template <class Visit>
void for_cells(Spot a, Spot b, std::int64_t margin, Visit visit) {
  const std::int64_t x0 = cell_of(std::min(a.x, b.x) - margin), x1 = cell_of(std::max(a.x, b.x) + margin);
  const std::int64_t y0 = cell_of(std::min(a.y, b.y) - margin), y1 = cell_of(std::max(a.y, b.y) + margin);
  for (std::int64_t y = y0; y <= y1; ++y) {
    for (std::int64_t x = x0; x <= x1; ++x) visit(static_cast<std::size_t>(y * kRow + x));
  }
}

}  // namespace

StreetGraph::StreetGraph() : cells_(static_cast<std::size_t>(kRow * kRow)) {}

StreetIndex StreetGraph::add_street(Street street) {
  streets_.push_back(std::move(street));
  return streets_.size() - 1;
}

NodeIndex StreetGraph::add_node(Spot at) {
  nodes_.push_back({at, {}, 0, 0});
  return nodes_.size() - 1;
}

NodeIndex StreetGraph::node_at(Spot at) {
  for (const EdgeIndex e : edges_near(at, at, 10)) {
    for (const NodeIndex n : {edges_[e].a, edges_[e].b}) {
      if (nodes_[n].at == at) return n;
    }
  }
  const auto edge = nearest_edge(at, 10, [](const Edge&) { return true; });
  return edge ? split(*edge, at) : add_node(at);
}

void StreetGraph::index(EdgeIndex edge) {
  for_cells(spot(edges_[edge].a), spot(edges_[edge].b), 0, [&](std::size_t cell) { cells_[cell].push_back(edge); });
}

EdgeIndex StreetGraph::add_edge(NodeIndex a, NodeIndex b, const Edge& like) {
  Edge edge = like;
  edge.a = a;
  edge.b = b;
  edges_.push_back(edge);
  const EdgeIndex e = edges_.size() - 1;
  nodes_[a].edges.push_back(e);
  nodes_[b].edges.push_back(e);
  index(e);
  return e;
}

void StreetGraph::remove(EdgeIndex edge) {
  edges_[edge].alive = false;
  for (const NodeIndex n : {edges_[edge].a, edges_[edge].b}) std::erase(nodes_[n].edges, edge);
}

NodeIndex StreetGraph::split(EdgeIndex edge, Spot at) {
  if (at == spot(edges_[edge].a)) return edges_[edge].a;
  if (at == spot(edges_[edge].b)) return edges_[edge].b;
  const Edge whole = edges_[edge];
  const NodeIndex middle = add_node(at);
  std::erase(nodes_[whole.b].edges, edge);
  edges_[edge].b = middle;
  nodes_[middle].edges.push_back(edge);
  index(edge);
  add_edge(middle, whole.b, whole);
  return middle;
}

std::vector<EdgeIndex> StreetGraph::edges_near(Spot a, Spot b, std::int64_t margin) const {
  std::vector<EdgeIndex> found;
  for_cells(a, b, margin, [&](std::size_t cell) {
    for (const EdgeIndex e : cells_[cell]) {
      if (edges_[e].alive) found.push_back(e);
    }
  });
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::int64_t StreetGraph::distance_to_edges(Spot at, std::int64_t range) const {
  const auto edge = nearest_edge(at, range, [](const Edge&) { return true; });
  return edge ? distance(at, nearest_on_segment(spot(edges_[*edge].a), spot(edges_[*edge].b), at)) : range;
}

bool StreetGraph::adjacent(NodeIndex a, NodeIndex b) const {
  return std::any_of(nodes_[a].edges.begin(), nodes_[a].edges.end(), [&](EdgeIndex e) { return other_end(e, a) == b; });
}

std::size_t StreetGraph::motor_degree(NodeIndex node) const {
  return static_cast<std::size_t>(std::count_if(nodes_[node].edges.begin(), nodes_[node].edges.end(),
                                                [&](EdgeIndex e) { return is_motor(edges_[e].kind); }));
}

NodeIndex StreetGraph::force(NodeIndex from, Spot to, const Edge& like) {
  NodeIndex at = from;
  const NodeIndex last = node_at(to);
  for (;;) {
    Target target{to, last, std::nullopt};
    target = first_crossing(at, target, 0);
    const NodeIndex next = target.edge ? split(*target.edge, target.at) : *target.node;
    if (next != at && !adjacent(at, next)) add_edge(at, next, like);
    if (next == last || next == at) return last;
    at = next;
  }
}

StreetGraph::Target StreetGraph::snapped(NodeIndex from, Spot to, std::int64_t snap) const {
  Target target{to, std::nullopt, std::nullopt};
  std::int64_t nearest_node = snap, nearest_edge = snap;
  for (const EdgeIndex e : edges_near(to, to, snap)) {
    const Edge& edge = edges_[e];
    for (const NodeIndex n : {edge.a, edge.b}) {
      const std::int64_t d = distance(to, spot(n));
      if (n == from || d >= nearest_node) continue;
      nearest_node = d;
      target.node = n;
    }
    if (edge.a == from || edge.b == from) continue;
    const std::int64_t d = distance(to, nearest_on_segment(spot(edge.a), spot(edge.b), to));
    if (d >= nearest_edge) continue;
    nearest_edge = d;
    target.edge = e;
  }
  if (target.node) {
    target.edge.reset();
    target.at = spot(*target.node);
  } else if (target.edge) {
    target.at = nearest_on_segment(spot(edges_[*target.edge].a), spot(edges_[*target.edge].b), to);
  }
  return target;
}

StreetGraph::Target StreetGraph::first_crossing(NodeIndex from, Target target, std::int64_t snap) const {
  const Spot a = spot(from), b = target.at;
  std::int64_t nearest = distance(a, b);
  Target first = target;
  for (const EdgeIndex e : edges_near(a, b, 0)) {
    const Edge& edge = edges_[e];
    if (edge.a == from || edge.b == from || target.edge == e) continue;
    if (target.node && (edge.a == *target.node || edge.b == *target.node)) continue;
    const auto meeting = crossing(a, b, spot(edge.a), spot(edge.b));
    if (!meeting || distance(a, *meeting) >= nearest) continue;
    nearest = distance(a, *meeting);
    first = {*meeting, std::nullopt, e};
    for (const NodeIndex n : {edge.a, edge.b}) {
      if (distance(*meeting, spot(n)) > std::max<std::int64_t>(snap, 2)) continue;
      first = {spot(n), n, std::nullopt};
    }
  }
  return first;
}

bool StreetGraph::sharp_angle(NodeIndex node, Spot direction) const {
  return std::any_of(nodes_[node].edges.begin(), nodes_[node].edges.end(), [&](EdgeIndex e) {
    const Spot existing = spot(other_end(e, node)) - spot(node);
    const std::int64_t along_it = dot(existing, direction);
    // Less than about 39 degrees.
    return along_it > 0 && 5 * std::abs(cross(existing, direction)) < 4 * along_it;
  });
}

bool StreetGraph::fits(NodeIndex from, const Target& target, const JoinRules& rules) const {
  const Spot a = spot(from), b = target.at, direction = b - a;
  if (length(direction) < rules.shortest || sharp_angle(from, direction)) return false;
  if (!rules.over_barriers && blocked(a, b)) return false;
  if (target.node) {
    const NodeIndex n = *target.node;
    if (n == from || adjacent(from, n) || nodes_[n].edges.size() >= rules.most_edges) return false;
    if (sharp_angle(n, a - b)) return false;
  }
  for (const EdgeIndex e : edges_near(a, b, rules.clearance)) {
    const Edge& edge = edges_[e];
    const Spot c = spot(edge.a), d = spot(edge.b);
    if (target.edge == e) {
      const Spot joined = d - c;
      if (2 * std::abs(cross(joined, direction)) < length(joined) * length(direction)) return false;  // under 30°
      continue;
    }
    if (edge.a == from || edge.b == from) continue;
    if (target.node && (edge.a == *target.node || edge.b == *target.node)) continue;
    if (crossing(a, b, c, d)) return false;
    const Spot middle = (a + b) / 2;
    if (distance(middle, nearest_on_segment(c, d, middle)) < rules.clearance / 2) return false;
    const bool free_end = !target.node && !target.edge;
    if (free_end && distance(b, nearest_on_segment(c, d, b)) < rules.clearance) return false;
  }
  return true;
}

std::optional<StreetGraph::End> StreetGraph::connect(NodeIndex from, Spot to, const Edge& like,
                                                     const JoinRules& rules) {
  const Target target = first_crossing(from, snapped(from, to, rules.snap), rules.snap / 2);
  if (!fits(from, target, rules)) return std::nullopt;
  const bool joined = target.node || target.edge;
  const NodeIndex end = target.node ? *target.node : target.edge ? split(*target.edge, target.at) : add_node(target.at);
  if (end == from || adjacent(from, end)) return std::nullopt;
  add_edge(from, end, like);
  return End{end, joined};
}

}  // namespace postkutscher::cottbus
