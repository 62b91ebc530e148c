#include <algorithm>
#include <cmath>
#include <functional>

#include "scenarios/report/html.h"
#include "scenarios/report/labels.h"

namespace postkutscher::report {

namespace {

struct Measure {
  Text name;
  std::function<Text(const PlanFigures&)> value;
};

std::vector<Measure> measures(const View& view, const std::vector<PlanFigures>& plans) {
  std::vector<Measure> out = {{{"bediente Fahrten", "rides served"}, [](const auto& f) { return told(f.served); }},
                              {{"abgelehnte Fahrten", "rides refused"}, [](const auto& f) { return told(f.refused); }},
                              {{"Fahrkosten", "driving cost"}, [](const auto& f) { return told_euros(f.driving, 0); }},
                              {{"Kosten je bedienter Fahrt", "cost per served ride"},
                               [](const auto& f) { return told_euros(f.cost_per_served, 2); }},
                              {{"Preis der nicht bedienten Fahrten", "price of unserved rides"},
                               [](const auto& f) { return told_euros(f.unserved, 0); }}};
  if (std::any_of(plans.begin(), plans.end(), [](const auto& f) { return f.revenue.value_or(0) != 0; })) {
    out.push_back({{"Erlöse", "revenue"}, [](const auto& f) { return told_euros(f.revenue, 0); }});
  }
  if (!view.of_one_operator()) {
    out.push_back({{"Kosten C(S)", "cost C(S)"}, [](const auto& f) { return told_euros(f.value, 0); }});
  }
  const std::vector<Measure> rest = {
      {{"gefahrene Strecke", "distance driven"}, [](const auto& f) { return told_with_unit(f.kilometres, 1, "km"); }},
      {{"Leerkilometeranteil", "empty share"}, [](const auto& f) { return told_percent(f.empty_share); }},
      {{"Fahrzeuge im Einsatz", "vehicles used"}, [](const auto& f) { return told(f.vehicles_used); }},
      {{"CO₂-Äquivalente", "CO₂ equivalent"}, [](const auto& f) { return told_with_unit(f.co2_kg, 0, "kg"); }}};
  out.insert(out.end(), rest.begin(), rest.end());
  return out;
}

std::vector<std::string> gain_row(const Text& name, const Text& meaning, std::optional<double> before,
                                  std::optional<double> after) {
  std::optional<double> saved, share;
  if (before && after) {
    saved = *before - *after;
    // As the engine has it: more is better even where revenue makes C(S) negative.
    share = *before == 0 ? 0 : *saved / std::abs(*before);
  }
  return {both(name), both(told_euros(saved, 0)), both(told_percent(share)), both(meaning)};
}

std::string gains(const View& view) {
  const RunResult& run = view.run();
  const auto *today = find_column(run, "today"), *alone = find_column(run, "alone"),
             *together = find_column(run, "together");
  if (view.of_one_operator() || alone == nullptr || together == nullptr) return {};
  const auto value = [&view](const PlanColumn& column) { return view.figures(column).value; };
  HtmlTable table{{"Gewinne, getrennt nach Ursache (negativ: Verlust)", "Gains, separated by cause (negative: loss)"},
                  {{"Gewinn", "gain"}, {"Betrag", "amount"}, {"Anteil", "share"}, {"Bedeutung", "meaning"}},
                  {},
                  4};
  if (today != nullptr) {
    table.rows.push_back(gain_row(
        {"Optimierung", "optimisation"},
        {"heute → jeder für sich, optimiert, gemessen an C(S)", "today → each alone, optimised, measured by C(S)"},
        value(*today), value(*alone)));
  }
  table.rows.push_back(gain_row(
      {"Zusammenarbeit", "cooperation"},
      {"jeder für sich, optimiert → gemeinsam, gemessen an C(S)", "each alone, optimised → together, measured by C(S)"},
      value(*alone), value(*together)));
  if (run.equal_service && view.is_internal()) {
    const EqualService& equal = *run.equal_service;
    table.rows.push_back(gain_row(
        {"Zusammenarbeit bei gleicher Bedienung", "cooperation at equal service"},
        phrase("Fahrkosten der {} Fahrten, die beide Pläne bedienen",
               "driving cost of the {} rides that both plans serve", number(static_cast<double>(equal.requests))),
        equal.first.euros(), equal.second.euros()));
  }
  return table.html();
}

}  // namespace

std::string comparison_part(const View& view) {
  const RunResult& run = view.run();
  std::vector<PlanFigures> figures;
  HtmlTable table{view.of_one_operator() ? Text{"Derselbe Tag, nur die Fahrten dieses Betriebs",
                                                "The same day, only the rides of this operator"}
                                         : Text{"Derselbe Tag, alle Betriebe", "The same day, all operators"},
                  {{"Größe", "measure"}},
                  {}};
  for (const PlanColumn& column : run.columns) {
    table.head.push_back(plan_label(column.key));
    figures.push_back(view.figures(column));
  }
  for (const Measure& measure : measures(view, figures)) {
    std::vector<std::string> row = {both(measure.name)};
    for (const PlanFigures& plan : figures) row.push_back(both(measure.value(plan)));
    table.rows.push_back(std::move(row));
  }
  const Text explained{
      "C(S) = Fahrkosten + Preis jeder nicht bedienten Fahrt − Erlöse, soweit Tarife bekannt sind. So wird Ablehnen "
      "nicht belohnt.",
      "C(S) = driving cost + price of every unserved ride − revenue where tariffs are known. So refusing rides is not "
      "rewarded."};
  const Text heading = run.columns.size() > 1 ? Text{"Vergleich der Pläne", "Comparison of the plans"}
                                              : Text{"Der Plan in Zahlen", "The plan in numbers"};
  return section("comparison", heading,
                 table.html() + gains(view) + (view.of_one_operator() ? "" : paragraph(explained)));
}

}  // namespace postkutscher::report
