#include "engine/routing/radix_queue.h"

#include <boost/random/uniform_int_distribution.hpp>
#include <gtest/gtest.h>
#include <queue>

#include "engine/base/random.h"

namespace postkutscher {
namespace {

TEST(RadixQueue, PopsRanksInOrderAmongPushes) {
  RandomStream random({.seed = 7, .purpose = "radix queue"});
  const auto below = [&](std::uint64_t n) {
    return boost::random::uniform_int_distribution<std::uint64_t>(0, n - 1)(random);
  };
  RadixQueue queue;
  for (int round = 0; round < 50; ++round) {
    std::priority_queue<PackedCost, std::vector<PackedCost>, std::greater<>> expected;
    queue.clear();
    const auto push = [&](PackedCost cost) {
      queue.push({cost, StateId(0)});
      expected.push(RadixQueue::rank(cost));
    };
    for (int i = 0; i < 5; ++i) push(packed(below(2), below(100), below(1000)));
    for (int i = 0; i < 500 && !queue.empty(); ++i) {
      const PackedCost cost = queue.pop().cost;
      ASSERT_EQ(RadixQueue::rank(cost), expected.top());
      expected.pop();
      for (std::uint64_t n = below(3); n > 0; --n) {
        push((RadixQueue::rank(cost) << kDurationShift) + packed(below(50) == 0 ? 1 : 0, below(2000), below(1000)));
      }
    }
    ASSERT_EQ(queue.empty(), expected.empty());
  }
}

}  // namespace
}  // namespace postkutscher
