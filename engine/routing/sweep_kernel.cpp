#include "engine/routing/sweep_kernel.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "engine/routing/sweep_kernel.cpp"
#include <hwy/foreach_target.h>
//
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace postkutscher {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

// A row takes four or more vectors.
template <class Cost>
using Row = hn::CappedTag<Cost, kLanes<Cost> / 4>;

// Four vectors of a row at a time, so that the reads of one hide behind the arithmetic of the others.
template <class Cost>
HWY_ATTR HWY_INLINE void relax_four(const SweepArcs<Cost>& arcs, std::size_t v, std::size_t lane, bool preset,
                                    Cost closed, Cost* HWY_RESTRICT rows) {
  const Row<Cost> tag;
  const std::size_t width = hn::Lanes(tag);
  Cost* HWY_RESTRICT mine = rows + v * kLanes<Cost> + lane;
  auto a = preset ? hn::Load(tag, mine) : hn::Set(tag, closed);
  auto b = preset ? hn::Load(tag, mine + width) : hn::Set(tag, closed);
  auto c = preset ? hn::Load(tag, mine + 2 * width) : hn::Set(tag, closed);
  auto d = preset ? hn::Load(tag, mine + 3 * width) : hn::Set(tag, closed);
  for (std::uint32_t i = arcs.first[v]; i < arcs.first[v + 1]; ++i) {
    const Cost* HWY_RESTRICT other = rows + arcs.row[i] * kLanes<Cost> + lane;
    const auto weight = hn::Set(tag, arcs.weight[i]);
    a = hn::Min(a, hn::Add(hn::Load(tag, other), weight));
    b = hn::Min(b, hn::Add(hn::Load(tag, other + width), weight));
    c = hn::Min(c, hn::Add(hn::Load(tag, other + 2 * width), weight));
    d = hn::Min(d, hn::Add(hn::Load(tag, other + 3 * width), weight));
  }
  hn::Store(a, tag, mine);
  hn::Store(b, tag, mine + width);
  hn::Store(c, tag, mine + 2 * width);
  hn::Store(d, tag, mine + 3 * width);
}

template <class Cost>
HWY_ATTR void down(const SweepArcs<Cost>& arcs, const std::uint8_t* preset, Cost closed, Cost* HWY_RESTRICT rows) {
  const std::size_t width = hn::Lanes(Row<Cost>());
  for (std::size_t v = 0; v + 1 < arcs.first.size(); ++v) {
    for (std::size_t lane = 0; lane < kLanes<Cost>; lane += 4 * width) {
      relax_four(arcs, v, lane, preset[v] != 0, closed, rows);
    }
  }
}

template <class Cost>
HWY_ATTR void up(const Cost* HWY_RESTRICT from, std::span<const std::uint32_t> heads, const Cost* HWY_RESTRICT weights,
                 Cost* HWY_RESTRICT rows) {
  const Row<Cost> tag;
  const std::size_t width = hn::Lanes(tag);
  for (std::size_t i = 0; i < heads.size(); ++i) {
    Cost* HWY_RESTRICT there = rows + heads[i] * kLanes<Cost>;
    const auto w = hn::Set(tag, weights[i]);
    for (std::size_t lane = 0; lane < kLanes<Cost>; lane += width) {
      const auto over = hn::Add(hn::Load(tag, from + lane), w);
      hn::Store(hn::Min(hn::Load(tag, there + lane), over), tag, there + lane);
    }
  }
}

// The least cost of each lane by any goal of a target.
template <class Cost>
HWY_ATTR HWY_INLINE auto least(Row<Cost> tag, const SweepGoals<Cost>& goals, std::size_t target,
                               const Cost* HWY_RESTRICT rows, Cost closed) {
  auto best = hn::Set(tag, closed);
  for (std::uint32_t i = goals.first[target]; i < goals.first[target + 1]; ++i) {
    const auto there = hn::Load(tag, rows + goals.row[i] * kLanes<Cost>);
    best = hn::Min(best, hn::Add(there, hn::Set(tag, goals.cost[i])));
  }
  return best;
}

HWY_ATTR bool goals32(const SweepGoals<std::uint32_t>& goals, std::size_t begin, std::size_t end,
                      const std::uint32_t* rows, std::uint32_t base, std::uint32_t* HWY_RESTRICT out) {
  const Row<std::uint32_t> tag;
  const auto closed = hn::Set(tag, kNarrowClosedCost);
  const auto mask = hn::Set(tag, static_cast<std::uint32_t>(kFieldMask));
  const auto none = hn::Set(tag, UINT32_MAX);
  const auto top_bit = hn::Set(tag, std::uint32_t{1} << (kNarrowDurationBits - 1));
  auto reached = hn::Zero(tag);
  for (std::size_t target = begin; target < end; ++target) {
    for (std::size_t lane = 0; lane < kLanes<std::uint32_t>; lane += hn::Lanes(tag)) {
      const auto cost = least(tag, goals, target, rows + lane, kNarrowClosedCost);
      const auto open = hn::Lt(cost, closed);
      const auto found = hn::And(hn::Sub(cost, hn::Set(tag, base)), mask);
      reached = hn::Or(reached, hn::IfThenElseZero(open, hn::And(cost, top_bit)));
      hn::Store(hn::IfThenElse(open, found, none), tag, out);
      out += hn::Lanes(tag);
    }
  }
  return hn::AllTrue(tag, hn::Eq(reached, hn::Zero(tag)));
}

HWY_ATTR bool goals64(const SweepGoals<std::int64_t>& goals, std::size_t begin, std::size_t end,
                      const std::int64_t* rows, std::int64_t base, std::uint64_t* HWY_RESTRICT out) {
  const Row<std::int64_t> tag;
  const auto overflow = hn::Set(tag, static_cast<std::int64_t>(kOverflowBits));
  for (std::size_t target = begin; target < end; ++target) {
    for (std::size_t lane = 0; lane < kLanes<std::int64_t>; lane += hn::Lanes(tag)) {
      const auto cost = least(tag, goals, target, rows + lane, static_cast<std::int64_t>(kClosedCost));
      const auto valid = hn::Eq(hn::And(cost, overflow), hn::Zero(tag));
      const auto found = hn::IfThenElse(valid, hn::Sub(cost, hn::Set(tag, base)), hn::Set(tag, std::int64_t{-1}));
      hn::Store(hn::BitCast(hn::RebindToUnsigned<decltype(tag)>(), found), hn::RebindToUnsigned<decltype(tag)>(), out);
      out += hn::Lanes(tag);
    }
  }
  return true;
}

HWY_ATTR void down32(const SweepArcs<std::uint32_t>& arcs, const std::uint8_t* preset, std::uint32_t closed,
                     std::uint32_t* rows) {
  down(arcs, preset, closed, rows);
}
HWY_ATTR void down64(const SweepArcs<std::int64_t>& arcs, const std::uint8_t* preset, std::int64_t closed,
                     std::int64_t* rows) {
  down(arcs, preset, closed, rows);
}
HWY_ATTR void up32(const std::uint32_t* from, std::span<const std::uint32_t> heads, const std::uint32_t* weights,
                   std::uint32_t* rows) {
  up(from, heads, weights, rows);
}
HWY_ATTR void up64(const std::int64_t* from, std::span<const std::uint32_t> heads, const std::int64_t* weights,
                   std::int64_t* rows) {
  up(from, heads, weights, rows);
}

}  // namespace HWY_NAMESPACE
}  // namespace postkutscher
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace postkutscher {

HWY_EXPORT(goals32);
HWY_EXPORT(goals64);
HWY_EXPORT(down32);
HWY_EXPORT(down64);
HWY_EXPORT(up32);
HWY_EXPORT(up64);

void sweep_down(const SweepArcs<std::uint32_t>& arcs, const std::uint8_t* preset, std::uint32_t closed,
                std::uint32_t* rows) {
  HWY_DYNAMIC_DISPATCH(down32)(arcs, preset, closed, rows);
}

void sweep_down(const SweepArcs<std::int64_t>& arcs, const std::uint8_t* preset, std::int64_t closed,
                std::int64_t* rows) {
  HWY_DYNAMIC_DISPATCH(down64)(arcs, preset, closed, rows);
}

void relax_up(const std::uint32_t* from, std::span<const std::uint32_t> heads, const std::uint32_t* weights,
              std::uint32_t* rows) {
  HWY_DYNAMIC_DISPATCH(up32)(from, heads, weights, rows);
}

void relax_up(const std::int64_t* from, std::span<const std::uint32_t> heads, const std::int64_t* weights,
              std::int64_t* rows) {
  HWY_DYNAMIC_DISPATCH(up64)(from, heads, weights, rows);
}

bool read_goals(const SweepGoals<std::uint32_t>& goals, std::size_t begin, std::size_t end, const std::uint32_t* rows,
                std::uint32_t base, std::uint32_t* out) {
  return HWY_DYNAMIC_DISPATCH(goals32)(goals, begin, end, rows, base, out);
}

bool read_goals(const SweepGoals<std::int64_t>& goals, std::size_t begin, std::size_t end, const std::int64_t* rows,
                std::int64_t base, std::uint64_t* out) {
  return HWY_DYNAMIC_DISPATCH(goals64)(goals, begin, end, rows, base, out);
}

std::vector<std::string> sweep_instruction_sets() {
  std::vector<std::string> names;
  for (const std::int64_t target : hwy::SupportedAndGeneratedTargets()) names.emplace_back(hwy::TargetName(target));
  return names;
}

std::string sweep_instruction_set() {
  return sweep_instruction_sets().front();
}

void restrict_sweeps_to(const std::string& instruction_set) {
  hwy::SetSupportedTargetsForTest(0);
  for (const std::int64_t target : hwy::SupportedAndGeneratedTargets()) {
    if (instruction_set == hwy::TargetName(target)) hwy::SetSupportedTargetsForTest(target);
  }
  hwy::GetChosenTarget().Update(hwy::SupportedTargets());
}

}  // namespace postkutscher
#endif
