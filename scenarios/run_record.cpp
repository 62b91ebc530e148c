#include "scenarios/run_record.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "engine/base/errors.h"
#include "scenarios/json_input.h"
#include "scenarios/search_record.h"

namespace postkutscher {

namespace {

constexpr double kMostSecondsOfBudget = 1e9;
constexpr std::uint64_t kMostIterations = INT64_MAX / 2;  // searches may double them

void require_same_version(const JsonNode& version) {
  if (version.text() == POSTKUTSCHER_VERSION) return;
  version.refuse("other_version",
                 fmt::format("version {} wrote it, this is {}.", version.text(), std::string(POSTKUTSCHER_VERSION)),
                 "Repeat it with that version, or plan anew without --replay.");
}

FileRecord read_file_record(const JsonNode& node, const char* name_key) {
  return {node.at(name_key).text(), node.at("crc32").text()};
}

std::chrono::milliseconds read_budget(const JsonNode& node) {
  const double seconds = node.number();
  if (seconds < 0 || seconds > kMostSecondsOfBudget) {
    node.refuse("wrong_type", "this is no number of seconds.", "Name a file as Postkutscher wrote it.");
  }
  return std::chrono::milliseconds(std::llround(seconds * 1000));
}

PlanOptions read_plan_options(const JsonNode& top) {
  PlanOptions options;
  options.islands = read_islands(top);
  if (const auto budget = top.find("time_budget_s")) {
    options.time_budget = read_budget(*budget);
  } else {
    options.iterations = static_cast<std::int64_t>(top.at("planned_iterations").count(kMostIterations));
  }
  return options;
}

std::map<std::string, SearchEpochs> read_searches(const JsonNode& node, std::vector<std::string> wanted, int islands) {
  std::vector<std::string> keys;
  for (const auto& member : node.members()) keys.push_back(member.first);
  std::sort(keys.begin(), keys.end());
  std::sort(wanted.begin(), wanted.end());
  if (keys != wanted) {
    node.refuse("other_searches",
                fmt::format("it records \"{}\" where \"{}\" is to be repeated.", fmt::join(keys, "\", \""),
                            fmt::join(wanted, "\", \"")),
                "Name a run.json of the same command: plan or cooperate.");
  }
  std::map<std::string, SearchEpochs> searches;
  for (const std::string& key : keys) {
    const auto epochs = node.find(key.c_str());
    searches[key] = epochs ? SearchEpochs(read_epochs(*epochs, islands)) : std::nullopt;
  }
  return searches;
}

[[noreturn]] void refuse_input(const RunRecord& record, const std::string& key, const std::string& cause) {
  throw InputError("other_input", record.source.string() + ":" + key, cause,
                   "Use the files of that run, or plan anew without --replay.");
}

void require_same(const RunRecord& record, const std::string& key, const FileRecord& then, const FileRecord& now) {
  if (then.file != now.file) {
    refuse_input(record, key, fmt::format("the run read \"{}\", this one reads \"{}\".", then.file, now.file));
  }
  if (then.crc32 != now.crc32) {
    refuse_input(record, key,
                 fmt::format("\"{}\" has changed since that run: its checksum was {}, it is {}.", then.file, then.crc32,
                             now.crc32));
  }
}

}  // namespace

RunRecord read_run_record(const std::filesystem::path& file, const std::vector<std::string>& searches) {
  const JsonFile json(file);
  const JsonNode top = json.top();
  require_same_version(top.at("postkutscher"));
  RunRecord record;
  record.source = file;
  record.seed = top.at("seed").count();
  record.options = read_plan_options(top);
  record.cancelled = top.at("cancelled").truth();
  for (const JsonNode& input : top.at("inputs").items()) record.inputs.push_back(read_file_record(input, "file"));
  record.map = read_file_record(top.at("map"), "source");
  record.searches = read_searches(top.at("searches"), searches, record.options.islands);
  return record;
}

void require_same_files(const RunRecord& record, const std::vector<FileRecord>& inputs, const FileRecord& map) {
  for (std::size_t k = 0; k < std::min(record.inputs.size(), inputs.size()); ++k) {
    require_same(record, fmt::format("inputs[{}]", k), record.inputs[k], inputs[k]);
  }
  if (record.inputs.size() != inputs.size()) {
    refuse_input(record, "inputs",
                 fmt::format("the run read {} files, this one reads {}.", record.inputs.size(), inputs.size()));
  }
  require_same(record, "map", record.map, map);
}

}  // namespace postkutscher
