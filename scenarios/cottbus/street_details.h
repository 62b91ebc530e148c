// What makes a drawn network a street map: level crossings, the pedestrian zone, one-ways, signals, stop signs, and
// turn restrictions.
#pragma once

#include "scenarios/cottbus/street_graph.h"

namespace postkutscher::cottbus {

enum class TurnRule { no_left_turn, only_straight_on, no_u_turn };

// from → via (edges; empty = the common node) → to. Their ways must end where they meet: nodes are marked break_ways.
struct TurnRestriction {
  TurnRule rule;
  EdgeIndex from;
  std::vector<EdgeIndex> via;
  NodeIndex via_node;
  EdgeIndex to;
};

void draw_level_crossings(StreetGraph& graph);
void draw_pedestrian_zone(StreetGraph& graph);
void draw_oneways(StreetGraph& graph, std::uint64_t seed);
void draw_signs(StreetGraph& graph, std::uint64_t seed);
std::vector<TurnRestriction> draw_turn_restrictions(StreetGraph& graph);

}  // namespace postkutscher::cottbus
