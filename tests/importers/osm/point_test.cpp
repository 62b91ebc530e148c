#include "importers/osm/point.h"

#include <gtest/gtest.h>

#include "tests/importers/osm/tag_list.h"

namespace postkutscher::osm {
namespace {

TEST(Point, SignalsAndStopsHaveDirections) {
  auto facts = point_facts(TagList{{"highway", "traffic_signals"}});
  EXPECT_TRUE(facts.signal_forward && facts.signal_backward);
  facts = point_facts(TagList{{"highway", "traffic_signals"}, {"traffic_signals:direction", "forward"}});
  EXPECT_TRUE(facts.signal_forward && !facts.signal_backward);
  facts = point_facts(TagList{{"highway", "traffic_signals"}, {"direction", "backward"}});
  EXPECT_TRUE(!facts.signal_forward && facts.signal_backward);
  facts = point_facts(TagList{{"highway", "stop"}, {"direction", "forward"}});
  EXPECT_TRUE(facts.stop_forward && !facts.stop_backward && !facts.signal_forward);
  facts = point_facts(TagList{{"highway", "stop"}});
  EXPECT_TRUE(facts.stop_undirected && !facts.stop_forward && !facts.stop_backward);
  facts = point_facts(TagList{{"highway", "give_way"}, {"direction", "both"}});
  EXPECT_TRUE(facts.stop_forward && facts.stop_backward);
}

TEST(Point, CrossingsAndTurningPlaces) {
  EXPECT_TRUE(point_facts(TagList{{"highway", "crossing"}}).crossing);
  EXPECT_TRUE(point_facts(TagList{{"highway", "crossing"}, {"crossing", "zebra"}}).crossing);
  EXPECT_FALSE(point_facts(TagList{{"highway", "crossing"}, {"crossing", "unmarked"}}).crossing);
  EXPECT_TRUE(point_facts(TagList{{"highway", "turning_circle"}}).turning_place);
  EXPECT_TRUE(point_facts(TagList{{"highway", "turning_loop"}}).turning_place);
  EXPECT_TRUE(point_facts(TagList{{"highway", "street_lamp"}}).empty());
}

}  // namespace
}  // namespace postkutscher::osm
