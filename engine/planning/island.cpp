#include "engine/planning/island.h"

#include <algorithm>
#include <array>
#include <boost/random/uniform_01.hpp>
#include <boost/random/uniform_int_distribution.hpp>
#include <cmath>
#include <numeric>
#include <utility>

#include "engine/planning/construction.h"
#include "engine/planning/tail_exchange.h"

namespace postkutscher {

namespace {

// Temperatures in shares of the mean cost of a request.
constexpr double kHot = 0.5;
constexpr double kCold = 0.1;
// Requests that a round takes out: from 1 to twice this; at most a share of all.
constexpr double kMeanRuin = 14;
constexpr double kMostRuin = 0.4;
// Chance of each kind, in the order of RuinKind.
constexpr std::array kWeights = {1.0, 8.0, 1.0, 1.0, 0.2, 0.5};
// Rounds that insert with blinks and noise; noise in shares of the mean cost of a request.
constexpr double kPerturbed = 0.5;
constexpr double kBlink = 0.02;
constexpr double kNoise = 0.5;
// Rounds that insert by regret; the others greedily, one request after the other.
constexpr double kByRegret = 0.9;
constexpr int kDeepestRegret = 4;
// Tails are exchanged in plans that are this many temperatures from being kept.
constexpr double kWorthwhile = 3;
// In shares of the mean cost of a request, as the others.
constexpr double kReductionTemperature = 0.3;

double draw(RandomStream& random) {
  return boost::random::uniform_01<double>()(random);
}

RuinKind draw_kind(RandomStream& random) {
  double left = draw(random) * std::accumulate(kWeights.begin(), kWeights.end(), 0.0);
  for (std::size_t k = 0; k + 1 < kWeights.size(); ++k) {
    if (left < kWeights[k]) return static_cast<RuinKind>(k);
    left -= kWeights[k];
  }
  return static_cast<RuinKind>(kWeights.size() - 1);
}

}  // namespace

Island::Island(const PlanningModel& model, const Solution& start, const AnnealingScale& scale, std::uint64_t seed,
               std::uint32_t number)
    : model_(model),
      workspace_(model),
      ruin_(model),
      scale_(scale),
      pool_(kPooledRoutes),
      current_(start),
      best_(start),
      seed_(seed),
      number_(number) {}

void Island::adopt(const Solution& solution) {
  current_ = solution;
  reducing_ = false;
  if (solution.objective() < best_.objective()) best_ = solution;
}

std::int64_t Island::anneal(std::int64_t rounds, double cooling, const std::function<bool()>& stop) {
  if (std::exchange(reducing_, false)) current_ = best_;
  const double temperature = scale_.cost_per_request * kHot * std::pow(kCold / kHot, cooling);
  std::int64_t done = 0;
  for (; done < rounds && !stop(); ++done) round(temperature);
  return done;
}

RandomStream Island::next_stream() {
  return RandomStream({seed_, number_, static_cast<std::uint64_t>(rounds_++), "ruin and recreate"});
}

// One of the routes with few requests.
void Island::close_a_route(RandomStream& random) {
  std::vector<std::pair<std::size_t, DutyId>> routes;
  for (const DutyId duty : model_.problem().duties.ids()) {
    const DutyRoute& route = current_.route(duty);
    if (!route.empty() && model_.problem().duties[duty].on_board.empty()) routes.emplace_back(route.stops.size(), duty);
  }
  if (routes.empty()) return;
  std::sort(routes.begin(), routes.end());
  const double share = draw(random);
  const DutyId duty = routes[static_cast<std::size_t>(share * share * static_cast<double>(routes.size()))].second;
  std::vector<RequestId> requests;
  for (const Stop& stop : current_.route(duty).stops) {
    if (stop.kind == VisitKind::pickup) requests.push_back(stop.request);
  }
  current_.remove(workspace_, requests);
}

std::int64_t Island::absences() const {
  std::int64_t sum = 0;
  for (const RequestId request : current_.unserved()) sum += 1 + absence_[request];
  return sum;
}

void Island::reduction_round(RandomStream& random) {
  const Solution before = current_;
  const std::int64_t absences_before = absences();
  ruin(random);
  recreate(random);
  if (current_.objective() < best_.objective()) {
    best_ = current_;
    reducing_ = false;
    return;
  }
  const std::int64_t absences_now = absences();
  for (const RequestId request : current_.unserved()) ++absence_[request];
  const double longer = static_cast<double>((current_.objective().driving - before.objective().driving).value);
  const bool shorter = longer < -scale_.cost_per_request * kReductionTemperature * std::log(draw(random));
  const bool fewer = current_.objective().unserved < before.objective().unserved;
  if (!fewer && absences_now >= absences_before && !(absences_now == absences_before && shorter)) current_ = before;
}

std::int64_t Island::reduce_duties(std::int64_t rounds, const std::function<bool()>& stop) {
  absence_.resize(model_.problem().requests.size());
  workspace_.may_open_duties = false;
  std::int64_t done = 0;
  for (; done < rounds && !stop(); ++done) {
    RandomStream random = next_stream();
    if (!std::exchange(reducing_, true)) {
      current_ = best_;
      close_a_route(random);
    }
    reduction_round(random);
  }
  workspace_.may_open_duties = true;
  return done;
}

void Island::round(double temperature) {
  RandomStream random = next_stream();
  const Solution before = current_;
  ruin(random);
  recreate(random);
  if (scale_.scalar(current_.objective()) - scale_.scalar(before.objective()) < kWorthwhile * temperature) {
    exchange_changed_tails(before);
  }
  if (current_.objective() < best_.objective()) best_ = current_;
  const double value = scale_.scalar(current_.objective());
  const double change = value - scale_.scalar(before.objective());
  if (change != 0 && current_.objective().unserved <= best_.objective().unserved) remember_routes(before, value);
  if (change > 0 && draw(random) >= std::exp(-change / temperature)) current_ = before;
}

void Island::exchange_changed_tails(const Solution& before) {
  for (const DutyId duty : model_.problem().duties.ids()) {
    if (current_.route_pointer(duty) == before.route_pointer(duty)) continue;
    while (exchange_tails(workspace_, current_, duty)) {
    }
  }
}

void Island::remember_routes(const Solution& before, double value) {
  for (const DutyId duty : model_.problem().duties.ids()) {
    const RoutePointer& route = current_.route_pointer(duty);
    if (route != before.route_pointer(duty)) pool_.add(route, model_.duty_class(duty), value);
  }
}

void Island::ruin(RandomStream& random) {
  const double mean = std::min(kMeanRuin, kMostRuin * static_cast<double>(model_.problem().requests.size()));
  const auto count = static_cast<std::size_t>(1 + mean * 2 * draw(random));
  const RuinKind kind = draw_kind(random);
  current_.remove(workspace_,
                  ruin_.choose(kind, current_, kind == RuinKind::strings ? std::size_t(mean) : count, random));
}

std::vector<RequestId> Island::in_some_order(RandomStream& random) const {
  const int rule = boost::random::uniform_int_distribution<int>(0, 5)(random);
  std::vector<std::pair<double, RequestId>> order;
  for (const RequestId request : current_.unserved()) {
    if (model_.candidates(request).empty()) continue;
    const Request& r = model_.problem().requests[request];
    const TimedNode& pickup = model_.pickup_node(request);
    double rank = draw(random);
    if (rule == 1) rank = -static_cast<double>(r.direct.ticks);
    if (rule == 2) rank = static_cast<double>((pickup.window.latest - pickup.window.earliest).ticks);
    if (rule == 3) rank = static_cast<double>(pickup.window.earliest.ticks);
    if (rule == 4) rank += static_cast<double>(model_.candidates(request).size());
    order.emplace_back(rank, request);
  }
  std::sort(order.begin(), order.end());
  std::vector<RequestId> requests;
  for (const auto& entry : order) requests.push_back(entry.second);
  return requests;
}

void Island::recreate(RandomStream& random) {
  const bool perturbed = draw(random) < kPerturbed;
  const Perturbation perturbation{&random, perturbed ? kBlink : 0, perturbed ? kNoise * scale_.cost_per_request : 0};
  if (draw(random) < kByRegret) {
    const int depth = boost::random::uniform_int_distribution<int>(1, kDeepestRegret)(random);
    insert_by_regret(
        workspace_, current_, depth, [] { return false; }, perturbation);
    return;
  }
  for (const RequestId request : in_some_order(random)) {
    const Place place = cheapest_place(workspace_, current_, request, perturbation);
    if (place.duty.valid()) current_.insert(workspace_, place.duty, request, place.insertion);
  }
}

}  // namespace postkutscher
