#include "engine/planning/best_order.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <unordered_map>

namespace postkutscher {

namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();
constexpr double kRoundedDown = 1;  // duty_cost rounds down twice: an order that is cheaper by 1 exceeds it by less

using StopSet = std::uint64_t;  // bit k = the k-th stop of the given order

StopSet stop_bit(std::size_t stop) {
  return StopSet{1} << stop;
}

struct OrderStop {
  TimeWindow window;  // of the start of service
  Duration service;
  Duration ride_time_limit = Duration::infinite();  // of a drop-off whose pickup is a stop
  std::size_t partner = SIZE_MAX;                   // the other end of the ride, when it is a stop
  bool pickup = false;
  Load load{};
};

// What is known before the search: legs between stops and both ends, what must stand before what, places.
class OrderProblem {
 public:
  OrderProblem(const Problem& problem, DutyId duty, std::span<const Stop> stops);

  std::size_t size() const { return stops_.size(); }
  std::size_t start() const { return size(); }
  std::size_t end() const { return size() + 1; }
  const OrderStop& stop(std::size_t k) const { return stops_[k]; }
  Duration leg(std::size_t from, std::size_t to) const { return legs_[from * (size() + 2) + to]; }
  // By way of other stops where that is quicker, without their services.
  Duration quickest(std::size_t from, std::size_t to) const { return quickest_[from * (size() + 2) + to]; }
  double cost(std::size_t from, std::size_t to) const { return costs_[from * (size() + 2) + to]; }
  double fixed_cost() const { return fixed_cost_; }  // the use of the duty and the services
  StopSet before(std::size_t stop) const { return before_[stop]; }
  TimeWindow shift() const { return shift_; }
  bool may_be_aboard(const Load& load, int requests) const;
  const Load& load_at_start() const { return load_at_start_; }
  int requests_at_start() const { return requests_at_start_; }

 private:
  void add_stops(const Problem& problem, const Duty& duty, std::span<const Stop> stops);
  void add_legs(const Problem& problem, const Duty& duty, std::span<const Stop> stops);
  void add_precedence();

  std::vector<OrderStop> stops_;
  std::vector<Duration> legs_;
  std::vector<Duration> quickest_;
  std::vector<double> costs_;
  std::vector<StopSet> before_;  // [stop] that stand before it in every feasible order
  double fixed_cost_ = 0;
  TimeWindow shift_;
  const Vehicle* vehicle_ = nullptr;
  Load load_at_start_{};
  int requests_at_start_ = 0;
};

OrderProblem::OrderProblem(const Problem& problem, DutyId id, std::span<const Stop> stops) {
  const Duty& duty = problem.duties[id];
  shift_ = duty.shift;
  vehicle_ = &problem.vehicles[duty.vehicle];
  add_stops(problem, duty, stops);
  add_legs(problem, duty, stops);
  add_precedence();
}

void OrderProblem::add_stops(const Problem& problem, const Duty& duty, std::span<const Stop> stops) {
  for (const Stop& stop : stops) {
    const Request& r = problem.requests[stop.request];
    OrderStop made;
    made.pickup = stop.kind == VisitKind::pickup;
    made.window = made.pickup ? r.pickup_window : r.dropoff_window;
    made.service = made.pickup ? r.pickup_service : r.dropoff_service;
    made.load = r.load;
    const Stop other{stop.request, made.pickup ? VisitKind::dropoff : VisitKind::pickup};
    const auto partner = std::find(stops.begin(), stops.end(), other);
    const Duration longest = r.pickup_service + r.ride_time_limit;
    if (partner != stops.end()) {
      made.partner = static_cast<std::size_t>(partner - stops.begin());
      made.ride_time_limit = r.ride_time_limit;
      if (made.pickup) made.window.earliest = std::max(made.window.earliest, r.dropoff_window.earliest + -longest);
      if (!made.pickup) made.window.latest = std::min(made.window.latest, r.pickup_window.latest + longest);
    }
    stops_.push_back(made);
  }
  for (const OnBoard& passenger : duty.on_board) {
    const auto at = std::find(stops.begin(), stops.end(), Stop{passenger.request, VisitKind::dropoff});
    if (at == stops.end()) continue;
    const Request& r = problem.requests[passenger.request];
    OrderStop& dropoff = stops_[static_cast<std::size_t>(at - stops.begin())];
    dropoff.window.latest = std::min(dropoff.window.latest, passenger.picked_up + r.ride_time_limit);
    for (std::size_t kind = 0; kind < kPlaceKinds; ++kind) {
      load_at_start_[kind] = static_cast<std::uint16_t>(load_at_start_[kind] + r.load[kind]);
    }
    ++requests_at_start_;
  }
}

void OrderProblem::add_legs(const Problem& problem, const Duty& duty, std::span<const Stop> stops) {
  const auto cost_of = [&duty](Duration time, Distance distance) {
    return static_cast<double>(duty.rates.per_hour.value) * time.hours() +
           static_cast<double>(duty.rates.per_km.value) * distance.kilometres();
  };
  std::vector<LocationId> places;
  Duration services;
  for (const Stop& stop : stops) {
    const Request& r = problem.requests[stop.request];
    places.push_back(stop.kind == VisitKind::pickup ? r.pickup : r.dropoff);
    services += stop.kind == VisitKind::pickup ? r.pickup_service : r.dropoff_service;
  }
  places.push_back(duty.start);
  places.push_back(duty.end);
  for (const LocationId from : places) {
    for (const LocationId to : places) {
      legs_.push_back(problem.travel_times->least(from, to, duty.profile));
      costs_.push_back(legs_.back().is_infinite()
                           ? kNever
                           : cost_of(legs_.back(), problem.travel_times->distance(from, to, duty.profile)));
    }
  }
  fixed_cost_ = static_cast<double>(duty.rates.per_use.value) + cost_of(services, {});
  quickest_ = legs_;
  const std::size_t n = places.size();
  for (std::size_t by = 0; by < n; ++by) {
    for (std::size_t from = 0; from < n; ++from) {
      for (std::size_t to = 0; to < n; ++to) {
        quickest_[from * n + to] =
            std::min(quickest_[from * n + to], quickest_[from * n + by] + quickest_[by * n + to]);
      }
    }
  }
}

void OrderProblem::add_precedence() {
  before_.assign(size(), 0);
  for (std::size_t a = 0; a < size(); ++a) {
    if (!stops_[a].pickup && stops_[a].partner != SIZE_MAX) before_[a] |= stop_bit(stops_[a].partner);
    const Instant leaves = stops_[a].window.earliest + stops_[a].service;
    for (std::size_t b = 0; b < size(); ++b) {
      if (a != b && leaves + quickest(a, b) > stops_[b].window.latest) before_[a] |= stop_bit(b);
    }
  }
}

bool OrderProblem::may_be_aboard(const Load& load, int requests) const {
  if (requests > vehicle_->most_requests_on_board) return false;
  return std::any_of(vehicle_->layouts.begin(), vehicle_->layouts.end(), [&load](const Layout& layout) {
    for (std::size_t kind = 0; kind < kPlaceKinds; ++kind) {
      if (load[kind] > layout.capacity[kind]) return false;
    }
    return true;
  });
}

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
    Instant time;  // earliest start of service at `last`
    Duration way;  // from the start by driving and service alone, to the start of service at `last`
    double cost = 0;
    Load load{};
    int requests = 0;
  };

  Duration service_of(std::size_t at) const { return at == problem_.start() ? Duration{} : problem_.stop(at).service; }
  StopSet may_follow(StopSet done) const;
  double completion(StopSet done, std::size_t last);
  bool too_dear(double cost) const { return cost >= static_cast<double>(result_.cost.value) + kRoundedDown; }
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
  if (leaves + problem_.quickest(at.last, problem_.end()) > problem_.shift().latest) return false;
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
  if (++result_.nodes > limits_.nodes) stopped_ = true;
  if (stopped_) return;
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
  OrderResult result = OrderSearch(order, stops, cutoff, limits, price).run();
  return result;
}

}  // namespace postkutscher
