#include "engine/planning/places.h"

#include <algorithm>

namespace postkutscher {

namespace {

constexpr std::size_t kMostLayouts = 64;

}  // namespace

Places places_of(const Load& load) {
  Places places;
  for (std::size_t kind = 0; kind < kPlaceKinds; ++kind) {
    places.packed |= std::uint64_t{std::min<std::uint16_t>(load[kind], INT16_MAX)} << (16 * kind);
  }
  return places;
}

Interior::Interior(const Vehicle& vehicle) : most_requests_(vehicle.most_requests_on_board) {
  const std::size_t count = std::min(vehicle.layouts.size(), kMostLayouts);
  for (std::size_t k = 0; k < count; ++k) layouts_.push_back(places_of(vehicle.layouts[k].capacity));
  all_ = count == kMostLayouts ? ~LayoutMask{0} : (LayoutMask{1} << count) - 1;
}

}  // namespace postkutscher
