#include "engine/routing/nested_dissection.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "engine/base/errors.h"
#include "engine/base/parallel.h"
#include "engine/routing/flow_cutter.h"
#include "engine/routing/usable.h"

namespace postkutscher {

namespace {

constexpr std::uint32_t kManyNodes = 64;  // parts below are cut along fewer projections
constexpr int kProjections = 4;
constexpr int kProjectionsOfSmallParts = 2;

// A connected piece of the junction graph, with the places [begin, begin + segments.size()) of the order to fill.
struct Part {
  std::vector<std::uint32_t> nodes;     // junctions
  std::vector<std::uint32_t> segments;  // between them
  std::size_t begin = 0;
};

std::uint32_t local(const Part& part, NodeId node) {
  const auto found = std::lower_bound(part.nodes.begin(), part.nodes.end(), node.value);
  return static_cast<std::uint32_t>(found - part.nodes.begin());
}

FlowGraph flow_graph(const Network& network, const Part& part, std::span<const std::uint8_t> capacity) {
  std::vector<FlowGraph::Edge> edges;
  edges.reserve(part.segments.size());
  for (const std::uint32_t s : part.segments) {
    const Segment& segment = network.segments()[SegmentId(s)];
    edges.push_back({local(part, segment.from), local(part, segment.to), capacity[s]});
  }
  return {static_cast<std::uint32_t>(part.nodes.size()), edges};
}

// The nodes of a part, by their local numbers, along a direction.
std::vector<std::uint32_t> along(const Network& network, const Part& part, double angle) {
  const LocalProjection plane(network.nodes()[NodeId(part.nodes.front())].at);
  const double x = std::cos(angle), y = std::sin(angle);
  std::vector<std::pair<double, std::uint32_t>> sorted;
  sorted.reserve(part.nodes.size());
  for (std::uint32_t i = 0; i < part.nodes.size(); ++i) {
    const Point p = plane.to_metres(network.nodes()[NodeId(part.nodes[i])].at);
    sorted.emplace_back(p.x * x + p.y * y, i);
  }
  std::sort(sorted.begin(), sorted.end());
  std::vector<std::uint32_t> nodes;
  nodes.reserve(sorted.size());
  for (const auto& [value, node] : sorted) nodes.push_back(node);
  return nodes;
}

int projections_of(const Part& part) {
  return part.nodes.size() < kManyNodes ? kProjectionsOfSmallParts : kProjections;
}

class Dissection {
 public:
  Dissection(const Network& network, ModeMask modes, const RunContext& context)
      : network_(network), context_(context), capacity_(network.segments().size()), label_(network.nodes().size()) {
    const auto usable = usable_directed_segments(network, modes);
    for (std::size_t d = 0; d < usable.size(); ++d)
      capacity_[d / 2] = static_cast<std::uint8_t>(capacity_[d / 2] + usable[d]);
  }

  std::vector<SegmentId> run() {
    std::vector<Part> parts = whole();
    while (!parts.empty()) {
      if (context_.cancelled()) throw Cancelled();
      parts = divide(parts);
    }
    return {order_.begin(), order_.end()};
  }

 private:
  std::vector<Part> whole() {
    Part all;
    for (std::uint32_t s = 0; s < capacity_.size(); ++s) {
      if (capacity_[s] == 0) continue;
      all.segments.push_back(s);
      all.nodes.push_back(network_.segments()[SegmentId(s)].from.value);
      all.nodes.push_back(network_.segments()[SegmentId(s)].to.value);
    }
    std::sort(all.nodes.begin(), all.nodes.end());
    all.nodes.erase(std::unique(all.nodes.begin(), all.nodes.end()), all.nodes.end());
    order_.resize(all.segments.size());
    std::vector<Part> parts;
    add_components(all, parts);
    return parts;
  }

  // One level: cuts every part along each of its projections, all of these in parallel, and keeps the best cut of each.
  std::vector<Part> divide(const std::vector<Part>& parts) {
    struct Job {
      std::size_t part;
      int projection;
    };
    std::vector<Job> jobs;
    for (std::size_t p = 0; p < parts.size(); ++p) {
      for (int i = 0; i < projections_of(parts[p]); ++i) jobs.push_back({p, i});
    }
    std::vector<std::optional<FlowGraph>> graphs(parts.size());
    parallel_for_blocks(parts.size(), 64, context_.threads, [&](std::size_t first, std::size_t last) {
      for (std::size_t p = first; p < last; ++p) graphs[p] = flow_graph(network_, parts[p], capacity_);
    });
    std::vector<EdgeCut> cuts(jobs.size());
    const std::size_t grain = std::max<std::size_t>(1, parts.size() / 64);
    parallel_for_blocks(jobs.size(), grain, context_.threads, [&](std::size_t first, std::size_t last) {
      for (std::size_t j = first; j < last; ++j) {
        const Part& part = parts[jobs[j].part];
        const double angle = 3.14159265358979323846 * jobs[j].projection / projections_of(part);
        cuts[j] = balanced_cut(*graphs[jobs[j].part], along(network_, part, angle));
      }
    });
    std::vector<Part> next;
    for (std::size_t j = 0; j < jobs.size();) {
      const std::size_t part = jobs[j].part;
      std::size_t best = j;
      for (; j < jobs.size() && jobs[j].part == part; ++j) {
        if (cuts[j].better_than(cuts[best])) best = j;
      }
      split(parts[part], cuts[best], next);
    }
    return next;
  }

  // The cut segments take the last places of the part; what they leave becomes new parts.
  void split(const Part& part, const EdgeCut& cut, std::vector<Part>& next) {
    Part rest;
    rest.nodes = part.nodes;
    rest.begin = part.begin;
    std::size_t place = part.begin + part.segments.size();
    for (auto s = part.segments.rbegin(); s != part.segments.rend(); ++s) {
      const Segment& segment = network_.segments()[SegmentId(*s)];
      const bool is_cut = cut.on_first_side[local(part, segment.from)] != cut.on_first_side[local(part, segment.to)];
      if (is_cut) {
        order_[--place] = *s;
      } else {
        rest.segments.push_back(*s);
      }
    }
    std::reverse(rest.segments.begin(), rest.segments.end());
    add_components(rest, next);
  }

  // Files the connected components of a set of nodes and segments, in the order of their smallest nodes.
  void add_components(const Part& whole, std::vector<Part>& parts) {
    for (const std::uint32_t node : whole.nodes) label_[node] = node;
    for (const std::uint32_t s : whole.segments) {
      const std::uint32_t a = root(network_.segments()[SegmentId(s)].from.value);
      const std::uint32_t b = root(network_.segments()[SegmentId(s)].to.value);
      label_[std::max(a, b)] = std::min(a, b);
    }
    const std::size_t first = parts.size();
    std::vector<std::pair<std::uint32_t, std::uint32_t>> by_root;
    for (const std::uint32_t node : whole.nodes) by_root.emplace_back(root(node), node);
    std::sort(by_root.begin(), by_root.end());
    for (std::size_t i = 0; i < by_root.size(); ++i) {
      if (i == 0 || by_root[i].first != by_root[i - 1].first) parts.emplace_back();
      parts.back().nodes.push_back(by_root[i].second);
    }
    for (const std::uint32_t s : whole.segments) {
      const std::uint32_t wanted = root(network_.segments()[SegmentId(s)].from.value);
      const auto part = std::lower_bound(parts.begin() + static_cast<std::ptrdiff_t>(first), parts.end(), wanted,
                                         [](const Part& p, std::uint32_t node) { return p.nodes.front() < node; });
      part->segments.push_back(s);
    }
    std::size_t begin = whole.begin;
    for (std::size_t p = first; p < parts.size(); ++p) {
      parts[p].begin = begin;
      begin += parts[p].segments.size();
      if (parts[p].nodes.size() > 1) continue;
      // Only loops from the node to itself are left.
      std::copy(parts[p].segments.begin(), parts[p].segments.end(),
                order_.begin() + static_cast<std::ptrdiff_t>(parts[p].begin));
    }
    parts.erase(std::remove_if(parts.begin() + static_cast<std::ptrdiff_t>(first), parts.end(),
                               [](const Part& p) { return p.nodes.size() == 1; }),
                parts.end());
  }

  std::uint32_t root(std::uint32_t node) {
    while (label_[node] != node) {
      label_[node] = label_[label_[node]];
      node = label_[node];
    }
    return node;
  }

  const Network& network_;
  const RunContext& context_;
  std::vector<std::uint8_t> capacity_;  // by segment: directed segments in use
  std::vector<std::uint32_t> label_;    // by node: union-find
  std::vector<std::uint32_t> order_;
};

}  // namespace

std::vector<SegmentId> nested_dissection(const Network& network, ModeMask modes, const RunContext& context) {
  return Dissection(network, modes, context).run();
}

}  // namespace postkutscher
