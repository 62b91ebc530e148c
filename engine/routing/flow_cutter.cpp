#include "engine/routing/flow_cutter.h"

#include <algorithm>

namespace postkutscher {

namespace {

constexpr double kFixedEnds = 0.1;        // share of the nodes that begins on either side
constexpr std::uint32_t kLeastShare = 5;  // a balanced cut leaves a fifth on either side

}  // namespace

EdgeCut FlowCutter::cut(const FlowGraph& graph, std::span<const std::uint32_t> along, CutBound& bound) {
  const std::uint32_t n = graph.node_count();
  total_weight_ = graph.total_weight();
  best_ = {};
  position_.resize(n);
  for (std::uint32_t i = 0; i < n; ++i) position_[along[i]] = i;
  flow_.begin(graph);
  const auto ends = std::clamp<std::uint32_t>(static_cast<std::uint32_t>(kFixedEnds * n), 1, n / 2);
  for (std::uint32_t i = 0; i < ends; ++i) {
    flow_.own(0, along[i]);
    flow_.own(1, along[n - 1 - i]);
  }
  const auto too_large = [&] { return bound.excludes(flow_.flow(), total_weight_); };
  if (!flow_.make_maximal(too_large)) return {};
  for (;;) {
    const int smaller = flow_.weight(0) <= flow_.weight(1) ? 0 : 1;
    flow_.own_reached(smaller);
    note_cut(smaller, bound);
    if (2 * flow_.owned_weight(smaller) + 1 >= total_weight_ || too_large() || !pierce(smaller)) return best_cut();
  }
}

// Adds one node behind the cut to a side. False: only terminals of the other side are left there.
bool FlowCutter::pierce(int side) {
  const std::uint32_t node = node_to_pierce(side);
  if (node == kNone) return false;
  flow_.pierce(side, node);
  return true;
}

// Of the nodes behind the cut, rather those that no augmenting path can use, the nearest one along the projection.
std::uint32_t FlowCutter::node_to_pierce(int side) {
  std::uint32_t chosen = kNone;
  bool chosen_augments = true;
  for (const std::uint32_t arc : flow_.frontier(side)) {
    const std::uint32_t node = flow_.head(arc);
    if (flow_.owns(1 - side, node)) continue;
    const bool augments = flow_.reaches(1 - side, node);
    if (augments && !chosen_augments) continue;
    if (augments == chosen_augments && chosen != kNone && !nearer(side, node, chosen)) continue;
    chosen = node;
    chosen_augments = augments;
  }
  return chosen;
}

bool FlowCutter::nearer(int side, std::uint32_t a, std::uint32_t b) const {
  return side == 0 ? position_[a] < position_[b] : position_[a] > position_[b];
}

void FlowCutter::note_cut(int side, CutBound& bound) {
  const std::uint32_t owned = flow_.owned_weight(side);
  const std::uint32_t smaller = std::min(owned, total_weight_ - owned);
  const CutQuality cut{flow_.flow(), smaller, smaller >= total_weight_ / kLeastShare};
  if (!cut.better_than(best_)) return;
  best_ = cut;
  best_side_ = side;
  best_count_ = flow_.owned_nodes(side).size();
  bound.note(cut);
}

EdgeCut FlowCutter::best_cut() const {
  EdgeCut cut{best_, std::vector<std::uint8_t>(position_.size(), best_side_ == 0 ? 0 : 1)};
  for (const std::uint32_t node : flow_.owned_nodes(best_side_).first(best_count_)) cut.on_first_side[node] ^= 1U;
  return cut;
}

bool CutQuality::better_than(const CutQuality& other) const {
  if (smaller == 0 || other.smaller == 0) return smaller != 0 && other.smaller == 0;
  if (balanced != other.balanced) return balanced;
  const std::uint64_t mine = std::uint64_t{size} * other.smaller;
  const std::uint64_t theirs = std::uint64_t{other.size} * smaller;
  return mine != theirs ? mine < theirs : smaller > other.smaller;
}

void CutBound::note(const CutQuality& cut) {
  if (!cut.balanced) return;
  std::uint64_t best = best_.load();
  const auto unpacked = [&] {
    return CutQuality{static_cast<std::uint32_t>(best >> 32), static_cast<std::uint32_t>(best), best != 0};
  };
  const std::uint64_t packed = std::uint64_t{cut.size} << 32 | cut.smaller;
  while (cut.better_than(unpacked()) && !best_.compare_exchange_weak(best, packed)) continue;
}

bool CutBound::excludes(std::uint32_t size, std::uint32_t total_weight) const {
  const std::uint64_t best = best_.load(std::memory_order_relaxed);
  return best != 0 && std::uint64_t{2} * size * static_cast<std::uint32_t>(best) > (best >> 32) * total_weight;
}

}  // namespace postkutscher
