#include <algorithm>

#include "engine/fleet/names.h"
#include "scenarios/report/gantt.h"
#include "scenarios/report/html.h"
#include "scenarios/report/labels.h"
#include "scenarios/report/suppression.h"

namespace postkutscher::report {

namespace {

std::string vehicles_table(const View& view, const std::vector<DutyRow>& duties) {
  const Problem& problem = view.run().shown().problem;
  HtmlTable table{{"Fahrzeuge im Einsatz", "Vehicles used"},
                  {{"Fahrzeug", "vehicle"},
                   {"Betrieb", "operator"},
                   {"Klasse", "class"},
                   {"Fahrten", "rides"},
                   {"ab", "from"},
                   {"bis", "to"},
                   {"Strecke", "distance"},
                   {"davon leer", "of it empty"}},
                  {},
                  3};
  for (const DutyRow& row : duties) {
    const Duty& duty = problem.duties[row.duty];
    const Vehicle& vehicle = problem.vehicles[duty.vehicle];
    const Operator& owner = problem.operators[duty.owner];
    const auto km = [](Distance d) { return both(with_unit(number(d.kilometres(), 1), "km")); };
    table.rows.push_back({escape_html(vehicle.id), escape_html(owner.name.empty() ? owner.id : owner.name),
                          both(label(vehicle.vehicle_class)), both(number(static_cast<double>(row.pickups))),
                          clock(view.calendar(), row.begin), clock(view.calendar(), row.end), km(row.driven),
                          km(row.driven_empty)});
  }
  return table.html();
}

std::string stops_of(const View& view, const DutyRow& row) {
  const Problem& problem = view.run().shown().problem;
  const Vehicle& vehicle = problem.vehicles[problem.duties[row.duty].vehicle];
  HtmlTable table{phrase("Halte von {}", "Stops of {}", same(vehicle.id)),
                  {{"Halt", "stop"},
                   {"Ankunft", "arrival"},
                   {"Beginn", "start"},
                   {"Abfahrt", "departure"},
                   {"Fahrt", "ride"},
                   {"was", "what"},
                   {"Ort", "place"},
                   {"an Bord danach", "aboard after"}},
                  {},
                  8};
  for (const VisitRow& visit : row.visits) {
    const auto time = [&](Instant t) { return clock(view.calendar(), t); };
    const Location& at = problem.locations[visit.at];
    table.rows.push_back({std::to_string(visit.sequence), time(visit.visit.arrival), time(visit.visit.start),
                          time(visit.visit.departure), escape_html(problem.requests[visit.visit.request].id),
                          both(label(visit.visit.kind)), escape_html(at.name.empty() ? at.district : at.name),
                          std::to_string(visit.on_board_after)});
  }
  return "<details class=\"screen\"><summary>" + escape_html(vehicle.id) + "</summary>" + table.html() + "</details>\n";
}

// Vehicles on the road by half hour; counts below the threshold are not told.
std::string half_hours(const View& view) {
  const RunResult& run = view.run();
  constexpr Duration kBand = Duration::from_minutes(30);
  const auto duties = duty_rows(run.shown().problem, run.shown().schedule);
  std::int64_t first = 48, last = 0;
  for (const DutyRow& row : duties) {
    first = std::min(first, row.begin.ticks / kBand.ticks);
    last = std::max(last, row.end.ticks / kBand.ticks);
  }
  HtmlTable table{
      {"Fahrzeuge unterwegs je halbe Stunde im gezeigten Plan", "Vehicles on the road by half hour in the shown plan"},
      {{"ab", "from"}, {"Fahrzeuge", "vehicles"}},
      {}};
  for (std::int64_t band = first; band <= last; ++band) {
    const Instant from{band * kBand.ticks};
    const auto busy = static_cast<std::size_t>(std::count_if(
        duties.begin(), duties.end(), [&](const DutyRow& row) { return row.begin < from + kBand && row.end > from; }));
    table.rows.push_back({clock(view.calendar(), from),
                          busy < kSmallestPublishedCount ? both({"unter 10", "below 10"}) : std::to_string(busy)});
  }
  return table.html();
}

}  // namespace

std::string schedule_part(const View& view) {
  const Text heading{"Fahrzeugplan", "Vehicle schedule"};
  if (view.is_public()) return section("schedule", heading, half_hours(view));
  const auto duties = view.duties(view.run().shown());
  const PlanFigures figures = view.figures(view.run().shown());
  std::string body =
      paragraph(phrase("Plan „{}“: {} Fahrzeuge im Einsatz, {} bleiben am Standort. Jede Zeile ist ein Fahrzeug, "
                       "Uhrzeiten sind Ortszeit.",
                       "Plan “{}”: {} vehicles used, {} stay at their base. Each row is a vehicle, times are local.",
                       plan_label(view.run().shown().key), number(figures.vehicles_used),
                       number(figures.vehicles.value_or(0) - figures.vehicles_used.value_or(0))));
  body += gantt(view, duties);
  body += "<h3>" + both({"Als Tabelle", "As a table"}) + "</h3>\n" + vehicles_table(view, duties);
  body += "<details class=\"screen\"><summary>" + both({"Alle Halte, nach Fahrzeug", "All stops, by vehicle"}) +
          "</summary>\n";
  for (const DutyRow& row : duties) body += stops_of(view, row);
  return section("schedule", heading, body + "</details>\n", "wide");
}

}  // namespace postkutscher::report
