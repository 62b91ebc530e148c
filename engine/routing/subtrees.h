// Work on a hierarchy from its leaves to its roots: independent subtrees of the elimination tree in parallel, then the
// vertices above them one by one.
#pragma once

#include <functional>

#include "engine/base/run_context.h"
#include "engine/routing/hierarchy.h"

namespace postkutscher {

// Calls `work` for each vertex after all of its descendants; calls for vertices of different subtrees may run at the
// same time.
void for_each_vertex_upwards(const Hierarchy& hierarchy, const RunContext& context,
                             const std::function<void(Hierarchy::Vertex)>& work);

}  // namespace postkutscher
