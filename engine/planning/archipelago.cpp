#include "engine/planning/archipelago.h"

#include <algorithm>

#include "engine/base/parallel.h"
#include "engine/planning/recombination.h"
#include "engine/planning/reordering.h"

namespace postkutscher {

namespace {

// The first epochs look for plans with fewer duties where using one costs more than this many mean requests.
constexpr std::size_t kReductionEpochs = 20;
constexpr double kMuchToUse = 2;
constexpr std::size_t kEpochsBetweenRecombinations = 10;
constexpr std::int64_t kRoundsBetweenRecombinations = 250;
constexpr std::size_t kColumns = 2'000;
constexpr std::size_t kEpochsBetweenExchanges = 20;

}  // namespace

Archipelago::Archipelago(const PlanningModel& model, const Solution& start, const PlanOptions& options,
                         const RunContext& context, Pace& pace)
    : model_(model),
      options_(options),
      context_(context),
      pace_(pace),
      scale_(AnnealingScale::of(model, start)),
      reduces_duties_(duties_cost_much()) {
  const int threads_of_each = (context.threads + options.islands - 1) / options.islands;
  for (std::uint32_t k = 0; k < static_cast<std::uint32_t>(options.islands); ++k) {
    islands_.push_back(std::make_unique<Island>(model, start, scale_, context.seed, k, threads_of_each));
  }
}

bool Archipelago::duties_cost_much() const {
  return std::any_of(model_.problem().duties.begin(), model_.problem().duties.end(), [&](const Duty& duty) {
    return static_cast<double>(duty.rates.per_use.value) > kMuchToUse * scale_.cost_per_request;
  });
}

const Solution& Archipelago::best() const {
  const auto better = [](const auto& a, const auto& b) { return a->best().objective() < b->best().objective(); };
  return (*std::min_element(islands_.begin(), islands_.end(), better))->best();
}

void Archipelago::run() {
  for (std::size_t epoch = 0; !pace_.ends_before(epoch); ++epoch) run_epoch(epoch);
}

std::int64_t Archipelago::run_island(Island& island, std::size_t epoch, std::int64_t rounds) const {
  const auto stop = [&] { return pace_.stop(); };
  if (reduces_duties_ && epoch < kReductionEpochs) return island.reduce_duties(rounds, stop);
  const std::size_t first = reduces_duties_ ? kReductionEpochs : 0;
  const double cooling = static_cast<double>(epoch - first) / static_cast<double>(Pace::kEpochs - 1 - first);
  return island.anneal(rounds, cooling, stop);
}

void Archipelago::run_epoch(std::size_t epoch) {
  const std::vector<std::int64_t> planned = pace_.rounds(epoch);
  std::vector<std::int64_t> done(islands_.size());
  parallel_for_blocks(islands_.size(), 1, context_.threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t k = first; k < last; ++k) done[k] = run_island(*islands_[k], epoch, planned[k]);
  });
  rounds_since_recombination_ += *std::max_element(done.begin(), done.end());
  const bool due =
      (epoch + 1) % kEpochsBetweenRecombinations == 0 && rounds_since_recombination_ >= kRoundsBetweenRecombinations;
  const bool recombined = pace_.recombines(epoch, due);
  if (recombined) recombine_routes();
  pace_.record(done, recombined);
  if ((epoch + 1) % kEpochsBetweenExchanges == 0 && epoch + 1 < Pace::kEpochs) exchange();
  report(epoch);
}

void Archipelago::recombine_routes() {
  rounds_since_recombination_ = 0;
  const double begin = pace_.seconds();
  RoutePool pool(2 * kPooledRoutes);
  for (const auto& island : islands_) pool.merge(island->pool());
  Workspace& workspace = islands_.front()->workspace();
  Solution plan = best();
  const std::optional<Solution> better = recombine(workspace, pool, scale_, plan, kColumns);
  if (better) plan = *better;
  if (reorder_stops(workspace, plan) || better) {
    for (const auto& island : islands_) island->adopt(plan);
  }
  pace_.recombination_took(pace_.seconds() - begin);
}

void Archipelago::exchange() {
  const Solution champion = best();
  for (const auto& island : islands_) island->adopt(champion);
}

void Archipelago::report(std::size_t epoch) const {
  if (!options_.on_progress) return;
  const Solution& plan = best();
  const double rounds = static_cast<double>(pace_.rounds_done()) * static_cast<double>(islands_.size());
  options_.on_progress({100 * (epoch + 1) / Pace::kEpochs, plan.objective().driving, plan.objective().unserved,
                        plan.duties_used(), rounds / std::max(1e-9, pace_.seconds())});
}

}  // namespace postkutscher
