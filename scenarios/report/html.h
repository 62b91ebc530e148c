// Building blocks of report.html. Every string that leaves here is escaped HTML with both languages inside.
#pragma once

#include <string>
#include <vector>

#include "scenarios/report/text.h"
#include "scenarios/report/view.h"

namespace postkutscher::report {

// A data table: the first cell of each row is the row's header.
struct HtmlTable {
  Text caption;
  std::vector<Text> head;
  std::vector<std::vector<std::string>> rows;  // HTML
  std::size_t words = 1;                       // so many first columns are words, the others right-aligned numbers
  std::string html() const;
};

// <section> with a heading of the second level; `id` is the target of the contents line.
std::string section(std::string_view id, const Text& heading, const std::string& body, std::string_view classes = "");
std::string paragraph(const Text& text);
// "Mitte" and, marked as Lower Sorbian, "Srjejź".
std::string district_name(const View& view, std::string_view german);

// Figures of a plan; what the audience may not have is "unterdrückt".
Text told(std::optional<double> count);
Text told_euros(std::optional<double> value, int decimals);
Text told_percent(std::optional<double> share);
Text told_with_unit(std::optional<double> value, int decimals, std::string_view unit);

// The parts of the page in order. Each is empty when the audience may not have it.
std::string summary_part(const View& view);
std::string comparison_part(const View& view);
std::string map_part(const View& view);       // section
std::string map_data(const View& view);       // JSON for the script, safe inside <script>
std::string schedule_part(const View& view);  // Gantt and its table
std::string breakdown_part(const View& view);
std::string refused_part(const View& view);
std::string provenance_part(const View& view);

std::string report_page(const View& view, Language first);

// How vehicles are told apart on the map: colour and dashes, by position in the list.
struct LineStyle {
  std::string color;
  std::string dashes;  // SVG dash array; empty = solid
};
LineStyle line_style(std::size_t vehicle);

}  // namespace postkutscher::report
