// Bad input of every kind: exit code 2, a message that names the place and what to do, and no output.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenarios/cottbus/cottbus.h"
#include "tests/scenarios/command_line/program.h"

namespace postkutscher::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

class BadInput : public ::testing::Test {
 protected:
  void SetUp() override {
    write_cottbus_day(folder_.path());
    scenario_ = folder_ / "scenario.toml";
    rides_ = folder_ / "rides.csv";
    output_ = folder_ / "result";
  }

  // Plans, expects exit 2 and all of the words in the message, and no result folder.
  void expect_refused(std::initializer_list<const char*> words) {
    const Outcome outcome = run_program("plan " + scenario_.string() + " --iterations 0 -o " + output_.string());
    expect_error(outcome, words);
    EXPECT_FALSE(fs::exists(output_));
  }

  void expect_import_refused(const fs::path& map, const std::string& options,
                             std::initializer_list<const char*> words) {
    const fs::path network = folder_ / "out.network";
    expect_error(run_program("import " + map.string() + " -o " + network.string() + " " + options), words);
    EXPECT_FALSE(fs::exists(network));
  }

  static void expect_error(const Outcome& outcome, std::initializer_list<const char*> words) {
    EXPECT_EQ(outcome.exit_code, 2) << outcome.err;
    EXPECT_EQ(outcome.out, "");
    EXPECT_THAT(outcome.err, HasSubstr("→")) << "no advice";
    for (const char* word : words) EXPECT_THAT(outcome.err, HasSubstr(word));
  }

  // The second line of the rides, split into its first comma or semicolon separated cells.
  std::string first_ride() const {
    const std::string text = read_text(rides_);
    const auto begin = text.find('\n') + 1;
    return text.substr(begin, text.find('\n', begin) - begin);
  }

  TemporaryFolder folder_;
  fs::path scenario_, rides_, output_;
};

TEST_F(BadInput, MissingScenario) {
  scenario_ = folder_ / "nowhere.toml";
  expect_refused({"nowhere.toml"});
}

TEST_F(BadInput, MissingRides) {
  fs::remove(rides_);
  expect_refused({"rides.csv"});
}

TEST_F(BadInput, MissingMap) {
  expect_import_refused(folder_ / "nowhere.osm.pbf", "", {"nowhere.osm.pbf"});
}

TEST_F(BadInput, TruncatedMap) {
  const fs::path map = folder_ / "cut.osm.pbf";
  const std::string bytes = read_text(folder_ / "cottbus.osm.pbf");
  write_text(map, bytes.substr(0, bytes.size() / 2));
  expect_import_refused(map, "", {"cut.osm.pbf"});
}

TEST_F(BadInput, TextRenamedToPbf) {
  const fs::path map = folder_ / "text.osm.pbf";
  write_text(map, "This is a letter, not a map.\n");
  expect_import_refused(map, "", {"text.osm.pbf"});
}

TEST_F(BadInput, EmptyArea) {
  expect_import_refused(folder_ / "cottbus.osm.pbf", "--area 2.0,48.0,2.1,48.1",
                        {"2.0000,48.0000", "Choose an area inside"});
}

TEST_F(BadInput, SwappedArea) {
  expect_import_refused(folder_ / "cottbus.osm.pbf", "--area 51.7,14.3,51.8,14.4", {"swap"});
}

TEST_F(BadInput, UnknownKey) {
  replace_in(scenario_, "[scenario]", "[scenario]\nsead = 3");
  expect_refused({"scenario.toml:", "sead", "seed"});
}

TEST_F(BadInput, WrongType) {
  replace_in(scenario_, "[scenario]", "[scenario]\nseed = \"three\"");
  expect_refused({"scenario.toml:", "seed"});
}

TEST_F(BadInput, MissingColumn) {
  replace_in(rides_, "category", "kind_of_patient");
  expect_refused({"rides.csv", "category"});
}

TEST_F(BadInput, UnknownCategory) {
  replace_in(rides_, "walking", "flying");
  expect_refused({"rides.csv:", "category", "flying"});
}

TEST_F(BadInput, DuplicateId) {
  const std::string ride = first_ride();
  write_text(rides_, read_text(rides_) + ride + "\n");
  expect_refused({"rides.csv:", ride.substr(0, ride.find_first_of(",;")).c_str()});
}

TEST_F(BadInput, ExistingOutput) {
  fs::create_directory(output_);
  const Outcome outcome = run_program("plan " + scenario_.string() + " -o " + output_.string());
  expect_error(outcome, {"already exists", "--force"});
  EXPECT_TRUE(fs::is_empty(output_));
}

TEST_F(BadInput, UnwritableOutput) {
  expect_error(run_program("plan " + scenario_.string() + " -o /proc/postkutscher-result"), {"/proc/postkutscher"});
}

TEST_F(BadInput, DiskFull) {
  // A limit on the size of files makes writing fail as a full disk does.
  const Outcome plan = run_program("plan " + scenario_.string() + " --iterations 0 -o " + output_.string(),
                                   "trap '' XFSZ; ulimit -f 4;");
  expect_error(plan, {"result"});
  EXPECT_FALSE(fs::exists(output_));
  const fs::path network = folder_ / "out.network";
  const Outcome import = run_program("import " + (folder_ / "cottbus.osm.pbf").string() + " -o " + network.string(),
                                     "trap '' XFSZ; ulimit -f 4;");
  expect_error(import, {"out.network"});
  EXPECT_FALSE(fs::exists(network));
  for (const auto& entry : fs::directory_iterator(folder_.path())) {
    EXPECT_EQ(entry.path().filename().string().find("partial"), std::string::npos) << entry.path();
  }
}

TEST_F(BadInput, SwappedWaypoint) {
  expect_error(run_program("route " + (folder_ / "cottbus.osm.pbf").string() +
                           " --waypoint 51.7606,14.3342 --waypoint 51.7431,14.3228"),
               {"swap", "51.7606,14.3342"});
}

TEST_F(BadInput, DamagedNetwork) {
  const fs::path network = folder_ / "damaged.network";
  ASSERT_EQ(run_program("import " + (folder_ / "cottbus.osm.pbf").string() + " -o " + network.string()).exit_code, 0);
  std::string bytes = read_text(network);
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  write_text(network, bytes);
  expect_error(run_program("route " + network.string() + " --waypoint 14.33,51.76 --waypoint 14.32,51.74"),
               {"damaged.network"});
}

TEST_F(BadInput, ErrorsAreJsonForMachines) {
  const Outcome outcome = run_program("plan nowhere.toml --format json -o " + output_.string());
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_EQ(outcome.out, "");
  EXPECT_THAT(outcome.err, HasSubstr("\"error\""));
  EXPECT_THAT(outcome.err, HasSubstr("\"action\""));
}

TEST_F(BadInput, UnknownOption) {
  EXPECT_EQ(run_program("plan --no-such-option").exit_code, 2);
  EXPECT_EQ(run_program("").exit_code, 2);
}

TEST(Choices, AreNamedByHelpAndByErrors) {
  EXPECT_THAT(run_program("route --help").out, HasSubstr("{any,kerb}"));
  const Outcome outcome = run_program("route x.network --waypoint 14,51 --waypoint 14,52 --approach left");
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(outcome.err, HasSubstr("left not in {any,kerb}"));
}

}  // namespace
}  // namespace postkutscher::testing
