// The only door to parallel execution. Work items write to places of their own (indexed by the item), so results do
// not depend on the number of threads. The implementation is oneTBB, or std::thread for ThreadSanitizer builds, which
// reports false races inside Debian's TBB.
#pragma once

#include <cstddef>
#include <functional>

namespace postkutscher {

// Calls body(first, last) for blocks that cover [0, count), on up to `threads` threads. Blocks have at least `grain`
// items (but the last). An exception from a body is rethrown on the calling thread.
void parallel_for_blocks(std::size_t count, std::size_t grain, int threads,
                         const std::function<void(std::size_t first, std::size_t last)>& body);

// Hardware threads of this machine, at least 1.
int available_threads();

}  // namespace postkutscher
