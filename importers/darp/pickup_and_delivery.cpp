#include <fmt/format.h>

#include "importers/darp/benchmark_files.h"

namespace postkutscher {

namespace {

// A node and the nodes that its line names, 0 for none.
struct NamedPair {
  BenchmarkNode node;
  std::size_t pickup = 0;
  std::size_t dropoff = 0;
};

NamedPair named_pair_of(const BenchmarkLine& line, std::size_t number, std::size_t nodes) {
  line.require_fields({"node number", "x", "y", "load", "earliest time", "latest time", "service time",
                       "number of the pickup", "number of the drop-off"});
  require_number(line, number);
  const int last = static_cast<int>(nodes) - 1;
  NamedPair pair;
  pair.node.x = line.number(1, "x");
  pair.node.y = line.number(2, "y");
  pair.node.load = line.whole(3, "load", -kLargestBenchmarkLoad, kLargestBenchmarkLoad);
  pair.node.earliest = line.amount(4, "earliest time");
  pair.node.latest = line.amount(5, "latest time");
  pair.node.service = line.amount(6, "service time");
  pair.pickup = static_cast<std::size_t>(line.whole(7, "number of the pickup", 0, last));
  pair.dropoff = static_cast<std::size_t>(line.whole(8, "number of the drop-off", 0, last));
  require_window(line, pair.node);
  return pair;
}

void require_speed_of_one(const BenchmarkLine& header) {
  const double speed = header.number(2, "speed");
  if (speed == 1) return;
  header.refuse("out_of_range",
                fmt::format("the speed is {}; in these sets a unit of distance takes a unit of time.", speed),
                "Write 1, with the times in that unit.");
}

// The line of `number` must name its other end, and that end must name it.
void require_partner(const BenchmarkLine& line, const std::vector<NamedPair>& pairs, std::size_t number) {
  const NamedPair& own = pairs[number];
  if ((own.pickup == 0) == (own.dropoff == 0)) {
    line.refuse("bad_pair",
                fmt::format("node {} names the pickup {} and the drop-off {}.", number, own.pickup, own.dropoff),
                "Name exactly one: a pickup its drop-off, a drop-off its pickup; the other value is 0.");
  }
  const std::size_t partner = own.pickup + own.dropoff;
  const std::size_t answer = own.pickup == 0 ? pairs[partner].pickup : pairs[partner].dropoff;
  if (answer == number && partner != number) return;
  line.refuse("bad_pair", fmt::format("node {} names node {}, which names node {} in return.", number, partner, answer),
              "Let pickup and drop-off name each other.");
}

}  // namespace

BenchmarkInstance parse_pickup_and_delivery(std::span<const BenchmarkLine> lines) {
  const BenchmarkLine& header = lines.front();
  BenchmarkInstance instance;
  instance.kind = BenchmarkKind::pickup_and_delivery;
  instance.vehicles =
      static_cast<std::size_t>(header.whole(0, "number of vehicles", 1, static_cast<int>(kMostBenchmarkNodes)));
  instance.capacity = header.whole(1, "capacity", 1, kLargestBenchmarkLoad);
  require_speed_of_one(header);
  const std::size_t nodes = lines.size() - 1;
  if (nodes < 3) {
    header.refuse("wrong_count", fmt::format("{} nodes follow.", nodes),
                  "List the depot and at least one pair of nodes.");
  }
  std::vector<NamedPair> pairs;
  for (std::size_t k = 0; k < nodes; ++k) pairs.push_back(named_pair_of(lines[k + 1], k, nodes));
  require_depot(lines[1], pairs.front().node);
  for (std::size_t k = 1; k < nodes; ++k) require_partner(lines[k + 1], pairs, k);
  for (std::size_t k = 1; k < nodes; ++k) {
    if (pairs[k].dropoff == 0) continue;
    require_pickup_load(lines[k + 1], pairs[k].node, instance.capacity);
    require_dropoff_load(lines[pairs[k].dropoff + 1], pairs[pairs[k].dropoff].node, pairs[k].node);
    instance.requests.push_back({k, pairs[k].dropoff});
  }
  for (const NamedPair& pair : pairs) instance.nodes.push_back(pair.node);
  return instance;
}

}  // namespace postkutscher
