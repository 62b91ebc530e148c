// The columns of the requests file, and what people call them.
#pragma once

#include <span>
#include <string>

#include "importers/csv/csv.h"

namespace postkutscher {

enum RideColumn : std::size_t {
  kRideId,
  kRideOperator,
  kRideFromLon,
  kRideFromLat,
  kRideToLon,
  kRideToLat,
  kRideFromName,
  kRideToName,
  kRidePickupAt,
  kRideAppointmentAt,
  kRidePickupEarliest,
  kRidePickupLatest,
  kRideDropoffEarliest,
  kRideDropoffLatest,
  kRideDate,
  kRideCategory,
  kRidePurpose,
  kRideAttendants,
  kRideShares,
  kRideLinked,
  kRideTimeLimit,
  kRidePrice,
  kRideRevenue,
  kRideApproach,
  kRideBookedAt,
  kRideColumnCount
};

// By RideColumn, with our names and without mapping.
std::span<const CsvColumn> ride_columns();

}  // namespace postkutscher
