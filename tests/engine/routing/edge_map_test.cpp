#include "engine/routing/edge_map.h"

#include <boost/random/uniform_int_distribution.hpp>
#include <gtest/gtest.h>
#include <unordered_map>

#include "engine/base/random.h"

namespace postkutscher {
namespace {

TEST(EdgeMap, HoldsWhatAHashTableOfTheLibraryDoes) {
  RandomStream random({.seed = 1, .purpose = "edge map"});
  const auto below = [&](std::uint32_t count) {
    return boost::random::uniform_int_distribution<std::uint32_t>(0, count - 1)(random);
  };
  EdgeMap<double> map;
  std::unordered_map<std::uint32_t, double> expected;
  EXPECT_EQ(map.find(0), nullptr);
  for (int i = 0; i < 20'000; ++i) {
    const std::uint32_t edge = i % 2 == 0 ? below(5'000) : UINT32_MAX - 1 - below(5'000);
    map.insert(edge, i);
    expected.emplace(edge, i);
  }
  for (std::uint32_t i = 0; i < 6'000; ++i) {
    for (const std::uint32_t edge : {i, UINT32_MAX - 1 - i}) {
      const auto want = expected.find(edge);
      const double* found = map.find(edge);
      ASSERT_EQ(found != nullptr, want != expected.end()) << edge;
      ASSERT_TRUE(found == nullptr || *found == want->second) << edge;
    }
  }
}

}  // namespace
}  // namespace postkutscher
