// Which requests to take out of a plan for a moment, so that putting them back may find something better.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/base/random.h"
#include "engine/planning/solution.h"

namespace postkutscher {

enum class RuinKind : std::uint8_t { related, random, route };

class Ruin {
 public:
  explicit Ruin(const PlanningModel& model);

  // Requests that are served now, at most `count`, each once; fewer when fewer are served. `related`: around a random
  // request, near in place and time. `route`: the neighbours in time of a random request within its duty.
  std::vector<RequestId> choose(RuinKind kind, const Solution& solution, std::size_t count, RandomStream& random);

 private:
  std::vector<RequestId> served(const Solution& solution) const;
  std::vector<RequestId> related(const Solution& solution, RequestId seed, std::size_t count, RandomStream& random);

  const PlanningModel& model_;
  IdVector<RequestId, std::vector<RequestId>> neighbours_;  // nearest first
};

}  // namespace postkutscher
