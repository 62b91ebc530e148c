#include "scenarios/cottbus/main_roads.h"

#include <algorithm>
#include <array>
#include <map>

#include "scenarios/cottbus/districts.h"
#include "scenarios/cottbus/landscape.h"

namespace postkutscher::cottbus {

namespace {

struct Course {
  Kind kind;
  const char* name;
  const char* sorbian;
  const char* reference;
  std::vector<std::array<int, 2>> metres;
};

constexpr std::int64_t kStep = 450;  // decimetres between drawn points

std::vector<Course> courses_of_the_city() {
  using enum Kind;
  return {
      {secondary,
       "Bahnhofstraße",
       "Dwórnišćowa droga",
       "",
       {{-950, 420}, {-980, 20}, {-930, -330}, {-880, -820}, {-840, -1150}, {-820, -1420}}},
      {secondary, "Thiemstraße", "", "", {{-820, -1420}, {-580, -1980}, {-520, -2900}, {-470, -3400}, {-405, -3985}}},
      {secondary, "Westpromenade", "", "", {{-930, -330}, {-640, -480}, {-420, -720}}},
      {primary, "Stadtring", "", "B 169", {{-2430, -1650}, {-1700, -1560}, {-820, -1420}}},
      {primary,
       "Stadtring",
       "",
       "B 169",
       {{-880, -820}, {-420, -720}, {200, -640}, {900, -560}, {1450, -620}, {1620, -330}, {1450, -50}}},
      {tertiary, "Bahndammstraße", "", "", {{-1500, -380}, {-1560, -800}, {-1620, -1130}, {-1700, -1560}}},
      {secondary, "Ostpromenade", "", "", {{200, -640}, {230, -330}, {300, -60}, {250, 250}, {250, 520}}},
      {secondary, "Nordpromenade", "", "", {{250, 520}, {-20, 640}, {-300, 640}, {-650, 590}, {-950, 420}}},
      {tertiary, "Karlsgasse", "", "", {{-930, -330}, {-560, -90}, {-250, 0}, {20, -20}, {300, -60}}},
      {tertiary, "Marktstraße", "", "", {{-420, -720}, {-330, -350}, {-250, 0}, {-290, 330}, {-300, 640}}},
      {secondary,
       "Spremberger Straße",
       "Grodkojska droga",
       "L 49",
       {{200, -640},
        {150, -1150},
        {110, -1600},
        {60, -2500},
        {250, -3300},
        {640, -3800},
        {784, -4140},
        {860, -4700},
        {1200, -5200},
        {1510, -5622},
        {1660, -6400},
        {1780, -7300},
        {1750, -8300},
        {1900, -9000}}},
      {tertiary, "Leipziger Straße", "", "", {{-580, -1980}, {-240, -2080}, {80, -2050}}},
      {tertiary, "Gartenstadtstraße", "", "", {{-520, -2900}, {-200, -2950}, {120, -2830}, {230, -3300}}},
      {secondary, "Madlower Straße", "", "", {{-405, -3985}, {0, -4120}, {400, -4050}, {784, -4140}}},
      {secondary,
       "Gaglower Straße",
       "",
       "L 52",
       {{-405, -3985}, {-560, -4500}, {-631, -5128}, {-1100, -5900}, {-2100, -6700}, {-3000, -7480}, {-3900, -8600}}},
      {primary,
       "Südwestring",
       "",
       "B 169",
       {{250, -3300},
        {-100, -3420},
        {-470, -3400},
        {-1100, -3250},
        {-1900, -2700},
        {-2430, -1650},
        {-2520, -1150},
        {-2480, -700},
        {-2333, -276}}},
      {tertiary, "Hänchener Weg", "", "", {{-405, -3985}, {-1000, -4000}, {-1650, -3700}, {-1900, -2700}}},
      {secondary,
       "Berliner Straße",
       "Barlińska droga",
       "L 50",
       {{-950, 420}, {-1600, 250}, {-2250, 380}, {-3200, 420}, {-4600, 900}, {-6800, 1500}, {-9000, 2000}}},
      {tertiary, "Ströbitzer Hauptstraße", "", "", {{-2250, 380}, {-2310, 60}, {-2333, -276}}},
      {secondary,
       "Kolkwitzer Straße",
       "",
       "L 51",
       {{-930, -330},
        {-1500, -380},
        {-2333, -276},
        {-3300, -330},
        {-4300, -250},
        {-5600, -350},
        {-7000, 50},
        {-9000, 250}}},
      {tertiary, "Westfeldstraße", "", "", {{-1500, -380}, {-1560, -60}, {-1600, 250}, {-1570, 800}, {-1200, 1250}}},
      {secondary,
       "Sielower Landstraße",
       "",
       "L 54",
       {{-950, 420},
        {-960, 800},
        {-1200, 1250},
        {-1450, 2300},
        {-1800, 3500},
        {-2161, 4354},
        {-2900, 5300},
        {-4200, 6300},
        {-5900, 7800}}},
      {secondary, "Schmellwitzer Straße", "", "", {{-300, 640}, {-260, 1400}, {-39, 2229}, {60, 2900}, {20, 3350}}},
      {tertiary, "Nordringstraße", "", "", {{-1450, 2300}, {-800, 2350}, {-39, 2229}}},
      {tertiary, "Zuschka-Ring", "", "", {{-260, 1400}, {-680, 1560}, {-800, 2350}, {-560, 3080}, {20, 3350}}},
      {tertiary, "Spreewiesenstraße", "", "", {{-260, 1400}, {200, 1450}, {420, 1800}, {440, 2400}, {60, 2900}}},
      {secondary,
       "Döbbricker Straße",
       "",
       "",
       {{20, 3350}, {-60, 4300}, {120, 5400}, {458, 6424}, {380, 7400}, {100, 8300}, {100, 9400}}},
      {secondary, "Saspower Straße", "", "", {{-39, 2229}, {440, 2400}, {830, 2600}, {1250, 2780}, {1424, 3043}}},
      {secondary,
       "Nordostring",
       "",
       "",
       {{250, 520}, {560, 760}, {960, 900}, {1240, 1500}, {1300, 2300}, {1424, 3043}}},
      {tertiary,
       "Skadower Straße",
       "",
       "",
       {{1424, 3043}, {1500, 3800}, {1358, 4849}, {1050, 5350}, {700, 5850}, {458, 6424}}},
      {tertiary, "Rogosnaer Weg", "", "", {{1358, 4849}, {2000, 5200}, {2800, 5200}, {3382, 5341}}},
      {secondary, "Sandower Hauptstraße", "", "", {{300, -60}, {480, -70}, {760, -80}, {1450, -50}}},
      {tertiary, "Muskauer Platz", "", "", {{760, -80}, {800, 400}, {960, 900}, {1500, 850}, {1850, 620}}},
      {tertiary, "Sanzebergstraße", "", "", {{760, -80}, {850, -320}, {900, -560}}},
      {primary,
       "Peitzer Straße",
       "Picańska droga",
       "B 168",
       {{1450, -50},
        {1850, 620},
        {2300, 1300},
        {2850, 2250},
        {3050, 3200},
        {3150, 4300},
        {3382, 5341},
        {3900, 6500},
        {4700, 8000},
        {5200, 9300},
        {5400, 9900}}},
      {tertiary, "Saspower Landstraße", "", "", {{1424, 3043}, {2000, 2800}, {2850, 2250}}},
      {tertiary, "Merzdorfer Straße", "", "", {{2850, 2250}, {3200, 2180}, {3517, 2038}, {3700, 1300}, {4072, 308}}},
      {secondary,
       "Dissenchener Straße",
       "",
       "L 49",
       {{1450, -50},
        {2100, 80},
        {2900, 120},
        {4072, 308},
        {5000, 180},
        {6200, 150},
        {7800, -150},
        {9400, -500},
        {10300, -600}}},
      {primary,
       "Südostring",
       "",
       "B 168",
       {{1450, -620},
        {1620, -1200},
        {1420, -1700},
        {1480, -2250},
        {1800, -2600},
        {2145, -2716},
        {2900, -3050},
        {4200, -3900},
        {5602, -4387},
        {7200, -4900},
        {9800, -5300}}},
      {tertiary, "Branitzer Allee", "", "", {{2145, -2716}, {2080, -3500}, {2046, -4297}}},
      {tertiary,
       "Kiekebuscher Weg",
       "",
       "",
       {{784, -4140},
        {1100, -4060},
        {1450, -4080},
        {1700, -4200},
        {2046, -4297},
        {3000, -4550},
        {4200, -4700},
        {5602, -4387}}},
      {tertiary,
       "Gallinchener Weg",
       "",
       "",
       {{1510, -5622}, {1800, -5350}, {2000, -5100}, {2100, -4800}, {2046, -4297}}},
      {tertiary, "Gaglower Weg", "", "", {{-631, -5128}, {0, -5350}, {800, -5450}, {1510, -5622}}},
      {tertiary,
       "Kahrener Weg",
       "",
       "",
       {{4072, 308},
        {4300, -400},
        {4450, -1100},
        {4700, -2200},
        {5100, -3300},
        {5602, -4387},
        {5500, -5500},
        {5100, -6600},
        {4400, -7600},
        {2900, -8300},
        {1750, -8300}}},
      {tertiary, "Branitzer Feldweg", "", "", {{2145, -2716}, {3000, -2300}, {4000, -2150}, {4700, -2200}}},
      {tertiary, "Döbbricker Weg", "", "", {{-2161, 4354}, {-1300, 5000}, {-600, 5900}, {458, 6424}}},
      {tertiary,
       "Neuendorfer Straße",
       "",
       "",
       {{3382, 5341},
        {4200, 5500},
        {5200, 5900},
        {6500, 6300},
        {7900, 5800},
        {8900, 4600},
        {9050, 2600},
        {8700, 900},
        {7800, -150}}},
      {tertiary, "Teichstraße", "", "", {{6500, 6300}, {6200, 7400}, {5600, 8600}, {5200, 9300}}},
      {tertiary, "Klein Gaglower Straße", "", "", {{-2100, -6700}, {-2700, -5200}, {-2600, -3900}, {-1900, -2700}}},
      {tertiary, "Sielower Feldweg", "", "", {{-1800, 3500}, {-800, 3700}, {20, 3350}}},
      {tertiary, "Sielower Chaussee", "", "", {{-2161, 4354}, {-3000, 3000}, {-3400, 1700}, {-3200, 420}}},
      {tertiary,
       "Kolkwitzer Weg",
       "",
       "",
       {{-5600, -350}, {-5500, -1600}, {-4400, -2600}, {-3200, -2700}, {-1900, -2700}}},
  };
}

Spot spot_of(const std::array<int, 2>& m) {
  return metres(m[0], m[1]);
}

bool mostly_inside_town(Spot a, Spot b) {
  return built_up((a + b) / 2);
}

int speed_of(Kind kind, bool in_town) {
  if (in_town) return 50;
  return kind == Kind::tertiary ? 70 : 100;
}

// The course between two junctions of the table, with what it meets on the way.
void draw_piece(StreetGraph& graph, const Line& shape, StreetIndex street) {
  const Line line = subdivide(smooth(shape, 2), kStep);
  const Kind kind = graph.streets()[street].kind;
  NodeIndex at = graph.node_at(line.front());
  for (std::size_t i = 1; i < line.size(); ++i) {
    const Spot from = line[i - 1], to = line[i];
    Edge edge;
    edge.street = street;
    edge.kind = kind;
    edge.speed = speed_of(kind, mostly_inside_town(from, to));
    edge.bridge = crosses_water(from, to);
    // Important roads and those in town pass under the railway, the others cross it on the level.
    edge.tunnel = crosses_railway(from, to) && (kind != Kind::tertiary || built_up((from + to) / 2));
    at = graph.force(at, to, edge);
  }
}

void draw_course(StreetGraph& graph, const Course& course, const std::map<std::array<int, 2>, int>& uses) {
  Street street;
  street.kind = course.kind;
  street.name = course.name;
  street.sorbian = course.sorbian;
  street.reference = course.reference;
  const StreetIndex index = graph.add_street(street);
  Line piece;
  for (std::size_t i = 0; i < course.metres.size(); ++i) {
    piece.push_back(spot_of(course.metres[i]));
    const bool junction = uses.at(course.metres[i]) > 1 || i + 1 == course.metres.size();
    if (!junction || piece.size() < 2) continue;
    draw_piece(graph, piece, index);
    piece = {piece.back()};
  }
}

// One underpass is low: tall vehicles must go round.
void limit_heights(StreetGraph& graph) {
  constexpr int kLow = 240, kUsual = 390;
  for (Edge& edge : graph.edges()) {
    if (!edge.tunnel) continue;
    edge.max_height_cm = graph.streets()[edge.street].name == "Bahndammstraße" ? kLow : kUsual;
  }
}

std::optional<NodeIndex> junction_at(const StreetGraph& graph, Spot at) {
  for (const EdgeIndex e : graph.edges_near(at, at, 10)) {
    for (const NodeIndex n : {graph.edges()[e].a, graph.edges()[e].b}) {
      if (graph.spot(n) == at && graph.nodes()[n].edges.size() >= 3) return n;
    }
  }
  return std::nullopt;
}

void draw_roundabout(StreetGraph& graph, NodeIndex centre) {
  constexpr std::int64_t kRadius = 190;
  constexpr int kArcStep = 400;
  const Spot middle = graph.spot(centre);
  std::map<int, NodeIndex> ring;  // by heading
  Edge like;
  const std::vector<EdgeIndex> arms = graph.nodes()[centre].edges;
  for (const EdgeIndex arm : arms) {
    const Edge edge = graph.edges()[arm];
    const Spot outward = graph.spot(graph.other_end(arm, centre)) - middle;
    if (length(outward) <= kRadius) return;
    const Spot at = middle + outward * kRadius / length(outward);
    ring.emplace(heading_of(outward), graph.split(arm, at));
    like = edge;
  }
  const std::vector<EdgeIndex> stubs = graph.nodes()[centre].edges;
  for (const EdgeIndex stub : stubs) graph.remove(stub);
  for (int heading = 0; heading < 3600; heading += kArcStep) {
    const bool free = std::none_of(ring.begin(), ring.end(), [&](const auto& entry) {
      const int apart = normalised(entry.first - heading);
      return std::min(apart, 3600 - apart) < kArcStep / 2;
    });
    if (free) ring.emplace(heading, graph.add_node(middle + along(heading, kRadius)));
  }
  Street street;
  street.kind = like.kind;
  like.street = graph.add_street(street);
  like.roundabout = like.oneway = true;
  like.bridge = like.tunnel = false;
  for (auto it = ring.begin(); it != ring.end(); ++it) {
    const auto next = std::next(it) == ring.end() ? ring.begin() : std::next(it);
    graph.add_edge(it->second, next->second, like);
  }
}

}  // namespace

void draw_main_roads(StreetGraph& graph) {
  const auto courses = courses_of_the_city();
  std::map<std::array<int, 2>, int> uses;
  for (const Course& course : courses) {
    for (const auto& point : course.metres) ++uses[point];
  }
  for (const Course& course : courses) draw_course(graph, course, uses);
  limit_heights(graph);
}

void draw_roundabouts(StreetGraph& graph) {
  for (const Spot at : {metres(1450, -50), metres(-39, 2229), metres(784, -4140), metres(-2161, 4354),
                        metres(2145, -2716), metres(-2333, -276), metres(3382, 5341)}) {
    if (const auto centre = junction_at(graph, at)) draw_roundabout(graph, *centre);
  }
}

}  // namespace postkutscher::cottbus
