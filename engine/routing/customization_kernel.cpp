#include "engine/routing/customization_kernel.h"

#include "engine/routing/packed_cost.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "engine/routing/customization_kernel.cpp"
#include <hwy/foreach_target.h>
//
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace postkutscher {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

using Lanes = hn::CappedTag<std::int64_t, kMetricLanes>;

HWY_ATTR void fans(const Hierarchy::Arcs& arcs, Hierarchy::Vertex v, const std::int64_t* HWY_RESTRICT spokes,
                   std::int64_t* HWY_RESTRICT costs) {
  const Lanes lanes;
  const std::size_t width = hn::Lanes(lanes);
  const auto overflow = hn::Set(lanes, static_cast<std::int64_t>(kOverflowBits));
  const auto zero = hn::Zero(lanes);
  std::int64_t* const row = costs + std::size_t{arcs.first(v)} * kMetricLanes;
  for (std::uint32_t i = arcs.first_fan(v); i < arcs.first_fan(v + 1); ++i) {
    const auto fan = arcs.fan(i);
    for (std::size_t lane = 0; lane < kMetricLanes; lane += width) {
      const auto spoke = hn::Load(lanes, spokes + std::size_t{fan.spoke} * kMetricLanes + lane);
      const std::int64_t* beside = costs + std::size_t{fan.beside} * kMetricLanes + lane;
      for (const std::uint16_t place : fan.place) {
        std::int64_t* const cost = row + std::size_t{place} * kMetricLanes + lane;
        const auto before = hn::Load(lanes, cost);
        const auto over = hn::Add(spoke, hn::Load(lanes, beside));
        const auto better = hn::And(hn::Lt(over, before), hn::Eq(hn::And(over, overflow), zero));
        hn::Store(hn::IfThenElse(better, over, before), lanes, cost);
        beside += kMetricLanes;
      }
    }
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace postkutscher
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace postkutscher {

HWY_EXPORT(fans);

void relax_fans(const Hierarchy::Arcs& arcs, Hierarchy::Vertex v, const std::int64_t* spokes, std::int64_t* costs) {
  HWY_DYNAMIC_DISPATCH(fans)(arcs, v, spokes, costs);
}

}  // namespace postkutscher
#endif
