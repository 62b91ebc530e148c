#include "engine/planning/lower_bound.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>
#include <vector>

#include "engine/planning/lower_bound_labels.h"
#include "engine/planning/lower_bound_master.h"
#include "engine/planning/lower_bound_stops.h"
#include "engine/planning/lower_bound_tree.h"
#include "engine/planning/timing.h"

namespace postkutscher {

namespace lower_bounds {

namespace {

constexpr std::int64_t kFirstSlack = 1000;  // part of the bound
constexpr int kMostSmallerSteps = 4;
constexpr std::size_t kMostLabelsAtOnce = 3'000'000;  // 200 bytes each
constexpr double kLargestSum = 1e18;
constexpr std::int64_t kProofParts = 1'000'000'000;  // a proof may miss the cost by one of these parts

std::int64_t rounded_up_cost(std::int64_t fine) {
  return fine / kFinePerCost + (fine % kFinePerCost > 0 ? 1 : 0);
}

class Bounding {
 public:
  Bounding(const Problem& problem, const LowerBoundOptions& options, const RunContext& context)
      : problem_(problem), options_(options), context_(context), classes_(duty_classes(problem)) {}

  LowerBound run() {
    if (!within_reach() || !build_fragments()) return std::move(result_);
    set_demand();
    generate_columns();
    if (!root_converged_) {
      result_.reason = context_.cancelled() ? "cancelled" : "a limit of the column generation was reached";
    } else if (!relaxed_) {
      close_gap();
    }
    if (!cannot_serve_all_) result_.bound = Cost{rounded_up_cost(bound_)};
    const bool exact = !problem_.travel_times->time_dependent();
    const std::int64_t best = exact ? std::min(upper_, found_) : upper_;
    result_.proven_optimal = best < kNoUpper && best - bound_ <= best / kProofParts;
    if (!exact && !result_.proven_optimal && result_.reason.empty()) {
      result_.reason = "travel times depend on the time of day: least times are taken";
    }
    return std::move(result_);
  }

 private:
  static constexpr std::int64_t kNoUpper = INT64_MAX;

  bool within_reach() {
    const auto has_passengers = [](const Duty& duty) { return !duty.on_board.empty(); };
    if (problem_.requests.size() > kMostRequests) {
      result_.reason = fmt::format("more than {} requests", kMostRequests);
    } else if (std::any_of(problem_.duties.begin(), problem_.duties.end(), has_passengers)) {
      result_.reason = "passengers aboard at the start of a duty";
    }
    return result_.reason.empty();
  }

  // Sums of fine costs must fit into 64 bits.
  bool amounts_fit() {
    double sum = 0;
    for (const Request& request : problem_.requests) {
      if (options_.may_refuse) sum += static_cast<double>(request.price_of_not_serving.value);
    }
    for (const RouteFamily& family : families_) {
      const auto duties = static_cast<double>(classes_[family.duty_class()].duties.size());
      sum += duties * family.dearest_route_in_cost();
    }
    if (sum * static_cast<double>(kFinePerCost) < kLargestSum) return true;
    result_.reason = "costs too large for exact sums";
    return false;
  }

  bool build_fragments() {
    families_ = route_families(problem_, classes_);
    if (!amounts_fit()) return false;
    for (const RouteFamily& family : families_) {
      auto fragments = enumerate_fragments(family, options_.most_fragments, context_);
      if (!fragments) {
        if (context_.cancelled()) {
          result_.reason = "cancelled";
          return false;
        }
        result_.reason = fmt::format("more than {} partial fragments: routes are relaxed", options_.most_fragments);
        fragments.emplace();
        relaxed_ = true;
      }
      is_relaxed_.push_back(fragments->empty());
      result_.fragments += fragments->size();
      fragments_.push_back(std::move(*fragments));
    }
    return true;
  }

  void set_demand() {
    for (const DutyClass& duty_class : classes_) demand_.class_sizes.push_back(duty_class.duties.size());
    if (options_.incumbent != nullptr) upper_ = kFinePerCost * value_of(*options_.incumbent);
    const std::int64_t missing = upper_ < kNoUpper ? upper_ + 1 : price_of_a_miss();
    for (const RequestId request : problem_.requests.ids()) {
      demand_.requests.push_back(request.index());
      const Cost price = problem_.requests[request].price_of_not_serving;
      demand_.penalties.push_back(options_.may_refuse ? kFinePerCost * price.value : missing);
    }
  }

  std::int64_t value_of(const Schedule& schedule) const {
    Cost value = schedule_cost(problem_, schedule);
    for (const Refusal& refusal : schedule.refused) value += problem_.requests[refusal.request].price_of_not_serving;
    return value.value;
  }

  // Dearer than serving a request alone, whoever does it.
  std::int64_t price_of_a_miss() const {
    std::int64_t dearest = kFinePerCost;
    for (const RouteFamily& family : families_) dearest = std::max(dearest, family.dearest_ride());
    return 4 * dearest;
  }

  void add_incumbent(RouteMaster& master) const {
    if (options_.incumbent == nullptr) return;
    for (const DutyPlan& plan : options_.incumbent->duties) {
      if (plan.visits.empty()) continue;
      master.add(column_of(plan));
    }
  }

  RouteColumn column_of(const DutyPlan& plan) const {
    RouteColumn column;
    const auto has = [&](const DutyClass& c) {
      return std::find(c.duties.begin(), c.duties.end(), plan.duty) != c.duties.end();
    };
    column.duty_class =
        static_cast<std::size_t>(std::find_if(classes_.begin(), classes_.end(), has) - classes_.begin());
    column.family = families_.size();
    for (const Visit& visit : plan.visits) column.requests.insert(visit.request.index());
    const CostRates& rates = problem_.duties[plan.duty].rates;
    column.cost = kFinePerCost * duty_cost(rates, plan.end - plan.begin, duty_distance(problem_, plan)).value;
    return column;
  }

  void generate_columns() {
    RouteMaster master(demand_);
    add_incumbent(master);
    while (result_.rounds < options_.most_rounds && labels_left() > 0 && !context_.cancelled() && master.solve()) {
      ++result_.rounds;
      if (price(master, Dominance::any)) continue;
      if (price(master, Dominance::fewer_requests)) continue;
      root_converged_ = exact_;
      break;
    }
    result_.columns = master.columns().size();
    root_duals_ = master.duals();
  }

  std::size_t labels_left() const {
    const std::size_t left = options_.most_labels - std::min(options_.most_labels, result_.labels);
    return std::min(left, kMostLabelsAtOnce);
  }

  // Adds routes of negative reduced cost; false when there are none. An exact pricing lifts the bound.
  bool price(RouteMaster& master, Dominance dominance) {
    LabelOptions options{.dominance = dominance, .below = master.noise(), .most_labels = labels_left()};
    std::vector<std::int64_t> least(classes_.size(), 0);
    exact_ = dominance == Dominance::fewer_requests;
    bool found = false;
    for (std::size_t f = 0; f < families_.size(); ++f) {
      const LabelResult priced = is_relaxed_[f]
                                     ? find_relaxed_routes(families_[f], master.duals(), options, context_)
                                     : find_routes(families_[f], f, fragments_[f], master.duals(), options, context_);
      result_.labels += priced.labels;
      exact_ = exact_ && priced.complete;
      std::int64_t& best = least[families_[f].duty_class()];
      best = std::min(best, priced.least_reduced);
      for (const RouteColumn& route : priced.routes) master.add(route);
      found = found || !priced.routes.empty();
    }
    if (exact_) bound_ = std::max(bound_, master.bound(least));
    context_.report(fmt::format("pricing {}: {} columns, {} labels, bound {:.2f}", result_.rounds,
                                master.columns().size(), result_.labels, Cost{rounded_up_cost(bound_)}.euros()));
    return found;
  }

  // All routes whose reduced cost is below a slack, then the best choice among them; again with more slack while that
  // finds no schedule and routes beyond the slack might still improve on the incumbent.
  void close_gap() {
    const std::int64_t root = bound_;
    const std::int64_t gap = std::min(upper_, dearest_schedule() + 1) - root;
    std::int64_t slack = 0;
    std::int64_t step = std::min(gap, root / kFirstSlack + 1);
    int smaller_steps = 0;
    std::vector<RouteColumn> routes;
    while (slack < gap) {
      if (!enumerate(slack + step, routes)) {
        if (smaller_steps++ == kMostSmallerSteps) return give_up("a limit of the enumeration of routes was reached");
        step = step / 2 + 1;
        continue;
      }
      slack += step;
      choose(root + slack, std::move(routes));
      if (bound_ + bound_ / kProofParts < std::min(root + slack, found_)) {
        return give_up("a limit of the search tree was reached");
      }
      if (found_ < kNoUpper) return;
      step = std::min(gap - slack, smaller_steps > 0 ? step : slack);
    }
    cannot_serve_all_ = upper_ == kNoUpper;
    if (cannot_serve_all_) give_up("not all requests can be served");
  }

  // No schedule costs more.
  std::int64_t dearest_schedule() const {
    std::int64_t sum = 0;
    for (const std::int64_t penalty : demand_.penalties) sum += options_.may_refuse ? penalty : 0;
    for (const RouteFamily& family : families_) {
      const auto duties = static_cast<std::int64_t>(demand_.class_sizes[family.duty_class()]);
      sum += duties * kFinePerCost * static_cast<std::int64_t>(family.dearest_route_in_cost());
    }
    return sum;
  }

  void give_up(const char* reason) { result_.reason = context_.cancelled() ? "cancelled" : reason; }

  // Bounds the cost of choices below the cutoff; every other one costs at least the cutoff.
  void choose(std::int64_t cutoff, std::vector<RouteColumn> routes) {
    result_.routes = routes.size();
    Demand demand = demand_;
    if (!options_.may_refuse) std::fill(demand.penalties.begin(), demand.penalties.end(), cutoff + 1);
    const RouteChoice choice =
        choose_routes(demand, std::move(routes), {cutoff, options_.most_nodes - result_.nodes}, context_);
    result_.nodes += choice.nodes;
    bound_ = std::max(bound_, choice.bound);
    if (choice.cost >= cutoff) return;
    found_ = choice.cost;
    if (!problem_.travel_times->time_dependent()) result_.schedule = schedule_of(choice.routes);
  }

  bool enumerate(std::int64_t slack, std::vector<RouteColumn>& routes) {
    routes.clear();
    for (std::size_t f = 0; f < families_.size(); ++f) {
      LabelOptions options{.dominance = Dominance::same_requests, .below = slack};
      options.most_routes = options_.most_routes;
      options.most_labels = labels_left();
      LabelResult part = find_routes(families_[f], f, fragments_[f], root_duals_, options, context_);
      result_.labels += part.labels;
      if (!part.complete) return false;
      std::move(part.routes.begin(), part.routes.end(), std::back_inserter(routes));
      if (routes.size() > options_.most_routes) return false;
    }
    return true;
  }

  Schedule schedule_of(const std::vector<RouteColumn>& routes) const {
    Schedule schedule;
    for (const DutyId id : problem_.duties.ids()) {
      const Instant begin = problem_.duties[id].shift.earliest;
      schedule.duties.push_back({id, begin, begin, {}});
    }
    std::vector<std::size_t> used(classes_.size(), 0);
    RequestSet served;
    for (const RouteColumn& route : routes) {
      const DutyId duty = classes_[route.duty_class].duties[used[route.duty_class]++];
      served = served | route.requests;
      std::vector<Stop> stops;
      for (const std::uint32_t f : route.fragments) {
        for (const std::uint16_t node : fragments_[route.family][f].nodes) {
          stops.push_back({RequestId(node / 2U), node % 2 == 0 ? VisitKind::pickup : VisitKind::dropoff});
        }
      }
      schedule.duties[duty.index()] = *time_route(problem_, duty, stops);
    }
    for (const RequestId request : problem_.requests.ids()) {
      if (!served.contains(request.index())) schedule.refused.push_back({request, RefusalReason::all_busy, "", ""});
    }
    return schedule;
  }

  const Problem& problem_;
  const LowerBoundOptions& options_;
  const RunContext& context_;
  std::vector<DutyClass> classes_;
  std::vector<RouteFamily> families_;
  std::vector<std::vector<Fragment>> fragments_;
  Demand demand_;
  DualValues root_duals_;
  std::vector<bool> is_relaxed_;  // per family: too many fragments, or none
  bool relaxed_ = false;          // some family has too many fragments
  bool exact_ = false;
  bool root_converged_ = false;
  bool cannot_serve_all_ = false;
  std::int64_t upper_ = kNoUpper;  // fine cost of the incumbent
  std::int64_t found_ = kNoUpper;  // fine cost of the choice found
  std::int64_t bound_ = 0;
  LowerBound result_;
};

}  // namespace

}  // namespace lower_bounds

LowerBound lower_bound(const Problem& problem, const LowerBoundOptions& options, const RunContext& context) {
  return lower_bounds::Bounding(problem, options, context).run();
}

}  // namespace postkutscher
