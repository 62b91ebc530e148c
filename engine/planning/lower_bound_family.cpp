#include "engine/planning/lower_bound_family.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace postkutscher::lower_bounds {

namespace {

constexpr std::int64_t kTicksPerHour = 3600 * kTicksPerSecond;

bool covers(const Load& capacity, const Load& load) {
  for (std::size_t kind = 0; kind < kPlaceKinds; ++kind) {
    if (load[kind] > capacity[kind]) return false;
  }
  return true;
}

bool same_rates(const CostRates& a, const CostRates& b) {
  return a.per_use == b.per_use && a.per_hour == b.per_hour && a.per_km == b.per_km;
}

bool same_interiors(const Vehicle& a, const Vehicle& b) {
  const auto same = [](const Layout& x, const Layout& y) { return x.capacity == y.capacity; };
  return std::equal(a.layouts.begin(), a.layouts.end(), b.layouts.begin(), b.layouts.end(), same) &&
         a.most_requests_on_board == b.most_requests_on_board;
}

bool same_requests(const Problem& problem, DutyId a, DutyId b) {
  for (const RequestId request : problem.requests.ids()) {
    if (is_eligible(problem, a, request) != is_eligible(problem, b, request)) return false;
  }
  return true;
}

bool interchangeable(const Problem& problem, DutyId first, DutyId second) {
  const Duty& a = problem.duties[first];
  const Duty& b = problem.duties[second];
  return a.shift == b.shift && a.longest == b.longest && a.start == b.start && a.end == b.end &&
         a.profile == b.profile && same_rates(a.rates, b.rates) &&
         same_interiors(problem.vehicles[a.vehicle], problem.vehicles[b.vehicle]) &&
         same_requests(problem, first, second);
}

}  // namespace

std::vector<DutyClass> duty_classes(const Problem& problem) {
  std::vector<DutyClass> classes;
  for (const DutyId duty : problem.duties.ids()) {
    const auto known = std::find_if(classes.begin(), classes.end(), [&](const DutyClass& c) {
      return interchangeable(problem, c.duties.front(), duty);
    });
    known == classes.end() ? classes.push_back({{duty}}) : known->duties.push_back(duty);
  }
  return classes;
}

RouteFamily::RouteFamily(const Problem& problem, std::size_t duty_class, DutyId duty, const Layout& layout)
    : duty_class_(duty_class),
      request_count_(problem.requests.size()),
      duty_(problem.duties[duty]),
      layout_(layout),
      most_on_board_(problem.vehicles[duty_.vehicle].most_requests_on_board) {
  for (const Request& request : problem.requests) {
    loads_.push_back(request.load);
    shares_.push_back(request.shares);
    longest_rides_.push_back(request.pickup_service.ticks + std::min(request.ride_time_limit.ticks, kNoWay));
  }
  places_.resize(nodes());
  places_[start()] = places_[end()] = {duty_.shift.earliest.ticks, duty_.shift.latest.ticks, 0};
  read_legs(problem);
  close_least_times();
  for (const RequestId request : problem.requests.ids()) {
    const bool can_serve =
        is_eligible(problem, duty, request) && covers(layout.capacity, problem.requests[request].load);
    if (can_serve && tighten(problem, request.index())) requests_.push_back(request.index());
  }
  const std::int64_t shift = duty_.shift.latest.ticks - duty_.shift.earliest.ticks;
  duration_matters_ = duty_.rates.per_hour.value > 0 || longest() < shift;
  const std::int64_t rounding = kFinePerCost - std::gcd(duty_.rates.per_km.value, kFinePerCost);
  fine_per_use_ = kFinePerCost * duty_.rates.per_use.value - rounding;
}

void RouteFamily::read_legs(const Problem& problem) {
  std::vector<LocationId> at;
  for (const Request& request : problem.requests) {
    at.push_back(request.pickup);
    at.push_back(request.dropoff);
  }
  at.push_back(duty_.start);
  at.push_back(duty_.end);
  for (const LocationId from : at) {
    for (const LocationId to : at) {
      const Duration leg = problem.travel_times->least(from, to, duty_.profile);
      times_.push_back(leg.is_infinite() ? kNoWay : leg.ticks);
      distances_.push_back(leg.is_infinite() ? 0 : problem.travel_times->distance(from, to, duty_.profile).decimetres);
    }
  }
}

// Floyd and Warshall.
void RouteFamily::close_least_times() {
  least_times_ = times_;
  for (std::size_t via = 0; via < nodes(); ++via) {
    for (std::size_t from = 0; from < nodes(); ++from) {
      const std::int64_t first = least_times_[from * nodes() + via];
      for (std::size_t to = 0; to < nodes(); ++to) {
        std::int64_t& entry = least_times_[from * nodes() + to];
        entry = std::min(entry, first + least_times_[via * nodes() + to]);
      }
    }
  }
}

// False when no duty of the family can serve the request, even alone.
bool RouteFamily::tighten(const Problem& problem, std::size_t request) {
  const Request& r = problem.requests[RequestId(request)];
  const std::size_t from = pickup(request);
  const std::size_t to = dropoff(request);
  const std::int64_t ride = r.pickup_service.ticks + least_time(from, to);
  Place& a = places_[from];
  Place& b = places_[to];
  a = {r.pickup_window.earliest.ticks, r.pickup_window.latest.ticks, r.pickup_service.ticks};
  b = {r.dropoff_window.earliest.ticks, r.dropoff_window.latest.ticks, r.dropoff_service.ticks};
  a.earliest = std::max(a.earliest, duty_.shift.earliest.ticks + least_time(start(), from));
  b.latest = std::min(b.latest, duty_.shift.latest.ticks - b.service - least_time(to, end()));
  a.earliest = std::max(a.earliest, b.earliest - longest_ride(request));
  b.earliest = std::max(b.earliest, a.earliest + ride);
  a.latest = std::min(a.latest, b.latest - ride);
  b.latest = std::min(b.latest, a.latest + longest_ride(request));
  return a.earliest <= a.latest && b.earliest <= b.latest && ride <= longest_ride(request);
}

bool RouteFamily::fits(const RequestSet& aboard) const {
  const std::size_t count = aboard.size();
  if (count > most_on_board_) return false;
  std::array<std::uint32_t, kPlaceKinds> sum{};
  bool all_share = true;
  aboard.for_each([&](std::size_t request) {
    all_share = all_share && shares_[request];
    for (std::size_t kind = 0; kind < kPlaceKinds; ++kind) sum[kind] += loads_[request][kind];
  });
  if (count > 1 && !all_share) return false;
  for (std::size_t kind = 0; kind < kPlaceKinds; ++kind) {
    if (sum[kind] > layout_.capacity[kind]) return false;
  }
  return true;
}

std::int64_t RouteFamily::fine_time_cost(std::int64_t ticks) const {
  return kFinePerCost * (duty_.rates.per_hour.value * ticks / kTicksPerHour);
}

std::int64_t RouteFamily::fine_per_tick() const {
  return kFinePerCost * duty_.rates.per_hour.value / kTicksPerHour;
}

std::int64_t RouteFamily::fine_cost(std::int64_t ticks, std::int64_t decimetres) const {
  return kFinePerCost * duty_cost(duty_.rates, {ticks}, {decimetres}).value;
}

std::int64_t RouteFamily::most_ticks() const {
  return std::min(longest(), duty_.shift.latest.ticks - duty_.shift.earliest.ticks);
}

double RouteFamily::dearest_route_in_cost() const {
  const auto hours = static_cast<double>(most_ticks()) / static_cast<double>(kTicksPerHour);
  const auto legs = static_cast<double>(2 * requests_.size() + 1);
  const double kilometres = legs * Distance{*std::max_element(distances_.begin(), distances_.end())}.kilometres();
  return 1 + static_cast<double>(duty_.rates.per_use.value) + hours * static_cast<double>(duty_.rates.per_hour.value) +
         kilometres * static_cast<double>(duty_.rates.per_km.value);
}

std::int64_t RouteFamily::dearest_ride() const {
  std::int64_t farthest = 0;
  for (const std::size_t request : requests_) {
    const std::size_t from = pickup(request);
    const std::size_t to = dropoff(request);
    farthest = std::max(farthest, distance(start(), from) + distance(from, to) + distance(to, end()));
  }
  return fine_cost(most_ticks(), farthest);
}

std::vector<RouteFamily> route_families(const Problem& problem, const std::vector<DutyClass>& classes) {
  std::vector<RouteFamily> families;
  for (std::size_t k = 0; k < classes.size(); ++k) {
    const DutyId duty = classes[k].duties.front();
    const std::vector<Layout>& layouts = problem.vehicles[problem.duties[duty].vehicle].layouts;
    for (std::size_t a = 0; a < layouts.size(); ++a) {
      bool covered = false;
      for (std::size_t b = 0; b < layouts.size(); ++b) {
        const bool equal = layouts[a].capacity == layouts[b].capacity;
        covered = covered || (b != a && covers(layouts[b].capacity, layouts[a].capacity) && (!equal || b < a));
      }
      if (!covered) families.emplace_back(problem, k, duty, layouts[a]);
    }
  }
  return families;
}

}  // namespace postkutscher::lower_bounds
