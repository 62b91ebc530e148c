#include "scenarios/report/labels.h"

#include <array>
#include <map>

#include "engine/fleet/names.h"

namespace postkutscher::report {

namespace {

using Dictionary = std::map<std::string_view, Text, std::less<>>;

Text look_up(const Dictionary& dictionary, std::string_view word) {
  const auto found = dictionary.find(word);
  return found == dictionary.end() ? same(word) : found->second;
}

}  // namespace

Text plan_label(std::string_view column_key) {
  static const Dictionary kPlans = {{"today", {"heute", "today"}},
                                    {"alone", {"jeder für sich, optimiert", "each alone, optimised"}},
                                    {"together", {"gemeinsam", "together"}},
                                    {"plan", {"Plan", "plan"}}};
  return look_up(kPlans, column_key);
}

Text label(Category category) {
  static const Dictionary kCategories = {
      {"walking", {"gehfähig", "walking"}},
      {"walking_with_help", {"gehfähig mit Hilfe", "walking with help"}},
      {"wheelchair_transfer", {"Rollstuhl, steigt um", "wheelchair, transfers to a seat"}},
      {"wheelchair", {"Rollstuhl, bleibt sitzen", "wheelchair, stays seated"}},
      {"carry_chair", {"Tragestuhl", "carry chair"}},
      {"lying", {"liegend", "lying"}},
      {"medical_care", {"mit medizinischer Betreuung", "medical care"}}};
  return look_up(kCategories, name(category));
}

Text label(VehicleClass vehicle_class) {
  static const Dictionary kClasses = {{"taxi", {"Taxi", "taxi"}},
                                      {"hire_car", {"Mietwagen", "hire car"}},
                                      {"wheelchair_van", {"Rollstuhltaxi", "wheelchair van"}},
                                      {"carry_chair_van", {"Tragestuhlwagen", "carry-chair van"}},
                                      {"stretcher_car", {"Liegemietwagen", "stretcher car"}},
                                      {"ambulance", {"Krankentransportwagen", "ambulance"}},
                                      {"drt_bus", {"Bedarfsbus", "on-demand bus"}}};
  return look_up(kClasses, name(vehicle_class));
}

Text label(RefusalReason reason) {
  static const Dictionary kReasons = {
      {"outside_map", {"außerhalb der Karte", "outside the map"}},
      {"no_road", {"keine Straße in der Nähe", "no road nearby"}},
      {"no_route", {"kein Weg zwischen den Orten", "no route between the places"}},
      {"no_suitable_duty", {"kein geeignetes Fahrzeug", "no suitable vehicle"}},
      {"window_unreachable", {"Zeitfenster nicht erreichbar", "time window out of reach"}},
      {"all_busy", {"alle geeigneten Fahrzeuge belegt", "all suitable vehicles busy"}},
      {"bad_row", {"fehlerhafte Eingabezeile", "bad input row"}}};
  return look_up(kReasons, name(reason));
}

Text label(VisitKind kind) {
  return kind == VisitKind::pickup ? Text{"Einstieg", "pickup"} : Text{"Ausstieg", "drop-off"};
}

Text category_label(std::string_view word) {
  const auto category = category_from(word);
  return category ? label(*category) : same(word);
}

Text purpose_label(std::string_view word) {
  static const Dictionary kPurposes = {{"dialysis", {"Dialyse", "dialysis"}},
                                       {"radiotherapy", {"Strahlentherapie", "radiotherapy"}},
                                       {"chemotherapy", {"Chemotherapie", "chemotherapy"}},
                                       {"admission", {"Aufnahme", "admission"}},
                                       {"discharge", {"Entlassung", "discharge"}},
                                       {"transfer", {"Verlegung", "transfer"}},
                                       {"outpatient", {"ambulant", "outpatient"}},
                                       {"rehabilitation", {"Rehabilitation", "rehabilitation"}},
                                       {"other", {"Sonstiges", "other"}}};
  return look_up(kPurposes, word);
}

Text synthetic_stamp() {
  return {std::string(kSyntheticDe), std::string(kSyntheticEn)};
}

Text health_banner() {
  return {"Enthält Gesundheitsdaten – nicht weitergeben", "Contains health data – do not pass on"};
}

}  // namespace postkutscher::report
