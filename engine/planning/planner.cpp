#include "engine/planning/planner.h"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <memory>
#include <utility>

#include "engine/base/parallel.h"
#include "engine/planning/construction.h"
#include "engine/planning/island.h"
#include "engine/planning/recombination.h"
#include "engine/planning/refusals.h"

namespace postkutscher {

double tune(const char* name, double value);

namespace {

using Clock = std::chrono::steady_clock;

constexpr int kEpochs = 100;
// The first ones look for plans with fewer duties where that counts.
constexpr int kReductionEpochs = 20;
// Use of a duty against the mean cost of a request.
constexpr double kMuchToUse = 2;
constexpr int kRegretOfConstruction = 2;

double seconds_between(Clock::time_point a, Clock::time_point b) {
  return std::chrono::duration<double>(b - a).count();
}

// When to stop, and how long epochs are. The only place that looks at the clock.
class Pace {
 public:
  Pace(const PlanOptions& options, const RunContext& context)
      : options_(options), context_(context), begin_(Clock::now()) {}

  bool stop() const {
    if (context_.cancelled()) return true;
    return timed() && Clock::now() - begin_ >= *options_.time_budget;
  }
  double seconds() const { return seconds_between(begin_, Clock::now()); }
  bool timed() const { return options_.time_budget && options_.replay.empty(); }

  // Rounds of each island in epoch `epoch` of kEpochs.
  std::int64_t rounds_of(int epoch, std::int64_t done) {
    if (!timed()) return options_.iterations * (epoch + 1) / kEpochs - options_.iterations * epoch / kEpochs;
    if (epoch == 0) {
      search_begin_ = Clock::now();
      return 10;
    }
    const Clock::time_point now = Clock::now();
    const double per_round = seconds_between(search_begin_, now) / static_cast<double>(std::max<std::int64_t>(1, done));
    const double left = seconds_between(now, begin_ + *options_.time_budget) / (kEpochs - epoch);
    return std::max<std::int64_t>(1, static_cast<std::int64_t>(left / per_round));
  }

 private:
  const PlanOptions& options_;
  const RunContext& context_;
  Clock::time_point begin_;
  Clock::time_point search_begin_;
};

// Takes over what the schedule serves, duty by duty: the whole order when it is feasible, otherwise visit by visit what
// fits into the same duty.
void take_over(Workspace& workspace, const Schedule& schedule, Solution& solution) {
  const Problem& problem = workspace.model.problem();
  for (const DutyPlan& plan : schedule.duties) {
    std::vector<Stop> stops;
    std::vector<RequestId> requests;
    for (const Visit& visit : plan.visits) {
      const bool on_board = workspace.model.is_on_board(visit.request);
      if (!on_board && !is_eligible(problem, plan.duty, visit.request)) continue;
      stops.push_back({visit.request, visit.kind});
      if (visit.kind == VisitKind::pickup) requests.push_back(visit.request);
    }
    RoutePointer route = workspace.builder.build(plan.duty, stops);
    if (route) {
      solution.replace(std::move(route));
      continue;
    }
    for (const RequestId request : requests) {
      const auto insertion = workspace.cache.search().cheapest(solution.route(plan.duty), request);
      if (insertion) solution.insert(workspace, plan.duty, request, *insertion);
    }
  }
}

class Search {
 public:
  Search(const PlanningModel& model, const PlanOptions& options, const RunContext& context, Pace& pace)
      : model_(model), options_(options), context_(context), pace_(pace) {}

  Solution run(const Solution& start) {
    scale_ = AnnealingScale::of(model_, start);
    reduces_ = duties_cost_much();
    for (int k = 0; k < std::max(1, options_.islands); ++k) {
      islands_.push_back(std::make_unique<Island>(model_, start, scale_, context_.seed, static_cast<std::uint32_t>(k)));
    }
    for (int epoch = 0; epoch < kEpochs && !pace_.stop(); ++epoch) run_epoch(epoch);
    return best();
  }

  std::int64_t rounds() const { return rounds_; }
  std::vector<std::int64_t> epochs() const { return epochs_; }

 private:
  const Solution& best() const {
    const auto better = [](const auto& a, const auto& b) { return a->best().objective() < b->best().objective(); };
    return (*std::min_element(islands_.begin(), islands_.end(), better))->best();
  }

  // Only then is it worth looking for a plan with fewer duties for its own sake.
  bool duties_cost_much() const {
    return std::any_of(model_.problem().duties.begin(), model_.problem().duties.end(), [&](const Duty& duty) {
      return static_cast<double>(duty.rates.per_use.value) > kMuchToUse * scale_.cost_per_request;
    });
  }

  void run_epoch(int epoch) {
    const std::int64_t planned = pace_.rounds_of(epoch, rounds_);
    std::vector<std::int64_t> done(islands_.size());
    parallel_for_blocks(islands_.size(), 1, context_.threads, [&](std::size_t first, std::size_t last) {
      for (std::size_t k = first; k < last; ++k) {
        if (epoch < kReductionEpochs && reduces_) {
          done[k] = islands_[k]->reduce_duties(planned, [&] { return pace_.stop(); });
          continue;
        }
        done[k] = islands_[k]->run(planned, static_cast<double>(epoch) / kEpochs,
                                   static_cast<double>(epoch + 1) / kEpochs, [&] { return pace_.stop(); });
      }
    });
    rounds_ += *std::max_element(done.begin(), done.end());
    epochs_.insert(epochs_.end(), done.begin(), done.end());
    report(epoch);
    recombine_routes(epoch);
    exchange(epoch);
  }

  void recombine_routes(int epoch) {
    static const int every = (int)tune("SPEVERY", 20);
    static const size_t columns = (size_t)tune("SPCOLS", 2000);
    if (every == 0 || (epoch + 1) % every != 0) return;
    RoutePool pool(40'000);
    for (const auto& island : islands_) pool.merge(island->pool());
    const auto t0 = Clock::now();
    const Solution incumbent = best();
    const std::optional<Solution> better = recombine(islands_[0]->workspace(), pool, scale_, incumbent, columns);
    if (getenv("STAT"))
      fprintf(stderr, "epoch %d pool %zu %s %.2f → %.2f %.3f s\n", epoch, pool.size(), better ? "better" : "-",
              (double)incumbent.objective().driving.value / 1e8,
              better ? (double)better->objective().driving.value / 1e8 : 0.0, seconds_between(t0, Clock::now()));
    if (better)
      for (const auto& island : islands_) island->adopt(*better);
  }

  // Now and then every island goes on from the best plan of all.
  void exchange(int epoch) {
    if (islands_.size() == 1 || (epoch + 1) % 20 != 0) return;
    const Solution champion = best();
    for (const auto& island : islands_) island->adopt(champion);
  }

  void report(int epoch) const {
    if (!context_.progress) return;
    const Objective& best_objective = best().objective();
    context_.report(fmt::format(
        "{} % · {:.2f} EUR, {} not served · {:.0f} rounds/s", epoch + 1, best_objective.driving.euros(),
        best_objective.unserved,
        static_cast<double>(rounds_) * static_cast<double>(islands_.size()) / std::max(1e-9, pace_.seconds())));
  }

  const PlanningModel& model_;
  const PlanOptions& options_;
  const RunContext& context_;
  Pace& pace_;
  AnnealingScale scale_;
  bool reduces_ = false;
  std::vector<std::unique_ptr<Island>> islands_;
  std::int64_t rounds_ = 0;
  std::vector<std::int64_t> epochs_;
};

}  // namespace

PlanResult plan(const Problem& problem, const PlanOptions& options, const RunContext& context,
                const Schedule* start_from) {
  Pace pace(options, context);
  const PlanningModel model(problem);
  Workspace workspace(model);
  Solution start(workspace);
  if (start_from != nullptr) take_over(workspace, *start_from, start);
  insert_by_regret(workspace, start, kRegretOfConstruction, [&] { return pace.stop(); });

  Search search(model, options, context, pace);
  Solution best = search.run(start);
  insert_exhaustively(workspace, best);
  return {with_refusals(model, best), search.rounds(), search.epochs(), context.cancelled()};
}

}  // namespace postkutscher
