#include "engine/network/restriction_resolver.h"

#include <algorithm>

#include "engine/network/conditions.h"

namespace postkutscher {

namespace {

// Names one way twice: nothing but the way back on the same segment is meant.
bool forbids_turning_back(const SourceRestriction& restriction) {
  return restriction.is_u_turn && restriction.kind == RestrictionKind::no && restriction.via_ways.empty() &&
         restriction.from_way == restriction.to_way;
}

}  // namespace

RestrictionResolver::RestrictionResolver(NetworkData& data) : data_(data), open_modes_(modes_ever_open(data)) {
  by_way_.reserve(data_.segments.size());
  by_tail_.reserve(2 * data_.segments.size());
  for (const SegmentId id : data_.segments.ids()) {
    const Segment& segment = data_.segments[id];
    by_way_.emplace_back(segment.way, id);
    by_tail_.emplace_back(segment.from, DirectedSegment(id, true));
    by_tail_.emplace_back(segment.to, DirectedSegment(id, false));
  }
  std::sort(by_way_.begin(), by_way_.end());
  std::sort(by_tail_.begin(), by_tail_.end());
}

bool RestrictionResolver::add(const SourceRestriction& restriction, NodeId via_node) {
  return forbids_turning_back(restriction) ? forbid_turning_back(restriction, via_node) : bind(restriction, via_node);
}

bool RestrictionResolver::bind(const SourceRestriction& restriction, NodeId via_node) {
  const std::vector<Path> paths = approaches(restriction, via_node);
  if (paths.size() != 1) return false;
  const Path& approach = paths.front();
  const Path turns = exits(restriction, approach.back());
  if (turns.size() != 1) return false;
  if (restriction.kind == RestrictionKind::only) return prescribe(restriction, approach, turns.front());
  forbid(restriction, restriction.modes, approach, turns.front());
  return true;
}

// A prescribed road that nobody may enter still closes all others.
RestrictionResolver::Path RestrictionResolver::exits(const SourceRestriction& restriction, DirectedSegment last) const {
  Path all = leaving(segments_of(restriction.to_way), head(last));
  std::erase(all, last.reversed());
  Path usable = all;
  std::erase_if(usable, [&](DirectedSegment d) { return !open(d, restriction.modes); });
  return usable.empty() && restriction.kind == RestrictionKind::only ? all : usable;
}

bool RestrictionResolver::forbid_turning_back(const SourceRestriction& restriction, NodeId via_node) {
  if (!via_node.valid()) return false;
  bool used = false;
  for (const DirectedSegment d : arriving(segments_of(restriction.from_way), via_node, restriction.modes)) {
    if (!open(d.reversed(), restriction.modes)) continue;
    forbid(restriction, restriction.modes, {d}, d.reversed());
    used = true;
  }
  return used;
}

RestrictionResolver::Segments RestrictionResolver::segments_of(std::int64_t way) const {
  Segments segments;
  auto entry = std::lower_bound(by_way_.begin(), by_way_.end(), std::pair(way, SegmentId(0)));
  for (; entry != by_way_.end() && entry->first == way; ++entry) segments.push_back(entry->second);
  return segments;
}

NodeId RestrictionResolver::tail(DirectedSegment d) const {
  const Segment& segment = data_.segments[d.segment()];
  return d.forward() ? segment.from : segment.to;
}

NodeId RestrictionResolver::head(DirectedSegment d) const {
  return tail(d.reversed());
}

bool RestrictionResolver::open(DirectedSegment d, ModeMask modes) const {
  return (open_modes_[d.value] & modes) != 0;
}

RestrictionResolver::Path RestrictionResolver::leaving(const Segments& way, NodeId node) const {
  Path found;
  for (const SegmentId id : way) {
    for (const bool forward : {true, false}) {
      const DirectedSegment d(id, forward);
      if (tail(d) == node) found.push_back(d);
    }
  }
  return found;
}

RestrictionResolver::Path RestrictionResolver::arriving(const Segments& way, NodeId node, ModeMask modes) const {
  Path found;
  for (const SegmentId id : way) {
    for (const bool forward : {true, false}) {
      const DirectedSegment d(id, forward);
      if (head(d) == node && open(d, modes)) found.push_back(d);
    }
  }
  return found;
}

// All ways to come from the restriction's `from` to where its `to` begins: the last segment of `from`, then the via
// ways from end to end.
std::vector<RestrictionResolver::Path> RestrictionResolver::approaches(const SourceRestriction& restriction,
                                                                       NodeId via_node) const {
  const Segments from = segments_of(restriction.from_way);
  std::vector<Path> paths;
  const auto arrive_at = [&](NodeId node) {
    for (const DirectedSegment d : arriving(from, node, restriction.modes)) paths.push_back({d});
  };
  if (restriction.via_ways.empty()) {
    if (via_node.valid()) arrive_at(via_node);
    return paths;
  }
  const auto first_ways = whole(segments_of(restriction.via_ways.front()), restriction.modes);
  std::vector<NodeId> starts;
  for (const Path& way : first_ways) starts.push_back(tail(way.front()));
  std::sort(starts.begin(), starts.end());
  starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
  std::for_each(starts.begin(), starts.end(), arrive_at);
  for (const std::int64_t via : restriction.via_ways) {
    paths = continued(paths, whole(segments_of(via), restriction.modes));
  }
  return paths;
}

// The way from end to end in each direction in which all of it is open.
std::vector<RestrictionResolver::Path> RestrictionResolver::whole(const Segments& way, ModeMask modes) const {
  Path forward, backward;
  for (const SegmentId id : way) forward.emplace_back(id, true);
  for (auto d = forward.rbegin(); d != forward.rend(); ++d) backward.push_back(d->reversed());
  std::vector<Path> found;
  for (Path* direction : {&forward, &backward}) {
    Path& path = *direction;
    bool passable = !path.empty();
    for (std::size_t i = 0; i < path.size(); ++i) {
      passable = passable && open(path[i], modes) && (i == 0 || tail(path[i]) == head(path[i - 1]));
    }
    if (passable) found.push_back(std::move(path));
  }
  return found;
}

std::vector<RestrictionResolver::Path> RestrictionResolver::continued(const std::vector<Path>& paths,
                                                                      const std::vector<Path>& ways) const {
  std::vector<Path> longer;
  for (const Path& path : paths) {
    for (const Path& way : ways) {
      if (tail(way.front()) != head(path.back()) || way.front() == path.back().reversed()) continue;
      longer.push_back(path);
      longer.back().insert(longer.back().end(), way.begin(), way.end());
    }
  }
  return longer;
}

// Forbids every other exit but the way back, which is a matter of the U-turn rules of a profile. Binds those for whom
// the prescribed road is a road at all: cars are not sent into a busway.
bool RestrictionResolver::prescribe(const SourceRestriction& restriction, const Path& approach,
                                    DirectedSegment allowed) {
  const ModeMask users = open_modes_[allowed.value] | open_modes_[allowed.reversed().value];
  const auto modes = static_cast<ModeMask>(restriction.modes & users);
  if (modes == 0) return false;
  const NodeId at = head(approach.back());
  auto entry = std::lower_bound(by_tail_.begin(), by_tail_.end(), std::pair(at, DirectedSegment(0)));
  for (; entry != by_tail_.end() && entry->first == at; ++entry) {
    const DirectedSegment exit = entry->second;
    if (exit != allowed && exit != approach.back().reversed()) forbid(restriction, modes, approach, exit);
  }
  return true;
}

void RestrictionResolver::forbid(const SourceRestriction& restriction, ModeMask modes, Path path,
                                 DirectedSegment exit) {
  path.push_back(exit);
  data_.forbidden_sequences.push_back({static_cast<std::uint32_t>(data_.forbidden_path.size()),
                                       static_cast<std::uint32_t>(path.size()), modes, restriction.condition});
  data_.forbidden_path.insert(data_.forbidden_path.end(), path.begin(), path.end());
}

}  // namespace postkutscher
