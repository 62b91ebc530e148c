#include "engine/planning/construction.h"

#include <algorithm>
#include <boost/random/uniform_01.hpp>
#include <tuple>

namespace postkutscher {

namespace {

// Calls visit(duty, insertion, perceived cost) for each candidate duty that can take the request, in order.
template <class Visit>
void for_each_place(Workspace& workspace, const Solution& solution, RequestId request, const Perturbation& perturbation,
                    const Visit& visit) {
  const PlanningModel& model = workspace.model;
  workspace.idle_seen.assign(model.duty_class_count(), 0);
  for (const DutyId duty : model.candidates(request)) {
    const DutyRoute& route = solution.route(duty);
    if (route.empty()) {
      std::uint8_t& seen = workspace.idle_seen[model.duty_class(duty)];
      if (seen != 0) continue;
      seen = 1;
    }
    if (perturbation.overlooks()) continue;
    const std::optional<Insertion>& insertion = workspace.cache.cheapest(route, request);
    if (insertion) visit(duty, *insertion, perturbation.perceived(insertion->extra));
  }
}

// The cheapest duties of an unserved request, as many as the regret looks at.
struct Choice {
  RequestId request;
  Place best;
  std::vector<Cost> costs;  // ascending

  // Larger = more urgent.
  std::tuple<std::int64_t, std::int64_t> urgency(std::size_t depth) const {
    std::int64_t regret = depth == 1 ? -costs.front().value : 0;
    for (const Cost cost : costs) regret += (cost - costs.front()).value;
    const std::int64_t missing = static_cast<std::int64_t>(depth - costs.size());
    return {missing, costs.size() == 1 && depth > 1 ? costs.front().value : regret};
  }
};

void choose(Workspace& workspace, const Solution& solution, std::size_t depth, const Perturbation& perturbation,
            Choice& choice) {
  choice.best = {};
  choice.costs.clear();
  for_each_place(workspace, solution, choice.request, perturbation,
                 [&](DutyId duty, const Insertion& insertion, Cost cost) {
                   if (choice.costs.size() == depth && cost >= choice.costs.back()) return;
                   if (choice.costs.empty() || cost < choice.costs.front()) choice.best = {duty, insertion};
                   choice.costs.insert(std::upper_bound(choice.costs.begin(), choice.costs.end(), cost), cost);
                   if (choice.costs.size() > depth) choice.costs.pop_back();
                 });
}

}  // namespace

bool Perturbation::overlooks() const {
  return random != nullptr && blink > 0 && boost::random::uniform_01<double>()(*random) < blink;
}

Cost Perturbation::perceived(Cost cost) const {
  if (random == nullptr || noise == 0) return cost;
  return cost + Cost{static_cast<std::int64_t>(noise * (2 * boost::random::uniform_01<double>()(*random) - 1))};
}

Place cheapest_place(Workspace& workspace, const Solution& solution, RequestId request,
                     const Perturbation& perturbation) {
  Place best;
  Cost least;
  for_each_place(workspace, solution, request, perturbation, [&](DutyId duty, const Insertion& insertion, Cost cost) {
    if (best.duty.valid() && cost >= least) return;
    best = {duty, insertion};
    least = cost;
  });
  return best;
}

void insert_by_regret(Workspace& workspace, Solution& solution, int depth, const std::function<bool()>& stop,
                      const Perturbation& perturbation) {
  const PlanningModel& model = workspace.model;
  const auto most = static_cast<std::size_t>(depth);
  std::vector<Choice> choices;
  for (const RequestId request : solution.unserved()) {
    if (stop()) return;
    if (model.is_on_board(request)) continue;
    choose(workspace, solution, most, perturbation, choices.emplace_back(Choice{request, {}, {}}));
  }
  const auto hopeless = [](const Choice& choice) { return !choice.best.duty.valid(); };
  std::erase_if(choices, hopeless);
  while (!choices.empty() && !stop()) {
    const auto next = std::max_element(choices.begin(), choices.end(), [&](const Choice& a, const Choice& b) {
      return std::tuple(a.urgency(most), b.request) < std::tuple(b.urgency(most), a.request);
    });
    const Choice chosen = std::move(*next);
    choices.erase(next);
    if (!solution.insert(workspace, chosen.best.duty, chosen.request, chosen.best.insertion)) continue;
    for (Choice& choice : choices) {
      const std::vector<DutyId>& candidates = model.candidates(choice.request);
      if (!std::binary_search(candidates.begin(), candidates.end(), chosen.best.duty)) continue;
      choose(workspace, solution, most, perturbation, choice);
    }
    std::erase_if(choices, hopeless);
  }
}

void insert_exhaustively(Workspace& workspace, Solution& solution) {
  const PlanningModel& model = workspace.model;
  bool again = true;
  while (again) {
    again = false;
    for (const RequestId request : solution.unserved()) {
      for (const DutyId duty : model.problem().duties.ids()) {
        if (model.is_on_board(request) || !is_eligible(model.problem(), duty, request)) continue;
        const std::optional<Insertion> insertion =
            workspace.cache.search().first_feasible(solution.route(duty), request);
        if (!insertion || !solution.insert(workspace, duty, request, *insertion)) continue;
        again = true;
        break;
      }
    }
  }
}

}  // namespace postkutscher
