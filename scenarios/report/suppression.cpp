#include "scenarios/report/suppression.h"

namespace postkutscher::report {

std::vector<bool> cells_to_hide(std::span<const std::size_t> counts, const std::vector<bool>& also,
                                std::size_t threshold) {
  std::vector<bool> hidden(counts.size(), false);
  std::size_t hidden_cells = 0, hidden_people = 0;
  const auto hide = [&](std::size_t i) {
    hidden[i] = true;
    ++hidden_cells;
    hidden_people += counts[i];
  };
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] < threshold || (i < also.size() && also[i])) hide(i);
  }
  while (hidden_cells > 0 && hidden_cells < counts.size() && (hidden_cells < 2 || hidden_people < threshold)) {
    std::size_t smallest = counts.size();
    for (std::size_t i = 0; i < counts.size(); ++i) {
      if (!hidden[i] && (smallest == counts.size() || counts[i] < counts[smallest])) smallest = i;
    }
    hide(smallest);
  }
  return hidden;
}

}  // namespace postkutscher::report
