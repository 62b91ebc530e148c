#include "scenarios/measurement.h"

#include <algorithm>
#include <boost/random/uniform_int_distribution.hpp>
#include <chrono>
#include <ctime>
#include <fmt/format.h>
#include <memory>
#include <sys/resource.h>
#include <unistd.h>
#include <vector>

#include "engine/base/errors.h"
#include "engine/base/random.h"
#include "engine/routing/hierarchy_weights.h"
#include "engine/routing/nested_dissection.h"
#include "engine/routing/one_to_all.h"
#include "engine/routing/plain_search.h"
#include "engine/routing/router.h"
#include "engine/routing/sweep_kernel.h"
#include "engine/routing/topology.h"
#include "scenarios/day_runner.h"

namespace postkutscher {

namespace {

constexpr std::size_t kReferencePairs = 200;  // Dijkstra is slow
constexpr std::size_t kMetrics = 16;
constexpr int kRuns = 5;  // of what is measured as a whole; the median counts

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

double wall_seconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

RunContext on_one_thread(const RunContext& context) {
  RunContext one = context;
  one.threads = 1;
  one.progress = nullptr;
  return one;
}

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

// Work that can run on any number of threads, which it takes from its argument.
template <class Work>
Effort effort(const RunContext& context, int runs, Work work) {
  const RunContext one = on_one_thread(context);
  RunContext all = context;
  all.progress = nullptr;
  std::vector<double> cpu, wall;
  for (int run = 0; run < runs; ++run) {
    const double begin = cpu_seconds();
    work(one);
    cpu.push_back(cpu_seconds() - begin);
  }
  for (int run = 0; run < runs; ++run) {
    const double begin = wall_seconds();
    work(all);
    wall.push_back(wall_seconds() - begin);
  }
  return {median(cpu), median(wall)};
}

// Mean processor time of one of `count` queries; `ask` takes the number of the query.
template <class Ask>
double mean_of_queries(const RunContext& context, std::size_t count, Ask ask) {
  const double begin = cpu_seconds();
  for (std::size_t i = 0; i < count; ++i) {
    if (context.cancelled()) throw Cancelled();
    ask(i);
  }
  return (cpu_seconds() - begin) / static_cast<double>(count);
}

double free_bytes() {
  return static_cast<double>(sysconf(_SC_AVPHYS_PAGES)) * static_cast<double>(sysconf(_SC_PAGESIZE));
}

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

// Places somewhere along random segments, from which the profile gets about: those of the large component.
std::vector<Position> random_places(const Router& router, std::size_t count, std::string_view purpose) {
  const Network& network = router.network();
  RandomStream random({.seed = 1, .purpose = purpose});
  boost::random::uniform_int_distribution<std::uint32_t> any(0,
                                                             static_cast<std::uint32_t>(network.segments().size()) - 1);
  std::vector<Position> places;
  // Some segments are near no open road; a network with none at all is told by giving up.
  for (std::size_t tries = 0; places.size() < count && tries < 100 * count + 10'000; ++tries) {
    const auto line = network.geometry(DirectedSegment(SegmentId(any(random)), true));
    const std::size_t piece = boost::random::uniform_int_distribution<std::size_t>(0, line.size() - 2)(random);
    const Coordinate a = line[piece], b = line[piece + 1];
    const Position place = router.snap({a.lon_e7 / 2 + b.lon_e7 / 2, a.lat_e7 / 2 + b.lat_e7 / 2});
    if (place.found() && place.in_large_component.anchors.empty()) places.push_back(place);
  }
  if (places.size() == count) return places;
  throw InputError("nothing_to_measure", network.provenance().source,
                   fmt::format("the profile {} can use hardly any road of this network.", router.profile().name),
                   "Take another network, or another profile with --profile.");
}

struct Pair {
  std::size_t from;
  std::size_t to;
};

std::vector<Pair> random_pairs(std::size_t count, std::size_t places) {
  RandomStream random({.seed = 1, .purpose = "measured pairs"});
  boost::random::uniform_int_distribution<std::size_t> any(0, places - 1);
  std::vector<Pair> pairs;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t from = any(random);
    pairs.push_back({from, any(random)});
  }
  return pairs;
}

// The metric in growing traffic.
std::vector<Metric> metrics_of_day(const Network& network, const TurnGraph& turns, const Profile& profile) {
  std::vector<Metric> metrics{make_metric(network, turns, profile)};
  for (std::size_t m = 1; m < kMetrics; ++m) {
    const TrafficFactors traffic{TrafficFactors::on_roads(1 + 0.05 * static_cast<double>(m))};
    metrics.push_back(in_traffic(metrics.front(), network, turns, profile, {}, traffic));
  }
  return metrics;
}

class Measuring {
 public:
  Measuring(const std::filesystem::path& file, const MeasurementOptions& options, const RunContext& context)
      : options_(options), context_(context), network_(ordered(*loaded(file))), topology_(network_, context) {}

  Measurement run() {
    result_.profile = options_.profile.name;
    result_.segments = network_.segments().size();
    result_.simd = sweep_instruction_set();
    result_.threads = context_.threads;
    measure_topology();
    measure_customization();
    const Router router(topology_, options_.profile, {}, context_);
    measure_queries(router);
    measure_matrix(router);
    measure_all_pairs(router);
    result_.peak_mb = peak_megabytes();
    return result_;
  }

 private:
  ModeMask modes() const { return kModeGroups[mode_group(options_.profile.mode)]; }
  const Topology::Group& group() const { return topology_.group(options_.profile.mode); }

  std::shared_ptr<const Network> loaded(const std::filesystem::path& file) {
    context_.report("import");
    std::shared_ptr<const Network> network;
    result_.import = effort(context_, 1, [&](const RunContext& context) {
      network = load_network(file, {"", 0, true}, context);
    });
    return network;
  }

  // The network with the order that was measured.
  Network ordered(const Network& network) {
    context_.report("order");
    std::vector<SegmentId> order;
    result_.order =
        effort(context_, 1, [&](const RunContext& context) { order = nested_dissection(network, modes(), context); });
    NetworkData data = network.data();
    data.elimination_order[mode_group(options_.profile.mode)] = std::move(order);
    return Network(std::move(data));
  }

  void measure_topology() {
    context_.report("topology");
    const auto& order = network_.data().elimination_order[mode_group(options_.profile.mode)];
    const auto build = [&](const RunContext&) { const Hierarchy hierarchy(TurnGraph(network_, modes()), order); };
    result_.topology = effort(context_, 3, build);
    result_.turns = group().turns.turn_count();
    result_.arcs = group().hierarchy.arc_count();
    result_.triangles = group().hierarchy.up().triangle_count() + group().hierarchy.down().triangle_count();
    result_.depth = group().hierarchy.depth();
  }

  void measure_customization() {
    context_.report("customization");
    const auto metrics = metrics_of_day(network_, group().turns, options_.profile);
    HierarchyWeights alone;
    std::vector<HierarchyWeights> together;
    result_.customization = effort(context_, kRuns, [&](const RunContext& context) {
      alone = customize(group().hierarchy, metrics.back(), context);
    });
    result_.customization_of_16 = effort(
        context_, kRuns, [&](const RunContext& context) { together = customize(group().hierarchy, metrics, context); });
    result_.customization_of_16.cpu /= kMetrics;
    result_.customization_of_16.wall /= kMetrics;
    check(together.back().up == alone.up && together.back().down == alone.down);
  }

  void measure_queries(const Router& router) {
    context_.report("queries");
    const auto places = random_places(router, std::max<std::size_t>(2, options_.queries / 4), "measured places");
    const auto pairs = random_pairs(options_.queries, places.size());
    RouterWorkspace workspace = router.make_workspace();
    std::vector<std::optional<PathCost>> costs(pairs.size()), of_paths(pairs.size());
    const auto cost_of = [&](std::size_t i) {
      costs[i] = router.cost(places[pairs[i].from], places[pairs[i].to], workspace);
    };
    const auto path_of = [&](std::size_t i) {
      const auto route = router.route(places[pairs[i].from], places[pairs[i].to], workspace);
      of_paths[i] = route ? std::optional(route->cost) : std::nullopt;
    };
    // The first of each kind prepares what later ones share.
    cost_of(0);
    path_of(0);
    result_.distance = mean_of_queries(context_, pairs.size(), cost_of);
    result_.path = mean_of_queries(context_, pairs.size(), path_of);

    const Metric metric = make_metric(network_, group().turns, options_.profile);
    const SearchGraph graph(group().turns, metric);
    const std::size_t references = std::min(kReferencePairs, pairs.size());
    std::vector<std::optional<PathCost>> wanted(references);
    context_.report("Dijkstra");
    result_.dijkstra = mean_of_queries(context_, references, [&](std::size_t i) {
      const PackedCost cost =
          plain_search(graph, places[pairs[i].from].nearest.anchors, places[pairs[i].to].nearest.anchors);
      if (cost != kNoPath) wanted[i] = unpacked(cost);
    });
    OneToAll all;
    result_.one_to_all = mean_of_queries(
        context_, references, [&](std::size_t i) { router.one_to_all(places[pairs[i].from], Travel::from, all); });
    for (std::size_t i = 0; i < references; ++i) {
      router.one_to_all(places[pairs[i].from], Travel::from, all);
      check(costs[i] == wanted[i]);
      check(of_paths[i] == wanted[i]);
      check(all.cost(places[pairs[i].to]) == wanted[i]);
    }
  }

  void measure_matrix(const Router& router) {
    context_.report("matrix");
    result_.matrix_places = options_.matrix;
    const auto places = random_places(router, options_.matrix, "places of the matrix");
    std::vector<std::uint32_t> durations;
    result_.matrix = effort(context_, kRuns,
                            [&](const RunContext& context) { durations = router.durations(places, places, context); });
    check_durations(router, places, durations);
  }

  void measure_all_pairs(const Router& router) {
    const std::size_t n = network_.nodes().size();
    const double needed = static_cast<double>(n) * static_cast<double>(n) * 2 * sizeof(std::uint32_t);
    if (needed > free_bytes() / 2) return;
    context_.report("all pairs");
    std::vector<Position> places;
    for (const Junction& junction : network_.nodes()) places.push_back(router.snap(junction.at));
    std::vector<std::uint32_t> durations;
    const Effort all = effort(context_, 1, [&](const RunContext& context) {
      durations = std::vector<std::uint32_t>();  // gives the memory of the run before back
      durations = router.durations(places, places, context);
    });
    result_.all_pairs = {n, all};
    check_durations(router, places, durations);
  }

  // Some cells of a table against Dijkstra.
  void check_durations(const Router& router, const std::vector<Position>& places,
                       const std::vector<std::uint32_t>& durations) {
    const auto pairs = random_pairs(std::min(kReferencePairs, places.size()), places.size());
    for (const Pair& pair : pairs) {
      if (context_.cancelled()) throw Cancelled();
      const auto wanted = router.plain_cost(places[pair.from], places[pair.to]);
      const std::uint32_t found = durations[pair.from * places.size() + pair.to];
      check(found == (wanted ? static_cast<std::uint32_t>(wanted->duration.ticks) : Router::kNoDuration));
    }
  }

  void check(bool equal) {
    ++result_.checked;
    result_.mismatches += equal ? 0 : 1;
  }

  MeasurementOptions options_;
  const RunContext& context_;
  Measurement result_;
  Network network_;
  Topology topology_;
};

}  // namespace

Measurement measure_network(const std::filesystem::path& file, const MeasurementOptions& options,
                            const RunContext& context) {
  return Measuring(file, options, context).run();
}

}  // namespace postkutscher
