#include "engine/planning/lower_bound_times.h"

#include <algorithm>

namespace postkutscher::lower_bounds {

namespace {

constexpr std::size_t kNew = SIZE_MAX;

}  // namespace

struct StartTimes::Ride {
  std::size_t position;
  std::int64_t longest;
};

// Closed bounds between the new start and the known ones.
struct StartTimes::Links {
  std::vector<std::int64_t> into;    // new - known
  std::vector<std::int64_t> out_of;  // known - new
};

StartTimes::StartTimes(std::int64_t earliest, std::int64_t latest) : StartTimes(kRides + 1) {
  for (std::size_t a = kFirst; a < size_; ++a) {
    at(kZero, a) = earliest;
    at(a, kZero) = -latest;
  }
}

bool StartTimes::link(const NextStart& next, const Ride* ended, Links& links) const {
  links.into.resize(size_);
  links.out_of.resize(size_);
  for (std::size_t a = 0; a < size_; ++a) {
    links.into[a] = std::max(at(a, kCurrent) + next.way, at(a, kZero) + next.earliest);
    links.out_of[a] = at(kZero, a) - next.latest;
    if (ended != nullptr) links.out_of[a] = std::max(links.out_of[a], at(ended->position, a) - ended->longest);
    if (links.into[a] + links.out_of[a] > 0) return false;
  }
  return true;
}

StartTimes StartTimes::extended(const Links& links, const std::vector<std::size_t>& kept) const {
  StartTimes result(kept.size());
  for (std::size_t a = 0; a < kept.size(); ++a) {
    for (std::size_t b = 0; b < kept.size(); ++b) {
      if (kept[a] == kept[b]) continue;
      result.at(a, b) = kept[a] == kNew   ? links.out_of[kept[b]]
                        : kept[b] == kNew ? links.into[kept[a]]
                                          : std::max(at(kept[a], kept[b]), links.into[kept[a]] + links.out_of[kept[b]]);
    }
  }
  return result;
}

std::optional<StartTimes> StartTimes::with_pickup(const NextStart& next, std::size_t ride) const {
  Links links;
  if (!link(next, nullptr, links)) return std::nullopt;
  std::vector<std::size_t> kept{kZero, kFirst, kNew};
  for (std::size_t a = kRides; a < size_; ++a) kept.push_back(a);
  kept.insert(kept.begin() + static_cast<std::ptrdiff_t>(kRides + ride), kNew);
  return extended(links, kept);
}

std::optional<StartTimes> StartTimes::with_dropoff(const NextStart& next, std::size_t ride,
                                                   std::int64_t longest_ride) const {
  const Ride ended{kRides + ride, longest_ride};
  Links links;
  if (!link(next, &ended, links)) return std::nullopt;
  std::vector<std::size_t> kept{kZero, kFirst, kNew};
  for (std::size_t a = kRides; a < size_; ++a) {
    if (a != kRides + ride) kept.push_back(a);
  }
  return extended(links, kept);
}

bool StartTimes::allows_all_of(const StartTimes& other) const {
  for (std::size_t k = 0; k < bounds_.size(); ++k) {
    if (bounds_[k] > other.bounds_[k]) return false;
  }
  return true;
}

}  // namespace postkutscher::lower_bounds
