#include <filesystem>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <string>

#include "engine/base/atomic_file.h"
#include "engine/base/errors.h"
#include "engine/routing/topology.h"
#include "scenarios/command_line/common.h"
#include "scenarios/command_line/road_options.h"
#include "scenarios/cost_matrix.h"
#include "scenarios/day_runner.h"

namespace postkutscher {

namespace {

struct MatrixOptions {
  CommonOptions common;
  std::string network;
  std::string points;
  std::string to;
  RoadOptions roads;
  std::string output;
  bool force = false;
};

void check_output(const MatrixOptions& options) {
  if (options.output.empty()) {
    if (!options.common.json()) return;
    throw InputError("no_output", "--format json", "the matrix itself is CSV or NumPy; JSON is a summary of the file.",
                     "Name the file with -o, or leave out --format json.");
  }
  const auto suffix = std::filesystem::path(options.output).extension();
  if (suffix != ".csv" && suffix != ".npy") {
    throw InputError("wrong_suffix", "-o " + options.output, "the output ends neither in .csv nor in .npy.",
                     "Name it, for example, times.csv.");
  }
  require_free_output(options.output, options.force);
}

void tell_off_road(const std::vector<std::size_t>& off_road, const std::vector<NamedPoint>& points,
                   const std::string& file, const CommonOptions& common) {
  if (off_road.empty()) return;
  fmt::print(stderr, "{}: {} {} {}\n", file, off_road.size(),
             common.text("Punkte ohne offene Straße in der Nähe, zuerst", "points without an open road near, first"),
             points[off_road.front()].id);
}

void tell_what_was_written(const CostMatrix& matrix, const MatrixOptions& options) {
  std::size_t without_way = 0;
  for (std::size_t i = 0; i < matrix.from.size(); ++i) {
    for (std::size_t j = 0; j < matrix.to.size(); ++j) without_way += matrix.costs.at(i, j) ? 0 : 1;
  }
  if (options.common.json()) {
    const nlohmann::ordered_json out = {{"output", options.output},
                                        {"from", matrix.from.size()},
                                        {"to", matrix.to.size()},
                                        {"pairs_without_way", without_way}};
    fmt::print("{}\n", out.dump(2));
  } else {
    fmt::print("{}: {} × {}, {} {}\n", options.output, matrix.from.size(), matrix.to.size(), without_way,
               options.common.text("Paare ohne Weg", "pairs without a way"));
  }
}

void run(const MatrixOptions& options) {
  check_output(options);
  const RunContext context = options.common.context();
  const ReadRoadOptions roads = read_road_options(options.roads);
  const auto network = load_network(options.network, {"", 0, true}, context);
  const BoundingBox& bounds = network->bounds();
  const Coordinate middle{bounds.south_west.lon_e7 / 2 + bounds.north_east.lon_e7 / 2,
                          bounds.south_west.lat_e7 / 2 + bounds.north_east.lat_e7 / 2};
  auto from = read_points(options.points, middle);
  auto to = options.to.empty() ? from : read_points(options.to, middle);
  refuse_too_large(from, to);
  const Topology topology(*network, context);
  const Router router(topology, *roads.profile, road_state(*network, roads, options.common), context);
  const CostMatrix matrix = cost_matrix(router, std::move(from), std::move(to), options.roads.approach, context);
  tell_off_road(matrix.from_off_road, matrix.from, options.points, options.common);
  if (!options.to.empty()) tell_off_road(matrix.to_off_road, matrix.to, options.to, options.common);
  if (options.output.empty()) {
    fmt::print("{}", matrix_as_csv(matrix));
    return;
  }
  const bool numpy = std::filesystem::path(options.output).extension() == ".npy";
  write_file_atomically(options.output, numpy ? matrix_as_npy(matrix) : matrix_as_csv(matrix));
  tell_what_was_written(matrix, options);
}

}  // namespace

void add_matrix(CLI::App& app, const ExitCode& exit_code) {
  const auto options = std::make_shared<MatrixOptions>();
  CLI::App* command = app.add_subcommand("matrix", "durations and distances between many points");
  command->add_option("network", options->network, "a .network file or a map file")->required();
  command->add_option("--points", options->points, "CSV with columns lon, lat and, if you like, id")->required();
  command->add_option("--to", options->to, "CSV of the destinations; without it the points themselves");
  add_road_options(*command, options->roads);
  command->add_option("-o,--output", options->output, "file to write, .csv or .npy (NumPy); without it CSV on stdout");
  command->add_flag("--force", options->force, "replace an existing output");
  add_common_options(*command, options->common);
  command->callback([options, exit_code] {
    run(*options);
    *exit_code = kDone;
  });
}

}  // namespace postkutscher
