#include "importers/darp/benchmark_problem.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "engine/base/errors.h"

namespace postkutscher {

namespace {

constexpr int kFinestDigits = 8;
constexpr double kLongestLeg = 4'294'967'294.0;               // what a table of 32 bits holds beside "unreachable"
constexpr double kLongestDay = 281'474'976'710'656.0;         // 2^48: Duration::infinite()
constexpr double kLargestCost = 4'611'686'018'427'387'904.0;  // 2^62

// Upper bounds, in the unit of the instance.
struct Sizes {
  double longest_leg = 0;
  double all_distance = 0;  // of any solution
  double day = 0;           // end of any route
};

Sizes sizes_of(const BenchmarkInstance& instance, std::size_t duties) {
  Sizes sizes;
  for (std::size_t from = 0; from < instance.nodes.size(); ++from) {
    double longest = 0;
    for (std::size_t to = 0; to < instance.nodes.size(); ++to)
      longest = std::max(longest, distance(instance, from, to));
    sizes.longest_leg = std::max(sizes.longest_leg, longest);
    sizes.all_distance += from == 0 ? static_cast<double>(duties) * longest : longest;
    sizes.day += instance.nodes[from].service + longest;
    sizes.day = std::max(sizes.day, 2 * instance.nodes[from].latest);
  }
  return sizes;
}

// Costs in ticks; see the header.
struct Prices {
  double vehicle = 0;
  double unserved = 0;
};

Prices prices_of(const BenchmarkInstance& instance, const Sizes& sizes, std::size_t duties, double scale) {
  const auto legs = static_cast<double>(instance.nodes.size() + duties);  // each rounded up by less than a tick
  const double distance = std::ceil(sizes.all_distance * scale) + legs + 1;
  const double vehicle = instance.kind == BenchmarkKind::pickup_and_delivery ? distance : 0;
  return {vehicle, static_cast<double>(duties) * vehicle + distance};
}

bool fits(const BenchmarkInstance& instance, const Sizes& sizes, const Prices& prices, double scale) {
  return sizes.longest_leg * scale + 1 < kLongestLeg && sizes.day * scale < kLongestDay &&
         prices.unserved * static_cast<double>(instance.requests.size()) < kLargestCost;
}

class ProblemBuilder {
 public:
  explicit ProblemBuilder(const BenchmarkInstance& instance)
      : instance_(instance), duties_(std::min(instance.vehicles, instance.requests.size())) {
    choose_scale();
  }

  BenchmarkProblem build() {
    Problem& problem = result_.problem;
    for (std::size_t node = 0; node < instance_.nodes.size(); ++node) {
      problem.locations.push_back({.name = std::to_string(node), .at = {}, .district = ""});
    }
    fill_travel_times();
    for (std::size_t k = 0; k < duties_; ++k) add_duty(k);
    for (const BenchmarkRequest& request : instance_.requests) add_request(request);
    return std::move(result_);
  }

 private:
  void choose_scale() {
    const Sizes sizes = sizes_of(instance_, duties_);
    for (int digits = kFinestDigits; digits >= 0; --digits) {
      scale_ = std::pow(10.0, digits);
      prices_ = prices_of(instance_, sizes, duties_, scale_);
      if (!fits(instance_, sizes, prices_, scale_)) continue;
      result_.ticks_per_unit = std::llround(scale_);
      return;
    }
    throw InputError("too_large", instance_.name,
                     fmt::format("distances up to {:.0f} between {} nodes are too large to be summed exactly.",
                                 sizes.longest_leg, instance_.nodes.size()),
                     "Use a coarser unit.");
  }

  // A value that is whole in ticks but for the error of its double stays, any other is rounded to the safe side.
  std::int64_t rounded(double value, bool up) const {
    constexpr double kError = 0.01;
    const double ticks = value * scale_, nearest = std::round(ticks);
    if (std::abs(ticks - nearest) < kError) return std::llround(nearest);
    return std::llround(up ? std::ceil(ticks) : std::floor(ticks));
  }
  Duration at_least(double value) const { return {rounded(value, true)}; }
  Duration at_most(double value) const { return {rounded(value, false)}; }
  TimeWindow window(const BenchmarkNode& node) const {
    return {Instant{} + at_least(node.earliest), Instant{} + at_most(node.latest)};
  }

  void fill_travel_times() {
    const std::size_t nodes = instance_.nodes.size();
    TravelTimes table(nodes, 1);
    std::vector<std::uint32_t> row(nodes);
    for (std::size_t from = 0; from < nodes; ++from) {
      for (std::size_t to = 0; to < nodes; ++to) {
        row[to] = static_cast<std::uint32_t>(std::ceil(distance(instance_, from, to) * scale_));
      }
      table.set_row(LocationId(from), LocationId(0), kProfile, 0, row);
      table.set_distance_row(LocationId(from), LocationId(0), kProfile, row);
    }
    result_.problem.travel_times = std::make_shared<const TravelTimes>(std::move(table));
  }

  void add_duty(std::size_t number) {
    Problem& problem = result_.problem;
    Vehicle vehicle;
    vehicle.id = std::to_string(number + 1);
    vehicle.layouts = {{seats(instance_.capacity)}};
    Duty duty;
    duty.id = vehicle.id;
    duty.vehicle = problem.vehicles.push_back(std::move(vehicle));
    duty.shift = window(instance_.nodes.front());
    if (instance_.longest_route) duty.longest = at_most(*instance_.longest_route);
    duty.start = LocationId(std::size_t{0});
    duty.end = LocationId(instance_.end_depot);
    duty.profile = kProfile;
    duty.rates.per_use = {std::llround(prices_.vehicle)};
    duty.rates.per_km = {1000 * kDecimetresPerMetre};
    problem.duties.push_back(std::move(duty));
  }

  void add_request(const BenchmarkRequest& request) {
    const BenchmarkNode& pickup = instance_.nodes[request.pickup];
    const BenchmarkNode& dropoff = instance_.nodes[request.dropoff];
    Request r;
    r.id = std::to_string(request.pickup);
    r.pickup = LocationId(request.pickup);
    r.dropoff = LocationId(request.dropoff);
    r.pickup_window = window(pickup);
    r.dropoff_window = window(dropoff);
    r.pickup_service = at_least(pickup.service);
    r.dropoff_service = at_least(dropoff.service);
    r.direct = result_.problem.travel_times->least(r.pickup, r.dropoff, kProfile);
    r.ride_time_limit =
        instance_.longest_ride ? std::max(r.direct, at_most(*instance_.longest_ride)) : Duration::infinite();
    r.load = seats(pickup.load);
    r.price_of_not_serving = {std::llround(prices_.unserved)};
    r.booking_rank = static_cast<std::int64_t>(result_.problem.requests.size());
    result_.problem.requests.push_back(std::move(r));
  }

  static Load seats(int count) { return {static_cast<std::uint16_t>(count), 0, 0, 0}; }

  static constexpr TravelProfileId kProfile{0};

  const BenchmarkInstance& instance_;
  std::size_t duties_;
  double scale_ = 1;
  Prices prices_;
  BenchmarkProblem result_;
};

}  // namespace

BenchmarkProblem benchmark_problem(const BenchmarkInstance& instance) {
  return ProblemBuilder(instance).build();
}

}  // namespace postkutscher
