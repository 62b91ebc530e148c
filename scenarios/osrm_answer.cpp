#include "scenarios/osrm_answer.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "scenarios/directions.h"
#include "scenarios/geometry_json.h"

namespace postkutscher {

namespace {

using Json = nlohmann::ordered_json;

long whole_degrees(double bearing) {
  return std::lround(bearing) % 360;
}

const char* travel_mode(Mode mode, bool ferry) {
  if (ferry) return "ferry";
  if (mode == Mode::foot) return "walking";
  return mode == Mode::bicycle ? "cycling" : "driving";
}

std::string modifier(const Direction& direction) {
  if (direction.u_turn) return "uturn";
  const double turn = turn_angle(direction.bearing_before, direction.bearing_after);
  const double size = std::abs(turn);
  if (size < 20) return "straight";
  if (size > 170) return "uturn";
  const char* strength = size < 60 ? "slight " : size > 120 ? "sharp " : "";
  return std::string(strength) + (turn > 0 ? "right" : "left");
}

// One leg of a route with its directions.
class Leg {
 public:
  Leg(const Network& network, const Route& route, Mode mode)
      : network_(network), route_(route), mode_(mode), streets_(directions(network, route)) {}

  Json as_json() const {
    Json steps = Json::array();
    for (std::size_t i = 0; i < streets_.size(); ++i) {
      steps.push_back(step(streets_[i], shown_name(i), maneuver(i), intersections(streets_[i])));
    }
    steps.push_back(arrival());
    return {{"duration", route_.cost.duration.seconds()},
            {"distance", route_.cost.distance.metres()},
            {"weight", route_.cost.duration.seconds()},
            {"summary", summary()},
            {"steps", steps}};
  }

 private:
  Json step(const Direction& direction, const RoadName& name, Json maneuver, Json intersections) const {
    Json json = {{"name", name.german},
                 {"duration", direction.duration.seconds()},
                 {"distance", direction.distance.metres()},
                 {"weight", direction.duration.seconds()},
                 {"mode", travel_mode(mode_, direction.ferry)},
                 {"driving_side", "right"},
                 {"geometry", line_string(direction.geometry)},
                 {"maneuver", std::move(maneuver)},
                 {"intersections", std::move(intersections)}};
    if (!name.reference.empty()) json["ref"] = name.reference;
    return json;
  }

  bool passes_roundabout(std::size_t i) const { return i > 0 && i + 1 < streets_.size() && streets_[i].roundabout; }

  const RoadName& shown_name(std::size_t i) const { return streets_[passes_roundabout(i) ? i + 1 : i].name; }

  Json maneuver(std::size_t i) const {
    const Direction& street = streets_[i];
    Json json = {{"type", type(i)},
                 {"location", lon_lat(street.geometry.front())},
                 {"bearing_before", whole_degrees(street.bearing_before)},
                 {"bearing_after", whole_degrees(street.bearing_after)}};
    if (i > 0) json["modifier"] = modifier(street);
    if (passes_roundabout(i)) json["exit"] = roundabout_exit(street);
    return json;
  }

  const char* type(std::size_t i) const {
    const Direction& street = streets_[i];
    if (i == 0) return "depart";
    const Direction& before = streets_[i - 1];
    if (street.roundabout && !before.roundabout) return "roundabout";
    if (before.roundabout && !street.roundabout) return "exit roundabout";
    if (street.u_turn || street.name.german == before.name.german) return "continue";
    const bool junction = network_.leaving(network_.tail(route_.steps[street.first_step].on)).size() > 2;
    return junction && modifier(street) != "straight" ? "turn" : "new name";
  }

  // Exits are counted from the one after the entry; that of the route is the last.
  int roundabout_exit(const Direction& ring) const {
    int exits = 0;
    for (std::size_t i = 0; i < ring.step_count; ++i) {
      const NodeId node = network_.head(route_.steps[ring.first_step + i].on);
      const auto leaving = network_.leaving(node);
      exits += std::any_of(leaving.begin(), leaving.end(),
                           [this](DirectedSegment d) { return !network_.segment(d).roundabout && may_enter(d); });
    }
    return std::max(1, exits);
  }

  bool may_enter(DirectedSegment d) const { return network_.facts(d).access_for(mode_) != Access::no; }

  double bearing_from_node(DirectedSegment d) const {
    const auto points = network_.geometry(d);
    const auto next = std::find_if(points.begin(), points.end(), [&](Coordinate c) { return c != points.front(); });
    return next == points.end() ? 0 : bearing(points.front(), *next);
  }

  // The place where the direction begins, and the junctions that it passes.
  Json intersections(const Direction& street) const {
    Json list = Json::array();
    for (std::size_t i = street.first_step; i < street.first_step + street.step_count; ++i) {
      if (i == 0) {
        list.push_back(end_of_route(route_.from, street.bearing_after, "out"));
      } else if (i == street.first_step || network_.leaving(network_.tail(route_.steps[i].on)).size() > 2) {
        list.push_back(junction(route_.steps[i - 1].on, route_.steps[i].on));
      }
    }
    return list;
  }

  static Json end_of_route(Coordinate at, double bearing, const char* direction) {
    return {{"location", lon_lat(at)},
            {"bearings", Json::array({whole_degrees(bearing)})},
            {"entry", Json::array({true})},
            {direction, 0}};
  }

  Json junction(DirectedSegment in, DirectedSegment out) const {
    const NodeId node = network_.tail(out);
    std::vector<std::pair<long, DirectedSegment>> arms;
    for (const DirectedSegment d : network_.leaving(node)) {
      arms.emplace_back(whole_degrees(bearing_from_node(d)), d);
    }
    std::sort(arms.begin(), arms.end());
    Json json = {
        {"location", lon_lat(network_.nodes()[node].at)}, {"bearings", Json::array()}, {"entry", Json::array()}};
    for (std::size_t i = 0; i < arms.size(); ++i) {
      const auto& [degrees, d] = arms[i];
      json["bearings"].push_back(degrees);
      json["entry"].push_back(d == out || (may_enter(d) && d != in.reversed()));
      if (d == in.reversed()) json["in"] = i;
      if (d == out) json["out"] = i;
    }
    return json;
  }

  Json arrival() const {
    Direction end;
    end.ferry = streets_.back().ferry;
    end.geometry = {route_.to};
    const double before = streets_.back().bearing_at_end;
    const Json maneuver = {{"type", "arrive"},
                           {"location", lon_lat(route_.to)},
                           {"bearing_before", whole_degrees(before)},
                           {"bearing_after", 0}};
    Json intersections = Json::array({end_of_route(route_.to, before + 180.0, "in")});
    return step(end, streets_.back().name, maneuver, std::move(intersections));
  }

  // The two streets that take longest, in the order of the route; unnamed ones count by their number.
  std::string summary() const {
    std::map<std::string, Duration> lengths;
    for (const Direction& street : streets_) lengths[label(street)] += street.duration;
    std::vector<std::pair<std::int64_t, std::string>> longest;
    for (const auto& [name, duration] : lengths) {
      if (!name.empty()) longest.emplace_back(-duration.ticks, name);
    }
    std::sort(longest.begin(), longest.end());
    if (longest.size() > 2) longest.resize(2);
    std::set<std::string> chosen;
    for (const auto& [duration, name] : longest) chosen.insert(name);
    std::string text;
    for (const Direction& street : streets_) {
      if (chosen.erase(label(street)) == 0) continue;
      text += (text.empty() ? "" : ", ") + label(street);
    }
    return text;
  }

  static const std::string& label(const Direction& street) {
    return street.name.german.empty() ? street.name.reference : street.name.german;
  }

  const Network& network_;
  const Route& route_;
  Mode mode_;
  std::vector<Direction> streets_;
};

}  // namespace

std::string route_as_osrm(const Network& network, const RouteAnswer& answer) {
  if (answer.code != "Ok") return answer.failure_as_json();
  Json legs = Json::array();
  for (const Route& leg : answer.legs) legs.push_back(Leg(network, leg, answer.mode).as_json());
  Json waypoints = Json::array();
  for (std::size_t i = 0; i < answer.waypoints.size(); ++i) {
    waypoints.push_back({{"hint", ""},
                         {"distance", answer.off_road(i).metres()},
                         {"name", answer.street(network, i)},
                         {"location", lon_lat(answer.on_road(i))}});
  }
  const PathCost total = answer.total();
  const Json route = {{"duration", total.duration.seconds()},
                      {"distance", total.distance.metres()},
                      {"weight", total.duration.seconds()},
                      {"weight_name", "duration"},
                      {"geometry", line_string(answer.geometry(network))},
                      {"legs", legs}};
  return Json{{"code", "Ok"}, {"routes", Json::array({route})}, {"waypoints", waypoints}}.dump(2) + "\n";
}

}  // namespace postkutscher
