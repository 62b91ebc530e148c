// What routing costs on this machine on one network: how `measure` comes to its figures. A sample of the
// answers of every fast method is compared with plain Dijkstra's in the same run.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "engine/base/run_context.h"
#include "engine/routing/profile.h"
#include "scenarios/scenario.h"

namespace postkutscher {

struct MeasurementOptions {
  Profile profile;
  std::size_t queries = 10'000;  // single ways, between random places
  std::size_t matrix = 1'000;    // places of the matrix
};

// Seconds of processor time on one thread, and of the clock on all threads.
struct Effort {
  double cpu = 0;
  double wall = 0;
};

struct Measurement {
  std::string profile;
  std::size_t segments = 0;
  std::size_t turns = 0;      // of the profile's topology
  std::size_t arcs = 0;       // of its hierarchy, shortcuts included
  std::size_t triangles = 0;  // that a customization looks at
  std::uint32_t depth = 0;    // of the elimination tree
  Effort import;              // of the map; of a network file its reading
  Effort order;
  Effort topology;  // turns and hierarchy, with the order known; on one thread
  Effort customization;
  Effort customization_of_16;  // the share of each
  double dijkstra = 0;         // from here on the mean of a query, seconds of processor time
  double distance = 0;
  double path = 0;
  double one_to_all = 0;
  std::size_t matrix_places = 0;
  Effort matrix;
  struct AllPairs {
    std::size_t places = 0;  // all junctions
    Effort effort;
  };
  std::optional<AllPairs> all_pairs;  // nothing where the table does not fit into the memory that is free
  std::uint64_t checked = 0;          // answers compared with Dijkstra's
  std::uint64_t mismatches = 0;
  std::string simd;
  int threads = 1;
  double peak_mb = 0;
};

// `file` is a network file or a map. Places are random and the same in every run. Throws Cancelled, InputError
// ("nothing_to_measure") for a network that the profile cannot use, and what load_network throws.
Measurement measure_network(const std::filesystem::path& file, const MeasurementOptions& options,
                            const RunContext& context);

std::string measurement_as_json(const Measurement& measurement);
std::string measurement_as_text(const Measurement& measurement, Language language);

}  // namespace postkutscher
