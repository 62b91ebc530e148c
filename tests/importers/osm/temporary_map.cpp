#include "tests/importers/osm/temporary_map.h"

#include <cstdlib>
#include <fmt/format.h>
#include <fstream>
#include <gtest/gtest.h>
#include <stdexcept>
#include <utility>

namespace postkutscher {

namespace {

std::string tags_xml(const TemporaryMap::TextTags& tags) {
  std::string text;
  for (const auto& [key, value] : tags) text += fmt::format("<tag k=\"{}\" v=\"{}\"/>", key, value);
  return text;
}

}  // namespace

TemporaryMap::TemporaryMap(std::string generator) : generator_(std::move(generator)) {
  auto name = (std::filesystem::temp_directory_path() / "postkutscher_map_XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder " + name);
  folder_ = name;
}

TemporaryMap::TemporaryMap(TemporaryMap&& other) noexcept
    : folder_(std::exchange(other.folder_, {})),
      generator_(std::move(other.generator_)),
      objects_(std::move(other.objects_)) {}

TemporaryMap::~TemporaryMap() {
  if (folder_.empty()) return;
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

TemporaryMap& TemporaryMap::node(std::int64_t id, double lon, double lat, const TextTags& tags) {
  objects_ += fmt::format("<node id=\"{}\" lon=\"{:.7f}\" lat=\"{:.7f}\">{}</node>\n", id, lon, lat, tags_xml(tags));
  return *this;
}

TemporaryMap& TemporaryMap::way(std::int64_t id, const std::vector<std::int64_t>& nodes, const TextTags& tags) {
  objects_ += fmt::format("<way id=\"{}\">", id);
  for (const auto node : nodes) objects_ += fmt::format("<nd ref=\"{}\"/>", node);
  objects_ += tags_xml(tags) + "</way>\n";
  return *this;
}

TemporaryMap& TemporaryMap::relation(std::int64_t id, const std::vector<Member>& members, const TextTags& tags) {
  objects_ += fmt::format("<relation id=\"{}\">", id);
  for (const auto& member : members) {
    objects_ += fmt::format("<member type=\"{}\" ref=\"{}\" role=\"{}\"/>", member.type, member.id, member.role);
  }
  objects_ += tags_xml(tags) + "</relation>\n";
  return *this;
}

Network TemporaryMap::import(const std::string& area, double buffer_metres) {
  const auto file = write("map.osm", fmt::format("<?xml version=\"1.0\"?>\n<osm version=\"0.6\" generator=\"{}\">\n{}"
                                                 "</osm>\n",
                                                 generator_, objects_));
  return import_osm(file, {area, buffer_metres}, {});
}

std::filesystem::path TemporaryMap::write(const std::string& name, std::string_view content) const {
  const auto path = folder_ / name;
  std::ofstream(path, std::ios::binary) << content;
  return path;
}

std::int64_t count_of(const Network& network, std::string_view name) {
  for (const auto& [key, value] : network.provenance().counts) {
    if (key == name) return value;
  }
  ADD_FAILURE() << "no count called " << name;
  return -1;
}

}  // namespace postkutscher
