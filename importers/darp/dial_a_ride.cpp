#include <fmt/format.h>

#include "importers/darp/benchmark_files.h"

namespace postkutscher {

namespace {

// Requests and depots, from the count in the header and the number of nodes that follow.
struct Extent {
  std::size_t requests;
  bool return_depot;
};

Extent extent_of(std::span<const BenchmarkLine> lines, std::size_t count) {
  const std::size_t nodes = lines.size() - 1;
  const std::size_t with_return_depot = 2 * count + 2, with_one_depot = count + 1;
  if (nodes == with_return_depot) return {count, true};
  if (nodes == with_one_depot && count % 2 == 0) return {count / 2, false};
  if (nodes > with_return_depot) {
    lines[with_return_depot + 1].refuse(
        "wrong_count", fmt::format("the line comes after the {} nodes of {} requests.", with_return_depot, count),
        "Remove it, or correct the second value of the first line.");
  }
  lines.front().refuse("wrong_count",
                       fmt::format("{} nodes follow; the second value {} wants {} (requests, with a return depot) or "
                                   "{} (nodes without the depot).",
                                   nodes, count, with_return_depot, with_one_depot),
                       "Complete the file, or correct the second value.");
}

BenchmarkNode node_of(const BenchmarkLine& line, std::size_t number) {
  line.require_fields({"node number", "x", "y", "service time", "load", "earliest time", "latest time"});
  require_number(line, number);
  BenchmarkNode node;
  node.x = line.number(1, "x");
  node.y = line.number(2, "y");
  node.service = line.amount(3, "service time");
  node.load = line.whole(4, "load", -kLargestBenchmarkLoad, kLargestBenchmarkLoad);
  node.earliest = line.amount(5, "earliest time");
  node.latest = line.amount(6, "latest time");
  require_window(line, node);
  return node;
}

void require_equal_windows(const BenchmarkLine& line, const BenchmarkNode& depot, const BenchmarkNode& end) {
  if (end.earliest == depot.earliest && end.latest == depot.latest) return;
  line.refuse("bad_depot",
              fmt::format("the return depot is open from {} to {}, the depot from {} to {}.", end.earliest, end.latest,
                          depot.earliest, depot.latest),
              "Give both the same window.");
}

void require_short_ride(const BenchmarkLine& line, const BenchmarkInstance& instance, const BenchmarkRequest& request) {
  const double direct = distance(instance, request.pickup, request.dropoff);
  if (direct <= *instance.longest_ride) return;
  line.refuse("ride_too_long",
              fmt::format("the direct ride from node {} takes {:.3f}, but no ride may take longer than {}.",
                          request.pickup, direct, *instance.longest_ride),
              "Correct the places, or the longest ride (last value of the first line).");
}

}  // namespace

BenchmarkInstance parse_dial_a_ride(std::span<const BenchmarkLine> lines) {
  const BenchmarkLine& header = lines.front();
  constexpr int kMost = static_cast<int>(kMostBenchmarkNodes);
  BenchmarkInstance instance;
  instance.kind = BenchmarkKind::dial_a_ride;
  instance.vehicles = static_cast<std::size_t>(header.whole(0, "number of vehicles", 1, kMost));
  const auto count = static_cast<std::size_t>(header.whole(1, "number of requests", 1, kMost));
  instance.longest_route = header.amount(2, "longest route");
  instance.capacity = header.whole(3, "capacity", 1, kLargestBenchmarkLoad);
  instance.longest_ride = header.amount(4, "longest ride");
  const Extent extent = extent_of(lines, count);
  for (std::size_t k = 1; k < lines.size(); ++k) instance.nodes.push_back(node_of(lines[k], k - 1));
  require_depot(lines[1], instance.nodes.front());
  if (extent.return_depot) {
    instance.end_depot = instance.nodes.size() - 1;
    require_depot(lines.back(), instance.nodes.back());
    require_equal_windows(lines.back(), instance.nodes.front(), instance.nodes.back());
  }
  for (std::size_t pickup = 1; pickup <= extent.requests; ++pickup) {
    const BenchmarkRequest request{pickup, pickup + extent.requests};
    require_pickup_load(lines[pickup + 1], instance.nodes[pickup], instance.capacity);
    require_dropoff_load(lines[request.dropoff + 1], instance.nodes[request.dropoff], instance.nodes[pickup]);
    require_short_ride(lines[request.dropoff + 1], instance, request);
    instance.requests.push_back(request);
  }
  return instance;
}

}  // namespace postkutscher
