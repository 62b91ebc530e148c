// Pricing where fragments are too many: routes stop by stop, relaxed. A relaxed route keeps windows (which the limits
// of rides and the shift have tightened), places and the order of pickup and drop-off; it may serve a request again,
// ride longer than the limit within the windows, and last longer than the duty. Bounds from relaxed routes hold.
#pragma once

#include "engine/planning/lower_bound_labels.h"

namespace postkutscher::lower_bounds {

// As find_routes, of relaxed routes; `complete` promises that the least reduced cost is right. Dominance::any drops all
// but the cheapest routes to a place whoever is aboard, any other one only those with the same people aboard. Their
// cost is at most that of driving them. Source: Ropke and Cordeau, "Branch and cut and price for the pickup and
// delivery problem with time windows" (Transportation Science 43, 2009), the pricing that allows cycles.
LabelResult find_relaxed_routes(const RouteFamily& family, const DualValues& duals, const LabelOptions& options,
                                const RunContext& context);

}  // namespace postkutscher::lower_bounds
