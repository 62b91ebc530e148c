#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "scenarios/report/district_counts.h"
#include "scenarios/report/html.h"
#include "scenarios/report/labels.h"
#include "scenarios/report/polyline.h"
#include "scenarios/report/routes.h"

namespace postkutscher::report {

namespace {

using Json = nlohmann::json;

// Streets of a kind; kinds that come later are left out when the picture would have too many points.
struct StreetKind {
  RoadClass first;
  RoadClass last;
  const char* color;
  double weight;
};
constexpr std::array kStreetKinds = {
    StreetKind{RoadClass::motorway, RoadClass::primary_link, "#838b95", 2.6},
    StreetKind{RoadClass::secondary, RoadClass::tertiary_link, "#a3aab2", 1.8},
    StreetKind{RoadClass::unclassified, RoadClass::living_street, "#c3c9cf", 1.1},
    StreetKind{RoadClass::service, RoadClass::service, "#dcdfe3", 0.8},
};
constexpr std::size_t kMostStreetPoints = 300'000;  // about 2 MB of JSON

Json position(Coordinate c) {
  // Five decimals, about a metre.
  const auto degrees = [](std::int32_t e7) { return static_cast<double>((e7 + (e7 < 0 ? -50 : 50)) / 100) / 1e5; };
  return {degrees(c.lat_e7), degrees(c.lon_e7)};
}

// About 100 m: where a name stands or the picture ends. No place of the input can be read off it.
Json rough_position(Coordinate c) {
  const auto degrees = [](std::int32_t e7) { return std::round(e7 * 1e-4) / 1e3; };
  return {degrees(c.lat_e7), degrees(c.lon_e7)};
}

Json streets(const Network& network) {
  Json layers = Json::array();
  std::size_t points = 0;
  for (const StreetKind& kind : kStreetKinds) {
    Json lines = Json::array();
    for (const SegmentId id : network.segments().ids()) {
      const Segment& segment = network.segments()[id];
      if (segment.road_class < kind.first || segment.road_class > kind.last) continue;
      const std::vector<Coordinate> line = network.geometry(DirectedSegment(id, true));
      points += line.size();
      lines.push_back(packed(line));
    }
    if (points > kMostStreetPoints) break;
    layers.push_back({{"color", kind.color}, {"weight", kind.weight}, {"lines", std::move(lines)}});
  }
  // The most important streets are drawn last, on top.
  std::reverse(layers.begin(), layers.end());
  return layers;
}

std::string shade(std::size_t rides) {
  constexpr std::array kFrom = {10UL, 20UL, 40UL, 80UL};
  constexpr std::array kShades = {"#e6eef5", "#bcd3e6", "#86b0d3", "#4a86b8"};
  std::size_t i = 0;
  while (i + 1 < kFrom.size() && rides >= kFrom[i + 1]) ++i;
  return kShades[i];
}

Json districts(const View& view) {
  Json out = Json::array();
  for (const DistrictCount& row : district_counts(view)) {
    Json rings = Json::array();
    for (const Polygon& polygon : row.district->outline.polygons) {
      Json polygon_rings = {packed(polygon.outer)};
      for (const Ring& ring : polygon.inner) polygon_rings.push_back(packed(ring));
      rings.push_back(std::move(polygon_rings));
    }
    Json district = {{"name", row.district->german},
                     {"sorbian", row.district->sorbian},
                     {"centre", rough_position(row.district->centre)},
                     {"rings", std::move(rings)}};
    if (view.is_public()) {
      district["count"] = row.rides ? std::to_string(*row.rides) : "–";
      if (row.rides && *row.rides > 0) district["fill"] = shade(*row.rides);
    }
    out.push_back(std::move(district));
  }
  return out;
}

Json route(const View& view, const DutyRow& row, std::size_t number) {
  const Problem& problem = view.run().shown().problem;
  const LineStyle style = line_style(number);
  Json lines = Json::array();
  for (const LegLine& leg : leg_lines(view.run(), problem, row)) {
    if (leg.points.size() > 1) lines.push_back(packed(leg.points));
  }
  Json stops = Json::array();
  for (const VisitRow& visit : row.visits) {
    const bool pickup = visit.visit.kind == VisitKind::pickup;
    stops.push_back({{"at", position(problem.locations[visit.at].at)},
                     {"label", fmt::format("{}{} {}", visit.sequence, pickup ? "↑" : "↓",
                                           clock(view.calendar(), visit.visit.start))}});
  }
  return {{"id", std::to_string(number)},
          {"color", style.color},
          {"dash", style.dashes},
          {"lines", std::move(lines)},
          {"stops", std::move(stops)}};
}

Json stops(const View& view) {
  const Problem& problem = view.run().shown().problem;
  std::vector<bool> seen(problem.locations.size(), false);
  Json out = Json::array();
  for (const DutyRow& row : view.duties(view.run().shown())) {
    for (const VisitRow& visit : row.visits) {
      if (seen[visit.at.index()]) continue;
      seen[visit.at.index()] = true;
      const Location& at = problem.locations[visit.at];
      out.push_back({{"at", position(at.at)}, {"name", at.name.empty() ? at.district : at.name}});
    }
  }
  return out;
}

Json refused(const View& view) {
  Json out = Json::array();
  for (const RefusedRide& ride : view.refused(view.run().shown())) {
    out.push_back({{"at", position(ride.from.at)}, {"name", ride.id + " " + ride.from.name}});
  }
  return out;
}

// The city where the outlines of its districts are known, else around their centres, else the whole map.
BoundingBox picture(const Network& network) {
  constexpr double kAroundCentres = 1000;
  BoundingBox outlines, centres;
  for (const District& district : network.data().districts) {
    centres.extend(district.centre);
    const BoundingBox outline = district.outline.bounds();
    if (outline.empty()) continue;
    outlines.extend(outline.south_west);
    outlines.extend(outline.north_east);
  }
  if (!outlines.empty()) return outlines;
  return centres.empty() ? network.bounds() : centres.buffered(kAroundCentres);
}

}  // namespace

std::string map_data(const View& view) {
  const Network& network = view.network();
  const BoundingBox box = picture(network);
  const Provenance& provenance = network.provenance();
  Json data = {{"bounds", {rough_position(box.south_west), rough_position(box.north_east)}},
               {"attribution", provenance.synthetic ? "" : provenance.attribution},
               {"streets", view.is_public() ? Json::array() : streets(network)},
               {"districts", districts(view)},
               {"stops", stops(view)},
               {"refused", refused(view)},
               {"routes", Json::array()}};
  if (provenance.synthetic) {
    const Text stamp = synthetic_stamp();
    data["stamp"] = {{"de", stamp.de}, {"en", stamp.en}};
  }
  std::size_t number = 0;
  for (const DutyRow& row : view.duties(view.run().shown())) data["routes"].push_back(route(view, row, number++));
  std::string text = data.dump(-1, ' ', false, Json::error_handler_t::replace);
  // No "<" can end the script element or open a comment.
  for (std::size_t at = text.find('<'); at != std::string::npos; at = text.find('<', at))
    text.replace(at, 1, "\\u003c");
  return text;
}

}  // namespace postkutscher::report
