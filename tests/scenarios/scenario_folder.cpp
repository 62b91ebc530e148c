#include "tests/scenarios/scenario_folder.h"

#include <cstdlib>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "tests/support/input_errors.h"

namespace postkutscher {

namespace {

constexpr const char* kToml = R"(schema = "scenario/1"

[scenario]
name = "Ein Werktag"
date = 2026-04-24

[network]
map = "map.network"

[demand]
requests = "rides.csv"

[[operator]]
id = "op01"
name = "Taxi Muster"
base = [14.3342, 51.7606]

[[operator]]
id = "op02"
base = [14.32, 51.75]

[[fleet]]
file = "fleet.csv"

[[fleet]]
operator = "op02"
class = "wheelchair_van"
count = 2
shift = ["06:00", "14:00"]
)";

constexpr const char* kRides =
    "id,operator,from_lon,from_lat,to_lon,to_lat,from_name,to_name,pickup_at,appointment_at,category,linked\n"
    "r1,op01,14.33,51.76,14.34,51.75,Sandow,Klinik,,08:00,walking,r2\n"
    "r2,op01,14.34,51.75,14.33,51.76,Klinik,Sandow,12:30,,walking,\n"
    "r3,op02,14.31,51.74,14.34,51.75,\"Madlow, Süd\",Klinik,,10:15,wheelchair,\n";

constexpr const char* kFleet =
    "vehicle,operator,class,shift_start,shift_end\n"
    "CB-TX 1,op01,taxi,06:00,14:00\n"
    "CB-TX 2,op01,taxi,22:00,06:00\n";

}  // namespace

ScenarioFolder::ScenarioFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "postkutscher-test-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary directory");
  folder_ = name;
  write("scenario.toml", kToml);
  write("rides.csv", kRides);
  write("fleet.csv", kFleet);
  write("map.network", "");
}

ScenarioFolder::~ScenarioFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

void ScenarioFolder::write(const std::string& name, const std::string& content) const {
  std::ofstream(folder_ / name, std::ios::binary) << content;
}

std::string ScenarioFolder::content(const std::string& name) const {
  std::ifstream file(folder_ / name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void ScenarioFolder::edit(const std::string& name, const std::string& old_text, const std::string& new_text) const {
  std::string text = content(name);
  const std::size_t at = text.find(old_text);
  if (at == std::string::npos) throw std::invalid_argument("no \"" + old_text + "\" in " + name);
  write(name, text.replace(at, old_text.size(), new_text));
}

std::string input_error(const std::function<void()>& action) {
  const InputError error = error_of(action);
  if (error.code() == kAccepted) return "";
  const std::size_t folder = error.where().rfind('/');
  return fmt::format("{} | {} | {} {}", error.code(),
                     error.where().substr(folder == std::string::npos ? 0 : folder + 1), error.cause(), error.action());
}

}  // namespace postkutscher
