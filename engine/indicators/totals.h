// Sums over a group of requests or duties, and the figures that indicators make of them. Only indicators*.cpp includes
// this.
#pragma once

#include <set>
#include <variant>
#include <vector>

#include "engine/cooperation/value.h"
#include "engine/indicators/facts.h"
#include "engine/indicators/indicators.h"

namespace postkutscher::indicators {

struct RequestTotals {
  std::size_t requests = 0;
  std::size_t served = 0;
  std::size_t pooled = 0;
  Cost unserved;
  Duration ridden;
  Duration direct;
  std::vector<double> detours;   // of served requests with a direct ride longer than 0
  std::vector<double> reserves;  // minutes, of served requests whose drop-off window ends

  void add(const Request& request, const RequestFact& fact);
};

struct DutyTotals {
  std::set<VehicleId> vehicles;  // with visits
  std::size_t used = 0;
  std::size_t rides = 0;
  Duration on_the_road;
  Distance driven;
  Distance empty_approach;
  Distance empty_depot;
  Distance carried;
  Duration waiting_aboard;
  std::size_t waits_aboard = 0;
  Cost cost;
  double co2_grams = 0;

  void add(const Duty& duty, const Vehicle& vehicle, const DutyFact& fact);
};

struct Figure {
  double numerator = 0;
  double denominator = 1;
  std::size_t n = 0;
};

using OfRequests = Figure (*)(const RequestTotals&);
using OfDuties = Figure (*)(const DutyTotals&);
using OfDay = Figure (*)(const CoalitionValue&);

// A definition with the way to compute it; the basis of the definition follows from which one it is.
struct Rule {
  IndicatorDefinition definition;
  std::variant<OfRequests, OfDuties, OfDay> compute;
};

// In the order of output.
const std::vector<Rule>& rules();

}  // namespace postkutscher::indicators
