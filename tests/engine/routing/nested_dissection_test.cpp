#include "engine/routing/nested_dissection.h"

#include <atomic>
#include <bit>
#include <gtest/gtest.h>
#include <set>

#include "engine/base/errors.h"
#include "engine/routing/hierarchy.h"
#include "engine/routing/usable.h"
#include "tests/engine/routing/random_network.h"

namespace postkutscher {
namespace {

// Roads over a square of places 100 m apart, `side` in a row.
class Square {
 public:
  explicit Square(std::uint32_t side) : side_(side) {
    const LocalProjection plane(Coordinate::from_degrees(14.33, 51.76));
    for (std::uint32_t i = 0; i < side * side; ++i) {
      data_.nodes.push_back({plane.to_coordinate({i % side * 100.0, i / side * -100.0}), i});
    }
  }

  std::uint32_t place(std::uint32_t column, std::uint32_t row) const { return row * side_ + column; }

  void connect(std::uint32_t from, std::uint32_t to) {
    Segment segment;
    segment.from = NodeId(from);
    segment.to = NodeId(to);
    segment.length = 1000;
    segment.forward.access.fill(Access::yes);
    segment.backward.access.fill(Access::yes);
    data_.segments.push_back(segment);
  }

  Network build() { return Network(std::move(data_)); }

 private:
  std::uint32_t side_;
  NetworkData data_;
};

std::uint32_t depth_of(const Network& network) {
  const TurnGraph turns(network, kMotorModes);
  return Hierarchy(turns, nested_dissection(network, kMotorModes, {})).depth();
}

void expect_complete(const Network& network, ModeMask modes, const std::vector<SegmentId>& order) {
  const auto usable = usable_directed_segments(network, modes);
  std::set<SegmentId> wanted;
  for (std::uint32_t d = 0; d < usable.size(); ++d) {
    if (usable[d]) wanted.insert(DirectedSegment(d).segment());
  }
  EXPECT_EQ(order.size(), wanted.size());
  EXPECT_EQ(std::set<SegmentId>(order.begin(), order.end()), wanted);
}

TEST(NestedDissection, OrdersEachUsableSegmentOnce) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    SCOPED_TRACE(seed);
    const Network network = RandomNetwork(seed).build();
    for (const ModeMask modes : kModeGroups) expect_complete(network, modes, nested_dissection(network, modes, {}));
  }
}

TEST(NestedDissection, OrdersNothing) {
  EXPECT_TRUE(nested_dissection(Square(3).build(), kMotorModes, {}).empty());
}

TEST(NestedDissection, OrdersLoopsFirst) {
  Square square(2);
  for (const std::uint32_t to : {1U, 2U, 3U}) square.connect(0, to);
  square.connect(1, 1);
  const auto order = nested_dissection(square.build(), kMotorModes, {});
  ASSERT_EQ(order.size(), 4U);
  EXPECT_EQ(order.front(), SegmentId(3));
}

// Large enough for several levels on which the threads share the parts, and many parts behind.
TEST(NestedDissection, IsTheSameOnAnyNumberOfThreads) {
  constexpr std::uint32_t kSide = 70;
  RandomStream random({.seed = 3, .purpose = "square"});
  Square square(kSide);
  for (std::uint32_t i = 0; i < kSide * kSide; ++i) {
    if (i % kSide + 1 < kSide && random() % 8 > 0) square.connect(i, i + 1);
    if (i / kSide + 1 < kSide && random() % 8 > 0) square.connect(i, i + kSide);
  }
  const Network network = square.build();
  const auto order = nested_dissection(network, kMotorModes, on_threads(1));
  expect_complete(network, kMotorModes, order);
  for (const int threads : {2, 3, 8}) EXPECT_EQ(nested_dissection(network, kMotorModes, on_threads(threads)), order);
}

// In these the two directions of a segment count on their own, and one separator is two segments deep.
TEST(NestedDissection, HalvesALongRoad) {
  constexpr std::uint32_t kSide = 100;
  Square square(kSide);
  for (std::uint32_t i = 1; i < kSide * kSide; ++i) square.connect(i - 1, i);
  EXPECT_LE(depth_of(square.build()), 4 * std::bit_width(kSide * kSide));
}

TEST(NestedDissection, HalvesARingRoad) {
  constexpr std::uint32_t kSide = 60;
  Square square(kSide);
  for (std::uint32_t i = 0; i < kSide * kSide; ++i) square.connect(i, (i + 1) % (kSide * kSide));
  EXPECT_LE(depth_of(square.build()), 4 * std::bit_width(kSide * kSide));
}

TEST(NestedDissection, HalvesAComb) {
  constexpr std::uint32_t kSide = 100;
  Square square(kSide);
  for (std::uint32_t row = 0; row < kSide; ++row) {
    if (row > 0) square.connect(square.place(0, row - 1), square.place(0, row));
    for (std::uint32_t column = 1; column < kSide; ++column) {
      square.connect(square.place(column - 1, row), square.place(column, row));
    }
  }
  EXPECT_LE(depth_of(square.build()), 4 * std::bit_width(kSide * kSide));
}

TEST(NestedDissection, CanBeCancelled) {
  Square square(4);
  for (std::uint32_t i = 0; i < 12; ++i) {
    square.connect(i, i + 4);
    if (i % 4 != 3) square.connect(i, i + 1);
  }
  const Network network = square.build();
  std::atomic<bool> cancel{true};
  RunContext context;
  context.cancel = &cancel;
  EXPECT_THROW(nested_dissection(network, kMotorModes, context), Cancelled);
}

}  // namespace
}  // namespace postkutscher
