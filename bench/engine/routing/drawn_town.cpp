#include "bench/engine/routing/drawn_town.h"

#include <boost/random/uniform_int_distribution.hpp>

#include "engine/base/random.h"

namespace postkutscher {

namespace {

constexpr int kSide = 80;

class Draughtsman {
 public:
  NetworkData draw() {
    for (int i = 0; i < kSide * kSide; ++i) data_.nodes.push_back({corner(i % kSide, i / kSide), i, 0, false});
    for (int i = 0; i < kSide * kSide; ++i) {
      if (i % kSide + 1 < kSide) add_street(i, i + 1);
      if (i / kSide + 1 < kSide) add_street(i, i + kSide);
    }
    return std::move(data_);
  }

 private:
  static Coordinate corner(int column, int row) {
    return LocalProjection(Coordinate::from_degrees(14.33, 51.76)).to_coordinate({column * 100.0, row * -100.0});
  }

  int below(int count) { return boost::random::uniform_int_distribution<int>(0, count - 1)(random_); }

  void add_street(int from, int to) {
    if (below(10) == 0) return;
    Segment segment;
    segment.from = NodeId(from);
    segment.to = NodeId(to);
    segment.length = static_cast<std::uint32_t>(900 + below(200));
    segment.road_class = from / kSide % 10 == 0 ? RoadClass::secondary : RoadClass::residential;
    segment.forward.access.fill(Access::yes);
    if (below(10) > 0) segment.backward.access.fill(Access::yes);
    segment.forward.signals = below(20) == 0 ? 1 : 0;
    data_.segments.push_back(segment);
  }

  RandomStream random_{RandomKey{.seed = 1, .purpose = "bench town"}};
  NetworkData data_;
};

}  // namespace

Network draw_town() {
  return Network(Draughtsman().draw());
}

}  // namespace postkutscher
