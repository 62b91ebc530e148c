// Routes on a drawn map with a direct street and a way round, asked as a user would.
#pragma once

#include <gtest/gtest.h>
#include <initializer_list>
#include <string>

#include "tests/scenarios/command_line/program.h"

namespace postkutscher::testing {

// Junctions 1 - 2 - 3 - 4 from west to east: the streets 101, 102 and 103. The way round from 2 to 3, street 104 by the
// name of "Umweg", leads over 5 in the south.
class WayRound : public ::testing::Test {
 protected:
  // Name of the direct street 102 and further tags of it, as XML.
  explicit WayRound(const std::string& direct_street, const std::string& tags = "");

  std::string file(const std::string& name) const { return (folder_ / name).string(); }
  // What `route` says from the west to the east of `roads_`.
  Outcome route(const std::string& options) const;
  // Exit code 2, nothing on stdout, and an error with all of the words.
  void expect_refused(const std::string& options, std::initializer_list<const char*> words) const;

  TemporaryFolder folder_;
  std::string roads_ = file("way_round.osm");
};

}  // namespace postkutscher::testing
