// Every kind of bad scenario: code, place, and a text that says what to do.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenarios/bad_rows.h"
#include "scenarios/scenario.h"
#include "tests/scenarios/scenario_folder.h"

namespace postkutscher {
namespace {

using testing::HasSubstr;

struct TomlCase {
  const char* name;
  const char* old_text;
  const char* new_text;
  const char* code_and_place;
  const char* cause;
  const char* action;
};

void PrintTo(const TomlCase& c, std::ostream* out) {
  *out << c.name;
}

class BadToml : public testing::TestWithParam<TomlCase> {};

TEST_P(BadToml, IsRefusedWithPlaceAndAdvice) {
  const TomlCase& c = GetParam();
  const ScenarioFolder folder;
  folder.edit("scenario.toml", c.old_text, c.new_text);
  const std::string error = input_error([&] { folder.read(); });
  EXPECT_THAT(error, testing::StartsWith(std::string(c.code_and_place) + " |"));
  EXPECT_THAT(error, HasSubstr(c.cause));
  EXPECT_THAT(error, HasSubstr(c.action));
}

INSTANTIATE_TEST_SUITE_P(
    Scenario, BadToml,
    testing::Values(
        TomlCase{"syntax", "name = \"Ein Werktag\"", "name = Werktag", "bad_toml | scenario.toml:4:8", "",
                 "Correct the TOML"},
        TomlCase{"unknown_key", "name = \"Ein", "nmae = \"x\"\nname = \"Ein", "unknown_key | scenario.toml:4:1",
                 "\"nmae\" is unknown in [scenario]", "Did you mean \"name\"?"},
        TomlCase{"misspelt_required", "name = \"Ein", "nmae = \"Ein", "unknown_key | scenario.toml:4:1",
                 "\"nmae\" is unknown", "Did you mean \"name\"?"},
        TomlCase{"unknown_table", "[demand]", "[planing]\n[demand]", "unknown_key | scenario.toml:10:2",
                 "\"planing\" is unknown", "Did you mean \"planning\"?"},
        TomlCase{"missing_key", "name = \"Ein Werktag\"", "", "missing_key | scenario.toml:3:1",
                 "\"scenario.name\" is missing", "Add name"},
        TomlCase{"wrong_type", "\"Ein Werktag\"", "5", "wrong_type | scenario.toml:4:8",
                 "must be text, not a whole number", "double quotes"},
        TomlCase{"schema", "scenario/1", "scenario/9", "unknown_schema | scenario.toml:1:10", "scenario/9",
                 "schema = \"scenario/1\""},
        TomlCase{"date", "2026-04-24", "\"24.4.26\"", "bad_value | scenario.toml:5:8", "\"24.4.26\" is not a date",
                 "2026-04-24"},
        TomlCase{"zone", "date = 2026-04-24", "date = 2026-04-24\ntime_zone = \"Europe/Cottbus\"",
                 "unknown_time_zone | scenario.toml:6:13", "Europe/Cottbus", "Europe/Berlin"},
        TomlCase{"closed_way", "[demand]", "closures = [\"Brücke\"]\n[demand]", "bad_way | scenario.toml:10:12",
                 "\"Brücke\" is no id of a way", "way/4711"},
        TomlCase{"closures", "[demand]", "closures = 4711\n[demand]", "wrong_type | scenario.toml:10:12", "closures",
                 ""},
        TomlCase{"avoid", "[demand]", "avoid = \"works.geojson\"\n[demand]", "missing_file | scenario.toml:10:9",
                 "works.geojson", "relative to the scenario"},
        TomlCase{"simulation", "[demand]", "[simulation]\n[demand]", "not_supported | scenario.toml:10:1",
                 "\"simulation\" is not supported", "Remove the table"},
        TomlCase{"variant", "[demand]", "[[variant]]\n[demand]", "not_supported | scenario.toml:10:1",
                 "\"variant\" is not supported", "Remove the table"},
        TomlCase{"missing_map", "map.network", "map2.network", "missing_file | scenario.toml:8:7", "map2.network",
                 "relative to the scenario file"},
        TomlCase{"missing_rides", "rides.csv", "rds.csv", "missing_file | scenario.toml:11:12", "rds.csv",
                 "Correct the name"},
        TomlCase{"missing_fleet", "fleet.csv", "flt.csv", "missing_file | scenario.toml:23:8", "flt.csv",
                 "Correct the name"},
        TomlCase{"factor", "map = \"map.network\"",
                 "map = \"map.network\"\nperiods = [{from = 06:00:00, factor = 0.5}]",
                 "out_of_range | scenario.toml:9:39", "is 0.5, which is out of range", "from 1 to 20"},
        TomlCase{"class_factor", "map = \"map.network\"",
                 "map = \"map.network\"\nperiods = [{from = 06:00:00, factor = 1.2, by_class = {primry = 1.5}}]",
                 "unknown_key | scenario.toml:9:56", "\"primry\" is unknown", "Did you mean \"primary\"?"},
        TomlCase{"slow_class", "map = \"map.network\"",
                 "map = \"map.network\"\nperiods = [{from = 06:00:00, factor = 1.2, by_class = {primary = 0.9}}]",
                 "out_of_range | scenario.toml:9:66", "is 0.9, which is out of range", "from 1 to 20"},
        TomlCase{"periods", "map = \"map.network\"",
                 "map = \"map.network\"\nperiods = [{from = 09:00:00, factor = 1}, {from = 06:00:00, factor = 1}]",
                 "bad_periods | scenario.toml:9:51", "do not ascend", "Sort them"},
        TomlCase{"buffer", "map = \"map.network\"", "map = \"map.network\"\nbuffer = \"5 miles\"",
                 "bad_value | scenario.toml:9:10", "\"5 miles\" is not understood", "\"2.5km\""},
        TomlCase{"category", "[[operator]]", "[service.categories.wheelchiar]\nminutes = 3\n[[operator]]",
                 "unknown_key | scenario.toml:13:21", "wheelchiar", "Did you mean \"wheelchair\"?"},
        TomlCase{"class_word", "class = \"wheelchair_van\"", "class = \"wheelchair-van\"",
                 "unknown_word | scenario.toml:27:9", "does not know \"wheelchair-van\"",
                 "Did you mean \"wheelchair_van\"?"},
        TomlCase{"profile", "[[operator]]", "[service.vehicle_classes.taxi]\nprofile = \"tax1\"\n[[operator]]",
                 "unknown_word | scenario.toml:14:11", "does not know \"tax1\"", "Did you mean \"taxi\"?"},
        TomlCase{"unused_profile", "map = \"map.network\"", "map = \"map.network\"\nprofiles.foot.turn_delay = 3",
                 "unknown_key | scenario.toml:9:10", "\"foot\" is unknown in [network.profiles]", "Known:"},
        TomlCase{"negative", "[[operator]]", "[service.vehicle_classes.taxi]\nper_km = -0.35\n[[operator]]",
                 "out_of_range | scenario.toml:14:10", "is -0.35, which is negative", "from 0"},
        TomlCase{"no_places", "[[operator]]", "[service.vehicle_classes.taxi]\nlayouts = [{}]\n[[operator]]",
                 "no_places | scenario.toml:14:12", "no place", "{seat = 4}"},
        TomlCase{"operator_twice", "id = \"op02\"", "id = \"op01\"", "duplicate_id | scenario.toml:19:6",
                 "two operators \"op01\"", "id of its own"},
        TomlCase{"fleet_operator", "operator = \"op02\"", "operator = \"op20\"", "unknown_word | scenario.toml:26:12",
                 "\"op20\"", "Did you mean"},
        TomlCase{"zero_vehicles", "count = 2", "count = 0", "out_of_range | scenario.toml:28:9", "is 0", "from 1"},
        TomlCase{"shift_type", "shift = [\"06:00\", \"14:00\"]", "shift = \"06:00\"", "wrong_type | scenario.toml:29:9",
                 "must be a list", "list of texts"},
        TomlCase{"shift_ends_first", "[\"06:00\", \"14:00\"]", "[\"2026-04-24 06:00\", \"2026-04-24 05:00\"]",
                 "bad_shift | scenario.toml:29:9", "ends before it starts", "06:00 and 14:00"},
        TomlCase{"base_no_place", "[14.3342, 51.7606]", "[14.3342, 151.7606]", "bad_value | scenario.toml:16:8",
                 "no place on earth", "Did you swap longitude and latitude?"},
        TomlCase{"two_limits", "[[operator]]", "[planning]\niterations = 5\ntime = \"3s\"\n[[operator]]",
                 "conflicting_keys | scenario.toml:15:8", "both limit", "Keep one"},
        TomlCase{"csv_style", "[[operator]]", "[report]\ncsv = \"excel\"\n[[operator]]",
                 "unknown_word | scenario.toml:14:7", "\"excel\"", "excel_de"},
        TomlCase{"column", "requests = \"rides.csv\"", "requests = \"rides.csv\"\ncolumns.idd = \"Nr\"",
                 "unknown_key | scenario.toml:12:9", "\"idd\"", "Did you mean \"id\"?"},
        TomlCase{"value", "requests = \"rides.csv\"", "requests = \"rides.csv\"\nvalues.category.Rolli = \"weelchair\"",
                 "unknown_word | scenario.toml:12:25", "\"weelchair\"", "Did you mean \"wheelchair\"?"}),
    [](const auto& info) { return info.param.name; });

struct RowCase {
  const char* name;
  const char* file;
  const char* old_text;
  const char* new_text;
  std::size_t line;
  const char* column;
  const char* cause;
  const char* action;
};

void PrintTo(const RowCase& c, std::ostream* out) {
  *out << c.name;
}

class BadRow : public testing::TestWithParam<RowCase> {};

TEST_P(BadRow, IsNotedWithPlaceAndAdvice) {
  const RowCase& c = GetParam();
  const ScenarioFolder folder;
  folder.edit(c.file, c.old_text, c.new_text);
  const std::string thrown = input_error([&] { folder.read(); });
  EXPECT_THAT(thrown, testing::StartsWith("bad_rows | " + std::string(c.file) + ":" + std::to_string(c.line)));
  const Scenario scenario = folder.read({.skip_bad_rows = true});
  EXPECT_TRUE(scenario.skip_bad_rows);
  ASSERT_EQ(scenario.row_errors.size(), 1U);
  const RowError& error = scenario.row_errors[0];
  EXPECT_EQ(error.line, c.line);
  EXPECT_EQ(error.column, c.column);
  EXPECT_THAT(error.file, testing::EndsWith(c.file));
  EXPECT_THAT(error.cause, HasSubstr(c.cause));
  EXPECT_THAT(error.action, HasSubstr(c.action));
  EXPECT_EQ(scenario.rides.size() + scenario.fleet.size(), 6U);  // 3 rides and 4 vehicles but the bad one
}

INSTANTIATE_TEST_SUITE_P(
    Scenario, BadRow,
    testing::Values(
        RowCase{"category", "rides.csv", ",wheelchair,", ",weelchair,", 4, "category",
                "\"weelchair\" is no known category", "Did you mean \"wheelchair\"?"},
        RowCase{"operator_word", "rides.csv", "r3,op02", "r3,op22", 4, "operator", "\"op22\" is no known operator",
                "Did you mean \"op02\"?"},
        RowCase{"duplicate", "rides.csv", "r3,", "r1,", 4, "id", "already used in line 2", "id of its own"},
        RowCase{"no_id", "rides.csv", "r3,", ",", 4, "id", "empty", "Fill it"},
        RowCase{"time", "rides.csv", "10:15", "10.15", 4, "appointment_at", "\"10.15\" is not a time", "7:30"},
        RowCase{"no_time", "rides.csv", ",10:15,", ",,", 4, "pickup_at", "no time", "Fill pickup_at or appointment_at"},
        RowCase{"swapped", "rides.csv", "14.31,51.74,", "51.74,14.31,", 4, "from_lon", "far from all operators",
                "Did you swap longitude and latitude?"},
        RowCase{"swapped_out_of_range", "rides.csv", "14.31,51.74,", "14.31,151.74,", 4, "from_lon", "far from all",
                "Did you swap"},
        RowCase{"utm", "rides.csv", "14.31,51.74,", "452000,5734000,", 4, "from_lon", "452000 is no longitude", "UTM"},
        RowCase{"longitude", "rides.csv", "14.31,51.74,", "200,120,", 4, "from_lon", "200 is no longitude", "WGS84"},
        RowCase{"no_latitude", "rides.csv", "14.31,51.74,", "14.31,,", 4, "from_lat", "empty", "51.7606"},
        RowCase{"not_a_number", "rides.csv", "14.31,51.74,", "14.31,abc,", 4, "from_lat", "\"abc\" is not a number",
                "14.33"},
        RowCase{"decimal_comma", "rides.csv", "14.31,51.74,14.34,51.75,\"Madlow, Süd\",Klinik,,10:15,wheelchair,",
                "14,31,51.74,14.34,51.75,Madlow,Klinik,,10:15,wheelchair,r1", 4, "", "more cells", "double quotes"},
        RowCase{"appointment_before_pickup", "rides.csv", ",,10:15,", ",11:15,10:15,", 4, "appointment_at",
                "before its pickup begins", "Correct the times"},
        RowCase{"unknown_link", "rides.csv", ",wheelchair,", ",wheelchair,r9", 4, "linked", "no ride \"r9\"",
                "Name the id"},
        RowCase{"self_link", "rides.csv", ",wheelchair,", ",wheelchair,r3", 4, "linked", "linked to itself",
                "Name the id"},
        RowCase{"third_link", "rides.csv", ",wheelchair,", ",wheelchair,r1", 4, "linked", "already linked to \"r2\"",
                "pairs"},
        RowCase{"vehicle_class", "fleet.csv", "op01,taxi,22:00", "op01,taxy,22:00", 3, "class",
                "\"taxy\" is no known vehicle class", "Did you mean \"taxi\"?"},
        RowCase{"vehicle_twice", "fleet.csv", "CB-TX 2", "CB-TX 1", 3, "vehicle", "twice", "id of its own"},
        RowCase{"vehicle_in_toml_too", "fleet.csv", "CB-TX 2", "op02-wheelchair_van-1", 3, "vehicle", "twice",
                "id of its own"},
        RowCase{"vehicle_operator", "fleet.csv", "2,op01", "2,op3", 3, "operator", "\"op3\" is no known", "op01"},
        RowCase{"shift", "fleet.csv", "22:00,06:00", "22:00,22:00", 3, "shift_end", "ends before it starts", "06:00"},
        RowCase{"no_shift", "fleet.csv", "22:00,06:00", "22:00,", 3, "shift_end", "empty", "Fill it"}),
    [](const auto& info) { return info.param.name; });

// The same header for more columns than the small scenario has.
struct WideRowCase {
  const char* name;
  const char* date;
  const char* row;
  const char* column;
  const char* cause;
  const char* action;
};

void PrintTo(const WideRowCase& c, std::ostream* out) {
  *out << c.name;
}

class BadWideRow : public testing::TestWithParam<WideRowCase> {};

TEST_P(BadWideRow, IsNotedWithPlaceAndAdvice) {
  const WideRowCase& c = GetParam();
  const ScenarioFolder folder;
  folder.edit("scenario.toml", "2026-04-24", c.date);
  folder.write("rides.csv",
               "id,operator,from_lon,from_lat,to_lon,to_lat,category,pickup_at,pickup_earliest,pickup_latest,"
               "dropoff_earliest,dropoff_latest,attendants,shares,ride_time_limit,price_of_not_serving,approach,date\n"
               "a,op01,14.33,51.76,14.34,51.75,walking," +
                   std::string(c.row) + "\nb,op01,14.33,51.76,14.34,51.75,walking,9:00,,,,,,,,,,\n");
  const Scenario scenario = folder.read({.skip_bad_rows = true});
  ASSERT_EQ(scenario.row_errors.size(), 1U);
  EXPECT_EQ(scenario.row_errors[0].line, 2U);
  EXPECT_EQ(scenario.row_errors[0].column, c.column);
  EXPECT_THAT(scenario.row_errors[0].cause, HasSubstr(c.cause));
  EXPECT_THAT(scenario.row_errors[0].action, HasSubstr(c.action));
  EXPECT_EQ(scenario.rides.size(), 1U);
}

INSTANTIATE_TEST_SUITE_P(
    Scenario, BadWideRow,
    testing::Values(
        WideRowCase{"window", "2026-04-24", ",9:00,8:30,,,,,,,,", "pickup_latest", "before it starts", "Exchange"},
        WideRowCase{"half_window", "2026-04-24", "9:00,,8:00,,,,,,,,", "pickup_latest", "before it starts", "Exchange"},
        WideRowCase{"dropoff_window", "2026-04-24", ",,,9:00,8:30,,,,,,", "dropoff_latest", "before it starts",
                    "Exchange"},
        WideRowCase{"half_open", "2026-04-24", ",9:00,,,,,,,,,", "pickup_at", "no time", "Fill pickup_at"},
        WideRowCase{"attendants", "2026-04-24", "9:00,,,,,-1,,,,,", "attendants", "not a whole number", "such as 2"},
        WideRowCase{"shares", "2026-04-24", "9:00,,,,,,vielleicht,,,,", "shares", "neither yes nor no", "ja or nein"},
        WideRowCase{"limit", "2026-04-24", "9:00,,,,,,,-5,,,", "ride_time_limit", "-5 is negative", "from 0"},
        WideRowCase{"price", "2026-04-24", "9:00,,,,,,,,-5,,", "price_of_not_serving", "-5 is negative", "from 0"},
        WideRowCase{"approach", "2026-04-24", "9:00,,,,,,,,,curb,", "approach", "\"curb\" is no known approach",
                    "kerb"},
        WideRowCase{"date", "2026-04-24", "9:00,,,,,,,,,,morgen", "date", "\"morgen\" is not a date", "24.04.2026"},
        WideRowCase{"skipped_hour", "2026-03-29", "02:30,,,,,,,,,,", "pickup_at", "02:30 does not exist",
                    "one hour later"},
        WideRowCase{"doubled_hour", "2026-10-25", "02:30,,,,,,,,,,", "pickup_at", "occurs twice",
                    "2026-10-25T02:30:00+02:00"}),
    [](const auto& info) { return info.param.name; });

TEST(BadRows, AllAreCollectedInOnePassOverAllFiles) {
  const ScenarioFolder folder;
  std::string rides = "id,operator,from_lon,from_lat,to_lon,to_lat,category,pickup_at\n";
  for (int i = 0; i < 7; ++i) {
    rides += "r" + std::to_string(i) + ",op01,14.33,51.76,14.34,51.75,flying,later\n";
  }
  folder.write("rides.csv", rides);
  folder.edit("fleet.csv", "taxi", "boat");
  try {
    folder.read();
    FAIL() << "read bad rows";
  } catch (const BadRows& bad) {
    EXPECT_EQ(bad.errors().size(), 15U);  // 1 vehicle, 7 rides with 2 bad cells each
    const std::string message = bad.what();
    EXPECT_THAT(message, HasSubstr("15 defects"));
    EXPECT_THAT(message, HasSubstr("… and 10 more"));
    EXPECT_THAT(message, HasSubstr("--skip-bad-rows"));
    EXPECT_THAT(message, HasSubstr("errors.csv"));
    EXPECT_THAT(message, HasSubstr("column category: \"flying\" is no known category"));
  }
}

TEST(BadRows, ShiftsNameTheEndThatIsWrong) {
  const ScenarioFolder folder;
  folder.edit("scenario.toml", "2026-04-24", "2026-03-29");
  folder.write("fleet.csv",
               "vehicle,operator,class,shift_start,shift_end\n"
               "v1,op01,taxi,02:30,10:00\n"
               "v2,op01,taxi,00:30,02:30\n"
               "v3,op01,taxi,,\n");
  const Scenario s = folder.read({.skip_bad_rows = true});
  std::vector<std::string> places;
  for (const RowError& error : s.row_errors) {
    places.push_back(std::to_string(error.line) + " " + error.column + " " + error.value);
  }
  EXPECT_THAT(places,
              testing::ElementsAre("2 shift_start 02:30", "3 shift_end 02:30", "4 shift_start ", "4 shift_end "));
}

TEST(BadRows, MissingColumnIsAnErrorOfTheFile) {
  const ScenarioFolder folder;
  folder.edit("rides.csv", "category", "catgory");
  EXPECT_THAT(input_error([&] { folder.read({.skip_bad_rows = true}); }),
              testing::AllOf(HasSubstr("missing_column | rides.csv:1 | the column \"category\" is missing"),
                             HasSubstr("Did you mean \"catgory\"?"), HasSubstr("[demand.columns]")));
}

TEST(BadRows, FilesWithoutTimeColumnsAreRefused) {
  const ScenarioFolder folder;
  folder.write("rides.csv", "id,operator,from_lon,from_lat,to_lon,to_lat,category\n");
  EXPECT_THAT(input_error([&] { folder.read(); }),
              HasSubstr("missing_column | rides.csv:1 | there is no column \"pickup_at\""));
}

TEST(BadRows, DayWithoutRidesIsRefused) {
  const ScenarioFolder folder;
  folder.edit("rides.csv", "08:00", "25.04.2026 08:00");
  folder.edit("rides.csv", "12:30", "25.04.2026 12:30");
  folder.edit("rides.csv", "10:15", "25.04.2026 10:15");
  EXPECT_THAT(input_error([&] { folder.read(); }),
              HasSubstr("no_rides | rides.csv | none of the 3 rides is on 2026-04-24."));
}

TEST(BadRows, FleetWithoutVehiclesIsRefused) {
  const ScenarioFolder folder;
  folder.edit("scenario.toml",
              "[[fleet]]\noperator = \"op02\"\nclass = \"wheelchair_van\"\ncount = 2\nshift = [\"06:00\", \"14:00\"]",
              "");
  folder.write("fleet.csv", "vehicle,operator,class,shift_start,shift_end\n");
  EXPECT_THAT(input_error([&] { folder.read(); }),
              HasSubstr("no_vehicles | scenario.toml | the fleet has no vehicles."));
}

TEST(BadRows, MissingScenario) {
  EXPECT_THAT(input_error([] { read_scenario("no/such/scenario.toml"); }),
              testing::AllOf(HasSubstr("missing_file | scenario.toml"), HasSubstr("init DIR")));
}

TEST(ErrorsCsv, QuotesValuesAndDisarmsFormulas) {
  const ScenarioFolder folder;
  write_errors_csv(folder.path("errors.csv"), {{"rides.csv", 3, "id", "=1+\"1\"", "cause, with comma", "do it"}});
  EXPECT_EQ(folder.content("errors.csv"),
            "file,line,column,value,cause,action\n"
            "\"rides.csv\",3,\"id\",\"'=1+\"\"1\"\"\",\"cause, with comma\",\"do it\"\n");
}

TEST(ErrorsCsv, UnwritablePlaceIsAnInputError) {
  const ScenarioFolder folder;
  EXPECT_THAT(input_error([&] { write_errors_csv(folder.path("no/such/errors.csv"), {}); }),
              HasSubstr("unwritable_output | errors.csv"));
  std::filesystem::create_directory(folder.path("errors.csv"));
  EXPECT_THAT(input_error([&] { write_errors_csv(folder.path("errors.csv"), {}); }),
              HasSubstr("unwritable_output | errors.csv"));
}

// Cells of rides are health data.
TEST(ErrorsCsv, IsReadByItsOwnerOnly) {
  const ScenarioFolder folder;
  write_errors_csv(folder.path("errors.csv"), {});
  using std::filesystem::perms;
  EXPECT_EQ(std::filesystem::status(folder.path("errors.csv")).permissions(), perms::owner_read | perms::owner_write);
}

}  // namespace
}  // namespace postkutscher
