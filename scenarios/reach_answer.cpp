#include "scenarios/reach_answer.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <iterator>
#include <nlohmann/json.hpp>

#include "engine/base/errors.h"
#include "engine/base/parallel.h"
#include "scenarios/report/text.h"

namespace postkutscher {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kAddressesPerBlock = 64;

// By address; nothing where no way leads.
std::vector<std::optional<PathCost>> costs_of_addresses(const Router& router, const OneToAll& search, Approach approach,
                                                        const RunContext& context) {
  const std::vector<Address>& addresses = router.network().data().addresses;
  std::vector<std::optional<PathCost>> costs(addresses.size());
  parallel_for_blocks(addresses.size(), kAddressesPerBlock, context.threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last && !context.cancelled(); ++i) {
      costs[i] = search.cost(router.snap(addresses[i].at, approach));
    }
  });
  if (context.cancelled()) throw Cancelled();
  return costs;
}

// Written directly: as a tree of JSON values large areas would take many times their text.
void append_ring(const Ring& ring, std::string& text) {
  const auto out = std::back_inserter(text);
  text += '[';
  for (const Coordinate c : ring) fmt::format_to(out, "[{},{}],", c.lon(), c.lat());
  fmt::format_to(out, "[{},{}]]", ring.front().lon(), ring.front().lat());
}

std::string multi_polygon(const Area& area) {
  std::string text = R"({"type":"MultiPolygon","coordinates":[)";
  for (const Polygon& polygon : area.polygons) {
    if (&polygon != &area.polygons.front()) text += ',';
    text += '[';
    append_ring(polygon.outer, text);
    for (const Ring& inner : polygon.inner) {
      text += ',';
      append_ring(inner, text);
    }
    text += ']';
  }
  return text + "]}";
}

const char* direction(const ReachAnswer& answer) {
  return answer.query.travel == Travel::from ? "from" : "to";
}

Json circumstances_json(const ReachAnswer& answer, const ReachCircumstances& circumstances) {
  return {{"direction", direction(answer)},
          {"lon", answer.query.place.lon()},
          {"lat", answer.query.place.lat()},
          {"profile", circumstances.profile},
          {"depart", circumstances.depart ? Json(*circumstances.depart) : Json()}};
}

Json numbers(const Network& network, const ReachAnswer::Within& within) {
  return {{"minutes", within.limit.minutes()},
          {"roads_m", within.roads.metres()},
          {"addresses", within.addresses},
          {"addresses_on_map", network.data().addresses.size()}};
}

std::string failure(const ReachAnswer& answer) {
  return Json{{"code", answer.code}, {"message", answer.message}}.dump(2) + "\n";
}

}  // namespace

ReachAnswer find_reach(const Router& router, const ReachQuery& query, const RunContext& context) {
  ReachAnswer answer;
  answer.query = query;
  answer.position = router.snap(query.place, query.approach);
  if (!answer.position.found()) {
    answer.code = "NoSegment";
    answer.message = "Could not find a matching segment for the place";
    return answer;
  }
  const Network& network = router.network();
  OneToAll search;
  router.one_to_all(answer.position, query.travel, search);
  const auto addresses = costs_of_addresses(router, search, query.approach, context);
  std::vector<std::vector<RoadStretch>> roads;
  for (const Duration limit : query.limits) {
    roads.push_back(reached_roads(network, reached_pieces(search, limit)));
    const auto reached = std::count_if(addresses.begin(), addresses.end(),
                                       [limit](const auto& cost) { return cost && cost->duration <= limit; });
    answer.within.push_back({limit, total_length(roads.back()), static_cast<std::size_t>(reached), {}});
  }
  if (!query.buffer) return answer;
  std::vector<Area> outlines = isochrones(network, roads, *query.buffer, "--buffer");
  for (std::size_t i = 0; i < outlines.size(); ++i) answer.within[i].outline = std::move(outlines[i]);
  return answer;
}

std::string reach_as_text(const Network& network, const ReachAnswer& answer, const ReachCircumstances& circumstances,
                          Language language) {
  if (answer.code != "Ok") return answer.code + ": " + answer.message + "\n";
  const bool german = language == Language::de;
  const auto number = [german](double value, int decimals) {
    const report::Text text = report::number(value, decimals);
    return german ? text.de : text.en;
  };
  const bool from = answer.query.travel == Travel::from;
  std::string text = fmt::format("{} {:.7f},{:.7f}, {}{}{}\n", german ? (from ? "von" : "nach") : direction(answer),
                                 answer.query.place.lon(), answer.query.place.lat(), circumstances.profile,
                                 circumstances.depart ? ", " : "", circumstances.depart.value_or(""));
  text += fmt::format("{:>12}{:>16}{:>12}\n", german ? "Minuten" : "minutes", german ? "Straßen-km" : "road km",
                      german ? "Adressen" : "addresses");
  for (const ReachAnswer::Within& within : answer.within) {
    const double minutes = within.limit.minutes();
    text += fmt::format("{:>12}{:>16}{:>12}\n", number(minutes, minutes == std::floor(minutes) ? 0 : 1),
                        number(within.roads.kilometres(), 1), number(static_cast<double>(within.addresses), 0));
  }
  const std::string known = number(static_cast<double>(network.data().addresses.size()), 0);
  return text +
         fmt::format(fmt::runtime(german ? "von {} Adressen der Karte\n" : "of {} addresses on the map\n"), known);
}

std::string reach_as_json(const Network& network, const ReachAnswer& answer, const ReachCircumstances& circumstances) {
  if (answer.code != "Ok") return failure(answer);
  Json json = {{"code", answer.code}};
  json.update(circumstances_json(answer, circumstances));
  json["on_road"] = {answer.position.nearest.at.lon(), answer.position.nearest.at.lat()};
  json["distance_m"] = std::round(answer.position.nearest.distance_metres * 10) / 10;
  json["attribution"] = network.provenance().attribution;
  json["within"] = Json::array();
  for (const ReachAnswer::Within& within : answer.within) json["within"].push_back(numbers(network, within));
  return json.dump(2) + "\n";
}

// A line a feature.
std::string reach_as_geojson(const Network& network, const ReachAnswer& answer,
                             const ReachCircumstances& circumstances) {
  if (answer.code != "Ok") return failure(answer);
  std::string text = R"({"type":"FeatureCollection","features":[)";
  const char* separator = "\n";
  for (auto within = answer.within.rbegin(); within != answer.within.rend(); ++within) {
    Json properties = numbers(network, *within);
    properties.update(circumstances_json(answer, circumstances));
    properties["buffer_m"] = answer.query.buffer.value_or(0);
    properties["attribution"] = network.provenance().attribution;
    text += fmt::format(R"({}{{"type":"Feature","properties":{},"geometry":{}}})", separator, properties.dump(),
                        multi_polygon(within->outline));
    separator = ",\n";
  }
  return text + "\n]}\n";
}

}  // namespace postkutscher
