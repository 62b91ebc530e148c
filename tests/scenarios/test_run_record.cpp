// run.json as the record of a run: what is read from it, what is refused, and runs that were stopped, repeated.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <iterator>

#include "scenarios/day_runner.h"
#include "scenarios/run_record.h"
#include "tests/scenarios/cottbus_folder.h"
#include "tests/scenarios/scenario_folder.h"

namespace postkutscher {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

const std::vector<std::string> kCooperation = {"alone", "together_from_scratch", "together_from_alone"};

std::string bytes_in(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

class RunRecordFile : public ::testing::Test {
 protected:
  RunRecord read(const std::string& text) const {
    folder_.write("run.json", text);
    return read_run_record(folder_.path("run.json"), {"plan"});
  }
  // The error after one change of a good file.
  std::string error_with(const std::string& from, const std::string& to) const {
    std::string text = good();
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    text.replace(at, from.size(), to);
    return input_error([&] { read(text); });
  }
  static std::string good() {
    return R"({"postkutscher": ")" POSTKUTSCHER_VERSION R"(", "seed": 9, "islands": 2, "planned_iterations": null,
      "time_budget_s": 0.3, "cancelled": false, "inputs": [{"file": "scenario.toml", "crc32": "00000001"}],
      "map": {"source": "cottbus.osm.pbf", "crc32": "00000002"}, "searches": {"plan": [20, 19, 1]}})";
  }
  ScenarioFolder folder_;
};

TEST_F(RunRecordFile, HoldsWhatASearchNeeds) {
  const RunRecord record = read(good());
  EXPECT_EQ(record.seed, 9U);
  EXPECT_EQ(record.options.islands, 2);
  EXPECT_EQ(record.options.time_budget, std::chrono::milliseconds(300));
  EXPECT_FALSE(record.cancelled);
  EXPECT_EQ(record.inputs.front().file, "scenario.toml");
  EXPECT_EQ(record.map.crc32, "00000002");
  EXPECT_THAT(record.searches.at("plan").value(), ElementsAre(20, 19, 1));
}

TEST_F(RunRecordFile, IsRefusedWithItsPlace) {
  EXPECT_THAT(error_with("\"seed\": 9, ", ""), StartsWith("missing_key | run.json |"));
  EXPECT_THAT(error_with("\"seed\": 9", "\"seed\": -9"), StartsWith("wrong_type | run.json:seed |"));
  EXPECT_THAT(error_with("\"islands\": 2", "\"islands\": 0"), StartsWith("wrong_type | run.json:islands |"));
  EXPECT_THAT(error_with("0.3", "null"), StartsWith("wrong_type | run.json:planned_iterations |"));
  EXPECT_THAT(error_with("null,\n      \"time_budget_s\": 0.3", "9223372036854775807"),
              StartsWith("wrong_type | run.json:planned_iterations |"));
  EXPECT_THAT(error_with("0.3", "1e300"), StartsWith("wrong_type | run.json:time_budget_s |"));
  EXPECT_THAT(error_with("\"00000001\"", "1"), StartsWith("wrong_type | run.json:inputs[0].crc32 |"));
  EXPECT_THAT(error_with("\"searches\"", "\"plans\""), StartsWith("missing_key | run.json |"));
  EXPECT_THAT(error_with("\"plan\"", "\"alone\""), StartsWith("other_searches | run.json:searches |"));
  EXPECT_THAT(error_with("[20, 19, 1]", "[20, 19]"), StartsWith("wrong_length | run.json:searches.plan |"));
  EXPECT_THAT(error_with("[20, 19, 1]", "[]"), StartsWith("nothing_to_repeat | run.json:searches.plan |"));
  EXPECT_THAT(error_with("[20, 19, 1]", "[20, 19, -1]"), StartsWith("wrong_type | run.json:searches.plan[2] |"));
  EXPECT_THAT(error_with("\"" POSTKUTSCHER_VERSION "\"", "\"0.0.0-other\""),
              StartsWith("other_version | run.json:postkutscher |"));
}

TEST_F(RunRecordFile, NamesTheFileThatIsAnother) {
  const RunRecord record = read(good());
  const FileRecord scenario{"scenario.toml", "00000001"}, map{"cottbus.osm.pbf", "00000002"};
  const auto error = [&](const std::vector<FileRecord>& inputs, const FileRecord& map_now) {
    return input_error([&] { require_same_files(record, inputs, map_now); });
  };
  EXPECT_EQ(error({scenario}, map), "");
  EXPECT_THAT(error({{"scenario.toml", "00000003"}}, map), StartsWith("other_input | run.json:inputs[0] |"));
  EXPECT_THAT(error({{"other.toml", "00000001"}}, map), HasSubstr("other.toml"));
  EXPECT_THAT(error({scenario, scenario}, map), StartsWith("other_input | run.json:inputs |"));
  EXPECT_THAT(error({scenario}, {"cottbus.osm.pbf", "00000003"}), StartsWith("other_input | run.json:map |"));
}

using PlanFunction = void (*)(Day&, const PlanOptions&, const RunContext&);

// Runs on a small day, written into folders.
class RepeatedRun : public ::testing::Test {
 protected:
  std::unique_ptr<Day> load() const { return load_day(day_.file("scenario.toml"), {}, {}); }
  std::filesystem::path run(PlanFunction planner, const PlanOptions& options, const RunContext& context) const {
    const auto day = load();
    day->scenario.seed = context.seed;
    planner(*day, options, context);
    return write(*day, "first");
  }
  std::filesystem::path repeat(PlanFunction planner, const std::vector<std::string>& searches,
                               const std::filesystem::path& run, int threads) const {
    const auto day = load();
    const PlanOptions options = repeat_run(*day, read_run_record(run / "run.json", searches));
    RunContext context;
    context.threads = threads;
    context.seed = day->scenario.seed;
    planner(*day, options, context);
    return write(*day, "again" + std::to_string(threads));
  }
  static void expect_same_bytes(const std::filesystem::path& first, const std::filesystem::path& again) {
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(first)) {
      const auto name = entry.path().filename();
      if (name == "timing.json") continue;
      ++files;
      EXPECT_TRUE(bytes_in(entry.path()) == bytes_in(again / name)) << name << " differs";
    }
    EXPECT_GT(files, 5U);
  }
  void expect_repeats_what_time_stopped(PlanFunction planner, const std::vector<std::string>& searches) const {
    PlanOptions options;
    options.time_budget = std::chrono::milliseconds(300);
    options.islands = 3;
    RunContext context;
    context.seed = 7;
    context.threads = 2;
    const auto first = run(planner, options, context);
    for (const int threads : {1, 3}) expect_same_bytes(first, repeat(planner, searches, first, threads));
  }

 private:
  std::filesystem::path write(const Day& day, const std::string& name) const {
    const std::filesystem::path folder = day_.file(name);
    std::filesystem::create_directory(folder);
    write_run(day, folder, {{}, Language::en}, {});
    return folder;
  }
  CottbusFolder day_{{.rides = 30, .operators = 4}};
};

TEST_F(RepeatedRun, OfAPlanThatTimeStopped) {
  expect_repeats_what_time_stopped(plan_day, {"plan"});
}

TEST_F(RepeatedRun, OfACooperationThatTimeStopped) {
  expect_repeats_what_time_stopped(plan_cooperation, kCooperation);
}

// Cancels as soon as so many epochs of all searches are done; no clock is involved.
class StoppedCooperation : public RepeatedRun, public ::testing::WithParamInterface<int> {
 protected:
  std::filesystem::path stopped() const {
    std::atomic<bool> cancel{false};
    RunContext context;
    context.cancel = &cancel;
    int done = 0;
    PlanOptions options{.iterations = 200};
    options.on_progress = [&](const PlanProgress&) { cancel = ++done == GetParam() || cancel; };
    return run(plan_cooperation, options, context);
  }
};

TEST_P(StoppedCooperation, IsRepeatedToTheByte) {
  const auto first = stopped();
  EXPECT_THAT(bytes_in(first / "run.json"), HasSubstr("\"cancelled\": true"));
  expect_same_bytes(first, repeat(plan_cooperation, kCooperation, first, 2));
}

TEST_P(StoppedCooperation, TellsWhichSearchesNeverBegan) {
  const RunRecord record = read_run_record(stopped() / "run.json", kCooperation);
  EXPECT_EQ(record.searches.at("alone")->size(), static_cast<std::size_t>(std::min(GetParam(), 100)) * 3);
  EXPECT_EQ(record.searches.at("together_from_scratch").has_value(), GetParam() > 100);
  EXPECT_EQ(record.searches.at("together_from_alone").has_value(), GetParam() > 200);
}

INSTANTIATE_TEST_SUITE_P(InEachSearch, StoppedCooperation, ::testing::Values(7, 150, 250));

}  // namespace
}  // namespace postkutscher
