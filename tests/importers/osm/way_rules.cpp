#include "tests/importers/osm/way_rules.h"

#include <gtest/gtest.h>

#include "engine/routing/segment_speed.h"
#include "importers/osm/way.h"
#include "tests/importers/osm/tag_text.h"

namespace postkutscher::osm {

namespace {

Access access(const Segment& segment, const DirectionFacts& facts, const Profile& profile) {
  const bool drivable = vehicle_fits(segment.limits, profile) && speed_kmh(segment, facts.speed_limit, profile) > 0;
  return drivable ? facts.access_for(profile.mode) : Access::no;
}

char letter(Access forward, Access backward) {
  if (forward == backward) return "-d="[static_cast<int>(forward)];
  if (backward == Access::no) return forward == Access::yes ? '>' : ')';
  if (forward == Access::no) return backward == Access::yes ? '<' : '(';
  return '?';
}

std::string joined(std::string_view shared_tags, std::string_view tags) {
  return std::string(shared_tags) + " " + std::string(tags);
}

}  // namespace

std::string openness(std::string_view tags) {
  const auto facts = road_facts(TagText(tags));
  if (!facts) return "------";
  const Segment& segment = facts->attributes;
  std::string letters;
  for (const Profile& profile : standard_profiles()) {
    letters += letter(access(segment, segment.forward, profile), access(segment, segment.backward, profile));
  }
  return letters;
}

void expect_open(std::initializer_list<OpenRow> rows, std::string_view shared_tags) {
  for (const OpenRow& row : rows) {
    const std::string tags = joined(shared_tags, row.tags);
    EXPECT_EQ(openness(tags), row.open) << tags;
  }
}

void expect_open_for_cars(std::initializer_list<OpenRow> rows, std::string_view shared_tags) {
  for (const OpenRow& row : rows) {
    const std::string tags = joined(shared_tags, row.tags);
    EXPECT_EQ(openness(tags).substr(0, 1), row.open) << tags;
  }
}

}  // namespace postkutscher::osm
