// Which requests to take out of a plan for a moment, so that putting them back may find something better.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/base/random.h"
#include "engine/planning/solution.h"

namespace postkutscher {

enum class RuinKind : std::uint8_t { related, random, worst, route };
inline constexpr int kRuinKinds = 4;

class Ruin {
 public:
  explicit Ruin(const PlanningModel& model);

  // Requests that are served now, at most `count`, each once; fewer when fewer are served. `related`: around a random
  // request, near in place and time. `worst`: those whose removal saves most, with chance. `route`: the neighbours in
  // time of a random request within its duty.
  std::vector<RequestId> choose(RuinKind kind, const Solution& solution, std::size_t count, RandomStream& random);

 private:
  std::vector<RequestId> served(const Solution& solution) const;
  std::vector<RequestId> related(const Solution& solution, RequestId seed, std::size_t count, RandomStream& random);
  std::vector<RequestId> worst(const Solution& solution, std::size_t count, RandomStream& random);
  Cost saving(const Solution& solution, RequestId request);

  struct Saving {
    std::uint64_t version = 0;
    Cost cost;
  };

  const PlanningModel& model_;
  IdVector<RequestId, std::vector<RequestId>> neighbours_;  // nearest first
  IdVector<RequestId, Saving> savings_;                     // remembered while the route has the same stops
};

}  // namespace postkutscher
