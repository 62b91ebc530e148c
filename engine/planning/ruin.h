// Which requests to take out of a plan for a moment, so that putting them back may find something better.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/base/random.h"
#include "engine/planning/solution.h"

namespace postkutscher {

// strings: strings of requests that follow one another, out of several routes near one request, whole or leaving some
//   in between (slack induction by string removals, Christiaens & Vanden Berghe 2020).
// related: requests near one request in place and time (Shaw 1998). worst: requests that cost most where they are.
// time: requests that are picked up at about the same time as one request. route: all requests of one route, or of two
// that are near each other. random: any requests.
enum class RuinKind : std::uint8_t { strings, related, worst, time, route, random };

class Ruin {
 public:
  explicit Ruin(const PlanningModel& model);

  // Requests that are served now, each once; about `count`, fewer when fewer are served. `route` takes whole routes.
  std::vector<RequestId> choose(RuinKind kind, const Solution& solution, std::size_t count, RandomStream& random) const;

 private:
  std::vector<RequestId> strings(const Solution& solution, std::size_t count, RandomStream& random) const;
  std::vector<RequestId> related(const Solution& solution, std::size_t count, RandomStream& random) const;
  std::vector<RequestId> worst(const Solution& solution, std::size_t count, RandomStream& random) const;
  std::vector<RequestId> same_time(const Solution& solution, std::size_t count, RandomStream& random) const;
  std::vector<RequestId> routes(const Solution& solution, RandomStream& random) const;

  std::vector<RequestId> all_served(const Solution& solution) const;

  const PlanningModel& model_;
  IdVector<RequestId, std::vector<RequestId>> neighbours_;  // nearest first, without itself
};

}  // namespace postkutscher
