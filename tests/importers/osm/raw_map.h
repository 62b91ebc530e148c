// A map file read a second time, straight with libosmium and apart from our importer, and plain rules of the road on
// its tags: an independent judge of routes. It knows motor vehicles only.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace postkutscher {

using RawTags = std::map<std::string, std::string>;

struct RawWay {
  std::vector<std::int64_t> nodes;  // without repetitions in a row
  RawTags tags;
};

struct RawPlace {
  std::int32_t lon_e7 = 0;
  std::int32_t lat_e7 = 0;
  bool operator==(const RawPlace&) const = default;
};

struct RawRestriction {
  std::int64_t id = 0;
  RawTags tags;
  std::vector<std::int64_t> from, via_nodes, via_ways, to;
};

struct RawMap {
  explicit RawMap(const std::filesystem::path& file);

  std::unordered_map<std::int64_t, RawWay> ways;  // with a highway or a route tag
  std::unordered_map<std::int64_t, RawPlace> places;
  std::unordered_map<std::int64_t, RawTags> node_tags;  // of nodes that have some
  std::vector<RawRestriction> restrictions;
};

// From one node of a way to the next or the one before.
struct Hop {
  std::int64_t from = 0;
  std::int64_t to = 0;
  std::int64_t way = 0;
};

struct RawVehicle {
  std::vector<std::string> keys;         // that say who may pass, the most special first
  std::vector<std::string> open_values;  // of those keys, that let it in beyond what lets everyone in
  double height = 0;                     // metres, as the width; 0 = no limit applies
  double width = 0;
  double weight = 0;  // tonnes
};
RawVehicle raw_car();
RawVehicle raw_ambulance();

class RawJudge {
 public:
  // Keeps a reference to the map, which must outlive it.
  RawJudge(const RawMap& map, RawVehicle vehicle);

  // What is wrong with a path of hops: empty if nothing is. Each complaint names the rule and the object. Roads for
  // their own destinations may be passed where nothing else leads on: a public road can lie behind private ones.
  std::vector<std::string> complaints(std::span<const Hop> path) const;

  // Whether public roads lead from one node to the other, turn restrictions apart.
  bool leads_on(std::int64_t from, std::int64_t to) const;

 private:
  const RawMap& map_;
  RawVehicle vehicle_;
  std::unordered_map<std::int64_t, std::vector<std::int64_t>> public_neighbours_;
};

}  // namespace postkutscher
