#include "tests/importers/osm/drawn_map.h"

#include <algorithm>
#include <sstream>
#include <stdexcept>

namespace postkutscher {

namespace {

constexpr double kMetresPerDegree = 111'200;

void add_unless_there(DrawnMap::TextTags& tags, const std::string& key, const std::string& value) {
  const bool there = std::any_of(tags.begin(), tags.end(), [&](const auto& tag) { return tag.first == key; });
  if (!there) tags.emplace_back(key, value);
}

std::vector<std::string> split_at_commas(const std::string& text) {
  std::vector<std::string> parts;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, ',');) parts.push_back(part);
  return parts;
}

}  // namespace

DrawnMap::DrawnMap(const std::vector<std::string>& picture, double metres_per_cell)
    : picture_(picture), metres_per_cell_(metres_per_cell) {}

DrawnMap& DrawnMap::way(const std::string& letters, const TextTags& tags) {
  std::vector<std::int64_t> nodes;
  for (const char c : letters) {
    picture_.at(std::string_view(&c, 1));
    nodes.push_back(c);
  }
  TextTags all = tags;
  add_unless_there(all, "highway", "residential");
  add_unless_there(all, "name", letters);
  ways_.push_back(letters);
  map_.way(static_cast<std::int64_t>(ways_.size()), nodes, all);
  return *this;
}

DrawnMap& DrawnMap::node(std::string_view letter, const TextTags& tags) {
  picture_.at(letter);
  tags_[letter.front()] = tags;
  return *this;
}

DrawnMap& DrawnMap::restriction(const std::string& value, const std::string& from, const std::string& via,
                                const std::string& to, const TextTags& tags) {
  TextTags all = tags;
  add_unless_there(all, "type", "restriction");
  if (!value.empty()) add_unless_there(all, "restriction", value);
  return relation({{"from", from}, {"via", via}, {"to", to}}, all);
}

DrawnMap& DrawnMap::relation(const std::vector<std::pair<std::string, std::string>>& members, const TextTags& tags) {
  std::vector<TemporaryMap::Member> list;
  for (const auto& [role, names] : members) {
    for (const std::string& name : split_at_commas(names)) {
      if (name.size() == 1) {
        list.push_back({"node", name.front(), role});
        continue;
      }
      const auto found = std::find(ways_.begin(), ways_.end(), name);
      if (found == ways_.end()) throw std::invalid_argument("DrawnMap: there is no way \"" + name + "\"");
      list.push_back({"way", found - ways_.begin() + 1, role});
    }
  }
  map_.relation(++relations_, list, tags);
  return *this;
}

const Network& DrawnMap::network() {
  if (network_) return *network_;
  for (const auto& [name, cell] : picture_.places()) {
    const Coordinate place = at(std::string_view(&name, 1));
    map_.node(name, place.lon(), place.lat(), tags_[name]);
  }
  network_ = std::make_unique<const Network>(map_.import());
  return *network_;
}

Coordinate DrawnMap::at(std::string_view letter) const {
  const AsciiPicture::Cell& cell = picture_.at(letter);
  const double degrees = metres_per_cell_ / kMetresPerDegree;
  return Coordinate::from_degrees(1 + cell.column * degrees, 1 - cell.row * degrees);
}

const Router& DrawnMap::router(const std::string& profile) {
  auto& router = routers_[profile];
  if (!router) router = std::make_unique<Router>(network(), standard_profile(profile));
  return *router;
}

std::optional<Route> DrawnMap::route(std::string_view from, std::string_view to, const std::string& profile) {
  const Router& way_finder = router(profile);
  auto workspace = way_finder.make_workspace();
  return way_finder.route(way_finder.snap(at(from)), way_finder.snap(at(to)), workspace);
}

std::string DrawnMap::streets(std::string_view from, std::string_view to, const std::string& profile) {
  for (const std::string_view end : {from, to}) {
    if (!router(profile).snap(at(end)).found()) return "no segment";
  }
  const auto found = route(from, to, profile);
  if (!found) return "no route";
  std::string names;
  for (std::size_t i = 0; i < found->steps.size(); ++i) {
    const DirectedSegment on = found->steps[i].on;
    const bool begins = i == 0 || on == found->steps[i - 1].on.reversed() ||
                        network().name(on.segment()).german != network().name(found->steps[i - 1].on.segment()).german;
    if (begins) names += (names.empty() ? "" : ",") + network().name(on.segment()).german;
  }
  return names;
}

}  // namespace postkutscher
