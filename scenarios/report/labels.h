// What people read for the codes of the engine, in both languages.
#pragma once

#include <string_view>

#include "engine/fleet/schedule.h"
#include "scenarios/report/text.h"
#include "scenarios/run_result.h"

namespace postkutscher::report {

Text plan_label(std::string_view column_key);  // "today", "alone", "together", "plan"
Text label(Category category);
Text label(VehicleClass vehicle_class);
Text label(RefusalReason reason);
Text label(VisitKind kind);
Text category_label(std::string_view word);  // of an indicator's group; the word itself when unknown
Text purpose_label(std::string_view word);

inline constexpr std::string_view kSyntheticDe = "Synthetisch – keine Aussage über Cottbus";
inline constexpr std::string_view kSyntheticEn = "Synthetic – says nothing about Cottbus";
Text synthetic_stamp();
Text health_banner();

}  // namespace postkutscher::report
