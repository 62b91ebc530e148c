// Words of the fleet's enumerations as files, the command line and CSVs write them ("wheelchair_van").
#pragma once

#include <optional>
#include <string_view>

#include "engine/fleet/schedule.h"

namespace postkutscher {

std::string_view name(PlaceKind kind);
std::string_view name(VehicleClass vehicle_class);
std::string_view name(Category category);
std::string_view name(VisitKind kind);
std::string_view name(RefusalReason reason);

std::optional<VehicleClass> vehicle_class_from(std::string_view word);
std::optional<Category> category_from(std::string_view word);

}  // namespace postkutscher
