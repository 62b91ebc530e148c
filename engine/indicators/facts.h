// What a schedule does, request by request and duty by duty: the cases that indicators count. Only indicators*.cpp
// includes this.
#pragma once

#include <optional>

#include "engine/fleet/schedule.h"

namespace postkutscher::indicators {

struct RequestFact {
  bool served = false;
  bool pooled = false;              // shares at least one driven leg with another request
  Duration ridden;                  // end of pickup service → start of drop-off service; of served requests
  std::optional<Duration> reserve;  // end of the drop-off window − start of drop-off service, if the window ends
};

// Of a duty with visits; a duty without has only zeros.
struct DutyFact {
  bool used = false;
  std::size_t rides = 0;  // drop-offs
  Duration on_the_road;
  Distance driven;
  Distance empty_approach;  // between a drop-off and the next pickup
  Distance empty_depot;     // from the start, or to the end
  Distance carried;         // Σ leg × requests on board
  Duration waiting_aboard;  // the vehicle waits while somebody is on board
  std::size_t waits_aboard = 0;
  Cost cost;
};

struct Facts {
  IdVector<RequestId, RequestFact> requests;
  IdVector<DutyId, DutyFact> duties;
};

Facts facts_of(const Problem& problem, const Schedule& schedule);

}  // namespace postkutscher::indicators
