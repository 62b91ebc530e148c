#include "scenarios/directions.h"

#include <cmath>

namespace postkutscher {

namespace {

double bearing(Coordinate from, Coordinate to) {
  const Point p = LocalProjection(from).to_metres(to);
  const double degrees = std::atan2(p.x, p.y) * 180.0 / 3.14159265358979323846;
  return degrees < 0 ? degrees + 360.0 : degrees;
}

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

}  // namespace

std::vector<Direction> directions(const Network& network, const Route& route) {
  std::vector<Direction> out;
  for (std::size_t i = 0; i < route.steps.size(); ++i) {
    const RouteStep& step = route.steps[i];
    const RoadName& name = network.name(step.on.segment());
    if (out.empty() || !(out.back().name == name)) out.push_back({name, {}, {}, 0, 0, {}});
    Direction& direction = out.back();
    direction.duration += step.turn + step.duration;
    direction.distance += Distance{static_cast<std::int64_t>(step.end) - step.begin};
    append(direction.geometry, geometry(network, piece(network, route, i)));
  }
  if (out.empty()) out.push_back({{}, {}, {}, 0, 0, {route.from, route.to}});
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i].bearing_before = i == 0 ? 0 : last_bearing(out[i - 1].geometry);
    out[i].bearing_after = first_bearing(out[i].geometry);
  }
  return out;
}

}  // namespace postkutscher
