#include "scenarios/directions.h"

#include <cmath>

namespace postkutscher {

namespace {

// Bearings where the line begins and ends; 0 for a line without length.
double first_bearing(const std::vector<Coordinate>& line) {
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (line[i] != line[i - 1]) return bearing(line[i - 1], line[i]);
  }
  return 0;
}

double last_bearing(const std::vector<Coordinate>& line) {
  for (std::size_t i = line.size(); i-- > 1;) {
    if (line[i] != line[i - 1]) return bearing(line[i - 1], line[i]);
  }
  return 0;
}

void append(std::vector<Coordinate>& line, const std::vector<Coordinate>& more) {
  for (const Coordinate c : more) {
    if (line.empty() || line.back() != c) line.push_back(c);
  }
}

// The part of a route that consists of one step.
Route piece(const Network& network, const Route& route, std::size_t i) {
  const RouteStep& step = route.steps[i];
  const auto& nodes = network.nodes();
  Route part;
  part.steps = {step};
  part.from = i == 0 ? route.from : nodes[network.tail(step.on)].at;
  part.to = i + 1 == route.steps.size() ? route.to : nodes[network.head(step.on)].at;
  return part;
}

bool same_street(const RoadName& a, const RoadName& b) {
  return a.german == b.german && (!a.german.empty() || a.reference == b.reference);
}

// Where nothing else tells the driver that the road goes round a corner.
bool turns_off(const Network& network, DirectedSegment from, DirectedSegment to) {
  constexpr double kBend = 45;
  if (network.segment(from).way == network.segment(to).way) return false;
  if (network.leaving(network.tail(to)).size() < 3) return false;
  const double angle = turn_angle(last_bearing(network.geometry(from)), first_bearing(network.geometry(to)));
  return std::abs(angle) > kBend;
}

bool begins_direction(const Network& network, DirectedSegment from, DirectedSegment to) {
  if (to == from.reversed()) return true;
  const Segment& before = network.segment(from);
  const Segment& after = network.segment(to);
  if (before.roundabout != after.roundabout) return true;
  if ((before.road_class == RoadClass::ferry) != (after.road_class == RoadClass::ferry)) return true;
  const RoadName& name = network.name(to.segment());
  if (!same_street(network.name(from.segment()), name)) return true;
  return name.german.empty() && !after.roundabout && turns_off(network, from, to);
}

Direction new_direction(const Network& network, const Route& route, std::size_t step) {
  const DirectedSegment on = route.steps[step].on;
  Direction direction;
  direction.name = network.name(on.segment());
  direction.u_turn = step > 0 && on == route.steps[step - 1].on.reversed();
  direction.roundabout = network.segment(on).roundabout;
  direction.ferry = network.segment(on).road_class == RoadClass::ferry;
  direction.first_step = step;
  return direction;
}

}  // namespace

double bearing(Coordinate from, Coordinate to) {
  const Point p = LocalProjection(from).to_metres(to);
  const double degrees = std::atan2(p.x, p.y) * 180.0 / 3.14159265358979323846;
  return degrees < 0 ? degrees + 360.0 : degrees;
}

double turn_angle(double before, double after) {
  return std::fmod(after - before + 540.0, 360.0) - 180.0;
}

std::vector<Direction> directions(const Network& network, const Route& route) {
  std::vector<Direction> out;
  for (std::size_t i = 0; i < route.steps.size(); ++i) {
    const RouteStep& step = route.steps[i];
    const bool begins = i == 0 || begins_direction(network, route.steps[i - 1].on, step.on);
    if (begins) out.push_back(new_direction(network, route, i));
    Direction& direction = out.back();
    ++direction.step_count;
    direction.duration += step.turn + step.duration;
    direction.distance += Distance{static_cast<std::int64_t>(step.end) - step.begin};
    append(direction.geometry, geometry(network, piece(network, route, i)));
  }
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i].bearing_before = i == 0 ? 0 : out[i - 1].bearing_at_end;
    out[i].bearing_after = first_bearing(out[i].geometry);
    out[i].bearing_at_end = last_bearing(out[i].geometry);
  }
  return out;
}

}  // namespace postkutscher
