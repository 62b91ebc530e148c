// A hash table from numbers of edges to small values, for some hundred thousand of them: open addressing in one array.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace postkutscher {

template <class Value>
class EdgeMap {
 public:
  // Null when there is none.
  const Value* find(std::uint32_t edge) const {
    if (count_ == 0) return nullptr;
    const Slot& slot = slots_[place(edge)];
    return slot.edge == edge ? &slot.value : nullptr;
  }
  // Keeps the value that is there already. UINT32_MAX is no edge.
  void insert(std::uint32_t edge, Value value) {
    if (2 * count_ >= slots_.size()) grow();
    Slot& slot = slots_[place(edge)];
    if (slot.edge == edge) return;
    slot = {edge, value};
    ++count_;
  }

 private:
  static constexpr std::uint32_t kFree = UINT32_MAX;
  struct Slot {
    std::uint32_t edge = kFree;
    Value value{};
  };

  // Where an edge stands, or where it would. Some slots are free.
  std::size_t place(std::uint32_t edge) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = (edge * std::uint64_t{0x9E3779B97F4A7C15} >> 32) & mask;
    while (slots_[at].edge != kFree && slots_[at].edge != edge) at = (at + 1) & mask;
    return at;
  }
  void grow() {
    std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(slots_.empty() ? 1024 : 2 * slots_.size()));
    for (const Slot& slot : old) {
      if (slot.edge != kFree) slots_[place(slot.edge)] = slot;
    }
  }

  std::vector<Slot> slots_;  // a power of two
  std::size_t count_ = 0;
};

}  // namespace postkutscher
