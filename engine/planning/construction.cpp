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
      if (!workspace.may_open_duties) continue;
      std::uint8_t& seen = workspace.idle_seen[model.duty_class(duty)];
      if (seen != 0) continue;
      seen = 1;
    }
    if (perturbation.overlooks()) continue;
    const std::optional<Insertion>& insertion = workspace.cache.cheapest(route, request);
    if (insertion) visit(duty, *insertion, perturbation.perceived(insertion->extra));
  }
}

constexpr std::int64_t kNowhere = INT64_MAX;

// An unserved request with what each of its candidate duties would cost, as perceived.
struct Choice {
  RequestId request;
  std::vector<std::int64_t> costs;  // [candidate]; kNowhere where it does not fit
  std::size_t best = 0;
  // Larger = more urgent: how many of the duties looked at are missing, then what missing the best one would cost.
  std::pair<std::int64_t, std::int64_t> urgency;

  bool hopeless() const { return costs.empty() || costs[best] == kNowhere; }
};

class Regret {
 public:
  Regret(Workspace& workspace, Solution& solution, int depth, const Perturbation& perturbation)
      : workspace_(workspace),
        model_(workspace.model),
        solution_(solution),
        depth_(static_cast<std::size_t>(depth)),
        perturbation_(perturbation) {}

  void consider(RequestId request) {
    Choice choice{request, {}, 0, {}};
    for (const DutyId duty : model_.candidates(request)) choice.costs.push_back(cost(duty, request));
    rank(choice);
    if (!choice.hopeless()) choices_.push_back(std::move(choice));
  }

  bool done() const { return choices_.empty(); }

  void insert_next() {
    const auto next = std::max_element(choices_.begin(), choices_.end(), [](const Choice& a, const Choice& b) {
      return std::tie(a.urgency, b.request) < std::tie(b.urgency, a.request);
    });
    const RequestId request = next->request;
    const DutyId duty = model_.candidates(request)[next->best];
    const Insertion insertion = *workspace_.cache.cheapest(solution_.route(duty), request);
    choices_.erase(next);
    const bool was_idle = solution_.route(duty).empty();
    if (!solution_.insert(workspace_, duty, request, insertion)) return;
    for (Choice& choice : choices_) update(choice, duty, was_idle);
    std::erase_if(choices_, [](const Choice& choice) { return choice.hopeless(); });
  }

 private:
  std::int64_t cost(DutyId duty, RequestId request) {
    const DutyRoute& route = solution_.route(duty);
    if (route.empty() && (!workspace_.may_open_duties || !first_idle(duty))) return kNowhere;
    if (perturbation_.overlooks()) return kNowhere;
    const std::optional<Insertion>& insertion = workspace_.cache.cheapest(route, request);
    return insertion ? perturbation_.perceived(insertion->extra).value : kNowhere;
  }

  // Of idle duties of one class only the first counts.
  bool first_idle(DutyId duty) const {
    const std::vector<DutyId>& alike = model_.duties_of_class(model_.duty_class(duty));
    return duty == *std::find_if(alike.begin(), alike.end(), [&](DutyId d) { return solution_.route(d).empty(); });
  }

  void update(Choice& choice, DutyId changed, bool was_idle) {
    const std::vector<DutyId>& candidates = model_.candidates(choice.request);
    const auto update_one = [&](DutyId duty) {
      const auto at = std::lower_bound(candidates.begin(), candidates.end(), duty);
      if (at == candidates.end() || *at != duty) return;
      choice.costs[static_cast<std::size_t>(at - candidates.begin())] = cost(duty, choice.request);
    };
    update_one(changed);
    if (was_idle) {
      // Another duty of its class is now the first idle one.
      for (const DutyId duty : model_.duties_of_class(model_.duty_class(changed))) {
        if (solution_.route(duty).empty()) {
          update_one(duty);
          break;
        }
      }
    }
    rank(choice);
  }

  void rank(Choice& choice) {
    least_.assign(depth_, kNowhere);
    for (std::size_t k = 0; k < choice.costs.size(); ++k) {
      const std::int64_t cost = choice.costs[k];
      if (cost >= least_.back()) continue;
      if (cost < least_.front()) choice.best = k;
      std::size_t at = depth_ - 1;
      for (; at > 0 && cost < least_[at - 1]; --at) least_[at] = least_[at - 1];
      least_[at] = cost;
    }
    const auto missing = std::count(least_.begin(), least_.end(), kNowhere);
    std::int64_t regret = 0;
    for (const std::int64_t cost : least_) regret += cost == kNowhere ? 0 : cost - least_.front();
    const bool only_one = static_cast<std::size_t>(missing) + 1 == depth_;
    choice.urgency = {missing, depth_ == 1 ? -least_.front() : only_one ? least_.front() : regret};
  }

  Workspace& workspace_;
  const PlanningModel& model_;
  Solution& solution_;
  std::size_t depth_;
  const Perturbation& perturbation_;
  std::vector<Choice> choices_;
  std::vector<std::int64_t> least_;  // the `depth_` least costs of a choice
};

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
  Regret regret(workspace, solution, depth, perturbation);
  for (const RequestId request : solution.unserved()) {
    if (stop()) return;
    if (!workspace.model.is_on_board(request)) regret.consider(request);
  }
  while (!regret.done() && !stop()) regret.insert_next();
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
