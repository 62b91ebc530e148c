#include "engine/network/network_file.h"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "tests/support/ascii_map.h"
#include "tests/support/input_errors.h"

namespace postkutscher {
namespace {

namespace fs = std::filesystem;

// A network with at least one element in every list.
AsciiMap full_map() {
  AsciiMap map({"A--B--C", "   |   ", "   D   "}, 100);
  OpeningTimes winter = hours(7, 19, 0x1F);
  winter.text = "Nov 15-Mar 15 Mo-Fr 07:00-19:00";
  winter.rules.front().dates = {{0, 11, 15, 0, 3, 15}};
  map.way("AB", {.name = "Lange Straße",
                 .sorbian = "Dłujka droga",
                 .reference = "B 169",
                 .speed = 50,
                 .timed_access = {{.when = winter, .backward = false}},
                 .timed_oneways = {{.when = winter}},
                 .timed_speeds = {{.when = winter, .speed = 30}}})
      .way("BC")
      .way("BD", {.oneway = true,
                  .surface = SurfaceClass::rough,
                  .traits = {RoadTrait::parking},
                  .timetable_seconds = 90,
                  .limits = {380, 220, 7500, 1200}})
      .point("B", {.limits = {.height_cm = 210}, .signal = true, .timed = {{.when = winter, .open = false}}})
      .restriction({.from = "AB", .via = {"B"}, .to = "BD", .when = winter});
  map.rest().addresses.push_back({map.at("A"), "Lange Straße", "1a", "03046", "Cottbus"});
  map.rest().facilities.push_back({map.at("C"), FacilityKind::dialysis, "Dialyse", ""});
  const Ring ring{map.place(0, 0), map.place(6, 0), map.place(6, 2), map.place(0, 2)};
  map.rest().districts.push_back({"Mitte", "Srjejź", map.at("B"), {{Polygon{ring, {ring}}}}, 12'345});
  map.rest().covered = {{Polygon{ring, {}}}};
  map.rest().provenance = {"a.osm", "deadbeef", "2026-04-24", "© somebody", true, "Cottbus", {{"ways_read", 2}}};
  map.build();
  return map;
}

std::string code_of_bytes(std::string_view bytes) {
  const InputError error = error_of([bytes] { network_from_bytes(bytes, "x.network"); });
  EXPECT_TRUE(error.code() == kAccepted || error.where() == "x.network");
  return error.code();
}

TEST(NetworkFile, GivesBackWhatWasWritten) {
  AsciiMap map = full_map();
  const std::string bytes = network_to_bytes(map.network());
  const Network back = network_from_bytes(bytes, "memory");
  const NetworkData &a = map.network().data(), &b = back.data();

  EXPECT_EQ(network_to_bytes(back), bytes);
  ASSERT_EQ(b.nodes.size(), a.nodes.size());
  ASSERT_EQ(b.segments.size(), a.segments.size());
  EXPECT_EQ(b.shape_points, a.shape_points);
  EXPECT_EQ(b.forbidden_path, a.forbidden_path);
  EXPECT_EQ(b.names, a.names);
  EXPECT_EQ(b.conditions, a.conditions);
  EXPECT_EQ(b.timed.access, a.timed.access);
  EXPECT_EQ(b.timed.oneways, a.timed.oneways);
  EXPECT_EQ(b.timed.speed_limits, a.timed.speed_limits);
  EXPECT_EQ(b.timed_passages, a.timed_passages);
  EXPECT_EQ(b.timed.access.size(), 1U);
  EXPECT_EQ(b.forbidden_sequences.at(0).condition, a.forbidden_sequences.at(0).condition);
  EXPECT_TRUE(b.forbidden_sequences.at(0).condition.valid());
  for (const NodeId id : a.nodes.ids()) {
    EXPECT_EQ(b.nodes[id].at, a.nodes[id].at);
    EXPECT_EQ(b.nodes[id].original_id, a.nodes[id].original_id);
    EXPECT_EQ(b.nodes[id].limits, a.nodes[id].limits);
  }
  for (const SegmentId id : a.segments.ids()) {
    EXPECT_EQ(b.segments[id].forward, a.segments[id].forward);
    EXPECT_EQ(b.segments[id].backward, a.segments[id].backward);
    EXPECT_EQ(b.segments[id].limits, a.segments[id].limits);
    EXPECT_EQ(b.segments[id].length, a.segments[id].length);
    EXPECT_EQ(b.segments[id].way, a.segments[id].way);
    EXPECT_EQ(b.segments[id].surface, a.segments[id].surface);
    EXPECT_EQ(b.segments[id].traits, a.segments[id].traits);
    EXPECT_EQ(b.segments[id].timetable_ticks, a.segments[id].timetable_ticks);
  }
  EXPECT_EQ(b.addresses.at(0).house_number, "1a");
  EXPECT_EQ(b.facilities.at(0).kind, FacilityKind::dialysis);
  EXPECT_EQ(b.districts.items().at(0).sorbian, "Srjejź");
  EXPECT_EQ(b.districts.items().at(0).outline.polygons.at(0).inner.at(0).size(), 4U);
  EXPECT_EQ(b.districts.items().at(0).population, 12'345U);
  EXPECT_EQ(b.provenance.counts, a.provenance.counts);
  EXPECT_TRUE(b.provenance.synthetic);
}

// Pins the layout: a change of the bytes needs a new version.
TEST(NetworkFile, StartsWithMagicAndVersionInLittleEndian) {
  const std::string bytes = network_to_bytes(full_map().network());
  EXPECT_EQ(bytes.substr(0, 12), std::string("PKNETWRK\x03\0\0\0", 12));
}

TEST(NetworkFile, RefusesEveryTruncation) {
  const std::string bytes = network_to_bytes(full_map().network());
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    ASSERT_EQ(code_of_bytes(std::string_view(bytes).substr(0, length)), "truncated_network") << "length " << length;
  }
}

TEST(NetworkFile, RefusesEveryFlippedByte) {
  const std::string bytes = network_to_bytes(full_map().network());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::string flipped = bytes;
    flipped[i] = static_cast<char>(~flipped[i]);
    ASSERT_NE(code_of_bytes(flipped), kAccepted) << "byte " << i;
  }
}

TEST(NetworkFile, RefusesOtherFilesOtherVersionsAndTrailingBytes) {
  std::string bytes = network_to_bytes(full_map().network());
  EXPECT_EQ(code_of_bytes("{\"not\": \"a network\"}"), "not_a_network");
  EXPECT_EQ(code_of_bytes(bytes + "x"), "damaged_network");
  bytes[8] = 4;
  EXPECT_EQ(code_of_bytes(bytes), "newer_network");
  bytes[8] = 1;
  EXPECT_EQ(code_of_bytes(bytes), "older_network");
  bytes[8] = 0;
  EXPECT_EQ(code_of_bytes(bytes), "damaged_network");
}

class NetworkFileOnDisk : public testing::Test {
 protected:
  NetworkFileOnDisk() { fs::create_directories(folder_); }
  ~NetworkFileOnDisk() override { fs::remove_all(folder_); }

  fs::path folder_ = fs::temp_directory_path() / ("postkutscher_network_file_test_" + std::to_string(::getpid()));
};

TEST_F(NetworkFileOnDisk, WritesAndReads) {
  AsciiMap map = full_map();
  write_network(map.network(), folder_ / "a.network");
  EXPECT_EQ(network_to_bytes(read_network(folder_ / "a.network")), network_to_bytes(map.network()));
}

TEST_F(NetworkFileOnDisk, NamesWhatCannotBeRead) {
  EXPECT_EQ(code_of([&] { read_network(folder_ / "absent.network"); }), "missing_file");
  EXPECT_EQ(code_of([&] { read_network(folder_); }), "missing_file");
  std::ofstream(folder_ / "empty.network");
  EXPECT_EQ(code_of([&] { read_network(folder_ / "empty.network"); }), "truncated_network");
}

}  // namespace
}  // namespace postkutscher
