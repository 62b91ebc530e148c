#include "tests/support/random_problem.h"

#include <algorithm>
#include <array>
#include <boost/random/uniform_01.hpp>
#include <boost/random/uniform_int_distribution.hpp>
#include <cmath>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/random.h"

namespace postkutscher {

namespace {

constexpr int kClinics = 6;
constexpr double kMetresPerSecond = 7;
constexpr std::array<double, 5> kPeriodFactors = {1.0, 1.45, 1.15, 1.4, 0.95};
constexpr std::array<int, 4> kPeriodStarts = {6 * 60 + 30, 9 * 60, 14 * 60, 18 * 60};
constexpr double kSlowProfile = 1.2;

Instant minute(std::int64_t m) {
  return Instant{} + Duration::from_minutes(m);
}

// Draws the parts of the day one after the other from one stream.
class Builder {
 public:
  explicit Builder(const RandomDay& day) : day_(day), random_({day.seed, 0, 0, "random problem"}) {}

  Problem build() {
    add_operators();
    for (int k = 0; k < kClinics; ++k) clinics_.push_back(add_location());
    for (int k = 0; k < day_.duties; ++k) add_duty(k);
    for (int k = 0; k < day_.requests; ++k) add_request(k);
    fill_travel_times();
    for (const RequestId request : problem_.requests.ids()) finish_request(request);
    for (int k = 0; k < day_.passengers_on_board; ++k) put_on_board(DutyId(k), RequestId(k));
    return std::move(problem_);
  }

 private:
  int below(int n) { return boost::random::uniform_int_distribution<int>(0, n - 1)(random_); }
  double share() { return boost::random::uniform_01<double>()(random_); }

  LocationId add_location() {
    points_.push_back({share() * day_.side_km * 1000, share() * day_.side_km * 1000});
    return problem_.locations.push_back({.name = "L" + std::to_string(points_.size()), .at = {}, .district = ""});
  }

  void add_operators() {
    for (int k = 0; k < day_.operators; ++k) {
      problem_.operators.push_back({"O" + std::to_string(k), "Operator " + std::to_string(k), add_location()});
    }
  }

  void add_duty(int k) {
    const OperatorId owner(k % day_.operators);
    Vehicle vehicle;
    vehicle.id = "V" + std::to_string(k);
    vehicle.owner = owner;
    vehicle.layouts = {{{4, 0, 0, 0}}};
    vehicle.most_requests_on_board = 2;
    const int kind = k % 5;
    if (kind == 2 || kind == 3) {
      vehicle.vehicle_class = VehicleClass::wheelchair_van;
      vehicle.layouts = {{{7, 0, 0, 0}}, {{4, 1, 0, 0}}, {{1, 2, 0, 0}}};
      vehicle.most_requests_on_board = 4;
    } else if (kind == 4) {
      vehicle.vehicle_class = VehicleClass::ambulance;
      vehicle.layouts = {{{1, 0, 0, 1}}, {{1, 0, 1, 0}}};
      vehicle.most_requests_on_board = 1;
    }
    const LocationId base = problem_.operators[owner].base;
    const int begin = 5 * 60 + 30 * below(8);
    Duty duty;
    duty.id = "D" + std::to_string(k);
    duty.vehicle = problem_.vehicles.push_back(std::move(vehicle));
    duty.owner = owner;
    duty.shift = {minute(begin), minute(begin + 8 * 60 + 30 * below(5))};
    duty.start = duty.end = base;
    duty.profile = TravelProfileId(kind == 4 ? 1 : 0);
    duty.rates = {Cost::from_euros(kind), Cost::from_euros(kind == 4 ? 65 : 33), Cost::from_euros(0.35)};
    problem_.duties.push_back(std::move(duty));
  }

  void add_request(int k) {
    Request r;
    r.id = "R" + std::to_string(k);
    r.pickup = add_location();
    r.dropoff = clinics_[static_cast<std::size_t>(below(kClinics))];
    if (share() < 0.5) std::swap(r.pickup, r.dropoff);
    r.owner = OperatorId(below(day_.operators));
    r.booking_rank = below(day_.requests);
    r.load = {static_cast<std::uint16_t>(1 + (below(4) == 0)), 0, 0, 0};
    int service = 3;
    const int needs = below(10);
    if (needs < 2) {
      r.load = {static_cast<std::uint16_t>(below(2)), 1, 0, 0};
      r.vehicle_classes = class_bit(VehicleClass::wheelchair_van);
      r.category = Category::wheelchair;
      service = 7;
    } else if (needs == 2) {
      r.load = {0, 0, 0, 1};
      r.vehicle_classes = class_bit(VehicleClass::ambulance);
      r.category = Category::lying;
      service = 12;
    } else if (needs == 3) {
      r.shares = false;
    } else if (needs == 4) {
      r.never_operators = {OperatorId(below(day_.operators))};
    }
    r.pickup_service = r.dropoff_service = Duration::from_minutes(service);
    problem_.requests.push_back(std::move(r));
  }

  void fill_travel_times() {
    std::vector<Instant> starts;
    for (int k = 0; k + 1 < day_.periods; ++k) starts.push_back(minute(kPeriodStarts[static_cast<std::size_t>(k)]));
    TravelTimes table(points_.size(), 2, starts);
    for (std::size_t a = 0; a < points_.size(); ++a) {
      for (std::size_t b = 0; b < points_.size(); ++b) {
        const double metres = std::hypot(points_[a].x - points_[b].x, points_[a].y - points_[b].y);
        for (int profile = 0; profile < 2; ++profile) {
          table.set_distance(LocationId(a), LocationId(b), TravelProfileId(profile),
                             {std::llround(std::ceil(metres * 10))});
          const double seconds = metres / kMetresPerSecond * (profile == 1 ? kSlowProfile : 1);
          for (std::size_t period = 0; period < table.period_count(); ++period) {
            const double ticks = std::ceil(seconds * kTicksPerSecond * kPeriodFactors[period]);
            table.set(LocationId(a), LocationId(b), TravelProfileId(profile), period, {std::llround(ticks)});
          }
        }
      }
    }
    problem_.travel_times = std::make_shared<const TravelTimes>(std::move(table));
  }

  // What depends on travel times: direct ride, limit, window, price.
  void finish_request(RequestId id) {
    Request& r = problem_.requests[id];
    const TravelTimes& times = *problem_.travel_times;
    r.direct = times.least(r.pickup, r.dropoff, TravelProfileId(0));
    Duration slowest;
    for (std::size_t period = 0; period < times.period_count(); ++period) {
      slowest = std::max(slowest, times.in_period(r.pickup, r.dropoff, TravelProfileId(1), period));
    }
    r.ride_time_limit = std::max(slowest, r.direct + Duration::from_minutes(day_.detour_minutes));
    const Instant wished = minute(6 * 60 + below(12 * 60));
    const TimeWindow window{wished, wished + Duration::from_minutes(day_.window_minutes)};
    (share() < 0.5 ? r.pickup_window : r.dropoff_window) = window;
    const double km = times.distance(r.pickup, r.dropoff, TravelProfileId(0)).kilometres();
    r.price_of_not_serving = Cost::from_euros(40 + 3 * km);
  }

  void put_on_board(DutyId duty_id, RequestId request_id) {
    Duty& duty = problem_.duties[duty_id];
    Request& r = problem_.requests[request_id];
    r.load = {static_cast<std::uint16_t>(1), 0, 0, 0};
    r.vehicle_classes = kAllVehicleClasses;
    r.never_operators.clear();
    r.pickup_window = r.dropoff_window = {};
    r.ride_time_limit = Duration::from_minutes(90);
    duty.on_board.push_back({request_id, duty.shift.earliest});
  }

  struct PlanePoint {
    double x;
    double y;
  };

  RandomDay day_;
  RandomStream random_;
  Problem problem_;
  std::vector<PlanePoint> points_;
  std::vector<LocationId> clinics_;
};

}  // namespace

Problem random_problem(const RandomDay& day) {
  return Builder(day).build();
}

}  // namespace postkutscher
