// Exact times of a part of a route: the system of difference constraints that windows, driving and ride-time limits
// put on its starts of service, closed under implication and projected onto the starts that what follows can still
// feel. Projection of a closed system loses nothing (Dechter, Meiri, Pearl: Temporal constraint networks, 1991).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace postkutscher::lower_bounds {

// A stop that is appended: start >= earliest, start <= latest, start >= start of current + way.
struct NextStart {
  std::int64_t earliest = 0;
  std::int64_t latest = 0;
  std::int64_t way = 0;  // service at the current place and driving
};

class StartTimes {
 public:
  // One stop: the pickup of the first ride.
  StartTimes(std::int64_t earliest, std::int64_t latest);

  // Appends a pickup, whose ride takes the position `ride` among those aboard; nothing when that is infeasible.
  std::optional<StartTimes> with_pickup(const NextStart& next, std::size_t ride) const;
  // Appends the drop-off of the ride at position `ride`, at most `longest_ride` after the start of its pickup.
  std::optional<StartTimes> with_dropoff(const NextStart& next, std::size_t ride, std::int64_t longest_ride) const;

  // Whatever may follow the other also may follow this one, at the same times.
  bool allows_all_of(const StartTimes& other) const;

  // Least start at the current place.
  std::int64_t earliest() const { return at(kZero, kCurrent); }
  // Least time from the start at the first to the start at the current place.
  std::int64_t elapsed() const { return at(kFirst, kCurrent); }
  // Greatest start at the first place.
  std::int64_t latest_first() const { return -at(kFirst, kZero); }
  // Least time from the start of the pickup of a ride aboard to the start at the current place.
  std::int64_t aboard(std::size_t ride) const { return at(kRides + ride, kCurrent); }

 private:
  // The starts that a system knows: of time itself, at the first and the current place, at the pickups of rides aboard.
  static constexpr std::size_t kZero = 0;
  static constexpr std::size_t kFirst = 1;
  static constexpr std::size_t kCurrent = 2;
  static constexpr std::size_t kRides = 3;

  explicit StartTimes(std::size_t size) : size_(size), bounds_(size * size) {}
  std::int64_t at(std::size_t a, std::size_t b) const { return bounds_[a * size_ + b]; }
  std::int64_t& at(std::size_t a, std::size_t b) { return bounds_[a * size_ + b]; }
  struct Ride;
  struct Links;
  bool link(const NextStart& next, const Ride* ended, Links& links) const;
  StartTimes extended(const Links& links, const std::vector<std::size_t>& kept) const;

  std::size_t size_;
  std::vector<std::int64_t> bounds_;  // [a][b]: start of b - start of a is at least this
};

}  // namespace postkutscher::lower_bounds
