// Writes what a run shows to people: report.html (German and English in one self-contained file), schedule.csv,
// stops.csv, indicators.csv and .json, columns.csv, refused.csv, plan.gpkg. `folder` exists and is empty; files are
// complete or absent. run.json is written by the runner.
#pragma once

#include <filesystem>

#include "scenarios/run_result.h"

namespace postkutscher {

struct ReportOptions {
  Audience audience;
  Language language = Language::de;  // shown first; the page switches
};

void write_outputs(const RunResult& run, const std::filesystem::path& folder, const ReportOptions& options);

}  // namespace postkutscher
