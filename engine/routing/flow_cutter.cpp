#include "engine/routing/flow_cutter.h"

#include <algorithm>

namespace postkutscher {

namespace {

constexpr double kFixedEnds = 0.1;          // share of the nodes that begins on either side
constexpr double kLeastSmallerSide = 0.25;  // cuts that separate less are kept only while there is no other

// One of the two sides that grow towards each other. `owned` nodes are terminals; `reached` are the further ones that
// can be reached from them (or can reach them) in the residual graph.
struct Side {
  std::vector<std::uint8_t> owned;
  std::vector<std::uint8_t> reached;
  std::vector<std::uint32_t> parent;  // by node: arc by which the search came to it
  std::vector<std::uint32_t> reached_nodes;
  std::vector<std::uint32_t> frontier;  // arcs that left owned nodes when these became owned
  std::uint32_t owned_count = 0;
  bool searched = false;  // `reached` is complete for the present flow

  std::size_t size() const { return owned_count + reached_nodes.size(); }
};

class FlowCutter {
 public:
  FlowCutter(const FlowGraph& graph, std::span<const std::uint32_t> along)
      : graph_(graph), flow_(graph.arc_count()), position_(graph.node_count()) {
    const std::uint32_t n = graph.node_count();
    for (Side& side : sides_) {
      side.owned.resize(n);
      side.reached.resize(n);
      side.parent.resize(n);
    }
    for (std::uint32_t i = 0; i < n; ++i) position_[along[i]] = i;
    const auto ends = std::clamp<std::uint32_t>(static_cast<std::uint32_t>(kFixedEnds * n), 1, n / 2);
    for (std::uint32_t i = 0; i < ends; ++i) {
      own(0, along[i]);
      own(1, along[n - 1 - i]);
    }
  }

  EdgeCut run() {
    const std::uint32_t n = graph_.node_count();
    for (;;) {
      make_flow_maximal();
      const int smaller = side(0).size() <= side(1).size() ? 0 : 1;
      own_reached(smaller);
      note_cut(smaller);
      if (2 * side(smaller).owned_count >= n - 1 || nothing_better_can_come() || !pierce(smaller)) {
        return std::move(best_);
      }
    }
  }

 private:
  static constexpr std::uint32_t kNone = UINT32_MAX;

  Side& side(int s) { return sides_[static_cast<std::size_t>(s)]; }
  std::uint32_t tail(std::uint32_t arc) const { return graph_.arc(graph_.arc(arc).reverse).head; }

  // Flow runs from side 0 to side 1, whose search walks arcs backwards.
  std::int32_t residual(int s, std::uint32_t arc) const {
    const std::uint32_t along_flow = s == 0 ? arc : graph_.arc(arc).reverse;
    return graph_.arc(along_flow).capacity - flow_[along_flow];
  }

  void own(int s, std::uint32_t node) {
    Side& mine = side(s);
    if (mine.owned[node] != 0) return;
    mine.owned[node] = 1;
    ++mine.owned_count;
    for (std::uint32_t a = graph_.first(node); a < graph_.first(node + 1); ++a) {
      if (mine.owned[graph_.arc(a).head] == 0) mine.frontier.push_back(a);
    }
  }

  void own_reached(int s) {
    Side& mine = side(s);
    for (const std::uint32_t node : mine.reached_nodes) own(s, node);
    forget(mine);
    mine.searched = true;
  }

  static void forget(Side& mine) {
    for (const std::uint32_t node : mine.reached_nodes) mine.reached[node] = 0;
    mine.reached_nodes.clear();
    mine.searched = false;
  }

  void make_flow_maximal() {
    while (!side(0).searched) {
      const std::uint32_t end = search(0);
      if (end == kNone) break;
      push_flow(0, end);
    }
    if (!side(1).searched) search(1);
  }

  // Everything that the terminals of side s reach. Stops at a terminal of the other side and returns it.
  std::uint32_t search(int s) {
    Side& mine = side(s);
    std::erase_if(mine.frontier, [&](std::uint32_t a) { return mine.owned[graph_.arc(a).head] != 0; });
    std::uint32_t end = kNone;
    for (std::size_t i = 0; i < mine.frontier.size() && end == kNone; ++i) end = reach(s, mine.frontier[i]);
    return end != kNone ? end : extend(s, 0);
  }

  // Goes on from the reached nodes, beginning with that number.
  std::uint32_t extend(int s, std::size_t next) {
    Side& mine = side(s);
    for (; next < mine.reached_nodes.size(); ++next) {
      const std::uint32_t node = mine.reached_nodes[next];
      for (std::uint32_t a = graph_.first(node); a < graph_.first(node + 1); ++a) {
        if (const std::uint32_t end = reach(s, a); end != kNone) return end;
      }
    }
    mine.searched = true;
    return kNone;
  }

  // Follows one arc; returns its head if that is a terminal of the other side.
  std::uint32_t reach(int s, std::uint32_t arc) {
    Side& mine = side(s);
    const std::uint32_t head = graph_.arc(arc).head;
    if (mine.reached[head] != 0 || mine.owned[head] != 0 || residual(s, arc) <= 0) return kNone;
    mine.reached[head] = 1;
    mine.reached_nodes.push_back(head);
    mine.parent[head] = arc;
    return side(1 - s).owned[head] != 0 ? head : kNone;
  }

  // Pushes flow along the path by which side s came to `end`. Then no search holds any more.
  void push_flow(int s, std::uint32_t end) {
    const Side& mine = side(s);
    std::int32_t most = INT32_MAX;
    for (std::uint32_t node = end; mine.owned[node] == 0; node = tail(mine.parent[node])) {
      most = std::min(most, residual(s, mine.parent[node]));
    }
    for (std::uint32_t node = end; mine.owned[node] == 0; node = tail(mine.parent[node])) {
      const std::uint32_t arc = mine.parent[node];
      const std::uint32_t along_flow = s == 0 ? arc : graph_.arc(arc).reverse;
      flow_[along_flow] = static_cast<std::int16_t>(flow_[along_flow] + most);
      flow_[graph_.arc(along_flow).reverse] = static_cast<std::int16_t>(-flow_[along_flow]);
    }
    total_ += static_cast<std::uint32_t>(most);
    forget(side(0));
    forget(side(1));
  }

  void note_cut(int s) {
    const std::uint32_t n = graph_.node_count();
    EdgeCut cut{total_, std::min(side(s).owned_count, n - side(s).owned_count), {}};
    const auto least = static_cast<std::uint32_t>(kLeastSmallerSide * n);
    const bool first_balanced = best_.smaller < least && cut.smaller >= least;
    if (best_.smaller >= least && cut.smaller < least) return;
    if (best_.smaller != 0 && !first_balanced && !cut.better_than(best_)) return;
    cut.on_first_side.resize(n);
    for (std::uint32_t v = 0; v < n; ++v) cut.on_first_side[v] = (side(s).owned[v] != 0) == (s == 0);
    best_ = std::move(cut);
  }

  // Cuts only grow, and no smaller side exceeds half of the nodes.
  bool nothing_better_can_come() const {
    const std::uint32_t n = graph_.node_count();
    return best_.smaller >= static_cast<std::uint32_t>(kLeastSmallerSide * n) &&
           std::uint64_t{2} * total_ * best_.smaller > std::uint64_t{best_.size} * n;
  }

  // Adds one node behind the cut to side s. False: only terminals of the other side are left there.
  bool pierce(int s) {
    Side& mine = side(s);
    const Side& other = side(1 - s);
    std::uint32_t chosen = kNone;
    bool chosen_augments = true;
    std::erase_if(mine.frontier, [&](std::uint32_t a) { return mine.owned[graph_.arc(a).head] != 0; });
    for (const std::uint32_t a : mine.frontier) {
      const std::uint32_t head = graph_.arc(a).head;
      if (other.owned[head] != 0) continue;
      const bool augments = other.reached[head] != 0;
      const bool better = chosen_augments != augments ? chosen_augments : chosen == kNone || nearer(s, head, chosen);
      if (!better) continue;
      chosen = head;
      chosen_augments = augments;
    }
    if (chosen == kNone) return false;
    own(s, chosen);
    if (chosen_augments) {
      push_flow(1 - s, chosen);
      return true;
    }
    for (std::uint32_t a = graph_.first(chosen); a < graph_.first(chosen + 1); ++a) reach(s, a);
    extend(s, 0);
    return true;
  }

  bool nearer(int s, std::uint32_t a, std::uint32_t b) const {
    return s == 0 ? position_[a] < position_[b] : position_[a] > position_[b];
  }

  const FlowGraph& graph_;
  std::vector<std::int16_t> flow_;       // by arc, antisymmetric
  std::vector<std::uint32_t> position_;  // by node: along the projection
  Side sides_[2];
  std::uint32_t total_ = 0;
  EdgeCut best_;
};

}  // namespace

FlowGraph::FlowGraph(std::uint32_t node_count, std::span<const Edge> edges) : first_(node_count + 1) {
  for (const Edge& edge : edges) {
    ++first_[edge.a];
    ++first_[edge.b];
  }
  std::uint32_t sum = 0;
  for (std::uint32_t& value : first_) {
    sum += value;
    value = sum;
  }
  arcs_.resize(sum);
  // Filling from the back leaves `first_` at the beginnings.
  for (auto edge = edges.rbegin(); edge != edges.rend(); ++edge) {
    const std::uint32_t there = --first_[edge->a];
    const std::uint32_t back = --first_[edge->b];
    arcs_[there] = {edge->b, back, edge->capacity};
    arcs_[back] = {edge->a, there, edge->capacity};
  }
}

bool EdgeCut::better_than(const EdgeCut& other) const {
  const std::uint64_t mine = std::uint64_t{size} * other.smaller;
  const std::uint64_t theirs = std::uint64_t{other.size} * smaller;
  return mine != theirs ? mine < theirs : smaller > other.smaller;
}

EdgeCut balanced_cut(const FlowGraph& graph, std::span<const std::uint32_t> along) {
  return FlowCutter(graph, along).run();
}

}  // namespace postkutscher
