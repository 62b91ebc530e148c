// One row per rule: tags of a point → which of the standard profiles get through, as letters: c(ar), t(axi),
// w(heelchair van), a(mbulance), f(oot), b(icycle).
#include <gtest/gtest.h>

#include "engine/routing/segment_speed.h"
#include "importers/osm/point.h"
#include "tests/importers/osm/tag_text.h"

namespace postkutscher::osm {
namespace {

std::string passes(std::string_view line) {
  const auto facts = point_facts(TagText(line));
  std::string letters;
  for (const auto& profile : standard_profiles()) {
    const bool open = (facts.closed & mode_bit(profile.mode)) == 0 && vehicle_fits(facts.limits, profile);
    if (open) letters += "ctwafb"[static_cast<int>(profile.mode)];
  }
  return letters;
}

struct Row {
  std::string_view tags;
  std::string_view passes;
};

void expect(std::initializer_list<Row> rows) {
  for (const auto& row : rows) EXPECT_EQ(passes(row.tags), row.passes) << row.tags;
}

TEST(BarrierRules, OpenKinds) {
  for (const std::string_view kind : {"gate", "lift_gate", "cattle_grid", "border_control", "toll_booth", "sally_port",
                                      "entrance", "no", "arch", "height_restrictor"}) {
    EXPECT_EQ(passes("barrier=" + std::string(kind)), "ctwafb") << kind;
  }
}

TEST(BarrierRules, KindsThatStopMotorVehicles) {
  for (const std::string_view kind :
       {"bollard", "block", "cycle_barrier", "motorcycle_barrier", "swing_gate",  "chain",          "jersey_barrier",
        "kerb",    "log",   "debris",        "bus_trap",           "sump_buster", "hampshire_gate", "width_restrictor",
        "planter", "rope",  "spikes",        "tank_trap",          "yes",         "some_tag"}) {
    EXPECT_EQ(passes("barrier=" + std::string(kind)), "fb") << kind;
  }
}

TEST(BarrierRules, KindsThatStopCyclistsOrAll) {
  for (const std::string_view kind : {"kissing_gate", "stile", "turnstile", "full-height_turnstile", "horse_stile"}) {
    EXPECT_EQ(passes("barrier=" + std::string(kind)), "f") << kind;
  }
  for (const std::string_view kind : {"wall", "fence", "hedge", "retaining_wall", "ditch", "city_wall", "guard_rail"}) {
    EXPECT_EQ(passes("barrier=" + std::string(kind)), "") << kind;
  }
}

TEST(BarrierRules, AccessTagsTrumpBarriers) {
  expect({{"barrier=gate access=yes", "ctwafb"},
          {"barrier=gate access=permissive", "ctwafb"},
          {"barrier=gate access=designated", "ctwafb"},
          {"barrier=gate access=no", ""},
          {"barrier=gate access=private", "ctwafb"},
          {"barrier=gate access=customers", "ctwafb"},
          {"barrier=gate access=delivery", "ctwafb"},
          {"barrier=gate access=destination", "ctwafb"},
          {"barrier=gate access=agricultural", ""},
          {"barrier=gate access=forestry", ""},
          {"barrier=gate access=garbage", "ctwafb"},
          {"barrier=gate access=no foot=yes", "f"},
          {"barrier=gate access=no foot=yes bicycle=yes", "fb"},
          {"barrier=gate motor_vehicle=agricultural", "fb"},
          {"barrier=gate motor_vehicle=no", "fb"},
          {"barrier=gate vehicle=no", "f"},
          {"barrier=wall access=yes", "ctwafb"},
          {"barrier=wall access=permissive", "ctwafb"},
          {"barrier=wall access=designated", "ctwafb"},
          {"barrier=wall access=no", ""},
          {"barrier=wall access=private", "ctwafb"},
          {"barrier=wall access=agricultural", ""},
          {"barrier=bollard motor_vehicle=yes", "ctwafb"},
          {"barrier=bollard motorcar=yes", "ctwafb"},
          {"barrier=bollard motorcar=private", "ctwafb"},
          {"barrier=bollard access=no motor_vehicle=yes", "ctwa"},
          {"barrier=bollard access=garbage", "fb"},
          {"barrier=bollard bicycle=no", "f"},
          {"barrier=bollard foot=no", "b"},
          {"barrier=bollard foot=yes bicycle=yes", "fb"},
          {"barrier=bollard psv=yes", "tfb"},
          {"barrier=bollard bus=yes", "fb"},
          {"barrier=bollard taxi=yes", "tfb"},
          {"barrier=bollard emergency=yes", "afb"},
          {"barrier=bollard access=emergency", "a"},
          {"barrier=bollard access=psv", "t"},
          {"barrier=kissing_gate bicycle=yes", "fb"},
          {"barrier=cycle_barrier bicycle=no", "f"},
          {"barrier=block access=yes", "ctwafb"}});
}

TEST(BarrierRules, KindsWithAnExtraWord) {
  expect({{"barrier=bollard bollard=rising", "ctwafb"},
          {"barrier=bollard bollard=removable", "fb"},
          {"barrier=bollard bollard=foldable", "fb"},
          {"barrier=bollard bollard=rising access=no", ""},
          {"barrier=kerb kerb=lowered", "ctwafb"},
          {"barrier=kerb kerb=flush", "ctwafb"},
          {"barrier=kerb kerb=raised", "fb"},
          {"barrier=kerb highway=crossing", "ctwafb"},
          {"barrier=fence sensory=audible", "ctwafb"},
          {"barrier=fence sensory=audio", "ctwafb"},
          {"barrier=fence sensory=audible access=no", ""},
          {"barrier=wall sensory=audible", ""},
          {"barrier=gate locked=yes", "cfb"},
          {"barrier=gate locked=no", "ctwafb"},
          {"barrier=gate locked=yes motor_vehicle=private", "ctwafb"},
          {"barrier=sliding_gate", "twafb"}});
}

TEST(BarrierRules, HeightAndWidthAreLimitsOfTheVehicle) {
  expect({{"barrier=height_restrictor maxheight=1", "fb"},
          {"barrier=height_restrictor maxheight=1.9", "fb"},
          {"barrier=height_restrictor maxheight=2", "ctfb"},
          {"barrier=height_restrictor maxheight=2.1", "ctfb"},
          {"barrier=height_restrictor maxheight=2.7", "ctwfb"},
          {"barrier=height_restrictor maxheight=3", "ctwafb"},
          {"barrier=height_restrictor maxheight=default", "ctwafb"},
          {"barrier=height_restrictor maxheight=high", "ctwafb"},
          {"barrier=gate maxwidth=2", "ctfb"},
          {"maxheight=1", "ctwafb"}});
}

TEST(BarrierRules, PointsWithoutABarrier) {
  expect({{"", "ctwafb"},
          {"access=yes", "ctwafb"},
          {"access=no", "fb"},
          {"vehicle=no", "fb"},
          {"motor_vehicle=no", "fb"},
          {"motorcar=no", "fb"},
          {"access=no vehicle=yes", "ctwafb"},
          {"access=yes vehicle=no", "fb"},
          {"access=no motor_vehicle=yes", "ctwafb"},
          {"vehicle=no motor_vehicle=yes", "ctwafb"},
          {"vehicle=yes motor_vehicle=no", "fb"},
          {"motor_vehicle=no motorcar=yes", "ctwafb"},
          {"motor_vehicle=yes motorcar=no", "fb"},
          {"access=private", "ctwafb"},
          {"access=delivery", "ctwafb"},
          {"access=agricultural", "fb"},
          {"access=forestry", "fb"},
          {"access=psv", "tfb"},
          {"access=emergency", "afb"},
          {"access=some_tag", "ctwafb"},
          {"highway=crossing bicycle=no foot=no", "ctwafb"}});
}

}  // namespace
}  // namespace postkutscher::osm
