// A scenario: everything a planner decides about one day, read from a TOML file and the CSVs it names, with every
// default resolved. Rides keep their input row, so that every message and result can name it. docs/scenario.md explains
// the file; defaults come from the field and can all be changed there.
#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/calendar.h"
#include "engine/base/geo.h"
#include "engine/fleet/problem.h"
#include "engine/routing/position.h"
#include "engine/routing/profile.h"
#include "engine/routing/traffic.h"
#include "scenarios/closures.h"

namespace postkutscher {

struct NamedPlace {
  std::string name;
  Coordinate at;
};

// One row of the requests file.
struct Ride {
  std::size_t line = 0;  // in the requests file, 1-based
  std::string id;
  std::string operator_id;  // who took the order
  NamedPlace from;
  NamedPlace to;
  TimeWindow pickup_window;  // resolved from the times given and the tolerances of [service]
  TimeWindow dropoff_window;
  std::optional<Instant> appointment;  // as typed
  std::optional<Instant> wished_pickup;
  Category category = Category::walking;
  std::string purpose;
  int attendants = 0;
  bool shares = true;
  std::string linked;  // id of the outbound or return ride
  std::optional<double> price_unserved_euros;
  double revenue_euros = 0;
  std::optional<Duration> ride_time_limit;  // as typed; else by rule
  std::optional<Approach> approach;
  std::int64_t booking_rank = 0;
};

// Why a row of an input file cannot be used; written to errors.csv.
struct RowError {
  std::string file;
  std::size_t line = 0;
  std::string column;
  std::string value;
  std::string cause;
  std::string action;
};

struct VehicleClassData {
  std::vector<Layout> layouts;
  std::string profile;  // travel profile
  std::uint8_t most_requests_on_board = 1;
  double per_use_euros = 0;
  double per_hour_euros = 0;
  double per_km_euros = 0;
  double co2_grams_per_km = 0;
};

struct FleetVehicle {
  std::string where;  // file:line of its input, for messages
  std::string id;
  std::string operator_id;
  VehicleClass vehicle_class = VehicleClass::taxi;
  NamedPlace depot;
  TimeWindow shift;
};

struct OperatorData {
  std::string id;
  std::string name;
  NamedPlace base;
};

struct RideTimeRule {
  double factor = 1.5;
  Duration extra = Duration::from_minutes(15);
  Duration cap = Duration::from_minutes(60);
};

struct ServiceRules {
  Duration pickup_tolerance = Duration::from_minutes(15);            // ± around a wished pickup
  Duration arrival_before_appointment = Duration::from_minutes(30);  // window [appointment − this, appointment]
  RideTimeRule ride_time;
  std::array<Duration, kCategoryCount> service_time{};  // per stop
  std::array<Load, kCategoryCount> load{};
  std::array<VehicleClassMask, kCategoryCount> vehicle_classes{};
  std::array<bool, kCategoryCount> shares{};
  double unserved_base_euros = 0;    // price of not serving: a dedicated outside vehicle
  double unserved_per_km_euros = 0;  // per kilometre of the direct ride
  Approach approach = Approach::any;
  std::array<VehicleClassData, kVehicleClassCount> vehicle_class_data;
};

// Every day from a time of day on.
struct TrafficPeriod {
  TimeOfDay from;
  double factor = 1.0;                        // on all roads …
  std::map<RoadClass, double> by_class = {};  // … but these

  TrafficFactors traffic() const;
};

// Where the rides come from, as the scenario file says it.
struct DemandSource {
  std::filesystem::path requests;
  std::map<std::string, std::string> columns;                        // our name → their header
  std::map<std::string, std::map<std::string, std::string>> values;  // our column → their value → our value
};

enum class CsvStyle { plain, excel_de };
enum class Language { de, en };

struct Scenario {
  std::filesystem::path file;  // the TOML
  std::string name;
  Date date;
  std::string time_zone = "Europe/Berlin";
  std::uint64_t seed = 1;

  std::filesystem::path map;  // .network or map file
  std::string area;
  double area_buffer_metres = 0;
  std::vector<TrafficPeriod> periods;
  Closures closures;
  std::vector<Profile> profiles;  // those that the vehicle classes name, overrides applied

  DemandSource demand;
  ServiceRules service;
  std::vector<OperatorData> operators;
  std::vector<FleetVehicle> fleet;
  std::vector<Ride> rides;

  std::int64_t iterations = 2000;
  std::optional<double> time_budget_seconds;

  std::vector<Category> separate;  // categories that stay with their owner in the joint plan
  CsvStyle csv_style = CsvStyle::plain;

  bool skip_bad_rows = false;                 // as the options of read_scenario
  std::vector<RowError> row_errors;           // with --skip-bad-rows: the rows left out
  std::vector<std::string> dropped_columns;   // names only, never content
  std::vector<std::filesystem::path> inputs;  // all files read, for checksums
  std::string notes;                          // what was detected: encoding, separator …

  Calendar calendar() const { return Calendar(date, time_zone); }
};

struct ScenarioOptions {
  bool skip_bad_rows = false;
};

// Thrown when rows of a CSV are bad and --skip-bad-rows is not given; carries all of them.
class BadRows;

// Throws InputError with file:line:column for the first defect of the TOML; all bad rows of all CSVs are collected and
// thrown together as BadRows (bad_rows.h).
Scenario read_scenario(const std::filesystem::path& file, const ScenarioOptions& options = {});

// The whole scenario as TOML with every default written out (command `defaults`), without the rides.
std::string resolved_toml(const Scenario& scenario);

// What was detected in the file of rides that a starter scenario is made from; nothing without one.
struct StarterReport {
  std::string notes;                           // lines: encoding, separator, rows; what a person must add
  std::vector<std::string> unmatched_columns;  // headers that mean nothing here and are never read
};

// A commented scenario to start from (command `init`): scenario.toml, rides.csv, fleet.csv in `folder`, which appears
// whole or not at all. With `rides`, proposes a column mapping for that file. Throws InputError ("existing_output",
// "unwritable_output", "disk_full"); the folder must not exist, the one it is in must.
StarterReport write_starter_scenario(const std::filesystem::path& folder,
                                     const std::optional<std::filesystem::path>& rides);

}  // namespace postkutscher
