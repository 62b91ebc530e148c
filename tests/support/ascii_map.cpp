#include "tests/support/ascii_map.h"

#include <stdexcept>
#include <utility>

namespace postkutscher {

namespace {

constexpr Coordinate kTopLeft{143'300'000, 517'600'000};

[[noreturn]] void wrong(const std::string& what, std::string_view name) {
  throw std::invalid_argument("AsciiMap: " + what + " \"" + std::string(name) + "\"");
}

DirectionFacts facts(const AsciiWay& way, bool forward) {
  DirectionFacts facts;
  facts.speed_limit = static_cast<std::uint16_t>(way.speed * 10 + 0.5);
  for (std::size_t i = 0; i < kModeCount; ++i) {
    const Mode mode = Mode(i);
    Access access = way.access.contains(mode) ? way.access.at(mode) : Access::yes;
    if (!forward && way.oneway && mode != Mode::foot) access = Access::no;
    const auto& own = forward ? way.access_forward : way.access_backward;
    facts.access[i] = own.contains(mode) ? own.at(mode) : access;
  }
  return facts;
}

}  // namespace

AsciiMap::AsciiMap(const std::vector<std::string>& picture, double metres_per_cell)
    : picture_(picture), metres_per_cell_(metres_per_cell) {}

OpeningTimes hours(int from, int to, std::uint8_t weekdays) {
  const int end = to > from ? to : to + 24;
  const MinuteSpan span{static_cast<std::uint16_t>(60 * from), static_cast<std::uint16_t>(60 * end)};
  return {{OpeningRule{{}, weekdays, {span}, false, false}}, ""};
}

AsciiMap& AsciiMap::way(std::string_view letters, const AsciiWay& options) {
  SourceWay way;
  ways_.emplace_back(letters);
  way.id = static_cast<std::int64_t>(ways_.size());
  for (std::size_t i = 0; i < letters.size(); ++i) way.points.push_back(point_id(letters.substr(i, 1)));
  way.name = {options.name, options.sorbian, options.reference};
  way.attributes.road_class = options.road_class;
  way.attributes.surface = options.surface;
  for (const RoadTrait trait : options.traits) way.attributes.traits |= trait_bit(trait);
  way.attributes.timetable_ticks = static_cast<std::uint32_t>(options.timetable_seconds * kTicksPerSecond);
  way.attributes.roundabout = options.roundabout;
  way.attributes.urban = options.urban;
  way.attributes.limits = options.limits;
  way.attributes.forward = facts(options, true);
  way.attributes.backward = facts(options, false);
  way.timed = timed_rules(options);
  builder_.add(std::move(way));
  return *this;
}

ConditionId AsciiMap::condition(const OpeningTimes& times) {
  return builder_.rest().conditions.push_back(times);
}

TimedRules AsciiMap::timed_rules(const AsciiWay& way) {
  TimedRules rules;
  const auto on = [](bool forward) { return DirectedSegment(SegmentId(0), forward); };
  for (const AsciiTimedAccess& timed : way.timed_access) {
    const ConditionId when = condition(timed.when);
    if (timed.forward) rules.access.push_back({on(true), when, timed.modes, timed.access});
    if (timed.backward) rules.access.push_back({on(false), when, timed.modes, timed.access});
  }
  for (const AsciiTimedOneway& timed : way.timed_oneways) {
    const ConditionId when = condition(timed.when);
    rules.oneways.push_back({on(true), when, timed.modes, timed.forward});
    rules.oneways.push_back({on(false), when, timed.modes, timed.backward});
  }
  for (const AsciiTimedSpeed& timed : way.timed_speeds) {
    const ConditionId when = condition(timed.when);
    const auto limit = static_cast<std::uint16_t>(timed.speed * 10 + 0.5);
    for (const bool forward : {true, false}) rules.speed_limits.push_back({on(forward), when, limit});
  }
  return rules;
}

AsciiMap& AsciiMap::point(std::string_view name, const AsciiPoint& options) {
  points_[static_cast<char>(point_id(name))] = options;
  return *this;
}

AsciiMap& AsciiMap::restriction(const AsciiRestriction& restriction) {
  SourceRestriction source;
  source.kind = restriction.kind;
  source.from_way = way_id(restriction.from);
  source.to_way = way_id(restriction.to);
  source.modes = restriction.modes;
  source.is_u_turn = restriction.is_u_turn;
  if (restriction.when) source.condition = condition(*restriction.when);
  for (const std::string& via : restriction.via) {
    if (via.size() == 1) {
      source.via_node = point_id(via);
    } else {
      source.via_ways.push_back(way_id(via));
    }
  }
  builder_.add(std::move(source));
  return *this;
}

NetworkData& AsciiMap::rest() {
  return builder_.rest();
}

const Network& AsciiMap::build() {
  for (const auto& [name, cell] : picture_.places()) {
    const AsciiPoint& options = points_[name];
    if (options.missing) continue;
    SourcePoint point;
    point.id = name;
    point.at = place(cell.column, cell.row);
    point.closed = options.closed;
    point.limits = options.limits;
    point.turning_place = options.turning_place;
    point.signal_forward = options.signal || options.signal_forward;
    point.signal_backward = options.signal || options.signal_backward;
    point.stop_forward = options.stop_forward;
    point.stop_backward = options.stop_backward;
    point.stop_undirected = options.stop_undirected;
    point.crossing = options.crossing;
    builder_.add(point);
    for (const AsciiTimedPassage& timed : options.timed) {
      builder_.add(SourcePassage{point.id, condition(timed.when), timed.modes, timed.open});
    }
  }
  network_.emplace(std::move(builder_).build("ASCII map"));
  return *network_;
}

Coordinate AsciiMap::at(std::string_view name) const {
  const AsciiPicture::Cell& cell = picture_.at(name);
  return place(cell.column, cell.row);
}

// Each row has a projection of its own, so that lengths along it do not depend on how far south it lies.
Coordinate AsciiMap::place(double column, double row) const {
  const Coordinate row_start = LocalProjection(kTopLeft).to_coordinate({0, -row * metres_per_cell_});
  return LocalProjection(row_start).to_coordinate({column * metres_per_cell_, 0});
}

Coordinate AsciiMap::between(std::string_view from, std::string_view to, double share) const {
  const AsciiPicture::Cell &a = picture_.at(from), &b = picture_.at(to);
  return place(a.column + share * (b.column - a.column), a.row + share * (b.row - a.row));
}

std::int64_t AsciiMap::point_id(std::string_view name) const {
  picture_.at(name);
  return name.front();
}

std::int64_t AsciiMap::way_id(std::string_view letters) const {
  for (std::size_t i = 0; i < ways_.size(); ++i) {
    if (ways_[i] == letters) return static_cast<std::int64_t>(i + 1);
  }
  wrong("there is no way", letters);
}

const Network& AsciiMap::network() const {
  if (!network_) throw std::invalid_argument("AsciiMap: build() comes first");
  return *network_;
}

NodeId AsciiMap::node(std::string_view name) const {
  const std::int64_t id = point_id(name);
  for (const NodeId node : network().nodes().ids()) {
    if (network().nodes()[node].original_id == id) return node;
  }
  wrong("no junction at", name);
}

DirectedSegment AsciiMap::directed(std::string_view from, std::string_view to, std::string_view way) const {
  const NodeId head = node(to);
  std::vector<DirectedSegment> found;
  for (const DirectedSegment d : network().leaving(node(from))) {
    const bool is_of_way = way.empty() || network().segment(d).way == way_id(way);
    if (network().head(d) == head && is_of_way) found.push_back(d);
  }
  if (found.size() != 1) wrong("not exactly one segment", std::string(from) + std::string(to));
  return found.front();
}

std::vector<DirectedSegment> AsciiMap::path(std::string_view letters) const {
  std::vector<DirectedSegment> path;
  for (std::size_t i = 1; i < letters.size(); ++i) {
    path.push_back(directed(letters.substr(i - 1, 1), letters.substr(i, 1)));
  }
  return path;
}

std::string AsciiMap::letters(std::span<const DirectedSegment> path) const {
  const auto letter_of = [&](NodeId node) { return static_cast<char>(network().nodes()[node].original_id); };
  std::string text;
  for (const DirectedSegment d : path) {
    if (!text.empty()) text += ' ';
    text += letter_of(network().tail(d));
    text += letter_of(network().head(d));
  }
  return text;
}

}  // namespace postkutscher
