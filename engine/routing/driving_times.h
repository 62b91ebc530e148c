// How long driving takes that begins at a moment: the metrics of the periods of a day, and when they begin. A piece of
// a segment is driven through the border of two periods by the share rule (share_rule.h), so it is FIFO.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "engine/base/share_rule.h"
#include "engine/base/units.h"
#include "engine/routing/metric.h"
#include "engine/routing/travel_costs.h"

namespace postkutscher {

class DrivingTimes {
 public:
  // One metric at all times.
  explicit DrivingTimes(const Metric& metric) : by_period_{&metric} {}
  // `by_period` has one entry more than `starts`, which strictly ascend. Keeps references. The metrics differ in the
  // durations of segments only, and none is faster than the first.
  DrivingTimes(std::vector<const Metric*> by_period, std::span<const Instant> starts)
      : by_period_(std::move(by_period)), starts_(starts) {}

  // For all that does not change: what is open, lengths, turns.
  const Metric& metric() const { return *by_period_.front(); }

  // From `begin` to `end` of a segment, decimetres from its tail.
  Duration driving(DirectedSegment on, std::uint32_t begin, std::uint32_t end, Instant depart) const {
    const auto in_period = [&](std::size_t period) {
      const SegmentCost& cost = by_period_[period]->of(on);
      return std::int64_t{duration_before(cost, end)} - duration_before(cost, begin);
    };
    return arrival_by_shares(starts_, depart, in_period) - depart;
  }

 private:
  std::vector<const Metric*> by_period_;
  std::span<const Instant> starts_;
};

}  // namespace postkutscher
