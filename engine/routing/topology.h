// What all routers of a network share, whatever their profile: the index of its segments and, for each of the two
// groups of modes, the graph of its turns and the hierarchy over it. Built when first asked for; safe to share by
// threads.
#pragma once

#include <array>
#include <mutex>
#include <optional>

#include "engine/base/run_context.h"
#include "engine/network/network.h"
#include "engine/network/spatial_index.h"
#include "engine/routing/hierarchy.h"
#include "engine/routing/turn_graph.h"

namespace postkutscher {

// The network with the elimination orders of both groups, so that nobody needs to compute them again.
Network with_elimination_orders(const Network& network, const RunContext& context);

class Topology {
 public:
  // Keeps a reference to the network, which must outlive it.
  explicit Topology(const Network& network, const RunContext& context = {});

  struct Group {
    const TurnGraph& turns;
    Hierarchy hierarchy;
  };

  const Network& network() const { return network_; }
  const SpatialIndex& index() const;
  const Group& group(Mode mode) const;
  // The turns of the group alone, for who needs no hierarchy.
  const TurnGraph& turns(Mode mode) const;

 private:
  const Network& network_;
  RunContext context_;
  mutable std::once_flag index_built_;
  mutable std::optional<SpatialIndex> index_;
  mutable std::array<std::once_flag, kModeGroupCount> turns_built_;
  mutable std::array<std::optional<TurnGraph>, kModeGroupCount> turns_;
  mutable std::array<std::once_flag, kModeGroupCount> group_built_;
  mutable std::array<std::optional<Group>, kModeGroupCount> groups_;
};

}  // namespace postkutscher
