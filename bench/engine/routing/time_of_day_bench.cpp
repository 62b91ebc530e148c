// Time of day on Heidelberg: what tables by period and exact routes cost, and how far `leg` over the tables, which
// mixes the periods' ways by shares, is from the route that really arrives first. Counters: deviation of durations in
// per cent and seconds (positive: `leg` is slower). An exact route far from a border must cost what its period's route
// costs, else the benchmark ends with an error.
#include <algorithm>
#include <benchmark/benchmark.h>
#include <boost/random/uniform_int_distribution.hpp>
#include <cmath>
#include <filesystem>
#include <numeric>

#include "engine/base/random.h"
#include "engine/routing/topology.h"
#include "engine/routing/travel_time_tables.h"
#include "importers/osm/import.h"

namespace postkutscher {
namespace {

const std::filesystem::path kMap = "../shared/data/maps/heidelberg.osm.pbf";
constexpr std::size_t kPlaces = 1000;

Instant at(int hours, int minutes) {
  return Instant{} + Duration::from_minutes(60 * hours + minutes);
}

TrafficFactors traffic(double elsewhere, double main_roads, double motorways) {
  TrafficFactors factors{TrafficFactors::on_roads(elsewhere)};
  const auto set = [&](RoadClass road_class, double factor) {
    factors.by_class[static_cast<std::size_t>(road_class)] = factor;
  };
  set(RoadClass::motorway, motorways);
  set(RoadClass::trunk, motorways);
  set(RoadClass::primary, main_roads);
  set(RoadClass::secondary, main_roads);
  return factors;
}

// A working day: rush hours press on the main roads.
std::vector<TravelPeriod> working_day() {
  return {{at(6, 30), traffic(1.1, 1.6, 1.3)},
          {at(9, 0), traffic(1.05, 1.2, 1.1)},
          {at(15, 0), traffic(1.1, 1.7, 1.4)},
          {at(18, 0), TrafficFactors{}}};
}

// One factor for all roads.
std::vector<TravelPeriod> even_day() {
  return {{at(6, 30), traffic(1.2, 1.2, 1.2)},
          {at(9, 0), traffic(1.1, 1.1, 1.1)},
          {at(15, 0), traffic(1.25, 1.25, 1.25)},
          {at(18, 0), TrafficFactors{}}};
}

struct City {
  City() {
    RandomStream random({.seed = 20'240'601, .purpose = "bench places"});
    const auto& nodes = network.nodes().items();
    const BoundingBox city{Coordinate::from_degrees(8.6, 49.35), Coordinate::from_degrees(8.78, 49.47)};
    const auto shift = boost::random::uniform_int_distribution<int>(-3000, 3000);
    while (places.size() < kPlaces) {
      const auto node = boost::random::uniform_int_distribution<std::size_t>(0, nodes.size() - 1)(random);
      if (!city.contains(nodes[node].at)) continue;
      const Position place =
          router.snap({nodes[node].at.lon_e7 + shift(random), nodes[node].at.lat_e7 + shift(random)});
      if (place.found()) places.push_back(place);
    }
  }

  Network network = import_osm(kMap, {}, {});
  Topology topology{network};
  Router router{topology, standard_profile("car"), {.traffic = working_day()}};
  Router even_router{topology, standard_profile("car"), {.traffic = even_day()}};
  std::vector<Position> places;
};

// Nothing where there is no map.
const City* city(benchmark::State& state) {
  if (!std::filesystem::exists(kMap)) {
    state.SkipWithError("skipped: no ../shared/data");
    return nullptr;
  }
  static const City kCity;
  return &kCity;
}

// Travel times of 1000 places: one free-flow table, and one for each period of the day.
void free_flow_table(benchmark::State& state) {
  const City* heidelberg = city(state);
  if (heidelberg == nullptr) return;
  const Router router(heidelberg->topology, standard_profile("car"));
  const Router* routers[] = {&router};
  const std::vector<std::vector<Position>> positions{heidelberg->places};
  for (auto _ : state) benchmark::DoNotOptimize(fill_travel_times(routers, positions, {}));
}

void tables_of_five_periods(benchmark::State& state) {
  const City* heidelberg = city(state);
  if (heidelberg == nullptr) return;
  const Router* routers[] = {&heidelberg->router};
  const std::vector<std::vector<Position>> positions{heidelberg->places};
  for (auto _ : state) benchmark::DoNotOptimize(fill_travel_times(routers, positions, {}));
}

void append_one_location(benchmark::State& state) {
  const City* heidelberg = city(state);
  if (heidelberg == nullptr) return;
  const Router* routers[] = {&heidelberg->router};
  std::vector<std::vector<Position>> positions(1);
  TravelTimes table(0, 1, {heidelberg->router.period_starts().begin(), heidelberg->router.period_starts().end()});
  for (auto _ : state) {
    positions[0].push_back(heidelberg->places[positions[0].size() % kPlaces]);
    append_travel_times(table, routers, positions, {});
  }
}

void route_in_a_period(benchmark::State& state) {
  const City* heidelberg = city(state);
  if (heidelberg == nullptr) return;
  const auto& places = heidelberg->places;
  auto workspace = heidelberg->router.make_workspace();
  std::size_t i = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        heidelberg->router.route(places[i % kPlaces], places[(i * 7 + 13) % kPlaces], workspace, 1));
    ++i;
  }
}

void route_through_the_day(benchmark::State& state) {
  const City* heidelberg = city(state);
  if (heidelberg == nullptr) return;
  const auto& places = heidelberg->places;
  auto workspace = heidelberg->router.make_workspace();
  std::size_t i = 0;
  for (auto _ : state) {
    const Instant depart = at(6, static_cast<int>(i % 60));
    benchmark::DoNotOptimize(
        heidelberg->router.route_at(places[i % kPlaces], places[(i * 7 + 13) % kPlaces], depart, workspace));
    ++i;
  }
}

struct Deviations {
  std::vector<double> seconds;
  std::vector<double> per_cent;
  double slower = 0;  // sum of signed seconds

  void add(Duration leg, Duration exact) {
    const double difference = leg.seconds() - exact.seconds();
    slower += difference;
    seconds.push_back(std::abs(difference));
    per_cent.push_back(exact.ticks > 0 ? std::abs(difference) / exact.seconds() * 100 : 0);
  }
};

void report(benchmark::State& state, const std::string& name, std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const auto count = static_cast<double>(values.size());
  state.counters["mean_" + name] = std::accumulate(values.begin(), values.end(), 0.0) / count;
  state.counters["p95_" + name] = values[static_cast<std::size_t>(0.95 * (count - 1))];
  state.counters["max_" + name] = values.back();
}

// 1000 routes for each border of periods. Arguments: how many minutes before it they begin, and whether factors differ
// by road class.
void deviation_of_legs(benchmark::State& state) {
  const City* heidelberg = city(state);
  if (heidelberg == nullptr) return;
  const Router& router = state.range(1) == 1 ? heidelberg->router : heidelberg->even_router;
  const auto& places = heidelberg->places;
  const Router* routers[] = {&router};
  const std::vector<std::vector<Position>> positions{places};
  const TravelTimes table = fill_travel_times(routers, positions, {});
  auto workspace = router.make_workspace();
  Deviations deviations;
  for (auto _ : state) {
    for (std::size_t i = 0; i < kPlaces; ++i) {
      const std::size_t j = (i * 7 + 13) % kPlaces;
      for (const Instant border : router.period_starts()) {
        const Instant depart = border + -Duration::from_minutes(state.range(0));
        const auto exact = router.route_at(places[i], places[j], depart, workspace);
        if (!exact || i == j) continue;
        const Duration leg = table.leg(LocationId(i), LocationId(j), TravelProfileId(0), depart);
        deviations.add(leg, exact->cost.duration);
        const bool crosses = table.period_at(depart) != table.period_at(depart + exact->cost.duration);
        if (!crosses && leg != exact->cost.duration) state.SkipWithError("an exact route differs within a period");
      }
    }
  }
  report(state, "%", deviations.per_cent);
  report(state, "s", deviations.seconds);
  state.counters["mean_signed_s"] = deviations.slower / static_cast<double>(deviations.seconds.size());
}

// How far the way of a period is from the free-flow way, whose length every table states.
void distance_of_periods(benchmark::State& state) {
  const City* heidelberg = city(state);
  if (heidelberg == nullptr) return;
  const auto& places = heidelberg->places;
  std::vector<double> per_cent;
  double free_metres = 0, rush_metres = 0;
  for (auto _ : state) {
    const CostTable free_flow = heidelberg->router.costs(places, places, {});
    const CostTable rush = heidelberg->router.costs(places, places, {}, 3);
    for (std::size_t i = 0; i < kPlaces; ++i) {
      for (std::size_t j = 0; j < kPlaces; ++j) {
        const auto a = free_flow.at(i, j), b = rush.at(i, j);
        if (!a || !b || a->distance.decimetres == 0) continue;
        free_metres += a->distance.metres();
        rush_metres += b->distance.metres();
        per_cent.push_back(std::abs(b->distance.metres() - a->distance.metres()) / a->distance.metres() * 100);
      }
    }
  }
  report(state, "%", per_cent);
  state.counters["sum_%"] = (rush_metres / free_metres - 1) * 100;
}

BENCHMARK(free_flow_table)->Unit(benchmark::kMillisecond);
BENCHMARK(tables_of_five_periods)->Unit(benchmark::kMillisecond);
BENCHMARK(append_one_location)->Unit(benchmark::kMicrosecond)->Iterations(500);
BENCHMARK(route_in_a_period)->Unit(benchmark::kMicrosecond);
BENCHMARK(route_through_the_day)->Unit(benchmark::kMicrosecond);
BENCHMARK(deviation_of_legs)->ArgsProduct({{20, 10, 5, 2, 0}, {1, 0}})->Iterations(1)->Unit(benchmark::kMillisecond);
BENCHMARK(distance_of_periods)->Iterations(1)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace postkutscher

BENCHMARK_MAIN();
