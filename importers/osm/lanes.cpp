#include "importers/osm/lanes.h"

#include <algorithm>
#include <string>
#include <vector>

#include "importers/osm/access_values.h"

namespace postkutscher::osm {

namespace {

using Lanes = std::vector<std::string_view>;

// Empty lanes count: "no||yes" has three.
Lanes split_lanes(std::string_view text) {
  Lanes lanes;
  if (text.empty()) return lanes;
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto end = std::min(text.find('|', begin), text.size());
    lanes.push_back(trimmed(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  return lanes;
}

Lanes lanes_of(Tags tags, std::string_view key, std::string_view direction) {
  const std::string lanes_key = std::string(key) + ":lanes";
  const auto of_direction = tags.at(lanes_key, direction);
  return split_lanes(of_direction.empty() ? tags[lanes_key] : of_direction);
}

bool speaks_of_lanes(Tags tags) {
  return std::any_of(tags.begin(), tags.end(),
                     [](const Tag& tag) { return tag.key.find(":lanes") != std::string_view::npos; });
}

bool lane_closed(const std::vector<Lanes>& by_key, std::size_t lane, Mode mode) {
  for (const auto& lanes : by_key) {
    const auto found = lane < lanes.size() ? permission(lanes[lane], mode) : Permission::absent;
    if (found != Permission::absent && found != Permission::unknown) return found == Permission::no;
  }
  return false;
}

}  // namespace

bool all_lanes_closed(Tags tags, Mode mode, std::string_view direction) {
  if (!speaks_of_lanes(tags)) return false;
  std::vector<Lanes> by_key;
  std::size_t count = 0;
  for (const auto key : access_keys(mode)) {
    by_key.push_back(lanes_of(tags, key, direction));
    count = std::max(count, by_key.back().size());
  }
  for (std::size_t lane = 0; lane < count; ++lane) {
    if (!lane_closed(by_key, lane, mode)) return false;
  }
  return count > 0;
}

bool is_carpool_only(Tags tags, std::string_view direction) {
  if (tags.is("hov", "designated")) return true;
  if (!speaks_of_lanes(tags)) return false;
  const auto lanes = lanes_of(tags, "hov", direction);
  return !lanes.empty() && std::all_of(lanes.begin(), lanes.end(), [](auto lane) { return lane == "designated"; });
}

}  // namespace postkutscher::osm
