#include "engine/base/random.h"

#include <array>
#include <boost/random/uniform_int_distribution.hpp>
#include <gtest/gtest.h>
#include <set>

namespace postkutscher {
namespace {

// Values from an implementation of the same definition in Python.
TEST(Random, GivesTheSameNumbersEverywhere) {
  RandomStream stream({.seed = 1, .replication = 2, .entity = 3, .purpose = "rides"});
  EXPECT_EQ(stream(), 17343288929956006590U);
  EXPECT_EQ(stream(), 11958638828054326308U);
}

TEST(Random, EachPartOfTheKeyCounts) {
  const RandomKey base{.seed = 1, .replication = 2, .entity = 3, .purpose = "rides"};
  std::set<std::uint64_t> firsts;
  for (const RandomKey& key :
       {base, RandomKey{2, 2, 3, "rides"}, RandomKey{1, 3, 3, "rides"}, RandomKey{1, 2, 4, "rides"},
        RandomKey{1, 2, 3, "delays"}, RandomKey{1, 3, 2, "rides"}}) {
    firsts.insert(RandomStream(key)());
  }
  EXPECT_EQ(firsts.size(), 6U);
}

TEST(Random, IsEven) {
  RandomStream stream({.seed = 5, .purpose = "dice"});
  boost::random::uniform_int_distribution<int> die(1, 6);
  std::array<int, 7> seen{};
  for (int i = 0; i < 6000; ++i) ++seen[static_cast<std::size_t>(die(stream))];
  for (int side = 1; side <= 6; ++side) EXPECT_NEAR(seen[static_cast<std::size_t>(side)], 1000, 120);
}

}  // namespace
}  // namespace postkutscher
