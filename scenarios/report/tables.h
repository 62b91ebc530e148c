// The CSV tables of a run. Times are ISO 8601 with offset (excel_de: local time), coordinates WGS84 degrees, distances
// kilometres.
#pragma once

#include <vector>

#include "scenarios/report/csv.h"
#include "scenarios/report/view.h"

namespace postkutscher::report {

Table schedule_table(const View& view);    // leaving, visits and return of every duty of every plan
Table stops_table(const View& view);       // the places of the shown plan
Table refused_table(const View& view);     // of every plan
Table indicators_table(const View& view);  // long form
std::string indicators_json(const View& view);

// The tables that the audience may have.
std::vector<Table> tables(const View& view);

std::string_view name(IndicatorScope scope);  // "all", "operator", "district", "category"

}  // namespace postkutscher::report
