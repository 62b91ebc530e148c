#include "importers/geojson/geojson.h"

#include <gtest/gtest.h>

#include "tests/support/input_errors.h"

namespace postkutscher {
namespace {

Coordinate at(double lon, double lat) {
  return Coordinate::from_degrees(lon, lat);
}

TEST(GeoJson, EveryKindOfPolygon) {
  const std::string ring = "[[[14,51],[15,51],[15,52],[14,52],[14,51]]]";
  for (const auto& text :
       {"{\"type\":\"Polygon\",\"coordinates\":" + ring + "}",
        "{\"type\":\"MultiPolygon\",\"coordinates\":[" + ring + "]}",
        "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":" + ring + "}}",
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\","
        "\"coordinates\":" +
            ring + "}}]}"}) {
    const auto area = area_from_geojson(text, "a.geojson");
    EXPECT_TRUE(area.contains(at(14.5, 51.5))) << text;
    EXPECT_EQ(area.polygons.front().outer.size(), 4U) << text;
  }
}

TEST(GeoJson, DefectsNameTheFile) {
  for (const auto* text :
       {"", "{", "[]", "42", "{\"type\":\"Point\",\"coordinates\":[14,51]}", "{\"type\":7}", "{\"type\":\"Polygon\"}",
        "{\"type\":\"Polygon\",\"coordinates\":[]}", "{\"type\":\"Polygon\",\"coordinates\":[[[1,2],[3,4]]]}",
        "{\"type\":\"Polygon\",\"coordinates\":[[[1,\"2\"],[3,4],[5,6]]]}",
        "{\"type\":\"Polygon\",\"coordinates\":[5]}", "{\"type\":\"Feature\",\"geometry\":null}",
        "{\"type\":\"FeatureCollection\",\"features\":[]}",
        "{\"type\":\"Polygon\",\"coordinates\":[[[1e999,51],[15,51],[15,52]]]}"}) {
    const InputError error = error_of([text] { area_from_geojson(text, "cut.geojson"); });
    EXPECT_EQ(error.code(), "malformed_geojson") << text;
    EXPECT_EQ(error.where(), "cut.geojson") << text;
  }
  EXPECT_EQ(code_of([] {
              area_from_geojson("{\"type\":\"Polygon\",\"coordinates\":[[[51,140],[52,140],[52,141]]]}", "cut.geojson");
            }),
            "swapped_coordinates");
}

// Far deeper than any stack: neither collections nor points may be followed that far.
TEST(GeoJson, DeepNestingIsRefused) {
  constexpr int kDeep = 1'000'000;
  const std::string ring = "[[[14,51],[15,51],[15,52],[14,52]]]";
  const auto nested = [&](int times) {
    std::string text;
    for (int i = 0; i < times; ++i) text += "{\"type\":\"GeometryCollection\",\"geometries\":[";
    text += "{\"type\":\"Polygon\",\"coordinates\":" + ring + "}";
    for (int i = 0; i < times; ++i) text += "]}";
    return text;
  };
  EXPECT_TRUE(area_from_geojson(nested(3), "a.geojson").contains(at(14.5, 51.5)));
  EXPECT_EQ(code_of([&] { area_from_geojson(nested(kDeep), "a.geojson"); }), "malformed_geojson");
  const std::string point =
      "{\"type\":\"Polygon\",\"coordinates\":" + std::string(kDeep, '[') + std::string(kDeep, ']') + "}";
  EXPECT_EQ(code_of([&] { area_from_geojson(point, "a.geojson"); }), "malformed_geojson");
}

TEST(GeoJson, FilesThatCannotBeRead) {
  EXPECT_EQ(code_of([] { read_geojson_area("nowhere.geojson"); }), "missing_file");
  EXPECT_EQ(code_of([] { read_geojson_area("."); }), "missing_file") << "a folder";
}

}  // namespace
}  // namespace postkutscher
