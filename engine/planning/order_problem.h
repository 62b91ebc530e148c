// What the search for the best order of a duty's stops reads: legs and least costs between the stops and both ends of
// the duty, what must stand before what, and places. Times are least travel times over the day.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/planning/timing.h"

namespace postkutscher {

using StopSet = std::uint64_t;  // bit k = the k-th stop of the given order

inline StopSet stop_bit(std::size_t stop) {
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
  double cost_of_waiting(Duration time) const { return cost_per_hour_ * time.hours(); }
  TimeWindow shift() const { return shift_; }
  Duration longest() const { return longest_; }
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
  double cost_per_hour_ = 0;
  TimeWindow shift_;
  Duration longest_;
  const Vehicle* vehicle_ = nullptr;
  Load load_at_start_{};
  int requests_at_start_ = 0;
};

}  // namespace postkutscher
