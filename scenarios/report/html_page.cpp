#include <map>
#include <stdexcept>

#include "scenarios/report/html.h"
#include "scenarios/report/labels.h"
#include "scenarios/report/report_files.h"

namespace postkutscher::report {

namespace {

// Replaces {{name}} by its value; names without a value are a defect of the template.
std::string fill(std::string_view page, const std::map<std::string, std::string, std::less<>>& values) {
  std::string out;
  for (std::size_t at = 0; at < page.size();) {
    const std::size_t open = page.find("{{", at);
    out += page.substr(at, open - at);
    if (open == std::string_view::npos) break;
    const std::size_t close = page.find("}}", open);
    const auto value = values.find(page.substr(open + 2, close - open - 2));
    if (value == values.end()) throw std::logic_error("report page: nothing for a place of the template");
    out += value->second;
    at = close + 2;
  }
  return out;
}

std::string banners(const View& view) {
  const auto banner = [](const char* kind, const Text& text) {
    return fmt::format("<p class=\"banner {}\">{}</p>\n", kind, both(text));
  };
  std::string out;
  if (!view.is_public()) out += banner("health", health_banner());
  if (view.network().provenance().synthetic) out += banner("synthetic", synthetic_stamp());
  return out;
}

struct Part {
  std::string_view id;
  Text name;
  std::string html;
};

std::vector<Part> parts(const View& view) {
  return {{"comparison", {"Vergleich", "Comparison"}, comparison_part(view)},
          {"map-section", {"Karte", "Map"}, map_part(view)},
          {"schedule", {"Fahrzeugplan", "Vehicle schedule"}, schedule_part(view)},
          {"tables", {"Tabellen", "Tables"}, breakdown_part(view)},
          {"refused", {"Abgelehnte Fahrten", "Refused rides"}, refused_part(view)},
          {"data", {"Daten und Verfahren", "Data and method"}, provenance_part(view)}};
}

Text audience_name(const View& view) {
  if (view.is_public()) return {"öffentliche Fassung", "public version"};
  if (view.is_internal()) return {"interne Fassung", "internal version"};
  const std::string& id = view.audience().operator_id;
  for (const OperatorData& candidate : view.scenario().operators) {
    if (candidate.id == id)
      return phrase("Fassung für {}", "version for {}", same(candidate.name.empty() ? id : candidate.name));
  }
  return same(id);
}

}  // namespace

std::string report_page(const View& view, Language first) {
  const Scenario& scenario = view.scenario();
  const Text title = phrase("{} – Fahrplan für {}", "{} – schedule for {}", same(scenario.name), date(scenario.date));
  std::string sections, contents;
  for (const Part& part : parts(view)) {
    if (part.html.empty()) continue;
    sections += part.html;
    contents += fmt::format("<a href=\"#{}\">{}</a> ", part.id, both(part.name));
  }
  const bool german = first == Language::de;
  const std::string scripts = "<script type=\"application/json\" id=\"map-data\">" + map_data(view) +
                              "</script>\n<script>" + std::string(embedded::kLeafletJs) + "</script>\n<script>" +
                              std::string(embedded::kMapJs) + "</script>";
  return fill(embedded::kPage,
              {{"lang", german ? "de" : "en"},
               {"title", escape_html(german ? title.de : title.en)},
               {"title_de", escape_html(title.de)},
               {"title_en", escape_html(title.en)},
               {"leaflet_css", std::string(embedded::kLeafletCss)},
               {"css", std::string(embedded::kPageCss)},
               {"skip", both({"Zum Inhalt springen", "Skip to content"})},
               {"heading", escape_html(scenario.name)},
               {"subtitle", both(phrase("{} · {}", "{} · {}", date(scenario.date), audience_name(view)))},
               {"banners", banners(view)},
               {"summary", summary_part(view)},
               {"contents_label", german ? "Inhalt" : "Contents"},
               {"contents", contents},
               {"sections", sections},
               {"footer",
                both({"Postkutscher. Kartendarstellung mit Leaflet (BSD-2-Clause, © Vladimir Agafonkin und CloudMade).",
                      "Postkutscher. Map display by Leaflet (BSD-2-Clause, © Vladimir Agafonkin and CloudMade)."})},
               {"patterns", std::string(embedded::kPatterns)},
               {"js", std::string(embedded::kPageJs)},
               {"map_scripts", scripts}});
}

}  // namespace postkutscher::report
