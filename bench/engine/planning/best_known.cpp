#include "bench/engine/planning/best_known.h"

#include <algorithm>
#include <array>

namespace postkutscher {

namespace {

constexpr std::array kBestKnown = {
    // Proven optima (Cordeau 2006; Ropke, Cordeau & Laporte 2007).
    BestKnown{"a", "a2-16", 294.25},
    BestKnown{"a", "a2-20", 344.83},
    BestKnown{"a", "a2-24", 431.12},
    BestKnown{"a", "a3-18", 300.48},
    BestKnown{"a", "a3-24", 344.83},
    BestKnown{"a", "a3-30", 494.85},
    BestKnown{"a", "a3-36", 583.19},
    BestKnown{"a", "a4-16", 282.68},
    BestKnown{"a", "a4-24", 375.02},
    BestKnown{"a", "a4-32", 485.50},
    BestKnown{"a", "a4-40", 557.69},
    BestKnown{"a", "a4-48", 668.82},
    BestKnown{"a", "a5-40", 498.41},
    BestKnown{"a", "a5-50", 686.62},
    BestKnown{"a", "a5-60", 808.42},
    BestKnown{"a", "a6-48", 604.12},
    BestKnown{"a", "a6-60", 819.25},
    BestKnown{"a", "a6-72", 916.05},
    BestKnown{"a", "a7-56", 724.04},
    BestKnown{"a", "a7-70", 889.12},
    BestKnown{"a", "a7-84", 1033.37},
    BestKnown{"a", "a8-64", 747.46},
    BestKnown{"a", "a8-80", 945.73},
    BestKnown{"a", "a8-96", 1229.66},
    // Instances of Cordeau & Laporte 2003 (R1a to R10a), as collected by Gschwind & Drexl 2019.
    BestKnown{"pr", "pr01", 190.02},
    BestKnown{"pr", "pr02", 301.34},
    BestKnown{"pr", "pr03", 532.00},
    BestKnown{"pr", "pr04", 570.25},
    BestKnown{"pr", "pr05", 625.64},
    BestKnown{"pr", "pr06", 783.78},
    BestKnown{"pr", "pr07", 291.71},
    BestKnown{"pr", "pr08", 487.84},
    BestKnown{"pr", "pr09", 653.94},
    BestKnown{"pr", "pr10", 845.47},
    // Instances of Li & Lim 2001, as collected by SINTEF: vehicles, then distance.
    BestKnown{"pdptw", "lc101", 828.94, 10},
    BestKnown{"pdptw", "lr101", 1650.80, 19},
    BestKnown{"pdptw", "lrc101", 1708.80, 14},
    BestKnown{"pdptw", "lrc201", 1406.94, 4},
    BestKnown{"pdptw", "lr201", 1253.23, 4},
    BestKnown{"pdptw", "LC1_2_1", 2704.57, 20},
    BestKnown{"pdptw", "LR1_2_1", 4819.12, 20},
    BestKnown{"pdptw", "LRC2_2_1", 3595.18, 6},
    BestKnown{"pdptw", "LR1_4_1", 10639.75, 40},
};

}  // namespace

std::optional<BestKnown> best_known(std::string_view instance) {
  const auto found = std::find_if(kBestKnown.begin(), kBestKnown.end(),
                                  [&](const BestKnown& entry) { return entry.instance == instance; });
  return found == kBestKnown.end() ? std::nullopt : std::optional(*found);
}

}  // namespace postkutscher
