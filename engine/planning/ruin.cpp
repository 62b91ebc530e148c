#include "engine/planning/ruin.h"

#include <algorithm>
#include <boost/random/uniform_01.hpp>
#include <boost/random/uniform_int_distribution.hpp>
#include <cmath>
#include <cstdlib>

namespace postkutscher {

namespace {

constexpr std::size_t kNeighbours = 60;
// Chance within a ranking: rank = u^power · size. 1 would be a random draw, large always the first.
constexpr double kRelatedPower = 3;

std::size_t draw_below(std::size_t size, RandomStream& random) {
  return boost::random::uniform_int_distribution<std::size_t>(0, size - 1)(random);
}

std::size_t draw_rank(std::size_t size, double power, RandomStream& random) {
  const double u = boost::random::uniform_01<double>()(random);
  return std::min(size - 1, static_cast<std::size_t>(std::pow(u, power) * static_cast<double>(size)));
}

// Draws from the front of `ranking` (best first) without putting back.
std::vector<RequestId> draw_ranked(std::vector<RequestId> ranking, std::size_t count, double power,
                                   RandomStream& random) {
  std::vector<RequestId> drawn;
  while (drawn.size() < count && !ranking.empty()) {
    const auto at = ranking.begin() + static_cast<std::ptrdiff_t>(draw_rank(ranking.size(), power, random));
    drawn.push_back(*at);
    ranking.erase(at);
  }
  return drawn;
}

// Small when two requests could follow or share each other easily: ticks of driving between their ends plus a share of
// the ticks between their windows.
std::int64_t distance_between(const PlanningModel& model, TravelProfileId profile, RequestId a, RequestId b) {
  const TimedNode pickup_a = model.pickup_node(a);
  const TimedNode pickup_b = model.pickup_node(b);
  const TimedNode dropoff_a = model.dropoff_node(a);
  const TimedNode dropoff_b = model.dropoff_node(b);
  const std::int64_t driving = model.bound(pickup_a.location, pickup_b.location, profile).least().ticks +
                               model.bound(dropoff_a.location, dropoff_b.location, profile).least().ticks;
  const auto middle = [](const TimeWindow& w) { return w.earliest.ticks / 2 + w.latest.ticks / 2; };
  const std::int64_t apart = std::abs(middle(pickup_a.window) - middle(pickup_b.window)) +
                             std::abs(middle(dropoff_a.window) - middle(dropoff_b.window));
  return driving + apart / 4;
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

std::vector<RequestId> Ruin::served(const Solution& solution) const {
  std::vector<RequestId> result;
  for (const RequestId request : model_.problem().requests.ids()) {
    if (solution.served_by(request).valid() && !model_.is_on_board(request)) result.push_back(request);
  }
  return result;
}

std::vector<RequestId> Ruin::choose(RuinKind kind, const Solution& solution, std::size_t count, RandomStream& random) {
  std::vector<RequestId> all = served(solution);
  if (all.empty()) return {};
  if (kind == RuinKind::random) return draw_ranked(std::move(all), count, 1, random);
  const RequestId seed = all[draw_below(all.size(), random)];
  if (kind == RuinKind::related) return related(solution, seed, count, random);
  std::vector<RequestId> run;
  std::size_t at = 0;
  for (const Stop& stop : solution.route(solution.served_by(seed)).stops) {
    if (stop.kind != VisitKind::pickup) continue;
    if (stop.request == seed) at = run.size();
    run.push_back(stop.request);
  }
  const std::size_t first = std::min(at - std::min(at, count / 2), run.size() - std::min(count, run.size()));
  run.erase(run.begin(), run.begin() + static_cast<std::ptrdiff_t>(first));
  run.resize(std::min(count, run.size()));
  return run;
}

std::vector<RequestId> Ruin::related(const Solution& solution, RequestId seed, std::size_t count,
                                     RandomStream& random) {
  std::vector<RequestId> near;
  for (const RequestId request : neighbours_[seed]) {
    if (solution.served_by(request).valid()) near.push_back(request);
  }
  std::vector<RequestId> result = draw_ranked(std::move(near), count - 1, kRelatedPower, random);
  result.push_back(seed);
  return result;
}

}  // namespace postkutscher
