#include <algorithm>
#include <functional>

#include "engine/cooperation/value.h"
#include "scenarios/report/html.h"
#include "scenarios/report/labels.h"
#include "scenarios/report/public_indicators.h"
#include "scenarios/report/suppression.h"

namespace postkutscher::report {

namespace {

struct Measure {
  Text name;
  std::function<Text(const PlanFigures&)> value;
};

double spelled(const View& view, double value) {
  return view.is_public() ? coarse(value) : value;
}

Text people(const View& view, const PlanFigures& figures, std::size_t count) {
  const bool few = view.is_public() && figures.refused > 0 && figures.refused < kSmallestPublishedCount;
  return few ? Text{"unterdrückt (< 10)", "suppressed (< 10)"} : number(static_cast<double>(count));
}

std::vector<Measure> measures(const View& view) {
  const auto money = [&view](Cost cost) { return euros(spelled(view, cost.euros()), 0); };
  std::vector<Measure> out = {
      {{"bediente Fahrten", "rides served"}, [&view](const auto& f) { return people(view, f, f.served); }},
      {{"abgelehnte Fahrten", "rides refused"}, [&view](const auto& f) { return people(view, f, f.refused); }},
      {{"Fahrkosten", "driving cost"}, [money](const auto& f) { return money(f.driving); }},
      {{"Kosten je bedienter Fahrt", "cost per served ride"},
       [&view](const auto& f) { return euros(spelled(view, f.cost_per_served().euros()), 2); }}};
  if (!view.is_public()) {
    out.push_back({{"Preis der nicht bedienten Fahrten", "price of unserved rides"},
                   [money](const auto& f) { return money(f.unserved); }});
  }
  if (!view.of_one_operator()) {
    out.push_back({{"Kosten C(S)", "cost C(S)"}, [money](const auto& f) { return money(f.value); }});
  }
  const std::vector<Measure> rest = {
      {{"gefahrene Strecke", "distance driven"},
       [&view](const auto& f) { return with_unit(number(spelled(view, f.driven.kilometres()), 1), "km"); }},
      {{"Leerkilometeranteil", "empty share"}, [](const auto& f) { return percent(f.empty_share()); }},
      {{"Fahrzeuge im Einsatz", "vehicles used"},
       [](const auto& f) { return number(static_cast<double>(f.vehicles_used)); }},
      {{"CO₂-Äquivalente", "CO₂ equivalent"},
       [&view](const auto& f) { return with_unit(number(spelled(view, f.co2_kg), 0), "kg"); }}};
  out.insert(out.end(), rest.begin(), rest.end());
  return out;
}

const PlanColumn* find_column(const RunResult& run, std::string_view key) {
  const auto found =
      std::find_if(run.columns.begin(), run.columns.end(), [key](const auto& c) { return c.key == key; });
  return found == run.columns.end() ? nullptr : &*found;
}

std::vector<std::string> gain_row(const View& view, const Text& name, const Text& meaning, Cost before, Cost after) {
  const double saved = spelled(view, (before - after).euros());
  const double share = before.value == 0 ? 0 : (before - after).euros() / before.euros();
  return {both(name), both(euros(saved, 0)), both(percent(share)), both(meaning)};
}

std::string gains(const View& view) {
  const RunResult& run = view.run();
  const auto *today = find_column(run, "today"), *alone = find_column(run, "alone"),
             *together = find_column(run, "together");
  if (view.of_one_operator() || alone == nullptr || together == nullptr) return {};
  HtmlTable table{{"Gewinne, getrennt nach Ursache (negativ: Verlust)", "Gains, separated by cause (negative: loss)"},
                  {{"Gewinn", "gain"}, {"Betrag", "amount"}, {"Anteil", "share"}, {"Bedeutung", "meaning"}},
                  {},
                  4};
  if (today != nullptr) {
    table.rows.push_back(gain_row(
        view, {"Optimierung", "optimisation"},
        {"heute → jeder für sich optimiert, gemessen an C(S)", "today → each alone, optimised, measured by C(S)"},
        today->value.value(), alone->value.value()));
  }
  table.rows.push_back(
      gain_row(view, {"Zusammenarbeit", "cooperation"},
               {"jeder für sich → gemeinsam, gemessen an C(S)", "each alone → together, measured by C(S)"},
               alone->value.value(), together->value.value()));
  if (run.equal_service) {
    const EqualService& equal = *run.equal_service;
    const Text count = view.is_public() ? Text{} : number(static_cast<double>(equal.requests));
    table.rows.push_back(gain_row(view, {"Zusammenarbeit bei gleicher Bedienung", "cooperation at equal service"},
                                  phrase("Fahrkosten der {} Fahrten, die beide Pläne bedienen",
                                         "driving cost of the {} rides that both plans serve", count),
                                  equal.first, equal.second));
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
  for (const Measure& measure : measures(view)) {
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
