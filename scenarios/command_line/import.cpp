#include "importers/osm/import.h"

#include <filesystem>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "engine/base/errors.h"
#include "engine/network/network_file.h"
#include "engine/routing/router.h"
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

Json summary(const Network& network) {
  const Provenance& from = network.provenance();
  Json counts = Json::object();
  for (const auto& [key, count] : from.counts) counts[key] = count;
  Json profiles = Json::array();
  for (const Profile& profile : standard_profiles()) {
    const auto components = Router(network, profile).components();
    profiles.push_back({{"profile", profile.name},
                        {"open_directed_segments", components.open_directed_segments},
                        {"components", components.count},
                        {"largest_component", components.largest}});
  }
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

void print_text(const Json& s, const ImportOptions& options) {
  const auto word = [&](const char* german, const char* english) { return options.common.text(german, english); };
  fmt::print("{} → {}\n", s["source"].get<std::string>(), options.output);
  fmt::print("{}\n", s["attribution"].get<std::string>());
  if (!s["data_time"].get<std::string>().empty()) {
    fmt::print("{}: {}\n", word("Stand der Daten", "data of"), s["data_time"].get<std::string>());
  }
  fmt::print("\n{}\n", word("Gelesen, repariert, weggelassen", "Read, repaired, dropped"));
  for (const auto& [key, count] : s["counts"].items()) fmt::print("  {:<34}{:>10}\n", key, count.get<std::int64_t>());
  fmt::print("\n{:<18}{:>24}{:>14}{:>16}\n", word("Profil", "profile"),
             word("offene Richtungsabschn.", "open directed segments"), word("Komponenten", "components"),
             word("in der größten", "in the largest"));
  for (const Json& p : s["profiles"]) {
    fmt::print("{:<18}{:>24}{:>14}{:>16}\n", p["profile"].get<std::string>(),
               p["open_directed_segments"].get<std::size_t>(), p["components"].get<std::size_t>(),
               p["largest_component"].get<std::size_t>());
  }
}

void run(const ImportOptions& options) {
  if (std::filesystem::path(options.output).extension() != ".network") {
    throw InputError("wrong_suffix", "-o " + options.output, "the output does not end in .network.",
                     "Name it, for example, cottbus.network.");
  }
  if (!options.force && std::filesystem::exists(options.output)) {
    throw InputError("output_exists", options.output, "the output already exists.",
                     "Choose another -o, or add --force to replace it.");
  }
  const RunContext context = options.common.context();
  const OsmImportOptions import_options{options.area, metres_from_text(options.buffer, "--buffer")};
  const Network network = import_osm(options.map, import_options, context);
  write_network(network, options.output);
  const Json s = summary(network);
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
