#include "engine/network/network.h"

#include <algorithm>

#include "engine/base/errors.h"
#include "engine/network/conditions.h"

namespace postkutscher {

namespace {

[[noreturn]] void damaged(const std::string& where, const std::string& what) {
  throw InputError("damaged_network", where, what, "Import the map again.");
}

void require(bool ok, const std::string& where, const char* what) {
  if (!ok) damaged(where, what);
}

bool valid_facts(const DirectionFacts& facts) {
  return std::all_of(facts.access.begin(), facts.access.end(), [](Access a) { return a <= Access::yes; });
}

void check_segments(const NetworkData& data, const std::string& where) {
  for (const Segment& s : data.segments) {
    require(data.nodes.contains(s.from) && data.nodes.contains(s.to), where, "a segment ends at an unknown junction.");
    require(!s.name.valid() || data.names.contains(s.name), where, "a segment has an unknown name.");
    require(s.length > 0, where, "a segment has no length.");
    require(std::uint64_t{s.first_shape_point} + s.shape_point_count <= data.shape_points.size(), where,
            "a segment's geometry lies outside the stored points.");
    require(static_cast<std::size_t>(s.road_class) < kRoadClassCount && s.surface <= SurfaceClass::impassable, where,
            "a segment has an unknown road class or surface.");
    require(valid_facts(s.forward) && valid_facts(s.backward), where, "a segment has an unknown access value.");
  }
}

void check_sequences(const Network& network, const std::string& where) {
  const NetworkData& data = network.data();
  for (const ForbiddenSequence& sequence : data.forbidden_sequences) {
    require(sequence.count >= 2 && std::uint64_t{sequence.first} + sequence.count <= data.forbidden_path.size(), where,
            "a turn restriction lies outside the stored sequences.");
    const auto path = network.path(sequence);
    for (std::size_t i = 0; i < path.size(); ++i) {
      require(path[i].value < network.directed_segment_count(), where, "a turn restriction names an unknown segment.");
      require(i == 0 || network.head(path[i - 1]) == network.tail(path[i]), where,
              "the segments of a turn restriction do not meet.");
    }
  }
}

void check_conditions(const Network& network, const std::string& where) {
  const NetworkData& data = network.data();
  const auto known = [&](ConditionId id) { return !id.valid() || data.conditions.contains(id); };
  const auto known_rule = [&](const auto& rule) {
    return rule.on.value < network.directed_segment_count() && known(rule.condition);
  };
  const auto all_known = [&](const auto& rules) { return std::all_of(rules.begin(), rules.end(), known_rule); };
  require(std::all_of(data.conditions.begin(), data.conditions.end(), [](const OpeningTimes& t) { return t.valid(); }),
          where, "a condition has times that no clock shows.");
  require(all_known(data.timed.access) && all_known(data.timed.oneways) && all_known(data.timed.speed_limits), where,
          "a time-conditioned rule names an unknown segment or condition.");
  require(std::all_of(data.timed.access.begin(), data.timed.access.end(),
                      [](const TimedAccess& rule) { return rule.access <= Access::yes; }),
          where, "a time-conditioned rule has an unknown access value.");
  require(std::all_of(data.timed_passages.begin(), data.timed_passages.end(),
                      [&](const TimedPassage& p) { return data.nodes.contains(p.node) && known(p.condition); }),
          where, "a time-conditioned barrier names an unknown junction or condition.");
  require(std::all_of(data.forbidden_sequences.begin(), data.forbidden_sequences.end(),
                      [&](const ForbiddenSequence& s) { return known(s.condition); }),
          where, "a turn restriction has an unknown condition.");
}

bool on_the_globe(Coordinate c) {
  return is_valid_lon_lat(c.lon(), c.lat());
}

void check_places(const NetworkData& data, const std::string& where) {
  const auto all = [&](const auto& items) {
    return std::all_of(items.begin(), items.end(), [](const auto& item) { return on_the_globe(item.at); });
  };
  const auto& shape = data.shape_points;
  require(all(data.nodes) && all(data.addresses) && all(data.facilities) &&
              std::all_of(shape.begin(), shape.end(), on_the_globe),
          where, "a place lies outside the globe.");
}

// An order that left a segment out would make it unreachable.
void check_orders(const NetworkData& data, const std::string& where) {
  const std::vector<ModeMask> open = modes_ever_open(data);
  for (std::size_t group = 0; group < kModeGroupCount; ++group) {
    std::vector<SegmentId> order = data.elimination_order[group];
    if (order.empty()) continue;
    std::sort(order.begin(), order.end());
    std::vector<SegmentId> wanted;
    for (const SegmentId s : data.segments.ids()) {
      if (((open[2 * s.index()] | open[2 * s.index() + 1]) & kModeGroups[group]) != 0) wanted.push_back(s);
    }
    require(order == wanted, where, "an elimination order does not hold each segment once.");
  }
}

}  // namespace

Network::Network(NetworkData data, const std::string& where) : data_(std::move(data)) {
  require(data_.segments.size() < (std::size_t{1} << 30) && data_.nodes.size() < (std::size_t{1} << 31), where,
          "the network is larger than this program can address.");
  check_segments(data_, where);
  check_places(data_, where);
  check_sequences(*this, where);
  check_conditions(*this, where);
  check_orders(data_, where);
  require(std::all_of(data_.facilities.begin(), data_.facilities.end(),
                      [](const Facility& f) { return f.kind <= FacilityKind::other; }),
          where, "a facility has an unknown kind.");

  leaving_offset_.assign(data_.nodes.size() + 1, 0);
  for (const Segment& s : data_.segments) {
    ++leaving_offset_[s.from.index() + 1];
    ++leaving_offset_[s.to.index() + 1];
  }
  for (std::size_t i = 1; i < leaving_offset_.size(); ++i) leaving_offset_[i] += leaving_offset_[i - 1];
  leaving_.resize(directed_segment_count());
  std::vector<std::uint32_t> next(leaving_offset_.begin(), leaving_offset_.end() - 1);
  for (std::uint32_t d = 0; d < leaving_.size(); ++d)
    leaving_[next[tail(DirectedSegment(d)).index()]++] = DirectedSegment(d);

  for (const Junction& node : data_.nodes) bounds_.extend(node.at);
  for (const Coordinate c : data_.shape_points) bounds_.extend(c);
}

std::span<const DirectedSegment> Network::leaving(NodeId node) const {
  const std::uint32_t first = leaving_offset_[node.index()];
  return {leaving_.data() + first, leaving_offset_[node.index() + 1] - first};
}

std::span<const Coordinate> Network::shape(SegmentId segment) const {
  const Segment& s = data_.segments[segment];
  return {data_.shape_points.data() + s.first_shape_point, s.shape_point_count};
}

std::vector<Coordinate> Network::geometry(DirectedSegment d) const {
  const auto inner = shape(d.segment());
  std::vector<Coordinate> line;
  line.reserve(inner.size() + 2);
  line.push_back(data_.nodes[segment(d).from].at);
  line.insert(line.end(), inner.begin(), inner.end());
  line.push_back(data_.nodes[segment(d).to].at);
  if (!d.forward()) std::reverse(line.begin(), line.end());
  return line;
}

const RoadName& Network::name(SegmentId segment) const {
  static const RoadName kNone;
  const NameId id = data_.segments[segment].name;
  return id.valid() ? data_.names[id] : kNone;
}

std::span<const DirectedSegment> Network::path(const ForbiddenSequence& sequence) const {
  return {data_.forbidden_path.data() + sequence.first, sequence.count};
}

DistrictId Network::district_at(Coordinate at, bool* approximate) const {
  constexpr double kFarthestCentre = 10'000;
  if (approximate) *approximate = false;
  DistrictId nearest;
  double least = kFarthestCentre;
  for (const DistrictId id : data_.districts.ids()) {
    const District& district = data_.districts[id];
    if (!district.outline.polygons.empty()) {
      if (district.outline.contains(at)) return id;
      continue;
    }
    const double metres = distance_metres(at, district.centre);
    if (metres < least) {
      least = metres;
      nearest = id;
    }
  }
  if (approximate) *approximate = nearest.valid();
  return nearest;
}

}  // namespace postkutscher
