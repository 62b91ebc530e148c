#include "engine/network/way_splitter.h"

#include <algorithm>
#include <cmath>

namespace postkutscher {

namespace {

void raise(std::uint8_t& counter, bool by_one) {
  if (by_one && counter < UINT8_MAX) ++counter;
}

void saturate_at_two(std::uint8_t& counter, int more) {
  counter = static_cast<std::uint8_t>(std::min(2, counter + more));
}

void sort_by_id(std::vector<SourcePoint>& points) {
  const auto by_id = [](const SourcePoint& a, const SourcePoint& b) { return a.id < b.id; };
  if (!std::is_sorted(points.begin(), points.end(), by_id)) std::stable_sort(points.begin(), points.end(), by_id);
  const auto same_id = [](const SourcePoint& a, const SourcePoint& b) { return a.id == b.id; };
  points.erase(std::unique(points.begin(), points.end(), same_id), points.end());
}

}  // namespace

WaySplitter::WaySplitter(std::vector<SourcePoint> points, const std::vector<SourceWay>& ways, NetworkData& data)
    : points_(std::move(points)), ways_(ways), data_(data) {
  sort_by_id(points_);
  use_.resize(points_.size());
  for (std::size_t i = 0; i < points_.size(); ++i) {
    use_[i].junction = points_[i].closed != 0 || points_[i].turning_place || points_[i].limits != VehicleLimits{};
  }
  for (std::size_t way = 0; way < ways_.size(); ++way) collect_runs(way);
  for (PointUse& use : use_) use.junction = use.junction || use.uses > 1;
}

WaySplitter::PointIndex WaySplitter::find(std::int64_t point_id) const {
  const auto found = std::lower_bound(points_.begin(), points_.end(), point_id,
                                      [](const SourcePoint& p, std::int64_t id) { return p.id < id; });
  return found != points_.end() && found->id == point_id ? static_cast<PointIndex>(found - points_.begin()) : kUnknown;
}

void WaySplitter::collect_runs(std::size_t way) {
  Run run{way, run_points_.size(), 0};
  bool complete = true;
  for (const std::int64_t id : ways_[way].points) {
    const PointIndex point = find(id);
    if (point == kUnknown) {
      ++points_missing_;
      complete = false;
      close_run(run, complete);
      run = {way, run_points_.size(), 0};
    } else if (run.count == 0 || run_points_.back() != point) {
      run_points_.push_back(point);
      ++run.count;
    }
  }
  close_run(run, complete);
}

void WaySplitter::close_run(const Run& run, bool complete_way) {
  if (run.count < 2) {
    run_points_.resize(run.first);
    ways_without_length_ += complete_way;
    return;
  }
  for (std::size_t i = 0; i < run.count; ++i) {
    PointUse& use = use_[run_points_[run.first + i]];
    const bool is_end = i == 0 || i + 1 == run.count;
    saturate_at_two(use.uses, 1);
    saturate_at_two(use.arms, is_end ? 1 : 2);
    use.junction = use.junction || is_end;
  }
  runs_.push_back(run);
}

void WaySplitter::mark_junction(std::int64_t point_id) {
  const PointIndex point = find(point_id);
  if (point != kUnknown) use_[point].junction = true;
}

void WaySplitter::split() {
  for (std::size_t i = 0; i < runs_.size();) {
    const std::size_t way = runs_[i].way, first_segment = data_.segments.size();
    for (; i < runs_.size() && runs_[i].way == way; ++i) split_run(runs_[i]);
    if (ways_[way].attributes.timetable_ticks > 0) share_timetable(ways_[way], first_segment);
  }
}

// By length, so that the parts sum exactly to the whole.
void WaySplitter::share_timetable(const SourceWay& way, std::size_t first_segment) {
  std::uint64_t length = 0, so_far = 0;
  const auto& segments = data_.segments.items();
  for (std::size_t i = first_segment; i < segments.size(); ++i) length += segments[i].length;
  for (std::size_t i = first_segment; i < segments.size(); ++i) {
    const std::uint64_t whole = way.attributes.timetable_ticks;
    const std::uint64_t before = whole * so_far / length;
    so_far += segments[i].length;
    data_.segments[SegmentId(i)].timetable_ticks = static_cast<std::uint32_t>(whole * so_far / length - before);
  }
}

void WaySplitter::split_run(const Run& run) {
  const Piece points(run_points_.data() + run.first, run.count);
  std::size_t begin = 0;
  for (std::size_t i = 1; i < points.size(); ++i) {
    if (!use_[points[i]].junction) continue;
    add_piece(ways_[run.way], points.subspan(begin, i - begin + 1));
    begin = i;
  }
}

void WaySplitter::add_piece(const SourceWay& way, Piece piece) {
  const PointIndex from = piece.front(), to = piece.back();
  if (metres(piece) == 0) {
    // Two junctions drawn at the same place stay connected; only what leads nowhere is dropped.
    const bool connects = from != to && use_[from].arms > 1 && use_[to].arms > 1;
    if (!connects) {
      ++ways_without_length_;
      return;
    }
  }
  if (from != to) return add_segment(way, piece);
  const std::size_t half = middle(piece);
  add_segment(way, piece.first(half + 1));
  add_segment(way, piece.subspan(half));
}

void WaySplitter::add_segment(const SourceWay& way, Piece piece) {
  Segment segment = way.attributes;
  segment.way = way.id;
  segment.from = make_node(piece.front());
  segment.to = make_node(piece.back());
  segment.first_shape_point = static_cast<std::uint32_t>(data_.shape_points.size());
  segment.shape_point_count = static_cast<std::uint32_t>(piece.size() - 2);
  for (const PointIndex point : piece.subspan(1, piece.size() - 2)) data_.shape_points.push_back(points_[point].at);
  segment.length =
      static_cast<std::uint32_t>(std::max<long long>(1, std::llround(metres(piece) * kDecimetresPerMetre)));
  segment.name = make_name(way.name);
  count_obstacles(piece, segment);
  data_.segments.push_back(segment);
}

double WaySplitter::metres(Piece piece) const {
  double sum = 0;
  for (std::size_t i = 1; i < piece.size(); ++i) sum += distance_metres(points_[piece[i - 1]].at, points_[piece[i]].at);
  return sum;
}

// The inner point of a loop that is nearest to half of its length.
std::size_t WaySplitter::middle(Piece loop) const {
  const double half = metres(loop) / 2;
  double so_far = 0, least = half;
  std::size_t best = 1;
  for (std::size_t i = 1; i + 1 < loop.size(); ++i) {
    so_far += distance_metres(points_[loop[i - 1]].at, points_[loop[i]].at);
    if (std::abs(so_far - half) >= least) continue;
    least = std::abs(so_far - half);
    best = i;
  }
  return best;
}

bool WaySplitter::heads_to_end(Piece piece, std::size_t point) const {
  return metres(piece.subspan(point)) <= metres(piece.first(point + 1));
}

// Traffic meets what stands at inner points and at the junction where it arrives, not at the one that it leaves.
void WaySplitter::count_obstacles(Piece piece, Segment& segment) const {
  for (std::size_t i = 0; i < piece.size(); ++i) {
    const SourcePoint& point = points_[piece[i]];
    if (i > 0) {
      raise(segment.forward.signals, point.signal_forward);
      raise(segment.forward.stops, point.stop_forward || (point.stop_undirected && heads_to_end(piece, i)));
      raise(segment.forward.crossings, point.crossing);
    }
    if (i + 1 < piece.size()) {
      raise(segment.backward.signals, point.signal_backward);
      raise(segment.backward.stops, point.stop_backward || (point.stop_undirected && !heads_to_end(piece, i)));
      raise(segment.backward.crossings, point.crossing);
    }
  }
}

NodeId WaySplitter::make_node(PointIndex point) {
  NodeId& node = use_[point].node;
  if (!node.valid()) {
    const SourcePoint& source = points_[point];
    node = data_.nodes.push_back({source.at, source.id, source.closed, source.turning_place, source.limits});
  }
  return node;
}

NameId WaySplitter::make_name(const RoadName& name) {
  if (name == RoadName()) return {};
  const std::string key = name.german + '\0' + name.sorbian + '\0' + name.reference;
  const auto [entry, is_new] = name_ids_.try_emplace(key);
  if (is_new) entry->second = data_.names.push_back(name);
  return entry->second;
}

NodeId WaySplitter::node(std::int64_t point_id) const {
  const PointIndex point = find(point_id);
  return point == kUnknown ? NodeId() : use_[point].node;
}

}  // namespace postkutscher
