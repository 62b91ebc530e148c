#include "scenarios/words.h"

#include <algorithm>
#include <cassert>

#include "engine/fleet/names.h"
#include "engine/network/network.h"

namespace postkutscher {

namespace {

template <class Enum>
std::vector<std::string> words_of(std::size_t count) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < count; ++i) words.emplace_back(name(static_cast<Enum>(i)));
  return words;
}

}  // namespace

const std::vector<std::string>& category_words() {
  static const std::vector<std::string> kWords = words_of<Category>(kCategoryCount);
  return kWords;
}

const std::vector<std::string>& vehicle_class_words() {
  static const std::vector<std::string> kWords = words_of<VehicleClass>(kVehicleClassCount);
  return kWords;
}

const std::vector<std::string>& place_kind_words() {
  static const std::vector<std::string> kWords = words_of<PlaceKind>(kPlaceKinds);
  return kWords;
}

const std::vector<std::string>& approach_words() {
  static const std::vector<std::string> kWords = {"any", "kerb"};
  return kWords;
}

const std::vector<std::string>& road_class_words() {
  static const std::vector<std::string> kWords = {
      "motorway",      "motorway_link",  "trunk",    "trunk_link",    "primary",      "primary_link",
      "secondary",     "secondary_link", "tertiary", "tertiary_link", "unclassified", "residential",
      "living_street", "service",        "track",    "road",          "pedestrian",   "footway",
      "cycleway",      "path",           "steps",    "bridleway",     "ferry",        "other"};
  assert(kWords.size() == kRoadClassCount);
  return kWords;
}

const std::vector<std::string>& surface_words() {
  static const std::vector<std::string> kWords = {"unknown", "excellent", "good",     "fair",     "rough",     "coarse",
                                                  "poor",    "bad",       "very_bad", "horrible", "impassable"};
  assert(kWords.size() == kSurfaceClassCount);
  return kWords;
}

std::size_t index_of(const std::string& word, const std::vector<std::string>& words) {
  const auto found = std::find(words.begin(), words.end(), word);
  assert(found != words.end());
  return static_cast<std::size_t>(found - words.begin());
}

}  // namespace postkutscher
