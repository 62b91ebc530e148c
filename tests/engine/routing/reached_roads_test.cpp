// Pieces of road within a travel time: on drawn roads by hand, on random networks against the cost of each place.
#include "engine/routing/reached_roads.h"

#include <algorithm>
#include <gmock/gmock.h>

#include "engine/routing/router.h"
#include "tests/engine/routing/random_network.h"
#include "tests/engine/routing/routing_support.h"

namespace postkutscher {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Duration seconds(std::int64_t count) {
  return Duration::from_seconds(count);
}

class OnAStreet : public testing::Test {
 protected:
  OnAStreet() : map_({"A-----B-----C"}, 100) { map_.way("AB").way("BC"); }
  std::vector<ReachedPiece> pieces(const Position& place, Travel travel, Duration limit) {
    const Router router(map_.build(), plain_profile());
    router.one_to_all(place, travel, search_);
    return reached_pieces(search_, limit);
  }
  AsciiMap map_;
  OneToAll search_;
};

// 36 km/h: 10 m/s, i.e. 100 decimetres per second, and all offsets of a tick (9 dm more) count.
TEST_F(OnAStreet, EndWhereTheTimeDoes) {
  const auto ab = map_.build().segments().size() ? map_.directed("A", "B") : DirectedSegment();
  const auto bc = map_.directed("B", "C");
  EXPECT_THAT(pieces(place_on(ab, 3000), Travel::from, seconds(10)), ElementsAre(ReachedPiece{ab, 3000, 4009}));
  EXPECT_THAT(pieces(place_on(ab, 3000), Travel::from, seconds(40)),
              ElementsAre(ReachedPiece{ab, 3000, 6000}, ReachedPiece{bc, 0, 1009}));
  EXPECT_THAT(pieces(place_on(ab, 3000), Travel::to, seconds(10)), ElementsAre(ReachedPiece{ab, 2000, 3000}));
  EXPECT_THAT(pieces(place_on(bc, 1000), Travel::to, seconds(20)),
              ElementsAre(ReachedPiece{ab, 5000, 6000}, ReachedPiece{bc, 0, 1000}));
}

TEST_F(OnAStreet, ComeBackAfterTheTurnAtTheEnd) {
  const auto ab = map_.build().segments().size() ? map_.directed("A", "B") : DirectedSegment();
  const auto bc = map_.directed("B", "C");
  // 5000 dm to C, 20 s for the turn, then back: 50 + 20 + 10 s.
  EXPECT_THAT(pieces(place_on(bc, 1000), Travel::from, seconds(80)),
              ElementsAre(ReachedPiece{bc, 1000, 6000}, ReachedPiece{bc.reversed(), 0, 1009}));
  // 50 + 20 + 60 + 60 + 20 + 60 + 10 s round both ends: the segment itself once more, from its tail.
  EXPECT_THAT(pieces(place_on(bc, 1000), Travel::from, seconds(275)),
              ElementsAre(ReachedPiece{ab, 0, 6000}, ReachedPiece{ab.reversed(), 0, 6000}, ReachedPiece{bc, 0, 509},
                          ReachedPiece{bc, 1000, 6000}, ReachedPiece{bc.reversed(), 0, 6000}));
}

TEST_F(OnAStreet, AreNoneFromNowhere) {
  EXPECT_THAT(pieces(Position(), Travel::from, seconds(1000)), IsEmpty());
}

TEST(ReachedRoads, CountEachSegmentOnceAndNoFerry) {
  AsciiMap map({"A-----B-----C"}, 100);
  map.way("AB").way("BC", {.road_class = RoadClass::ferry});
  const Network& network = map.build();
  const auto ab = map.directed("A", "B"), bc = map.directed("B", "C");
  const std::vector<ReachedPiece> pieces{
      {ab, 0, 1000}, {ab, 4000, 6000}, {ab.reversed(), 0, 1500}, {ab.reversed(), 5500, 6000}, {bc, 0, 6000}};
  const auto roads = reached_roads(network, pieces);
  EXPECT_THAT(roads, ElementsAre(RoadStretch{ab.segment(), 0, 1000}, RoadStretch{ab.segment(), 4000, 6000}));
  EXPECT_EQ(total_length(roads), Distance::from_metres(300));
}

bool covers(const std::vector<ReachedPiece>& pieces, DirectedSegment on, std::uint32_t offset) {
  return std::any_of(pieces.begin(), pieces.end(), [&](const ReachedPiece& piece) {
    return piece.on == on && piece.begin <= offset && offset <= piece.end;
  });
}

TEST(ReachedPieces, AreThePlacesThatCostNoMore) {
  OneToAll search;
  std::size_t reached = 0, beyond = 0, second_choices = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    RandomNetwork random(seed);
    const Network network = random.build();
    Profile profile = standard_profile(seed % 2 == 0 ? "car" : "foot");
    profile.smallest_large_component = 10;
    const Router router(network, profile);
    const Position place = router.snap(random.place(), seed % 3 == 0 ? Approach::kerb : Approach::any);
    second_choices += place.in_large_component.anchors.empty() ? 0 : 1;
    for (const Travel travel : {Travel::from, Travel::to}) {
      router.one_to_all(place, travel, search);
      const Duration limit = seconds(random.below(seed % 2 == 0 ? 120 : 900));
      const auto pieces = reached_pieces(search, limit);
      const auto within = [&](DirectedSegment on, std::int64_t offset) {
        if (offset < 0 || offset > network.segment(on).length || !search.metric().of(on).open()) return false;
        const auto cost = search.cost(place_on(on, static_cast<std::uint32_t>(offset)));
        return cost && cost->duration <= limit;
      };
      for (const ReachedPiece& piece : pieces) {
        EXPECT_LT(piece.begin, piece.end);
        EXPECT_TRUE(within(piece.on, piece.begin));
        EXPECT_TRUE(within(piece.on, piece.end));
        EXPECT_FALSE(within(piece.on, std::int64_t{piece.begin} - 1) && !covers(pieces, piece.on, piece.begin - 1));
        EXPECT_FALSE(within(piece.on, std::int64_t{piece.end} + 1) && !covers(pieces, piece.on, piece.end + 1));
      }
      for (std::uint32_t d = 0; d < network.directed_segment_count(); ++d) {
        const DirectedSegment on(d);
        const std::int64_t offset = random.below(static_cast<int>(network.segment(on).length) + 1);
        const bool covered = covers(pieces, on, static_cast<std::uint32_t>(offset));
        (covered ? reached : beyond) += 1;
        if (covered) {
          EXPECT_TRUE(within(on, offset)) << d << " at " << offset;
        } else {
          // A single place is no piece.
          EXPECT_FALSE(within(on, offset) && (within(on, offset - 1) || within(on, offset + 1)))
              << d << " at " << offset;
        }
      }
    }
    if (HasFailure()) break;
  }
  EXPECT_GT(reached, 1000U);
  EXPECT_GT(beyond, 1000U);
  EXPECT_GT(second_choices, 0U);
}

}  // namespace
}  // namespace postkutscher
