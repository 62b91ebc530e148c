// All that a route knows, compared field by field.
#pragma once

#include <gtest/gtest.h>

#include "engine/planning/duty_route.h"

namespace postkutscher {

inline void expect_same_route(const DutyRoute& a, const DutyRoute& b) {
  EXPECT_EQ(a.duty, b.duty);
  EXPECT_EQ(a.stops, b.stops);
  EXPECT_EQ(a.ride_slack, b.ride_slack);
  EXPECT_EQ(a.layouts, b.layouts);
  EXPECT_EQ(a.on_the_road, b.on_the_road);
  EXPECT_EQ(a.distance, b.distance);
  EXPECT_EQ(a.cost, b.cost);
  EXPECT_EQ(a.version, b.version);
  ASSERT_EQ(a.nodes.size(), b.nodes.size());
  for (std::size_t k = 0; k < a.nodes.size(); ++k) {
    SCOPED_TRACE("node " + std::to_string(k));
    const RouteNode& x = a.nodes[k];
    const RouteNode& y = b.nodes[k];
    EXPECT_EQ(x.stop.location, y.stop.location);
    EXPECT_EQ(x.stop.partner, y.stop.partner);
    EXPECT_EQ(x.stop.service, y.stop.service);
    EXPECT_EQ(x.stop.window, y.stop.window);
    EXPECT_EQ(x.stop.ride_time_limit, y.stop.ride_time_limit);
    EXPECT_EQ(x.earliest, y.earliest);
    EXPECT_EQ(x.latest, y.latest);
    EXPECT_EQ(x.way, y.way);
    EXPECT_EQ(x.driven, y.driven);
    EXPECT_EQ(x.aboard.load, y.aboard.load);
    EXPECT_EQ(x.aboard.requests, y.aboard.requests);
    EXPECT_EQ(x.aboard.alone, y.aboard.alone);
    EXPECT_EQ(x.slack_row, y.slack_row);
    EXPECT_EQ(x.slack_gaps, y.slack_gaps);
  }
}

}  // namespace postkutscher
