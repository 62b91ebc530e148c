#include <fmt/format.h>
#include <fmt/ranges.h>

#include "engine/base/atomic_file.h"
#include "engine/base/errors.h"
#include "scenarios/column_proposal.h"
#include "scenarios/output_folder.h"
#include "scenarios/scenario.h"
#include "scenarios/toml_text.h"

namespace postkutscher {

namespace {

constexpr const char* kHead =
    R"(# A scenario of Postkutscher. Lines that begin with # are comments; values in comments are the defaults.
# `postkutscher defaults scenario.toml` prints every value with its default resolved.
schema = "scenario/1"

[scenario]
name = "My first day"
date = 2026-04-24                      # the day that is planned
# time_zone = "Europe/Berlin"
# seed = 1                             # the same seed gives the same plan

[network]
# A map file (.osm.pbf, .osm, also .gz or .bz2), or a .network made by `postkutscher import`.
# For Cottbus: Brandenburg from download.geofabrik.de, then area = "Cottbus" and buffer = "15km".
map = "brandenburg-latest.osm.pbf"
# area = "Cottbus"                     # a boundary by name, "W,S,E,N" in degrees, or a GeoJSON file
# buffer = "15km"
# closures = ["way/123456"]            # closed roads, by their ids on openstreetmap.org
# avoid = "works.geojson"              # polygons: every piece of road that touches one is closed
# From each time of day on, roads take their free-flow time times the factor; by_class = {primary = 1.4} for some.
# periods = [{from = 00:00:00, factor = 1.0}, {from = 06:30:00, factor = 1.2}, {from = 09:00:00, factor = 1.1},
#            {from = 15:00:00, factor = 1.25}, {from = 18:00:00, factor = 1.0}]

[demand]
)";

constexpr const char* kRest = R"(
[service]
# pickup_tolerance = "15min"           # around a wished pickup
# arrival_before_appointment = "30min" # arrive at most this long before an appointment, never after
# The longest ride: the direct ride times the factor, or plus the extra time, but no more than the cap.
# ride_time = {factor = 1.5, extra = "15min", cap = "60min"}
# What a ride costs that the fleet cannot serve (a vehicle from outside). This weighs heavily: set your own price.
price_of_not_serving = {base = 40.0, per_km = 3.0}   # euros

# [service.categories.wheelchair]      # also walking, walking_with_help, wheelchair_transfer, carry_chair, lying,
# minutes = 7                          # medical_care: minutes of service at each stop

# [service.vehicle_classes.taxi]       # also hire_car, wheelchair_van, carry_chair_van, stretcher_car, ambulance,
# per_hour = 32.5                      # drt_bus: euros
# per_km = 0.35

# Who drives: operators with their bases [longitude, latitude] …
[[operator]]
id = "op01"
name = "Taxi Muster"
base = [14.3264, 51.7508]

[[operator]]
id = "op02"
name = "Krankenfahrten Beispiel"
base = [14.3003, 51.7581]

# … and their vehicles: a file with one row each, or some equal ones.
[[fleet]]
file = "fleet.csv"

# [[fleet]]
# operator = "op01"
# class = "taxi"
# count = 2
# shift = ["06:00", "14:00"]

[planning]
iterations = 2000                      # or: time = "60s"

[cooperation]
separate = ["medical_care"]            # categories that each operator keeps in the joint plan

[report]
csv = "plain"                          # or "excel_de": semicolon, decimal comma
)";

constexpr const char* kRides =
    R"(id,operator,from_name,from_lon,from_lat,to_name,to_lon,to_lat,pickup_at,appointment_at,category,purpose,linked
1,op01,Sandow,14.34839,51.76149,Klinikum,14.32278,51.74306,,08:00,walking,dialysis,2
2,op01,Klinikum,14.32278,51.74306,Sandow,14.34839,51.76149,12:45,,walking,dialysis,1
3,op01,Schmellwitz,14.33361,51.78056,Klinikum,14.32278,51.74306,,09:30,walking_with_help,radiotherapy,4
4,op01,Klinikum,14.32278,51.74306,Schmellwitz,14.33361,51.78056,10:30,,walking_with_help,radiotherapy,3
5,op02,Sachsendorf,14.32833,51.72472,Klinikum,14.32278,51.74306,,08:45,wheelchair,outpatient,
6,op02,Klinikum,14.32278,51.74306,Madlow,14.34556,51.72333,11:00,,wheelchair_transfer,discharge,
7,op02,Klinikum,14.32278,51.74306,Gallinchen,14.35611,51.71000,13:15,,lying,transfer,
8,op01,Hauptbahnhof,14.32639,51.75083,Klinikum,14.32278,51.74306,,10:00,walking,outpatient,
)";

constexpr const char* kFleet = R"(vehicle,operator,class,shift_start,shift_end
CB-TX 1,op01,taxi,06:00,14:00
CB-TX 2,op01,taxi,08:00,16:00
CB-KF 1,op02,wheelchair_van,06:00,14:30
CB-KF 2,op02,stretcher_car,07:00,15:00
)";

void require_new(const std::filesystem::path& folder) {
  std::error_code error;
  if (!std::filesystem::exists(std::filesystem::symlink_status(folder, error))) return;
  throw InputError("existing_output", folder.string(), "it exists already.",
                   "Name a directory that does not exist yet.");
}

std::string joined_quoted(const std::vector<std::string>& texts) {
  std::vector<std::string> quoted;
  for (const std::string& text : texts) quoted.push_back(toml_quoted(text));
  return fmt::format("{}", fmt::join(quoted, ", "));
}

std::string proposed_mapping(const ColumnProposal& proposal) {
  std::string text = "\n[demand.columns]                       # our name = \"header of the file\"\n";
  for (const auto& [ours, theirs] : proposal.columns) text += fmt::format("{} = {}\n", ours, toml_quoted(theirs));
  for (const std::string& ours : proposal.missing) {
    text += fmt::format("# {} = \"?\"   # needed, and not recognised among the headers\n", ours);
  }
  if (!proposal.unused_headers.empty()) {
    text += fmt::format("# Headers without a meaning here, never read: {}\n", joined_quoted(proposal.unused_headers));
  }
  if (!proposal.categories.empty() || !proposal.unknown_categories.empty())
    text += "\n[demand.values.category]               # \"value of the file\" = our value\n";
  for (const auto& [theirs, ours] : proposal.categories) {
    text += fmt::format("{} = \"{}\"\n", toml_quoted(theirs), ours);
  }
  for (const std::string& value : proposal.unknown_categories) {
    text += fmt::format("# {} = \"?\"   # of {}, not recognised: choose a category\n", toml_quoted(value),
                        toml_quoted(proposal.category_header));
  }
  return text;
}

StarterReport report(const std::filesystem::path& rides, const ColumnProposal& proposal) {
  std::string notes = fmt::format("{}: {}; {} rows\n", rides.filename().string(), proposal.format, proposal.rows);
  if (!proposal.missing.empty()) {
    notes += fmt::format("needed, and not recognised among the headers: {}\n", fmt::join(proposal.missing, ", "));
  }
  if (!proposal.unknown_categories.empty()) {
    notes += fmt::format("values of {} that were not recognised: {}\n", toml_quoted(proposal.category_header),
                         joined_quoted(proposal.unknown_categories));
  }
  return {notes, proposal.unused_headers};
}

}  // namespace

StarterReport write_starter_scenario(const std::filesystem::path& folder,
                                     const std::optional<std::filesystem::path>& rides) {
  require_new(folder);
  std::string demand = "requests = \"rides.csv\"                 # docs/scenario.md lists the columns\n";
  StarterReport detected;
  if (rides) {
    const ColumnProposal proposal = propose_columns(*rides);
    detected = report(*rides, proposal);
    demand = fmt::format("requests = {}\n", toml_quoted(std::filesystem::absolute(*rides).generic_string())) +
             proposed_mapping(proposal);
  }
  OutputFolder output(folder, false);
  if (!rides) write_file_atomically(output.path() / "rides.csv", kRides);
  write_file_atomically(output.path() / "fleet.csv", kFleet);
  write_file_atomically(output.path() / "scenario.toml", kHead + demand + kRest);
  output.publish();
  return detected;
}

}  // namespace postkutscher
