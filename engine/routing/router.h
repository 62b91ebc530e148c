// Exact turn-aware shortest paths on a network for one profile, by a customizable contraction hierarchy. A metric
// minimises the tuple (no-through violations, duration, distance); durations are in ticks of 0.1 s, quantised once per
// segment and turn, and the two parts of a split segment sum to the whole. A Router is const and shared by all threads;
// a search owns a RouterWorkspace.
//
// Periods: 0 is free flow, the further ones are those of RoadState::traffic. Each has a metric of its own, but what is
// open, and so where places are and whether there is a way, is the same in all.
//
// Which places a pair uses is the same for single routes and tables (place_choice.h). Only a component of at least
// Profile::smallest_large_component directed segments is large.
//
// Stops: a leg begins at any anchor of its place and ends at any, without regard to the leg before. So a vehicle may
// turn while it stands at a place with several anchors, at no cost (that belongs to the stop's service), and has to go
// on in the direction of arrival, paying the way round, where there is one anchor: kerb approach and one-way roads. A
// journey over several stops is the concatenation of its legs' routes, and its cost the sum of table entries, exactly.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "engine/base/run_context.h"
#include "engine/base/units.h"
#include "engine/network/network.h"
#include "engine/routing/packed_cost.h"
#include "engine/routing/position.h"
#include "engine/routing/profile.h"
#include "engine/routing/road_state.h"
#include "engine/routing/route.h"

namespace postkutscher {

// Costs of all pairs of sources and targets.
class CostTable {
 public:
  CostTable(std::size_t sources, std::size_t targets) : targets_(targets), costs_(sources * targets, kNoPath) {}

  // Nothing where there is no way.
  std::optional<PathCost> at(std::size_t source, std::size_t target) const {
    const PackedCost cost = costs_[source * targets_ + target];
    return cost == kNoPath ? std::nullopt : std::optional(unpacked(cost));
  }
  std::span<PackedCost> cells() { return costs_; }  // by source, then target

 private:
  std::size_t targets_;
  std::vector<PackedCost> costs_;
};

class OneToAll;
class RouterWorkspace;
class Topology;
enum class Travel : std::uint8_t;

class Router {
 public:
  // Keeps a reference to the topology, which must outlive it.
  Router(const Topology& topology, const Profile& profile, const RoadState& state = {}, const RunContext& context = {});
  // The same on a topology of its own; the network must outlive it.
  Router(const Network& network, const Profile& profile, const RoadState& state = {});
  ~Router();
  Router(Router&&) noexcept;

  const Network& network() const;
  const Profile& profile() const;
  // Of the periods from 1 on, strictly ascending.
  std::span<const Instant> period_starts() const;

  // Nearest position by the rules of position.h. `found()` is false when no open segment is near enough. With
  // approach = kerb on a two-way road only the anchor whose direction has the place on its right (right-hand traffic);
  // pedestrians use either side. Ferries are no places to begin or end, unless the map has nothing else.
  Position snap(Coordinate at, Approach approach = Approach::any) const;

  // Fastest path, or nothing ("NoRoute"). Costs equal those of tables; the steps' parts sum to the cost. Both
  // positions were snapped by a router of the same network and profile.
  std::optional<Route> route(const Position& from, const Position& to, RouterWorkspace& workspace,
                             std::size_t period = 0) const;

  // What that path costs, without the path.
  std::optional<PathCost> cost(const Position& from, const Position& to, RouterWorkspace& workspace,
                               std::size_t period = 0) const;

  // Of the ways with the fewest violations the one that arrives first when departing at an instant, through traffic
  // that changes on the way: exact, and never earlier for a later departure (timed_search.h). Steps take what they take
  // when they are driven.
  std::optional<Route> route_at(const Position& from, const Position& to, Instant depart,
                                RouterWorkspace& workspace) const;

  // Costs of all pairs.
  CostTable costs(std::span<const Position> sources, std::span<const Position> targets, const RunContext& context,
                  std::size_t period = 0) const;
  // Durations alone, in ticks and faster: [source * targets + target]; kNoDuration where there is no way.
  static constexpr std::uint32_t kNoDuration = UINT32_MAX;
  std::vector<std::uint32_t> durations(std::span<const Position> sources, std::span<const Position> targets,
                                       const RunContext& context, std::size_t period = 0) const;

  // Costs between one position and the whole network, in one sweep; `search` (one_to_all.h) is the workspace and holds
  // the answer.
  void one_to_all(const Position& position, Travel travel, OneToAll& search, std::size_t period = 0) const;

  // The cost of a pair by plain Dijkstra, which shares nothing with the above but the costs of segments and turns:
  // slow, for whoever checks.
  std::optional<PathCost> plain_cost(const Position& from, const Position& to, std::size_t period = 0) const;

  RouterWorkspace make_workspace() const;

 private:
  friend class RouterWorkspace;
  struct Impl;
  std::unique_ptr<const Impl> impl_;
};

// Reusable state of a search; one per thread, tied to no particular pair.
class RouterWorkspace {
 public:
  ~RouterWorkspace();
  RouterWorkspace(RouterWorkspace&&) noexcept;

 private:
  friend class Router;
  RouterWorkspace();
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// Strongly connected components among the directed segments that a profile may use. A segment is in the largest if some
// turn history on it is.
struct Components {
  std::size_t open_directed_segments = 0;
  std::size_t count = 0;
  std::size_t largest = 0;  // directed segments in the largest
};
Components count_components(const Topology& topology, const Profile& profile);

}  // namespace postkutscher
