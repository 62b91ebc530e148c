#include "engine/planning/ruin.h"

#include <algorithm>
#include <boost/random/uniform_01.hpp>
#include <boost/random/uniform_int_distribution.hpp>
#include <cmath>
#include <cstdlib>

namespace postkutscher {
namespace {

constexpr std::size_t kNeighbours = 100;
// Chance within a ranking: rank = u^power · size. 1 would be a random draw, large always the first.
constexpr double kRelatedPower = 4;
constexpr double kWorstPower = 3;
constexpr std::size_t kLongestString = 10;
constexpr double kSplitString = 0.5;
// Chance that one more request stays within a split string.
constexpr double kKeepOneMore = 0.5;

double draw_share(RandomStream& random) {
  return boost::random::uniform_01<double>()(random);
}

std::size_t draw_below(std::size_t size, RandomStream& random) {
  return boost::random::uniform_int_distribution<std::size_t>(0, size - 1)(random);
}

// Draws from the front of `ranking` (best first) without putting back.
std::vector<RequestId> draw_ranked(std::vector<RequestId> ranking, std::size_t count, double power,
                                   RandomStream& random) {
  std::vector<RequestId> drawn;
  while (drawn.size() < count && !ranking.empty()) {
    const double rank = std::pow(draw_share(random), power) * static_cast<double>(ranking.size());
    const auto at = ranking.begin() + static_cast<std::ptrdiff_t>(std::min(ranking.size() - 1, std::size_t(rank)));
    drawn.push_back(*at);
    ranking.erase(at);
  }
  return drawn;
}

// Small when two requests could follow or share each other easily: ticks of driving between their ends plus a share of
// the ticks between their windows.
std::int64_t distance_between(const PlanningModel& model, TravelProfileId profile, RequestId a, RequestId b) {
  const TimedNode& pickup_a = model.pickup_node(a);
  const TimedNode& pickup_b = model.pickup_node(b);
  const TimedNode& dropoff_a = model.dropoff_node(a);
  const TimedNode& dropoff_b = model.dropoff_node(b);
  const std::int64_t driving = model.bound(pickup_a.location, pickup_b.location, profile).least().ticks +
                               model.bound(dropoff_a.location, dropoff_b.location, profile).least().ticks;
  const auto middle = [](const TimeWindow& w) { return w.earliest.ticks / 2 + w.latest.ticks / 2; };
  const std::int64_t apart = std::abs(middle(pickup_a.window) - middle(pickup_b.window)) +
                             std::abs(middle(dropoff_a.window) - middle(dropoff_b.window));
  return driving + apart / 4;
}

// Requests in order of their pickups.
std::vector<RequestId> requests_of(const DutyRoute& route) {
  std::vector<RequestId> requests;
  for (const Stop& stop : route.stops) {
    if (stop.kind == VisitKind::pickup) requests.push_back(stop.request);
  }
  return requests;
}

// Earliest pickup of a served request.
Instant pickup_time(const Solution& solution, RequestId request) {
  const DutyRoute& route = solution.route(solution.served_by(request));
  const auto at = std::find(route.stops.begin(), route.stops.end(), Stop{request, VisitKind::pickup});
  return route.nodes[static_cast<std::size_t>(at - route.stops.begin()) + 1].earliest;
}

// Adds a string of requests around `seed` to `taken`.
void take_string(const DutyRoute& route, RequestId seed, std::size_t most, RandomStream& random,
                 std::vector<RequestId>& taken) {
  const std::vector<RequestId> requests = requests_of(route);
  const std::size_t size = requests.size();
  const std::size_t length = 1 + draw_below(std::min(size, most), random);
  std::size_t kept = 0;
  if (length > 1 && draw_share(random) < kSplitString) {
    while (length + kept < size && draw_share(random) < kKeepOneMore) ++kept;
  }
  const std::size_t at = static_cast<std::size_t>(std::find(requests.begin(), requests.end(), seed) - requests.begin());
  const std::size_t span = length + kept;
  const std::size_t lowest = at + 1 > span ? at + 1 - span : 0;
  const std::size_t first = lowest + draw_below(std::min(at, size - span) - lowest + 1, random);
  const std::size_t hole = kept == 0 ? 0 : first + 1 + draw_below(length - 1, random);
  for (std::size_t k = first; k < first + span; ++k) {
    if (kept > 0 && k >= hole && k < hole + kept) continue;
    taken.push_back(requests[k]);
  }
}

}  // namespace

Ruin::Ruin(const PlanningModel& model) : model_(model) {
  const Problem& problem = model.problem();
  neighbours_.resize(problem.requests.size());
  std::vector<std::pair<std::int64_t, RequestId>> ranked;
  for (const RequestId a : problem.requests.ids()) {
    if (model.candidates(a).empty()) continue;
    const TravelProfileId profile = problem.duties[model.candidates(a).front()].profile;
    ranked.clear();
    for (const RequestId b : problem.requests.ids()) {
      if (a != b && !model.candidates(b).empty()) ranked.emplace_back(distance_between(model, profile, a, b), b);
    }
    const auto keep = ranked.begin() + static_cast<std::ptrdiff_t>(std::min(kNeighbours, ranked.size()));
    std::partial_sort(ranked.begin(), keep, ranked.end());
    std::transform(ranked.begin(), keep, std::back_inserter(neighbours_[a]), [](const auto& r) { return r.second; });
  }
}

std::vector<RequestId> Ruin::all_served(const Solution& solution) const {
  std::vector<RequestId> result;
  for (const RequestId request : model_.problem().requests.ids()) {
    if (solution.served_by(request).valid() && !model_.is_on_board(request)) result.push_back(request);
  }
  return result;
}

std::vector<RequestId> Ruin::choose(RuinKind kind, const Solution& solution, std::size_t count,
                                    RandomStream& random) const {
  switch (kind) {
    case RuinKind::strings:
      return strings(solution, count, random);
    case RuinKind::related:
      return related(solution, count, random);
    case RuinKind::worst:
      return worst(solution, count, random);
    case RuinKind::time:
      return same_time(solution, count, random);
    case RuinKind::route:
      return routes(solution, random);
    case RuinKind::random:
      break;
  }
  return draw_ranked(all_served(solution), count, 1, random);
}

std::vector<RequestId> Ruin::strings(const Solution& solution, std::size_t count, RandomStream& random) const {
  const std::vector<RequestId> all = all_served(solution);
  if (all.empty()) return {};
  const RequestId seed = all[draw_below(all.size(), random)];
  std::size_t routes_in_use = 0;
  for (const DutyId duty : model_.problem().duties.ids()) routes_in_use += solution.route(duty).empty() ? 0 : 1;
  const std::size_t longest = std::min(kLongestString, std::max<std::size_t>(1, all.size() / routes_in_use));
  const double most_strings = 4.0 * static_cast<double>(count) / (1.0 + static_cast<double>(longest)) - 1.0;
  const std::size_t strings = static_cast<std::size_t>(draw_share(random) * std::max(1.0, most_strings) + 1.0);
  std::vector<RequestId> taken;
  std::vector<DutyId> ruined;
  const auto try_at = [&](RequestId request) {
    const DutyId duty = solution.served_by(request);
    if (!duty.valid() || std::find(ruined.begin(), ruined.end(), duty) != ruined.end()) return;
    ruined.push_back(duty);
    take_string(solution.route(duty), request, longest, random, taken);
  };
  try_at(seed);
  for (const RequestId near : neighbours_[seed]) {
    if (ruined.size() >= strings) break;
    try_at(near);
  }
  return taken;
}

std::vector<RequestId> Ruin::related(const Solution& solution, std::size_t count, RandomStream& random) const {
  const std::vector<RequestId> all = all_served(solution);
  if (all.empty() || count == 0) return {};
  const RequestId seed = all[draw_below(all.size(), random)];
  std::vector<RequestId> near;
  for (const RequestId request : neighbours_[seed]) {
    if (solution.served_by(request).valid()) near.push_back(request);
  }
  std::vector<RequestId> result = draw_ranked(std::move(near), count - 1, kRelatedPower, random);
  result.push_back(seed);
  return result;
}

// What the route would save without the request, by driving alone.
std::vector<RequestId> Ruin::worst(const Solution& solution, std::size_t count, RandomStream& random) const {
  std::vector<std::pair<std::int64_t, RequestId>> ranked;
  for (const DutyId duty : model_.problem().duties.ids()) {
    const DutyRoute& route = solution.route(duty);
    const Duty& data = model_.problem().duties[duty];
    const auto cost_of = [&](const LegBound& leg) {
      return (duty_cost(data.rates, leg.least(), leg.distance()) - data.rates.per_use).value;
    };
    const auto leg = [&](std::size_t from, std::size_t to) {
      return cost_of(model_.bound(route.nodes[from].stop.location, route.nodes[to].stop.location, data.profile));
    };
    for (std::size_t k = 1; k + 1 < route.nodes.size(); ++k) {
      const std::size_t other = route.nodes[k].stop.partner;
      if (other == kNoNode || other < k) continue;
      std::int64_t saved = leg(k - 1, k) + leg(other, other + 1);
      saved += other == k + 1 ? leg(k, other) - leg(k - 1, other + 1)
                              : leg(k, k + 1) - leg(k - 1, k + 1) + leg(other - 1, other) - leg(other - 1, other + 1);
      ranked.emplace_back(-saved, route.stops[k - 1].request);
    }
  }
  std::sort(ranked.begin(), ranked.end());
  std::vector<RequestId> ranking;
  for (const auto& entry : ranked) ranking.push_back(entry.second);
  return draw_ranked(std::move(ranking), count, kWorstPower, random);
}

std::vector<RequestId> Ruin::same_time(const Solution& solution, std::size_t count, RandomStream& random) const {
  const std::vector<RequestId> all = all_served(solution);
  if (all.empty()) return {};
  const Instant time = pickup_time(solution, all[draw_below(all.size(), random)]);
  std::vector<std::pair<std::int64_t, RequestId>> ranked;
  for (const RequestId request : all) {
    ranked.emplace_back(std::abs((pickup_time(solution, request) - time).ticks), request);
  }
  std::sort(ranked.begin(), ranked.end());
  std::vector<RequestId> ranking;
  for (const auto& entry : ranked) ranking.push_back(entry.second);
  ranking.resize(std::min(ranking.size(), 3 * count));
  return draw_ranked(std::move(ranking), count, 1, random);
}

std::vector<RequestId> Ruin::routes(const Solution& solution, RandomStream& random) const {
  const std::vector<RequestId> all = all_served(solution);
  if (all.empty()) return {};
  const RequestId seed = all[draw_below(all.size(), random)];
  const DutyId first = solution.served_by(seed);
  std::vector<RequestId> result = requests_of(solution.route(first));
  if (draw_share(random) < 0.5 || neighbours_[seed].empty()) return result;
  const DutyId second =
      solution.served_by(neighbours_[seed][draw_below(std::min<std::size_t>(10, neighbours_[seed].size()), random)]);
  if (!second.valid() || second == first) return result;
  const std::vector<RequestId> more = requests_of(solution.route(second));
  result.insert(result.end(), more.begin(), more.end());
  return result;
}

}  // namespace postkutscher
