#include "scenarios/cottbus/boundaries.h"

#include <algorithm>
#include <map>

#include "scenarios/cottbus/districts.h"

namespace postkutscher::cottbus {

namespace {

// Negative inside the cell of i, as seen from j.
std::int64_t beyond(std::size_t i, std::size_t j, Spot p) {
  const Spot ci = settlements()[i].centre(), cj = settlements()[j].centre();
  return 2 * dot(p, cj - ci) + dot(ci, ci) - cell_weight(i) - dot(cj, cj) + cell_weight(j);
}

Line clipped(const Line& ring, std::size_t i, std::size_t j) {
  Line result;
  for (std::size_t k = 0; k < ring.size(); ++k) {
    const Spot a = ring[k], b = ring[(k + 1) % ring.size()];
    const std::int64_t fa = beyond(i, j, a), fb = beyond(i, j, b);
    if (fa <= 0) result.push_back(a);
    if ((fa < 0 && fb > 0) || (fa > 0 && fb < 0)) {
      // Both cells must round the same corner alike, so the cut is always computed from the inner end.
      const bool a_inner = fa < 0;
      const Spot inner = a_inner ? a : b, outer = a_inner ? b : a;
      const std::int64_t fi = a_inner ? fa : fb, fo = a_inner ? fb : fa;
      const Spot d = outer - inner;
      result.push_back(inner + Spot{d.x * (-fi / 1024) / ((fo - fi) / 1024), d.y * (-fi / 1024) / ((fo - fi) / 1024)});
    }
  }
  return result;
}

// Corners that differ only by rounding are one corner.
class Corners {
 public:
  std::size_t index(Spot p) {
    constexpr std::int64_t kSame = 60;
    for (std::size_t i = 0; i < spots_.size(); ++i) {
      if (distance(spots_[i], p) <= kSame) return i;
    }
    spots_.push_back(p);
    return spots_.size() - 1;
  }
  Spot spot(std::size_t i) const { return spots_[i]; }

 private:
  Line spots_;
};

// Midpoint displacement: a border follows ditches and paths, not a ruler.
Line crooked(Spot a, Spot b, std::uint64_t entity) {
  RandomStream random({1, 0, entity, "border"});
  Line line{a, b};
  for (int round = 0; round < 4 && distance(line[0], line[1]) > 600; ++round) {
    Line finer{line.front()};
    for (std::size_t i = 1; i < line.size(); ++i) {
      const Spot d = line[i] - line[i - 1];
      const std::int64_t sway = draw(random, -9, 9);
      finer.push_back(line[i - 1] + d / 2 + Spot{-d.y, d.x} * sway / 100);
      finer.push_back(line[i]);
    }
    line = std::move(finer);
  }
  return line;
}

Tags names(const char* german, const char* sorbian) {
  return {{"name", german}, {"name:de", german}, {"name:dsb", sorbian}};
}

void add_places(OsmMap& map) {
  for (const District& settlement : settlements()) {
    Tags tags = names(settlement.german.data(), settlement.sorbian.data());
    tags.emplace_back("place", settlement.city && settlement.population > 5000 ? "suburb" : "village");
    if (settlement.population > 0) tags.emplace_back("population", std::to_string(settlement.population));
    map.add_node(settlement.centre(), tags);
  }
  Tags city = names("Cottbus", "Chóśebuz");
  city.emplace_back("place", "city");
  map.add_node(metres(0, 0), city);
}

}  // namespace

std::vector<Border> draw_borders() {
  Corners corners;
  std::map<std::pair<std::size_t, std::size_t>, std::vector<std::size_t>> sides;
  for (std::size_t i = 0; i < kDistrictCount; ++i) {
    Line ring = city_hull();
    for (std::size_t j = 0; j < kDistrictCount; ++j) {
      if (j != i) ring = clipped(ring, i, j);
    }
    std::vector<std::size_t> indices;
    for (const Spot p : ring) indices.push_back(corners.index(p));
    indices.erase(std::unique(indices.begin(), indices.end()), indices.end());
    for (std::size_t k = 0; k < indices.size(); ++k) {
      const std::size_t u = indices[k], v = indices[(k + 1) % indices.size()];
      if (u != v) sides[std::minmax(u, v)].push_back(i);
    }
  }
  std::vector<Border> borders;
  for (const auto& [ends, districts] : sides) {
    borders.push_back(
        {districts, crooked(corners.spot(ends.first), corners.spot(ends.second), ends.first * 1000 + ends.second)});
  }
  return borders;
}

void add_boundaries(OsmMap& map) {
  std::map<Spot, std::int64_t> ends;
  std::vector<std::vector<MapMember>> members(kDistrictCount + 1);
  for (const Border& border : draw_borders()) {
    std::vector<std::int64_t> nodes;
    for (const Spot p : border.line) {
      const bool end = p == border.line.front() || p == border.line.back();
      const auto known = end ? ends.find(p) : ends.end();
      nodes.push_back(known != ends.end() ? known->second : map.add_node(p));
      if (end) ends.emplace(p, nodes.back());
    }
    const bool outer = border.districts.size() == 1;
    const std::int64_t way = map.add_way(nodes, {{"boundary", "administrative"}, {"admin_level", outer ? "6" : "10"}});
    for (const std::size_t district : border.districts) members[district].push_back({MemberType::way, way, "outer"});
    if (outer) members[kDistrictCount].push_back({MemberType::way, way, "outer"});
  }
  add_places(map);
  Tags city = names("Cottbus", "Chóśebuz");
  city.insert(city.end(), {{"type", "boundary"}, {"boundary", "administrative"}, {"admin_level", "6"}});
  map.add_relation(members[kDistrictCount], city);
  for (std::size_t i = 0; i < kDistrictCount; ++i) {
    const District& district = settlements()[i];
    Tags tags = names(district.german.data(), district.sorbian.data());
    tags.insert(tags.end(), {{"type", "boundary"},
                             {"boundary", "administrative"},
                             {"admin_level", "10"},
                             {"population", std::to_string(district.population)}});
    map.add_relation(members[i], tags);
  }
}

}  // namespace postkutscher::cottbus
