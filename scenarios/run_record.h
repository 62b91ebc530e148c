// What run.json says of a run, as far as it takes to repeat its searches to the byte.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/planning/planner.h"

namespace postkutscher {

// A file that a run read.
struct FileRecord {
  std::string file;   // name without folder
  std::string crc32;  // checksum_text of its content
};

// As PlanResult::epochs. Nothing: the run was cancelled before this search began.
using SearchEpochs = std::optional<std::vector<std::int64_t>>;

struct RunRecord {
  std::filesystem::path source;  // the run.json, for errors
  std::uint64_t seed = 1;
  PlanOptions options;             // stop rule as it was asked for, and islands
  bool cancelled = false;          // what it found was the best until then
  std::vector<FileRecord> inputs;  // in the order in which the scenario reads them
  FileRecord map;
  std::map<std::string, SearchEpochs> searches;
};

// `searches`: keys of the searches that are to be repeated. Throws InputError: "missing_file", "malformed_json"
// (where = file:line); "missing_key", "wrong_type", "wrong_length", "nothing_to_repeat", "other_searches" when it
// records others, "other_version" when another version wrote it (where = file:key).
RunRecord read_run_record(const std::filesystem::path& file, const std::vector<std::string>& searches);

// Throws InputError ("other_input", where = file:key of the record) unless the record names the same files, with the
// same content.
void require_same_files(const RunRecord& record, const std::vector<FileRecord>& inputs, const FileRecord& map);

}  // namespace postkutscher
