// Conditional values of OpenStreetMap, "no @ (Mo-Fr 07:00-09:00); destination @ (weight>3.5)" → values with the times
// at which they hold. What depends on anything but wall time cannot be judged: it is left out and counted.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/network/network.h"
#include "importers/osm/opening_hours.h"

namespace postkutscher::osm {

// What the keys of conditional values end in.
inline constexpr std::string_view kConditional = ":conditional";

struct ConditionalValue {
  std::string_view value;
  ReadTimes when;  // no times: cannot be judged
};

// In the order of the text, which is that of rising priority. Conditions joined by AND are read as one.
std::vector<ConditionalValue> parse_conditional(std::string_view text);

// The conditions of a map, each once, and what became of its conditional values.
class ConditionTable {
 public:
  struct Holding {
    std::string_view value;
    ConditionId condition;
  };
  // The values of a conditional tag that times decide.
  std::vector<Holding> read(std::string_view text);
  // Files the times and counts; an invalid id when there are none.
  ConditionId add(const ReadTimes& when);

  IdVector<ConditionId, OpeningTimes> take() { return std::move(conditions_); }

  struct Counts {
    std::int64_t read = 0;     // conditional values of keys that we use
    std::int64_t unknown = 0;  // left out: not decided by wall time, or not understood
    std::int64_t in_part = 0;  // used without some part, e.g. without its public holidays
  };
  const Counts& counts() const { return counts_; }

 private:
  IdVector<ConditionId, OpeningTimes> conditions_;
  std::unordered_map<std::string, ConditionId> by_text_;
  Counts counts_;
};

}  // namespace postkutscher::osm
