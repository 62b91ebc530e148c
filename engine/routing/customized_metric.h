// One metric on the hierarchy of its topology: what a search for shortest ways needs.
#pragma once

#include "engine/routing/hierarchy_weights.h"
#include "engine/routing/metric.h"
#include "engine/routing/topology.h"

namespace postkutscher {

struct CustomizedMetric {
  const Topology::Group& group;
  const Metric& metric;
  const HierarchyWeights& weights;
};

}  // namespace postkutscher
