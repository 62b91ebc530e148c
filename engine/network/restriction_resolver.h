// Rewrites turn restrictions of the map, which name ways, into forbidden sequences of directed segments. A step of
// NetworkBuilder::build. Candidates are the directions of the named ways that the restricted modes may travel, always
// or at times.
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
  // False: the map's data do not yield any turn to forbid or to prescribe.
  bool add(const SourceRestriction& restriction, NodeId via_node);

 private:
  using Path = std::vector<DirectedSegment>;
  using Segments = std::vector<SegmentId>;  // of one way, in its order

  Segments segments_of(std::int64_t way) const;
  NodeId tail(DirectedSegment d) const;
  NodeId head(DirectedSegment d) const;
  bool open(DirectedSegment d, ModeMask modes) const;
  bool touches(const Segments& way, NodeId node) const;
  Path arriving(const Segments& way, NodeId node, ModeMask modes) const;
  Path leaving(const Segments& way, NodeId node, ModeMask modes) const;

  std::vector<Path> approaches(const SourceRestriction& restriction, NodeId via_node) const;
  std::vector<Path> extended(const Path& path, const Segments& way, const Segments& next, ModeMask modes) const;
  Path along(const Segments& way, DirectedSegment first, const Segments& next, ModeMask modes) const;
  Path exits(const SourceRestriction& restriction, DirectedSegment last, const Segments& to) const;
  void prescribe(const SourceRestriction& restriction, const Path& approach, const Path& allowed);
  void forbid(const SourceRestriction& restriction, Path path, DirectedSegment exit);

  NetworkData& data_;
  std::vector<ModeMask> open_modes_;  // by directed segment
  std::vector<std::pair<std::int64_t, SegmentId>> by_way_;
  std::vector<std::pair<NodeId, DirectedSegment>> by_tail_;
};

}  // namespace postkutscher
