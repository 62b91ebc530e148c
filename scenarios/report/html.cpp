#include "scenarios/report/html.h"

#include <array>

namespace postkutscher::report {

std::string HtmlTable::html() const {
  std::string out = R"(<div class="scroll" tabindex="0" role="group" )" +
                    fmt::format("aria-label=\"{}\" data-label-de=\"{}\" data-label-en=\"{}\">", escape_html(caption.de),
                                escape_html(caption.de), escape_html(caption.en)) +
                    "<table><caption>" + both(caption) + "</caption><thead><tr>";
  for (std::size_t i = 0; i < head.size(); ++i) {
    out += fmt::format("<th scope=\"col\"{}>{}</th>", i >= words ? " class=\"num\"" : "", both(head[i]));
  }
  out += "</tr></thead><tbody>";
  for (const auto& row : rows) {
    out += "<tr><th scope=\"row\">" + row.front() + "</th>";
    for (std::size_t i = 1; i < row.size(); ++i) {
      out += (i >= words ? "<td class=\"num\">" : "<td>") + row[i] + "</td>";
    }
    out += "</tr>\n";
  }
  return out + "</tbody></table></div>\n";
}

std::string section(std::string_view id, const Text& heading, const std::string& body, std::string_view classes) {
  return fmt::format(
      "<section id=\"{0}\" class=\"{1}\" aria-labelledby=\"{0}-heading\"><h2 "
      "id=\"{0}-heading\">{2}</h2>\n{3}</section>\n",
      id, classes, both(heading), body);
}

std::string paragraph(const Text& text) {
  return "<p>" + both(text) + "</p>\n";
}

std::string district_name(const View& view, std::string_view german) {
  const std::string sorbian = view.sorbian_district(german);
  std::string out = escape_html(german);
  if (!sorbian.empty()) out += fmt::format(" <span class=\"dsb\" lang=\"dsb\">{}</span>", escape_html(sorbian));
  return out;
}

namespace {

Text suppressed() {
  return {"unterdrückt", "suppressed"};
}

}  // namespace

Text told(std::optional<double> count) {
  return count ? number(*count) : suppressed();
}

Text told_euros(std::optional<double> value, int decimals) {
  return value ? euros(*value, decimals) : suppressed();
}

Text told_percent(std::optional<double> share) {
  return share ? percent(*share) : suppressed();
}

Text told_with_unit(std::optional<double> value, int decimals, std::string_view unit) {
  return value ? with_unit(number(*value, decimals), unit) : suppressed();
}

LineStyle line_style(std::size_t vehicle) {
  // Dark enough for 3:1 on white; eight hues that stay apart for colour-blind readers, four dash patterns.
  constexpr std::array kColors = {"#0072b2", "#b8430a", "#00714f", "#a3407c",
                                  "#5b3a9b", "#7a5b00", "#b3001b", "#333a42"};
  constexpr std::array kDashes = {"", "10 5", "3 5", "14 5 3 5"};
  return {kColors[vehicle % kColors.size()], kDashes[vehicle / kColors.size() % kDashes.size()]};
}

}  // namespace postkutscher::report
