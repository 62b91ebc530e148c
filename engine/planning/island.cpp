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
               std::uint32_t number, int threads)
    : model_(model),
      ruin_(model),
      scale_(scale),
      pool_(kPooledRoutes),
      current_(start),
      best_(start),
      seed_(seed),
      number_(number) {
  for (int k = 0; k < std::max(1, threads); ++k) workspaces_.push_back(std::make_unique<Workspace>(model));
}

void Island::adopt(const Solution& solution) {
  current_ = solution;
  reducing_ = false;
  if (solution.objective() < best_.objective()) best_ = solution;
}

RandomStream Island::stream(std::int64_t round, std::string_view purpose) const {
  return RandomStream({seed_, number_, static_cast<std::uint64_t>(round), purpose});
}

std::int64_t Island::run(std::int64_t rounds, const ChainSteps<Solution, Candidate>& steps) {
  const std::int64_t done = SpeculativeChain(current_, rounds, steps).run(static_cast<int>(workspaces_.size()));
  rounds_ += done;
  return done;
}

std::int64_t Island::anneal(std::int64_t rounds, double cooling, const std::function<bool()>& stop) {
  if (std::exchange(reducing_, false)) current_ = best_;
  const double temperature = scale_.cost_per_request * kHot * std::pow(kCold / kHot, cooling);
  ChainSteps<Solution, Candidate> steps;
  steps.attempt = [&](const Solution& current, std::int64_t step, std::size_t worker, const Outdated& outdated) {
    RandomStream random = stream(rounds_ + step, "ruin and recreate");
    Candidate candidate{current, draw(random)};
    ruin_and_recreate(*workspaces_[worker], candidate.plan, random, outdated);
    const double change = scale_.scalar(candidate.plan.objective()) - scale_.scalar(current.objective());
    if (change < kWorthwhile * temperature && !outdated()) {
      exchange_changed_tails(*workspaces_[worker], current, candidate.plan);
    }
    return candidate;
  };
  steps.settle = [&](Solution& current, Candidate candidate) {
    return settle_annealed(current, std::move(candidate), temperature);
  };
  steps.stop = stop;
  return run(rounds, steps);
}

bool Island::settle_annealed(Solution& current, Candidate candidate, double temperature) {
  const Solution& plan = candidate.plan;
  if (plan.objective() < best_.objective()) best_ = plan;
  const double value = scale_.scalar(plan.objective());
  const double change = value - scale_.scalar(current.objective());
  if (change != 0 && plan.objective().unserved <= best_.objective().unserved) remember_routes(current, plan, value);
  const bool kept = change <= 0 || candidate.luck < std::exp(-change / temperature);
  if (!kept || plan.has_routes_of(current)) return false;
  current = std::move(candidate.plan);
  return true;
}

void Island::exchange_changed_tails(Workspace& workspace, const Solution& before, Solution& plan) const {
  for (const DutyId duty : model_.problem().duties.ids()) {
    if (plan.route_pointer(duty) == before.route_pointer(duty)) continue;
    while (exchange_tails(workspace, plan, duty)) {
    }
  }
}

void Island::remember_routes(const Solution& before, const Solution& plan, double value) {
  for (const DutyId duty : model_.problem().duties.ids()) {
    const RoutePointer& route = plan.route_pointer(duty);
    if (route != before.route_pointer(duty)) pool_.add(route, model_.duty_class(duty), value);
  }
}

std::int64_t Island::reduce_duties(std::int64_t rounds, const std::function<bool()>& stop) {
  absence_.resize(model_.problem().requests.size());
  for (const auto& workspace : workspaces_) workspace->may_open_duties = false;
  if (!std::exchange(reducing_, true)) current_ = with_a_route_closed(best_);
  ChainSteps<Solution, Candidate> steps;
  steps.attempt = [&](const Solution& current, std::int64_t step, std::size_t worker, const Outdated& outdated) {
    RandomStream random = stream(rounds_ + step, "ruin and recreate");
    Candidate candidate{current, draw(random)};
    ruin_and_recreate(*workspaces_[worker], candidate.plan, random, outdated);
    return candidate;
  };
  steps.settle = [&](Solution& current, Candidate candidate) { return settle_reduced(current, std::move(candidate)); };
  steps.stop = stop;
  const std::int64_t done = run(rounds, steps);
  for (const auto& workspace : workspaces_) workspace->may_open_duties = true;
  return done;
}

bool Island::settle_reduced(Solution& current, Candidate candidate) {
  const Solution& plan = candidate.plan;
  if (plan.objective() < best_.objective()) {
    best_ = plan;
    current = with_a_route_closed(best_);
    return true;
  }
  const std::int64_t absences_before = absences(current);
  const std::int64_t absences_now = absences(plan);
  for (const RequestId request : plan.unserved()) ++absence_[request];
  const double longer = static_cast<double>((plan.objective().driving - current.objective().driving).value);
  const bool shorter = longer < -scale_.cost_per_request * kReductionTemperature * std::log(candidate.luck);
  const bool fewer = plan.objective().unserved < current.objective().unserved;
  const bool kept = fewer || absences_now < absences_before || (absences_now == absences_before && shorter);
  if (!kept || plan.has_routes_of(current)) return false;
  current = std::move(candidate.plan);
  return true;
}

// One of the routes with few requests.
Solution Island::with_a_route_closed(const Solution& plan) {
  std::vector<std::pair<std::size_t, DutyId>> routes;
  for (const DutyId duty : model_.problem().duties.ids()) {
    const DutyRoute& route = plan.route(duty);
    if (!route.empty() && model_.problem().duties[duty].on_board.empty()) routes.emplace_back(route.stops.size(), duty);
  }
  Solution closed = plan;
  if (routes.empty()) return closed;
  std::sort(routes.begin(), routes.end());
  RandomStream random = stream(routes_closed_++, "close a route");
  const double share = draw(random);
  const DutyId duty = routes[static_cast<std::size_t>(share * share * static_cast<double>(routes.size()))].second;
  std::vector<RequestId> requests;
  for (const Stop& stop : plan.route(duty).stops) {
    if (stop.kind == VisitKind::pickup) requests.push_back(stop.request);
  }
  closed.remove(workspace(), requests);
  return closed;
}

std::int64_t Island::absences(const Solution& plan) const {
  std::int64_t sum = 0;
  for (const RequestId request : plan.unserved()) sum += 1 + absence_[request];
  return sum;
}

void Island::ruin_and_recreate(Workspace& workspace, Solution& plan, RandomStream& random,
                               const Outdated& outdated) const {
  const double mean = std::min(kMeanRuin, kMostRuin * static_cast<double>(model_.problem().requests.size()));
  const auto count = static_cast<std::size_t>(1 + mean * 2 * draw(random));
  const RuinKind kind = draw_kind(random);
  plan.remove(workspace, ruin_.choose(kind, plan, kind == RuinKind::strings ? std::size_t(mean) : count, random));

  const bool perturbed = draw(random) < kPerturbed;
  const Perturbation perturbation{&random, perturbed ? kBlink : 0, perturbed ? kNoise * scale_.cost_per_request : 0};
  if (draw(random) < kByRegret) {
    const int depth = boost::random::uniform_int_distribution<int>(1, kDeepestRegret)(random);
    insert_by_regret(workspace, plan, depth, outdated, perturbation);
    return;
  }
  for (const RequestId request : in_some_order(plan, random)) {
    const Place place = cheapest_place(workspace, plan, request, perturbation);
    if (place.duty.valid()) plan.insert(workspace, place.duty, request, place.insertion);
  }
}

std::vector<RequestId> Island::in_some_order(const Solution& plan, RandomStream& random) const {
  const int rule = boost::random::uniform_int_distribution<int>(0, 5)(random);
  std::vector<std::pair<double, RequestId>> order;
  for (const RequestId request : plan.unserved()) {
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

}  // namespace postkutscher
