#include "scenarios/report/tables.h"

#include <map>

#include "engine/fleet/names.h"
#include "scenarios/report/labels.h"

namespace postkutscher::report {

namespace {

constexpr int kDegreePlaces = 7;

Column note_column() {
  return {"note", "", {"Herkunft und Vertraulichkeit der Daten", "origin and confidentiality of the data"}};
}

Column plan_column() {
  return {"plan",
          "",
          {"Plan: today (heute), alone (jeder für sich), together (gemeinsam) oder plan",
           "plan: today, alone, together or plan"}};
}

Cell count(std::size_t value) {
  return static_cast<std::int64_t>(value);
}

void add_visits(Table& table, const View& view, const PlanColumn& column) {
  const Problem& problem = column.problem;
  const std::string note = view.note();
  for (const DutyRow& duty_row : view.duties(column)) {
    const Duty& duty = problem.duties[duty_row.duty];
    const Vehicle& vehicle = problem.vehicles[duty.vehicle];
    for (const VisitRow& row : duty_row.visits) {
      const Location& at = problem.locations[row.at];
      const Visit& visit = row.visit;
      const auto iso = [&](Instant t) { return view.calendar().iso(t); };
      table.rows.push_back(
          {column.key, vehicle.id, problem.operators[duty.owner].id, std::string(name(vehicle.vehicle_class)),
           count(row.sequence), problem.requests[visit.request].id, std::string(name(visit.kind)), at.name,
           Decimal{at.at.lon(), kDegreePlaces}, Decimal{at.at.lat(), kDegreePlaces}, iso(visit.arrival),
           iso(visit.start), iso(visit.departure), Decimal{row.waiting.minutes(), 1}, count(row.on_board_after),
           Decimal{row.driven.kilometres(), 3}, note});
    }
  }
}

struct StopCounts {
  std::size_t pickups = 0;
  std::size_t dropoffs = 0;
};

// Places that the visible duties visit or start from, by location.
std::map<LocationId, StopCounts> visible_stops(const View& view, const PlanColumn& column) {
  std::map<LocationId, StopCounts> stops;
  for (const DutyRow& row : view.duties(column)) {
    stops[column.problem.duties[row.duty].start];
    stops[column.problem.duties[row.duty].end];
    for (const VisitRow& visit : row.visits) {
      StopCounts& counts = stops[visit.at];
      ++(visit.visit.kind == VisitKind::pickup ? counts.pickups : counts.dropoffs);
    }
  }
  return stops;
}

}  // namespace

Table schedule_table(const View& view) {
  Table table{"schedule.csv",
              {plan_column(),
               {"vehicle", "", {"Fahrzeug", "vehicle"}},
               {"operator", "", {"Betrieb, der fährt", "operator that drives"}},
               {"class", "", {"Fahrzeugklasse", "vehicle class"}},
               {"sequence", "1", {"laufende Nummer des Halts im Dienst", "number of the stop within the duty"}},
               {"ride", "", {"Kennung der Fahrt aus der Eingabe", "id of the ride from the input"}},
               {"action", "", {"pickup (Einstieg) oder dropoff (Ausstieg)", "pickup or dropoff"}},
               {"place", "", {"Name des Ortes", "name of the place"}},
               {"lon", "°", {"geographische Länge, WGS84", "longitude, WGS84"}},
               {"lat", "°", {"geographische Breite, WGS84", "latitude, WGS84"}},
               {"arrival", "", {"Ankunft, ISO 8601 mit Zeitversatz", "arrival, ISO 8601 with offset"}},
               {"start", "", {"Beginn des Ein- oder Ausstiegs", "start of boarding or alighting"}},
               {"departure", "", {"Abfahrt", "departure"}},
               {"waiting_min", "min", {"Warten zwischen Ankunft und Beginn", "waiting between arrival and start"}},
               {"on_board_after", "1", {"Fahrten an Bord nach dem Halt", "rides on board after the stop"}},
               {"km_from_previous", "km", {"Strecke seit dem vorigen Halt", "distance from the stop before"}},
               note_column()},
              {}};
  for (const PlanColumn& column : view.run().columns) add_visits(table, view, column);
  return table;
}

Table stops_table(const View& view) {
  Table table{"stops.csv",
              {{"stop", "1", {"Nummer des Ortes", "number of the place"}},
               {"place", "", {"Name des Ortes", "name of the place"}},
               {"lon", "°", {"geographische Länge, WGS84", "longitude, WGS84"}},
               {"lat", "°", {"geographische Breite, WGS84", "latitude, WGS84"}},
               {"district", "", {"Stadtteil", "district"}},
               {"district_dsb", "", {"Stadtteil auf Niedersorbisch", "district in Lower Sorbian"}},
               {"district_approximate",
                "1",
                {"1: nächster Mittelpunkt, keine Grenze bekannt", "1: nearest centre, no outline known"}},
               {"pickups", "1", {"Einstiege im gezeigten Plan", "pickups in the shown plan"}},
               {"dropoffs", "1", {"Ausstiege im gezeigten Plan", "drop-offs in the shown plan"}},
               note_column()},
              {}};
  const PlanColumn& shown = view.run().shown();
  const std::string note = view.note();
  for (const auto& [id, counts] : visible_stops(view, shown)) {
    const Location& at = shown.problem.locations[id];
    table.rows.push_back({count(id.index()), at.name, Decimal{at.at.lon(), kDegreePlaces},
                          Decimal{at.at.lat(), kDegreePlaces}, at.district, view.sorbian_district(at.district),
                          count(at.district_approximate ? 1 : 0), count(counts.pickups), count(counts.dropoffs), note});
  }
  return table;
}

Table refused_table(const View& view) {
  Table table{"refused.csv",
              {plan_column(),
               {"ride", "", {"Kennung der Fahrt aus der Eingabe", "id of the ride from the input"}},
               {"operator", "", {"Betrieb, der den Auftrag annahm", "operator that took the order"}},
               {"category", "", {"Kategorie", "category"}},
               {"purpose", "", {"Anlass", "purpose"}},
               {"from", "", {"Name des Startorts", "name of the origin"}},
               {"from_lon", "°", {"geographische Länge, WGS84", "longitude, WGS84"}},
               {"from_lat", "°", {"geographische Breite, WGS84", "latitude, WGS84"}},
               {"to", "", {"Name des Zielorts", "name of the destination"}},
               {"to_lon", "°", {"geographische Länge, WGS84", "longitude, WGS84"}},
               {"to_lat", "°", {"geographische Breite, WGS84", "latitude, WGS84"}},
               {"reason", "", {"Grund als Kennwort", "reason as a code word"}},
               {"detail_de", "", {"Erklärung auf Deutsch", "explanation in German"}},
               {"detail_en", "", {"Erklärung auf Englisch", "explanation in English"}},
               note_column()},
              {}};
  const std::string note = view.note();
  for (const PlanColumn& column : view.run().columns) {
    for (const RefusedRide& ride : view.refused(column)) {
      table.rows.push_back({column.key, ride.id, ride.operator_id, std::string(name(ride.category)), ride.purpose,
                            ride.from.name, Decimal{ride.from.at.lon(), kDegreePlaces},
                            Decimal{ride.from.at.lat(), kDegreePlaces}, ride.to.name,
                            Decimal{ride.to.at.lon(), kDegreePlaces}, Decimal{ride.to.at.lat(), kDegreePlaces},
                            std::string(name(ride.reason)), ride.detail.de, ride.detail.en, note});
    }
  }
  return table;
}

std::vector<Table> tables(const View& view) {
  std::vector<Table> out;
  if (!view.is_public()) {
    out.push_back(schedule_table(view));
    out.push_back(stops_table(view));
    out.push_back(refused_table(view));
  }
  out.push_back(indicators_table(view));
  out.push_back(dictionary(out));
  return out;
}

}  // namespace postkutscher::report
