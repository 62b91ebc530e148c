// A map written as text to a file that lives as long as the object, for whole-import tests.
//
//   TemporaryMap map;
//   map.node(1, 14.33, 51.76).node(2, 14.34, 51.76, {{"barrier", "bollard"}});
//   map.way(10, {1, 2}, {{"highway", "residential"}});
//   map.relation(20, {{"way", 10, "from"}, …}, {{"type", "restriction"}, …});
//   const Network network = map.import();
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "importers/osm/import.h"

namespace postkutscher {

class TemporaryMap {
 public:
  using TextTags = std::vector<std::pair<std::string, std::string>>;
  struct Member {
    std::string type;
    std::int64_t id = 0;
    std::string role;
  };

  explicit TemporaryMap(std::string generator = "hand");
  ~TemporaryMap();
  TemporaryMap(TemporaryMap&& other) noexcept;

  TemporaryMap& node(std::int64_t id, double lon, double lat, const TextTags& tags = {});
  TemporaryMap& way(std::int64_t id, const std::vector<std::int64_t>& nodes, const TextTags& tags);
  TemporaryMap& relation(std::int64_t id, const std::vector<Member>& members, const TextTags& tags);

  Network import(const std::string& area = "", double buffer_metres = 0);
  std::filesystem::path file() const { return folder_ / "map.osm"; }  // after import()
  // Another file in the same folder.
  std::filesystem::path write(const std::string& name, std::string_view content) const;

 private:
  std::filesystem::path folder_;
  std::string generator_;
  std::string objects_;
};

std::int64_t count_of(const Network& network, std::string_view name);

}  // namespace postkutscher
