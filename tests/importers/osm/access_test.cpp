#include "importers/osm/access.h"

#include <gtest/gtest.h>

#include "tests/importers/osm/tag_list.h"

namespace postkutscher::osm {
namespace {

TEST(Permission, OfAListTheMostPermissivePartCounts) {
  EXPECT_EQ(permission(""), Permission::absent);
  EXPECT_EQ(permission("agricultural; forestry"), Permission::no);
  EXPECT_EQ(permission("agricultural;destination"), Permission::restricted);
  EXPECT_EQ(permission("destination;yes"), Permission::yes);
  EXPECT_EQ(permission("perhaps"), Permission::unknown);
  EXPECT_EQ(permission(";"), Permission::unknown);
  EXPECT_EQ(permission("psv;emergency", Mode::taxi), Permission::yes);
  EXPECT_EQ(permission("psv;emergency", Mode::car), Permission::no);
}

TEST(Access, UnknownValuesAreCounted) {
  const TagList tags = {{"highway", "residential"}, {"access", "perhaps"}, {"motor_vehicle:forward", "sometimes"}};
  EXPECT_EQ(unknown_access_values(tags), 2);
  EXPECT_EQ(unknown_access_values(TagList{{"access", "yes"}}), 0);
}

}  // namespace
}  // namespace postkutscher::osm
