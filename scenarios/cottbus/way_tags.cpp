#include "scenarios/cottbus/way_tags.h"

#include <fmt/format.h>

namespace postkutscher::cottbus {

namespace {

const char* highway(Kind kind) {
  switch (kind) {
    case Kind::primary:
      return "primary";
    case Kind::secondary:
      return "secondary";
    case Kind::tertiary:
      return "tertiary";
    case Kind::residential:
      return "residential";
    case Kind::living_street:
      return "living_street";
    case Kind::service:
      return "service";
    case Kind::pedestrian:
      return "pedestrian";
    case Kind::footway:
      return "footway";
    case Kind::path:
      return "path";
    case Kind::steps:
      return "steps";
    case Kind::cycleway:
      return "cycleway";
    case Kind::track:
      break;
  }
  return "track";
}

void add_admission(Tags& tags, Admission admission) {
  switch (admission) {
    case Admission::everyone:
      return;
    case Admission::private_drive:
      tags.emplace_back("access", "private");
      return;
    case Admission::customers:
      tags.emplace_back("access", "customers");
      return;
    case Admission::emergency:
      tags.insert(tags.end(), {{"motor_vehicle", "no"}, {"emergency", "yes"}});
      return;
    case Admission::buses_and_taxis:
      tags.insert(tags.end(), {{"motor_vehicle", "no"}, {"psv", "yes"}});
      return;
  }
}

int tagged_speed(const Edge& edge) {
  // Most residential streets lie in 30 km/h zones; every seventh says nothing.
  if (edge.kind == Kind::residential) return edge.street % 7 == 3 ? 0 : 30;
  return is_main(edge.kind) ? edge.speed : 0;
}

void add_surface(Tags& tags, Kind kind) {
  if (kind == Kind::track) tags.insert(tags.end(), {{"tracktype", "grade2"}, {"surface", "compacted"}});
  if (kind == Kind::path) tags.emplace_back("surface", "fine_gravel");
  if (kind == Kind::pedestrian) tags.emplace_back("surface", "paving_stones");
  if (kind == Kind::cycleway) tags.insert(tags.end(), {{"foot", "yes"}, {"surface", "asphalt"}});
  if (is_main(kind)) tags.emplace_back("surface", "asphalt");
}

}  // namespace

Tags node_tags(const Node& node) {
  Tags tags;
  if (node.has(NodeMark::signals)) {
    tags.emplace_back("highway", "traffic_signals");
  } else if (node.has(NodeMark::crossing)) {
    tags.emplace_back("highway", "crossing");
  } else if (node.has(NodeMark::stop)) {
    tags.emplace_back("highway", "stop");
  } else if (node.has(NodeMark::turning_circle) && node.edges.size() == 1) {
    tags.emplace_back("highway", "turning_circle");
  }
  if (node.has(NodeMark::bollard)) tags.emplace_back("barrier", "bollard");
  if (node.has(NodeMark::level_crossing)) tags.emplace_back("railway", "level_crossing");
  return tags;
}

Tags way_tags(const Edge& edge, const Street& street) {
  Tags tags{{"highway", highway(edge.kind)}};
  if (!street.name.empty()) tags.emplace_back("name", street.name);
  if (!street.sorbian.empty()) tags.emplace_back("name:dsb", street.sorbian);
  if (!street.reference.empty()) tags.emplace_back("ref", street.reference);
  if (const int speed = tagged_speed(edge); speed > 0) {
    tags.emplace_back("maxspeed", std::to_string(speed));
    tags.emplace_back("zone:traffic", speed <= 50 ? "DE:urban" : "DE:rural");
  }
  if (edge.roundabout) {
    tags.emplace_back("junction", "roundabout");
  } else if (edge.oneway) {
    tags.emplace_back("oneway", "yes");
  }
  if (edge.bridge) tags.insert(tags.end(), {{"bridge", "yes"}, {"layer", "1"}});
  if (edge.tunnel) tags.insert(tags.end(), {{"tunnel", "yes"}, {"layer", "-1"}});
  if (edge.max_height_cm > 0)
    tags.emplace_back("maxheight", fmt::format("{}.{}", edge.max_height_cm / 100, edge.max_height_cm / 10 % 10));
  add_admission(tags, street.admission);
  add_surface(tags, edge.kind);
  return tags;
}

std::string word(TurnRule rule) {
  switch (rule) {
    case TurnRule::no_left_turn:
      return "no_left_turn";
    case TurnRule::only_straight_on:
      return "only_straight_on";
    case TurnRule::no_u_turn:
      break;
  }
  return "no_u_turn";
}

}  // namespace postkutscher::cottbus
