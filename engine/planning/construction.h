// Building plans by insertion: requests without a place get the cheapest feasible one.
#pragma once

#include <functional>
#include <vector>

#include "engine/base/random.h"
#include "engine/planning/solution.h"

namespace postkutscher {

// Where a request costs least; `duty` is none when no duty can take it.
struct Place {
  DutyId duty;
  Insertion insertion;
};

// What keeps insertion from doing the same again and again: a duty is overlooked at times (blinks, Christiaens & Vanden
// Berghe 2020), and costs are off by up to `noise` either way (Ropke & Pisinger 2006). Without `random` neither
// happens.
struct Perturbation {
  RandomStream* random = nullptr;
  double blink = 0;
  double noise = 0;  // in units of cost

  bool overlooks() const;
  Cost perceived(Cost cost) const;
};

// Over all candidate duties, of idle duties of one class only the first; ties: the first duty.
Place cheapest_place(Workspace& workspace, const Solution& solution, RequestId request,
                     const Perturbation& perturbation = {});

// Regret insertion (Potvin & Rousseau 1993) over the `depth` best duties: next is always the request that would lose
// most if it missed its best duty, first of all those with the fewest duties left. Stops early when `stop` says so.
void insert_by_regret(Workspace& workspace, Solution& solution, int depth, const std::function<bool()>& stop,
                      const Perturbation& perturbation = {});

// Tries every pair of positions of every candidate duty exactly for the requests still unserved, and inserts what fits.
// Afterwards "no duty can take it" is proven for all that stay unserved.
void insert_exhaustively(Workspace& workspace, Solution& solution);

}  // namespace postkutscher
