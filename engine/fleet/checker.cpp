#include "engine/fleet/checker.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fmt/format.h>

#include "engine/fleet/checker_parts.h"

namespace postkutscher {

namespace {

using namespace std::string_view_literals;

constexpr std::array kNames = {
    "duty_list"sv,
    "unknown_request"sv,
    "request_unaccounted"sv,
    "request_doubled"sv,
    "pickup_without_dropoff"sv,
    "dropoff_without_pickup"sv,
    "dropoff_before_pickup"sv,
    "not_eligible"sv,
    "pickup_window"sv,
    "dropoff_window"sv,
    "ride_time"sv,
    "service_time"sv,
    "travel_time"sv,
    "time_order"sv,
    "unreachable_leg"sv,
    "shift"sv,
    "duty_length"sv,
    "capacity"sv,
    "pooling"sv,
    "on_board"sv,
    "table_differs_from_road"sv,
};
static_assert(kNames.size() == kViolationKinds);

template <class Items, class Key>
std::string id_of(const Items& items, Key key) {
  return items.contains(key) ? items[key].id : fmt::format("#{}", key.value);
}

std::string clock_of_ticks(std::int64_t ticks) {
  constexpr std::int64_t kMinute = 60 * kTicksPerSecond;
  constexpr std::int64_t kHour = 60 * kMinute;
  const std::int64_t size = std::abs(ticks);
  const std::string text = fmt::format("{}{:02}:{:02}:{:02}", ticks < 0 ? "-" : "", size / kHour,
                                       size % kHour / kMinute, size % kMinute / kTicksPerSecond);
  const std::int64_t tenths = size % kTicksPerSecond;
  return tenths == 0 ? text : fmt::format("{}.{}", text, tenths);
}

}  // namespace

std::string_view name(ViolationKind kind) {
  return kNames[static_cast<std::size_t>(kind)];
}

CheckResult check(const Problem& problem, const Schedule& schedule, const CheckOptions& options) {
  checker::Report report(problem);
  checker::check_duty_list(problem, schedule, report);
  checker::check_accounts(problem, schedule, report);
  checker::Replay replay;
  for (const DutyPlan& plan : schedule.duties) {
    if (problem.duties.contains(plan.duty)) checker::replay_duty(problem, plan, report, replay);
  }
  CheckResult result;
  result.legs_checked = replay.legs.size();
  result.legs_rerouted = checker::redrive(replay.legs, options, report);
  result.cost = replay.cost;
  result.violations = report.take();
  return result;
}

namespace checker {

void Report::add(ViolationKind kind, DutyId duty, RequestId request, const std::string& text) {
  std::string about;
  if (duty.valid()) about = "duty " + name_of(duty);
  if (request.valid()) about += (about.empty() ? "request " : ", request ") + name_of(request);
  violations_.push_back({kind, duty, request, about.empty() ? text : about + ": " + text});
}

std::string Report::name_of(DutyId id) const {
  return id_of(problem_.duties, id);
}
std::string Report::name_of(RequestId id) const {
  return id_of(problem_.requests, id);
}
std::string Report::name_of(OperatorId id) const {
  return id_of(problem_.operators, id);
}

std::string clock(Instant t) {
  const bool open = t <= Instant::earliest_possible() || t >= Instant::latest_possible();
  return open ? "open" : clock_of_ticks(t.ticks);
}

std::string clock(Duration d) {
  return d.is_infinite() ? "no way" : clock_of_ticks(d.ticks);
}

}  // namespace checker

}  // namespace postkutscher
