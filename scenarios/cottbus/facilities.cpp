#include "scenarios/cottbus/facilities.h"

#include <map>

#include "scenarios/cottbus/districts.h"
#include "scenarios/cottbus/landscape.h"

namespace postkutscher::cottbus {

namespace {

struct FixedPlace {
  PlaceUse use;
  const char* name;
  const char* sorbian;
  Tags tags;
  Spot at;
  Admission drive;
};

std::vector<FixedPlace> fixed_places() {
  using enum PlaceUse;
  return {
      {hospital,
       "Medizinische Universität Lausitz – Carl Thiem",
       "",
       {{"amenity", "hospital"}, {"healthcare", "hospital"}},
       metres(-784, -1946),
       Admission::customers},
      {hospital,
       "Herzzentrum (Lage ungefähr)",
       "",
       {{"amenity", "hospital"}, {"healthcare", "hospital"}},
       metres(-1044, -2064),
       Admission::customers},
      {civic,
       "Cottbus Hauptbahnhof",
       "Chóśebuz głowne dwórnišćo",
       {{"railway", "station"}, {"public_transport", "station"}},
       metres(-535, -1070),
       Admission::everyone},
      {civic, "Neues Rathaus", "", {{"amenity", "townhall"}}, metres(-12, -118), Admission::everyone},
      {civic, "Universität", "", {{"amenity", "university"}}, metres(-700, 716), Admission::everyone},
      {civic, "Stadthalle", "", {{"amenity", "theatre"}}, metres(-273, 150), Admission::everyone},
  };
}

struct PlaceGroup {
  PlaceUse use;
  const char* label;
  Tags tags;
  std::vector<const char*> districts;
};

std::vector<PlaceGroup> invented_places() {
  using enum PlaceUse;
  return {
      {dialysis,
       "Dialysezentrum",
       {{"amenity", "clinic"}, {"healthcare", "dialysis"}},
       {"Schmellwitz", "Sachsendorf", "Sandow", "Ströbitz"}},
      {clinic,
       "Medizinisches Versorgungszentrum",
       {{"amenity", "clinic"}, {"healthcare", "clinic"}},
       {"Mitte", "Sandow", "Schmellwitz", "Sachsendorf", "Ströbitz"}},
      {clinic,
       "Strahlentherapie und Onkologie",
       {{"amenity", "clinic"}, {"healthcare", "clinic"}},
       {"Spremberger Vorstadt", "Mitte"}},
      {rehabilitation, "Rehabilitationszentrum", {{"healthcare", "rehabilitation"}}, {"Branitz", "Ströbitz", "Mitte"}},
      {nursing_home,
       "Seniorenheim",
       {{"amenity", "nursing_home"}},
       {"Mitte", "Schmellwitz", "Schmellwitz", "Sandow", "Sandow", "Sandow", "Spremberger Vorstadt",
        "Spremberger Vorstadt", "Ströbitz", "Ströbitz", "Sachsendorf", "Sachsendorf", "Sielow", "Gallinchen", "Branitz",
        "Döbbrick", "Madlow"}},
      {doctors,
       "Arztpraxis",
       {{"amenity", "doctors"}},
       {"Mitte",
        "Mitte",
        "Mitte",
        "Mitte",
        "Schmellwitz",
        "Schmellwitz",
        "Schmellwitz",
        "Sandow",
        "Sandow",
        "Sandow",
        "Spremberger Vorstadt",
        "Spremberger Vorstadt",
        "Spremberger Vorstadt",
        "Ströbitz",
        "Ströbitz",
        "Ströbitz",
        "Sachsendorf",
        "Sachsendorf",
        "Sielow",
        "Gallinchen",
        "Groß Gaglow",
        "Kahren",
        "Kolkwitz",
        "Peitz"}},
      {pharmacy,
       "Apotheke",
       {{"amenity", "pharmacy"}},
       {"Mitte", "Mitte", "Schmellwitz", "Sandow", "Spremberger Vorstadt", "Ströbitz", "Sachsendorf", "Sielow",
        "Gallinchen"}},
  };
}

std::size_t settlement_named(std::string_view name) {
  std::size_t i = 0;
  while (settlements()[i].german != name) ++i;
  return i;
}

// A drive from the nearest street to a new node at the place.
NodeIndex draw_drive(StreetGraph& graph, Spot at, Admission admission) {
  constexpr std::int64_t kLongest = 4000;
  const auto street = graph.nearest_edge(at, kLongest, [](const Edge& e) {
    return e.kind <= Kind::living_street && !e.bridge && !e.tunnel && !e.roundabout;
  });
  const NodeIndex door = graph.add_node(at);
  if (!street) return door;
  const Edge edge = graph.edges()[*street];
  const Spot turn = nearest_on_segment(graph.spot(edge.a), graph.spot(edge.b), at);
  Street drive;
  drive.kind = Kind::service;
  drive.admission = admission;
  Edge like;
  like.kind = drive.kind;
  like.street = graph.add_street(drive);
  graph.force(door, turn, like);
  return door;
}

// A free spot 35 m beside a street of the settlement.
std::optional<Spot> free_spot(const StreetGraph& graph, std::size_t settlement, RandomStream& random) {
  constexpr std::int64_t kSetBack = 350, kFree = 240;
  const District& district = settlements()[settlement];
  for (int attempt = 0; attempt < 60; ++attempt) {
    // One draw per statement: the order of evaluation within an expression differs between compilers.
    const int heading = static_cast<int>(draw(random, 0, 3599));
    const std::int64_t away = district.radius * draw(random, 10, 75) / 10;
    const Spot about = district.centre() + along(heading, away);
    const auto street = graph.nearest_edge(about, 1200, [](const Edge& e) { return e.kind <= Kind::living_street; });
    if (!street) continue;
    const Spot a = graph.spot(graph.edges()[*street].a), b = graph.spot(graph.edges()[*street].b);
    const Spot at = (a + b) / 2 + along(heading_of(b - a) + (chance(random, 500) ? 900 : -900), kSetBack);
    if (settlement_at(at) == settlement && graph.distance_to_edges(at, kFree) >= kFree && !blocked(at, (a + b) / 2))
      return at;
  }
  return std::nullopt;
}

std::string numbered(const PlaceGroup& group, std::size_t i) {
  std::string name = group.label;
  name += ' ';
  name += group.districts[i];
  std::size_t same = 0, before = 0;
  for (std::size_t k = 0; k < group.districts.size(); ++k) {
    if (std::string_view(group.districts[k]) != group.districts[i]) continue;
    ++same;
    if (k < i) ++before;
  }
  if (same > 1) name += ' ' + std::to_string(before + 1);
  return name + " (synthetisch)";
}

}  // namespace

std::vector<Place> draw_places(StreetGraph& graph, std::uint64_t seed) {
  std::vector<Place> places;
  for (const FixedPlace& fixed : fixed_places()) {
    places.push_back({fixed.use, fixed.name, fixed.sorbian, fixed.tags, settlement_at(fixed.at), fixed.at,
                      draw_drive(graph, fixed.at, fixed.drive)});
  }
  for (const PlaceGroup& group : invented_places()) {
    for (std::size_t i = 0; i < group.districts.size(); ++i) {
      const std::size_t settlement = settlement_named(group.districts[i]);
      RandomStream random({seed, static_cast<std::uint64_t>(group.use), i, "place"});
      const auto at = free_spot(graph, settlement, random);
      if (!at) continue;
      const Admission drive = group.use == PlaceUse::nursing_home && i % 3 == 0 ? Admission::private_drive
                              : group.use == PlaceUse::doctors                  ? Admission::everyone
                                                                                : Admission::customers;
      places.push_back({group.use, numbered(group, i), "", group.tags, settlement, *at, draw_drive(graph, *at, drive)});
    }
  }
  return places;
}

std::vector<House> draw_houses(const StreetGraph& graph, std::uint64_t seed) {
  constexpr std::int64_t kSetBack = 150, kFree = 110;
  std::vector<House> houses;
  std::map<std::pair<StreetIndex, bool>, int> numbers;
  for (EdgeIndex e = 0; e < graph.edges().size(); ++e) {
    const Edge& edge = graph.edges()[e];
    const std::string& street = graph.streets()[edge.street].name;
    if (!edge.alive || street.empty() || edge.kind > Kind::living_street || edge.roundabout) continue;
    const Spot a = graph.spot(edge.a), b = graph.spot(edge.b), middle = (a + b) / 2;
    if (!built_up(middle) || distance(a, b) < 200) continue;
    RandomStream random({seed, 0, e, "houses"});
    for (const bool left : {true, false}) {
      if (!chance(random, 300)) continue;
      const Spot at = middle + along(heading_of(b - a) + (left ? 900 : -900), kSetBack + draw(random, 0, 40));
      if (graph.distance_to_edges(at, kFree) < kFree || in_lake(at)) continue;
      int& number = numbers[{edge.street, left}];
      number += static_cast<int>(2 * draw(random, 1, 2));
      houses.push_back({at, street, left ? number - 1 : number, settlement_at(at)});
    }
  }
  return houses;
}

}  // namespace postkutscher::cottbus
