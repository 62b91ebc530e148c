#include "importers/osm/network_filler.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

#include "engine/base/errors.h"
#include "importers/osm/area.h"
#include "importers/osm/place_point.h"
#include "importers/osm/restriction.h"
#include "importers/osm/rings.h"

namespace postkutscher::osm {

namespace {

// A map drawn by a generator of ours says so in its header, with the notice that every picture of it must carry.
constexpr std::string_view kOwnGenerator = "postkutscher: ";

struct FillCounts {
  std::int64_t restrictions_without_road = 0;
  std::int64_t restrictions_passed = 0;
  std::int64_t barriers = 0;
  std::int64_t barriers_open = 0;
  std::int64_t barriers_partly = 0;
  std::int64_t barriers_no_motor = 0;
  std::int64_t barriers_with_limits = 0;
  std::int64_t addresses_without_place = 0;
  std::int64_t facilities_without_place = 0;
  std::int64_t districts_broken = 0;
  std::int64_t names_dsb = 0;
  std::int64_t names_hsb = 0;
};

class Filler {
 public:
  Filler(MapContent content, const std::optional<Area>& area) : content_(std::move(content)), area_(area) {}

  NetworkBuilder fill(std::int64_t roads_outside) {
    add_restrictions();
    add_points();
    add_roads();
    for (const auto& passage : content_.passages) builder_.add(passage);
    auto& data = builder_.rest();
    data.conditions = content_.conditions.take();
    add_places(data);
    add_boundary_districts(data);
    add_place_districts(data);
    if (area_) data.covered = *area_;
    describe(data, roads_outside);
    return std::move(builder_);
  }

 private:
  bool inside(Coordinate at) const { return !area_ || area_->contains(at); }

  std::optional<Coordinate> first_located(const std::vector<std::int64_t>& nodes) const {
    for (const auto id : nodes) {
      if (const auto* point = content_.nodes.find(id)) return point->at;
    }
    return std::nullopt;
  }

  // A relation counts once, however many sequences it stands for.
  void add_restrictions() {
    std::map<std::int64_t, WayEnds> ends;
    for (const auto& road : content_.roads) {
      if (road.way.points.empty()) continue;
      ends[road.way.id] = {road.way.id, road.way.points.front(), road.way.points.back()};
    }
    std::set<std::int64_t> passed, failed;
    for (auto& restriction : content_.restrictions) {
      const auto way_ends = ends_of(restriction, ends);
      if (way_ends.size() != restriction.via_ways.size() + 2) {
        failed.insert(restriction.id);
        continue;
      }
      passed.insert(restriction.id);
      order_via_ways(restriction, way_ends);
      builder_.add(std::move(restriction));
    }
    counts_.restrictions_passed = static_cast<std::int64_t>(passed.size());
    counts_.restrictions_without_road =
        std::count_if(failed.begin(), failed.end(), [&passed](std::int64_t id) { return passed.count(id) == 0; });
  }

  static std::vector<WayEnds> ends_of(const SourceRestriction& restriction,
                                      const std::map<std::int64_t, WayEnds>& roads) {
    std::vector<WayEnds> found;
    const auto look_up = [&](std::int64_t way) {
      if (const auto entry = roads.find(way); entry != roads.end()) found.push_back(entry->second);
    };
    look_up(restriction.from_way);
    std::for_each(restriction.via_ways.begin(), restriction.via_ways.end(), look_up);
    look_up(restriction.to_way);
    return found;
  }

  void add_points() {
    std::vector<std::int64_t> used;
    for (const auto& road : content_.roads) used.insert(used.end(), road.way.points.begin(), road.way.points.end());
    std::sort(used.begin(), used.end());
    used.erase(std::unique(used.begin(), used.end()), used.end());
    for (const auto id : used) {
      const auto* point = content_.nodes.find(id);
      if (point == nullptr) continue;
      count_barrier(*point);
      builder_.add(*point);
    }
  }

  // Open to all, to no motor vehicle, or to some of the modes.
  void count_barrier(const SourcePoint& point) {
    const auto& open = content_.open_barriers;
    const bool is_open = std::binary_search(open.begin(), open.end(), point.id);
    const bool no_motor = (point.closed & kMotorModes) == kMotorModes;
    counts_.barriers += is_open || point.closed != 0;
    counts_.barriers_open += is_open;
    counts_.barriers_no_motor += no_motor;
    counts_.barriers_partly += point.closed != 0 && !no_motor;
    counts_.barriers_with_limits += point.limits != VehicleLimits{};
  }

  void add_roads() {
    for (auto& road : content_.roads) {
      if (road.name.from != SorbianName::none) {
        if (const auto at = first_located(road.way.points)) show_where_spoken(road.name, *at);
      }
      count_name(road.name);
      road.way.name.german = std::move(road.name.german);
      road.way.name.sorbian = std::move(road.name.sorbian);
      builder_.add(std::move(road.way));
    }
  }

  void count_name(const PlaceName& name) {
    counts_.names_dsb += name.from == SorbianName::lower;
    counts_.names_hsb += name.from == SorbianName::upper;
  }

  void add_places(NetworkData& data) {
    for (auto& place : content_.places) {
      const auto at = point_of(content_, place);
      if (!at) {
        counts_.addresses_without_place += place.address.has_value();
        counts_.facilities_without_place += place.facility.has_value();
        continue;
      }
      place.at = *at;
      show_where_spoken(place.name, *at);
      if (!inside(*at)) continue;
      if (place.address) {
        place.address->at = *at;
        data.addresses.push_back(std::move(*place.address));
      }
      if (place.facility) {
        count_name(place.name);
        data.facilities.push_back({*at, *place.facility, place.name.german, place.name.sorbian});
      }
    }
  }

  void add_boundary_districts(NetworkData& data) {
    for (auto& boundary : content_.boundaries) {
      if (!boundary.is_district) continue;
      const auto area = outline(content_, boundary);
      if (!area) {
        ++counts_.districts_broken;
        continue;
      }
      const auto centre = area->bounds().centre();
      const auto& border = area->polygons.front().outer;
      const bool wanted =
          inside(centre) || std::any_of(border.begin(), border.end(), [this](Coordinate c) { return inside(c); });
      if (!wanted) continue;
      show_where_spoken(boundary.name, centre);
      count_name(boundary.name);
      data.districts.push_back({boundary.name.german, boundary.name.sorbian, centre, *area, boundary.population});
    }
  }

  // A place node of the same name as a boundary lends it its centre and population instead of being a second district.
  void add_place_districts(NetworkData& data) {
    const auto outlined = data.districts.size();
    for (const auto& place : content_.places) {
      if (!place.is_district) continue;
      const auto end = data.districts.begin() + static_cast<std::ptrdiff_t>(outlined);
      const auto same = std::find_if(data.districts.begin(), end, [&place](const District& district) {
        return district.german == place.name.german && district.outline.contains(place.at);
      });
      if (same != end) {
        same->centre = place.at;
        if (same->population == 0) same->population = place.population;
        if (same->sorbian.empty()) same->sorbian = place.name.sorbian;
      } else if (inside(place.at)) {
        count_name(place.name);
        data.districts.push_back({place.name.german, place.name.sorbian, place.at, {}, place.population});
      }
    }
  }

  void describe(NetworkData& data, std::int64_t roads_outside) const {
    auto& provenance = data.provenance;
    provenance.data_time = content_.header.data_time;
    provenance.synthetic = content_.header.generator.starts_with(kOwnGenerator);
    provenance.attribution = provenance.synthetic ? content_.header.generator.substr(kOwnGenerator.size())
                                                  : "© OpenStreetMap contributors, ODbL";
    const auto& read = content_.counts;
    provenance.counts = {
        {"ways_read", read.ways},
        {"nodes_read", read.nodes},
        {"relations_read", read.relations},
        {"roads", static_cast<std::int64_t>(content_.roads.size())},
        {"roads_for_nobody", read.roads_for_nobody},
        {"roads_outside", roads_outside},
        {"unknown_values", read.unknown_values},
        {"restrictions_read", read.restrictions},
        {"restrictions_unknown_times", read.restrictions_unknown_times},
        {"restrictions_other_modes", read.restrictions_other_modes},
        {"restrictions_broken", read.restrictions_broken},
        {"restrictions_without_road", counts_.restrictions_without_road},
        {"restrictions_passed", counts_.restrictions_passed},
        {"conditions_read", content_.conditions.counts().read},
        {"conditions_unknown", content_.conditions.counts().unknown},
        {"conditions_in_part", content_.conditions.counts().in_part},
        {"barriers", counts_.barriers},
        {"barriers_open", counts_.barriers_open},
        {"barriers_partly", counts_.barriers_partly},
        {"barriers_no_motor", counts_.barriers_no_motor},
        {"barriers_with_limits", counts_.barriers_with_limits},
        {"addresses", static_cast<std::int64_t>(data.addresses.size())},
        {"addresses_without_place", counts_.addresses_without_place},
        {"facilities", static_cast<std::int64_t>(data.facilities.size())},
        {"facilities_without_place", counts_.facilities_without_place},
        {"districts", static_cast<std::int64_t>(data.districts.size())},
        {"districts_broken", counts_.districts_broken},
        {"names_dsb", counts_.names_dsb},
        {"names_hsb", counts_.names_hsb},
    };
  }

  MapContent content_;
  const std::optional<Area>& area_;
  NetworkBuilder builder_;
  FillCounts counts_;
};

bool touches(const MapContent& content, const RawRoad& road, const Area& area, const BoundingBox& box) {
  return std::any_of(road.way.points.begin(), road.way.points.end(), [&](std::int64_t id) {
    const auto* point = content.nodes.find(id);
    return point != nullptr && box.contains(point->at) && area.contains(point->at);
  });
}

bool any_touches(const MapContent& content, const std::optional<Area>& area) {
  return area && std::any_of(content.roads.begin(), content.roads.end(),
                             [&](const RawRoad& road) { return touches(content, road, *area, area->bounds()); });
}

BoundingBox extent(const MapContent& content) {
  BoundingBox box;
  for (const auto& road : content.roads) {
    for (const auto id : road.way.points) {
      if (const auto* point = content.nodes.find(id)) box.extend(point->at);
    }
  }
  return box;
}

[[noreturn]] void throw_empty(const MapContent& content, const std::optional<Area>& area, const std::string& where) {
  const auto box = extent(content);
  if (!area || box.empty()) {
    throw InputError("empty_area", where, "holds no road that any of our vehicles, walkers or cyclists may use.",
                     "Give a map with streets.");
  }
  const auto bounds = area->bounds();
  const auto in_words = [](const BoundingBox& b) {
    return fmt::format("{:.4f},{:.4f},{:.4f},{:.4f}", b.south_west.lon(), b.south_west.lat(), b.north_east.lon(),
                       b.north_east.lat());
  };
  const auto cause = fmt::format("has no road inside the area {} (west,south,east,north); its roads lie in {}.",
                                 in_words(bounds), in_words(box));
  const bool swapped = any_touches(content, with_swapped_axes(*area));
  throw InputError(swapped ? "swapped_coordinates" : "empty_area", where, cause,
                   swapped ? "Did you swap longitude and latitude? The order is west,south,east,north."
                           : "Choose an area inside the map, or a map of the area.");
}

}  // namespace

std::int64_t cut_roads(MapContent& content, const std::optional<Area>& area, const std::string& where) {
  auto& roads = content.roads;
  std::int64_t removed = 0;
  if (area) {
    const auto box = area->bounds();
    const auto keep = std::stable_partition(roads.begin(), roads.end(),
                                            [&](const RawRoad& road) { return touches(content, road, *area, box); });
    removed = roads.end() - keep;
    if (keep == roads.begin()) throw_empty(content, area, where);
    roads.erase(keep, roads.end());
  }
  return removed;
}

void require_roads(const MapContent& content, const std::optional<Area>& area, const std::string& where) {
  if (extent(content).empty()) throw_empty(content, area, where);
}

NetworkBuilder fill_builder(MapContent content, const std::optional<Area>& area, std::int64_t roads_outside) {
  return Filler(std::move(content), area).fill(roads_outside);
}

}  // namespace postkutscher::osm
