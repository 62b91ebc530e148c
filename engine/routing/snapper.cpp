#include "engine/routing/snapper.h"

#include <algorithm>

namespace postkutscher {

Snapper::Snapper(const Network& network, const SpatialIndex& index, const Profile& profile, const Metric& metric,
                 const ComponentLabels& components)
    : network_(network), index_(index), profile_(profile), metric_(metric), components_(components) {}

Anchor Snapper::opposite(const Anchor& anchor) const {
  return {anchor.on.reversed(), network_.segment(anchor.on).length - anchor.offset};
}

// Roads drawn twice have the same points.
bool Snapper::same_line(DirectedSegment a, DirectedSegment b) const {
  return network_.head(a) == network_.head(b) && network_.segment(a).length == network_.segment(b).length &&
         network_.geometry(a) == network_.geometry(b);
}

SnappedPlace Snapper::place(Coordinate at, Approach approach, bool large_only) const {
  const auto serves = [&](DirectedSegment d) { return open(d) && (!large_only || components_.in_large(d)); };
  const auto nearest = nearest_road(at, serves);
  if (!nearest) return {};
  SnappedPlace found{{}, nearest->at, nearest->distance_metres};
  if (approach == Approach::kerb && profile_.mode != Mode::foot) {
    found.anchors = at_the_kerb(*nearest, serves);
    return found;
  }
  const Segment& segment = network_.segments()[nearest->segment];
  if (nearest->offset == 0) found.anchors = at_junction(segment.from);
  if (nearest->offset == segment.length) found.anchors = at_junction(segment.to);
  if (found.anchors.empty()) found.anchors = on_both_sides(*nearest);
  return found;
}

// Nobody boards in mid-water, unless there is nothing but ferries.
std::optional<NearestPoint> Snapper::nearest_road(Coordinate at, const Serves& serves) const {
  const auto usable = [&](SegmentId s) {
    return serves(DirectedSegment(s, true)) || serves(DirectedSegment(s, false));
  };
  const auto on_land = [&](SegmentId s) { return network_.segments()[s].road_class != RoadClass::ferry && usable(s); };
  const auto nearest = index_.nearest(at, profile_.snap_limit_metres, on_land);
  return nearest ? nearest : index_.nearest(at, profile_.snap_limit_metres, usable);
}

std::vector<Anchor> Snapper::on_both_sides(const NearestPoint& nearest) const {
  std::vector<Anchor> anchors;
  const Anchor forward{DirectedSegment(nearest.segment, true), nearest.offset};
  const auto add = [&](const Anchor& anchor) {
    for (const Anchor& side : {anchor, opposite(anchor)}) {
      if (open(side.on)) anchors.push_back(side);
    }
  };
  add(forward);
  // A road that is drawn once for each direction is one road.
  for (const DirectedSegment twin : network_.leaving(network_.tail(forward.on))) {
    if (twin.segment() != nearest.segment && same_line(twin, forward.on)) add({twin, nearest.offset});
  }
  return anchors;
}

// Right-hand traffic: the kerb of the place is that of the direction which has the place on its right.
std::vector<Anchor> Snapper::at_the_kerb(const NearestPoint& nearest, const Serves& serves) const {
  const Anchor forward{DirectedSegment(nearest.segment, true), nearest.offset};
  const Anchor near_side = nearest.on_right ? forward : opposite(forward);
  return {serves(near_side.on) ? near_side : opposite(near_side)};
}

// A place at a junction lies on all its roads: whoever arrives by any of them is there, and may leave by any. Not so
// where a barrier lies between them.
std::vector<Anchor> Snapper::at_junction(NodeId node) const {
  if ((network_.nodes()[node].closed & mode_bit(profile_.mode)) != 0) return {};
  std::vector<Anchor> anchors;
  const auto leaving = network_.leaving(node);
  for (const DirectedSegment d : leaving) {
    if (open(d.reversed())) anchors.push_back({d.reversed(), network_.segment(d).length});
  }
  for (const DirectedSegment d : leaving) {
    if (open(d)) anchors.push_back({d, 0});
  }
  return anchors;
}

Position Snapper::snap(Coordinate at, Approach approach) const {
  Position position{at, place(at, approach, false), {}};
  const auto& anchors = position.nearest.anchors;
  const bool connected =
      std::any_of(anchors.begin(), anchors.end(), [&](const Anchor& a) { return components_.in_large(a.on); });
  if (position.found() && !connected) position.in_large_component = place(at, approach, true);
  return position;
}

}  // namespace postkutscher
