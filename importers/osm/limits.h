// Largest vehicle that may pass: heights and widths in metres or feet and inches, weights in tonnes or other units.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/network/network.h"
#include "importers/osm/tags.h"

namespace postkutscher::osm {

// "3.8", "3,8 m", "380 cm", "12'6\"", "12 ft 6 in" → centimetres; 0 for "none", "default" and the like; none when not
// understood.
std::optional<std::uint16_t> parse_length_cm(std::string_view value);
// "7.5", "7.5 t", "3500 kg", "10 st", "6000 lbs" → kilograms, as above.
std::optional<std::uint32_t> parse_weight_kg(std::string_view value);

struct TaggedLimits {
  VehicleLimits limits;
  int unknown_values = 0;
};

// maxheight:physical or maxheight; maxwidth:physical, maxwidth, width or est_width; maxweight or maxweightrating;
// maxlength.
TaggedLimits vehicle_limits(Tags tags);

// Height and width that a barrier on a point leaves open; none without a barrier.
VehicleLimits barrier_limits(Tags tags);

}  // namespace postkutscher::osm
