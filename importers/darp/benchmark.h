// Instances of two published benchmark sets as their files state them: dial-a-ride (Cordeau & Laporte 2003, Cordeau
// 2006) and pickup and delivery with time windows (Li & Lim 2001). Numbers are doubles in the unit of the instance, in
// which one unit of Euclidean distance takes one unit of time. Nodes keep the numbers of the file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace postkutscher {

enum class BenchmarkKind : std::uint8_t {
  dial_a_ride,          // least distance; rides and routes have longest durations
  pickup_and_delivery,  // fewest vehicles, then least distance
};

struct BenchmarkNode {
  double x = 0;
  double y = 0;
  double service = 0;   // how long the vehicle stands
  int load = 0;         // boards (positive) or leaves (negative)
  double earliest = 0;  // start of service
  double latest = 0;
};

struct BenchmarkRequest {
  std::size_t pickup;  // node numbers
  std::size_t dropoff;
};

struct BenchmarkInstance {
  std::string name;  // of the file, without folder and suffix
  BenchmarkKind kind = BenchmarkKind::dial_a_ride;
  std::size_t vehicles = 0;  // at most, all alike
  int capacity = 0;
  std::optional<double> longest_route;  // from leaving the depot to the return
  std::optional<double> longest_ride;   // from the end of the pickup's service to the start of the drop-off's service
  std::vector<BenchmarkNode> nodes;     // by number; 0 is the depot
  std::size_t end_depot = 0;            // 0 or, where the file has a depot of its own for the return, the last node
  std::vector<BenchmarkRequest> requests;  // by pickup, ascending
};

// Euclidean, in doubles.
double distance(const BenchmarkInstance& instance, std::size_t from, std::size_t to);

// Reads a file of either set; the number of values in its first line tells which (five: dial-a-ride, three: pickup and
// delivery). The second value of a dial-a-ride header counts requests when a return depot ends the file (sets a and b)
// and their nodes when there is one depot only (set pr). Fields are separated by blanks or tabs; blank lines
// do not count.
// The instance is consistent: loads are whole, not zero, pair up and fit into a vehicle, windows are not negative and
// not empty, no direct ride is longer than the longest ride, and all fits into the memory of a planner.
// Throws InputError with file and line: "missing_file", "not_an_instance", "wrong_fields", "not_a_number",
// "out_of_range", "wrong_count", "wrong_number" (of a node), "bad_depot", "empty_window", "bad_load", "bad_pair",
// "ride_too_long", "too_large".
BenchmarkInstance read_benchmark(const std::filesystem::path& file);

// The same from text in memory; `file` names it in errors and, without folder and suffix, the instance.
BenchmarkInstance parse_benchmark(std::string_view text, const std::filesystem::path& file);

}  // namespace postkutscher
