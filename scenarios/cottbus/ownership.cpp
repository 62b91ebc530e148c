#include "scenarios/cottbus/ownership.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <utility>

namespace postkutscher::cottbus {

namespace {

constexpr std::array<int, kNeedCount> kServiceMinutes = {2, 4, 5, 7, 10, 12, 15};

struct Interval {
  int from;
  int until;
};

// Crow-fly 25 km/h: about what a car makes good in town, lights and detours included.
int driving_minutes(Spot a, Spot b) {
  return static_cast<int>(distance(a, b) * 60 / 250'000) + 1;
}

// When a car is bound by a ride, with the way to the pickup.
Interval busy(const RideDraft& ride) {
  constexpr int kApproach = 9;
  const int service = kServiceMinutes[static_cast<std::size_t>(ride.need)];
  const int drive = driving_minutes(ride.from.at, ride.to.at);
  const int start = ride.pickup ? *ride.pickup : *ride.appointment - 12 - drive - service;
  return {start - kApproach, start + 2 * service + drive};
}

class Dispatcher {
 public:
  Dispatcher(const std::vector<RideDraft>& rides, const Fleet& fleet)
      : rides_(rides), fleet_(fleet), booked_(fleet.cars.size()) {}

  // A car of the firm in whose shift the ride fits, free if possible.
  std::optional<std::size_t> car_of(std::size_t firm, std::size_t ride, bool free_only) const {
    const Interval wanted = busy(rides_[ride]);
    for (std::size_t c = 0; c < fleet_.cars.size(); ++c) {
      const Car& car = fleet_.cars[c];
      if (car.firm != firm || !serves(car.car_class, rides_[ride].need)) continue;
      if (wanted.from < car.shift_start || wanted.until + kWayHome > car.shift_end) continue;
      const bool free = std::none_of(booked_[c].begin(), booked_[c].end(), [&](const Interval& other) {
        return wanted.from < other.until && other.from < wanted.until;
      });
      if (free || !free_only) return c;
    }
    return std::nullopt;
  }

  bool can(std::size_t firm, const std::vector<std::size_t>& trip, bool free_only) const {
    return std::all_of(trip.begin(), trip.end(),
                       [&](std::size_t ride) { return car_of(firm, ride, free_only).has_value(); });
  }

  void book(std::size_t firm, const std::vector<std::size_t>& trip) {
    for (const std::size_t ride : trip) {
      auto car = car_of(firm, ride, true);
      if (!car) car = car_of(firm, ride, false);
      if (car) booked_[*car].push_back(busy(rides_[ride]));
    }
  }

 private:
  static constexpr int kWayHome = 10;

  const std::vector<RideDraft>& rides_;
  const Fleet& fleet_;
  std::vector<std::vector<Interval>> booked_;  // by car
};

// Firms from near to far, or in random order.
std::vector<std::size_t> order_of_firms(const Fleet& fleet, Spot home, bool at_random, RandomStream& random) {
  std::vector<std::size_t> order(fleet.firms.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (at_random) {
    for (std::size_t i = order.size(); i > 1; --i) {
      std::swap(order[i - 1], order[static_cast<std::size_t>(draw(random, 0, static_cast<std::int64_t>(i) - 1))]);
    }
    return order;
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return distance(home, fleet.firms[a].base) < distance(home, fleet.firms[b].base);
  });
  return order;
}

// Rides of one patient, those with the scarcest needs first: they have the fewest firms to choose from.
std::vector<std::vector<std::size_t>> trips_of(const std::vector<RideDraft>& rides) {
  std::vector<std::vector<std::size_t>> trips;
  std::map<std::string, std::size_t> trip_of;
  for (std::size_t r = 0; r < rides.size(); ++r) {
    const auto known = trip_of.find(rides[r].linked);
    if (known != trip_of.end()) {
      trips[known->second].push_back(r);
      continue;
    }
    trip_of.emplace(rides[r].id, trips.size());
    trips.push_back({r});
  }
  std::stable_sort(trips.begin(), trips.end(), [&](const auto& a, const auto& b) {
    return std::pair(rides[a[0]].need, a.size()) > std::pair(rides[b[0]].need, b.size());
  });
  return trips;
}

}  // namespace

bool serves(CarClass car_class, Need need) {
  switch (need) {
    case Need::walking:
    case Need::walking_with_help:
    case Need::wheelchair_transfer:
      return car_class == CarClass::taxi || car_class == CarClass::hire_car || car_class == CarClass::wheelchair_van;
    case Need::wheelchair:
      return car_class == CarClass::wheelchair_van;
    case Need::carry_chair:
      return car_class == CarClass::carry_chair_van;
    case Need::lying:
      return car_class == CarClass::stretcher_car || car_class == CarClass::ambulance;
    case Need::medical_care:
      break;
  }
  return car_class == CarClass::ambulance;
}

std::vector<std::size_t> assign_owners(const std::vector<RideDraft>& rides, const Fleet& fleet, int noise_per_mille,
                                       std::uint64_t seed) {
  Dispatcher dispatcher(rides, fleet);
  std::vector<std::size_t> owners(rides.size(), 0);
  const auto trips = trips_of(rides);
  for (const auto& trip : trips) {
    RandomStream random({seed, 0, trip.front(), "owner"});
    const bool at_random = chance(random, noise_per_mille);
    const auto order = order_of_firms(fleet, rides[trip.front()].home, at_random, random);
    auto firm = std::find_if(order.begin(), order.end(), [&](std::size_t f) { return dispatcher.can(f, trip, true); });
    if (firm == order.end()) {
      firm = std::find_if(order.begin(), order.end(), [&](std::size_t f) { return dispatcher.can(f, trip, false); });
    }
    if (firm == order.end()) firm = order.begin();
    for (const std::size_t ride : trip) owners[ride] = *firm;
    dispatcher.book(*firm, trip);
  }
  return owners;
}

}  // namespace postkutscher::cottbus
