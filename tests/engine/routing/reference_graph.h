// The plain reference that routers are compared with: a turn-expanded graph whose states are pieces of history, built
// straight from the facts of a network and a profile without any code of engine/routing, searched by Boost's Dijkstra.
// Rules and rounding are those stated in engine/routing/metric.h.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "engine/network/network.h"
#include "engine/routing/position.h"
#include "engine/routing/profile.h"
#include "engine/routing/road_state.h"

namespace postkutscher {

class ReferenceGraph {
 public:
  using Cost = std::array<std::int64_t, 3>;  // violations, ticks, decimetres
  using Anchors = std::vector<Anchor>;

  // `places` are the sets of anchors between which costs() will be asked.
  // In free flow (period 0), or in one of the periods of `state`.
  ReferenceGraph(const Network& network, const Profile& profile, std::vector<Anchors> places, RoadState state = {},
                 std::size_t period = 0);

  // From one place to all, by index; nothing where unreachable.
  std::vector<std::optional<Cost>> costs(std::size_t from) const;

  std::size_t vertex_count() const { return vertex_count_; }
  bool open(DirectedSegment d) const { return ticks_[d.value] > 0; }

 private:
  using History = std::vector<std::uint32_t>;  // directed segments, the current one last

  bool applies(ConditionId condition) const;
  Access access(DirectedSegment d) const;
  bool closed(NodeId node) const;
  std::uint16_t speed_limit(DirectedSegment d) const;
  std::int64_t ticks(DirectedSegment d) const;
  std::optional<std::int64_t> turn_ticks(DirectedSegment from, DirectedSegment to) const;
  bool turns_back(DirectedSegment d) const;
  bool forbidden(const History& history, std::uint32_t next) const;
  History continued(const History& history, std::uint32_t next) const;
  std::size_t vertex(const History& history);
  void find_sequences();
  void expand_states();
  void add_edge(std::size_t from, std::size_t to, const Cost& cost);
  void add_turns(std::size_t from, const History& history, const Cost& driven);
  void add_places();
  Cost before(const Anchor& anchor) const;

  const Network& network_;
  const Profile& profile_;
  RoadState state_;
  std::size_t period_;
  std::vector<Anchors> places_;
  std::vector<std::int64_t> ticks_;  // by directed segment; 0 = closed
  std::vector<History> sequences_;   // forbidden for the profile
  std::vector<bool> remembered_;     // directed segments of sequences longer than two
  std::size_t longest_ = 2;
  std::map<History, std::size_t> vertices_;
  std::vector<History> histories_;
  std::size_t vertex_count_ = 0;
  std::vector<std::pair<std::size_t, std::size_t>> edges_;
  std::vector<Cost> edge_costs_;
  struct Graph;
  std::shared_ptr<const Graph> graph_;
  std::size_t first_departure_ = 0;  // vertex of place 0 as a source; the arrivals follow after all departures
};

}  // namespace postkutscher
