// The rooms inside the checker: how violations are written down, the replay of one duty, the accounts of requests, and
// the legs that are driven again. Only checker*.cpp includes this.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "engine/fleet/checker.h"

namespace postkutscher::checker {

// Collects violations; every text begins with the input's ids of the duty and the request it is about.
class Report {
 public:
  explicit Report(const Problem& problem) : problem_(problem) {}

  void add(ViolationKind kind, DutyId duty, RequestId request, const std::string& text);
  // Id of the input, or "#number" of one that the problem does not know.
  std::string name_of(DutyId id) const;
  std::string name_of(RequestId id) const;
  std::string name_of(OperatorId id) const;
  std::vector<Violation> take() { return std::move(violations_); }

 private:
  const Problem& problem_;
  std::vector<Violation> violations_;
};

// "07:30:00", with tenths only where they are not 0 ("07:30:00.1"); "open" for an end of a window that does not bind.
std::string clock(Instant t);
std::string clock(Duration d);

// A leg as the schedule drives it, with what the table says.
struct DrivenLeg {
  DutyId duty;
  RequestId towards;  // none: back to the end of the duty
  LocationId from;
  LocationId to;
  TravelProfileId profile;
  Instant depart;
  Duration table;
};

struct Replay {
  std::vector<DrivenLeg> legs;
  Cost cost;
};

// Drives through a plan whose duty the problem knows: times, windows, ride times, loads, company and eligibility.
void replay_duty(const Problem& problem, const DutyPlan& plan, Report& report, Replay& replay);

// One plan per duty, in order.
void check_duty_list(const Problem& problem, const Schedule& schedule, Report& report);

// Every request is served once by one duty, or refused once; who is on board at the start gets off.
void check_accounts(const Problem& problem, const Schedule& schedule, Report& report);

// Drives a seeded sample of the legs again. Returns how many.
std::size_t redrive(const std::vector<DrivenLeg>& legs, const CheckOptions& options, Report& report);

}  // namespace postkutscher::checker
