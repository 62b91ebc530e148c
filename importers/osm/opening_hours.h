// The opening_hours language of OpenStreetMap → OpeningTimes, as far as wall time decides.
#pragma once

#include <optional>
#include <string_view>

#include "engine/network/opening_times.h"

namespace postkutscher::osm {

struct ReadTimes {
  std::optional<OpeningTimes> times;  // none when no part of the text is understood
  bool complete = true;               // false: a part was left out
};

// Read: "24/7"; weekdays, months, dates and years, single, listed or from–to; hours, also past midnight ("22:00-06:00",
// "08:00-30:00") and open-ended to midnight ("10:00+"); "off", "closed", "open"; rules joined by ";" or ",". As in the
// language, a rule after ";" that names days replaces what was said of these days; one that names hours only adds to
// them, which is what the map means where it lists hours with ";". Left out, because wall time does not decide: public
// and school holidays (PH, SH), the sun, weeks, easter, the n-th weekday of a month, comments and fallbacks after "||".
// Reads any text in time linear in its length.
ReadTimes parse_opening_hours(std::string_view text);

}  // namespace postkutscher::osm
