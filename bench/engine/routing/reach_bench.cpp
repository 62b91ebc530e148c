// One to all and isochrones: the sweep over the whole network, the pieces of road within 10 and 20 minutes, and their
// outlines, from the middle of the places. Costs that differ from Boost's, and a middle from which nothing is reached,
// end the benchmark with an error.
#include <algorithm>
#include <benchmark/benchmark.h>

#include "bench/engine/routing/bench_roads.h"
#include "engine/routing/isochrone.h"

namespace postkutscher {
namespace {

constexpr std::size_t kCompared = 1000;  // places

// The place nearest to where half of the places lie on either side; the bounds of a map may lie far around it.
Position middle() {
  const auto places = bench_roads().places(kCompared);
  std::vector<std::int32_t> lon, lat;
  for (const Position& place : places) {
    lon.push_back(place.nearest.at.lon_e7);
    lat.push_back(place.nearest.at.lat_e7);
  }
  std::nth_element(lon.begin(), lon.begin() + kCompared / 2, lon.end());
  std::nth_element(lat.begin(), lat.begin() + kCompared / 2, lat.end());
  const Coordinate centre{lon[kCompared / 2], lat[kCompared / 2]};
  const auto distance = [centre](const Position& place) { return distance_metres(place.nearest.at, centre); };
  return *std::min_element(places.begin(), places.end(),
                           [&](const Position& a, const Position& b) { return distance(a) < distance(b); });
}

void one_to_all(benchmark::State& state) {
  const BenchRoads& roads = bench_roads();
  const auto places = roads.places(kCompared);
  const auto travel = state.range(0) == 0 ? Travel::from : Travel::to;
  OneToAll search;
  std::size_t i = 0;
  for (auto _ : state) roads.router().one_to_all(places[i++ % places.size()], travel, search);
  roads.router().one_to_all(places.front(), Travel::from, search);
  const auto reference = bench_reference().from(places.front());
  for (const Position& place : places) {
    if (on_one_segment(places.front(), place)) continue;
    if (search.cost(place) != bench_reference().to(reference, place)) state.SkipWithError("differs from Boost");
  }
}

std::vector<std::vector<RoadStretch>> reached(const OneToAll& search) {
  std::vector<std::vector<RoadStretch>> roads;
  for (const int minutes : {10, 20}) {
    roads.push_back(reached_roads(bench_roads().network(), reached_pieces(search, Duration::from_minutes(minutes))));
  }
  return roads;
}

void pieces_of_road(benchmark::State& state) {
  OneToAll search;
  bench_roads().router().one_to_all(middle(), Travel::from, search);
  if (reached(search).front().empty()) state.SkipWithError("nothing is reached");
  for (auto _ : state) benchmark::DoNotOptimize(reached(search));
}

void outlines(benchmark::State& state) {
  OneToAll search;
  bench_roads().router().one_to_all(middle(), Travel::from, search);
  const auto roads = reached(search);
  if (roads.front().empty()) state.SkipWithError("nothing is reached");
  for (auto _ : state) benchmark::DoNotOptimize(isochrones(bench_roads().network(), roads, 80, "bench"));
  state.counters["km"] = total_length(roads.back()).kilometres();
}

BENCHMARK(one_to_all)->ArgName("to")->Arg(0)->Arg(1)->Unit(benchmark::kMicrosecond);
BENCHMARK(pieces_of_road)->Unit(benchmark::kMillisecond);
BENCHMARK(outlines)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace postkutscher

BENCHMARK_MAIN();
