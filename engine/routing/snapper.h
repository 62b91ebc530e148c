// Finds the places on the road that a profile starts from and arrives at (position.h).
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "engine/network/spatial_index.h"
#include "engine/routing/components.h"
#include "engine/routing/metric.h"
#include "engine/routing/position.h"
#include "engine/routing/profile.h"

namespace postkutscher {

class Snapper {
 public:
  // Keeps references to all of these, which outlive it.
  Snapper(const Network& network, const SpatialIndex& index, const Profile& profile, const Metric& metric,
          const ComponentLabels& components);

  Position snap(Coordinate at, Approach approach) const;

 private:
  using Serves = std::function<bool(DirectedSegment)>;

  bool open(DirectedSegment d) const { return metric_.of(d).open(); }
  Anchor opposite(const Anchor& anchor) const;
  bool same_line(DirectedSegment a, DirectedSegment b) const;
  SnappedPlace place(Coordinate at, Approach approach, bool large_only) const;
  std::optional<NearestPoint> nearest_road(Coordinate at, const Serves& serves) const;
  std::vector<Anchor> on_both_sides(const NearestPoint& nearest) const;
  std::vector<Anchor> at_the_kerb(const NearestPoint& nearest, const Serves& serves) const;
  std::vector<Anchor> at_junction(NodeId node) const;

  const Network& network_;
  const SpatialIndex& index_;
  const Profile& profile_;
  const Metric& metric_;
  const ComponentLabels& components_;
};

}  // namespace postkutscher
