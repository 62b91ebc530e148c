#include "tests/scenarios/command_line/way_round.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace postkutscher::testing {

namespace {

constexpr const char* kMap = R"xml(<osm version="0.6">
  <node id="1" lon="14.320" lat="51.760"/><node id="2" lon="14.330" lat="51.760"/>
  <node id="3" lon="14.340" lat="51.760"/><node id="4" lon="14.350" lat="51.760"/>
  <node id="5" lon="14.335" lat="51.755"/>
  <way id="101"><nd ref="1"/><nd ref="2"/><tag k="highway" v="residential"/><tag k="name" v="Weststraße"/></way>
  <way id="102"><nd ref="2"/><nd ref="3"/><tag k="highway" v="residential"/><tag k="name" v="{}"/>{}</way>
  <way id="103"><nd ref="3"/><nd ref="4"/><tag k="highway" v="residential"/><tag k="name" v="Oststraße"/></way>
  <way id="104"><nd ref="2"/><nd ref="5"/><nd ref="3"/><tag k="highway" v="residential"/><tag k="name" v="Umweg"/></way>
</osm>)xml";

}  // namespace

WayRound::WayRound(const std::string& direct_street, const std::string& tags) {
  write_text(roads_, fmt::format(kMap, direct_street, tags));
}

Outcome WayRound::route(const std::string& options) const {
  return run_program(
      fmt::format("route {} --waypoint 14.325,51.76 --waypoint 14.345,51.76 --lang en {}", roads_, options));
}

void WayRound::expect_refused(const std::string& options, std::initializer_list<const char*> words) const {
  const Outcome outcome = route(options);
  EXPECT_EQ(outcome.exit_code, 2) << options;
  EXPECT_EQ(outcome.out, "") << options;
  for (const char* word : words) EXPECT_THAT(outcome.err, ::testing::HasSubstr(word)) << options;
}

}  // namespace postkutscher::testing
