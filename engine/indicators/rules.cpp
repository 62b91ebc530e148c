#include <algorithm>

#include "engine/indicators/totals.h"

namespace postkutscher::indicators {

namespace {

double count(std::size_t n) {
  return static_cast<double>(n);
}

Figure sum(double value, std::size_t n) {
  return {value, 1, n};
}

// Nearest rank: the smallest case that at least `percent` % of the cases do not exceed.
Figure quantile(std::vector<double> cases, std::size_t percent) {
  if (cases.empty()) return {0, 0, 0};
  const std::size_t rank = std::max<std::size_t>(1, (cases.size() * percent + 99) / 100);
  const auto place = cases.begin() + static_cast<std::ptrdiff_t>(rank - 1);
  std::nth_element(cases.begin(), place, cases.end());
  return {*place, 1, cases.size()};
}

Rule rule(IndicatorDefinition definition, std::variant<OfRequests, OfDuties, OfDay> compute) {
  definition.basis = static_cast<IndicatorBasis>(compute.index());
  return {std::move(definition), compute};
}

std::vector<Rule> demand_rules() {
  return {
      rule(
          {
              .key = "requests",
              .unit = "1",
              .additive = true,
              .label_de = "Fahrtwünsche",
              .label_en = "Requests",
              .definition_de = "Anzahl der Fahrtwünsche, nach Auftragnehmer.",
              .definition_en = "Number of requested rides, by who took the order.",
          },
          OfRequests{[](const RequestTotals& t) { return sum(count(t.requests), t.requests); }}),
      rule(
          {
              .key = "served",
              .unit = "1",
              .additive = true,
              .label_de = "Beförderte Fahrten",
              .label_en = "Rides served",
              .definition_de = "Anzahl der beförderten Fahrtwünsche, nach Auftragnehmer.",
              .definition_en = "Number of requests that are served, by who took the order.",
          },
          OfRequests{[](const RequestTotals& t) { return sum(count(t.served), t.requests); }}),
      rule(
          {
              .key = "rejection_rate",
              .unit = "%",
              .label_de = "Ablehnungsquote",
              .label_en = "Rejection rate",
              .definition_de = "Abgelehnte Fahrtwünsche ÷ alle Fahrtwünsche.",
              .definition_en = "Refused requests ÷ all requests.",
          },
          OfRequests{[](const RequestTotals& t) {
            return Figure{count(t.requests - t.served), count(t.requests), t.requests};
          }}),
      rule(
          {
              .key = "unserved_price",
              .unit = "€",
              .additive = true,
              .label_de = "Preis der Ablehnungen",
              .label_en = "Price of refusals",
              .definition_de = "Summe der Preise des Nichtbedienens über die abgelehnten Fahrtwünsche.",
              .definition_en = "Sum of the prices of not serving over the refused requests.",
          },
          OfRequests{[](const RequestTotals& t) { return sum(t.unserved.euros(), t.requests - t.served); }}),
  };
}

std::vector<Rule> detour_rules() {
  return {
      rule(
          {
              .key = "pooling_rate",
              .unit = "%",
              .label_de = "Bündelungsquote",
              .label_en = "Pooling rate",
              .definition_de = "Fahrten, die mindestens einen Abschnitt mit einer anderen teilen ÷ beförderte Fahrten.",
              .definition_en = "Rides that share at least one leg with another ÷ rides served.",
          },
          OfRequests{[](const RequestTotals& t) {
            return Figure{count(t.pooled), count(t.served), t.served};
          }}),
      rule(
          {
              .key = "detour",
              .unit = "1",
              .label_de = "Umwegfaktor",
              .label_en = "Detour factor",
              .definition_de = "Summe der Fahrzeiten an Bord ÷ Summe der direkten Fahrzeiten der beförderten Fahrten.",
              .definition_en = "Sum of ride times ÷ sum of direct ride times of the rides served.",
          },
          OfRequests{[](const RequestTotals& t) {
            return Figure{t.ridden.minutes(), t.direct.minutes(), t.served};
          }}),
      rule(
          {
              .key = "detour_p95",
              .unit = "1",
              .label_de = "Umwegfaktor, 95 %",
              .label_en = "Detour factor, P95",
              .definition_de = "Wert, den der Umwegfaktor von 95 % der einzelnen beförderten Fahrten (direkte Fahrzeit "
                               "über 0) nicht "
                               "übersteigt.",
              .definition_en =
                  "What the detour factor of 95 % of the single rides served (direct time above 0) does not exceed.",
          },
          OfRequests{[](const RequestTotals& t) { return quantile(t.detours, 95); }}),
  };
}

std::vector<Rule> ride_time_rules() {
  return {
      rule(
          {
              .key = "ride_time",
              .unit = "min",
              .label_de = "Mittlere Fahrzeit an Bord",
              .label_en = "Mean ride time",
              .definition_de = "Summe der Fahrzeiten an Bord ÷ beförderte Fahrten.",
              .definition_en = "Sum of ride times ÷ rides served.",
          },
          OfRequests{[](const RequestTotals& t) {
            return Figure{t.ridden.minutes(), count(t.served), t.served};
          }}),
      rule(
          {
              .key = "reserve_median",
              .unit = "min",
              .label_de = "Reserve bis zur Verspätung, Median",
              .label_en = "Reserve before lateness, median",
              .definition_de = "Median der Zeit zwischen geplanter Ankunft und spätester zulässiger Ankunft, über "
                               "beförderte Fahrten mit "
                               "begrenztem Ankunftsfenster.",
              .definition_en = "Median of the time from planned to latest allowed arrival, over rides served whose "
                               "arrival window ends.",
          },
          OfRequests{[](const RequestTotals& t) { return quantile(t.reserves, 50); }}),
      rule(
          {
              .key = "reserve_p10",
              .unit = "min",
              .label_de = "Reserve bis zur Verspätung, 10 %",
              .label_en = "Reserve before lateness, P10",
              .definition_de =
                  "Reserve, die 10 % der beförderten Fahrten mit begrenztem Ankunftsfenster nicht übersteigen.",
              .definition_en = "Reserve that 10 % of the rides served whose arrival window ends do not exceed.",
          },
          OfRequests{[](const RequestTotals& t) { return quantile(t.reserves, 10); }}),
  };
}

std::vector<Rule> use_rules() {
  return {
      rule(
          {
              .key = "vehicles_used",
              .unit = "1",
              .additive = true,
              .label_de = "Fahrzeuge im Einsatz",
              .label_en = "Vehicles used",
              .definition_de = "Anzahl der Fahrzeuge mit mindestens einer Fahrt.",
              .definition_en = "Number of vehicles with at least one ride.",
          },
          OfDuties{[](const DutyTotals& t) { return sum(count(t.vehicles.size()), t.vehicles.size()); }}),
      rule(
          {
              .key = "duties_used",
              .unit = "1",
              .additive = true,
              .label_de = "Dienste im Einsatz",
              .label_en = "Duties used",
              .definition_de = "Anzahl der Dienste mit mindestens einer Fahrt.",
              .definition_en = "Number of duties with at least one ride.",
          },
          OfDuties{[](const DutyTotals& t) { return sum(count(t.used), t.used); }}),
      rule(
          {
              .key = "rides_driven",
              .unit = "1",
              .additive = true,
              .label_de = "Gefahrene Fahrten",
              .label_en = "Rides driven",
              .definition_de = "Anzahl der beförderten Fahrten, nach dem Betrieb, der fährt.",
              .definition_en = "Number of rides served, by the operator who drives them.",
          },
          OfDuties{[](const DutyTotals& t) { return sum(count(t.rides), t.rides); }}),
  };
}

std::vector<Rule> distance_rules() {
  return {
      rule(
          {
              .key = "vehicle_hours",
              .unit = "h",
              .additive = true,
              .label_de = "Fahrzeugstunden",
              .label_en = "Vehicle hours",
              .definition_de = "Summe der Zeiten vom Verlassen des Standorts bis zur Rückkehr.",
              .definition_en = "Sum of the times from leaving the base to being back.",
          },
          OfDuties{[](const DutyTotals& t) { return sum(t.on_the_road.hours(), t.used); }}),
      rule(
          {
              .key = "vehicle_km",
              .unit = "km",
              .additive = true,
              .label_de = "Fahrzeugkilometer",
              .label_en = "Vehicle-km",
              .definition_de = "Summe der gefahrenen Kilometer.",
              .definition_en = "Sum of the kilometres driven.",
          },
          OfDuties{[](const DutyTotals& t) { return sum(t.driven.kilometres(), t.used); }}),
      rule(
          {
              .key = "passenger_km",
              .unit = "km",
              .additive = true,
              .label_de = "Personenkilometer",
              .label_en = "Passenger-km",
              .definition_de =
                  "Summe über alle Abschnitte von Kilometer × Fahrten an Bord (Begleitpersonen zählen nicht).",
              .definition_en = "Sum over all legs of kilometres × rides on board (attendants do not count).",
          },
          OfDuties{[](const DutyTotals& t) { return sum(t.carried.kilometres(), t.rides); }}),
      rule(
          {
              .key = "occupancy",
              .unit = "1",
              .label_de = "Besetzungsgrad",
              .label_en = "Occupancy",
              .definition_de = "Personenkilometer ÷ Fahrzeugkilometer.",
              .definition_en = "Passenger-km ÷ vehicle-km.",
          },
          OfDuties{[](const DutyTotals& t) {
            return Figure{t.carried.kilometres(), t.driven.kilometres(), t.used};
          }}),
  };
}

std::vector<Rule> productivity_rules() {
  return {
      rule(
          {
              .key = "waiting_with_passengers",
              .unit = "min",
              .additive = true,
              .label_de = "Warten mit Fahrgästen an Bord",
              .label_en = "Waiting with passengers",
              .definition_de = "Summe der Fahrzeugminuten, in denen jemand an Bord wartet.",
              .definition_en = "Sum of the vehicle minutes in which somebody waits on board.",
          },
          OfDuties{[](const DutyTotals& t) { return sum(t.waiting_aboard.minutes(), t.waits_aboard); }}),
      rule(
          {
              .key = "rides_per_vehicle_hour",
              .unit = "1",
              .label_de = "Fahrten je Fahrzeugstunde",
              .label_en = "Rides per vehicle hour",
              .definition_de = "Gefahrene Fahrten ÷ Fahrzeugstunden.",
              .definition_en = "Rides driven ÷ vehicle hours.",
          },
          OfDuties{[](const DutyTotals& t) {
            return Figure{count(t.rides), t.on_the_road.hours(), t.used};
          }}),
  };
}

std::vector<Rule> empty_rules() {
  return {
      rule(
          {
              .key = "empty_share",
              .unit = "%",
              .label_de = "Leerkilometeranteil",
              .label_en = "Empty share",
              .definition_de = "Kilometer ohne Fahrgast ÷ Fahrzeugkilometer.",
              .definition_en = "Kilometres without passengers ÷ vehicle-km.",
          },
          OfDuties{[](const DutyTotals& t) {
            return Figure{(t.empty_approach + t.empty_depot).kilometres(), t.driven.kilometres(), t.used};
          }}),
      rule(
          {
              .key = "empty_approach_share",
              .unit = "%",
              .label_de = "Leerkilometeranteil, Anfahrt",
              .label_en = "Empty share, approach",
              .definition_de = "Leere Kilometer von einem Ausstieg zum nächsten Einstieg ÷ Fahrzeugkilometer.",
              .definition_en = "Empty kilometres from a drop-off to the next pickup ÷ vehicle-km.",
          },
          OfDuties{[](const DutyTotals& t) {
            return Figure{t.empty_approach.kilometres(), t.driven.kilometres(), t.used};
          }}),
      rule(
          {
              .key = "empty_depot_share",
              .unit = "%",
              .label_de = "Leerkilometeranteil, Standort",
              .label_en = "Empty share, depot",
              .definition_de =
                  "Leere Kilometer vom Standort zum ersten Einstieg und zurück zum Standort ÷ Fahrzeugkilometer.",
              .definition_en = "Empty kilometres from the base to the first pickup and back to the base ÷ vehicle-km.",
          },
          OfDuties{[](const DutyTotals& t) {
            return Figure{t.empty_depot.kilometres(), t.driven.kilometres(), t.used};
          }}),
  };
}

std::vector<Rule> cost_rules() {
  return {
      rule(
          {
              .key = "driving_cost",
              .unit = "€",
              .additive = true,
              .label_de = "Fahrkosten",
              .label_en = "Driving cost",
              .definition_de = "Summe der Kosten je Einsatz, Stunde und Kilometer.",
              .definition_en = "Sum of the costs per use, hour and kilometre.",
          },
          OfDuties{[](const DutyTotals& t) { return sum(t.cost.euros(), t.used); }}),
      rule(
          {
              .key = "cost_per_served_ride",
              .unit = "€",
              .label_de = "Kosten je Fahrt",
              .label_en = "Cost per ride",
              .definition_de = "Fahrkosten ÷ gefahrene Fahrten.",
              .definition_en = "Driving cost ÷ rides driven.",
          },
          OfDuties{[](const DutyTotals& t) {
            return Figure{t.cost.euros(), count(t.rides), t.rides};
          }}),
      rule(
          {
              .key = "co2_kg",
              .unit = "kg",
              .additive = true,
              .label_de = "CO₂-Äquivalente",
              .label_en = "CO₂ equivalent",
              .definition_de = "Summe von Kilometer × Ausstoß je Kilometer des Fahrzeugs.",
              .definition_en = "Sum of kilometres × emission per kilometre of the vehicle.",
          },
          OfDuties{[](const DutyTotals& t) { return sum(t.co2_grams / 1000, t.used); }}),
      rule(
          {
              .key = "total_cost",
              .unit = "€",
              .label_de = "Gesamtkosten C(S)",
              .label_en = "Total cost C(S)",
              .definition_de = "Fahrkosten + Preis der Ablehnungen − Erlöse der beförderten Fahrten.",
              .definition_en = "Driving cost + price of refusals − revenue of the rides served.",
          },
          OfDay{[](const CoalitionValue& v) { return sum(v.value().euros(), v.served + v.refused); }}),
  };
}

}  // namespace

const std::vector<Rule>& rules() {
  static const std::vector<Rule> all = [] {
    std::vector<Rule> list;
    for (auto part : {demand_rules, use_rules, distance_rules, productivity_rules, empty_rules, detour_rules,
                      ride_time_rules, cost_rules}) {
      for (Rule& each : part()) list.push_back(std::move(each));
    }
    return list;
  }();
  return all;
}

}  // namespace postkutscher::indicators
