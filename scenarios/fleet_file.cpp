#include <array>
#include <fmt/format.h>
#include <map>
#include <set>

#include "engine/base/errors.h"
#include "scenarios/fleet_tables.h"
#include "scenarios/rides.h"
#include "scenarios/row_reader.h"
#include "scenarios/words.h"

namespace postkutscher {

namespace {

enum FleetColumn : std::size_t {
  kVehicle,
  kOperator,
  kClass,
  kShiftStart,
  kShiftEnd,
  kDepotLon,
  kDepotLat,
  kDepotName
};

std::span<const CsvColumn> fleet_columns() {
  static const std::array<CsvColumn, 8> kColumns = {{{"vehicle", true, ""},
                                                     {"operator", true, ""},
                                                     {"class", true, ""},
                                                     {"shift_start", true, ""},
                                                     {"shift_end", true, ""},
                                                     {"depot_lon", false, ""},
                                                     {"depot_lat", false, ""},
                                                     {"depot_name", false, ""}}};
  return kColumns;
}

class FleetFile {
 public:
  FleetFile(const std::filesystem::path& file, Scenario& scenario, std::vector<RowError>& errors)
      : scenario_(scenario),
        table_(read_csv(file, fleet_columns())),
        reader_(table_, fleet_columns(), kNoMapping, errors),
        operator_ids_(operator_ids(scenario)) {
    for (const FleetVehicle& vehicle : scenario.fleet) ids_.insert(vehicle.id);
    scenario.inputs.push_back(file);
    scenario.notes += fmt::format("{}: {}; {} rows\n", file.filename().string(), table_.format(), table_.row_count());
    const auto& dropped = table_.dropped_columns();
    scenario.dropped_columns.insert(scenario.dropped_columns.end(), dropped.begin(), dropped.end());
  }

  void read() {
    for (std::size_t row = 0; row < table_.row_count(); ++row) {
      reader_.start(row);
      if (!reader_.good()) continue;
      FleetVehicle vehicle = read_vehicle();
      if (reader_.good()) scenario_.fleet.push_back(std::move(vehicle));
    }
  }

 private:
  FleetVehicle read_vehicle() {
    FleetVehicle vehicle;
    vehicle.where = fmt::format("{}:{}", table_.file(), reader_.line());
    vehicle.id = reader_.required_text(kVehicle);
    if (!vehicle.id.empty() && !ids_.insert(vehicle.id).second) {
      reader_.error(kVehicle, fmt::format("the vehicle \"{}\" is in the fleet twice.", vehicle.id),
                    "Give each vehicle an id of its own.");
    }
    reader_.required_text(kOperator);
    if (const auto op = reader_.word(kOperator, operator_ids_, "operator")) {
      vehicle.operator_id = operator_ids_[*op];
      vehicle.depot = scenario_.operators[*op].base;
      read_depot(vehicle.depot);
    }
    reader_.required_text(kClass);
    if (const auto word = reader_.word(kClass, vehicle_class_words(), "vehicle class")) {
      vehicle.vehicle_class = static_cast<VehicleClass>(*word);
    }
    read_shift(vehicle.shift);
    return vehicle;
  }

  void read_depot(NamedPlace& depot) {
    const std::array near = {depot.at};
    if (reader_.filled(kDepotLon) || reader_.filled(kDepotLat)) {
      depot.name.clear();
      if (const auto at = reader_.coordinate(kDepotLon, kDepotLat, near)) depot.at = *at;
    }
    if (reader_.filled(kDepotName)) depot.name = reader_.text(kDepotName);
  }

  void read_shift(TimeWindow& shift) {
    reader_.required_text(kShiftStart);
    reader_.required_text(kShiftEnd);
    const auto start = reader_.time(kShiftStart);
    const auto end = reader_.time(kShiftEnd);
    if (!start || !end || !reader_.instant(kShiftStart, scenario_.calendar(), scenario_.date)) return;
    const auto window = shift_between(*start, *end, scenario_);
    if (const auto* problem = std::get_if<ValueProblem>(&window)) {
      reader_.error(kShiftEnd, problem->cause, problem->action);
    } else {
      shift = std::get<TimeWindow>(window);
    }
  }

  inline static const std::map<std::string, std::map<std::string, std::string>> kNoMapping;

  Scenario& scenario_;
  CsvTable table_;
  RowReader reader_;
  std::vector<std::string> operator_ids_;
  std::set<std::string> ids_;
};

}  // namespace

void read_fleet_file(const std::filesystem::path& file, Scenario& scenario, std::vector<RowError>& errors) {
  FleetFile(file, scenario, errors).read();
}

}  // namespace postkutscher
