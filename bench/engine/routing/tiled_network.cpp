#include "bench/engine/routing/tiled_network.h"

#include <algorithm>

namespace postkutscher {

namespace {

constexpr std::int32_t kGapE7 = 20'000;  // 0.002°, some 200 m

enum class Side { west, east, south, north };

bool is_through_street(const Segment& segment) {
  return segment.road_class <= RoadClass::residential && segment.forward.access_for(Mode::car) == Access::yes &&
         segment.backward.access_for(Mode::car) == Access::yes;
}

// Junctions of streets for cars in both directions.
std::vector<NodeId> crossings(const Network& network) {
  std::vector<NodeId> found;
  for (const NodeId node : network.nodes().ids()) {
    const auto leaving = network.leaving(node);
    const auto streets = std::count_if(leaving.begin(), leaving.end(),
                                       [&](DirectedSegment d) { return is_through_street(network.segment(d)); });
    if (streets >= 3 && network.nodes()[node].closed == 0) found.push_back(node);
  }
  return found;
}

// One junction in each of `count` parts along a side: the outermost.
std::vector<NodeId> border(const Network& network, Side side, std::size_t count) {
  const bool upright = side == Side::west || side == Side::east;
  const std::int32_t sign = side == Side::west || side == Side::south ? -1 : 1;
  const auto lon = [&](NodeId node) { return network.nodes()[node].at.lon_e7; };
  const auto lat = [&](NodeId node) { return network.nodes()[node].at.lat_e7; };
  const auto along = [&](NodeId node) { return upright ? lat(node) : lon(node); };
  const auto outwards = [&](NodeId node) { return sign * (upright ? lon(node) : lat(node)); };
  std::vector<NodeId> candidates = crossings(network);
  std::sort(candidates.begin(), candidates.end(),
            [&](NodeId a, NodeId b) { return std::pair(along(a), a) < std::pair(along(b), b); });
  std::vector<NodeId> chosen;
  for (std::size_t part = 0; part < count; ++part) {
    const auto begin = candidates.begin() + static_cast<std::ptrdiff_t>(part * candidates.size() / count);
    const auto end = candidates.begin() + static_cast<std::ptrdiff_t>((part + 1) * candidates.size() / count);
    if (begin == end) continue;
    chosen.push_back(*std::max_element(begin, end, [&](NodeId a, NodeId b) { return outwards(a) < outwards(b); }));
  }
  return chosen;
}

class Tiler {
 public:
  Tiler(const Network& tile, const Tiling& tiling) : tile_(tile), tiling_(tiling) {
    data_.names = tile.data().names;
    data_.conditions = tile.data().conditions;
    data_.provenance.source = tile.provenance().source + ", tiled";
    data_.provenance.synthetic = true;
    data_.provenance.attribution = tile.provenance().attribution;
  }

  NetworkData assemble() {
    for (std::size_t number = 0; number < tiling_.columns * tiling_.rows; ++number) copy(number);
    join();
    return std::move(data_);
  }

 private:
  NodeId node(std::size_t tile, NodeId node) const { return NodeId(tile * tile_.nodes().size() + node.index()); }

  Coordinate shifted(std::size_t tile, Coordinate at) const {
    const BoundingBox& box = tile_.bounds();
    const auto column = static_cast<std::int32_t>(tile % tiling_.columns);
    const auto row = static_cast<std::int32_t>(tile / tiling_.columns);
    return {at.lon_e7 + column * (box.north_east.lon_e7 - box.south_west.lon_e7 + kGapE7),
            at.lat_e7 + row * (box.north_east.lat_e7 - box.south_west.lat_e7 + kGapE7)};
  }

  void copy(std::size_t tile) {
    const NetworkData& from = tile_.data();
    for (Junction junction : from.nodes) {
      junction.at = shifted(tile, junction.at);
      data_.nodes.push_back(junction);
    }
    const auto first_point = static_cast<std::uint32_t>(data_.shape_points.size());
    for (const Coordinate point : from.shape_points) data_.shape_points.push_back(shifted(tile, point));
    first_directed_ = static_cast<std::uint32_t>(2 * data_.segments.size());
    for (Segment segment : from.segments) {
      segment.from = node(tile, segment.from);
      segment.to = node(tile, segment.to);
      segment.first_shape_point += first_point;
      data_.segments.push_back(segment);
    }
    copy_restrictions();
    copy_rules(from.timed.access, data_.timed.access);
    copy_rules(from.timed.oneways, data_.timed.oneways);
    copy_rules(from.timed.speed_limits, data_.timed.speed_limits);
    for (TimedPassage passage : from.timed_passages) {
      passage.node = node(tile, passage.node);
      data_.timed_passages.push_back(passage);
    }
  }

  DirectedSegment moved(DirectedSegment d) const { return DirectedSegment(d.value + first_directed_); }

  void copy_restrictions() {
    const auto first = static_cast<std::uint32_t>(data_.forbidden_path.size());
    for (const DirectedSegment d : tile_.data().forbidden_path) data_.forbidden_path.push_back(moved(d));
    for (ForbiddenSequence sequence : tile_.data().forbidden_sequences) {
      sequence.first += first;
      data_.forbidden_sequences.push_back(sequence);
    }
  }

  template <class Rule>
  void copy_rules(const std::vector<Rule>& from, std::vector<Rule>& to) const {
    for (Rule rule : from) {
      rule.on = moved(rule.on);
      to.push_back(rule);
    }
  }

  void join() {
    const auto west = border(tile_, Side::west, tiling_.streets_between);
    const auto east = border(tile_, Side::east, tiling_.streets_between);
    const auto south = border(tile_, Side::south, tiling_.streets_between);
    const auto north = border(tile_, Side::north, tiling_.streets_between);
    for (std::size_t tile = 0; tile < tiling_.columns * tiling_.rows; ++tile) {
      if (tile % tiling_.columns + 1 < tiling_.columns) add_streets(tile, east, tile + 1, west);
      if (tile / tiling_.columns + 1 < tiling_.rows) add_streets(tile, north, tile + tiling_.columns, south);
    }
  }

  void add_streets(std::size_t tile, const std::vector<NodeId>& leaving, std::size_t next,
                   const std::vector<NodeId>& arriving) {
    for (std::size_t i = 0; i < std::min(leaving.size(), arriving.size()); ++i) {
      Segment street;
      street.from = node(tile, leaving[i]);
      street.to = node(next, arriving[i]);
      const double metres = distance_metres(data_.nodes[street.from].at, data_.nodes[street.to].at);
      street.length = static_cast<std::uint32_t>(std::max<std::int64_t>(1, Distance::from_metres(metres).decimetres));
      street.road_class = RoadClass::secondary;
      street.urban = false;
      street.forward.access.fill(Access::yes);
      street.backward.access.fill(Access::yes);
      data_.segments.push_back(street);
    }
  }

  const Network& tile_;
  const Tiling tiling_;
  NetworkData data_;
  std::uint32_t first_directed_ = 0;  // of the copy at work
};

}  // namespace

Network tiled(const Network& tile, const Tiling& tiling) {
  return Network(Tiler(tile, tiling).assemble());
}

}  // namespace postkutscher
