#include "scenarios/cottbus/street_growth.h"

#include <algorithm>
#include <deque>

#include "scenarios/cottbus/districts.h"
#include "scenarios/cottbus/landscape.h"

namespace postkutscher::cottbus {

namespace {

// How streets of a pattern run; chances in per mille at each junction, headings in tenths of a degree.
struct Habit {
  int jitter;
  int bend;  // change of heading per step
  int go_on;
  int branch;
  int quiet;  // chance that a side street is a living street
  int fewest_blocks;
  int most_blocks;
  int length_spread;  // per cent
};

Habit habit_of(Pattern pattern) {
  switch (pattern) {
    case Pattern::old_town:
      return {60, 14, 940, 800, 60, 3, 8, 25};
    case Pattern::town:
      return {35, 12, 955, 800, 80, 4, 10, 22};
    case Pattern::estate:
      return {30, 18, 930, 720, 190, 3, 9, 30};
    case Pattern::village:
      break;
  }
  return {90, 38, 880, 620, 130, 2, 7, 35};
}

// A street that still grows.
struct Tip {
  NodeIndex node = 0;
  int heading = 0;
  StreetIndex street = 0;
  int blocks_left = 0;
  int bend = 0;
  RandomStream random;
};

class Growth {
 public:
  Growth(StreetGraph& graph, std::uint64_t seed) : graph_(graph), seed_(seed) {}

  void run() {
    seed_along_main_roads();
    while (!tips_.empty()) {
      Tip tip = std::move(tips_.front());
      tips_.pop_front();
      grow_block(std::move(tip));
    }
  }

 private:
  const District& district(Spot at) const { return settlements()[settlement_at(at)]; }

  void start(NodeIndex node, int heading, Kind kind) {
    RandomStream random({seed_, 0, graph_.streets().size(), "street"});
    const Habit habit = habit_of(district(graph_.spot(node)).pattern);
    Street street;
    street.kind = kind;
    Tip tip{node,
            normalised(heading + static_cast<int>(draw(random, -habit.jitter, habit.jitter))),
            graph_.add_street(street),
            0,
            0,
            random};
    tip.blocks_left =
        static_cast<int>(kind == Kind::living_street ? draw(tip.random, 1, 2)
                                                     : draw(tip.random, habit.fewest_blocks, habit.most_blocks));
    tip.bend = static_cast<int>(draw(tip.random, -habit.bend, habit.bend));
    tips_.push_back(std::move(tip));
  }

  void seed_along_main_roads() {
    const std::size_t drawn = graph_.edges().size();
    std::vector<std::int64_t> since(graph_.streets().size(), 0);
    for (EdgeIndex e = 0; e < drawn; ++e) {
      const Edge edge = graph_.edges()[e];
      if (!edge.alive || edge.roundabout || edge.bridge || edge.tunnel) continue;
      const Spot a = graph_.spot(edge.a), b = graph_.spot(edge.b);
      since[edge.street] += distance(a, b);
      if (!built_up(b) || graph_.nodes()[edge.b].edges.size() != 2) continue;
      if (since[edge.street] < district(b).block * 9) continue;
      since[edge.street] = 0;
      const int heading = heading_of(b - a);
      start(edge.b, heading + 900, Kind::residential);
      start(edge.b, heading - 900, Kind::residential);
    }
  }

  // One block: two or three steps to the next junction of the tip's street.
  void grow_block(Tip tip) {
    const District& here = district(graph_.spot(tip.node));
    const Habit habit = habit_of(here.pattern);
    const std::int64_t spread = here.block * habit.length_spread / 10;
    const std::int64_t block = here.block * 10 + draw(tip.random, -spread, spread);
    const std::int64_t steps = std::max<std::int64_t>(2, block / 420);
    Edge like;
    like.street = tip.street;
    like.kind = graph_.streets()[tip.street].kind;
    for (std::int64_t step = 0; step < steps; ++step) {
      tip.heading = normalised(tip.heading + tip.bend + static_cast<int>(draw(tip.random, -15, 15)));
      const Spot to = graph_.spot(tip.node) + along(tip.heading, block / steps);
      if (!built_up(to)) return end(tip);
      JoinRules rules;
      rules.snap = step + 1 == steps ? here.block * 10 * 38 / 100 : 180;
      rules.clearance = here.block * 10 * 36 / 100;
      const auto reached = graph_.connect(tip.node, to, like, rules);
      if (!reached) return end(tip);
      tip.node = reached->node;
      if (reached->joined) return;
    }
    branch(std::move(tip), habit);
  }

  void branch(Tip tip, const Habit& habit) {
    for (const int side : {900, -900}) {
      if (!chance(tip.random, habit.branch)) continue;
      start(tip.node, tip.heading + side, chance(tip.random, habit.quiet) ? Kind::living_street : Kind::residential);
    }
    if (--tip.blocks_left > 0 && chance(tip.random, habit.go_on)) {
      tips_.push_back(std::move(tip));
    } else {
      end(tip);
    }
  }

  void end(const Tip& tip) {
    if (graph_.nodes()[tip.node].edges.size() == 1) graph_.nodes()[tip.node].add(NodeMark::turning_circle);
  }

  StreetGraph& graph_;
  std::uint64_t seed_;
  std::deque<Tip> tips_;
};

// Footpaths, alleys and openings: straight through a block from one street to the next.
class Footways {
 public:
  Footways(StreetGraph& graph, std::uint64_t seed) : graph_(graph), seed_(seed) {}

  void run() {
    const std::size_t drawn = graph_.nodes().size();
    for (NodeIndex n = 0; n < drawn; ++n) {
      RandomStream random({seed_, 0, n, "footway"});
      const Node& node = graph_.nodes()[n];
      const bool end_of_street = node.edges.size() == 1;
      if (node.edges.empty() || node.edges.size() > 2) continue;
      const Edge edge = graph_.edges()[node.edges.front()];
      if (edge.kind != Kind::residential && edge.kind != Kind::living_street) continue;
      if (!chance(random, end_of_street ? 600 : share(settlements()[settlement_at(node.at)].pattern))) continue;
      cut_through(n, random);
    }
  }

 private:
  static int share(Pattern pattern) {
    switch (pattern) {
      case Pattern::old_town:
        return 110;
      case Pattern::town:
        return 80;
      case Pattern::estate:
        return 190;
      case Pattern::village:
        break;
    }
    return 45;
  }

  static Street course(RandomStream& random) {
    Street street;
    street.kind = Kind::footway;
    const auto lot = draw(random, 0, 99);
    if (lot < 9)
      street.kind = Kind::cycleway;
    else if (lot < 18)
      street.kind = Kind::path;
    else if (lot < 22)
      street.kind = Kind::steps;
    else if (lot < 30)
      street.kind = Kind::service;
    if (lot >= 27 && lot < 29) street.admission = Admission::emergency;
    if (lot == 29) street.admission = Admission::buses_and_taxis;
    return street;
  }

  void cut_through(NodeIndex from, RandomStream& random) {
    const Node& node = graph_.nodes()[from];
    const int ahead = heading_of(node.at - graph_.spot(graph_.other_end(node.edges.front(), from)));
    const int heading = node.edges.size() == 1 ? ahead : ahead + (chance(random, 500) ? 900 : -900);
    const Street street = course(random);
    Edge like;
    like.kind = street.kind;
    like.street = graph_.streets().size();
    JoinRules rules;
    rules.snap = 160;
    rules.clearance = 160;
    const std::int64_t reach = street.kind == Kind::steps ? 600 : 1500;
    const Spot to = node.at + along(heading + static_cast<int>(draw(random, -120, 120)), reach);
    const auto end = graph_.connect(from, to, like, rules);
    if (!end) return;
    if (!end->joined) {
      graph_.remove(graph_.edges().size() - 1);
      return;
    }
    graph_.add_street(street);
  }

  StreetGraph& graph_;
  std::uint64_t seed_;
};

struct Trail {
  Kind kind;
  const char* name;
  Line line;
  bool bridges = false;  // carried over the river; else it stops there
};

std::vector<Trail> trails() {
  Line shore = lake_bank();
  for (Spot& p : shore) p = metres(6250, 2900) + (p - metres(6250, 2900)) * 1008 / 1000;
  Line bank;
  for (const Spot p : river()) {
    if (p.y > metres(0, -4000).y && p.y < metres(0, 7000).y) bank.push_back(p - metres(45, 0));
  }
  const auto track = [](const Line& line) { return Trail{Kind::track, "", smooth(line, 2), false}; };
  return {
      {Kind::cycleway, "Seerundweg", shore},
      {Kind::cycleway, "Spreeradweg", bank},
      {Kind::footway, "Mühlensteg", {metres(250, 250), metres(520, 330), metres(800, 400)}, true},
      {Kind::cycleway, "Spreesteg", {metres(20, 3350), metres(700, 3650), metres(1500, 3800)}, true},
      {Kind::path, "", {metres(3517, 2038), metres(3800, 2050), metres(4020, 2100)}},
      {Kind::path, "", {metres(4072, 308), metres(4350, 600), metres(4480, 800)}},
      {Kind::path, "", {metres(6500, 6300), metres(6100, 6000), metres(5900, 5600)}},
      {Kind::path, "Parkweg", {metres(1450, -1950), metres(1800, -1900), metres(2200, -1800), metres(2600, -1800)}},
      {Kind::path, "", {metres(1980, -1480), metres(2050, -1850), metres(2000, -2330), metres(2100, -2680)}},
      track({metres(-2161, 4354), metres(-3300, 4600), metres(-4200, 4200), metres(-4600, 2600), metres(-4600, 900)}),
      track({metres(3050, 3200), metres(2300, 3700), metres(1800, 4100), metres(1500, 3800)}),
      track({metres(3382, 5341), metres(3000, 6500), metres(2200, 7300), metres(1500, 7000)}),
      track({metres(5602, -4387), metres(6600, -3300), metres(7000, -2300)}),
      track({metres(5602, -4387), metres(6900, -6000), metres(6300, -7000), metres(5100, -6600)}),
      track({metres(-5600, -350), metres(-5900, 700), metres(-5600, 1180)}),
      track({metres(-3000, 3000), metres(-2200, 2700), metres(-1450, 2300)}),
      track({metres(1660, -6400), metres(600, -6700), metres(-800, -6500), metres(-1100, -5900)}),
      track({metres(4072, 308), metres(3600, -350), metres(3000, -500)}),
      track({metres(458, 6424), metres(-900, 7200), metres(-2000, 6900), metres(-2900, 5300)}),
  };
}

void draw_trail(StreetGraph& graph, const Trail& trail) {
  Street street;
  street.kind = trail.kind;
  street.name = trail.name;
  Edge like;
  like.kind = trail.kind;
  like.street = graph.add_street(street);
  const Line line = subdivide(trail.line, 600);
  NodeIndex at = graph.node_at(line.front());
  for (std::size_t i = 1; i < line.size(); ++i) {
    like.bridge = trail.bridges && crosses_water(line[i - 1], line[i]);
    const bool barrier = (crosses_water(line[i - 1], line[i]) && !like.bridge) ||
                         crosses_railway(line[i - 1], line[i]) || in_lake(line[i]);
    at = barrier ? graph.node_at(line[i]) : graph.force(at, line[i], like);
  }
}

}  // namespace

void grow_streets(StreetGraph& graph, std::uint64_t seed) {
  Growth(graph, seed).run();
}

void grow_footways(StreetGraph& graph, std::uint64_t seed) {
  Footways(graph, seed).run();
  for (const Trail& trail : trails()) draw_trail(graph, trail);
}

}  // namespace postkutscher::cottbus
