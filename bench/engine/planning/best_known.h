// Best known solutions of published benchmark instances, as docs and papers state them: two decimals.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace postkutscher {

struct BestKnown {
  std::string_view set;
  std::string_view instance;
  double distance = 0;
  std::size_t vehicles = 0;  // 0 = the objective does not count them
};

std::optional<BestKnown> best_known(std::string_view instance);

}  // namespace postkutscher
