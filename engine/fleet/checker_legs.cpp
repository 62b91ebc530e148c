#include <algorithm>
#include <boost/random/uniform_int_distribution.hpp>
#include <fmt/format.h>
#include <numeric>

#include "engine/base/random.h"
#include "engine/fleet/checker_parts.h"

namespace postkutscher::checker {

namespace {

// Table and road round separately.
constexpr Duration kRounding{1};

// Positions of a sample without replacement, ascending: a Fisher-Yates shuffle that stops early.
std::vector<std::size_t> sample_of(std::size_t count, std::size_t wanted, std::uint64_t seed) {
  std::vector<std::size_t> positions(count);
  std::iota(positions.begin(), positions.end(), std::size_t{0});
  if (wanted >= count) return positions;
  RandomStream random({.seed = seed, .purpose = "checker: legs driven again"});
  for (std::size_t i = 0; i < wanted; ++i) {
    const boost::random::uniform_int_distribution<std::size_t> any_left(i, count - 1);
    std::swap(positions[i], positions[any_left(random)]);
  }
  positions.resize(wanted);
  std::sort(positions.begin(), positions.end());
  return positions;
}

}  // namespace

std::size_t redrive(const std::vector<DrivenLeg>& legs, const CheckOptions& options, Report& report) {
  if (!options.reference_leg) return 0;
  std::vector<const DrivenLeg*> movements;
  for (const DrivenLeg& leg : legs) {
    if (leg.from != leg.to && !leg.table.is_infinite()) movements.push_back(&leg);
  }
  const std::vector<std::size_t> sample = sample_of(movements.size(), options.sample, options.seed);
  for (const std::size_t position : sample) {
    const DrivenLeg& leg = *movements[position];
    const Duration road = options.reference_leg(leg.from, leg.to, leg.profile, leg.depart);
    const Duration difference = road < leg.table ? leg.table - road : road - leg.table;
    if (difference <= kRounding) continue;
    report.add(ViolationKind::table_differs_from_road, leg.duty, leg.towards,
               fmt::format("the leg from location {} to {} at {} takes {} in the table, {} on the road", leg.from.value,
                           leg.to.value, clock(leg.depart), clock(leg.table), clock(road)));
  }
  return sample.size();
}

}  // namespace postkutscher::checker
