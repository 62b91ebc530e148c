#include "scenarios/rides.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

#include "engine/base/errors.h"
#include "scenarios/fleet_tables.h"
#include "scenarios/ride_columns.h"
#include "scenarios/ride_windows.h"
#include "scenarios/row_reader.h"
#include "scenarios/words.h"

namespace postkutscher {

namespace {

std::vector<CsvColumn> mapped_columns(const DemandSource& demand) {
  std::vector<CsvColumn> columns(ride_columns().begin(), ride_columns().end());
  for (CsvColumn& column : columns) {
    const auto header = demand.columns.find(column.name);
    if (header != demand.columns.end()) column.header = header->second;
  }
  return columns;
}

// Reads one file; keeps what rows need to know of each other.
class RideFile {
 public:
  RideFile(Scenario& scenario, std::vector<RowError>& errors)
      : scenario_(scenario),
        errors_(errors),
        calendar_(scenario.calendar()),
        columns_(mapped_columns(scenario.demand)),
        table_(read_csv(scenario.demand.requests, columns_)),
        reader_(table_, columns_, scenario.demand.values, errors),
        operator_ids_(operator_ids(scenario)) {
    for (const OperatorData& op : scenario.operators) bases_.push_back(op.base.at);
  }

  void read() {
    check_time_columns();
    for (std::size_t row = 0; row < table_.row_count(); ++row) {
      reader_.start(row);
      if (reader_.good()) {
        read_row(row);
      } else {
        line_of_id_.emplace(reader_.text(kRideId), table_.line(row));
      }
    }
    link_rides();
    rank_bookings();
    describe();
  }

 private:
  void check_time_columns() const {
    const bool wished = table_.has(kRidePickupAt) || table_.has(kRideAppointmentAt);
    const bool typed = (table_.has(kRidePickupEarliest) && table_.has(kRidePickupLatest)) ||
                       (table_.has(kRideDropoffEarliest) && table_.has(kRideDropoffLatest));
    if (wished || typed) return;
    throw InputError("missing_column", fmt::format("{}:{}", table_.file(), table_.header_line()),
                     "there is no column \"pickup_at\" and none \"appointment_at\".",
                     "Add one of them, or name the header that holds it in [demand.columns].");
  }

  // The day of a ride is its `date`, else the local day of the first time it names.
  Date day_of(const std::optional<Date>& typed) const {
    if (typed) return *typed;
    for (const std::size_t column : {kRidePickupAt, kRideAppointmentAt, kRidePickupEarliest, kRidePickupLatest,
                                     kRideDropoffEarliest, kRideDropoffLatest}) {
      const auto written = parse_time(reader_.text(column));
      if (const auto* time = std::get_if<WrittenTime>(&written)) return local_day(*time);
    }
    return scenario_.date;
  }

  Date local_day(const WrittenTime& time) const {
    if (!time.date) return scenario_.date;
    // Without an offset the written day is local; 24:30 belongs to the day before it.
    if (!time.offset_seconds) return *time.date;
    const auto instant = to_instant(time, calendar_, scenario_.date);
    const auto* good = std::get_if<Instant>(&instant);
    return good != nullptr ? calendar_.to_local(*good).date : *time.date;
  }

  void read_row(std::size_t row) {
    const std::string id = reader_.required_text(kRideId);
    if (!id.empty()) {
      const auto [first, is_new] = line_of_id_.emplace(id, table_.line(row));
      if (!is_new) {
        reader_.error(kRideId, fmt::format("the id \"{}\" is already used in line {}.", id, first->second),
                      "Give each ride an id of its own.");
      }
    }
    const Date day = day_of(reader_.date(kRideDate));
    if (reader_.good() && day != scenario_.date) {
      ++other_days_;
      return;
    }
    Ride ride;
    ride.id = id;
    ride.line = table_.line(row);
    read_who(ride);
    read_places(ride);
    read_ride_windows(reader_, calendar_, scenario_, ride);
    read_terms(ride);
    const auto booked = reader_.instant(kRideBookedAt, calendar_, scenario_.date, true);
    if (!reader_.good()) return;
    booked_.push_back(booked.value_or(Instant::latest_possible()));
    row_of_ride_.push_back(row);
    scenario_.rides.push_back(std::move(ride));
  }

  void read_who(Ride& ride) {
    ride.operator_id = reader_.required_text(kRideOperator);
    if (const auto found = reader_.word(kRideOperator, operator_ids_, "operator")) {
      ride.operator_id = operator_ids_[*found];
    }
    reader_.required_text(kRideCategory);
    if (const auto found = reader_.word(kRideCategory, category_words(), "category")) {
      ride.category = static_cast<Category>(*found);
    }
    ride.purpose = reader_.text(kRidePurpose);
    constexpr int kMostAttendants = 20;
    ride.attendants = reader_.count(kRideAttendants, kMostAttendants).value_or(0);
    ride.shares =
        reader_.yes_no(kRideShares).value_or(scenario_.service.shares[static_cast<std::size_t>(ride.category)]);
    ride.linked = reader_.text(kRideLinked);
  }

  void read_places(Ride& ride) {
    ride.from.name = reader_.text(kRideFromName);
    ride.to.name = reader_.text(kRideToName);
    if (const auto at = reader_.coordinate(kRideFromLon, kRideFromLat, bases_)) ride.from.at = *at;
    if (const auto at = reader_.coordinate(kRideToLon, kRideToLat, bases_)) ride.to.at = *at;
  }

  void read_terms(Ride& ride) {
    if (const auto minutes = reader_.number(kRideTimeLimit, {0, 24 * 60})) {
      ride.ride_time_limit = Duration::from_seconds(*minutes * 60);
    }
    ride.price_unserved_euros = reader_.number(kRidePrice, {});
    ride.revenue_euros = reader_.number(kRideRevenue, {}).value_or(0);
    if (const auto approach = reader_.word(kRideApproach, approach_words(), "approach")) {
      ride.approach = *approach == 0 ? Approach::any : Approach::kerb;
    }
  }

  void link_error(std::size_t ride, const std::string& cause, const std::string& action) {
    reader_.start(row_of_ride_[ride]);
    reader_.error(kRideLinked, cause, action);
  }

  // Two rides of one patient name each other; naming one of them is enough.
  void link_rides() {
    std::map<std::string, std::size_t> ride_of_id;
    for (std::size_t i = 0; i < scenario_.rides.size(); ++i) ride_of_id[scenario_.rides[i].id] = i;
    std::vector<bool> bad(scenario_.rides.size(), false);
    for (std::size_t i = 0; i < scenario_.rides.size(); ++i) {
      const std::string linked = scenario_.rides[i].linked;
      if (linked.empty()) continue;
      const auto other = ride_of_id.find(linked);
      if (linked == scenario_.rides[i].id || !line_of_id_.contains(linked)) {
        link_error(i,
                   linked == scenario_.rides[i].id ? "the ride is linked to itself."
                                                   : fmt::format("there is no ride \"{}\".", linked),
                   "Name the id of the outbound or return ride of the same patient.");
        bad[i] = true;
      } else if (other == ride_of_id.end()) {
        scenario_.rides[i].linked.clear();  // Of another day, or its row is bad.
      } else if (std::string& back = scenario_.rides[other->second].linked; back.empty()) {
        back = scenario_.rides[i].id;
      } else if (back != scenario_.rides[i].id) {
        link_error(i, fmt::format("the ride \"{}\" is already linked to \"{}\".", linked, back),
                   "Link rides in pairs: outbound and return.");
        bad[i] = true;
      }
    }
    remove(bad);
  }

  void remove(const std::vector<bool>& bad) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < bad.size(); ++i) {
      if (bad[i]) continue;
      if (kept != i) {
        scenario_.rides[kept] = std::move(scenario_.rides[i]);
        booked_[kept] = booked_[i];
      }
      ++kept;
    }
    scenario_.rides.resize(kept);
    booked_.resize(kept);
  }

  // By time of booking; rides without one come last, in the order of rows.
  void rank_bookings() {
    std::vector<std::size_t> order(scenario_.rides.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return booked_[a] < booked_[b]; });
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
      scenario_.rides[order[rank]].booking_rank = static_cast<std::int64_t>(rank);
    }
  }

  void describe() {
    scenario_.inputs.push_back(scenario_.demand.requests);
    scenario_.notes += fmt::format("{}: {}; {} rows", scenario_.demand.requests.filename().string(), table_.format(),
                                   table_.row_count());
    if (other_days_ > 0) scenario_.notes += fmt::format(", {} rides of other days left out", other_days_);
    scenario_.notes += "\n";
    const auto& dropped = table_.dropped_columns();
    scenario_.dropped_columns.insert(scenario_.dropped_columns.end(), dropped.begin(), dropped.end());
    if (!scenario_.rides.empty() || !errors_.empty()) return;
    throw InputError("no_rides", table_.file(),
                     fmt::format("none of the {} rides is on {}.", table_.row_count(), scenario_.date.iso()),
                     "Check `date` in [scenario] and in the file.");
  }

  Scenario& scenario_;
  std::vector<RowError>& errors_;
  Calendar calendar_;
  std::vector<CsvColumn> columns_;
  CsvTable table_;
  RowReader reader_;
  std::vector<std::string> operator_ids_;
  std::vector<Coordinate> bases_;
  std::map<std::string, std::size_t> line_of_id_;  // all ids of the file
  std::vector<Instant> booked_;                    // by ride
  std::vector<std::size_t> row_of_ride_;           // by ride, before bad links are removed
  std::size_t other_days_ = 0;
};

}  // namespace

void read_rides(Scenario& scenario, std::vector<RowError>& errors) {
  RideFile(scenario, errors).read();
}

}  // namespace postkutscher
