// Drawn maps with a router: routes between letters as text, and profiles whose numbers are easy to derive.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/routing/router.h"
#include "tests/support/ascii_map.h"

namespace postkutscher {

// A car at 36 km/h everywhere, i.e. one decimetre per 0.01 s: 100 m take 10 s. No delays but the U-turn of 20 s.
Profile plain_profile(Mode mode = Mode::car);

class DrawnRouter {
 public:
  DrawnRouter(AsciiMap& map, const Profile& profile, const RoadState& state = {});

  const Router& router() const { return router_; }
  // Directed segments as "AB BD", or "no route".
  std::string path(const Position& from, const Position& to);
  std::string path(std::string_view from, std::string_view to);
  std::optional<Route> route(const Position& from, const Position& to);
  // A place in the middle between two letters, snapped.
  Position middle(std::string_view from, std::string_view to, Approach approach = Approach::any) const;

 private:
  AsciiMap& map_;
  Router router_;
  RouterWorkspace workspace_;
};

// A place on one directed segment only.
Position place_on(DirectedSegment on, std::uint32_t offset);

// Sums of a route's steps, which must equal its cost.
PathCost sum_of_steps(const Route& route);

}  // namespace postkutscher
