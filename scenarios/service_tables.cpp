#include "scenarios/service_tables.h"

#include <algorithm>
#include <fmt/format.h>

#include "engine/base/errors.h"
#include "engine/routing/profile.h"
#include "scenarios/words.h"

namespace postkutscher {

namespace {

// {seat = 4, wheelchair = 1}: all kinds that are not named are 0; at least one is not.
Load read_places(TomlTable& table) {
  Load places{};
  for (std::size_t kind = 0; kind < kPlaceKinds; ++kind) {
    places[kind] = static_cast<std::uint16_t>(table.whole(place_kind_words()[kind], {0, 255}).value_or(0));
  }
  table.finish();
  if (std::all_of(places.begin(), places.end(), [](auto count) { return count == 0; })) {
    throw InputError("no_places", table.where(), "no place of any kind is named.", "Write e.g. {seat = 4}.");
  }
  return places;
}

void read_category(TomlTable& table, Category category, ServiceRules& rules) {
  const auto i = static_cast<std::size_t>(category);
  if (const auto minutes = table.number("minutes", {0, 240})) {
    rules.service_time[i] = Duration::from_seconds(*minutes * 60);
  }
  if (auto load = table.table("load")) rules.load[i] = read_places(*load);
  if (const auto classes = table.words("classes", vehicle_class_words())) {
    if (classes->empty()) {
      throw InputError("bad_value", table.where("classes"), "no vehicle class is named.",
                       "Name at least one, or leave the key out.");
    }
    rules.vehicle_classes[i] = 0;
    for (const std::string& word : *classes) {
      rules.vehicle_classes[i] |= class_bit(static_cast<VehicleClass>(index_of(word, vehicle_class_words())));
    }
  }
  rules.shares[i] = table.flag("shares").value_or(rules.shares[i]);
  table.finish();
}

const std::vector<std::string>& motor_profile_words() {
  static const std::vector<std::string> kWords = [] {
    std::vector<std::string> words;
    for (const Profile& profile : standard_profiles()) words.push_back(profile.name);
    return words;
  }();
  return kWords;
}

void read_vehicle_class(TomlTable& table, VehicleClassData& data) {
  auto layouts = table.tables("layouts");
  if (!layouts.empty()) data.layouts.clear();
  for (TomlTable& layout : layouts) data.layouts.push_back({read_places(layout)});
  data.profile = table.word("profile", motor_profile_words()).value_or(data.profile);
  data.most_requests_on_board =
      static_cast<std::uint8_t>(table.whole("most_requests_on_board", {1, 255}).value_or(data.most_requests_on_board));
  data.per_use_euros = table.number("per_use").value_or(data.per_use_euros);
  data.per_hour_euros = table.number("per_hour", {0, 10'000}).value_or(data.per_hour_euros);
  data.per_km_euros = table.number("per_km", {0, 1'000}).value_or(data.per_km_euros);
  data.co2_grams_per_km = table.number("co2_g_per_km", {0, 10'000}).value_or(data.co2_grams_per_km);
  table.finish();
}

void read_ride_time(TomlTable table, RideTimeRule& rule) {
  rule.factor = table.number("factor", {1, 20}).value_or(rule.factor);
  rule.extra = table.duration("extra").value_or(rule.extra);
  rule.cap = table.duration("cap").value_or(rule.cap);
  table.finish();
}

void read_price(TomlTable table, ServiceRules& rules) {
  rules.unserved_base_euros = table.number("base").value_or(rules.unserved_base_euros);
  rules.unserved_per_km_euros = table.number("per_km", {0, 10'000}).value_or(rules.unserved_per_km_euros);
  table.finish();
}

}  // namespace

void read_service(TomlTable& table, ServiceRules& rules) {
  rules.pickup_tolerance = table.duration("pickup_tolerance").value_or(rules.pickup_tolerance);
  rules.arrival_before_appointment =
      table.duration("arrival_before_appointment").value_or(rules.arrival_before_appointment);
  if (auto ride_time = table.table("ride_time")) read_ride_time(*ride_time, rules.ride_time);
  if (auto price = table.table("price_of_not_serving")) read_price(*price, rules);
  if (const auto approach = table.word("approach", approach_words())) {
    rules.approach = *approach == "kerb" ? Approach::kerb : Approach::any;
  }
  if (auto categories = table.table("categories")) {
    for (std::size_t i = 0; i < kCategoryCount; ++i) {
      if (auto category = categories->table(category_words()[i])) {
        read_category(*category, static_cast<Category>(i), rules);
      }
    }
    categories->finish();
  }
  if (auto classes = table.table("vehicle_classes")) {
    for (std::size_t i = 0; i < kVehicleClassCount; ++i) {
      if (auto data = classes->table(vehicle_class_words()[i])) read_vehicle_class(*data, rules.vehicle_class_data[i]);
    }
    classes->finish();
  }
  table.finish();
}

}  // namespace postkutscher
