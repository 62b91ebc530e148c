#include "tests/engine/routing/routing_support.h"

namespace postkutscher {

Profile plain_profile(Mode mode) {
  Profile profile;
  profile.name = "plain";
  profile.mode = mode;
  profile.speed_urban.fill(36);
  profile.speed_rural.fill(36);
  profile.u_turn_delay = 20;
  profile.smallest_large_component = 1;
  return profile;
}

DrawnRouter::DrawnRouter(AsciiMap& map, const Profile& profile, const RoadState& state)
    : map_(map), router_(map.build(), profile, state), workspace_(router_.make_workspace()) {}

std::optional<Route> DrawnRouter::route(const Position& from, const Position& to) {
  return router_.route(from, to, workspace_);
}

std::string DrawnRouter::path(const Position& from, const Position& to) {
  const auto found = route(from, to);
  if (!found) return "no route";
  std::vector<DirectedSegment> path;
  for (const RouteStep& step : found->steps) path.push_back(step.on);
  return map_.letters(path);
}

std::string DrawnRouter::path(std::string_view from, std::string_view to) {
  return path(middle(from.substr(0, 1), from.substr(1, 1)), middle(to.substr(0, 1), to.substr(1, 1)));
}

Position DrawnRouter::middle(std::string_view from, std::string_view to, Approach approach) const {
  return router_.snap(map_.between(from, to, 0.5), approach);
}

Position place_on(DirectedSegment on, std::uint32_t offset) {
  Position position;
  position.nearest.anchors = {Anchor{on, offset}};
  return position;
}

PathCost sum_of_steps(const Route& route) {
  PathCost sum;
  sum.violations = route.cost.violations;
  for (const RouteStep& step : route.steps) {
    sum.duration += step.duration + step.turn;
    sum.distance += Distance{static_cast<std::int64_t>(step.end) - step.begin};
  }
  return sum;
}

}  // namespace postkutscher
