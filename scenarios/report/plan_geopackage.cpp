#include "scenarios/report/plan_geopackage.h"

#include "engine/fleet/names.h"
#include "scenarios/report/district_counts.h"
#include "scenarios/report/geopackage.h"
#include "scenarios/report/routes.h"
#include "scenarios/report/tables.h"

namespace postkutscher::report {

namespace {

Column words(const char* name) {
  return {name, "", {}};
}
Column whole(const char* name) {
  return {name, "1", {}};
}
Column real(const char* name, const char* unit) {
  return {name, unit, {}};
}

Feature route_feature(const View& view, const DutyRow& row) {
  const Problem& problem = view.run().shown().problem;
  const Duty& duty = problem.duties[row.duty];
  const Vehicle& vehicle = problem.vehicles[duty.vehicle];
  std::vector<Coordinate> points;
  for (const LegLine& leg : leg_lines(view.run(), problem, row)) {
    for (const Coordinate c : leg.points) {
      if (points.empty() || points.back() != c) points.push_back(c);
    }
  }
  if (points.size() < 2) points.clear();
  return {{points, {}},
          {vehicle.id, problem.operators[duty.owner].id, std::string(name(vehicle.vehicle_class)), count(row.pickups),
           Decimal{row.driven.kilometres()}, Decimal{row.driven_empty.kilometres()}, view.calendar().iso(row.begin),
           view.calendar().iso(row.end)}};
}

void add_routes(GeoPackage& package, const View& view) {
  std::vector<Feature> features;
  for (const DutyRow& row : view.duties(view.run().shown())) features.push_back(route_feature(view, row));
  package.add({"routes",
               view.note(),
               Shape::line,
               {words("vehicle"), words("operator"), words("class"), whole("rides"), real("km", "km"),
                real("km_empty", "km"), words("begin"), words("end")}},
              features);
}

// The geometry of a row is in its columns lon and lat.
Coordinate at_columns(const std::vector<Cell>& row, std::size_t lon) {
  return Coordinate::from_degrees(std::get<Decimal>(row[lon]).value, std::get<Decimal>(row[lon + 1]).value);
}

void add_points(GeoPackage& package, const std::string& layer, const std::string& note, const Table& table,
                std::size_t lon) {
  std::vector<Feature> features;
  for (const auto& row : table.rows) features.push_back({{{at_columns(row, lon)}, {}}, row});
  package.add({layer, note, Shape::point, table.columns}, features);
}

void add_districts(GeoPackage& package, const View& view) {
  std::vector<Feature> features;
  for (const DistrictCount& row : district_counts(view)) {
    const District& district = *row.district;
    features.push_back(
        {{{}, district.outline},
         {district.german, district.sorbian, count(district.population), row.rides ? count(*row.rides) : Cell()}});
  }
  package.add({"districts",
               view.note(),
               Shape::area,
               {words("name"), words("name_dsb"), whole("population"), whole("rides_from_here")}},
              features);
}

Table shown_refusals(const View& view) {
  Table table = refused_table(view);
  std::erase_if(table.rows, [&](const std::vector<Cell>& row) {
    return std::get<std::string>(row.front()) != view.run().shown().key;
  });
  return table;
}

}  // namespace

std::string plan_geopackage(const View& view) {
  constexpr std::size_t kStopLon = 2, kRefusedFromLon = 6;
  GeoPackage package(view.scenario().date.iso() + "T00:00:00.000Z");
  if (!view.is_public()) {
    add_routes(package, view);
    add_points(package, "stops", view.note(), stops_table(view), kStopLon);
    add_points(package, "refused", view.note(), shown_refusals(view), kRefusedFromLon);
  }
  add_districts(package, view);
  return package.bytes();
}

}  // namespace postkutscher::report
