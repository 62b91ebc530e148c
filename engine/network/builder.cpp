#include "engine/network/builder.h"

#include <utility>

#include "engine/network/restriction_resolver.h"
#include "engine/network/way_splitter.h"

namespace postkutscher {

namespace {

Area area_of_segments(const NetworkData& data) {
  BoundingBox box;
  for (const Junction& node : data.nodes) box.extend(node.at);
  for (const Coordinate c : data.shape_points) box.extend(c);
  if (box.empty()) return {};
  const Coordinate south_east{box.north_east.lon_e7, box.south_west.lat_e7};
  const Coordinate north_west{box.south_west.lon_e7, box.north_east.lat_e7};
  return {{Polygon{{box.south_west, south_east, box.north_east, north_west}, {}}}};
}

}  // namespace

void NetworkBuilder::add(SourcePoint point) {
  points_.push_back(point);
}

void NetworkBuilder::add(SourceWay way) {
  ways_.push_back(std::move(way));
}

void NetworkBuilder::add(SourceRestriction restriction) {
  restrictions_.push_back(std::move(restriction));
}

void NetworkBuilder::add(SourcePassage passage) {
  passages_.push_back(passage);
}

NetworkData& NetworkBuilder::rest() {
  return data_;
}

Network NetworkBuilder::build(const std::string& where) && {
  WaySplitter splitter(std::move(points_), ways_, data_);
  for (const SourceRestriction& restriction : restrictions_) {
    if (restriction.via_ways.empty()) splitter.mark_junction(restriction.via_node);
  }
  for (const SourcePassage& passage : passages_) splitter.mark_junction(passage.point);
  splitter.split();
  for (const SourcePassage& passage : passages_) {
    const NodeId node = splitter.node(passage.point);
    if (node.valid()) data_.timed_passages.push_back({node, passage.condition, passage.modes, passage.open});
  }

  std::int64_t used = 0, via_way = 0, conditional = 0;
  RestrictionResolver resolver(data_);
  for (const SourceRestriction& restriction : restrictions_) {
    if (!resolver.add(restriction, splitter.node(restriction.via_node))) continue;
    ++used;
    via_way += !restriction.via_ways.empty();
    conditional += restriction.condition.valid();
  }

  if (data_.covered.polygons.empty()) data_.covered = area_of_segments(data_);
  auto& counts = data_.provenance.counts;
  counts.emplace_back("points_missing", splitter.points_missing());
  counts.emplace_back("ways_without_length", splitter.ways_without_length());
  counts.emplace_back("restrictions_used", used);
  counts.emplace_back("restrictions_unusable", static_cast<std::int64_t>(restrictions_.size()) - used);
  counts.emplace_back("restrictions_via_way", via_way);
  counts.emplace_back("restrictions_conditional", conditional);
  counts.emplace_back("timed_rules", static_cast<std::int64_t>(data_.timed.size() + data_.timed_passages.size()));
  counts.emplace_back("segments", static_cast<std::int64_t>(data_.segments.size()));
  counts.emplace_back("junctions", static_cast<std::int64_t>(data_.nodes.size()));
  return Network(std::move(data_), where);
}

}  // namespace postkutscher
