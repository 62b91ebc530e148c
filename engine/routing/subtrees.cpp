#include "engine/routing/subtrees.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "engine/base/parallel.h"

namespace postkutscher {

namespace {

using Vertex = Hierarchy::Vertex;

constexpr std::uint64_t kTasksPerThread = 8;
constexpr std::uint64_t kLeastWork = 100'000;  // arcs; below, one thread is faster

// What a vertex costs is about the number of its lower triangles, for which the pairs of its upper neighbours stand.
std::vector<std::uint64_t> work_of_subtrees(const Hierarchy& hierarchy) {
  std::vector<std::uint64_t> work(hierarchy.vertex_count());
  for (Vertex v = 0; v < work.size(); ++v) {
    const std::uint64_t up = hierarchy.up().uppers(v).size(), down = hierarchy.down().uppers(v).size();
    work[v] += 1 + up * down;
    if (hierarchy.parent(v) != Hierarchy::kNone) work[hierarchy.parent(v)] += work[v];
  }
  return work;
}

}  // namespace

void for_each_vertex_upwards(const Hierarchy& hierarchy, const RunContext& context,
                             const std::function<void(Hierarchy::Vertex)>& work) {
  const std::uint32_t n = hierarchy.vertex_count();
  if (context.threads == 1 || hierarchy.arc_count() < kLeastWork) {
    for (Vertex v = 0; v < n; ++v) work(v);
    return;
  }
  const auto amount = work_of_subtrees(hierarchy);
  std::uint64_t total = 0;
  for (Vertex v = 0; v < n; ++v) total += hierarchy.parent(v) == Hierarchy::kNone ? amount[v] : 0;
  const std::uint64_t most = total / (kTasksPerThread * static_cast<std::uint64_t>(context.threads)) + 1;
  // By vertex: the largest subtree with little enough work that it belongs to; kNone above all of these.
  std::vector<Vertex> subtree(n, Hierarchy::kNone);
  for (Vertex v = n; v-- > 0;) {
    const Vertex parent = hierarchy.parent(v);
    if (parent != Hierarchy::kNone && subtree[parent] != Hierarchy::kNone) {
      subtree[v] = subtree[parent];
    } else if (amount[v] <= most) {
      subtree[v] = v;
    }
  }
  std::vector<Vertex> sorted, above;
  for (Vertex v = 0; v < n; ++v) (subtree[v] == Hierarchy::kNone ? above : sorted).push_back(v);
  std::stable_sort(sorted.begin(), sorted.end(), [&](Vertex a, Vertex b) { return subtree[a] < subtree[b]; });
  std::vector<std::size_t> begin;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    if (i == 0 || subtree[sorted[i]] != subtree[sorted[i - 1]]) begin.push_back(i);
  }
  begin.push_back(sorted.size());
  const std::size_t grain = std::max<std::size_t>(1, begin.size() / 256);
  parallel_for_blocks(begin.size() - 1, grain, context.threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = begin[first]; i < begin[last]; ++i) work(sorted[i]);
  });
  for (const Vertex v : above) work(v);
}

}  // namespace postkutscher
