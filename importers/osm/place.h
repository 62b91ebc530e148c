// Names in German and Sorbian, addresses, facilities and districts from tags.
#pragma once

#include <optional>
#include <string>

#include "engine/network/network.h"
#include "importers/osm/tags.h"

namespace postkutscher::osm {

// Whether Sorbian names are shown here: a generous outline of Lower and Upper Lusatia (Lübben – Guben – Görlitz –
// Bautzen – Hoyerswerda).
bool in_lusatia(Coordinate at);

enum class SorbianName { none, lower, upper };  // from which tag it came: name:dsb, name:hsb

struct PlaceName {
  std::string german;   // name:de, else name
  std::string sorbian;  // name:dsb, else name:hsb
  SorbianName from = SorbianName::none;
};
PlaceName place_name(Tags tags);
// Takes the Sorbian name away outside Lusatia.
void show_where_spoken(PlaceName& name, Coordinate at);

// The road number; several are written "B 169; L 50".
std::string road_reference(Tags tags);

// addr:housenumber with addr:street or addr:place; none without a house number.
std::optional<Address> address(Tags tags, Coordinate at);

// None for what is no goal of patient transport.
std::optional<FacilityKind> facility_kind(Tags tags);

// place=suburb, quarter, neighbourhood, village or town with a name.
bool is_district_place(Tags tags);
// boundary=administrative with admin_level 9 or more and a name.
bool is_district_boundary(Tags tags);
// Digits of a population tag ("15 017", "1.234"); 0 when absent or unreadable.
std::uint32_t population(Tags tags);

}  // namespace postkutscher::osm
