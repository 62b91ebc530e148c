#include "scenarios/ride_columns.h"

#include <array>

namespace postkutscher {

std::span<const CsvColumn> ride_columns() {
  static const std::array<CsvColumn, kRideColumnCount> kColumns = {{
      {"id", true, ""},
      {"operator", true, ""},
      {"from_lon", true, ""},
      {"from_lat", true, ""},
      {"to_lon", true, ""},
      {"to_lat", true, ""},
      {"from_name", false, ""},
      {"to_name", false, ""},
      {"pickup_at", false, ""},
      {"appointment_at", false, ""},
      {"pickup_earliest", false, ""},
      {"pickup_latest", false, ""},
      {"dropoff_earliest", false, ""},
      {"dropoff_latest", false, ""},
      {"date", false, ""},
      {"category", true, ""},
      {"purpose", false, ""},
      {"attendants", false, ""},
      {"shares", false, ""},
      {"linked", false, ""},
      {"ride_time_limit", false, ""},
      {"price_of_not_serving", false, ""},
      {"revenue", false, ""},
      {"approach", false, ""},
      {"booked_at", false, ""},
  }};
  return kColumns;
}

}  // namespace postkutscher
