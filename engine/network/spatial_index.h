// Nearest segments to a coordinate (Boost.Geometry R-tree over the straight pieces of the geometry). Distances are in
// metres of a plane around the query, so they are exact however large the network is. Const and shared by all threads.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "engine/network/network.h"

namespace postkutscher {

// The nearest point of one segment to a query coordinate.
struct NearestPoint {
  SegmentId segment;
  Coordinate at;               // on the segment
  std::uint32_t offset = 0;    // decimetres from the segment's `from`, 0 … length
  double distance_metres = 0;  // from the query to `at`
  bool on_right = false;       // the query lies to the right of from → to
};

class SpatialIndex {
 public:
  // Keeps a reference to the network, which must outlive it.
  explicit SpatialIndex(const Network& network);
  ~SpatialIndex();
  SpatialIndex(SpatialIndex&&) noexcept;
  SpatialIndex& operator=(SpatialIndex&&) noexcept;

  // Nearest segment that `accept` accepts within `limit_metres`; ties go to the smaller segment id.
  std::optional<NearestPoint> nearest(Coordinate at, double limit_metres,
                                      const std::function<bool(SegmentId)>& accept) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace postkutscher
