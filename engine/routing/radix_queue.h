// A monotone priority queue (radix heap; Ahuja, Mehlhorn, Orlin & Tarjan 1990) over packed costs: nothing may be pushed
// below what was popped last. It orders by violations and duration only; entries that differ in distance alone come in
// any (but repeatable) order, which is enough for a search because every segment takes at least one tick.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <vector>

#include "engine/routing/packed_cost.h"
#include "engine/routing/turn_graph.h"

namespace postkutscher {

class RadixQueue {
 public:
  struct Entry {
    PackedCost cost;
    StateId state;
  };

  // Violations and duration of a cost.
  static constexpr PackedCost rank(PackedCost cost) { return cost >> kDurationShift; }

  void clear() {
    for (auto& bucket : buckets_) bucket.clear();
    size_ = 0;
    last_ = 0;
  }
  bool empty() const { return size_ == 0; }
  void push(Entry entry) {
    assert(rank(entry.cost) >= last_);
    buckets_[bucket_of(entry.cost)].push_back(entry);
    ++size_;
  }
  // One of the entries of least rank.
  Entry pop() {
    if (buckets_[0].empty()) advance();
    const Entry entry = buckets_[0].back();
    buckets_[0].pop_back();
    --size_;
    return entry;
  }

 private:
  // 0 for the rank popped last, else the position of the highest bit that differs from it, from 1.
  std::size_t bucket_of(PackedCost cost) const { return static_cast<std::size_t>(std::bit_width(rank(cost) ^ last_)); }

  // Moves the least entries to the first bucket; each entry of that bucket moves at least one bucket down.
  void advance() {
    auto bucket = std::find_if(buckets_.begin(), buckets_.end(), [](const auto& b) { return !b.empty(); });
    const auto least = std::min_element(bucket->begin(), bucket->end(),
                                        [](const Entry& a, const Entry& b) { return rank(a.cost) < rank(b.cost); });
    last_ = rank(least->cost);
    for (const Entry& entry : *bucket) buckets_[bucket_of(entry.cost)].push_back(entry);
    bucket->clear();
  }

  std::array<std::vector<Entry>, 65 - kDurationShift> buckets_;
  PackedCost last_ = 0;
  std::size_t size_ = 0;
};

}  // namespace postkutscher
