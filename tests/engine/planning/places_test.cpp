#include "engine/planning/places.h"

#include <algorithm>
#include <boost/random/uniform_int_distribution.hpp>
#include <gtest/gtest.h>

#include "engine/base/random.h"

namespace postkutscher {

namespace {

constexpr int kMost = 32'767;

bool fits_by_loop(const std::array<int, kPlaceKinds>& load, const Load& capacity) {
  for (std::size_t kind = 0; kind < kPlaceKinds; ++kind) {
    if (load[kind] > capacity[kind]) return false;
  }
  return true;
}

// Small numbers, and now and then those at the end of the range.
std::uint16_t draw_places(RandomStream& random, int most) {
  const int place = boost::random::uniform_int_distribution<int>(0, most + 1)(random);
  return static_cast<std::uint16_t>(place > most ? kMost : place);
}

Load draw_load(RandomStream& random, int most) {
  Load load{};
  for (std::uint16_t& kind : load) kind = draw_places(random, most);
  return load;
}

TEST(Places, FitAsKindByKind) {
  RandomStream random({1, 0, 0, "places"});
  int fitting = 0;
  constexpr int kDraws = 20'000;
  for (int draw = 0; draw < kDraws; ++draw) {
    const Load load = draw_load(random, 5);
    const Load capacity = draw_load(random, 7);
    const bool expected = fits_by_loop({load[0], load[1], load[2], load[3]}, capacity);
    ASSERT_EQ(fits(places_of(load), places_of(capacity)), expected);
    fitting += expected ? 1 : 0;
  }
  EXPECT_GT(fitting, kDraws / 20);
  EXPECT_LT(fitting, kDraws * 19 / 20);
}

// Who is in the vehicle fits; whoever comes in addition may be of any size.
TEST(Places, OneMorePassengerFitsAsKindByKind) {
  RandomStream random({2, 0, 0, "places"});
  int fitting = 0;
  int checked = 0;
  for (int draw = 0; draw < 40'000; ++draw) {
    const Load inside = draw_load(random, 3);
    const Load more = draw_load(random, 3);
    const Load capacity = draw_load(random, 7);
    if (!fits_by_loop({inside[0], inside[1], inside[2], inside[3]}, capacity)) continue;
    std::array<int, kPlaceKinds> sum{};
    for (std::size_t kind = 0; kind < kPlaceKinds; ++kind) sum[kind] = inside[kind] + more[kind];
    const Places together = places_of(inside) + places_of(more);
    ASSERT_EQ(fits(together, places_of(capacity)), fits_by_loop(sum, capacity));
    ASSERT_EQ(together - places_of(more), places_of(inside));
    fitting += fits_by_loop(sum, capacity) ? 1 : 0;
    ++checked;
  }
  EXPECT_GT(fitting, checked / 20);
  EXPECT_LT(fitting, checked * 19 / 20);
}

TEST(Places, BeyondTheRangeCountsAsItsEnd) {
  EXPECT_EQ(places_of({65'535, 0, 40'000, 1}), places_of({kMost, 0, kMost, 1}));
}

TEST(Interior, HoldsWhatSomeLayoutHolds) {
  RandomStream random({3, 0, 0, "interiors"});
  const auto below = [&](int n) { return boost::random::uniform_int_distribution<int>(0, n - 1)(random); };
  for (int draw = 0; draw < 3'000; ++draw) {
    Vehicle vehicle;
    for (int k = below(4); k >= 0; --k) vehicle.layouts.push_back({draw_load(random, 4)});
    vehicle.most_requests_on_board = static_cast<std::uint8_t>(1 + below(3));
    const Interior interior(vehicle);
    const int requests = 1 + below(4);
    const int alone = below(8) == 0 ? 1 : 0;
    const Load load = draw_load(random, 4);
    const Aboard aboard{places_of(load), static_cast<std::uint16_t>(requests), static_cast<std::uint16_t>(alone)};
    const bool together = requests <= vehicle.most_requests_on_board && (alone == 0 || requests == 1);
    LayoutMask expected = 0;
    for (std::size_t k = 0; k < vehicle.layouts.size(); ++k) {
      const Load& capacity = vehicle.layouts[k].capacity;
      if (fits_by_loop({load[0], load[1], load[2], load[3]}, capacity)) expected |= LayoutMask{1} << k;
    }
    ASSERT_EQ(interior.layouts_for(places_of(load)), expected);
    ASSERT_EQ(interior.layouts_for(aboard), together ? expected : 0);
    ASSERT_EQ(interior.all(), (LayoutMask{1} << vehicle.layouts.size()) - 1);
  }
}

TEST(Interior, SixtyFourLayoutsAreUsedAndNoMore) {
  Vehicle vehicle;
  vehicle.layouts.assign(63, {{1, 0, 0, 0}});
  vehicle.layouts.push_back({{2, 0, 0, 0}});
  vehicle.layouts.push_back({{3, 0, 0, 0}});
  const Interior interior(vehicle);
  EXPECT_EQ(interior.all(), ~LayoutMask{0});
  EXPECT_EQ(interior.layouts_for(places_of({2, 0, 0, 0})), LayoutMask{1} << 63);
  EXPECT_EQ(interior.layouts_for(places_of({3, 0, 0, 0})), LayoutMask{0});
}

}  // namespace

}  // namespace postkutscher
