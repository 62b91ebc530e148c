#include "engine/planning/refusals.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <string>
#include <string_view>
#include <vector>

#include "engine/planning/idle_trial.h"

namespace postkutscher {

namespace {

struct Sentence {
  std::string de;
  std::string en;
};

struct Words {
  std::string_view de;
  std::string_view en;
};

constexpr std::array<Words, kVehicleClassCount> kClassWords = {{{"Taxi", "taxi"},
                                                                {"Mietwagen", "hire car"},
                                                                {"Rollstuhltaxi", "wheelchair van"},
                                                                {"Tragestuhlwagen", "carry-chair van"},
                                                                {"Liegemietwagen", "stretcher car"},
                                                                {"Krankentransportwagen", "ambulance"},
                                                                {"Linienbedarfsbus", "on-demand bus"}}};
constexpr std::array<Words, kPlaceKinds> kPlaceWords = {
    {{"Sitz", "seat"}, {"Rollstuhl", "wheelchair"}, {"Tragestuhl", "carry chair"}, {"Liege", "lying"}}};

Sentence classes_of(VehicleClassMask mask) {
  Sentence list;
  for (std::size_t k = 0; k < kVehicleClassCount; ++k) {
    if ((mask & class_bit(static_cast<VehicleClass>(k))) == 0) continue;
    list.de += fmt::format("{}{}", list.de.empty() ? "" : " oder ", kClassWords[k].de);
    list.en += fmt::format("{}{}", list.en.empty() ? "" : " or ", kClassWords[k].en);
  }
  return list;
}

Sentence places_of(const Load& load) {
  Sentence list;
  for (std::size_t k = 0; k < kPlaceKinds; ++k) {
    if (load[k] == 0) continue;
    const unsigned count = load[k];
    list.de += fmt::format("{}{} {}{}", list.de.empty() ? "" : " und ", count, kPlaceWords[k].de,
                           count == 1 ? "platz" : "plätze");
    list.en += fmt::format("{}{} {} {}", list.en.empty() ? "" : " and ", count, kPlaceWords[k].en,
                           count == 1 ? "place" : "places");
  }
  return list;
}

Refusal refusal(RequestId request, RefusalReason reason, Sentence sentence) {
  return {request, reason, std::move(sentence.de), std::move(sentence.en)};
}

// "Of 3 suitable duties none …": the beginning of a sentence, `which` an adjective with its space.
Sentence none_of(std::size_t duties, Words which = {"", ""}) {
  return {fmt::format("Von {} {}{}", duties, which.de, duties == 1 ? "Dienst" : "Diensten"),
          fmt::format("Of {} {}{} none", duties, which.en, duties == 1 ? "duty" : "duties")};
}

constexpr Words kSuitable = {"passenden ", "suitable "};

bool operator_may(const Problem& problem, const Duty& duty, RequestId request) {
  const Request& r = problem.requests[request];
  const auto lists = [&](const std::vector<OperatorId>& ids) {
    return std::find(ids.begin(), ids.end(), duty.owner) != ids.end();
  };
  return (r.only_operators.empty() || lists(r.only_operators)) && !lists(r.never_operators);
}

// Why no duty is eligible: the first need that leaves none.
Sentence missing_need(const Problem& problem, RequestId request) {
  const Request& r = problem.requests[request];
  if (problem.duties.empty()) return {"Es gibt keine Dienste.", "There are no duties."};
  std::size_t allowed = 0;
  std::size_t of_class = 0;
  for (const Duty& duty : problem.duties) {
    if (!operator_may(problem, duty, request)) continue;
    ++allowed;
    if ((r.vehicle_classes & class_bit(problem.vehicles[duty.vehicle].vehicle_class)) != 0) ++of_class;
  }
  if (allowed == 0) {
    const Sentence none = none_of(problem.duties.size());
    return {fmt::format("{} gehört keiner einem Betreiber, der diese Fahrt fahren darf.", none.de),
            fmt::format("{} belongs to an operator who may drive this ride.", none.en)};
  }
  if (of_class == 0) {
    const Sentence none = none_of(allowed, {"zugelassenen ", "allowed "});
    const Sentence classes = classes_of(r.vehicle_classes);
    return {fmt::format("{} hat keiner die nötige Fahrzeugart ({}).", none.de, classes.de),
            fmt::format("{} has the kind of vehicle needed ({}).", none.en, classes.en)};
  }
  const Sentence none = none_of(of_class, {"zugelassenen ", "allowed "});
  const Sentence places = places_of(r.load);
  return {fmt::format("{} mit passender Fahrzeugart hat keiner {}.", none.de, places.de),
          fmt::format("{} of the right kind of vehicle has {}.", none.en, places.en)};
}

Sentence no_way(const Problem& problem, RequestId request, const std::vector<DutyId>& eligible) {
  const Request& r = problem.requests[request];
  const Sentence none = none_of(eligible.size(), kSuitable);
  const bool ride_possible = std::any_of(eligible.begin(), eligible.end(), [&](DutyId duty) {
    return !problem.travel_times->least(r.pickup, r.dropoff, problem.duties[duty].profile).is_infinite();
  });
  if (!ride_possible) {
    return {fmt::format("{} hat keiner einen Weg vom Abholort zum Ziel.", none.de),
            fmt::format("{} has a way from the pickup to the destination.", none.en)};
  }
  return {fmt::format("{} kommt keiner von seinem Standort zum Abholort, zum Ziel und zurück.", none.de),
          fmt::format("{} gets from its base to the pickup, to the destination and back.", none.en)};
}

Sentence in_minutes(Duration duration) {
  const std::string english = fmt::format("{:.1f} min", duration.minutes());
  std::string german = english;
  std::replace(german.begin(), german.end(), '.', ',');
  return {german, english};
}

// What the duty that misses least lacks, as clauses with the subject "it".
Sentence shortfall_clause(const IdleTrial& trial, const Request& r) {
  const Sentence by = in_minutes(trial.by);
  switch (trial.shortfall) {
    case Shortfall::pickup_late:
      return {
          fmt::format("wäre er erst {} nach dem Ende des Abholfensters dort, weil die Schicht zu spät beginnt", by.de),
          fmt::format("it would be there {} after the pickup window ends, because the shift begins too late", by.en)};
    case Shortfall::dropoff_late:
      return {fmt::format("wäre er erst {} nach dem Ende des Zielfensters am Ziel, weil {} zu spät beginnt", by.de,
                          trial.shift_begins_late ? "die Schicht" : "das Abholfenster"),
              fmt::format("it would arrive {} after the drop-off window ends, because the {} begins too late", by.en,
                          trial.shift_begins_late ? "shift" : "pickup window")};
    case Shortfall::back_late:
      return {fmt::format("wäre er erst {} nach dem Ende der Schicht zurück", by.de),
              fmt::format("it would be back {} after its shift ends", by.en)};
    default: {
      const Sentence ride = in_minutes(trial.shortest_ride);
      const Sentence limit = in_minutes(r.ride_time_limit);
      return {fmt::format("würde die Fahrt {} dauern, {} länger als die erlaubten {}", ride.de, by.de, limit.de),
              fmt::format("the ride would take {}, {} more than the {} allowed", ride.en, by.en, limit.en)};
    }
  }
}

// Names no duty: an operator may read why its ride was refused, but not about other firms' vehicles and shifts.
Sentence unreachable_window(const Problem& problem, RequestId request, std::size_t reachable, const IdleTrial& best) {
  const Sentence none = none_of(reachable, kSuitable);
  const Sentence clause = shortfall_clause(best, problem.requests[request]);
  return {fmt::format("{} kann es auch ohne andere Fahrten keiner: am knappsten {}.", none.de, clause.de),
          fmt::format("{} can do it even without other rides: at best, {}.", none.en, clause.en)};
}

Sentence busy(std::size_t able) {
  if (able == 1) {
    return {"Der einzige Dienst, der diese Fahrt fahren könnte, ist zu dieser Zeit mit anderen Fahrten belegt.",
            "The only duty that could drive this ride is taken by other rides at that time."};
  }
  return {fmt::format(
              "{} Dienste könnten diese Fahrt fahren, aber alle sind zu dieser Zeit mit anderen Fahrten belegt.", able),
          fmt::format("{} duties could drive this ride, but all are taken by other rides at that time.", able)};
}

bool on_board_somewhere(const Problem& problem, RequestId request) {
  return std::any_of(problem.duties.begin(), problem.duties.end(), [&](const Duty& duty) {
    return std::any_of(duty.on_board.begin(), duty.on_board.end(),
                       [&](const OnBoard& passenger) { return passenger.request == request; });
  });
}

}  // namespace

Refusal explain_refusal(const Problem& problem, RequestId request) {
  if (on_board_somewhere(problem, request)) {
    return refusal(
        request, RefusalReason::window_unreachable,
        {"Der Fahrgast ist zu Beginn an Bord; es wurde keine Reihenfolge gefunden, in der er rechtzeitig ankommt.",
         "The passenger is on board at the start; no order of stops was found that gets them there in time."});
  }
  std::vector<DutyId> eligible;
  for (const DutyId duty : problem.duties.ids()) {
    if (is_eligible(problem, duty, request)) eligible.push_back(duty);
  }
  if (eligible.empty()) return refusal(request, RefusalReason::no_suitable_duty, missing_need(problem, request));

  std::size_t reachable = 0;
  std::size_t able = 0;
  IdleTrial best{Shortfall::no_way, Duration::infinite(), {}, false};
  for (const DutyId duty : eligible) {
    const IdleTrial trial = try_idle(problem, duty, request);
    if (trial.shortfall != Shortfall::no_way) ++reachable;
    if (trial.shortfall == Shortfall::none) ++able;
    if (trial.by < best.by) best = trial;
  }
  if (reachable == 0) return refusal(request, RefusalReason::no_route, no_way(problem, request, eligible));
  if (able == 0) {
    return refusal(request, RefusalReason::window_unreachable, unreachable_window(problem, request, reachable, best));
  }
  return refusal(request, RefusalReason::all_busy, busy(able));
}

Schedule with_refusals(const PlanningModel& model, const Solution& solution) {
  Schedule schedule = solution.to_schedule();
  for (const RequestId request : solution.unserved()) {
    schedule.refused.push_back(explain_refusal(model.problem(), request));
  }
  return schedule;
}

}  // namespace postkutscher
