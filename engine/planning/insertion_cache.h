// Remembers the cheapest insertion of a request into a duty's route as long as that route has the same stops.
#pragma once

#include <optional>
#include <vector>

#include "engine/planning/insertion.h"

namespace postkutscher {

class InsertionCache {
 public:
  explicit InsertionCache(const PlanningModel& model)
      : search_(model), duties_(model.problem().duties.size()), entries_(model.problem().requests.size() * duties_) {}

  // As InsertionSearch::cheapest.
  const std::optional<Insertion>& cheapest(const DutyRoute& route, RequestId request) {
    Entry& entry = entries_[request.index() * duties_ + route.duty.index()];
    if (!entry.known || entry.version != route.version) {
      entry = {true, route.version, search_.cheapest(route, request)};
    }
    return entry.insertion;
  }

  InsertionSearch& search() { return search_; }

 private:
  struct Entry {
    bool known = false;
    std::uint64_t version = 0;
    std::optional<Insertion> insertion;
  };

  InsertionSearch search_;
  std::size_t duties_;
  std::vector<Entry> entries_;  // [request · duties + duty]
};

// What one search needs for itself; the model is shared.
struct Workspace {
  explicit Workspace(const PlanningModel& model_) : model(model_), builder(model_), cache(model_) {}

  const PlanningModel& model;
  RouteBuilder builder;
  InsertionCache cache;
  bool may_open_duties = true;          // else idle duties take nobody
  std::vector<std::uint8_t> idle_seen;  // [duty class] scratch of whoever goes through duties
};

}  // namespace postkutscher
