#include "scenarios/route_answer.h"

#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "scenarios/directions.h"

namespace postkutscher {

namespace {

using Json = nlohmann::ordered_json;

double to_tenth(double value) {
  return std::round(value * 10.0) / 10.0;
}

Json lon_lat(Coordinate c) {
  return Json::array({c.lon(), c.lat()});
}

Json line_string(const std::vector<Coordinate>& line) {
  Json points = Json::array();
  for (const Coordinate c : line) points.push_back(lon_lat(c));
  if (line.size() == 1) points.push_back(lon_lat(line.front()));
  return {{"type", "LineString"}, {"coordinates", points}};
}

std::vector<Coordinate> whole_geometry(const Network& network, const RouteAnswer& answer) {
  std::vector<Coordinate> line;
  for (const Route& leg : answer.legs) {
    for (const Coordinate c : geometry(network, leg)) {
      if (line.empty() || line.back() != c) line.push_back(c);
    }
  }
  return line;
}

std::string failure(const RouteAnswer& answer) {
  return Json{{"code", answer.code}, {"message", answer.message}}.dump(2) + "\n";
}

// Where the route touches the road at a waypoint; may be the second-nearest place (position.h).
Coordinate on_road(const RouteAnswer& answer, std::size_t waypoint) {
  return waypoint == 0 ? answer.legs.front().from : answer.legs[waypoint - 1].to;
}

const std::string& street(const Network& network, const RouteAnswer& answer, std::size_t waypoint) {
  const RouteStep& step = waypoint == 0 ? answer.legs.front().steps.front() : answer.legs[waypoint - 1].steps.back();
  return network.name(step.on.segment()).german;
}

std::string modifier(const Direction& direction) {
  double turn = std::fmod(direction.bearing_after - direction.bearing_before + 540.0, 360.0) - 180.0;
  const bool right = turn > 0;
  turn = std::abs(turn);
  if (turn < 20) return "straight";
  if (turn > 160) return "uturn";
  const char* strength = turn < 60 ? "slight " : turn > 120 ? "sharp " : "";
  return std::string(strength) + (right ? "right" : "left");
}

Json osrm_maneuver(const Direction& direction, bool first) {
  Json maneuver = {{"type", first ? "depart" : "turn"},
                   {"location", lon_lat(direction.geometry.front())},
                   {"bearing_before", std::lround(direction.bearing_before) % 360},
                   {"bearing_after", std::lround(direction.bearing_after) % 360}};
  if (first) return maneuver;
  maneuver["modifier"] = modifier(direction);
  if (maneuver["modifier"] == "straight") maneuver["type"] = "new name";
  return maneuver;
}

Json osrm_step(const Direction& direction, Json maneuver) {
  // Only the one at which the direction begins; the junctions that are passed on the way are not listed.
  Json intersection = {{"location", maneuver["location"]},
                       {"bearings", Json::array({maneuver["bearing_after"]})},
                       {"entry", Json::array({true})},
                       {"out", 0}};
  Json step = {{"name", direction.name.german},
               {"duration", to_tenth(direction.duration.seconds())},
               {"distance", to_tenth(direction.distance.metres())},
               {"weight", to_tenth(direction.duration.seconds())},
               {"mode", "driving"},
               {"driving_side", "right"},
               {"geometry", line_string(direction.geometry)},
               {"maneuver", std::move(maneuver)},
               {"intersections", Json::array({std::move(intersection)})}};
  if (!direction.name.reference.empty()) step["ref"] = direction.name.reference;
  return step;
}

Json osrm_leg(const Network& network, const Route& leg) {
  Json steps = Json::array();
  const auto streets = directions(network, leg);
  for (const Direction& direction : streets) {
    steps.push_back(osrm_step(direction, osrm_maneuver(direction, &direction == &streets.front())));
  }
  Direction arrival = streets.back();
  arrival.duration = {};
  arrival.distance = {};
  arrival.geometry = {leg.to};
  Json maneuver = {{"type", "arrive"},
                   {"location", lon_lat(leg.to)},
                   {"bearing_before", std::lround(streets.back().bearing_after) % 360},
                   {"bearing_after", 0}};
  steps.push_back(osrm_step(arrival, std::move(maneuver)));
  return {{"duration", to_tenth(leg.cost.duration.seconds())},
          {"distance", to_tenth(leg.cost.distance.metres())},
          {"weight", to_tenth(leg.cost.duration.seconds())},
          {"summary", ""},
          {"steps", steps}};
}

std::string number(double value, int decimals, Language language) {
  std::string text = fmt::format("{:.{}f}", value, decimals);
  if (language == Language::de) {
    const auto point = text.find('.');
    if (point != std::string::npos) text[point] = ',';
  }
  return text;
}

std::string length(Distance distance, Language language) {
  return distance.metres() < 1000 ? number(distance.metres(), 0, language) + " m"
                                  : number(distance.kilometres(), 2, language) + " km";
}

std::string minutes(Duration duration) {
  const auto seconds = static_cast<std::int64_t>(std::llround(duration.seconds()));
  return fmt::format("{}:{:02} min", seconds / 60, seconds % 60);
}

std::string display_name(const RoadName& name, Language language) {
  std::string text = name.german;
  if (!name.sorbian.empty()) text += " / " + name.sorbian;
  if (!name.reference.empty()) text += text.empty() ? name.reference : " (" + name.reference + ")";
  if (text.empty()) return language == Language::de ? "ohne Namen" : "unnamed road";
  return text;
}

}  // namespace

PathCost RouteAnswer::total() const {
  PathCost sum;
  for (const Route& leg : legs) {
    sum.violations += leg.cost.violations;
    sum.duration += leg.cost.duration;
    sum.distance += leg.cost.distance;
  }
  return sum;
}

RouteAnswer find_route(const Router& router, std::span<const Coordinate> waypoints, Approach approach) {
  RouteAnswer answer;
  for (const Coordinate at : waypoints) {
    answer.waypoints.push_back(router.snap(at, approach));
    if (!answer.waypoints.back().found()) {
      answer.code = "NoSegment";
      answer.message = fmt::format("Could not find a matching segment for coordinate {}", answer.waypoints.size() - 1);
      return answer;
    }
  }
  RouterWorkspace workspace = router.make_workspace();
  for (std::size_t i = 1; i < answer.waypoints.size(); ++i) {
    auto leg = router.route(answer.waypoints[i - 1], answer.waypoints[i], workspace);
    if (!leg) {
      answer.code = "NoRoute";
      answer.message = fmt::format("Impossible route between points {} and {}", i - 1, i);
      answer.legs.clear();
      return answer;
    }
    answer.legs.push_back(std::move(*leg));
  }
  return answer;
}

std::string route_as_text(const Network& network, const RouteAnswer& answer, Language language) {
  if (answer.code != "Ok") return answer.code + ": " + answer.message + "\n";
  const PathCost total = answer.total();
  std::string text = fmt::format("{}, {}\n", minutes(total.duration), length(total.distance, language));
  for (std::size_t i = 0; i < answer.legs.size(); ++i) {
    if (answer.legs.size() > 1) {
      text += fmt::format("{} {} → {}\n", language == Language::de ? "Abschnitt" : "Leg", i + 1, i + 2);
    }
    for (const Direction& direction : directions(network, answer.legs[i])) {
      text += fmt::format("{:>10}  {:>10}  {}\n", minutes(direction.duration), length(direction.distance, language),
                          display_name(direction.name, language));
    }
  }
  return text;
}

std::string route_as_json(const Network& network, const RouteAnswer& answer) {
  if (answer.code != "Ok") return failure(answer);
  Json legs = Json::array();
  for (const Route& leg : answer.legs) {
    Json steps = Json::array();
    for (const Direction& d : directions(network, leg)) {
      steps.push_back({{"name", d.name.german},
                       {"name_dsb", d.name.sorbian},
                       {"ref", d.name.reference},
                       {"duration_s", d.duration.seconds()},
                       {"distance_m", d.distance.metres()}});
    }
    legs.push_back({{"duration_s", leg.cost.duration.seconds()},
                    {"distance_m", leg.cost.distance.metres()},
                    {"no_through_violations", leg.cost.violations},
                    {"steps", steps}});
  }
  Json waypoints = Json::array();
  for (std::size_t i = 0; i < answer.waypoints.size(); ++i) {
    const Coordinate requested = answer.waypoints[i].requested;
    waypoints.push_back({{"requested", lon_lat(requested)},
                         {"on_road", lon_lat(on_road(answer, i))},
                         {"distance_m", to_tenth(distance_metres(requested, on_road(answer, i)))},
                         {"name", street(network, answer, i)}});
  }
  const PathCost total = answer.total();
  return Json{{"code", "Ok"},
              {"duration_s", total.duration.seconds()},
              {"distance_m", total.distance.metres()},
              {"waypoints", waypoints},
              {"legs", legs},
              {"geometry", line_string(whole_geometry(network, answer))}}
             .dump(2) +
         "\n";
}

std::string route_as_geojson(const Network& network, const RouteAnswer& answer) {
  if (answer.code != "Ok") return failure(answer);
  const PathCost total = answer.total();
  const Json feature = {{"type", "Feature"},
                        {"properties",
                         {{"duration_s", total.duration.seconds()},
                          {"distance_m", total.distance.metres()},
                          {"attribution", network.provenance().attribution}}},
                        {"geometry", line_string(whole_geometry(network, answer))}};
  return Json{{"type", "FeatureCollection"}, {"features", Json::array({feature})}}.dump(2) + "\n";
}

std::string route_as_osrm(const Network& network, const RouteAnswer& answer) {
  if (answer.code != "Ok") return failure(answer);
  Json legs = Json::array();
  for (const Route& leg : answer.legs) legs.push_back(osrm_leg(network, leg));
  Json waypoints = Json::array();
  for (std::size_t i = 0; i < answer.waypoints.size(); ++i) {
    waypoints.push_back({{"hint", ""},
                         {"distance", to_tenth(distance_metres(answer.waypoints[i].requested, on_road(answer, i)))},
                         {"name", street(network, answer, i)},
                         {"location", lon_lat(on_road(answer, i))}});
  }
  const PathCost total = answer.total();
  const Json route = {{"duration", to_tenth(total.duration.seconds())},
                      {"distance", to_tenth(total.distance.metres())},
                      {"weight", to_tenth(total.duration.seconds())},
                      {"weight_name", "duration"},
                      {"geometry", line_string(whole_geometry(network, answer))},
                      {"legs", legs}};
  return Json{{"code", "Ok"}, {"routes", Json::array({route})}, {"waypoints", waypoints}}.dump(2) + "\n";
}

}  // namespace postkutscher
