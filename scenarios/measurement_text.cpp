#include <array>
#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <utility>

#include "scenarios/measurement.h"
#include "scenarios/units_text.h"

namespace postkutscher {

namespace {

using Json = nlohmann::ordered_json;

constexpr double kMilli = 1e3;
constexpr double kMicro = 1e6;

// To three digits behind the point.
double in(double unit, double seconds) {
  return std::round(seconds * unit * 1e3) / 1e3;
}

Json matrix_json(std::size_t places, const Effort& effort) {
  return {{"n", places}, {"cpu_ms", in(kMilli, effort.cpu)}, {"wall_ms", in(kMilli, effort.wall)}};
}

// Seconds in a unit of their size, right-aligned.
std::string told(double seconds) {
  constexpr std::array<std::pair<double, const char*>, 3> kUnits{{{1, "s"}, {kMilli, "ms"}, {kMicro, "µs"}}};
  std::size_t unit = 0;
  while (unit + 1 < kUnits.size() && seconds * kUnits[unit].first < 1) ++unit;
  const auto [factor, name] = kUnits[unit];
  return fmt::format("{:>10.{}f} {:<2}", seconds * factor, seconds * factor < 10 ? 2 : 1, name);
}

// Lines of a table: a label, processor time, clock.
class Table {
 public:
  explicit Table(bool german) : german_(german) {}

  void line(const char* german, const char* english, const std::string& columns) {
    text_ += padded(german_ ? german : english, kLabel) + columns + "\n";
  }
  void line(const char* german, const char* english, const Effort& effort) {
    line(german, english, told(effort.cpu) + told(effort.wall));
  }
  void count(const char* german, const char* english, std::size_t count) {
    line(german, english, fmt::format("{:>10}", count));
  }
  std::string text() const { return text_; }

 private:
  static constexpr std::size_t kLabel = 46;

  bool german_;
  std::string text_;
};

}  // namespace

std::string measurement_as_json(const Measurement& m) {
  const Json out = {
      {"profile", m.profile},
      {"segments", m.segments},
      {"turns", m.turns},
      {"arcs", m.arcs},
      {"triangles", m.triangles},
      {"depth", m.depth},
      {"import_s", in(1, m.import.cpu)},
      {"order_s", in(1, m.order.cpu)},
      {"topology_ms", in(kMilli, m.topology.cpu)},
      {"customize_ms",
       {{"one", in(kMilli, m.customization.cpu)}, {"each_of_16", in(kMilli, m.customization_of_16.cpu)}}},
      {"dijkstra_us", in(kMicro, m.dijkstra)},
      {"distance_us", in(kMicro, m.distance)},
      {"path_us", in(kMicro, m.path)},
      {"one_to_all_us", in(kMicro, m.one_to_all)},
      {"matrix", matrix_json(m.matrix_places, m.matrix)},
      {"all_pairs", m.all_pairs ? matrix_json(m.all_pairs->places, m.all_pairs->effort) : Json()},
      {"checked", m.checked},
      {"mismatches", m.mismatches},
      {"simd", m.simd},
      {"threads", m.threads},
      {"peak_mb", std::round(m.peak_mb)},
      {"wall",
       {{"import_s", in(1, m.import.wall)},
        {"order_s", in(1, m.order.wall)},
        {"customize_ms",
         {{"one", in(kMilli, m.customization.wall)}, {"each_of_16", in(kMilli, m.customization_of_16.wall)}}}}}};
  return out.dump(2) + "\n";
}

std::string measurement_as_text(const Measurement& m, Language language) {
  const bool german = language == Language::de;
  Table table(german);
  table.count("Abschnitte", "segments", m.segments);
  table.count("Abbiegevorgänge", "turns", m.turns);
  table.count("Kanten der Hierarchie", "arcs of the hierarchy", m.arcs);
  table.count("Dreiecke der Hierarchie", "triangles of the hierarchy", m.triangles);
  table.count("Tiefe der Hierarchie", "depth of the hierarchy", m.depth);
  const std::string clock =
      german ? fmt::format("Uhr, {} Threads", m.threads) : fmt::format("clock, {} threads", m.threads);
  table.line("", "", fmt::format("\n{:46}{:>13}{:>17}", "", german ? "ein Thread" : "one thread", clock));
  table.line("Einlesen oder Importieren", "reading or importing", m.import);
  table.line("Knotenordnung", "node order", m.order);
  table.line("Abbiegegraph und Hierarchie", "turns and hierarchy", told(m.topology.cpu));
  table.line("Anpassen an eine Metrik", "customizing one metric", m.customization);
  table.line("Anpassen, je von 16 Metriken", "customizing, each of 16 metrics", m.customization_of_16);
  table.line("Dijkstra zum Vergleich", "Dijkstra for comparison", told(m.dijkstra));
  table.line("Dauer und Länge eines Wegs", "duration and distance of a way", told(m.distance));
  table.line("… mit dem Weg selbst", "… with the way itself", told(m.path));
  table.line("von einem Ort zu allen Abschnitten", "from one place to all segments", told(m.one_to_all));
  const std::string matrix = fmt::format("{0} × {0} ", m.matrix_places);
  table.line((matrix + "Fahrzeiten").c_str(), (matrix + "durations").c_str(), m.matrix);
  if (m.all_pairs) {
    const std::string all = fmt::format("{0} × {0} ", m.all_pairs->places);
    table.line((all + "Fahrzeiten (alle Knoten)").c_str(), (all + "durations (all junctions)").c_str(),
               m.all_pairs->effort);
  } else {
    table.line("alle Knoten untereinander", "between all junctions",
               german ? "  passt nicht in den Speicher" : "  does not fit into memory");
  }
  const char* format = german
                           ? "\nmit Dijkstra verglichen: {} Antworten, {} davon falsch\n{} · {} · höchstens {:.0f} MB\n"
                           : "\ncompared with Dijkstra: {} answers, {} of them wrong\n{} · {} · at most {:.0f} MB\n";
  return table.text() + fmt::format(fmt::runtime(format), m.checked, m.mismatches, m.profile, m.simd, m.peak_mb);
}

}  // namespace postkutscher
