// Integer quantities with their unit in the type. An Instant counts ticks since the epoch of its calendar (UTC), a
// Duration counts ticks, a Distance decimetres, a Cost millionths of a euro. On real days a tick is 0.1 s.
// Benchmark instances use a finer tick of their own; then only the tick counts are meaningful, not `seconds()`.
#pragma once

#include <algorithm>
#include <cmath>
#include <compare>
#include <cstdint>
#include <limits>

namespace postkutscher {

inline constexpr std::int64_t kTicksPerSecond = 10;
inline constexpr std::int64_t kDecimetresPerMetre = 10;
inline constexpr std::int64_t kCostPerEuro = 1'000'000;

struct Duration {
  std::int64_t ticks = 0;

  static constexpr Duration from_seconds(std::int64_t s) { return {s * kTicksPerSecond}; }
  static constexpr Duration from_minutes(std::int64_t m) { return from_seconds(60 * m); }
  // Rounds to the nearest tick.
  static Duration from_seconds(double s) { return {std::llround(s * static_cast<double>(kTicksPerSecond))}; }
  // "No way": larger than any real duration, small enough that sums of a few thousand do not overflow.
  static constexpr Duration infinite() { return {std::int64_t{1} << 48}; }

  constexpr bool is_infinite() const { return ticks >= infinite().ticks; }
  constexpr double seconds() const { return static_cast<double>(ticks) / static_cast<double>(kTicksPerSecond); }
  constexpr double minutes() const { return seconds() / 60.0; }
  constexpr double hours() const { return seconds() / 3600.0; }

  constexpr auto operator<=>(const Duration&) const = default;
  constexpr Duration operator-() const { return {-ticks}; }
  constexpr Duration& operator+=(Duration d) {
    ticks += d.ticks;
    return *this;
  }
  constexpr Duration& operator-=(Duration d) {
    ticks -= d.ticks;
    return *this;
  }
  friend constexpr Duration operator+(Duration a, Duration b) { return {a.ticks + b.ticks}; }
  friend constexpr Duration operator-(Duration a, Duration b) { return {a.ticks - b.ticks}; }
  friend constexpr Duration operator*(std::int64_t n, Duration d) { return {n * d.ticks}; }
};

struct Instant {
  std::int64_t ticks = 0;

  static constexpr Instant earliest_possible() { return {-(std::int64_t{1} << 50)}; }
  static constexpr Instant latest_possible() { return {std::int64_t{1} << 50}; }

  constexpr auto operator<=>(const Instant&) const = default;
  constexpr Instant& operator+=(Duration d) {
    ticks += d.ticks;
    return *this;
  }
  friend constexpr Instant operator+(Instant t, Duration d) { return {t.ticks + d.ticks}; }
  friend constexpr Instant operator-(Instant t, Duration d) { return {t.ticks - d.ticks}; }
  friend constexpr Duration operator-(Instant a, Instant b) { return {a.ticks - b.ticks}; }
};

// A closed interval of instants: both ends are allowed.
struct TimeWindow {
  Instant earliest = Instant::earliest_possible();
  Instant latest = Instant::latest_possible();

  constexpr bool contains(Instant t) const { return earliest <= t && t <= latest; }
  constexpr bool operator==(const TimeWindow&) const = default;
};

struct Distance {
  std::int64_t decimetres = 0;

  // Rounds to the nearest decimetre.
  static Distance from_metres(double m) { return {std::llround(m * static_cast<double>(kDecimetresPerMetre))}; }

  constexpr double metres() const { return static_cast<double>(decimetres) / static_cast<double>(kDecimetresPerMetre); }
  constexpr double kilometres() const { return metres() / 1000.0; }

  constexpr auto operator<=>(const Distance&) const = default;
  constexpr Distance& operator+=(Distance d) {
    decimetres += d.decimetres;
    return *this;
  }
  friend constexpr Distance operator+(Distance a, Distance b) { return {a.decimetres + b.decimetres}; }
  friend constexpr Distance operator-(Distance a, Distance b) { return {a.decimetres - b.decimetres}; }
};

struct Cost {
  std::int64_t value = 0;

  // Rounds to the nearest millionth.
  static Cost from_euros(double euros) { return {std::llround(euros * static_cast<double>(kCostPerEuro))}; }

  constexpr double euros() const { return static_cast<double>(value) / static_cast<double>(kCostPerEuro); }

  constexpr auto operator<=>(const Cost&) const = default;
  constexpr Cost operator-() const { return {-value}; }
  constexpr Cost& operator+=(Cost c) {
    value += c.value;
    return *this;
  }
  constexpr Cost& operator-=(Cost c) {
    value -= c.value;
    return *this;
  }
  friend constexpr Cost operator+(Cost a, Cost b) { return {a.value + b.value}; }
  friend constexpr Cost operator-(Cost a, Cost b) { return {a.value - b.value}; }
};

}  // namespace postkutscher
