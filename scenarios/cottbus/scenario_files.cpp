#include "scenarios/cottbus/scenario_files.h"

#include <array>
#include <cstdlib>
#include <fmt/format.h>
#include <iterator>

#include "engine/base/calendar.h"

namespace postkutscher::cottbus {

namespace {

constexpr Date kDay{2026, 4, 24};

std::string clock(int minute) {
  return fmt::format("{:02}:{:02}", minute / 60, minute % 60);
}

// Degrees with seven places, from the integers.
std::string degrees(std::int32_t e7) {
  constexpr int kUnit = 10'000'000;
  return fmt::format("{}{}.{:07}", e7 < 0 ? "-" : "", std::abs(e7 / kUnit), std::abs(e7 % kUnit));
}

std::string lon_lat(Spot at) {
  const Coordinate c = to_coordinate(at);
  return degrees(c.lon_e7) + ',' + degrees(c.lat_e7);
}

std::string booked_at(const RideDraft& ride) {
  return kDay.plus_days(-ride.booked_days_before).iso() + ' ' + clock(ride.booked_minute);
}

constexpr const char* kHead =
    R"toml(# Synthetisch – keine Aussage über Cottbus. Synthetic: no street, address, patient or firm of this day is real.
# One weekday of patient transport: a drawn town with the districts of Cottbus, its rides and its small operators.
# Every value below is a default that you may change; docs/scenario.md explains each.
schema = "scenario/1"

[scenario]
name = "Cottbus, ein Werktag (synthetisch)"
date = 2026-04-24
time_zone = "Europe/Berlin"
)toml";

constexpr const char* kRules = R"toml(
[network]
map = "cottbus.osm.pbf"
# Slower in the peaks: roads take their free-flow time times the factor.
periods = [{from = 00:00:00, factor = 1.0}, {from = 06:30:00, factor = 1.2}, {from = 09:00:00, factor = 1.1},
           {from = 15:00:00, factor = 1.25}, {from = 18:00:00, factor = 1.0}]

[demand]
requests = "rides.csv"

[service]
pickup_tolerance = "15min"            # a wished pickup may be this much earlier or later
arrival_before_appointment = "30min"  # never late, and at most this early
ride_time = {factor = 1.5, extra = "15min", cap = "60min"}
price_of_not_serving = {base = 40.0, per_km = 3.0}  # euros: a dedicated outside vehicle
approach = "any"
)toml";

struct NeedRule {
  Need need;
  int minutes;
  const char* load;
  const char* classes;
  bool shares;
};

constexpr const char* kSeated =
    R"(["taxi", "hire_car", "wheelchair_van", "carry_chair_van", "stretcher_car", "ambulance"])";

constexpr std::array<NeedRule, kNeedCount> kNeedRules = {{
    {Need::walking, 2, "{seat = 1}", kSeated, true},
    {Need::walking_with_help, 4, "{seat = 1}", kSeated, true},
    {Need::wheelchair_transfer, 5, "{seat = 1}", kSeated, true},
    {Need::wheelchair, 7, "{wheelchair = 1}", R"(["wheelchair_van"])", true},
    {Need::carry_chair, 10, "{carry_chair = 1}", R"(["carry_chair_van", "stretcher_car", "ambulance"])", true},
    {Need::lying, 12, "{lying = 1}", R"(["stretcher_car", "ambulance"])", false},
    {Need::medical_care, 15, "{lying = 1}", R"(["ambulance"])", false},
}};

struct ClassRule {
  CarClass car_class;
  const char* layouts;
  const char* profile;
  int most_on_board;
  double per_hour;
  double per_km;
  int co2;
};

constexpr std::array<ClassRule, 6> kClassRules = {{
    {CarClass::taxi, "[{seat = 4}]", "taxi", 1, 32.5, 0.35, 211},
    {CarClass::hire_car, "[{seat = 4}]", "car", 1, 32.5, 0.35, 211},
    {CarClass::wheelchair_van, "[{seat = 7}, {seat = 4, wheelchair = 1}, {seat = 1, wheelchair = 2}]", "wheelchair_van",
     8, 37.5, 0.45, 292},
    {CarClass::carry_chair_van, "[{seat = 2, carry_chair = 1}, {seat = 1, carry_chair = 2}]", "wheelchair_van", 2, 47.5,
     0.45, 292},
    {CarClass::stretcher_car, "[{seat = 1, lying = 1}, {seat = 1, carry_chair = 1}]", "wheelchair_van", 1, 47.5, 0.45,
     292},
    {CarClass::ambulance, "[{seat = 1, lying = 1}, {seat = 1, carry_chair = 1}]", "ambulance", 1, 67.5, 0.60, 356},
}};

std::string category_tables() {
  std::string text =
      "\n# Minutes of service at each stop, places used, and the classes that may drive it: a higher class may stand "
      "in\n"
      "# for a lower one.\n";
  for (const NeedRule& rule : kNeedRules) {
    text += fmt::format("[service.categories.{}]\nminutes = {}\nload = {}\nclasses = {}\nshares = {}\n",
                        word(rule.need), rule.minutes, rule.load, rule.classes, rule.shares);
  }
  return text;
}

std::string class_tables() {
  std::string text =
      "\n# Possible interiors, travel profile, most requests on board (1 = no pooling), euros, grams of CO2.\n";
  for (const ClassRule& rule : kClassRules) {
    text += fmt::format(
        "[service.vehicle_classes.{}]\nlayouts = {}\nprofile = \"{}\"\nmost_requests_on_board = {}\nper_use = 0.0\n"
        "per_hour = {:.1f}\nper_km = {:.2f}\nco2_g_per_km = {}\n",
        word(rule.car_class), rule.layouts, rule.profile, rule.most_on_board, rule.per_hour, rule.per_km, rule.co2);
  }
  return text;
}

std::string operator_tables(const Fleet& fleet, int noise_per_mille) {
  std::string text = fmt::format(
      "\n# Rides belong to the nearest operator with a suitable vehicle free at that time; {}.{} % of the patients "
      "are\n"
      "# customers of a random suitable operator instead (ownership noise).\n",
      noise_per_mille / 10, noise_per_mille % 10);
  for (const Firm& firm : fleet.firms) {
    const Coordinate base = to_coordinate(firm.base);
    text += fmt::format("[[operator]]\nid = \"{}\"\nname = \"{}\"\nbase = [{}, {}]  # {}\n", firm.id, firm.name,
                        degrees(base.lon_e7), degrees(base.lat_e7), firm.base_name);
  }
  return text;
}

constexpr const char* kTail = R"toml(
[[fleet]]
file = "fleet.csv"

[planning]
iterations = 1000

[cooperation]
separate = ["medical_care"]  # ambulance rides are another legal world: they stay with their operator

[report]
csv = "plain"
)toml";

}  // namespace

std::string rides_csv(const std::vector<RideDraft>& rides, const std::vector<std::size_t>& owners, const Fleet& fleet) {
  std::string text =
      "id,operator,from_lon,from_lat,from_name,to_lon,to_lat,to_name,pickup_at,appointment_at,category,purpose,"
      "attendants,linked,booked_at\n";
  for (std::size_t r = 0; r < rides.size(); ++r) {
    const RideDraft& ride = rides[r];
    text += fmt::format("{},{},{},\"{}\",{},\"{}\",{},{},{},{},{},{},{}\n", ride.id, fleet.firms[owners[r]].id,
                        lon_lat(ride.from.at), ride.from.name, lon_lat(ride.to.at), ride.to.name,
                        ride.pickup ? clock(*ride.pickup) : "", ride.appointment ? clock(*ride.appointment) : "",
                        word(ride.need), ride.purpose, ride.attendants, ride.linked, booked_at(ride));
  }
  return text;
}

std::string fleet_csv(const Fleet& fleet) {
  std::string text = "vehicle,operator,class,depot_lon,depot_lat,depot_name,shift_start,shift_end\n";
  for (const Car& car : fleet.cars) {
    const Firm& firm = fleet.firms[car.firm];
    text += fmt::format("{},{},{},{},\"{}\",{},{}\n", car.id, firm.id, word(car.car_class), lon_lat(firm.base),
                        firm.base_name, clock(car.shift_start), clock(car.shift_end));
  }
  return text;
}

std::string scenario_toml(const Fleet& fleet, std::uint64_t seed, int noise_per_mille) {
  return kHead + fmt::format("seed = {}\n", seed) + kRules + category_tables() + class_tables() +
         operator_tables(fleet, noise_per_mille) + kTail;
}

}  // namespace postkutscher::cottbus
