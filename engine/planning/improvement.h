// Counted improvement by ruin and recreate (Schrimpf et al. 2000; operators after Ropke & Pisinger 2006): each round
// takes a few requests out, inserts them and the unserved ones greedily with blinks (Christiaens & Vanden Berghe
// 2020), and keeps the result by simulated annealing on one scalar. The best plan is kept by the exact objective.
// Round k depends on the seed and on the rounds before it, never on how many are still to come: more rounds are never
// worse.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/planning/construction.h"
#include "engine/planning/ruin.h"
#include "engine/planning/solution.h"

namespace postkutscher {

class Improvement {
 public:
  // `cache` is of the same model; both outlive this.
  Improvement(const PlanningModel& model, InsertionCache& cache, Solution start, std::uint64_t seed);

  void round();
  std::int64_t rounds() const { return rounds_; }
  const Solution& best() const { return best_; }

 private:
  void ruin(RandomStream& random, std::vector<DutyRoute>& before);
  void recreate(RandomStream& random, std::vector<DutyRoute>& before);
  void remember(const DutyRoute& route, std::vector<DutyRoute>& before) const;
  bool accept(double change, RandomStream& random) const;
  double scalar(const Objective& objective) const;
  double temperature() const;

  const PlanningModel& model_;
  InsertionCache& cache_;
  Ruin ruin_;
  Solution current_;
  Solution best_;
  std::uint64_t seed_;
  std::int64_t rounds_ = 0;
  double cost_per_request_;  // of the start: the scale of temperatures and of the weight of unserved requests
};

}  // namespace postkutscher
