#include "engine/base/parallel.h"

#include <gtest/gtest.h>
#include <numeric>
#include <stdexcept>
#include <vector>

namespace postkutscher {
namespace {

TEST(Parallel, CoversEachItemOnce) {
  for (const int threads : {1, 2, 4}) {
    for (const std::size_t count : {0U, 1U, 7U, 1000U}) {
      std::vector<int> visits(count, 0);
      parallel_for_blocks(count, 3, threads, [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i) ++visits[i];
      });
      EXPECT_EQ(visits, std::vector<int>(count, 1)) << threads << " threads, " << count << " items";
    }
  }
}

TEST(Parallel, RethrowsOnTheCallingThread) {
  for (const int threads : {1, 2}) {
    const auto run = [&] {
      parallel_for_blocks(100, 1, threads, [](std::size_t first, std::size_t last) {
        if (first <= 50 && 50 < last) throw std::runtime_error("fifty");
      });
    };
    EXPECT_THROW(run(), std::runtime_error);
  }
}

TEST(Parallel, ThereIsAThread) {
  EXPECT_GE(available_threads(), 1);
}

}  // namespace
}  // namespace postkutscher
