#include <algorithm>
#include <cmath>
#include <map>

#include "scenarios/report/html.h"
#include "scenarios/report/indicator_labels.h"
#include "scenarios/report/labels.h"

namespace postkutscher::report {

namespace {

using Keys = std::vector<std::string>;

struct Breakdown {
  IndicatorScope scope;
  Text heading;
  Text first_column;
  Keys keys;
};

const std::vector<Breakdown>& breakdowns() {
  static const Keys kRequestKeys = {"requests",  "served", "rejection_rate", "pooling_rate",
                                    "ride_time", "detour", "reserve_median"};
  static const std::vector<Breakdown> kAll = {
      {IndicatorScope::all,
       {"Alle", "All"},
       {"Bereich", "scope"},
       {"requests", "served", "rejection_rate", "pooling_rate", "ride_time", "detour", "reserve_median"}},
      {IndicatorScope::by_operator,
       {"Nach Betrieb", "By operator"},
       {"Betrieb", "operator"},
       {"requests", "served", "rides_driven", "vehicles_used", "vehicle_km", "empty_share", "rides_per_vehicle_hour",
        "cost_per_served_ride"}},
      {IndicatorScope::by_district,
       {"Nach Stadtteil des Starts", "By district of the origin"},
       {"Stadtteil", "district"},
       kRequestKeys},
      {IndicatorScope::by_category, {"Nach Kategorie", "By category"}, {"Kategorie", "category"}, kRequestKeys}};
  return kAll;
}

Text spelled(double value, const std::string& unit) {
  if (unit == "%") return percent(value / 100);
  if (unit == "€") return euros(value, 2);
  if (unit == "1") return number(value, is_whole(value) ? 0 : 2);
  return with_unit(number(value, unit == "kg" ? 0 : 1), unit);
}

Text plain(double value) {
  return number(value, is_whole(value) ? 0 : 1);
}

std::string cell_html(const PublishedIndicator& published) {
  const Indicator& cell = published.indicator;
  if (published.suppressed) return both({"unterdrückt", "suppressed"});
  const std::string value = cell.value ? both(spelled(*cell.value, cell.unit)) : "–";
  if (published.value_only) return value;
  const Text cases = number(static_cast<double>(cell.n));
  if (cell.denominator == 1) return value + "<small>" + both(phrase("n = {}", "n = {}", cases)) + "</small>";
  return value + "<small>" +
         both(phrase("{} ÷ {}; n = {}", "{} ÷ {}; n = {}", plain(cell.numerator), plain(cell.denominator), cases)) +
         "</small>";
}

std::string group_html(const View& view, IndicatorScope scope, const std::string& group) {
  if (scope == IndicatorScope::all) return both({"alle", "all"});
  if (group == kNoGroup || group.empty()) return both({"ohne Zuordnung", "not assigned"});
  if (scope == IndicatorScope::by_district) return district_name(view, group);
  if (scope == IndicatorScope::by_category) return both(category_label(group));
  for (const OperatorData& candidate : view.scenario().operators) {
    if (candidate.id == group && !candidate.name.empty()) return escape_html(candidate.name);
  }
  return escape_html(group);
}

std::string breakdown_table(const View& view, const Breakdown& breakdown,
                            const std::vector<PublishedIndicator>& indicators) {
  std::vector<std::string> order;
  std::map<std::pair<std::string, std::string>, std::string> cells;  // (group, key) → HTML
  for (const PublishedIndicator& published : indicators) {
    const Indicator& cell = published.indicator;
    if (published.plan != view.run().shown().key || cell.scope != breakdown.scope) continue;
    if (std::find(order.begin(), order.end(), cell.group) == order.end()) order.push_back(cell.group);
    cells[{cell.group, cell.key}] = cell_html(published);
  }
  if (order.empty()) return {};
  HtmlTable table{phrase("{}, Plan „{}“; darunter Zähler ÷ Nenner und Zahl der Fälle n",
                         "{}, plan “{}”; below: numerator ÷ denominator and number of cases n", breakdown.heading,
                         plan_label(view.run().shown().key)),
                  {breakdown.first_column},
                  {}};
  for (const std::string& key : breakdown.keys) table.head.push_back(indicator_label(key));
  for (const std::string& group : order) {
    std::vector<std::string> row = {group_html(view, breakdown.scope, group)};
    for (const std::string& key : breakdown.keys) {
      const auto found = cells.find({group, key});
      row.push_back(found == cells.end() ? "–" : found->second);
    }
    table.rows.push_back(std::move(row));
  }
  return "<h3>" + both(breakdown.heading) + "</h3>\n" + table.html();
}

std::string definitions() {
  std::vector<std::string> keys;
  std::string out = "<h3>" + both({"Was die Kennzahlen bedeuten", "What the indicators mean"}) + "</h3>\n<ul>\n";
  for (const Breakdown& breakdown : breakdowns()) {
    for (const std::string& key : breakdown.keys) {
      if (std::find(keys.begin(), keys.end(), key) != keys.end()) continue;
      keys.push_back(key);
      out += "<li><strong>" + both(indicator_label(key)) + ":</strong> " + both(indicator_definition(key)) + "</li>\n";
    }
  }
  return out + "</ul>\n";
}

}  // namespace

std::string breakdown_part(const View& view) {
  const auto indicators = view.indicators();
  std::string body;
  for (const Breakdown& breakdown : breakdowns()) body += breakdown_table(view, breakdown, indicators);
  if (view.is_public()) {
    body +=
        paragraph({"Werte, hinter denen weniger als 10 Personen stehen oder aus denen sich solche Werte ableiten "
                   "ließen, sind unterdrückt; Werte sind auf drei Stellen gerundet.",
                   "Values that stand on fewer than 10 people, or from which such values could be derived, are "
                   "suppressed; values are rounded to three digits."});
  }
  return section("tables", {"Tabellen", "Tables"}, body + definitions(), "wide");
}

}  // namespace postkutscher::report
