// How long a search runs and how its work is divided: always the same number of epochs, each of some rounds. Rounds
// come from a count, from a time budget (the only place of the planner that looks at the clock), or from the record of
// a run before.
#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

#include "engine/base/run_context.h"
#include "engine/planning/planner.h"

namespace postkutscher {

class Pace {
 public:
  static constexpr std::size_t kEpochs = 100;

  // The clock runs from here. Keeps references.
  Pace(const PlanOptions& options, const RunContext& context);

  // Cancelled, or out of time.
  bool stop() const;
  // Nothing is left to do after `epoch` epochs.
  bool ends_before(std::size_t epoch) const;
  // Rounds that each island plans for the epoch.
  std::vector<std::int64_t> rounds(std::size_t epoch);
  // Whether to recombine routes behind the epoch; `wanted`: it is due. Not when there is no time for it.
  bool recombines(std::size_t epoch, bool wanted);
  void recombination_took(double seconds) { longest_recombination_ = std::max(longest_recombination_, seconds); }

  // What was done in the epoch, for the record.
  void record(const std::vector<std::int64_t>& rounds, bool recombined);

  std::int64_t rounds_done() const { return rounds_done_; }  // of the island that did most
  const std::vector<std::int64_t>& recorded() const { return recorded_; }
  double seconds() const;

 private:
  bool timed() const { return options_.time_budget && options_.replay.empty(); }
  bool replays() const { return !options_.replay.empty(); }
  std::size_t islands() const { return static_cast<std::size_t>(options_.islands); }
  double seconds_left() const;

  const PlanOptions& options_;
  const RunContext& context_;
  std::chrono::steady_clock::time_point begin_;
  double search_begin_ = 0;  // seconds after begin_
  double longest_recombination_ = 0;
  std::int64_t rounds_done_ = 0;
  std::vector<std::int64_t> recorded_;  // for each epoch: rounds of each island, 1 or 0 for recombined or not
};

}  // namespace postkutscher
