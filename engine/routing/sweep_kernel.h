// The loops of many-to-many sweeps, for rows of costs from several sources side by side (one lane each). Compiled
// for several instruction sets (Highway); the best one of the machine is chosen at run time. All give the same results.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/routing/packed_cost.h"

namespace postkutscher {

// In 32 bits: no distance, violations above the duration, closed costs at the top bit.
inline constexpr unsigned kNarrowDurationBits = kViolationShift - kDurationShift - 1;
inline constexpr std::uint32_t kNarrowClosedCost = std::uint32_t{1} << (kNarrowDurationBits + kViolationBits);

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

// Where targets are reached: at row[i] with cost[i] added. Those of target t are first[t] … first[t + 1] - 1.
template <class Cost>
struct SweepGoals {
  std::vector<std::uint32_t> first{0};
  std::vector<std::uint32_t> row;
  std::vector<Cost> cost;

  std::size_t count() const { return first.size() - 1; }
};

// The costs of targets begin … end - 1 by lane, less `base`: out[(target - begin) * lanes + lane]; all bits set where
// there is no way. Costs of 32 bits lose what stands above the duration; false if one reaches the top bit of its field,
// beyond which sums would run into the violations.
bool read_goals(const SweepGoals<std::uint32_t>& goals, std::size_t begin, std::size_t end, const std::uint32_t* rows,
                std::uint32_t base, std::uint32_t* out);
bool read_goals(const SweepGoals<std::int64_t>& goals, std::size_t begin, std::size_t end, const std::int64_t* rows,
                std::int64_t base, std::uint64_t* out);

// rows[heads[i]] = min(rows[heads[i]], from + weights[i]).
void relax_up(const std::uint32_t* from, std::span<const std::uint32_t> heads, const std::uint32_t* weights,
              std::uint32_t* rows);
void relax_up(const std::int64_t* from, std::span<const std::uint32_t> heads, const std::int64_t* weights,
              std::int64_t* rows);

// Name of the instruction set in use, e.g. "AVX2".
std::string sweep_instruction_set();
// For tests and measurements: the sets that this machine has, and the restriction to one of them (empty = the best).
std::vector<std::string> sweep_instruction_sets();
void restrict_sweeps_to(const std::string& instruction_set);

}  // namespace postkutscher
