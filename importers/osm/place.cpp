#include "importers/osm/place.h"

#include <charconv>

namespace postkutscher::osm {

namespace {

const Area& lusatia() {
  static const Area area{{Polygon{{Coordinate::from_degrees(13.40, 51.55), Coordinate::from_degrees(13.40, 52.00),
                                   Coordinate::from_degrees(13.75, 52.25), Coordinate::from_degrees(14.80, 52.25),
                                   Coordinate::from_degrees(14.85, 51.60), Coordinate::from_degrees(15.10, 51.30),
                                   Coordinate::from_degrees(15.05, 50.75), Coordinate::from_degrees(14.10, 50.95),
                                   Coordinate::from_degrees(13.85, 51.30)},
                                  {}}}};
  return area;
}

std::optional<FacilityKind> by_healthcare(std::string_view healthcare) {
  if (healthcare == "dialysis") return FacilityKind::dialysis;
  if (healthcare == "rehabilitation") return FacilityKind::rehabilitation;
  if (healthcare == "hospital") return FacilityKind::hospital;
  if (one_of(healthcare, {"clinic", "centre"})) return FacilityKind::clinic;
  if (one_of(healthcare, {"doctor", "doctors"})) return FacilityKind::doctors;
  if (healthcare == "pharmacy") return FacilityKind::pharmacy;
  if (healthcare == "nursing_home") return FacilityKind::nursing_home;
  if (one_of(healthcare, {"physiotherapist", "occupational_therapist", "hospice", "laboratory", "psychotherapist"})) {
    return FacilityKind::other;
  }
  return std::nullopt;
}

std::optional<FacilityKind> by_amenity(std::string_view amenity) {
  if (amenity == "hospital") return FacilityKind::hospital;
  if (amenity == "clinic") return FacilityKind::clinic;
  if (amenity == "doctors") return FacilityKind::doctors;
  if (amenity == "nursing_home") return FacilityKind::nursing_home;
  if (amenity == "pharmacy") return FacilityKind::pharmacy;
  if (amenity == "townhall") return FacilityKind::townhall;
  return std::nullopt;
}

// "dialysis" may also be one of several specialities of a clinic or a practice.
bool speciality_is(Tags tags, std::string_view wanted) {
  for (const auto part : split_values(tags["healthcare:speciality"])) {
    if (part == wanted) return true;
  }
  return false;
}

}  // namespace

bool in_lusatia(Coordinate at) {
  return lusatia().contains(at);
}

PlaceName place_name(Tags tags) {
  PlaceName name;
  name.german = std::string(tags.has("name:de") ? tags["name:de"] : tags["name"]);
  const auto lower = tags["name:dsb"], upper = tags["name:hsb"];
  if (lower.empty() && upper.empty()) return name;
  name.sorbian = std::string(lower.empty() ? upper : lower);
  name.from = lower.empty() ? SorbianName::upper : SorbianName::lower;
  return name;
}

void show_where_spoken(PlaceName& name, Coordinate at) {
  if (name.from == SorbianName::none || in_lusatia(at)) return;
  name.sorbian.clear();
  name.from = SorbianName::none;
}

std::string road_reference(Tags tags) {
  std::string joined;
  for (const auto part : split_values(tags["ref"])) {
    if (!joined.empty()) joined += "; ";
    joined += part;
  }
  return joined;
}

std::optional<Address> address(Tags tags, Coordinate at) {
  if (!tags.has("addr:housenumber")) return std::nullopt;
  const auto street = tags.has("addr:street") ? tags["addr:street"] : tags["addr:place"];
  return Address{at, std::string(street), std::string(tags["addr:housenumber"]), std::string(tags["addr:postcode"]),
                 std::string(tags["addr:city"])};
}

std::optional<FacilityKind> facility_kind(Tags tags) {
  if (tags.is("healthcare", "dialysis") ||
      (tags.has("healthcare") && speciality_is(tags, "dialysis") && !tags.is("healthcare", "hospital"))) {
    return FacilityKind::dialysis;
  }
  if (one_of(tags["social_facility"], {"nursing_home", "assisted_living"})) return FacilityKind::nursing_home;
  if (tags.is("healthcare", "rehabilitation")) return FacilityKind::rehabilitation;
  if (const auto kind = by_amenity(tags["amenity"])) return kind;
  if (const auto kind = by_healthcare(tags["healthcare"])) return kind;
  if (tags.is("railway", "station") && !tags.is("station", "subway")) return FacilityKind::station;
  return std::nullopt;
}

bool is_district_place(Tags tags) {
  return tags.has("name") && one_of(tags["place"], {"suburb", "quarter", "neighbourhood", "village", "town"});
}

bool is_district_boundary(Tags tags) {
  return tags.is("boundary", "administrative") && tags.has("name") &&
         one_of(tags["admin_level"], {"9", "10", "11", "12"});
}

std::uint32_t population(Tags tags) {
  std::string digits;
  for (const char c : tags["population"]) {
    if (c >= '0' && c <= '9') {
      digits += c;
    } else if (c != ' ' && c != '.' && c != ',' && c != '\'') {
      break;
    }
  }
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return error == std::errc() ? number : 0;
}

}  // namespace postkutscher::osm
