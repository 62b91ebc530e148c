// Places of a network lie on the globe, whatever a file says.
#include <gtest/gtest.h>

#include "engine/base/errors.h"
#include "engine/network/network.h"

namespace postkutscher {
namespace {

NetworkData small() {
  NetworkData data;
  data.nodes.push_back({Coordinate::from_degrees(14.33, 51.76), 1});
  data.shape_points.push_back(Coordinate::from_degrees(14.34, 51.76));
  data.addresses.push_back({Coordinate::from_degrees(14.34, 51.76), "", "1", "", ""});
  data.facilities.push_back({Coordinate::from_degrees(14.34, 51.76), FacilityKind::clinic, "", ""});
  return data;
}

bool refused(NetworkData data) {
  try {
    const Network network(std::move(data));
  } catch (const InputError& error) {
    return error.code() == "damaged_network";
  }
  return false;
}

TEST(Network, RefusesPlacesOffTheGlobe) {
  const Coordinate east{1'800'000'001, 0}, south{0, -900'000'001};
  EXPECT_FALSE(refused(small()));
  NetworkData data = small();
  data.nodes[NodeId(0)].at = east;
  EXPECT_TRUE(refused(data));
  data = small();
  data.shape_points[0] = south;
  EXPECT_TRUE(refused(data));
  data = small();
  data.addresses[0].at = east;
  EXPECT_TRUE(refused(data));
  data = small();
  data.facilities[0].at = south;
  EXPECT_TRUE(refused(data));
}

}  // namespace
}  // namespace postkutscher
