#include "importers/osm/import.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/errors.h"
#include "engine/base/parallel.h"
#include "engine/network/network_file.h"
#include "engine/routing/router.h"
#include "engine/routing/topology.h"
#include "scenarios/command_line/common.h"
#include "scenarios/units_text.h"

namespace postkutscher {

namespace {

using Json = nlohmann::ordered_json;

struct ImportOptions {
  CommonOptions common;
  std::string map;
  std::string output;
  std::string area;
  std::string buffer = "0km";
  bool force = false;
};

Json profile_summary(const Topology& topology, const Profile& profile) {
  const Components components = count_components(topology, profile);
  return {{"profile", profile.name},
          {"open_directed_segments", components.open_directed_segments},
          {"components", components.count},
          {"largest_component", components.largest}};
}

Json summary(const Topology& topology, int threads) {
  const Network& network = topology.network();
  const Provenance& from = network.provenance();
  Json counts = Json::object();
  for (const auto& [key, count] : from.counts) counts[key] = count;
  const auto& standard = standard_profiles();
  std::vector<Json> profiles(standard.size());
  parallel_for_blocks(profiles.size(), 1, threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) profiles[i] = profile_summary(topology, standard[i]);
  });
  return {{"source", from.source},
          {"crc32", from.source_checksum},
          {"data_time", from.data_time},
          {"attribution", from.attribution},
          {"area", from.area},
          {"segments", network.segments().size()},
          {"junctions", network.nodes().size()},
          {"counts", counts},
          {"profiles", profiles}};
}

struct CountWords {
  const char* key;
  const char* german;
  const char* english;
};

// The counts of an import in the words of people, in the order of printing.
constexpr std::array<CountWords, 38> kCountWords = {{
    {"ways_read", "Wege gelesen", "ways read"},
    {"nodes_read", "Punkte gelesen", "points read"},
    {"relations_read", "Relationen gelesen", "relations read"},
    {"roads", "Straßen und Wege übernommen", "roads and paths kept"},
    {"roads_for_nobody", "für niemanden offen, weggelassen", "open to nobody, dropped"},
    {"roads_outside", "außerhalb des Gebiets, weggelassen", "outside the area, dropped"},
    {"points_missing", "fehlende Punkte, Weg dort getrennt", "missing points, way cut there"},
    {"ways_without_length", "Stücke ohne Länge, weggelassen", "pieces without length, dropped"},
    {"unknown_values", "unbekannte Werte überlesen", "unknown values passed over"},
    {"segments", "Abschnitte", "segments"},
    {"junctions", "Knoten", "junctions"},
    {"restrictions_read", "Abbiegeregeln gelesen", "turn restrictions read"},
    {"restrictions_unknown_times", "  zu Zeiten, die unklar bleiben", "  at times that cannot be judged"},
    {"restrictions_other_modes", "  für andere Fahrzeuge", "  for other vehicles"},
    {"restrictions_broken", "  fehlerhaft, weggelassen", "  broken, dropped"},
    {"restrictions_without_road", "  ohne Straße im Gebiet", "  without a road in the area"},
    {"restrictions_passed", "  verwertbar", "  usable"},
    {"restrictions_used", "  wirksam", "  in force"},
    {"restrictions_via_way", "    davon über Wege", "    of these via ways"},
    {"restrictions_conditional", "    davon nur zu bestimmten Zeiten", "    of these at certain times only"},
    {"restrictions_unusable", "  nicht anwendbar", "  not applicable"},
    {"conditions_read", "Bedingungen gelesen", "conditions read"},
    {"conditions_unknown", "  nicht allein von der Uhrzeit abhängig", "  not decided by the time alone"},
    {"conditions_in_part", "  ohne einen Teil, etwa Feiertage", "  without some part, e.g. public holidays"},
    {"timed_rules", "zeitabhängige Regeln auf Straßen", "time-conditioned rules on roads"},
    {"barriers", "Sperren auf Punkten", "barriers on points"},
    {"barriers_open", "  offen für alle", "  open to all"},
    {"barriers_partly", "  nur für einige geschlossen", "  closed to some only"},
    {"barriers_no_motor", "  für alle Kraftfahrzeuge geschlossen", "  closed to all motor vehicles"},
    {"barriers_with_limits", "  mit Höhe oder Breite", "  with a height or width"},
    {"addresses", "Adressen", "addresses"},
    {"addresses_without_place", "Adressen ohne Ort, weggelassen", "addresses without a place, dropped"},
    {"facilities", "Einrichtungen", "facilities"},
    {"facilities_without_place", "Einrichtungen ohne Ort, weggelassen", "facilities without a place, dropped"},
    {"districts", "Ortsteile", "districts"},
    {"districts_broken", "Ortsteile mit fehlerhafter Grenze", "districts with a broken boundary"},
    {"names_dsb", "niedersorbische Namen", "Lower Sorbian names"},
    {"names_hsb", "Namen nur als obersorbisch eingetragen", "names tagged as Upper Sorbian only"},
}};

// What has no words of its own comes last, under its key.
void print_counts(Json counts, const CommonOptions& common) {
  const auto print = [](const std::string& label, const Json& count) {
    fmt::print("  {}{:>10}\n", padded(label, 44), count.get<std::int64_t>());
  };
  for (const auto& [key, german, english] : kCountWords) {
    if (!counts.contains(key)) continue;
    print(common.text(german, english), counts[key]);
    counts.erase(key);
  }
  for (const auto& [key, count] : counts.items()) print(key, count);
}

void print_profiles(const Json& profiles, const CommonOptions& common) {
  fmt::print("\n{}{}{}{}\n", padded(common.text("Profil", "profile"), 18),
             padded(common.text("offene Richtungen", "open directions"), 20),
             padded(common.text("Komponenten", "components"), 14), common.text("in der größten", "in the largest"));
  for (const Json& p : profiles) {
    fmt::print("{:<18}{:<20}{:<14}{}\n", p["profile"].get<std::string>(),
               p["open_directed_segments"].get<std::size_t>(), p["components"].get<std::size_t>(),
               p["largest_component"].get<std::size_t>());
  }
}

void print_text(const Json& s, const ImportOptions& options) {
  const CommonOptions& common = options.common;
  fmt::print("{} → {}\n{}\n", s["source"].get<std::string>(), options.output, s["attribution"].get<std::string>());
  if (!s["data_time"].get<std::string>().empty()) {
    fmt::print("{}: {}\n", common.text("Stand der Daten", "data of"), s["data_time"].get<std::string>());
  }
  fmt::print("\n{}\n", common.text("Gelesen, repariert, weggelassen", "Read, repaired, dropped"));
  print_counts(s["counts"], common);
  print_profiles(s["profiles"], common);
}

void run(const ImportOptions& options) {
  if (std::filesystem::path(options.output).extension() != ".network") {
    throw InputError("wrong_suffix", "-o " + options.output, "the output does not end in .network.",
                     "Name it, for example, cottbus.network.");
  }
  require_free_output(options.output, options.force);
  if (options.area.empty() && metres_from_text(options.buffer, "--buffer") > 0) {
    throw InputError("buffer_without_area", "--buffer " + options.buffer, "there is no --area to widen.",
                     "Add --area, or leave out --buffer to read the whole map.");
  }
  const RunContext context = options.common.context();
  const OsmImportOptions import_options{options.area, metres_from_text(options.buffer, "--buffer")};
  const Network network = with_elimination_orders(import_osm(options.map, import_options, context), context);
  write_network(network, options.output);
  const Json s = summary(Topology(network, context), context.threads);
  if (options.common.json()) {
    fmt::print("{}\n", s.dump(2));
  } else {
    print_text(s, options);
  }
}

}  // namespace

void add_import(CLI::App& app, const ExitCode& exit_code) {
  const auto options = std::make_shared<ImportOptions>();
  CLI::App* command = app.add_subcommand("import", "read an OpenStreetMap file into a .network file");
  command->add_option("map", options->map, "OSM file: .osm.pbf, .osm, .osm.gz, .osm.bz2")->required();
  command->add_option("-o,--output", options->output, "network file to write")->required();
  command->add_option("--area", options->area, "part of the map: W,S,E,N | FILE.geojson | name of a boundary");
  command->add_option("--buffer", options->buffer, "widen the area, e.g. 5km")->capture_default_str();
  command->add_flag("--force", options->force, "replace an existing output");
  add_common_options(*command, options->common);
  command->callback([options, exit_code] {
    run(*options);
    *exit_code = kDone;
  });
}

}  // namespace postkutscher
