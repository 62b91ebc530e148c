#include "engine/base/speculative_chain.h"

#include <chrono>
#include <gtest/gtest.h>
#include <stdexcept>
#include <thread>
#include <vector>

#include "engine/base/random.h"

namespace postkutscher {

namespace {

// A chain whose steps need different times, and change the state with the given chance in percent.
struct Outcome {
  std::uint64_t value;
  bool kept;
};

struct Walk {
  std::uint64_t state = 1;
  std::vector<std::uint64_t> trace;  // outcomes as they were settled
};

Walk walk(std::int64_t count, int threads, std::uint64_t percent, const std::function<bool()>& stop = {}) {
  Walk walk;
  ChainSteps<std::uint64_t, Outcome> steps;
  steps.attempt = [&](const std::uint64_t& state, std::int64_t step, std::size_t worker, const Outdated&) {
    EXPECT_LT(worker, static_cast<std::size_t>(threads));
    RandomStream random({state, 0, static_cast<std::uint64_t>(step), "test"});
    const std::uint64_t value = random();
    if (random() % 16 == 0) std::this_thread::sleep_for(std::chrono::microseconds(random() % 300));
    return Outcome{value, random() % 100 < percent};
  };
  steps.settle = [&](std::uint64_t& state, Outcome outcome) {
    walk.trace.push_back(outcome.value);
    if (outcome.kept) state = outcome.value;
    return outcome.kept;
  };
  steps.stop = stop ? stop : [] { return false; };
  const std::int64_t done = SpeculativeChain(walk.state, count, steps).run(threads);
  EXPECT_EQ(static_cast<std::size_t>(done), walk.trace.size());
  return walk;
}

TEST(SpeculativeChain, ManyThreadsDoWhatOneDoes) {
  for (const std::uint64_t percent : {0, 5, 30, 100}) {
    const Walk alone = walk(500, 1, percent);
    ASSERT_EQ(alone.trace.size(), 500U);
    for (const int threads : {2, 3, 8}) {
      const Walk together = walk(500, threads, percent);
      EXPECT_EQ(together.state, alone.state) << percent << " % on " << threads << " threads";
      EXPECT_EQ(together.trace, alone.trace) << percent << " % on " << threads << " threads";
    }
  }
}

TEST(SpeculativeChain, EndsWhereAskedTo) {
  for (const int threads : {1, 4}) {
    EXPECT_TRUE(walk(0, threads, 10).trace.empty());
    EXPECT_TRUE(walk(10, threads, 10, [] { return true; }).trace.empty());
    int asked = 0;
    const Walk some = walk(100, threads, 10, [&] { return ++asked > 7; });
    EXPECT_EQ(some.trace.size(), 7U);
    EXPECT_EQ(some.trace, walk(7, 1, 10).trace);
  }
}

TEST(SpeculativeChain, AttemptsLearnThatTheyAreOutdated) {
  // Every step waits for the first one to change the state under it, or is it.
  std::uint64_t state = 0;
  ChainSteps<std::uint64_t, std::int64_t> steps;
  std::atomic<int> dropped{0};
  steps.attempt = [&](const std::uint64_t& from, std::int64_t step, std::size_t, const Outdated& outdated) {
    if (from == 0 && step > 0) {
      while (!outdated()) std::this_thread::yield();
      ++dropped;
    }
    return step;
  };
  steps.settle = [](std::uint64_t& current, std::int64_t step) {
    current = 1;
    return step == 0;
  };
  steps.stop = [] { return false; };
  EXPECT_EQ(SpeculativeChain(state, 50, steps).run(2), 50);
  EXPECT_LE(dropped, 1);
  EXPECT_EQ(state, 1U);
}

TEST(SpeculativeChain, ExceptionsOfAStepReachTheCaller) {
  std::uint64_t state = 0;
  ChainSteps<std::uint64_t, int> steps;
  steps.attempt = [](const std::uint64_t&, std::int64_t step, std::size_t, const Outdated&) {
    if (step == 20) throw std::runtime_error("step 20");
    return 0;
  };
  steps.settle = [](std::uint64_t&, int) { return false; };
  steps.stop = [] { return false; };
  for (const int threads : {1, 4}) {
    EXPECT_THROW(SpeculativeChain(state, 100, steps).run(threads), std::runtime_error);
  }
}

}  // namespace

}  // namespace postkutscher
