#include "engine/planning/construction.h"

#include <algorithm>
#include <tuple>

namespace postkutscher {

namespace {

// The two cheapest duties of an unserved request.
struct Choice {
  RequestId request;
  Place best;
  std::optional<Cost> second;

  // Larger = more urgent.
  std::tuple<bool, std::int64_t> urgency() const {
    return {!second, second ? (*second - best.insertion.extra).value : best.insertion.extra.value};
  }
};

Choice choose(const PlanningModel& model, const Solution& solution, InsertionCache& cache, RequestId request) {
  Choice choice{request, {}, std::nullopt};
  for (const DutyId duty : model.candidates(request)) {
    const std::optional<Insertion>& insertion = cache.cheapest(solution.route(duty), request);
    if (!insertion) continue;
    if (!choice.best.duty.valid() || insertion->extra < choice.best.insertion.extra) {
      if (choice.best.duty.valid()) choice.second = choice.best.insertion.extra;
      choice.best = {duty, *insertion};
    } else if (!choice.second || insertion->extra < *choice.second) {
      choice.second = insertion->extra;
    }
  }
  return choice;
}

}  // namespace

Place cheapest_place(const PlanningModel& model, const Solution& solution, InsertionCache& cache, RequestId request,
                     const std::function<bool(DutyId)>& skip) {
  Place best;
  for (const DutyId duty : model.candidates(request)) {
    if (skip && skip(duty)) continue;
    const std::optional<Insertion>& insertion = cache.cheapest(solution.route(duty), request);
    if (insertion && (!best.duty.valid() || insertion->extra < best.insertion.extra)) best = {duty, *insertion};
  }
  return best;
}

void insert_by_regret(const PlanningModel& model, Solution& solution, InsertionCache& cache,
                      const std::function<bool()>& stop) {
  std::vector<Choice> choices;
  for (const RequestId request : solution.unserved()) {
    if (model.is_on_board(request)) continue;
    choices.push_back(choose(model, solution, cache, request));
  }
  const auto hopeless = [](const Choice& choice) { return !choice.best.duty.valid(); };
  std::erase_if(choices, hopeless);
  while (!choices.empty() && !stop()) {
    const auto next = std::max_element(choices.begin(), choices.end(), [](const Choice& a, const Choice& b) {
      return std::tuple(a.urgency(), b.request) < std::tuple(b.urgency(), a.request);
    });
    const Choice chosen = *next;
    choices.erase(next);
    if (!solution.insert(chosen.best.duty, chosen.request, chosen.best.insertion)) continue;
    for (Choice& choice : choices) {
      const std::vector<DutyId>& candidates = model.candidates(choice.request);
      if (!std::binary_search(candidates.begin(), candidates.end(), chosen.best.duty)) continue;
      choice = choose(model, solution, cache, choice.request);
    }
    std::erase_if(choices, hopeless);
  }
}

void insert_exhaustively(const PlanningModel& model, Solution& solution, InsertionSearch& search) {
  bool again = true;
  while (again) {
    again = false;
    for (const RequestId request : solution.unserved()) {
      for (const DutyId duty : model.problem().duties.ids()) {
        if (model.is_on_board(request) || !is_eligible(model.problem(), duty, request)) continue;
        const std::optional<Insertion> insertion = search.first_feasible(solution.route(duty), request);
        if (!insertion || !solution.insert(duty, request, *insertion)) continue;
        again = true;
        break;
      }
    }
  }
}

}  // namespace postkutscher
