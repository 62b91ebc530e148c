// Cuts ways into segments between junctions and files them in a NetworkData. A step of NetworkBuilder::build.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/network/builder.h"

namespace postkutscher {

class WaySplitter {
 public:
  // Keeps a reference to the ways and to `data`, which must outlive it. Of points with the same id the first counts.
  WaySplitter(std::vector<SourcePoint> points, const std::vector<SourceWay>& ways, NetworkData& data);

  // Ways are split at this point although nothing else asks for it. Unknown points are ignored.
  void mark_junction(std::int64_t point_id);
  // Appends nodes, segments, shape points and names to the data. Once, after all marks.
  void split();

  // The junction made from a point; none where no segment ends at it.
  NodeId node(std::int64_t point_id) const;
  std::int64_t points_missing() const { return points_missing_; }
  std::int64_t ways_without_length() const { return ways_without_length_; }

 private:
  using PointIndex = std::uint32_t;
  using Piece = std::span<const PointIndex>;
  static constexpr PointIndex kUnknown = UINT32_MAX;

  // A stretch of a way without missing points: [first, first + count) of run_points_.
  struct Run {
    std::size_t way = 0;
    std::size_t first = 0;
    std::size_t count = 0;
  };
  struct PointUse {
    NodeId node;
    std::uint8_t uses = 0;  // saturates at 2
    std::uint8_t arms = 0;  // pieces of road that leave the point; saturates at 2
    bool junction = false;
  };

  PointIndex find(std::int64_t point_id) const;
  void collect_runs(std::size_t way);
  void close_run(const Run& run, bool complete_way);
  void split_run(const Run& run);
  void add_piece(const SourceWay& way, Piece piece);
  void add_segment(const SourceWay& way, Piece piece);
  void share_timetable(const SourceWay& way, std::size_t first_segment);
  double metres(Piece piece) const;
  std::size_t middle(Piece loop) const;
  void count_obstacles(Piece piece, Segment& segment) const;
  bool heads_to_end(Piece piece, std::size_t point) const;
  NodeId make_node(PointIndex point);
  NameId make_name(const RoadName& name);

  std::vector<SourcePoint> points_;  // ascending ids
  const std::vector<SourceWay>& ways_;
  NetworkData& data_;
  std::vector<PointUse> use_;  // by point
  std::vector<PointIndex> run_points_;
  std::vector<Run> runs_;
  std::unordered_map<std::string, NameId> name_ids_;
  std::int64_t points_missing_ = 0;
  std::int64_t ways_without_length_ = 0;
};

}  // namespace postkutscher
