#include "engine/routing/restriction_automaton.h"

#include <algorithm>
#include <numeric>

namespace postkutscher {

namespace {

constexpr std::uint64_t child_key(std::uint32_t node, DirectedSegment next) {
  return (std::uint64_t{node} << 32) | next.value;
}

}  // namespace

RestrictionAutomaton::RestrictionAutomaton(const Network& network, ModeMask modes)
    : plain_count_(static_cast<std::uint32_t>(network.directed_segment_count())) {
  for (const ForbiddenSequence& sequence : network.data().forbidden_sequences) {
    const ModeMask bound = sequence.modes & modes;
    if (bound == 0) continue;
    const auto path = network.path(sequence);
    std::uint32_t node = path.front().value;
    for (const DirectedSegment next : path.subspan(1)) node = insert(node, next);
    if (sequence.condition.valid()) {
      at(node).conditional.push_back({bound, sequence.condition});
    } else {
      at(node).forbidden |= bound;
    }
  }
  link_suffixes();
  number_states();
}

std::uint32_t RestrictionAutomaton::insert(std::uint32_t node, DirectedSegment next) {
  const auto fresh = plain_count_ + static_cast<std::uint32_t>(nodes_.size());
  const auto [entry, is_new] = child_.try_emplace(child_key(node, next), fresh);
  if (is_new) {
    const std::uint32_t depth = is_plain(node) ? 2 : at(node).depth + 1;
    if (!is_plain(node)) at(node).goes_on = true;
    // The parent stands in `suffix` until link_suffixes() replaces it.
    nodes_.push_back({.on = next, .suffix = node, .depth = depth});
  }
  return entry->second;
}

std::uint32_t RestrictionAutomaton::reached(std::uint32_t node, DirectedSegment next) const {
  while (true) {
    const auto child = child_.find(child_key(node, next));
    if (child != child_.end()) return child->second;
    if (is_plain(node)) return next.value;
    node = at(node).suffix;
  }
}

void RestrictionAutomaton::link_suffixes() {
  std::vector<std::uint32_t> by_depth(nodes_.size());
  std::iota(by_depth.begin(), by_depth.end(), 0U);
  std::stable_sort(by_depth.begin(), by_depth.end(),
                   [this](std::uint32_t a, std::uint32_t b) { return nodes_[a].depth < nodes_[b].depth; });
  for (const std::uint32_t i : by_depth) {
    Node& node = nodes_[i];
    const std::uint32_t parent = node.suffix;
    node.suffix = is_plain(parent) ? node.on.value : reached(at(parent).suffix, node.on);
    if (is_plain(node.suffix)) continue;
    const Node& tail = at(node.suffix);
    node.forbidden |= tail.forbidden;
    node.conditional.insert(node.conditional.end(), tail.conditional.begin(), tail.conditional.end());
  }
}

// A completed sequence that no longer one passes through has nothing to remember: whoever may travel it goes on from
// its longest tail that has. So only nodes that go on become states.
void RestrictionAutomaton::number_states() {
  for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
    if (!nodes_[i].goes_on) continue;
    nodes_[i].state = state_count();
    node_of_extra_.push_back(plain_count_ + i);
  }
  for (Node& node : nodes_) {
    if (node.goes_on) continue;
    std::uint32_t tail = node.suffix;
    while (!is_plain(tail) && !at(tail).goes_on) tail = at(tail).suffix;
    node.state = is_plain(tail) ? tail : at(tail).state;
  }
}

RestrictionAutomaton::Step RestrictionAutomaton::step(std::uint32_t state, DirectedSegment next) const {
  const std::uint32_t from = is_plain(state) ? state : node_of_extra_[state - plain_count_];
  const std::uint32_t node = reached(from, next);
  if (is_plain(node)) return {node, 0, {}};
  return {at(node).state, at(node).forbidden, at(node).conditional};
}

DirectedSegment RestrictionAutomaton::segment(std::uint32_t state) const {
  return is_plain(state) ? DirectedSegment(state) : at(node_of_extra_[state - plain_count_]).on;
}

}  // namespace postkutscher
