#include <nlohmann/json.hpp>

#include "scenarios/report/indicator_labels.h"
#include "scenarios/report/labels.h"
#include "scenarios/report/tables.h"

namespace postkutscher::report {

namespace {

constexpr int kPlaces = 4;

Cell decimal(const std::optional<double>& value) {
  return value ? Cell(Decimal{*value, kPlaces}) : Cell();
}

}  // namespace

std::string_view name(IndicatorScope scope) {
  switch (scope) {
    case IndicatorScope::all:
      return "all";
    case IndicatorScope::by_operator:
      return "operator";
    case IndicatorScope::by_district:
      return "district";
    case IndicatorScope::by_category:
      return "category";
  }
  return "";
}

Table indicators_table(const View& view) {
  Table table{"indicators.csv",
              {{"plan", "", {"Plan", "plan"}},
               {"key", "", {"Kennwort der Kennzahl", "code word of the indicator"}},
               {"label_de", "", {"Name auf Deutsch", "name in German"}},
               {"label_en", "", {"Name auf Englisch", "name in English"}},
               {"scope", "", {"all, operator, district oder category", "all, operator, district or category"}},
               {"group",
                "",
                {"Betrieb, Stadtteil oder Kategorie; leer bei all", "operator, district or category; empty for all"}},
               {"unit", "", {"Einheit des Werts", "unit of the value"}},
               {"value", "", {"Wert; leer, wenn der Nenner 0 ist", "value; empty when the denominator is 0"}},
               {"numerator", "", {"Zähler", "numerator"}},
               {"denominator", "", {"Nenner", "denominator"}},
               {"n", "1", {"Zahl der Fälle dahinter", "number of cases behind it"}},
               {"suppressed", "1", {"1: unterdrückt, weil zu wenige Fälle", "1: suppressed for too few cases"}},
               {"note", "", {"Herkunft und Vertraulichkeit der Daten", "origin and confidentiality of the data"}}},
              {}};
  const std::string note = view.note();
  for (const PublishedIndicator& published : view.indicators()) {
    const Indicator& facts = published.indicator;
    const Text label = indicator_label(facts.key);
    const bool counts = !published.suppressed && !published.value_only;
    table.rows.push_back({published.plan, facts.key, label.de, label.en, std::string(name(facts.scope)), facts.group,
                          facts.unit, published.suppressed ? Cell() : decimal(facts.value),
                          counts ? decimal(facts.numerator) : Cell(), counts ? decimal(facts.denominator) : Cell(),
                          counts ? Cell(static_cast<std::int64_t>(facts.n)) : Cell(),
                          static_cast<std::int64_t>(published.suppressed ? 1 : 0), note});
  }
  return table;
}

std::string indicators_json(const View& view) {
  using Json = nlohmann::ordered_json;
  Json rows = Json::array();
  for (const PublishedIndicator& published : view.indicators()) {
    const Indicator& facts = published.indicator;
    const Text label = indicator_label(facts.key);
    const bool counts = !published.suppressed && !published.value_only;
    Json row = {{"plan", published.plan},
                {"key", facts.key},
                {"label", {{"de", label.de}, {"en", label.en}}},
                {"scope", name(facts.scope)},
                {"group", facts.group},
                {"unit", facts.unit},
                {"value", facts.value && !published.suppressed ? Json(*facts.value) : Json()},
                {"numerator", counts ? Json(facts.numerator) : Json()},
                {"denominator", counts ? Json(facts.denominator) : Json()},
                {"n", counts ? Json(facts.n) : Json()},
                {"suppressed", published.suppressed}};
    rows.push_back(std::move(row));
  }
  return Json{{"schema", "indicators/1"}, {"note", view.note()}, {"indicators", rows}}.dump(1) + "\n";
}

}  // namespace postkutscher::report
