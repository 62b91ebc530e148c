// Rewrites turn restrictions of the map, which name ways, into forbidden sequences of directed segments. A step of
// NetworkBuilder::build. Candidates are the directions of the named ways that the restricted modes may travel, always
// or at times. What the map means must be plain: exactly one way to come from `from`, over via ways from end to end,
// and exactly one segment of `to` to leave by (OSRM draws the same line). So roads that run on through the junction, in
// both directions, should have been split there; their restrictions are not used, for half of what they could mean
// would be wrong. An only_* restriction to a one-way street that ends here leaves nothing but the way back, and one to
// a road that is none for some of the modes does not bind these, as in OSRM.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "engine/network/builder.h"

namespace postkutscher {

class RestrictionResolver {
 public:
  // Keeps a reference to `data`, whose nodes and segments are complete; appends to its forbidden sequences.
  explicit RestrictionResolver(NetworkData& data);

  // `via_node`: the junction of restriction.via_node; not used for restrictions with via ways.
  // False: the map's data do not yield one turn to forbid or to prescribe.
  bool add(const SourceRestriction& restriction, NodeId via_node);

 private:
  using Path = std::vector<DirectedSegment>;
  using Segments = std::vector<SegmentId>;  // of one way, in its order

  Segments segments_of(std::int64_t way) const;
  NodeId tail(DirectedSegment d) const;
  NodeId head(DirectedSegment d) const;
  bool open(DirectedSegment d, ModeMask modes) const;
  Path arriving(const Segments& way, NodeId node, ModeMask modes) const;
  Path leaving(const Segments& way, NodeId node) const;
  Path exits(const SourceRestriction& restriction, DirectedSegment last) const;

  std::vector<Path> approaches(const SourceRestriction& restriction, NodeId via_node) const;
  std::vector<Path> whole(const Segments& way, ModeMask modes) const;
  std::vector<Path> continued(const std::vector<Path>& paths, const std::vector<Path>& ways) const;
  bool bind(const SourceRestriction& restriction, NodeId via_node);
  bool forbid_turning_back(const SourceRestriction& restriction, NodeId via_node);
  bool prescribe(const SourceRestriction& restriction, const Path& approach, DirectedSegment allowed);
  void forbid(const SourceRestriction& restriction, ModeMask modes, Path path, DirectedSegment exit);

  NetworkData& data_;
  std::vector<ModeMask> open_modes_;  // by directed segment
  std::vector<std::pair<std::int64_t, SegmentId>> by_way_;
  std::vector<std::pair<NodeId, DirectedSegment>> by_tail_;
};

}  // namespace postkutscher
