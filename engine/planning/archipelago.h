// Searches side by side: islands that work for an epoch on their own, then put their routes together and exchange their
// plans. All of it is decided by counts, so the result is the same on any number of threads.
#pragma once

#include <memory>
#include <vector>

#include "engine/planning/island.h"
#include "engine/planning/pace.h"

namespace postkutscher {

class Archipelago {
 public:
  // Keeps references.
  Archipelago(const PlanningModel& model, const Solution& start, const PlanOptions& options, const RunContext& context,
              Pace& pace);

  // All epochs, or as many as the pace allows.
  void run();
  // The best plan of all islands; ties: the first island's.
  const Solution& best() const;

 private:
  bool duties_cost_much() const;
  void run_epoch(std::size_t epoch);
  std::int64_t run_island(Island& island, std::size_t epoch, std::int64_t rounds) const;
  void recombine_routes();
  void exchange();
  void report(std::size_t epoch) const;

  const PlanningModel& model_;
  const PlanOptions& options_;
  const RunContext& context_;
  Pace& pace_;
  AnnealingScale scale_;
  bool reduces_duties_;
  std::int64_t rounds_since_recombination_ = 0;
  std::vector<std::unique_ptr<Island>> islands_;
};

}  // namespace postkutscher
