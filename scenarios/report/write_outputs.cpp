#include "engine/base/atomic_file.h"
#include "scenarios/report.h"
#include "scenarios/report/html.h"
#include "scenarios/report/plan_geopackage.h"
#include "scenarios/report/tables.h"

namespace postkutscher {

void write_outputs(const RunResult& run, const std::filesystem::path& folder, const ReportOptions& options) {
  const report::View view(run, options.audience);
  const FilePermission permission = view.is_public() ? FilePermission::everyone_reads : FilePermission::only_owner;
  const auto write = [&](const std::string& name, const std::string& bytes) {
    write_file_atomically(folder / name, bytes, permission);
  };
  write("report.html", report::report_page(view, options.language));
  for (const report::Table& table : report::tables(view)) {
    write(table.file, report::to_csv(table, run.scenario->csv_style));
  }
  write("indicators.json", report::indicators_json(view));
  write("plan.gpkg", report::plan_geopackage(view));
}

}  // namespace postkutscher
