#include "engine/planning/improvement.h"

#include <algorithm>
#include <array>
#include <boost/random/uniform_01.hpp>
#include <boost/random/uniform_int_distribution.hpp>
#include <cmath>
#include <utility>

namespace postkutscher {

namespace {

constexpr std::size_t kFewest = 2;
constexpr std::size_t kMost = 16;
// Drawn from evenly.
constexpr std::array kRuinKinds = {RuinKind::related, RuinKind::related, RuinKind::random, RuinKind::route};
constexpr double kBlink = 0.02;
// Temperatures in shares of the mean cost of a request, and the rounds of the first cooling; each further cooling is
// twice as long and begins from the best plan.
constexpr double kHot = 0.05;
constexpr double kCold = 0.005;
constexpr std::int64_t kFirstCooling = 1000;
// An unserved request weighs its price and this many mean requests.
constexpr double kUnservedWeight = 3;

double draw(RandomStream& random) {
  return boost::random::uniform_01<double>()(random);
}

// How far round `k` is within its cooling, in [0, 1); 0 = a cooling begins.
double cooling_progress(std::int64_t k) {
  std::int64_t length = kFirstCooling;
  while (k >= length) {
    k -= length;
    length *= 2;
  }
  return static_cast<double>(k) / static_cast<double>(length);
}

}  // namespace

Improvement::Improvement(const PlanningModel& model, InsertionCache& cache, Solution start, std::uint64_t seed)
    : model_(model), cache_(cache), ruin_(model), current_(start), best_(std::move(start)), seed_(seed) {
  const std::int64_t requests = static_cast<std::int64_t>(model.problem().requests.size());
  const std::int64_t served = std::max<std::int64_t>(1, requests - best_.objective().unserved);
  cost_per_request_ = static_cast<double>(best_.objective().driving.value) / static_cast<double>(served);
}

double Improvement::scalar(const Objective& objective) const {
  return static_cast<double>(objective.driving.value) + static_cast<double>(objective.unserved_price.value) +
         kUnservedWeight * cost_per_request_ * static_cast<double>(objective.unserved);
}

double Improvement::temperature() const {
  return cost_per_request_ * kHot * std::pow(kCold / kHot, cooling_progress(rounds_));
}

bool Improvement::accept(double change, RandomStream& random) const {
  return change <= 0 || draw(random) < std::exp(-change / temperature());
}

void Improvement::remember(const DutyRoute& route, std::vector<DutyRoute>& before) const {
  const bool known =
      std::any_of(before.begin(), before.end(), [&](const DutyRoute& r) { return r.duty == route.duty; });
  if (!known) before.push_back(route);
}

void Improvement::ruin(RandomStream& random, std::vector<DutyRoute>& before) {
  const RuinKind kind =
      kRuinKinds[boost::random::uniform_int_distribution<std::size_t>(0, kRuinKinds.size() - 1)(random)];
  const std::size_t count = boost::random::uniform_int_distribution<std::size_t>(kFewest, kMost)(random);
  for (const RequestId request : ruin_.choose(kind, current_, count, random)) {
    remember(current_.route(current_.served_by(request)), before);
    current_.remove(request);
  }
}

void Improvement::recreate(RandomStream& random, std::vector<DutyRoute>& before) {
  std::vector<std::pair<double, RequestId>> order;
  const int rule = boost::random::uniform_int_distribution<int>(0, 2)(random);
  for (const RequestId request : current_.unserved()) {
    if (model_.candidates(request).empty()) continue;
    const Request& r = model_.problem().requests[request];
    const double rank = rule == 0   ? draw(random)
                        : rule == 1 ? -static_cast<double>(r.direct.ticks)
                                    : static_cast<double>(model_.candidates(request).size());
    order.emplace_back(rank, request);
  }
  std::sort(order.begin(), order.end());
  for (const auto& entry : order) {
    const auto blink = [&](DutyId) { return draw(random) < kBlink; };
    const Place place = cheapest_place(model_, current_, cache_, entry.second, blink);
    if (!place.duty.valid()) continue;
    remember(current_.route(place.duty), before);
    current_.insert(place.duty, entry.second, place.insertion);
  }
}

void Improvement::round() {
  RandomStream random({seed_, 0, static_cast<std::uint64_t>(rounds_), "ruin and recreate"});
  if (cooling_progress(rounds_) == 0) current_ = best_;
  const double before_scalar = scalar(current_.objective());
  std::vector<DutyRoute> before;
  ruin(random, before);
  recreate(random, before);
  if (current_.objective() < best_.objective()) best_ = current_;
  if (!accept(scalar(current_.objective()) - before_scalar, random)) {
    for (DutyRoute& route : before) current_.replace(std::move(route));
  }
  ++rounds_;
}

}  // namespace postkutscher
