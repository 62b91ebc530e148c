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

// The rows of one duty: leaving the base, every visit, back at the base.
class DutyRows {
 public:
  DutyRows(Table& table, const View& view, const PlanColumn& column, const DutyRow& duty_row)
      : table_(table),
        view_(view),
        column_(column),
        duty_row_(duty_row),
        duty_(column.problem.duties[duty_row.duty]),
        note_(view.note()) {}

  void add() const {
    const std::size_t aboard = duty_.on_board.size();
    const std::size_t aboard_at_end = duty_row_.visits.back().on_board_after;
    add({0, "", "begin", duty_.start, {}, {}, time(duty_row_.begin), Decimal{0, 1}, count(aboard), Decimal{0, 3}});
    for (const VisitRow& row : duty_row_.visits) {
      const Visit& visit = row.visit;
      add({row.sequence, column_.problem.requests[visit.request].id, name(visit.kind), row.at, time(visit.arrival),
           time(visit.start), time(visit.departure), Decimal{row.waiting.minutes(), 1}, count(row.on_board_after),
           Decimal{row.driven.kilometres(), 3}});
    }
    add({duty_row_.visits.size() + 1,
         "",
         "end",
         duty_.end,
         time(duty_row_.end),
         {},
         {},
         Decimal{0, 1},
         count(aboard_at_end),
         Decimal{duty_row_.driven_home.kilometres(), 3}});
  }

 private:
  struct Stop {
    std::size_t sequence;
    std::string ride;
    std::string_view action;
    LocationId place;
    Cell arrival, start, departure, waiting, on_board, driven;
  };

  Cell time(Instant t) const { return moment(view_.calendar(), t); }

  void add(const Stop& stop) const {
    const Problem& problem = column_.problem;
    const Vehicle& vehicle = problem.vehicles[duty_.vehicle];
    const Location& at = problem.locations[stop.place];
    table_.rows.push_back({column_.key, vehicle.id, problem.operators[duty_.owner].id,
                           std::string(name(vehicle.vehicle_class)), count(stop.sequence), stop.ride,
                           std::string(stop.action), at.name, Decimal{at.at.lon(), kDegreePlaces},
                           Decimal{at.at.lat(), kDegreePlaces}, stop.arrival, stop.start, stop.departure, stop.waiting,
                           stop.on_board, stop.driven, note_});
  }

  Table& table_;
  const View& view_;
  const PlanColumn& column_;
  const DutyRow& duty_row_;
  const Duty& duty_;
  std::string note_;
};

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
  Table table{
      "schedule.csv",
      {plan_column(),
       {"vehicle", "", {"Fahrzeug", "vehicle"}},
       {"operator", "", {"Betrieb, der fährt", "operator that drives"}},
       {"class", "", {"Fahrzeugklasse", "vehicle class"}},
       {"sequence",
        "1",
        {"laufende Nummer im Dienst, 0: Abfahrt am Standort", "number within the duty, 0: leaving the base"}},
       {"ride",
        "",
        {"Kennung der Fahrt aus der Eingabe; leer am Standort", "id of the ride from the input; empty at the base"}},
       {"action",
        "",
        {"begin (Abfahrt am Standort), pickup (Einstieg), dropoff (Ausstieg) oder end (Rückkehr)",
         "begin (leaving the base), pickup, dropoff or end (back at the base)"}},
       {"place", "", {"Name des Ortes", "name of the place"}},
       {"lon", "°", {"geographische Länge, WGS84", "longitude, WGS84"}},
       {"lat", "°", {"geographische Breite, WGS84", "latitude, WGS84"}},
       {"arrival",
        "",
        {"Ankunft; ISO 8601 mit Zeitversatz, bei csv = excel_de Ortszeit",
         "arrival; ISO 8601 with offset, local time for csv = excel_de"}},
       {"start", "", {"Beginn des Ein- oder Ausstiegs", "start of boarding or alighting"}},
       {"departure", "", {"Abfahrt", "departure"}},
       {"waiting_min", "min", {"Warten zwischen Ankunft und Beginn", "waiting between arrival and start"}},
       {"on_board_after", "1", {"Fahrten an Bord nach dem Halt", "rides on board after the stop"}},
       {"km_from_previous",
        "km",
        {"Strecke seit der vorigen Zeile; die Summe ist vehicle_km",
         "distance from the row before; the sum is vehicle_km"}},
       note_column()},
      {}};
  for (const PlanColumn& column : view.run().columns) {
    for (const DutyRow& row : view.duties(column)) DutyRows(table, view, column, row).add();
  }
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
