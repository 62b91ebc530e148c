#include "importers/osm/place.h"

#include <gtest/gtest.h>

#include "importers/osm/fold_case.h"
#include "tests/importers/osm/tag_list.h"

namespace postkutscher::osm {
namespace {

const Coordinate kCottbus = Coordinate::from_degrees(14.334, 51.760);
const Coordinate kBerlin = Coordinate::from_degrees(13.405, 52.520);

PlaceName shown(const TagList& tags, Coordinate at) {
  auto name = place_name(tags);
  show_where_spoken(name, at);
  return name;
}

TEST(Names, GermanBeforeLocal) {
  EXPECT_EQ(shown({{"name", "Cottbus - Chóśebuz"}, {"name:de", "Cottbus"}}, kCottbus).german, "Cottbus");
  EXPECT_EQ(shown({{"name", "Sandow"}}, kCottbus).german, "Sandow");
  EXPECT_EQ(shown({}, kCottbus).german, "");
}

TEST(Names, SorbianInLusatiaOnly) {
  const TagList both = {
      {"name", "Bahnhofstraße"}, {"name:dsb", "Dwórnišćowa droga"}, {"name:hsb", "Dwórnišćowa dróha"}};
  EXPECT_EQ(shown(both, kCottbus).sorbian, "Dwórnišćowa droga");
  EXPECT_EQ(shown(both, kCottbus).from, SorbianName::lower);
  const TagList upper = {{"name", "Bahnhofstraße"}, {"name:hsb", "Dwórnišćowa dróha"}};
  EXPECT_EQ(shown(upper, kCottbus).sorbian, "Dwórnišćowa dróha");
  EXPECT_EQ(shown(upper, kCottbus).from, SorbianName::upper);
  EXPECT_EQ(shown(both, kBerlin).sorbian, "");
  EXPECT_EQ(shown(both, kBerlin).from, SorbianName::none);
}

TEST(Names, Lusatia) {
  for (const auto& [lon, lat] :
       {std::pair{14.33, 51.76}, {13.96, 51.87}, {14.42, 51.18}, {14.98, 51.15}, {14.24, 51.43}}) {
    EXPECT_TRUE(in_lusatia(Coordinate::from_degrees(lon, lat))) << lon << ' ' << lat;
  }
  for (const auto& [lon, lat] : {std::pair{13.40, 52.52}, {13.74, 51.05}, {8.67, 49.41}, {14.55, 52.34}}) {
    EXPECT_FALSE(in_lusatia(Coordinate::from_degrees(lon, lat))) << lon << ' ' << lat;
  }
}

TEST(Names, References) {
  EXPECT_EQ(road_reference(TagList{{"ref", "B 169"}}), "B 169");
  EXPECT_EQ(road_reference(TagList{{"ref", "B 169;L 50"}}), "B 169; L 50");
  EXPECT_EQ(road_reference(TagList{}), "");
}

TEST(Address, NeedsAHouseNumber) {
  EXPECT_FALSE(address(TagList{{"addr:street", "Thiemstraße"}}, kCottbus));
  const auto found = address(TagList{{"addr:street", "Thiemstraße"},
                                     {"addr:housenumber", "111"},
                                     {"addr:postcode", "03048"},
                                     {"addr:city", "Cottbus"}},
                             kCottbus);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->street + "|" + found->house_number + "|" + found->postcode + "|" + found->city,
            "Thiemstraße|111|03048|Cottbus");
  EXPECT_EQ(address(TagList{{"addr:place", "Kahren"}, {"addr:housenumber", "3a"}}, kCottbus)->street, "Kahren");
}

TEST(Facilities, Kinds) {
  const auto kind = [](const TagList& tags) { return facility_kind(tags); };
  EXPECT_EQ(kind({{"amenity", "hospital"}}), FacilityKind::hospital);
  EXPECT_EQ(kind({{"amenity", "clinic"}}), FacilityKind::clinic);
  EXPECT_EQ(kind({{"amenity", "clinic"}, {"healthcare", "clinic"}, {"healthcare:speciality", "dialysis"}}),
            FacilityKind::dialysis);
  EXPECT_EQ(kind({{"amenity", "hospital"}, {"healthcare", "hospital"}, {"healthcare:speciality", "surgery;dialysis"}}),
            FacilityKind::hospital);
  EXPECT_EQ(kind({{"healthcare", "dialysis"}}), FacilityKind::dialysis);
  EXPECT_EQ(kind({{"healthcare", "rehabilitation"}}), FacilityKind::rehabilitation);
  EXPECT_EQ(kind({{"amenity", "doctors"}}), FacilityKind::doctors);
  EXPECT_EQ(kind({{"amenity", "social_facility"}, {"social_facility", "nursing_home"}}), FacilityKind::nursing_home);
  EXPECT_EQ(kind({{"amenity", "pharmacy"}}), FacilityKind::pharmacy);
  EXPECT_EQ(kind({{"amenity", "townhall"}}), FacilityKind::townhall);
  EXPECT_EQ(kind({{"railway", "station"}}), FacilityKind::station);
  EXPECT_EQ(kind({{"healthcare", "physiotherapist"}}), FacilityKind::other);
  EXPECT_EQ(kind({{"amenity", "pub"}}), std::nullopt);
}

TEST(Districts, PlacesBoundariesAndPeople) {
  EXPECT_TRUE(is_district_place(TagList{{"place", "suburb"}, {"name", "Sandow"}}));
  EXPECT_FALSE(is_district_place(TagList{{"place", "suburb"}}));
  EXPECT_FALSE(is_district_place(TagList{{"place", "city"}, {"name", "Cottbus"}}));
  EXPECT_TRUE(is_district_boundary(TagList{{"boundary", "administrative"}, {"admin_level", "10"}, {"name", "Sandow"}}));
  EXPECT_FALSE(
      is_district_boundary(TagList{{"boundary", "administrative"}, {"admin_level", "6"}, {"name", "Cottbus"}}));
  EXPECT_EQ(population(TagList{{"population", "15017"}}), 15017U);
  EXPECT_EQ(population(TagList{{"population", "15.017 (2020)"}}), 15017U);
  EXPECT_EQ(population(TagList{{"population", "many"}}), 0U);
  EXPECT_EQ(population(TagList{{"population", "99999999999"}}), 0U);
}

TEST(FoldCase, GermanAndSorbianLetters) {
  EXPECT_EQ(fold_case("ÄÖÜ Straße"), "äöü straße");
  EXPECT_EQ(fold_case("CHÓŚEBUZ ŽANDOW ČŠŁŃŔĚ"), "chóśebuz žandow čšłńŕě");
  EXPECT_EQ(fold_case("×÷ÿ €"), "×÷ÿ €");
  EXPECT_EQ(fold_case("\xC3"), "\xC3");
}

}  // namespace
}  // namespace postkutscher::osm
