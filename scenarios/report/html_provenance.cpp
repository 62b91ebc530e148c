#include "scenarios/report/html.h"
#include "scenarios/report/labels.h"

namespace postkutscher::report {

namespace {

std::string list(const std::vector<std::string>& items) {
  std::string out = "<ul>\n";
  for (const std::string& item : items) out += "<li>" + item + "</li>\n";
  return out + "</ul>\n";
}

std::string inputs(const View& view) {
  const Scenario& scenario = view.scenario();
  const Provenance& provenance = view.network().provenance();
  std::vector<std::string> items;
  Text map = phrase("Karte: {}, Prüfsumme {}", "Map: {}, checksum {}", same(provenance.source),
                    same(provenance.source_checksum));
  if (!provenance.data_time.empty()) map = phrase("{}, Stand {}", "{}, as of {}", map, same(provenance.data_time));
  if (!provenance.area.empty()) map = phrase("{}, Ausschnitt {}", "{}, cut to {}", map, same(provenance.area));
  items.push_back(both(map));
  const Text source = provenance.synthetic ? synthetic_stamp() : same(provenance.attribution);
  items.push_back(both(phrase("Herkunft der Karte: {}", "Origin of the map: {}", source)));
  if (!view.is_public()) {
    for (const auto& file : scenario.inputs) {
      items.push_back(both(phrase("Eingabe: {}", "Input: {}", same(file.filename().string()))));
    }
    std::string dropped;
    for (const std::string& column : scenario.dropped_columns) dropped += (dropped.empty() ? "" : ", ") + column;
    items.push_back(both(dropped.empty()
                             ? Text{"Keine Spalte der Eingabe wurde verworfen.", "No column of the input was dropped."}
                             : phrase("Verworfene Spalten, deren Inhalt nicht gelesen wurde: {}",
                                      "Dropped columns whose content was not read: {}", same(dropped))));
    if (!scenario.notes.empty()) items.push_back(both(phrase("Erkannt: {}", "Detected: {}", same(scenario.notes))));
  }
  return list(items);
}

std::string importer_counts(const View& view) {
  const auto& counts = view.network().provenance().counts;
  if (counts.empty()) return {};
  HtmlTable table{{"Was der Import der Karte gelesen, repariert und weggelassen hat",
                   "What the import of the map read, repaired and left out"},
                  {{"Zähler des Imports", "counter of the importer"}, {"Anzahl", "number"}},
                  {}};
  for (const auto& [name, value] : counts) {
    table.rows.push_back({"<code>" + escape_html(name) + "</code>", both(number(static_cast<double>(value)))});
  }
  return "<details><summary>" + both({"Zähler des Kartenimports", "Counters of the map import"}) + "</summary>" +
         table.html() + "</details>\n";
}

Text plan_method(const PlanColumn& column) {
  const Text name = plan_label(column.key);
  const Text rounds = counted(static_cast<std::size_t>(column.iterations));
  if (column.key == "today") {
    return phrase(
        "„{}“: Aufträge in der Reihenfolge der Buchung, eigene Fahrzeuge zuerst; nach der letzten Buchung noch ein "
        "Versuch für die abgelehnten.",
        "“{}”: orders in the order of booking, own vehicles first; after the last booking one more attempt for the "
        "refused.",
        name);
  }
  if (column.key == "together") {
    return phrase(
        "„{}“: der bessere von zwei Plänen mit gleich vielen Verbesserungsrunden, einer von Grund auf, einer "
        "ausgehend von den Plänen jedes für sich; zusammen {} Runden.",
        "“{}”: the better of two plans with equally many rounds of improvement, one built from scratch, one that "
        "starts from the plans of each alone; {} rounds in all.",
        name, rounds);
  }
  return phrase("„{}“: Einfügen an der besten Stelle über alle erlaubten Fahrzeuge, dann {} Verbesserungsrunden.",
                "“{}”: best insertion over all allowed vehicles, then {} rounds of improvement.", name, rounds);
}

std::string method(const View& view) {
  const RunResult& run = view.run();
  std::vector<std::string> items;
  for (const PlanColumn& column : run.columns) {
    items.push_back(both(plan_method(column)));
  }
  items.push_back(
      both({"Kosten eines Dienstes: je Stunde von der Abfahrt am Standort bis zur Rückkehr, nicht für die ganze "
            "Schicht, dazu je Kilometer und einmal je Einsatz.",
            "Cost of a duty: per hour from leaving its base until it is back, not for the whole shift, plus per "
            "kilometre and once per use."}));
  items.push_back(both(phrase(
      "Fahrzeiten: schnellster Weg auf dem Straßennetz je Fahrzeugprofil mit {} Tageszeit-Faktoren; Zufallssaat {}.",
      "Travel times: fastest path on the road network by vehicle profile with {} time-of-day factors; seed {}.",
      counted(view.scenario().periods.size()), same(std::to_string(view.scenario().seed)))));
  return list(items);
}

std::string limits() {
  return list(
      {both({"Fahrzeiten sind Planwerte ohne Störungen; Pünktlichkeit ist im Plan immer eingehalten und wird daher "
             "nicht gezeigt.",
             "Travel times are planned values without disturbances; a plan is always on time, so punctuality is not "
             "shown."}),
       both({"Pausen der Fahrer und der Umbau der Sitze während eines Dienstes werden noch nicht geplant.",
             "Drivers' breaks and changes of the interior during a duty are not planned yet."}),
       both({"Das Ergebnis eines einzigen Tages hat keine Fehlerspanne; für Entscheidungen mehrere Tage vergleichen.",
             "The result of a single day has no margin of error; compare several days before deciding."})});
}

}  // namespace

std::string provenance_part(const View& view) {
  const auto heading = [](const Text& text) { return "<h3>" + both(text) + "</h3>\n"; };
  return section("data", {"Daten und Verfahren", "Data and method"},
                 heading({"Eingaben", "Inputs"}) + inputs(view) + importer_counts(view) +
                     heading({"Verfahren", "Method"}) + method(view) +
                     heading({"Grenzen dieser Version", "Limits of this version"}) + limits());
}

}  // namespace postkutscher::report
