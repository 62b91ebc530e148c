#include "scenarios/report/district_counts.h"
#include "scenarios/report/html.h"
#include "scenarios/report/labels.h"

namespace postkutscher::report {

namespace {

std::string line_sample(const LineStyle& style) {
  return fmt::format(
      "<svg width=\"34\" height=\"10\" aria-hidden=\"true\" focusable=\"false\"><line x1=\"0\" y1=\"5\" x2=\"34\" "
      "y2=\"5\" "
      "stroke=\"{}\" stroke-width=\"3\" stroke-dasharray=\"{}\"/></svg>",
      style.color, style.dashes);
}

std::string radio(std::string_view value, const std::string& label, bool checked) {
  return fmt::format("<label><input type=\"radio\" name=\"vehicle\" value=\"{}\"{}>{}</label>\n", value,
                     checked ? " checked" : "", label);
}

std::string vehicle_list(const View& view) {
  const Problem& problem = view.run().shown().problem;
  std::string out =
      "<fieldset class=\"vehicle-list\"><legend>" + both({"Fahrzeug wählen", "Choose a vehicle"}) + "</legend>\n";
  out += radio("all", both({"alle Fahrzeuge", "all vehicles"}), true);
  out += radio("none", both({"keine Wege", "no routes"}), false);
  std::string current;
  std::size_t number_of_duty = 0;
  for (const DutyRow& row : view.duties(view.run().shown())) {
    const Duty& duty = problem.duties[row.duty];
    const Operator& owner = problem.operators[duty.owner];
    if (owner.id != current) {
      out += "<p class=\"operator\">" + escape_html(owner.name.empty() ? owner.id : owner.name) + "</p>\n";
      current = owner.id;
    }
    const Text rides = row.pickups == 1 ? Text{"1 Fahrt", "1 ride"}
                                        : phrase("{} Fahrten", "{} rides", number(static_cast<double>(row.pickups)));
    out += radio(std::to_string(number_of_duty),
                 line_sample(line_style(number_of_duty)) + "<span>" + escape_html(problem.vehicles[duty.vehicle].id) +
                     ", " + both(rides) + "</span>",
                 false);
    ++number_of_duty;
  }
  return out + "</fieldset>\n";
}

std::string legend_item(const std::string& drawing, const Text& text) {
  return "<li><svg width=\"26\" height=\"14\" aria-hidden=\"true\" focusable=\"false\">" + drawing + "</svg>" +
         both(text) + "</li>\n";
}

std::string legend(const View& view) {
  std::string out = "<ul class=\"legend\">\n";
  if (!view.is_public()) {
    out += legend_item(
        R"(<line x1="0" y1="4" x2="26" y2="4" stroke="#838b95" stroke-width="2.6"/><line x1="0" y1="10" x2="26" y2="10" stroke="#c3c9cf" stroke-width="1.3"/>)",
        {"Straßen: Haupt- und Nebenstraßen", "streets: main and minor"});
    out += legend_item(R"(<circle cx="13" cy="7" r="3.5" fill="#fff" stroke="#1b1f24"/>)", {"Halt", "stop"});
    out += legend_item(R"(<circle cx="13" cy="7" r="5" fill="none" stroke="#8b1a1a" stroke-width="3"/>)",
                       {"Start einer abgelehnten Fahrt", "start of a refused ride"});
    out += legend_item(
        R"(<line x1="0" y1="7" x2="26" y2="7" stroke="#0072b2" stroke-width="3" stroke-dasharray="10 5"/>)",
        {"Fahrzeugweg: Farbe und Strichmuster wie in der Liste; am Halt Nummer, ↑ Einstieg, ↓ Ausstieg, Uhrzeit",
         "vehicle route: colour and dashes as in the list; at a stop its number, ↑ pickup, ↓ drop-off, time"});
  } else {
    out += legend_item(R"(<rect width="26" height="14" fill="#e6eef5"/>)",
                       {"10–19 Fahrten ab hier", "10–19 rides from here"});
    out += legend_item(R"(<rect width="26" height="14" fill="#bcd3e6"/>)", same("20–39"));
    out += legend_item(R"(<rect width="26" height="14" fill="#86b0d3"/>)", same("40–79"));
    out += legend_item(R"(<rect width="26" height="14" fill="#4a86b8"/>)", same("≥ 80"));
    out += legend_item(R"(<rect x="1" y="1" width="24" height="12" fill="#fff" stroke="#5b6470"/>)",
                       {"–: unterdrückt (zu wenige Fahrten)", "–: suppressed (too few rides)"});
  }
  if (!view.network().data().districts.empty()) {
    out += legend_item(
        R"(<line x1="0" y1="7" x2="26" y2="7" stroke="#5b6470" stroke-width="1.5" stroke-dasharray="6 4"/>)",
        {"Grenze eines Stadtteils", "boundary of a district"});
  }
  return out + "</ul>\n";
}

Text summary(const View& view) {
  if (view.is_public()) {
    return {
        "Die Karte zeigt, wie viele Fahrten in jedem Stadtteil beginnen. Dieselben Zahlen stehen in der Tabelle "
        "darunter.",
        "The map shows how many rides begin in each district. The same numbers are in the table below it."};
  }
  const auto duties = view.duties(view.run().shown());
  std::size_t visits = 0;
  for (const DutyRow& row : duties) visits += row.visits.size();
  return phrase(
      "Die Karte zeigt die Wege von {} Fahrzeugen mit {} Halten im Plan „{}“. Als Text stehen sie unter "
      "„Fahrzeugplan“.",
      "The map shows the routes of {} vehicles with {} stops in the plan “{}”. As text they are under “Vehicle "
      "schedule”.",
      number(static_cast<double>(duties.size())), number(static_cast<double>(visits)),
      plan_label(view.run().shown().key));
}

std::string district_table(const View& view) {
  HtmlTable table{{"Fahrten, die im Stadtteil beginnen", "Rides that begin in the district"},
                  {{"Stadtteil", "district"}, {"Fahrten", "rides"}},
                  {}};
  for (const DistrictCount& row : district_counts(view)) {
    table.rows.push_back(
        {district_name(view, row.district->german), row.rides ? both(number(static_cast<double>(*row.rides))) : "–"});
  }
  return table.rows.empty() ? "" : table.html();
}

}  // namespace

std::string map_part(const View& view) {
  const Text label{"Karte", "Map"};
  if (view.is_public() && view.network().data().districts.empty()) {
    return section("map-section", label,
                   paragraph({"Diese Karte kennt keine Stadtteile; ohne sie gibt es in der öffentlichen Fassung nichts "
                              "zu zeigen.",
                              "This map knows no districts; without them the public version has nothing to show."}));
  }
  std::string body = paragraph(summary(view));
  body += "<div class=\"map-frame\"><div class=\"" + std::string(view.is_public() ? "" : "map-row") + "\">";
  body +=
      "<div id=\"map\" role=\"group\" aria-label=\"Kartenbild\" data-label-de=\"Kartenbild\" data-label-en=\"Map "
      "picture\"></div>\n";
  if (!view.is_public()) body += vehicle_list(view);
  body += "</div>" + legend(view) + "</div>\n";
  if (view.is_public()) body += district_table(view);
  return section("map-section", label, body);
}

}  // namespace postkutscher::report
