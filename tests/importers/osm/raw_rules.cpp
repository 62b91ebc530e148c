#include <algorithm>
#include <cstdlib>
#include <set>
#include <sstream>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "tests/importers/osm/raw_map.h"

namespace postkutscher {

namespace {

enum class RawAccess { unsaid, closed, ends_only, open };

bool is_among(const std::string& value, std::initializer_list<const char*> list) {
  return std::any_of(list.begin(), list.end(), [&](const char* word) { return value == word; });
}

std::string value_of(const RawTags& tags, const std::string& key) {
  const auto found = tags.find(key);
  return found == tags.end() ? "" : found->second;
}

std::set<std::string> words_of(const std::string& list) {
  std::set<std::string> words;
  std::istringstream stream(list);
  for (std::string word; std::getline(stream, word, ';');) {
    word.erase(0, word.find_first_not_of(' '));
    words.insert(word);
  }
  return words;
}

RawAccess access_of_word(const std::string& word, const RawVehicle& vehicle) {
  const auto& open = vehicle.open_values;
  if (std::find(open.begin(), open.end(), word) != open.end()) return RawAccess::open;
  if (is_among(word, {"yes", "permissive", "designated", "official", "motorcar", "motor_vehicle", "vehicle"})) {
    return RawAccess::open;
  }
  if (is_among(word, {"destination", "customers", "delivery", "private", "permit", "residents"})) {
    return RawAccess::ends_only;
  }
  return is_among(word, {"no", "agricultural", "forestry", "emergency", "psv", "bus", "military", "use_sidepath"})
             ? RawAccess::closed
             : RawAccess::unsaid;
}

// The most special key that says something decides; of a list of values the most generous one.
RawAccess access_by_keys(const RawTags& tags, const RawVehicle& vehicle, const std::string& direction) {
  for (const std::string& key : vehicle.keys) {
    for (const std::string& full_key : {key + direction, key}) {
      RawAccess best = RawAccess::unsaid;
      for (const std::string& word : words_of(value_of(tags, full_key))) {
        best = std::max(best, access_of_word(word, vehicle));
      }
      if (best != RawAccess::unsaid) return best;
    }
  }
  return RawAccess::unsaid;
}

bool is_road_for_cars(const RawTags& tags) {
  const std::string highway = value_of(tags, "highway");
  if (is_among(highway, {"motorway", "motorway_link", "trunk", "trunk_link", "primary", "primary_link", "secondary",
                         "secondary_link", "tertiary", "tertiary_link", "unclassified", "residential", "living_street",
                         "service"})) {
    return true;
  }
  return is_among(value_of(tags, "route"), {"ferry", "shuttle_train"});
}

bool is_under(const RawTags& tags, const std::string& limit, double size) {
  const double number = std::strtod(value_of(tags, limit).c_str(), nullptr);
  return number > 0 && number < size;
}

RawAccess way_access_of(const RawTags& tags, const RawVehicle& vehicle, bool forward) {
  if (is_under(tags, "maxheight", vehicle.height) || is_under(tags, "maxwidth", vehicle.width) ||
      is_under(tags, "maxweight", vehicle.weight)) {
    return RawAccess::closed;
  }
  const RawAccess said = access_by_keys(tags, vehicle, forward ? ":forward" : ":backward");
  if (said != RawAccess::unsaid) return said;
  return is_road_for_cars(tags) ? RawAccess::open : RawAccess::closed;
}

bool is_wrong_way(const RawTags& tags, const RawVehicle& vehicle, bool forward) {
  std::string oneway = value_of(tags, "oneway");
  for (auto key = vehicle.keys.rbegin(); key != vehicle.keys.rend(); ++key) {
    if (const auto special = value_of(tags, "oneway:" + *key); !special.empty()) oneway = special;
  }
  if (is_among(oneway, {"yes", "true", "1"})) return !forward;
  if (is_among(oneway, {"-1", "reverse"})) return forward;
  if (oneway == "reversible") return true;
  if (!oneway.empty()) return false;
  const bool implied = value_of(tags, "highway") == "motorway" || value_of(tags, "junction") == "roundabout" ||
                       value_of(tags, "junction") == "circular";
  return implied && !forward;
}

bool stops_at(const RawTags& tags, const RawVehicle& vehicle) {
  const RawAccess said = access_by_keys(tags, vehicle, "");
  if (said != RawAccess::unsaid) return said == RawAccess::closed;
  const std::string barrier = value_of(tags, "barrier");
  if (barrier.empty() || value_of(tags, "bollard") == "rising") return false;
  if (barrier == "kerb")
    return !is_among(value_of(tags, "kerb"), {"lowered", "flush"}) && value_of(tags, "highway") != "crossing";
  return !is_among(barrier, {"gate", "lift_gate", "cattle_grid", "border_control", "toll_booth", "sally_port",
                             "entrance", "no", "height_restrictor", "arch"});
}

bool binds(const RawRestriction& restriction, const RawVehicle& vehicle, std::string& value) {
  value = value_of(restriction.tags, "restriction");
  for (const std::string& key : vehicle.keys) {
    if (key == "access") continue;
    if (words_of(value_of(restriction.tags, "except")).contains(key)) return false;
    if (value.empty()) value = value_of(restriction.tags, "restriction:" + key);
  }
  const bool on_red = value.size() > 7 && value.substr(value.size() - 7) == "_on_red";
  const bool at_times = restriction.tags.contains("day_on") || restriction.tags.contains("hour_on");
  return !on_red && !at_times && (value.rfind("no_", 0) == 0 || value.rfind("only_", 0) == 0);
}

// Judges one restriction along one path.
class Judge {
 public:
  Judge(const RawMap& map, const RawRestriction& restriction, bool only)
      : map_(map), restriction_(restriction), only_(only) {}

  bool broken_by(std::span<const Hop> path) const {
    for (std::size_t i = 0; i + 1 < path.size(); ++i) {
      if (path[i].way == path[i + 1].way && path[i].from != path[i + 1].to) continue;
      const std::size_t exit = after_via(path, i + 1);
      if (exit < path.size() && is_from(path[i]) && breaks(path, i, exit)) return true;
    }
    return false;
  }

 private:
  bool ends_at(std::int64_t way, std::int64_t node) const {
    const auto found = map_.ways.find(way);
    return found != map_.ways.end() && (found->second.nodes.front() == node || found->second.nodes.back() == node);
  }

  bool is_from(const Hop& hop) const {
    const auto& from = restriction_.from;
    return std::find(from.begin(), from.end(), hop.way) != from.end() && ends_at(hop.way, hop.to);
  }

  // The hop after all the via ways from end to end, if the path follows them from `first`; path.size() if not.
  std::size_t after_via(std::span<const Hop> path, std::size_t first) const {
    if (restriction_.via_ways.empty()) {
      return !restriction_.via_nodes.empty() && path[first].from == restriction_.via_nodes.front() ? first
                                                                                                   : path.size();
    }
    std::size_t at = first;
    for (const std::int64_t via : restriction_.via_ways) {
      const auto found = map_.ways.find(via);
      if (found == map_.ways.end() || at >= path.size() || !ends_at(via, path[at].from)) return path.size();
      const std::size_t length = found->second.nodes.size() - 1;
      for (std::size_t end = at + length; at < end; ++at) {
        if (at >= path.size() || path[at].way != via) return path.size();
      }
      if (!ends_at(via, path[at - 1].to)) return path.size();
    }
    return at;
  }

  bool breaks(std::span<const Hop> path, std::size_t last, std::size_t exit) const {
    const auto& to = restriction_.to;
    const bool takes_it = std::find(to.begin(), to.end(), path[exit].way) != to.end();
    const bool turns_back = path[exit].to == path[exit - 1].from;
    if (!only_) return takes_it && ends_at(path[exit].way, path[exit].from) && !(turns_back && !names_one_way());
    const bool to_touches =
        std::any_of(to.begin(), to.end(), [&](std::int64_t w) { return ends_at(w, path[exit].from); });
    return to_touches && !takes_it && !turns_back && last < exit;
  }

  bool names_one_way() const { return restriction_.via_ways.empty() && restriction_.from == restriction_.to; }

  const RawMap& map_;
  const RawRestriction& restriction_;
  bool only_;
};

class Walk {
 public:
  Walk(const RawMap& map, const RawVehicle& vehicle, const RawJudge& judge, std::span<const Hop> path)
      : map_(map), vehicle_(vehicle), judge_(judge), path_(path) {}

  std::vector<std::string> complaints() {
    for (std::size_t i = 0; i < path_.size(); ++i) check_hop(i);
    check_ends();
    for (const RawRestriction& restriction : map_.restrictions) check(restriction);
    return std::move(found_);
  }

 private:
  void check_hop(std::size_t i) {
    const Hop& hop = path_[i];
    const auto way = map_.ways.find(hop.way);
    const int direction = way == map_.ways.end() ? 0 : direction_of(way->second, hop);
    access_.push_back(RawAccess::closed);
    if (direction == 0) return complain("no such road", hop.way);
    access_.back() = way_access_of(way->second.tags, vehicle_, direction > 0);
    if (access_.back() == RawAccess::closed) complain("closed way", hop.way);
    if (is_wrong_way(way->second.tags, vehicle_, direction > 0)) complain("wrong way", hop.way);
    if (i == 0) return;
    if (path_[i - 1].to != hop.from) complain("gap before way", hop.way);
    const auto tags = map_.node_tags.find(hop.from);
    const bool turns_back = path_[i - 1].from == hop.to;
    if (tags != map_.node_tags.end() && !turns_back && stops_at(tags->second, vehicle_)) complain("barrier", hop.from);
  }

  // 1 along the way, -1 against it, 0 not on it. Both ways round short loops the first match counts.
  static int direction_of(const RawWay& way, const Hop& hop) {
    for (std::size_t i = 0; i + 1 < way.nodes.size(); ++i) {
      if (way.nodes[i] == hop.from && way.nodes[i + 1] == hop.to) return 1;
      if (way.nodes[i] == hop.to && way.nodes[i + 1] == hop.from) return -1;
    }
    return 0;
  }

  // Roads for their own destinations lie at the beginning and at the end only.
  void check_ends() {
    std::size_t first = 0, last = path_.size();
    while (first < last && access_[first] == RawAccess::ends_only) ++first;
    while (last > first && access_[last - 1] == RawAccess::ends_only) --last;
    for (std::size_t i = first; i < last; ++i) {
      if (access_[i] != RawAccess::ends_only) continue;
      const std::size_t begin = i;
      while (i + 1 < last && access_[i + 1] == RawAccess::ends_only) ++i;
      if (judge_.leads_on(path_[begin].from, path_[i].to)) complain("shortcut through way", path_[begin].way);
    }
  }

  void check(const RawRestriction& restriction) {
    std::string value;
    if (!binds(restriction, vehicle_, value)) return;
    if (restriction.from.size() != 1 && value != "no_entry") return;
    if (restriction.to.size() != 1 && value != "no_exit") return;
    if (Judge(map_, restriction, value.rfind("only_", 0) == 0).broken_by(path_))
      complain("restriction", restriction.id);
  }

  void complain(const std::string& rule, std::int64_t object) { found_.push_back(rule + " " + std::to_string(object)); }

  const RawMap& map_;
  const RawVehicle& vehicle_;
  const RawJudge& judge_;
  std::span<const Hop> path_;
  std::vector<RawAccess> access_;
  std::vector<std::string> found_;
};

}  // namespace

RawVehicle raw_car() {
  return {.keys = {"motorcar", "motor_vehicle", "vehicle", "access"}, .open_values = {}};
}

RawVehicle raw_ambulance() {
  return {.keys = {"emergency", "motorcar", "motor_vehicle", "vehicle", "access"}, .open_values = {"emergency"}};
}

RawJudge::RawJudge(const RawMap& map, RawVehicle vehicle) : map_(map), vehicle_(std::move(vehicle)) {
  for (const auto& [id, way] : map.ways) {
    for (const bool forward : {true, false}) {
      if (way_access_of(way.tags, vehicle_, forward) != RawAccess::open) continue;
      if (is_wrong_way(way.tags, vehicle_, forward)) continue;
      for (std::size_t i = 0; i + 1 < way.nodes.size(); ++i) {
        public_neighbours_[way.nodes[forward ? i : i + 1]].push_back(way.nodes[forward ? i + 1 : i]);
      }
    }
  }
}

std::vector<std::string> RawJudge::complaints(std::span<const Hop> path) const {
  return Walk(map_, vehicle_, *this, path).complaints();
}

bool RawJudge::leads_on(std::int64_t from, std::int64_t to) const {
  std::unordered_set<std::int64_t> seen = {from};
  std::vector<std::int64_t> waiting = {from};
  while (!waiting.empty()) {
    const std::int64_t node = waiting.back();
    waiting.pop_back();
    if (node == to) return true;
    const auto tags = map_.node_tags.find(node);
    if (node != from && tags != map_.node_tags.end() && stops_at(tags->second, vehicle_)) continue;
    const auto neighbours = public_neighbours_.find(node);
    if (neighbours == public_neighbours_.end()) continue;
    for (const std::int64_t next : neighbours->second) {
      if (seen.insert(next).second) waiting.push_back(next);
    }
  }
  return false;
}

}  // namespace postkutscher
