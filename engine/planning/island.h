// One of the searches that run side by side: counted rounds of ruin and recreate under simulated annealing (Schrimpf et
// al. 2000; Christiaens & Vanden Berghe 2020). A round takes requests out, puts them and the unserved ones back by
// greedy insertion with blinks or by regret, and keeps the result by annealing on one scalar. The best plan is kept by
// the exact objective. What a round does depends on the seed, the island's number and the rounds before it; never on
// threads.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "engine/planning/ruin.h"
#include "engine/planning/solution.h"

namespace postkutscher {

// How annealing weighs plans: what an unserved request counts beyond its price, and what a degree is worth.
struct Scale {
  double cost_per_request = 1;  // of a first plan, without what duties cost once

  static Scale of(const PlanningModel& model, const Solution& solution);
  double scalar(const Objective& objective) const;
};

class Island {
 public:
  Island(const PlanningModel& model, const Solution& start, const Scale& scale, std::uint64_t seed,
         std::uint32_t number);

  // Rounds at temperatures that fall evenly on a logarithmic scale from `from` to `to` (shares of the annealing done,
  // 0 … 1). Ends early when `stop` says so; returns the rounds done.
  std::int64_t run(std::int64_t rounds, double from, double to, const std::function<bool()>& stop);

  const Solution& best() const { return best_; }
  const Solution& current() const { return current_; }
  // Goes on from `solution`, and takes it for the best if it is.
  void adopt(const Solution& solution);

 private:
  void round(double temperature);
  void ruin(RandomStream& random);
  void recreate(RandomStream& random);
  std::vector<RequestId> in_some_order(RandomStream& random) const;

  const PlanningModel& model_;
  Workspace workspace_;
  Ruin ruin_;
  Scale scale_;
  Solution current_;
  Solution best_;
  std::uint64_t seed_;
  std::uint32_t number_;
  std::int64_t rounds_ = 0;
};

}  // namespace postkutscher
