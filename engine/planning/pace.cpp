#include "engine/planning/pace.h"

#include <algorithm>

namespace postkutscher {

namespace {

using Clock = std::chrono::steady_clock;

// Of each island, to learn how long a round takes.
constexpr std::int64_t kFirstRounds = 20;
// A recombination may take longer than the longest so far; before the first one a share of the budget is kept.
constexpr double kReserve = 2.5;
constexpr double kFirstShare = 0.1;

}  // namespace

Pace::Pace(const PlanOptions& options, const RunContext& context)
    : options_(options), context_(context), begin_(Clock::now()) {}

double Pace::seconds() const {
  return std::chrono::duration<double>(Clock::now() - begin_).count();
}

double Pace::seconds_left() const {
  return std::chrono::duration<double>(*options_.time_budget).count() - seconds();
}

bool Pace::stop() const {
  return context_.cancelled() || (timed() && seconds_left() <= 0);
}

bool Pace::ends_before(std::size_t epoch) const {
  return epoch == kEpochs || stop() || (replays() && epoch * (islands() + 1) >= options_.replay.size());
}

std::vector<std::int64_t> Pace::rounds(std::size_t epoch) {
  if (replays()) {
    const auto first = options_.replay.begin() + static_cast<std::ptrdiff_t>(epoch * (islands() + 1));
    return {first, first + options_.islands};
  }
  std::int64_t planned = kFirstRounds;
  if (!timed()) {
    constexpr auto kParts = static_cast<std::int64_t>(kEpochs);
    const auto part = static_cast<std::int64_t>(epoch);
    planned = options_.iterations * (part + 1) / kParts - options_.iterations * part / kParts;
  } else if (epoch == 0) {
    search_begin_ = seconds();
  } else {
    const double per_round = (seconds() - search_begin_) / static_cast<double>(std::max<std::int64_t>(1, rounds_done_));
    const double share = seconds_left() / static_cast<double>(kEpochs - epoch);
    planned = std::max<std::int64_t>(1, static_cast<std::int64_t>(share / per_round));
  }
  return std::vector<std::int64_t>(islands(), planned);
}

bool Pace::recombines(std::size_t epoch, bool wanted) {
  if (replays()) return options_.replay[epoch * (islands() + 1) + islands()] != 0;
  if (!wanted || context_.cancelled()) return false;
  if (!timed()) return true;
  const double budget = std::chrono::duration<double>(*options_.time_budget).count();
  const double needed = longest_recombination_ > 0 ? kReserve * longest_recombination_ : kFirstShare * budget;
  return seconds_left() > needed;
}

void Pace::record(const std::vector<std::int64_t>& rounds, bool recombined) {
  rounds_done_ += *std::max_element(rounds.begin(), rounds.end());
  recorded_.insert(recorded_.end(), rounds.begin(), rounds.end());
  recorded_.push_back(recombined ? 1 : 0);
}

}  // namespace postkutscher
