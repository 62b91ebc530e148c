// Protection of small cells in published statistics: no count of people below the threshold can be read off or derived
// from the total of its row.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace postkutscher::report {

inline constexpr std::size_t kSmallestPublishedCount = 10;

// Which of the cells of a row, whose total is published, must be hidden: all below the threshold (primary), and as many
// of the smallest others that at least two cells and together at least `threshold` people are hidden (secondary), so
// that the difference to the total tells nothing about one of them. `also`: cells that are hidden in any case.
std::vector<bool> cells_to_hide(std::span<const std::size_t> counts, const std::vector<bool>& also = {},
                                std::size_t threshold = kSmallestPublishedCount);

}  // namespace postkutscher::report
