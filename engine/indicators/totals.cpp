#include "engine/indicators/totals.h"

namespace postkutscher::indicators {

void RequestTotals::add(const Request& request, const RequestFact& fact) {
  ++requests;
  if (!fact.served) {
    unserved += request.price_of_not_serving;
    return;
  }
  ++served;
  if (fact.pooled) ++pooled;
  ridden += fact.ridden;
  direct += request.direct;
  if (request.direct > Duration{}) {
    detours.push_back(static_cast<double>(fact.ridden.ticks) / static_cast<double>(request.direct.ticks));
  }
  if (fact.reserve) reserves.push_back(fact.reserve->minutes());
}

void DutyTotals::add(const Duty& duty, const Vehicle& vehicle, const DutyFact& fact) {
  if (!fact.used) return;
  vehicles.insert(duty.vehicle);
  ++used;
  rides += fact.rides;
  on_the_road += fact.on_the_road;
  driven += fact.driven;
  empty_approach += fact.empty_approach;
  empty_depot += fact.empty_depot;
  carried += fact.carried;
  waiting_aboard += fact.waiting_aboard;
  waits_aboard += fact.waits_aboard;
  cost += fact.cost;
  co2_grams += fact.driven.kilometres() * vehicle.co2_grams_per_km;
}

}  // namespace postkutscher::indicators
