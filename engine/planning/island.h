// One of the searches that run side by side: counted rounds of ruin and recreate under simulated annealing (Schrimpf et
// al. 2000; Christiaens & Vanden Berghe 2020). A round takes requests out, puts them and the unserved ones back by
// greedy insertion with blinks or by regret, and keeps the result by annealing on one scalar. The best plan is kept by
// the exact objective. What a round does depends on the seed, the island's number and the rounds before it; threads try
// rounds ahead (SpeculativeChain) and change nothing.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "engine/base/speculative_chain.h"
#include "engine/planning/annealing_scale.h"
#include "engine/planning/route_pool.h"
#include "engine/planning/ruin.h"
#include "engine/planning/solution.h"

namespace postkutscher {

inline constexpr std::size_t kPooledRoutes = 20'000;

class Island {
 public:
  Island(const PlanningModel& model, const Solution& start, const AnnealingScale& scale, std::uint64_t seed,
         std::uint32_t number, int threads);

  // Rounds that try to do with one duty less, again and again: the requests of one route have to find room in the
  // others; plans in which those are left that were left seldom so far are preferred (absences, Christiaens & Vanden
  // Berghe 2020). What it finds is in `best`. Goes on where the call before ended; returns the rounds done.
  std::int64_t reduce_duties(std::int64_t rounds, const std::function<bool()>& stop);

  // Rounds at one temperature: `cooling` falls from hot (0) to cold (1) evenly on a logarithmic scale. Ends early when
  // `stop` says so; returns the rounds done.
  std::int64_t anneal(std::int64_t rounds, double cooling, const std::function<bool()>& stop);

  const Solution& best() const { return best_; }
  const Solution& current() const { return current_; }
  // Routes of the plans that it went through.
  const RoutePool& pool() const { return pool_; }
  // For use between rounds.
  Workspace& workspace() { return *workspaces_.front(); }
  // Goes on from `solution`, and takes it for the best if it is.
  void adopt(const Solution& solution);

 private:
  // A plan that a round made of another.
  struct Candidate {
    Solution plan;
    double luck;  // in [0, 1): decides whether annealing keeps it
  };

  std::int64_t run(std::int64_t rounds, const ChainSteps<Solution, Candidate>& steps);
  RandomStream stream(std::int64_t round, std::string_view purpose) const;
  void ruin_and_recreate(Workspace& workspace, Solution& plan, RandomStream& random, const Outdated& outdated) const;
  void exchange_changed_tails(Workspace& workspace, const Solution& before, Solution& plan) const;
  std::vector<RequestId> in_some_order(const Solution& plan, RandomStream& random) const;
  bool settle_annealed(Solution& current, Candidate candidate, double temperature);
  void remember_routes(const Solution& before, const Solution& plan, double value);
  bool settle_reduced(Solution& current, Candidate candidate);
  Solution with_a_route_closed(const Solution& plan);
  std::int64_t absences(const Solution& plan) const;

  const PlanningModel& model_;
  std::vector<std::unique_ptr<Workspace>> workspaces_;  // one for each thread
  Ruin ruin_;
  AnnealingScale scale_;
  RoutePool pool_;
  Solution current_;
  Solution best_;
  std::uint64_t seed_;
  std::uint32_t number_;
  std::int64_t rounds_ = 0;
  std::uint64_t routes_closed_ = 0;
  bool reducing_ = false;                      // `current_` lacks a duty that `best_` has
  IdVector<RequestId, std::int64_t> absence_;  // rounds of reduction that left the request out
};

}  // namespace postkutscher
