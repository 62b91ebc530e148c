#include "engine/routing/nested_dissection.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <numbers>
#include <numeric>
#include <utility>

#include "engine/base/errors.h"
#include "engine/base/parallel.h"
#include "engine/routing/chain_contraction.h"
#include "engine/routing/flow_cutter.h"
#include "engine/routing/tree_order.h"
#include "engine/routing/usable.h"

namespace postkutscher {

namespace {

constexpr std::size_t kProjections = 4;
constexpr std::uint32_t kFewNodes = 64;       // parts below are cut along two projections
constexpr std::uint32_t kManyNodes = 1024;    // parts above are cut by several threads together
constexpr std::uint32_t kJunctionWeight = 2;  // segments that hang from a junction count 1 each

// A connected piece of the core of the junction graph, with the places of the order to fill.
struct Part {
  JunctionGraph graph;
  std::array<std::vector<std::uint32_t>, kProjections> along;  // all nodes, sorted along each projection
  std::span<std::uint32_t> places;                             // one per edge

  // The projections to try.
  std::size_t step() const { return graph.node_count() < kFewNodes ? 2 : 1; }
};

// Divides parts; keeps its memory.
class Divider {
 public:
  // Gives the cut edges the last places and appends what they leave. An empty cut leaves the connected components.
  void split(const Part& part, const EdgeCut& cut, std::vector<Part>& pieces) {
    const auto& graph = part.graph;
    label_.resize(graph.node_count());
    std::iota(label_.begin(), label_.end(), 0U);
    auto places = part.places;
    for (std::size_t e = graph.edges.size(); e-- > 0;) {
      const auto& edge = graph.edges[e];
      if (cut.separates(edge)) {
        places.back() = graph.segments[e];
        places = places.first(places.size() - 1);
      } else {
        const std::uint32_t a = root(edge.a), b = root(edge.b);
        label_[std::max(a, b)] = std::min(a, b);
      }
    }
    const std::size_t first = pieces.size();
    number_nodes(graph, pieces);
    for (std::size_t e = 0; e < graph.edges.size(); ++e) {
      const auto& edge = graph.edges[e];
      if (cut.separates(edge)) continue;
      auto& piece = pieces[piece_[edge.a]].graph;
      piece.edges.push_back({number_[edge.a], number_[edge.b], edge.capacity});
      piece.segments.push_back(graph.segments[e]);
    }
    for (std::size_t i = 0; i < kProjections; ++i) {
      for (const std::uint32_t node : part.along[i]) pieces[piece_[node]].along[i].push_back(number_[node]);
    }
    for (std::size_t i = first; i < pieces.size(); ++i) {
      const std::size_t count = pieces[i].graph.edges.size();
      pieces[i].places = places.first(count);
      places = places.subspan(count);
    }
    const auto alone = [](const Part& piece) { return piece.graph.edges.empty(); };
    pieces.erase(std::remove_if(pieces.begin() + static_cast<std::ptrdiff_t>(first), pieces.end(), alone),
                 pieces.end());
  }

  // Divides a part until nothing is left.
  void finish(Part whole) {
    std::vector<Part> parts;
    parts.push_back(std::move(whole));
    while (!parts.empty()) {
      const Part part = std::move(parts.back());
      parts.pop_back();
      if (part.graph.edges.size() + 1 == part.graph.node_count()) {
        order_tree(part);
      } else {
        split(part, best_cut(part), parts);
      }
    }
  }

  EdgeCut cut(const FlowGraph& graph, const Part& part, std::size_t projection, CutBound& bound) {
    return cutter_.cut(graph, part.along[projection], bound);
  }

 private:
  // Begins a piece for each connected component, in the order of their first nodes.
  void number_nodes(const JunctionGraph& graph, std::vector<Part>& pieces) {
    piece_.resize(graph.node_count());
    number_.resize(graph.node_count());
    for (std::uint32_t node = 0; node < graph.node_count(); ++node) {
      const std::uint32_t top = root(node);
      if (top == node) {
        piece_[node] = static_cast<std::uint32_t>(pieces.size());
        pieces.emplace_back();
      }
      piece_[node] = piece_[top];
      auto& piece = pieces[piece_[node]].graph;
      number_[node] = piece.node_count();
      piece.weights.push_back(graph.weights[node]);
    }
  }

  EdgeCut best_cut(const Part& part) {
    const FlowGraph graph(part.graph.weights, part.graph.edges);
    CutBound bound;
    EdgeCut best;
    for (std::size_t i = 0; i < kProjections; i += part.step()) {
      EdgeCut found = cut(graph, part, i, bound);
      if (found.quality.better_than(best.quality)) best = std::move(found);
    }
    return best;
  }

  void order_tree(const Part& part) {
    tree_edges_.clear();
    for (std::size_t e = 0; e < part.graph.edges.size(); ++e) {
      tree_edges_.push_back({part.graph.edges[e].a, part.graph.edges[e].b, part.graph.segments[e]});
    }
    tree_.set_forest(part.graph.node_count(), tree_edges_);
    ordered_.clear();
    tree_.append(0, 0, ordered_);
    std::copy(ordered_.begin(), ordered_.end(), part.places.begin());
  }

  std::uint32_t root(std::uint32_t node) {
    while (label_[node] != node) {
      label_[node] = label_[label_[node]];
      node = label_[node];
    }
    return node;
  }

  FlowCutter cutter_;
  TreeOrder tree_;
  std::vector<TreeOrder::Edge> tree_edges_;
  std::vector<std::uint32_t> ordered_;
  std::vector<std::uint32_t> label_;   // by node: union-find
  std::vector<std::uint32_t> piece_;   // by node
  std::vector<std::uint32_t> number_;  // by node: its number in the piece
};

// The junction graph of a group of modes, and where its nodes are.
struct Roads {
  JunctionGraph graph;
  std::vector<NodeId> nodes;
  std::vector<std::uint32_t> loops;  // segments from a junction to itself
};

Roads roads_of(const Network& network, ModeMask modes) {
  const auto usable = usable_directed_segments(network, modes);
  Roads roads;
  IdVector<NodeId, std::uint32_t> number(network.nodes().size(), UINT32_MAX);
  const auto number_of = [&](NodeId node) {
    if (number[node] == UINT32_MAX) {
      number[node] = static_cast<std::uint32_t>(roads.nodes.size());
      roads.nodes.push_back(node);
    }
    return number[node];
  };
  for (const SegmentId s : network.segments().ids()) {
    const auto capacity = static_cast<std::uint16_t>(usable[2 * s.value] + usable[2 * s.value + 1]);
    if (capacity == 0) continue;
    const Segment& segment = network.segments()[s];
    if (segment.from == segment.to) {
      roads.loops.push_back(s.value);
    } else {
      roads.graph.edges.push_back({number_of(segment.from), number_of(segment.to), capacity});
      roads.graph.segments.push_back(s.value);
    }
  }
  roads.graph.weights.assign(roads.nodes.size(), kJunctionWeight);
  return roads;
}

// The numbers of the places along a direction.
std::vector<std::uint32_t> sorted_along(std::span<const Point> places, double angle) {
  const double x = std::cos(angle), y = std::sin(angle);
  std::vector<std::pair<double, std::uint32_t>> sorted;
  sorted.reserve(places.size());
  for (std::uint32_t i = 0; i < places.size(); ++i) sorted.emplace_back(places[i].x * x + places[i].y * y, i);
  std::sort(sorted.begin(), sorted.end());
  std::vector<std::uint32_t> numbers;
  numbers.reserve(sorted.size());
  for (const auto& [value, number] : sorted) numbers.push_back(number);
  return numbers;
}

class Dissection {
 public:
  Dissection(const Network& network, const RunContext& context) : network_(network), context_(context) {}

  std::vector<SegmentId> run(ModeMask modes) {
    Roads roads = roads_of(network_, modes);
    auto contraction = contract_chains(roads.graph);
    std::vector<std::uint32_t> order = std::move(roads.loops);
    order.insert(order.end(), contraction.taken.begin(), contraction.taken.end());
    const std::size_t begin = order.size();
    order.resize(begin + contraction.core.edges.size());

    Part core;
    core.places = std::span(order).subspan(begin);
    sort_nodes(core, roads.nodes, contraction.core_nodes);
    core.graph = std::move(contraction.core);
    std::vector<Part> parts;
    Divider().split(core, {}, parts);
    finish(std::move(parts));
    return {order.begin(), order.end()};
  }

 private:
  void sort_nodes(Part& core, std::span<const NodeId> nodes, std::span<const std::uint32_t> core_nodes) const {
    if (core_nodes.empty()) return;
    const auto at = [&](std::uint32_t node) { return network_.nodes()[nodes[node]].at; };
    const LocalProjection plane(at(core_nodes.front()));
    std::vector<Point> places;
    for (const std::uint32_t node : core_nodes) places.push_back(plane.to_metres(at(node)));
    parallel_for_blocks(kProjections, 1, context_.threads, [&](std::size_t first, std::size_t last) {
      for (std::size_t i = first; i < last; ++i) {
        core.along[i] = sorted_along(places, std::numbers::pi * static_cast<double>(i) / kProjections);
      }
    });
  }

  // Large parts are cut along all projections in parallel, level by level; the rest are many enough for themselves.
  void finish(std::vector<Part> parts) {
    std::vector<Part> small;
    while (!parts.empty()) {
      std::vector<Part> large;
      for (Part& part : parts) (part.graph.node_count() > kManyNodes ? large : small).push_back(std::move(part));
      parts = divide(large);
    }
    parallel_for_blocks(small.size(), 1, context_.threads, [&](std::size_t first, std::size_t last) {
      Divider divider;
      for (std::size_t i = first; i < last; ++i) {
        if (context_.cancelled()) throw Cancelled();
        divider.finish(std::move(small[i]));
      }
    });
  }

  std::vector<Part> divide(const std::vector<Part>& parts) {
    std::vector<FlowGraph> graphs;
    for (const Part& part : parts) graphs.emplace_back(part.graph.weights, part.graph.edges);
    std::vector<CutBound> bounds(parts.size());
    std::vector<EdgeCut> cuts(parts.size() * kProjections);
    parallel_for_blocks(cuts.size(), 1, context_.threads, [&](std::size_t first, std::size_t last) {
      Divider divider;
      for (std::size_t i = first; i < last; ++i) {
        if (context_.cancelled()) throw Cancelled();
        const std::size_t p = i / kProjections;
        cuts[i] = divider.cut(graphs[p], parts[p], i % kProjections, bounds[p]);
      }
    });
    std::vector<std::vector<Part>> pieces(parts.size());
    parallel_for_blocks(parts.size(), 1, context_.threads, [&](std::size_t first, std::size_t last) {
      for (std::size_t p = first; p < last; ++p) {
        const auto found = cuts.begin() + static_cast<std::ptrdiff_t>(p * kProjections);
        const auto best = std::min_element(found, found + kProjections, [](const EdgeCut& a, const EdgeCut& b) {
          return a.quality.better_than(b.quality);
        });
        Divider().split(parts[p], *best, pieces[p]);
      }
    });
    std::vector<Part> next;
    for (auto& some : pieces) next.insert(next.end(), std::move_iterator(some.begin()), std::move_iterator(some.end()));
    return next;
  }

  const Network& network_;
  const RunContext& context_;
};

}  // namespace

std::vector<SegmentId> nested_dissection(const Network& network, ModeMask modes, const RunContext& context) {
  return Dissection(network, context).run(modes);
}

}  // namespace postkutscher
