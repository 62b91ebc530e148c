#include "engine/routing/route.h"

#include <algorithm>

namespace postkutscher {

namespace {

// Appends the inner points of a step's polyline that lie strictly between its begin and end. Positions along the line
// are scaled to the segment's own length, whose unit is coarser.
void append_inner_points(const Network& network, const RouteStep& step, std::vector<Coordinate>& out) {
  const std::vector<Coordinate> line = network.geometry(step.on);
  std::vector<double> along(line.size(), 0.0);
  for (std::size_t i = 1; i < line.size(); ++i) along[i] = along[i - 1] + distance_metres(line[i - 1], line[i]);
  if (along.back() <= 0) return;
  const double scale = network.segment(step.on).length / along.back();
  for (std::size_t i = 1; i + 1 < line.size(); ++i) {
    const double at = along[i] * scale;
    if (step.begin < at && at < step.end) out.push_back(line[i]);
  }
}

}  // namespace

std::vector<Coordinate> geometry(const Network& network, const Route& route) {
  std::vector<Coordinate> out{route.from};
  for (std::size_t i = 0; i < route.steps.size(); ++i) {
    if (i > 0) out.push_back(network.nodes()[network.tail(route.steps[i].on)].at);
    append_inner_points(network, route.steps[i], out);
  }
  out.push_back(route.to);
  // A place at a junction would repeat it; a line keeps two points even where the way has no length.
  out.erase(std::unique(out.begin(), out.end()), out.end());
  if (out.size() == 1) out.push_back(route.to);
  return out;
}

}  // namespace postkutscher
