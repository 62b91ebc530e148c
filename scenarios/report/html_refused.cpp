#include <set>

#include "scenarios/report/html.h"
#include "scenarios/report/labels.h"

namespace postkutscher::report {

namespace {

std::string skipped_rows(const View& view) {
  const auto& rows = view.scenario().row_errors;
  if (!view.is_internal() || rows.empty()) return {};
  // A row may have several defects.
  std::set<std::pair<std::string, std::size_t>> skipped;
  for (const RowError& row : rows) skipped.emplace(row.file, row.line);
  const Text count = number(static_cast<double>(skipped.size()));
  HtmlTable table{
      skipped.size() == 1 ? Text{"1 Eingabezeile konnte nicht gelesen werden und ist deshalb nicht geplant",
                                 "1 input row could not be read and is therefore not planned"}
                          : phrase("{} Eingabezeilen konnten nicht gelesen werden und sind deshalb nicht geplant",
                                   "{} input rows could not be read and are therefore not planned", count),
      {{"Datei", "file"}, {"Zeile", "line"}, {"Spalte", "column"}, {"Ursache", "cause"}, {"Abhilfe", "what to do"}},
      {},
      5};
  for (const RowError& row : rows) {
    table.rows.push_back({escape_html(row.file), std::to_string(row.line), escape_html(row.column),
                          escape_html(row.cause), escape_html(row.action)});
  }
  return table.html();
}

}  // namespace

std::string refused_part(const View& view) {
  if (view.is_public()) return {};
  const auto refused = view.refused(view.run().shown());
  std::string body;
  if (refused.empty()) {
    body = paragraph(phrase("Im Plan „{}“ wird keine Fahrt abgelehnt.", "In the plan “{}” no ride is refused.",
                            plan_label(view.run().shown().key)));
  } else {
    HtmlTable table{
        phrase("Abgelehnte Fahrten im Plan „{}“", "Refused rides in the plan “{}”", plan_label(view.run().shown().key)),
        {{"Fahrt", "ride"},
         {"Auftrag bei", "order taken by"},
         {"Kategorie", "category"},
         {"Anlass", "purpose"},
         {"von", "from"},
         {"nach", "to"},
         {"Grund", "reason"}},
        {},
        7};
    for (const RefusedRide& ride : refused) {
      table.rows.push_back({escape_html(ride.id), escape_html(ride.operator_id), both(label(ride.category)),
                            both(purpose_label(ride.purpose)), escape_html(ride.from.name), escape_html(ride.to.name),
                            both(label(ride.reason)) + "<small>" + both(ride.detail) + "</small>"});
    }
    body = table.html();
  }
  return section("refused", {"Abgelehnte Fahrten", "Refused rides"}, body + skipped_rows(view));
}

}  // namespace postkutscher::report
