#include "importers/osm/map_content.h"

#include <algorithm>

#include "importers/osm/point.h"
#include "importers/osm/restriction.h"
#include "importers/osm/way.h"

namespace postkutscher::osm {

namespace {

bool is_name_key(std::string_view key) {
  return key == "name" || key.starts_with("name:") ||
         one_of(key, {"alt_name", "official_name", "short_name", "loc_name", "old_name", "int_name"});
}

RawBoundary read_boundary(const MapRelation& relation) {
  RawBoundary boundary;
  boundary.id = relation.id;
  boundary.admin_level = std::string(relation.tags["admin_level"]);
  boundary.name = place_name(relation.tags);
  boundary.is_district = is_district_boundary(relation.tags);
  boundary.population = population(relation.tags);
  for (const auto& [key, value] : relation.tags) {
    if (is_name_key(key)) boundary.names.emplace_back(value);
  }
  for (const auto& member : relation.members) {
    if (member.kind == MemberKind::way && one_of(member.role, {"outer", "inner", ""})) {
      boundary.ways.push_back(member.id);
    }
  }
  return boundary;
}

std::optional<RawPlace> read_place(Tags tags) {
  RawPlace place;
  place.address = address(tags, {});
  place.facility = facility_kind(tags);
  if (!place.address && !place.facility) return std::nullopt;
  place.name = place_name(tags);
  return place;
}

class ContentReader {
 public:
  ContentReader(const MapSource& source, const RunContext& context) : source_(source), context_(context) {}

  MapContent read() {
    content_.header = read_header(source_, context_);
    read_relations(source_, context_, [this](const MapRelation& relation) { use(relation); });
    std::sort(wanted_ways_.begin(), wanted_ways_.end());
    read_ways(source_, context_, [this](const MapWay& way) { use(way); });
    std::sort(content_.member_ways.begin(), content_.member_ways.end(),
              [](const MemberWay& a, const MemberWay& b) { return a.id < b.id; });
    content_.nodes.freeze();
    read_nodes(source_, context_, [this](const MapNode& node) { use(node); });
    std::sort(content_.open_barriers.begin(), content_.open_barriers.end());
    return std::move(content_);
  }

 private:
  void use(const MapRelation& relation) {
    ++content_.counts.relations;
    if (is_restriction(relation.tags)) {
      use_restriction(relation);
    } else if (relation.tags.is("boundary", "administrative")) {
      content_.boundaries.push_back(read_boundary(relation));
      want(content_.boundaries.back().ways);
    } else {
      use_place(relation);
    }
  }

  void use_restriction(const MapRelation& relation) {
    auto& counts = content_.counts;
    ++counts.restrictions;
    auto result = read_restriction(relation);
    switch (result.outcome) {
      case RestrictionOutcome::usable:
        break;
      case RestrictionOutcome::conditional:
        ++counts.restrictions_conditional;
        break;
      case RestrictionOutcome::other_modes:
        ++counts.restrictions_other_modes;
        break;
      case RestrictionOutcome::broken:
        ++counts.restrictions_broken;
        break;
    }
    for (auto& restriction : result.restrictions) content_.restrictions.push_back(std::move(restriction));
  }

  // Hospitals and blocks of houses are often relations: multipolygons, sites, levels.
  void use_place(const MapRelation& relation) {
    auto place = read_place(relation.tags);
    if (!place) return;
    for (const auto& member : relation.members) {
      if (member.kind == MemberKind::way && member.role != "inner") place->ways.push_back(member.id);
      if (member.kind == MemberKind::node) place->nodes.push_back(member.id);
    }
    want(place->ways);
    content_.nodes.want(place->nodes);
    place->is_outline = true;
    content_.places.push_back(std::move(*place));
  }

  void want(const std::vector<std::int64_t>& ways) {
    wanted_ways_.insert(wanted_ways_.end(), ways.begin(), ways.end());
  }

  void use(const MapWay& way) {
    ++content_.counts.ways;
    if (std::binary_search(wanted_ways_.begin(), wanted_ways_.end(), way.id)) {
      content_.member_ways.push_back({way.id, {way.nodes.begin(), way.nodes.end()}});
      content_.nodes.want(way.nodes);
    }
    use_as_road(way);
    if (auto place = read_place(way.tags)) {
      place->is_outline = true;
      place->nodes.assign(way.nodes.begin(), way.nodes.end());
      content_.nodes.want(way.nodes);
      content_.places.push_back(std::move(*place));
    }
  }

  void use_as_road(const MapWay& way) {
    auto facts = road_facts(way.tags);
    if (!facts) return;
    content_.counts.unknown_values += facts->unknown_values;
    if (!facts->usable()) {
      ++content_.counts.roads_for_nobody;
      return;
    }
    RawRoad road;
    road.way.id = way.id;
    road.way.points.assign(way.nodes.begin(), way.nodes.end());
    road.way.attributes = std::move(facts->attributes);
    road.way.name.reference = road_reference(way.tags);
    road.name = place_name(way.tags);
    content_.nodes.want(way.nodes);
    content_.roads.push_back(std::move(road));
  }

  void use(const MapNode& node) {
    ++content_.counts.nodes;
    auto* point = content_.nodes.locate(node);
    if (node.tags.empty()) return;
    if (point != nullptr) set_facts(*point, node.tags);
    auto place = read_place(node.tags);
    if (!place && is_district_place(node.tags)) {
      place.emplace();
      place->name = place_name(node.tags);
    }
    if (!place) return;
    place->is_district = is_district_place(node.tags);
    place->population = population(node.tags);
    place->at = node.at;
    content_.places.push_back(std::move(*place));
  }

  void set_facts(SourcePoint& point, Tags tags) {
    const auto facts = point_facts(tags);
    if (facts.open_barrier) content_.open_barriers.push_back(point.id);
    point.closed = facts.closed;
    point.limits = facts.limits;
    point.turning_place = facts.turning_place;
    point.signal_forward = facts.signal_forward;
    point.signal_backward = facts.signal_backward;
    point.stop_forward = facts.stop_forward;
    point.stop_backward = facts.stop_backward;
    point.stop_undirected = facts.stop_undirected;
    point.crossing = facts.crossing;
  }

  const MapSource& source_;
  const RunContext& context_;
  MapContent content_;
  std::vector<std::int64_t> wanted_ways_;
};

}  // namespace

void NodeTable::freeze() {
  std::sort(ids_.begin(), ids_.end());
  ids_.erase(std::unique(ids_.begin(), ids_.end()), ids_.end());
  ids_.shrink_to_fit();
  points_.resize(ids_.size());
  located_.resize(ids_.size());
}

SourcePoint* NodeTable::locate(const MapNode& node) {
  if (next_ == ids_.size() || ids_[next_] > node.id) {
    next_ = static_cast<std::size_t>(std::lower_bound(ids_.begin(), ids_.end(), node.id) - ids_.begin());
  }
  while (next_ < ids_.size() && ids_[next_] < node.id) ++next_;
  if (next_ == ids_.size() || ids_[next_] != node.id) return nullptr;
  auto& point = points_[next_];
  point.id = node.id;
  point.at = node.at;
  located_[next_] = true;
  return &point;
}

const SourcePoint* NodeTable::find(std::int64_t id) const {
  const auto found = std::lower_bound(ids_.begin(), ids_.end(), id);
  if (found == ids_.end() || *found != id) return nullptr;
  const auto index = static_cast<std::size_t>(found - ids_.begin());
  return located_[index] ? &points_[index] : nullptr;
}

const MemberWay* MapContent::member_way(std::int64_t id) const {
  const auto found = std::lower_bound(member_ways.begin(), member_ways.end(), id,
                                      [](const MemberWay& way, std::int64_t wanted) { return way.id < wanted; });
  return found == member_ways.end() || found->id != id ? nullptr : &*found;
}

MapContent read_content(const MapSource& source, const RunContext& context) {
  return ContentReader(source, context).read();
}

}  // namespace postkutscher::osm
