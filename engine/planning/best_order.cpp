#include "engine/planning/best_order.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <unordered_map>

#include "engine/planning/order_problem.h"

namespace postkutscher {

namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();
constexpr double kRoundedSum = 0.01;  // of costs; orders of equal cost need no look

class OrderSearch {
 public:
  OrderSearch(const OrderProblem& problem, std::span<const Stop> stops, Cost cutoff, const OrderLimits& limits,
              const PriceOfOrder& price)
      : problem_(problem), given_(stops), limits_(limits), price_(price), rides_(problem.size()) {
    result_.cost = cutoff;
  }

  OrderResult run() {
    Partial empty;
    empty.last = problem_.start();
    empty.time = problem_.shift().earliest;
    empty.latest_begin = problem_.shift().latest;
    empty.cost = problem_.fixed_cost();
    empty.load = problem_.load_at_start();
    empty.requests = problem_.requests_at_start();
    descend(empty);
    result_.complete = !stopped_;
    return std::move(result_);
  }

 private:
  struct Partial {
    StopSet done = 0;
    std::size_t last = 0;
    Instant time;          // earliest start of service at `last`
    Duration way;          // from the start by driving and service alone, to the start of service at `last`
    Instant latest_begin;  // later the duty cannot leave its start
    double cost = 0;
    Load load{};
    int requests = 0;
  };

  // Waiting that no later begin avoids.
  static Duration waiting(const Partial& at) { return std::max(Duration{}, at.time - at.latest_begin - at.way); }
  Duration service_of(std::size_t at) const { return at == problem_.start() ? Duration{} : problem_.stop(at).service; }
  StopSet may_follow(StopSet done) const;
  double completion(StopSet done, std::size_t last);
  bool too_dear(double cost) const { return cost >= static_cast<double>(result_.cost.value) - kRoundedSum; }
  // Counts one more piece of work; false when there may be no more.
  bool count() {
    stopped_ = stopped_ || ++result_.nodes > limits_.nodes;
    return !stopped_;
  }
  bool extend(const Partial& from, std::size_t stop, Partial& to);
  bool all_reachable(const Partial& at) const;
  void descend(const Partial& at);
  void finish();

  const OrderProblem& problem_;
  std::span<const Stop> given_;
  OrderLimits limits_;
  const PriceOfOrder& price_;
  std::vector<Duration> rides_;  // [pickup] `way` at the end of its service
  std::vector<std::size_t> order_;
  std::vector<Stop> whole_;
  std::unordered_map<StopSet, std::vector<double>> completions_;  // [done][last] negative: not known yet
  OrderResult result_;
  bool stopped_ = false;
};

// Stops whose predecessors are all done and that may stand at the next position; none when one is overdue.
StopSet OrderSearch::may_follow(StopSet done) const {
  const std::size_t position = static_cast<std::size_t>(std::popcount(done));
  const std::size_t first = static_cast<std::size_t>(std::countr_one(done));
  const std::size_t last = std::min(problem_.size(), position + limits_.shift + 1);
  StopSet open = 0;
  for (std::size_t stop = first; stop < last; ++stop) {
    if ((done & stop_bit(stop)) == 0 && (problem_.before(stop) & ~done) == 0) open |= stop_bit(stop);
  }
  return first + limits_.shift <= position ? open & stop_bit(first) : open;
}

double OrderSearch::completion(StopSet done, std::size_t last) {
  const std::size_t position = static_cast<std::size_t>(std::popcount(done));
  if (position == problem_.size()) return problem_.cost(last, problem_.end());
  std::vector<double>& known = completions_[done];
  if (known.empty()) known.assign(problem_.size() + 1, -1);
  double& slot = known[last];  // stays where it is: the map keeps its elements, the vector its size
  if (slot >= 0) return slot;
  if (!count()) return 0;
  double best = kNever;
  for (StopSet open = may_follow(done); open != 0; open &= open - 1) {
    const std::size_t stop = static_cast<std::size_t>(std::countr_zero(open));
    const double leg = problem_.cost(last, stop);
    if (leg < best) best = std::min(best, leg + completion(done | stop_bit(stop), stop));
  }
  slot = best;
  return best;
}

// False when the stop cannot come next in time, or the places do not suffice.
bool OrderSearch::extend(const Partial& from, std::size_t stop, Partial& to) {
  const OrderStop& next = problem_.stop(stop);
  const Duration on = service_of(from.last) + problem_.leg(from.last, stop);
  to.time = std::max(from.time + on, next.window.earliest);
  if (to.time > next.window.latest) return false;
  to.done = from.done | stop_bit(stop);
  to.last = stop;
  to.way = from.way + on;
  to.latest_begin = std::min(from.latest_begin, next.window.latest + -to.way);
  to.cost = from.cost + problem_.cost(from.last, stop);
  to.load = from.load;
  to.requests = from.requests + (next.pickup ? 1 : -1);
  for (std::size_t kind = 0; kind < kPlaceKinds; ++kind) {
    to.load[kind] =
        static_cast<std::uint16_t>(next.pickup ? to.load[kind] + next.load[kind] : to.load[kind] - next.load[kind]);
  }
  if (next.pickup && !problem_.may_be_aboard(to.load, to.requests)) return false;
  if (next.pickup) rides_[stop] = to.way + next.service;
  return all_reachable(to);
}

bool OrderSearch::all_reachable(const Partial& at) const {
  const Instant leaves = at.time + service_of(at.last);
  const Duration way = at.way + service_of(at.last);
  const Duration home = problem_.quickest(at.last, problem_.end());
  if (leaves + home > problem_.shift().latest || waiting(at) + way + home > problem_.longest()) return false;
  for (std::size_t stop = 0; stop < problem_.size(); ++stop) {
    const OrderStop& next = problem_.stop(stop);
    if ((at.done & stop_bit(stop)) != 0) continue;
    const Duration on = problem_.quickest(at.last, stop);
    if (leaves + on > next.window.latest) return false;
    const bool riding = !next.pickup && next.partner != SIZE_MAX && (at.done & stop_bit(next.partner)) != 0;
    if (riding && way + on - rides_[next.partner] > next.ride_time_limit) return false;
  }
  return true;
}

void OrderSearch::finish() {
  whole_.clear();
  for (const std::size_t stop : order_) whole_.push_back(given_[stop]);
  const std::optional<Cost> cost = price_(whole_);
  if (!cost || *cost >= result_.cost) return;
  result_.cost = *cost;
  result_.stops = whole_;
}

void OrderSearch::descend(const Partial& at) {
  if (!count()) return;
  if (order_.size() == problem_.size()) return finish();
  std::vector<std::pair<double, std::size_t>> next;
  for (StopSet open = may_follow(at.done); open != 0; open &= open - 1) {
    const std::size_t stop = static_cast<std::size_t>(std::countr_zero(open));
    const double whole = at.cost + problem_.cost(at.last, stop) + completion(at.done | stop_bit(stop), stop);
    if (!too_dear(whole)) next.push_back({whole, stop});
  }
  std::sort(next.begin(), next.end());
  for (const auto& [whole, stop] : next) {
    Partial longer;
    if (stopped_ || too_dear(whole)) return;
    if (!extend(at, stop, longer)) continue;
    if (too_dear(whole + problem_.cost_of_waiting(waiting(longer)))) continue;
    order_.push_back(stop);
    descend(longer);
    order_.pop_back();
  }
}

}  // namespace

OrderResult find_better_order(const Problem& problem, DutyId duty, std::span<const Stop> stops, Cost cutoff,
                              const OrderLimits& limits, const PriceOfOrder& price) {
  if (stops.size() > kMostStopsToOrder || stops.empty()) return {.cost = cutoff, .complete = stops.empty()};
  const OrderProblem order(problem, duty, stops);
  return OrderSearch(order, stops, cutoff, limits, price).run();
}

}  // namespace postkutscher
