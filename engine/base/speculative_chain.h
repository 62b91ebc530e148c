// A chain of steps on one state, each of which tries something and mostly leaves the state as it is, like the moves of
// simulated annealing. On several threads steps are tried ahead on the state as it is now; as soon as one changes it,
// what was tried ahead on the old state is dropped and tried again. Steps take effect one after the other in their
// order, so any number of threads gives what one gives. (Speculative computation: Witte, Chamberlain & Franklin 1991.)
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "engine/base/parallel.h"

namespace postkutscher {

// Asked now and then by an attempt: true when its outcome will be dropped, whatever it is.
class Outdated {
 public:
  Outdated() = default;
  Outdated(const std::atomic<std::uint64_t>& newest, std::uint64_t own) : newest_(&newest), own_(own) {}
  bool operator()() const { return newest_ != nullptr && newest_->load(std::memory_order_relaxed) != own_; }

 private:
  const std::atomic<std::uint64_t>* newest_ = nullptr;
  std::uint64_t own_ = 0;
};

// Steps are numbered from 0. Copies of State and moves of Outcome are made between threads.
template <class State, class Outcome>
struct ChainSteps {
  // What the step makes of the state. Called by several threads at once, each with another worker < threads; depends on
  // nothing but state and step.
  std::function<Outcome(const State& state, std::int64_t step, std::size_t worker, const Outdated& outdated)> attempt;
  // Lets the outcome take effect; true when that changed the state. Called in order of steps, one at a time.
  std::function<bool(State& state, Outcome outcome)> settle;
  // Asked before each step; no more steps when true.
  std::function<bool()> stop;
};

// Up to `count` steps from `state`; returns how many took effect. Exceptions of a step end the chain and are rethrown.
template <class State, class Outcome>
class SpeculativeChain {
 public:
  SpeculativeChain(State& state, std::int64_t count, const ChainSteps<State, Outcome>& steps)
      : state_(state), count_(count), steps_(steps) {}

  std::int64_t run(int threads) {
    if (threads <= 1) {
      for (; settled_ < count_ && !steps_.stop(); ++settled_) {
        steps_.settle(state_, steps_.attempt(state_, settled_, 0, Outdated()));
      }
      return settled_;
    }
    const auto workers = static_cast<std::size_t>(threads);
    ahead_.resize(kAheadPerWorker * workers);
    ended_ = count_ <= 0 || steps_.stop();
    parallel_for_blocks(workers, 1, threads, [&](std::size_t first, std::size_t last) {
      for (std::size_t worker = first; worker < last; ++worker) work(worker);
    });
    return settled_;
  }

 private:
  // Steps take different times: so many per worker may wait for an earlier one.
  static constexpr std::size_t kAheadPerWorker = 8;

  std::optional<Outcome>& slot(std::int64_t step) { return ahead_[static_cast<std::size_t>(step) % ahead_.size()]; }

  void work(std::size_t worker) {
    std::unique_lock lock(mutex_);
    try {
      std::optional<State> base;
      std::uint64_t version = 0;
      while (true) {
        room_.wait(lock, [&] { return ended_ || next_ < settled_ + static_cast<std::int64_t>(ahead_.size()); });
        if (ended_) return;
        const std::int64_t step = next_++;
        if (!base || version != version_.load(std::memory_order_relaxed)) {
          version = version_.load(std::memory_order_relaxed);
          base = state_;
        }
        lock.unlock();
        Outcome outcome = steps_.attempt(*base, step, worker, Outdated(version_, version));
        lock.lock();
        if (version != version_.load(std::memory_order_relaxed)) continue;
        slot(step) = std::move(outcome);
        settle_what_is_due();
      }
    } catch (...) {
      if (!lock.owns_lock()) lock.lock();
      ended_ = true;
      room_.notify_all();
      throw;
    }
  }

  void settle_what_is_due() {
    const std::int64_t before = settled_;
    while (!ended_ && slot(settled_)) {
      Outcome outcome = std::move(*slot(settled_));
      slot(settled_).reset();
      const bool changed = steps_.settle(state_, std::move(outcome));
      ++settled_;
      ended_ = settled_ == count_ || steps_.stop();
      if (!changed) continue;
      version_.fetch_add(1, std::memory_order_relaxed);
      next_ = settled_;
      for (std::optional<Outcome>& outdated : ahead_) outdated.reset();
    }
    if (settled_ != before || ended_) room_.notify_all();
  }

  State& state_;
  std::int64_t count_;
  const ChainSteps<State, Outcome>& steps_;
  std::mutex mutex_;
  std::condition_variable room_;
  // All below only with the mutex, but `version_` may be read without.
  std::atomic<std::uint64_t> version_{0};  // of the state
  std::int64_t next_ = 0;                  // to try
  std::int64_t settled_ = 0;
  bool ended_ = false;
  std::vector<std::optional<Outcome>> ahead_;  // of steps from `settled_` on, tried on the state as it is
};

}  // namespace postkutscher
