// What streets must respect: the lake, the river and the railway. Only planned main roads and footbridges cross them.
#pragma once

#include "scenarios/cottbus/plane.h"

namespace postkutscher::cottbus {

const Line& lake();       // ring around the Cottbuser Ostsee (18.8 km²)
const Line& lake_bank();  // a ring 60 m and more outside the lake: nothing is built inside
const Line& river();      // the Spree, downstream
const Line& park();       // ring around a landscape park without streets
const Line& hospital_grounds();
const std::vector<Line>& railways();

bool in_lake(Spot spot);
bool crosses_water(Spot a, Spot b);  // lake or river
bool crosses_railway(Spot a, Spot b);
// May no ordinary street run from a to b?
bool blocked(Spot a, Spot b);

}  // namespace postkutscher::cottbus
