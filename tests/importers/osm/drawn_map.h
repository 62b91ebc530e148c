// A map drawn in ASCII with tags as OpenStreetMap has them, written as XML and read by the whole importer. Letters and
// digits are places; a way is named by the letters it runs through, and is called that unless it has another name.
//
//   DrawnMap map({"a--b--c",
//                 "   |   ",
//                 "   d   "});                                     // 50 m per cell
//   map.way("ab").way("bc", {{"oneway", "yes"}}).way("bd", {{"highway", "service"}}).node("d", {{"barrier", "gate"}});
//   map.restriction("no_right_turn", "ab", "b", "bd");             // a letter: via node; ways with commas: via ways
//   EXPECT_EQ(map.streets("a", "c"), "ab,bc");
//   EXPECT_EQ(map.streets("c", "a"), "no route");
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/routing/router.h"
#include "tests/importers/osm/temporary_map.h"
#include "tests/support/ascii_picture.h"

namespace postkutscher {

class DrawnMap {
 public:
  using TextTags = TemporaryMap::TextTags;

  inline static const TextTags kOneway = {{"oneway", "yes"}};

  explicit DrawnMap(const std::vector<std::string>& picture, double metres_per_cell = 50);

  // Unknown letters and ways throw std::invalid_argument: the test itself is wrong. highway=residential and the letters
  // as name are added where the tags do not say otherwise.
  DrawnMap& way(const std::string& letters, const TextTags& tags = {});
  DrawnMap& node(std::string_view letter, const TextTags& tags);
  // type=restriction and restriction=<value>, both unless the tags say otherwise.
  DrawnMap& restriction(const std::string& value, const std::string& from, const std::string& via,
                        const std::string& to, const TextTags& tags = {});
  // Members by role: a letter is a node, more are a way, and several have commas between them.
  DrawnMap& relation(const std::vector<std::pair<std::string, std::string>>& members, const TextTags& tags);

  // Names of the streets from place to place, each once until it changes; a U-turn begins a new one. "no route" or
  // "no segment" where there is none.
  std::string streets(std::string_view from, std::string_view to, const std::string& profile = "car");
  std::optional<Route> route(std::string_view from, std::string_view to, const std::string& profile = "car");
  const Network& network();
  Coordinate at(std::string_view letter) const;

 private:
  const Router& router(const std::string& profile);

  AsciiPicture picture_;
  double metres_per_cell_;
  std::map<char, TextTags> tags_;  // of places
  std::vector<std::string> ways_;
  std::int64_t relations_ = 0;
  TemporaryMap map_;
  std::unique_ptr<const Network> network_;
  std::map<std::string, std::unique_ptr<Router>> routers_;
};

}  // namespace postkutscher
