#include "engine/network/restriction_resolver.h"

#include <algorithm>

#include "engine/network/conditions.h"

namespace postkutscher {

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
  const Segments to = segments_of(restriction.to_way);
  bool used = false;
  for (const Path& approach : approaches(restriction, via_node)) {
    const Path turns = exits(restriction, approach.back(), to);
    if (turns.empty()) continue;
    used = true;
    if (restriction.kind == RestrictionKind::only) {
      prescribe(restriction, approach, turns);
    } else {
      for (const DirectedSegment exit : turns) forbid(restriction, approach, exit);
    }
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

bool RestrictionResolver::touches(const Segments& way, NodeId node) const {
  return std::any_of(way.begin(), way.end(),
                     [&](SegmentId id) { return data_.segments[id].from == node || data_.segments[id].to == node; });
}

RestrictionResolver::Path RestrictionResolver::leaving(const Segments& way, NodeId node, ModeMask modes) const {
  Path found;
  for (const SegmentId id : way) {
    for (const bool forward : {true, false}) {
      const DirectedSegment d(id, forward);
      if (tail(d) == node && open(d, modes)) found.push_back(d);
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

// All ways to come from the restriction's `from` to where its `to` begins: the last segment of `from`, then the whole
// chain of segments of the via ways.
std::vector<RestrictionResolver::Path> RestrictionResolver::approaches(const SourceRestriction& restriction,
                                                                       NodeId via_node) const {
  std::vector<Segments> ways{segments_of(restriction.from_way)};
  for (const std::int64_t via : restriction.via_ways) ways.push_back(segments_of(via));
  ways.push_back(segments_of(restriction.to_way));

  std::vector<Path> paths;
  const auto start_at = [&](NodeId node) {
    for (const DirectedSegment d : arriving(ways.front(), node, restriction.modes)) paths.push_back({d});
  };
  if (restriction.via_ways.empty()) {
    if (via_node.valid()) start_at(via_node);
    return paths;
  }
  std::vector<NodeId> starts;
  for (const SegmentId id : ways[1]) {
    for (const NodeId node : {data_.segments[id].from, data_.segments[id].to}) starts.push_back(node);
  }
  std::sort(starts.begin(), starts.end());
  starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
  for (const NodeId node : starts) start_at(node);

  for (std::size_t i = 1; i + 1 < ways.size(); ++i) {
    std::vector<Path> longer;
    for (const Path& path : paths) {
      for (Path& way_on : extended(path, ways[i], ways[i + 1], restriction.modes)) longer.push_back(std::move(way_on));
    }
    paths = std::move(longer);
  }
  return paths;
}

// `path` continued along the whole of `way` to the first junction with `next`, in each direction that gets there.
std::vector<RestrictionResolver::Path> RestrictionResolver::extended(const Path& path, const Segments& way,
                                                                     const Segments& next, ModeMask modes) const {
  std::vector<Path> found;
  for (const DirectedSegment first : leaving(way, head(path.back()), modes)) {
    if (first == path.back().reversed()) continue;
    const Path chain = along(way, first, next, modes);
    if (chain.empty()) continue;
    Path longer = path;
    longer.insert(longer.end(), chain.begin(), chain.end());
    found.push_back(std::move(longer));
  }
  return found;
}

RestrictionResolver::Path RestrictionResolver::along(const Segments& way, DirectedSegment first, const Segments& next,
                                                     ModeMask modes) const {
  Path chain{first};
  const std::size_t count = way.size();
  const auto start = std::find(way.begin(), way.end(), first.segment());
  std::size_t at = static_cast<std::size_t>(start - way.begin());
  while (!touches(next, head(chain.back()))) {
    at = (at + (first.forward() ? 1 : count - 1)) % count;
    const DirectedSegment d(way[at], first.forward());
    if (d == first || tail(d) != head(chain.back()) || !open(d, modes)) return {};
    chain.push_back(d);
  }
  return chain;
}

// The turns from `last` that the restriction names. Only a "no U-turn" means the way back on the same segment, and
// where it names one way twice it means nothing else.
RestrictionResolver::Path RestrictionResolver::exits(const SourceRestriction& restriction, DirectedSegment last,
                                                     const Segments& to) const {
  const bool only_back =
      restriction.is_u_turn && restriction.from_way == restriction.to_way && restriction.via_ways.empty();
  Path turns = leaving(to, head(last), restriction.modes);
  turns.erase(std::remove_if(turns.begin(), turns.end(),
                             [&](DirectedSegment d) { return (d == last.reversed()) != only_back; }),
              turns.end());
  return turns;
}

// Forbids every other exit but the way back, which is a matter of the U-turn rules of a profile.
void RestrictionResolver::prescribe(const SourceRestriction& restriction, const Path& approach, const Path& allowed) {
  const NodeId at = head(approach.back());
  auto entry = std::lower_bound(by_tail_.begin(), by_tail_.end(), std::pair(at, DirectedSegment(0)));
  for (; entry != by_tail_.end() && entry->first == at; ++entry) {
    const DirectedSegment exit = entry->second;
    const bool is_allowed = std::find(allowed.begin(), allowed.end(), exit) != allowed.end();
    if (!is_allowed && exit != approach.back().reversed()) forbid(restriction, approach, exit);
  }
}

void RestrictionResolver::forbid(const SourceRestriction& restriction, Path path, DirectedSegment exit) {
  path.push_back(exit);
  data_.forbidden_sequences.push_back({static_cast<std::uint32_t>(data_.forbidden_path.size()),
                                       static_cast<std::uint32_t>(path.size()), restriction.modes,
                                       restriction.condition});
  data_.forbidden_path.insert(data_.forbidden_path.end(), path.begin(), path.end());
}

}  // namespace postkutscher
