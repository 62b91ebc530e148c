#include "engine/routing/restriction_automaton.h"

#include <algorithm>
#include <numeric>

namespace postkutscher {

namespace {

constexpr std::uint64_t child_key(std::uint32_t state, DirectedSegment next) {
  return (std::uint64_t{state} << 32) | next.value;
}

}  // namespace

RestrictionAutomaton::RestrictionAutomaton(const Network& network, ModeMask modes)
    : plain_count_(static_cast<std::uint32_t>(network.directed_segment_count())) {
  for (const ForbiddenSequence& sequence : network.data().forbidden_sequences) {
    const ModeMask bound = sequence.modes & modes;
    if (bound == 0) continue;
    const auto path = network.path(sequence);
    std::uint32_t state = path.front().value;
    for (const DirectedSegment next : path.subspan(1)) state = insert(state, next);
    extra_[state - plain_count_].forbidden |= bound;
  }
  link_suffixes();
  drop_leaves();
}

std::uint32_t RestrictionAutomaton::insert(std::uint32_t state, DirectedSegment next) {
  const auto [entry, is_new] = child_.try_emplace(child_key(state, next), state_count());
  if (is_new) {
    const bool plain = state < plain_count_;
    const std::uint32_t depth = plain ? 2 : extra_[state - plain_count_].depth + 1;
    if (!plain) extra_[state - plain_count_].goes_on = true;
    // The parent's index stands in `suffix` until link_suffixes() replaces it.
    extra_.push_back({.on = next, .suffix = state, .depth = depth});
  }
  return entry->second;
}

std::uint32_t RestrictionAutomaton::reached(std::uint32_t state, DirectedSegment next) const {
  while (true) {
    const auto child = child_.find(child_key(state, next));
    if (child != child_.end()) return child->second;
    if (state < plain_count_) return next.value;
    state = extra_[state - plain_count_].suffix;
  }
}

void RestrictionAutomaton::link_suffixes() {
  std::vector<std::uint32_t> by_depth(extra_.size());
  std::iota(by_depth.begin(), by_depth.end(), 0U);
  std::stable_sort(by_depth.begin(), by_depth.end(),
                   [this](std::uint32_t a, std::uint32_t b) { return extra_[a].depth < extra_[b].depth; });
  for (const std::uint32_t i : by_depth) {
    Extra& node = extra_[i];
    const std::uint32_t parent = node.suffix;
    node.suffix = parent < plain_count_ ? node.on.value : reached(extra_[parent - plain_count_].suffix, node.on);
    if (node.suffix >= plain_count_) node.forbidden |= extra_[node.suffix - plain_count_].forbidden;
  }
}

// A completed sequence that no longer one passes through has nothing to remember: whoever may travel it goes on from
// its longest tail that has.
void RestrictionAutomaton::drop_leaves() {
  after_turn_.resize(extra_.size());
  for (std::uint32_t i = 0; i < extra_.size(); ++i) {
    std::uint32_t state = plain_count_ + i;
    while (state >= plain_count_ && !extra_[state - plain_count_].goes_on) state = extra_[state - plain_count_].suffix;
    after_turn_[i] = state;
  }
}

RestrictionAutomaton::Step RestrictionAutomaton::step(std::uint32_t state, DirectedSegment next) const {
  const std::uint32_t node = reached(state, next);
  if (node < plain_count_) return {node, 0};
  return {after_turn_[node - plain_count_], extra_[node - plain_count_].forbidden};
}

DirectedSegment RestrictionAutomaton::segment(std::uint32_t state) const {
  return state < plain_count_ ? DirectedSegment(state) : extra_[state - plain_count_].on;
}

}  // namespace postkutscher
