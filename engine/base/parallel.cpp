#include "engine/base/parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#ifndef POSTKUTSCHER_THREADS_WITHOUT_TBB
#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>
#endif

namespace postkutscher {

int available_threads() {
  return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

#ifndef POSTKUTSCHER_THREADS_WITHOUT_TBB

void parallel_for_blocks(std::size_t count, std::size_t grain, int threads,
                         const std::function<void(std::size_t, std::size_t)>& body) {
  if (count == 0) return;
  if (threads <= 1) {
    body(0, count);
    return;
  }
  // TBB warns on stderr when asked for more workers than the machine has.
  tbb::task_arena arena(std::min(threads, available_threads()));
  arena.execute([&] {
    tbb::parallel_for(tbb::blocked_range<std::size_t>(0, count, std::max<std::size_t>(1, grain)),
                      [&](const tbb::blocked_range<std::size_t>& range) { body(range.begin(), range.end()); });
  });
}

#else

void parallel_for_blocks(std::size_t count, std::size_t grain, int threads,
                         const std::function<void(std::size_t, std::size_t)>& body) {
  if (count == 0) return;
  if (threads <= 1) {
    body(0, count);
    return;
  }
  const std::size_t block = std::max<std::size_t>(1, grain);
  std::atomic<std::size_t> next{0};
  std::exception_ptr error;
  std::mutex error_mutex;
  const auto work = [&] {
    for (std::size_t first = next.fetch_add(block); first < count; first = next.fetch_add(block)) {
      try {
        body(first, std::min(count, first + block));
      } catch (...) {
        const std::lock_guard lock(error_mutex);
        if (!error) error = std::current_exception();
      }
    }
  };
  std::vector<std::thread> pool;
  for (int i = 1; i < threads; ++i) pool.emplace_back(work);
  work();
  for (auto& thread : pool) thread.join();
  if (error) std::rethrow_exception(error);
}

#endif

}  // namespace postkutscher
