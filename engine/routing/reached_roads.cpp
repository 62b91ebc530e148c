#include "engine/routing/reached_roads.h"

#include <algorithm>

#include "engine/routing/travel_costs.h"

namespace postkutscher {

namespace {

struct Stretch {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

// Sorts, and joins those that touch.
void unite(std::vector<Stretch>& stretches) {
  std::sort(stretches.begin(), stretches.end(), [](const Stretch& a, const Stretch& b) { return a.begin < b.begin; });
  std::size_t kept = 0;
  for (const Stretch& next : stretches) {
    if (next.begin >= next.end) continue;
    if (kept > 0 && next.begin <= stretches[kept - 1].end) {
      stretches[kept - 1].end = std::max(stretches[kept - 1].end, next.end);
    } else {
      stretches[kept++] = next;
    }
  }
  stretches.resize(kept);
}

class Pieces {
 public:
  Pieces(const OneToAll& search, Duration limit) : search_(search), metric_(search.metric()), limit_(limit.ticks) {}

  std::vector<ReachedPiece> all() {
    std::vector<ReachedPiece> pieces;
    for (std::uint32_t d = 0; d < metric_.segments.size(); ++d) {
      const DirectedSegment on(d);
      if (!metric_.of(on).open()) continue;
      collect(on);
      for (const Stretch& stretch : found_) pieces.push_back({on, stretch.begin, stretch.end});
    }
    return pieces;
  }

 private:
  // A later choice serves only what none before it connects at all.
  void collect(DirectedSegment on) {
    found_.clear();
    Stretch open{0, metric_.of(on).length};
    for (const OneToAll::Choice& choice : search_.choices()) {
      const std::size_t first = found_.size();
      Stretch left = open;
      for (const Anchor& anchor : choice.anchors) {
        if (anchor.on == on) left = beside(add_straight(anchor), left);
      }
      const PackedCost cost = choice.costs[on.value];
      if (cost != kNoPath) {
        add_by_turn(on, unpacked(cost).duration.ticks);
        left = {};
      }
      for (std::size_t i = first; i < found_.size(); ++i) {
        found_[i] = {std::max(found_[i].begin, open.begin), std::min(found_[i].end, open.end)};
      }
      open = left;
      if (open.begin >= open.end) break;
    }
    unite(found_);
  }

  // Straight ahead from the anchor, or straight to it; returns all that is connected so, at whatever cost.
  Stretch add_straight(const Anchor& anchor) {
    const SegmentCost& cost = metric_.of(anchor.on);
    const std::int64_t before = duration_before(cost, anchor.offset);
    if (search_.travel() == Travel::from) {
      found_.push_back({anchor.offset, farthest(cost, before + limit_)});
      return {anchor.offset, cost.length};
    }
    found_.push_back({nearest(cost, before - limit_), anchor.offset});
    return {0, anchor.offset};
  }

  void add_by_turn(DirectedSegment on, std::int64_t at_end) {
    const SegmentCost& cost = metric_.of(on);
    const std::int64_t rest = limit_ - at_end;
    if (rest < 0) return;
    if (search_.travel() == Travel::from) {
      found_.push_back({0, farthest(cost, rest)});
    } else {
      found_.push_back({nearest(cost, std::int64_t{cost.duration} - rest), cost.length});
    }
  }

  static Stretch beside(const Stretch& taken, const Stretch& of) {
    return taken.begin <= of.begin ? Stretch{std::max(of.begin, taken.end), of.end}
                                   : Stretch{of.begin, std::min(of.end, taken.begin)};
  }

  // The largest offset with duration_before() <= ticks.
  static std::uint32_t farthest(const SegmentCost& cost, std::int64_t ticks) {
    if (ticks >= cost.duration) return cost.length;
    return static_cast<std::uint32_t>(((ticks + 1) * cost.length - 1) / cost.duration);
  }
  // The smallest offset with duration_before() >= ticks.
  static std::uint32_t nearest(const SegmentCost& cost, std::int64_t ticks) {
    if (ticks <= 0) return 0;
    return static_cast<std::uint32_t>((ticks * cost.length + cost.duration - 1) / cost.duration);
  }

  const OneToAll& search_;
  const Metric& metric_;
  std::int64_t limit_;
  std::vector<Stretch> found_;
};

}  // namespace

std::vector<ReachedPiece> reached_pieces(const OneToAll& search, Duration limit) {
  return search.choices().empty() ? std::vector<ReachedPiece>() : Pieces(search, limit).all();
}

std::vector<RoadStretch> reached_roads(const Network& network, std::span<const ReachedPiece> pieces) {
  std::vector<RoadStretch> roads;
  std::vector<Stretch> both;
  for (std::size_t i = 0; i < pieces.size();) {
    const SegmentId on = pieces[i].on.segment();
    const Segment& segment = network.segments()[on];
    both.clear();
    for (; i < pieces.size() && pieces[i].on.segment() == on; ++i) {
      const ReachedPiece& piece = pieces[i];
      both.push_back(piece.on.forward() ? Stretch{piece.begin, piece.end}
                                        : Stretch{segment.length - piece.end, segment.length - piece.begin});
    }
    if (segment.road_class == RoadClass::ferry) continue;
    unite(both);
    for (const Stretch& stretch : both) roads.push_back({on, stretch.begin, stretch.end});
  }
  return roads;
}

Distance total_length(std::span<const RoadStretch> roads) {
  Distance total;
  for (const RoadStretch& road : roads) total += Distance{std::int64_t{road.end} - road.begin};
  return total;
}

}  // namespace postkutscher
