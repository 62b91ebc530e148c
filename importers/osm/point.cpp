#include "importers/osm/point.h"

#include "importers/osm/access.h"
#include "importers/osm/limits.h"

namespace postkutscher::osm {

namespace {

bool stops_motor(Tags tags, std::string_view barrier, Mode mode) {
  if (mode != Mode::car && tags.is("locked", "yes")) return true;
  if (mode != Mode::car && barrier == "sliding_gate") return false;
  const bool flat_kerb =
      one_of(tags["kerb"], {"lowered", "flush"}) || (barrier == "kerb" && tags.is("highway", "crossing"));
  if (flat_kerb || tags.is("bollard", "rising")) return false;
  return !one_of(barrier, {"cattle_grid", "border_control", "toll_booth", "sally_port", "gate", "lift_gate", "no",
                           "entrance", "arch", "height_restrictor"});
}

bool stops_walkers(std::string_view barrier) {
  return one_of(barrier, {"wall", "fence", "hedge", "retaining_wall", "ditch", "city_wall", "guard_rail"});
}

bool stops_bicycles(std::string_view barrier) {
  return stops_walkers(barrier) ||
         one_of(barrier, {"turnstile", "full-height_turnstile", "kissing_gate", "stile", "horse_stile", "wicket_gate"});
}

// A fence of sounds holds cattle only.
bool is_audible_fence(Tags tags) {
  return tags.is("barrier", "fence") && one_of(tags["sensory"], {"audible", "audio"});
}

bool stops(Tags tags, std::string_view barrier, Mode mode) {
  if (is_audible_fence(tags)) return false;
  if (mode == Mode::foot) return stops_walkers(barrier);
  if (mode == Mode::bicycle) return stops_bicycles(barrier);
  return stops_motor(tags, barrier, mode);
}

// Which of the two directions of the way a sign on the node addresses.
struct Addressed {
  bool forward = true;
  bool backward = true;
};
Addressed addressed(Tags tags, std::string_view special_key) {
  const auto value = tags.has(special_key) ? tags[special_key] : tags["direction"];
  return {value != "backward", value != "forward"};
}

}  // namespace

ModeMask closed_modes(Tags tags) {
  const auto barrier = tags["barrier"];
  ModeMask closed = 0;
  for (const auto mode : kModes) {
    // Without a barrier, foot=no or bicycle=no describes who crosses here (a crossing), not who passes along the road.
    if (barrier.empty() && (mode == Mode::foot || mode == Mode::bicycle)) continue;
    const auto found = deciding_tag(tags, mode, "").permission;
    const bool untold = found == Permission::absent || found == Permission::unknown;
    const bool shut = untold ? !barrier.empty() && stops(tags, barrier, mode) : found == Permission::no;
    if (shut) closed = static_cast<ModeMask>(closed | mode_bit(mode));
  }
  return closed;
}

PointFacts point_facts(Tags tags) {
  PointFacts facts;
  facts.closed = closed_modes(tags);
  facts.limits = barrier_limits(tags);
  facts.open_barrier = tags.has("barrier") && facts.closed == 0;
  const auto highway = tags["highway"];
  facts.turning_place = one_of(highway, {"turning_circle", "turning_loop", "mini_roundabout"});
  if (highway == "traffic_signals") {
    const auto at = addressed(tags, "traffic_signals:direction");
    facts.signal_forward = at.forward;
    facts.signal_backward = at.backward;
  }
  if (highway == "stop" || highway == "give_way") {
    const auto at = addressed(tags, "direction");
    facts.stop_undirected = !tags.has("direction");
    facts.stop_forward = !facts.stop_undirected && at.forward;
    facts.stop_backward = !facts.stop_undirected && at.backward;
  }
  facts.crossing = highway == "crossing" && !one_of(tags["crossing"], {"no", "unmarked", "informal"});
  return facts;
}

}  // namespace postkutscher::osm
