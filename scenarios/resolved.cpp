#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <iterator>

#include "engine/fleet/names.h"
#include "scenarios/profile_overrides.h"
#include "scenarios/scenario.h"
#include "scenarios/toml_text.h"
#include "scenarios/words.h"

namespace postkutscher {

namespace {

std::string duration_text(Duration d) {
  constexpr std::int64_t kMinute = 60 * kTicksPerSecond;
  return d.ticks % kMinute == 0 ? fmt::format("\"{}min\"", d.ticks / kMinute) : fmt::format("\"{}s\"", d.seconds());
}

std::string clock_text(TimeOfDay time) {
  return fmt::format("{:02}:{:02}:{:02}", time.seconds / 3600, time.seconds / 60 % 60, time.seconds % 60);
}

std::string coordinate_text(Coordinate at) {
  return fmt::format("[{:.7f}, {:.7f}]", at.lon(), at.lat());
}

std::string places_text(const Load& places) {
  std::vector<std::string> parts;
  for (std::size_t kind = 0; kind < kPlaceKinds; ++kind) {
    if (places[kind] > 0) parts.push_back(fmt::format("{} = {}", place_kind_words()[kind], places[kind]));
  }
  return fmt::format("{{{}}}", fmt::join(parts, ", "));
}

std::string path_text(const Scenario& scenario, const std::filesystem::path& path) {
  const std::filesystem::path relative = path.lexically_relative(scenario.file.parent_path());
  const bool no_folder = scenario.file.parent_path().empty();
  return toml_quoted((relative.empty() || no_folder ? path : relative).generic_string());
}

class ResolvedScenario {
 public:
  explicit ResolvedScenario(const Scenario& scenario) : scenario_(scenario) {}

  std::string text() {
    head();
    network();
    for (const Profile& profile : scenario_.profiles) travel_profile(profile);
    demand();
    service();
    for (std::size_t i = 0; i < kCategoryCount; ++i) category(i);
    for (std::size_t i = 0; i < kVehicleClassCount; ++i) vehicle_class(i);
    fleet();
    rest();
    return std::move(out_);
  }

 private:
  template <class... Args>
  void line(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Args>(args)...);
    out_ += '\n';
  }

  void head() {
    line("schema = \"scenario/1\"\n\n[scenario]");
    line("name = {}", toml_quoted(scenario_.name));
    line("date = {}", scenario_.date.iso());
    line("time_zone = {}", toml_quoted(scenario_.time_zone));
    line("seed = {}", scenario_.seed);
  }

  void network() {
    line("\n[network]\nmap = {}", path_text(scenario_, scenario_.map));
    line("area = {}", toml_quoted(scenario_.area));
    line("buffer = \"{}m\"", scenario_.area_buffer_metres);
    std::vector<std::string> periods;
    for (const TrafficPeriod& period : scenario_.periods) periods.push_back(period_text(period));
    line("periods = [{}]", fmt::join(periods, ",\n           "));
    closures(scenario_.closures);
  }

  static std::string period_text(const TrafficPeriod& period) {
    const std::string text = fmt::format("from = {}, factor = {}", clock_text(period.from), period.factor);
    if (period.by_class.empty()) return "{" + text + "}";
    std::vector<std::string> classes;
    for (const auto& [road_class, factor] : period.by_class) {
      classes.push_back(fmt::format("{} = {}", road_class_words()[static_cast<std::size_t>(road_class)], factor));
    }
    return fmt::format("{{{}, by_class = {{{}}}}}", text, fmt::join(classes, ", "));
  }

  void closures(const Closures& closures) {
    std::vector<std::string> ways;
    for (const ClosedWay& way : closures.ways) ways.push_back(fmt::format("\"way/{}\"", way.id));
    line("closures = [{}]", fmt::join(ways, ", "));
    if (closures.avoid) line("avoid = {}", path_text(scenario_, closures.avoid->file));
  }

  void speeds(const char* key, const std::vector<std::string>& words, std::span<const double> speeds) {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < speeds.size(); ++i) {
      parts.push_back(fmt::format("{} = {}", words[i], speeds[i]));
    }
    line("{} = {{{}}}", key, fmt::join(parts, ", "));
  }

  void travel_profile(const Profile& profile) {
    line("\n[network.profiles.{}]", profile.name);
    for (const ProfileNumber& number : profile_numbers()) line("{} = {}", number.key, profile.*number.field);
    line("u_turns_anywhere = {}", profile.u_turns_anywhere);
    line("ignores_oneway_on_foot = {}", profile.ignores_oneway_on_foot);
    speeds("speed_urban", road_class_words(), profile.speed_urban);
    speeds("speed_rural", road_class_words(), profile.speed_rural);
    speeds("surface_speed", surface_words(), profile.surface_speed);
  }

  void demand() {
    line("\n[demand]\nrequests = {}", path_text(scenario_, scenario_.demand.requests));
    if (!scenario_.demand.columns.empty()) line("\n[demand.columns]");
    for (const auto& [ours, theirs] : scenario_.demand.columns) line("{} = {}", ours, toml_quoted(theirs));
    for (const auto& [column, mapping] : scenario_.demand.values) {
      line("\n[demand.values.{}]", column);
      for (const auto& [theirs, ours] : mapping) line("{} = {}", toml_quoted(theirs), toml_quoted(ours));
    }
  }

  void service() {
    const ServiceRules& rules = scenario_.service;
    line("\n[service]\npickup_tolerance = {}", duration_text(rules.pickup_tolerance));
    line("arrival_before_appointment = {}", duration_text(rules.arrival_before_appointment));
    line("ride_time = {{factor = {}, extra = {}, cap = {}}}", rules.ride_time.factor,
         duration_text(rules.ride_time.extra), duration_text(rules.ride_time.cap));
    line("price_of_not_serving = {{base = {}, per_km = {}}}  # euros; set your own", rules.unserved_base_euros,
         rules.unserved_per_km_euros);
    line("approach = \"{}\"", rules.approach == Approach::kerb ? "kerb" : "any");
  }

  void category(std::size_t i) {
    const ServiceRules& rules = scenario_.service;
    std::vector<std::string> classes;
    for (std::size_t c = 0; c < kVehicleClassCount; ++c) {
      const bool may = (rules.vehicle_classes[i] & class_bit(static_cast<VehicleClass>(c))) != 0;
      if (may) classes.push_back(toml_quoted(vehicle_class_words()[c]));
    }
    line("\n[service.categories.{}]\nminutes = {}", category_words()[i], rules.service_time[i].minutes());
    line("load = {}\nclasses = [{}]\nshares = {}", places_text(rules.load[i]), fmt::join(classes, ", "),
         rules.shares[i]);
  }

  void vehicle_class(std::size_t i) {
    const VehicleClassData& data = scenario_.service.vehicle_class_data[i];
    std::vector<std::string> layouts;
    for (const Layout& layout : data.layouts) layouts.push_back(places_text(layout.capacity));
    line("\n[service.vehicle_classes.{}]\nlayouts = [{}]", vehicle_class_words()[i], fmt::join(layouts, ", "));
    line("profile = {}\nmost_requests_on_board = {}", toml_quoted(data.profile), data.most_requests_on_board);
    line("per_use = {}\nper_hour = {}\nper_km = {}", data.per_use_euros, data.per_hour_euros, data.per_km_euros);
    line("co2_g_per_km = {}", data.co2_grams_per_km);
  }

  void fleet() {
    for (const OperatorData& op : scenario_.operators) {
      line("\n[[operator]]\nid = {}\nname = {}", toml_quoted(op.id), toml_quoted(op.name));
      line("base = {}\nbase_name = {}", coordinate_text(op.base.at), toml_quoted(op.base.name));
    }
    const Calendar calendar = scenario_.calendar();
    for (const FleetVehicle& vehicle : scenario_.fleet) {
      line("\n[[fleet]]\nvehicle = {}\noperator = {}", toml_quoted(vehicle.id), toml_quoted(vehicle.operator_id));
      line("class = \"{}\"", name(vehicle.vehicle_class));
      line("depot = {}\ndepot_name = {}", coordinate_text(vehicle.depot.at), toml_quoted(vehicle.depot.name));
      // With offsets, so that nights with a change of the clocks stay what they are.
      line("shift = [\"{}\", \"{}\"]", calendar.iso(vehicle.shift.earliest), calendar.iso(vehicle.shift.latest));
    }
  }

  void rest() {
    line("\n[planning]");
    if (scenario_.time_budget_seconds) {
      line("time = \"{}s\"", *scenario_.time_budget_seconds);
    } else {
      line("iterations = {}", scenario_.iterations);
    }
    std::vector<std::string> separate;
    for (const Category c : scenario_.separate) separate.push_back(toml_quoted(name(c)));
    line("\n[cooperation]\nseparate = [{}]", fmt::join(separate, ", "));
    line("\n[report]\ncsv = \"{}\"", scenario_.csv_style == CsvStyle::excel_de ? "excel_de" : "plain");
  }

  const Scenario& scenario_;
  std::string out_;
};

}  // namespace

std::string resolved_toml(const Scenario& scenario) {
  return ResolvedScenario(scenario).text();
}

}  // namespace postkutscher
