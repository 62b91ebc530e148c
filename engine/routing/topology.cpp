#include "engine/routing/topology.h"

#include "engine/routing/nested_dissection.h"

namespace postkutscher {

Network with_elimination_orders(const Network& network, const RunContext& context) {
  NetworkData data = network.data();
  for (std::size_t group = 0; group < kModeGroupCount; ++group) {
    data.elimination_order[group] = nested_dissection(network, kModeGroups[group], context);
  }
  return Network(std::move(data));
}

Topology::Topology(const Network& network, const RunContext& context) : network_(network), context_(context) {}

const SpatialIndex& Topology::index() const {
  std::call_once(index_built_, [this] { index_.emplace(network_); });
  return *index_;
}

const TurnGraph& Topology::turns(Mode mode) const {
  const std::size_t group = mode_group(mode);
  std::call_once(turns_built_[group], [&] { turns_[group].emplace(network_, kModeGroups[group]); });
  return *turns_[group];
}

const Topology::Group& Topology::group(Mode mode) const {
  const std::size_t group = mode_group(mode);
  std::call_once(group_built_[group], [&] {
    const auto& stored = network_.data().elimination_order[group];
    const auto order = stored.empty() ? nested_dissection(network_, kModeGroups[group], context_) : stored;
    groups_[group].emplace(Group{turns(mode), Hierarchy(turns(mode), order)});
  });
  return *groups_[group];
}

}  // namespace postkutscher
