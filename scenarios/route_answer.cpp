#include "scenarios/route_answer.h"

#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "scenarios/directions.h"
#include "scenarios/geometry_json.h"

namespace postkutscher {

namespace {

using Json = nlohmann::ordered_json;

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

std::vector<Coordinate> RouteAnswer::geometry(const Network& network) const {
  std::vector<Coordinate> line;
  for (const Route& leg : legs) {
    for (const Coordinate c : postkutscher::geometry(network, leg)) {
      if (line.empty() || line.back() != c) line.push_back(c);
    }
  }
  if (line.size() == 1) line.push_back(line.front());
  return line;
}

Coordinate RouteAnswer::on_road(std::size_t waypoint) const {
  return waypoint == 0 ? legs.front().from : legs[waypoint - 1].to;
}

Distance RouteAnswer::off_road(std::size_t waypoint) const {
  return Distance::from_metres(distance_metres(waypoints[waypoint].requested, on_road(waypoint)));
}

const std::string& RouteAnswer::street(const Network& network, std::size_t waypoint) const {
  const RouteStep& step = waypoint == 0 ? legs.front().steps.front() : legs[waypoint - 1].steps.back();
  return network.name(step.on.segment()).german;
}

Instant RouteAnswer::arrival(std::size_t leg) const {
  Instant now = departure->at;
  for (std::size_t i = 0; i <= leg; ++i) now += legs[i].cost.duration;
  return now;
}

std::string RouteAnswer::failure_as_json() const {
  Json json = {{"code", code}, {"message", message}};
  if (waypoint) json["waypoint"] = *waypoint;
  return json.dump(2) + "\n";
}

RouteAnswer find_route(const Router& router, std::span<const Coordinate> waypoints, Approach approach,
                       const std::optional<Departure>& departure) {
  RouteAnswer answer;
  answer.departure = departure;
  answer.mode = router.profile().mode;
  for (const Coordinate at : waypoints) {
    answer.waypoints.push_back(router.snap(at, approach));
    if (!answer.waypoints.back().found()) {
      answer.code = "NoSegment";
      answer.waypoint = answer.waypoints.size() - 1;
      answer.message = fmt::format("Could not find a matching segment for coordinate {}", *answer.waypoint);
      return answer;
    }
  }
  RouterWorkspace workspace = router.make_workspace();
  for (std::size_t i = 1; i < answer.waypoints.size(); ++i) {
    const Position& from = answer.waypoints[i - 1];
    const Position& to = answer.waypoints[i];
    auto leg = departure ? router.route_at(from, to, departure->at + answer.total().duration, workspace)
                         : router.route(from, to, workspace);
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
  std::string text = fmt::format("{}, {}", minutes(total.duration), length(total.distance, language));
  if (answer.departure) {
    const int seconds = answer.departure->calendar.to_local(answer.arrival(answer.legs.size() - 1)).time.seconds;
    text += fmt::format(", {} {:02}:{:02}", language == Language::de ? "Ankunft" : "arrival", seconds / 3600,
                        seconds / 60 % 60);
  }
  text += "\n";
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
  if (answer.code != "Ok") return answer.failure_as_json();
  Json legs = Json::array();
  for (std::size_t i = 0; i < answer.legs.size(); ++i) {
    const Route& leg = answer.legs[i];
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
                    {"no_through_violations", leg.cost.violations}});
    if (answer.departure) {
      const Instant arrival = answer.arrival(i);
      legs.back()["depart"] = answer.departure->calendar.iso(arrival + -leg.cost.duration);
      legs.back()["arrive"] = answer.departure->calendar.iso(arrival);
    }
    legs.back()["steps"] = steps;
  }
  Json waypoints = Json::array();
  for (std::size_t i = 0; i < answer.waypoints.size(); ++i) {
    waypoints.push_back({{"requested", lon_lat(answer.waypoints[i].requested)},
                         {"on_road", lon_lat(answer.on_road(i))},
                         {"distance_m", answer.off_road(i).metres()},
                         {"name", answer.street(network, i)}});
  }
  const PathCost total = answer.total();
  return Json{{"code", "Ok"},
              {"duration_s", total.duration.seconds()},
              {"distance_m", total.distance.metres()},
              {"waypoints", waypoints},
              {"legs", legs},
              {"geometry", line_string(answer.geometry(network))}}
             .dump(2) +
         "\n";
}

std::string route_as_geojson(const Network& network, const RouteAnswer& answer) {
  if (answer.code != "Ok") return answer.failure_as_json();
  const PathCost total = answer.total();
  const Json feature = {{"type", "Feature"},
                        {"properties",
                         {{"duration_s", total.duration.seconds()},
                          {"distance_m", total.distance.metres()},
                          {"attribution", network.provenance().attribution}}},
                        {"geometry", line_string(answer.geometry(network))}};
  return Json{{"type", "FeatureCollection"}, {"features", Json::array({feature})}}.dump(2) + "\n";
}

}  // namespace postkutscher
