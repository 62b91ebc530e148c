// The explicit environment of a computation: seed, threads, cancellation, progress. Passed by reference to long work;
// there is no global state. Nothing in it but the seed may influence a result (counted work is deterministic).
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>

namespace postkutscher {

struct RunContext {
  std::uint64_t seed = 1;
  int threads = 1;  // at least 1
  // Set by a signal handler; long work polls it and stops with the best result so far.
  const std::atomic<bool>* cancel = nullptr;
  // Called now and then with a line for humans (stderr); may be empty.
  std::function<void(const std::string&)> progress;

  bool cancelled() const { return cancel != nullptr && cancel->load(std::memory_order_relaxed); }
  void report(const std::string& line) const {
    if (progress) progress(line);
  }
};

}  // namespace postkutscher
