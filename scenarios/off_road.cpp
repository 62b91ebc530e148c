#include "scenarios/off_road.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace postkutscher {

namespace {

struct Sentence {
  std::string de;
  std::string en;
};

Refusal refusal(RefusalReason reason, Sentence sentence) {
  return {RequestId(), reason, std::move(sentence.de), std::move(sentence.en)};
}

Sentence length(double metres) {
  if (metres < 1000) {
    const std::string text = fmt::format("{} m", std::llround(metres));
    return {text, text};
  }
  const std::string english = fmt::format("{:.1f} km", metres / 1000);
  std::string german = english;
  std::replace(german.begin(), german.end(), '.', ',');
  return {german, english};
}

const std::string& place_name(const Ride& ride, RideEnd end) {
  return end == RideEnd::pickup ? ride.from.name : ride.to.name;
}

// In the dative case of German.
Sentence place(const Ride& ride, RideEnd end) {
  const std::string& name = place_name(ride, end);
  if (!name.empty()) return {name, name};
  return end == RideEnd::pickup ? Sentence{"dem Abholort", "the pickup"} : Sentence{"dem Ziel", "the destination"};
}

}  // namespace

std::optional<double> metres_beyond_map(const Network& network, Coordinate at) {
  // The last road before the edge may serve a place just behind it.
  constexpr double kTolerance = 100;
  const Area& covered = network.data().covered;
  double metres = 0;
  if (!covered.polygons.empty()) {
    metres = covered.distance_metres(at);
  } else if (!network.bounds().contains(at)) {
    const BoundingBox& box = network.bounds();
    const Coordinate nearest{std::clamp(at.lon_e7, box.south_west.lon_e7, box.north_east.lon_e7),
                             std::clamp(at.lat_e7, box.south_west.lat_e7, box.north_east.lat_e7)};
    metres = distance_metres(at, nearest);
  }
  return metres > kTolerance ? std::optional(metres) : std::nullopt;
}

Refusal outside_map(const Ride& ride, RideEnd end, double metres) {
  const Sentence far = length(metres);
  const Sentence where = place(ride, end);
  return refusal(RefusalReason::outside_map,
                 {fmt::format("Die Karte endet {} vor {}; mit --buffer neu importieren.", far.de, where.de),
                  fmt::format("The map ends {} before {}; import with --buffer.", far.en, where.en)});
}

Refusal no_road(const Ride& ride, RideEnd end, double limit_metres, std::optional<double> nearest_metres) {
  const Sentence limit = length(limit_metres);
  const Sentence where = place(ride, end);
  Sentence sentence{fmt::format("Keine befahrbare Straße im Umkreis von {} bei {}", limit.de, where.de),
                    fmt::format("No road that vehicles may use within {} of {}", limit.en, where.en)};
  if (nearest_metres) {
    const Sentence nearest = length(*nearest_metres);
    sentence.de += fmt::format("; der nächste Weg liegt {} entfernt", nearest.de);
    sentence.en += fmt::format("; the nearest way of any kind is {} away", nearest.en);
  }
  return refusal(RefusalReason::no_road, {sentence.de + ".", sentence.en + "."});
}

Refusal no_route(const Ride& ride) {
  const Sentence from = place(ride, RideEnd::pickup);
  const Sentence to = place(ride, RideEnd::dropoff);
  return refusal(RefusalReason::no_route, {fmt::format("Auf der Karte führt kein Weg von {} zu {}.", from.de, to.de),
                                           fmt::format("The map has no way from {} to {}.", from.en, to.en)});
}

}  // namespace postkutscher
