// Rides that begin in each district of the map, as far as the audience may know.
#pragma once

#include <optional>
#include <vector>

#include "scenarios/report/view.h"

namespace postkutscher::report {

struct DistrictCount {
  const District* district = nullptr;
  std::optional<std::size_t> rides;  // nothing where suppressed
};

// All districts of the network in its order. For an operator, the rides that its duties drive.
std::vector<DistrictCount> district_counts(const View& view);

}  // namespace postkutscher::report
