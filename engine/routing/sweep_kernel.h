// The two loops of many-to-many sweeps, for rows of costs from several sources side by side (one lane each). Compiled
// for several instruction sets (Highway); the best one of the machine is chosen at run time. All give the same results.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace postkutscher {

// Bytes of a row: lanes of 32 or 64 bits.
inline constexpr std::size_t kRowBytes = 128;
template <class Cost>
inline constexpr std::size_t kLanes = kRowBytes / sizeof(Cost);

// Arcs of vertices in the order of a sweep. Arcs first[i] … first[i + 1] - 1 belong to vertex i and name the row of the
// other end.
template <class Cost>
struct SweepArcs {
  std::vector<std::uint32_t> first{0};
  std::vector<std::uint32_t> row;
  std::vector<Cost> weight;
};

// rows[v] = min(rows[v], rows[w] + weight) for the arcs (w → v) of v = 0, 1, …: every w lies before its v. Where
// preset[v] is 0, rows[v] begins as `closed` throughout. Rows are aligned to their size.
void sweep_down(const SweepArcs<std::uint32_t>& arcs, const std::uint8_t* preset, std::uint32_t closed,
                std::uint32_t* rows);
void sweep_down(const SweepArcs<std::int64_t>& arcs, const std::uint8_t* preset, std::int64_t closed,
                std::int64_t* rows);

// rows[heads[i]] = min(rows[heads[i]], from + weights[i]).
void relax_up(const std::uint32_t* from, std::span<const std::uint32_t> heads, const std::uint32_t* weights,
              std::uint32_t* rows);
void relax_up(const std::int64_t* from, std::span<const std::uint32_t> heads, const std::int64_t* weights,
              std::int64_t* rows);

// Name of the instruction set in use, e.g. "AVX2".
std::string sweep_instruction_set();
// The sets that this machine has, the best first.
std::vector<std::string> sweep_instruction_sets();

// For tests and measurements: while it lives, all sweeps of the program use one set. Throws std::invalid_argument for a
// set that this machine does not have. One at a time, and no sweep runs while it comes or goes.
class SweepsRestrictedTo {
 public:
  explicit SweepsRestrictedTo(const std::string& instruction_set);
  ~SweepsRestrictedTo();
  SweepsRestrictedTo(const SweepsRestrictedTo&) = delete;
  SweepsRestrictedTo& operator=(const SweepsRestrictedTo&) = delete;
};

}  // namespace postkutscher
