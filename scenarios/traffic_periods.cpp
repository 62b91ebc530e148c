#include "scenarios/traffic_periods.h"

#include <algorithm>
#include <utility>

#include "engine/base/errors.h"
#include "scenarios/defaults.h"
#include "scenarios/toml_text.h"
#include "scenarios/words.h"

namespace postkutscher {

namespace {

constexpr NumberRange kFactors{1, 20};

Instant period_start(const Calendar& calendar, Date day, TimeOfDay time) {
  constexpr int kHour = 3600;
  const auto instant = calendar.to_instant({day, time}, true);
  if (const auto* there = std::get_if<Instant>(&instant)) return *there;
  const auto later = calendar.to_instant({day, TimeOfDay{time.seconds + kHour}}, true);
  return std::get<Instant>(later);
}

TrafficPeriod read_period(TomlTable& table) {
  TrafficPeriod period{table.required("from", table.time_of_day("from")),
                       table.required("factor", table.number("factor", kFactors)),
                       {}};
  if (auto by_class = table.table("by_class")) {
    for (std::size_t i = 0; i < kRoadClassCount; ++i) {
      const auto factor = by_class->number(road_class_words()[i], kFactors);
      if (factor) period.by_class[static_cast<RoadClass>(i)] = *factor;
    }
    by_class->finish();
  }
  table.finish();
  return period;
}

// Traffic as it changes; period 0 before all of it is free flow.
class Changes {
 public:
  void add(const TravelPeriod& next) {
    // Periods may meet where the clocks skip an hour; then the later one holds.
    while (!periods_.empty() && next.start <= periods_.back().start) periods_.pop_back();
    if (next.traffic != current()) periods_.push_back(next);
  }
  void begin_with(const TravelPeriod& first) {
    periods_.clear();
    add(first);
  }
  std::vector<TravelPeriod> take() { return std::move(periods_); }

 private:
  TrafficFactors current() const { return periods_.empty() ? TrafficFactors{} : periods_.back().traffic; }

  std::vector<TravelPeriod> periods_;
};

}  // namespace

TrafficFactors TrafficPeriod::traffic() const {
  TrafficFactors factors{TrafficFactors::on_roads(factor)};
  for (const auto& [road_class, of_class] : by_class) factors.by_class[static_cast<std::size_t>(road_class)] = of_class;
  return factors;
}

std::vector<TrafficPeriod> read_periods(TomlTable& table) {
  std::vector<TrafficPeriod> periods;
  for (TomlTable& entry : table.tables("periods")) {
    periods.push_back(read_period(entry));
    const TimeOfDay from = periods.back().from;
    const bool ascends = periods.size() < 2 || periods[periods.size() - 2].from < from;
    if (!ascends || from.seconds >= 24 * 3600) {
      throw InputError("bad_periods", entry.where("from"), "the periods of the day do not ascend within 24 hours.",
                       "Sort them by their time of day, each beginning once.");
    }
  }
  return periods;
}

std::vector<TrafficPeriod> read_traffic_file(const std::filesystem::path& file) {
  TomlTable root = TomlTable::parse(toml_file_text(file), file.string());
  std::vector<TrafficPeriod> periods = read_periods(root);
  auto network = root.table("network");
  if (periods.empty() && network) periods = read_periods(*network);
  if (!periods.empty()) return periods;
  if (root.text("schema")) return default_periods();
  throw InputError("no_periods", file.string(), "the file names no periods of the day.",
                   "Write periods = [{from = 06:30:00, factor = 1.2}, {from = 09:00:00, factor = 1.0}].");
}

std::vector<TravelPeriod> travel_periods(std::span<const TrafficPeriod> daily, const Calendar& calendar,
                                         const TimeWindow& horizon) {
  Changes changes;
  if (horizon.latest < horizon.earliest) return {};
  const Date last_day = calendar.to_local(horizon.latest).date;
  for (Date day = calendar.to_local(horizon.earliest).date.plus_days(-1); day <= last_day; day = day.plus_days(1)) {
    for (const TrafficPeriod& period : daily) {
      const TravelPeriod next{period_start(calendar, day, period.from), period.traffic()};
      if (next.start <= horizon.earliest) {
        changes.begin_with(next);
      } else if (next.start < horizon.latest) {
        changes.add(next);
      }
    }
  }
  return changes.take();
}

TimeWindow hours_of_duty(const Scenario& scenario) {
  TimeWindow horizon{Instant::latest_possible(), Instant::earliest_possible()};
  for (const FleetVehicle& vehicle : scenario.fleet) {
    horizon.earliest = std::min(horizon.earliest, vehicle.shift.earliest);
    horizon.latest = std::max(horizon.latest, vehicle.shift.latest);
  }
  return horizon;
}

}  // namespace postkutscher
