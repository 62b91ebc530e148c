#include "scenarios/cottbus/demand.h"

#include <algorithm>
#include <fmt/format.h>

#include "scenarios/cottbus/districts.h"

namespace postkutscher::cottbus {

namespace {

enum class Group { hospital, dialysis, therapy, other };
inline constexpr std::size_t kGroupCount = 4;

// Per cent of all rides by need, of a base day.
constexpr std::array<int, kNeedCount> kNeedPercent = {38, 20, 10, 8, 8, 4, 12};

// How much likelier than elsewhere a need is in a group; 10 = as usual.
constexpr std::array<std::array<int, kNeedCount>, kGroupCount> kAffinity = {{
    {8, 8, 8, 8, 10, 20, 40},
    {10, 12, 14, 14, 10, 5, 2},
    {13, 11, 8, 6, 6, 4, 2},
    {11, 10, 10, 10, 10, 6, 3},
}};

struct Patient {
  Group group = Group::other;
  bool returns = false;
  Need need = Need::walking;
};

// How many of `rides` rides fall to each group; those with returns in pairs.
std::vector<Patient> patients_of(int rides) {
  const int dialysis_pairs = rides * 15 / 100, therapy_pairs = rides * 85 / 1000, hospital = rides * 28 / 100;
  const int other = rides - 2 * dialysis_pairs - 2 * therapy_pairs - hospital;
  const int other_pairs = other * 2 / 5;
  std::vector<Patient> patients;
  const auto add = [&](int count, Group group, bool returns) {
    for (int i = 0; i < count; ++i) patients.push_back({group, returns, Need::walking});
  };
  add(hospital, Group::hospital, false);
  add(dialysis_pairs, Group::dialysis, true);
  add(therapy_pairs, Group::therapy, true);
  add(other_pairs, Group::other, true);
  add(other - 2 * other_pairs, Group::other, false);
  return patients;
}

std::size_t pick(RandomStream& random, const std::vector<std::int64_t>& weights) {
  std::int64_t sum = 0;
  for (const auto w : weights) sum += w;
  if (sum == 0) return 0;
  std::int64_t lot = draw(random, 0, sum - 1);
  std::size_t i = 0;
  while (lot >= weights[i]) lot -= weights[i++];
  return i;
}

// Needs are drawn without replacement, so that the day keeps the published mix.
void assign_needs(std::vector<Patient>& patients, int rides, std::uint64_t seed) {
  std::array<std::int64_t, kNeedCount> left{};
  for (std::size_t n = 0; n < kNeedCount; ++n) left[n] = std::int64_t{rides} * kNeedPercent[n];
  for (std::size_t p = 0; p < patients.size(); ++p) {
    RandomStream random({seed, 0, p, "need"});
    std::vector<std::int64_t> weights;
    for (std::size_t n = 0; n < kNeedCount; ++n) {
      weights.push_back(std::max<std::int64_t>(0, left[n]) * kAffinity[static_cast<std::size_t>(patients[p].group)][n]);
    }
    const std::size_t need = pick(random, weights);
    patients[p].need = static_cast<Need>(need);
    left[need] -= patients[p].returns ? 200 : 100;
  }
}

class Day {
 public:
  Day(const std::vector<House>& houses, const std::vector<Place>& places, std::uint64_t seed)
      : houses_(houses), places_(places), seed_(seed), by_settlement_(settlements().size()) {
    for (std::size_t h = 0; h < houses.size(); ++h) by_settlement_[houses[h].settlement].push_back(h);
  }

  void add(const Patient& patient, std::size_t number) {
    RandomStream random({seed_, 0, number, "patient"});
    const Stop home = draw_home(random);
    RideDraft ride;
    ride.id = next_id();
    ride.home = home.at;
    ride.need = patient.need;
    ride.attendants = draw_attendants(patient.need, random);
    book(ride, patient.group, random);
    switch (patient.group) {
      case Group::hospital:
        return add_hospital_ride(std::move(ride), home, random);
      case Group::dialysis:
        return add_dialysis(std::move(ride), home, random);
      case Group::therapy:
        return add_therapy(std::move(ride), home, random);
      case Group::other:
        return add_other(std::move(ride), home, patient.returns, random);
    }
  }

  std::vector<RideDraft> rides() && { return std::move(rides_); }

 private:
  std::string next_id() const { return fmt::format("SYN-R{:04}", rides_.size() + 1); }

  static int draw_attendants(Need need, RandomStream& random) {
    const int per_mille = need == Need::walking_with_help || need == Need::wheelchair ? 250 : 80;
    return need != Need::medical_care && chance(random, per_mille) ? 1 : 0;
  }

  static void book(RideDraft& ride, Group group, RandomStream& random) {
    ride.booked_days_before = static_cast<int>(group == Group::dialysis  ? draw(random, 14, 28)
                                               : group == Group::therapy ? draw(random, 3, 21)
                                                                         : draw(random, 1, 7));
    ride.booked_minute = static_cast<int>(draw(random, 7 * 60, 16 * 60));
  }

  Stop stop_at(const House& house) const {
    return {fmt::format("{} {}, {}", house.street, house.number, settlements()[house.settlement].german), house.at};
  }

  Stop draw_home(RandomStream& random) {
    if (chance(random, 150)) return draw_place({PlaceUse::nursing_home}, random);
    std::vector<std::int64_t> weights;
    for (std::size_t s = 0; s < settlements().size(); ++s) {
      // Six of a hundred patients live in the villages around the city.
      const std::int64_t people = settlements()[s].city ? settlements()[s].population : 1250;
      weights.push_back(by_settlement_[s].empty() ? 0 : people);
    }
    const auto& choice = by_settlement_[pick(random, weights)];
    return stop_at(houses_[choice[index(random, choice.size())]]);
  }

  static std::size_t index(RandomStream& random, std::size_t count) {
    return static_cast<std::size_t>(draw(random, 0, static_cast<std::int64_t>(count) - 1));
  }

  Stop draw_place(const std::vector<PlaceUse>& uses, RandomStream& random) const {
    std::vector<const Place*> choice;
    for (const Place& place : places_) {
      if (std::find(uses.begin(), uses.end(), place.use) != uses.end()) choice.push_back(&place);
    }
    const Place& place = *choice[index(random, choice.size())];
    return {place.name, place.at};
  }

  // Short appointments: peaks at 9–10 and 13–15 o'clock, quarter hours.
  static int draw_appointment(RandomStream& random) {
    static const std::vector<std::int64_t> kWeightByHour = {3, 7, 13, 11, 4, 3, 10, 11, 5, 2};  // from 7 o'clock
    // One draw per statement: the order of evaluation within an expression differs between compilers.
    const int hour = 7 + static_cast<int>(pick(random, kWeightByHour));
    return 60 * hour + 15 * static_cast<int>(draw(random, 0, 3));
  }

  // The patient is taken home when the treatment ends, at a time agreed beforehand.
  void add_pair(RideDraft out, int appointment, int ready) {
    RideDraft back = out;
    out.appointment = appointment;
    back.pickup = ready;
    std::swap(back.from, back.to);
    rides_.push_back(out);
    back.id = next_id();
    back.linked = out.id;
    rides_.back().linked = back.id;
    rides_.push_back(std::move(back));
  }

  void add_dialysis(RideDraft ride, const Stop& home, RandomStream& random) {
    ride.purpose = "dialysis";
    ride.from = home;
    ride.to = dialysis_centre(home, random);
    const auto lot = draw(random, 0, 99);
    int start = 6 * 60 + 15 + 15 * static_cast<int>(draw(random, 0, 3));
    if (lot >= 48) start = 11 * 60 + 15 * static_cast<int>(draw(random, 0, 6));
    if (lot >= 92) start = 17 * 60 + 15 * static_cast<int>(draw(random, 0, 2));
    const int longest = lot >= 92 ? 6 : 12;  // in steps of 5 minutes; the evening shift ends by 22:00
    add_pair(std::move(ride), start, start + 240 + 5 * static_cast<int>(draw(random, 0, longest)));
  }

  // Three in ten go to the nearest centre, the others to the one that had a free place.
  Stop dialysis_centre(const Stop& home, RandomStream& random) const {
    if (chance(random, 700)) return draw_place({PlaceUse::dialysis}, random);
    const Place* best = nullptr;
    for (const Place& place : places_) {
      if (place.use != PlaceUse::dialysis) continue;
      if (best == nullptr || distance(home.at, place.at) < distance(home.at, best->at)) best = &place;
    }
    return {best->name, best->at};
  }

  void add_therapy(RideDraft ride, const Stop& home, RandomStream& random) {
    const bool radiation = chance(random, 600);
    ride.purpose = radiation ? "radiotherapy" : "chemotherapy";
    ride.from = home;
    ride.to = chance(random, 700) ? hospital() : draw_place({PlaceUse::clinic}, random);
    const int start = radiation ? draw_appointment(random) : 8 * 60 + 15 * static_cast<int>(draw(random, 0, 16));
    const int stay =
        radiation ? 45 + 5 * static_cast<int>(draw(random, 0, 6)) : 150 + 10 * static_cast<int>(draw(random, 0, 9));
    add_pair(std::move(ride), start, start + stay);
  }

  Stop hospital() const { return {places_.front().name, places_.front().at}; }

  void add_hospital_ride(RideDraft ride, const Stop& home, RandomStream& random) {
    const Stop ward = chance(random, 800) ? hospital() : draw_place({PlaceUse::hospital}, random);
    const auto lot = draw(random, 0, 99);
    if (lot < 36) {
      ride.purpose = "admission";
      ride.from = home;
      ride.to = ward;
      ride.appointment = 7 * 60 + 15 * static_cast<int>(draw(random, 0, 20));
    } else if (lot < 78) {
      ride.purpose = "discharge";
      ride.from = ward;
      ride.to = home;
      ride.pickup = 9 * 60 + 30 + 15 * static_cast<int>(draw(random, 0, 22));
    } else {
      ride.purpose = "transfer";
      ride.from = ward;
      ride.to = draw_place({PlaceUse::clinic, PlaceUse::rehabilitation, PlaceUse::nursing_home}, random);
      ride.home = ward.at;
      ride.pickup = 8 * 60 + 15 * static_cast<int>(draw(random, 0, 36));
    }
    rides_.push_back(std::move(ride));
  }

  void add_other(RideDraft ride, const Stop& home, bool returns, RandomStream& random) {
    const bool rehabilitation = chance(random, 350);
    ride.purpose = rehabilitation ? "rehabilitation" : "outpatient";
    ride.from = home;
    ride.to = rehabilitation ? draw_place({PlaceUse::rehabilitation}, random)
                             : draw_place({PlaceUse::doctors, PlaceUse::clinic, PlaceUse::hospital}, random);
    const int start = draw_appointment(random);
    if (returns) {
      add_pair(std::move(ride), start, start + (rehabilitation ? 120 : 60) + 15 * static_cast<int>(draw(random, 0, 3)));
      return;
    }
    if (chance(random, 500)) {
      ride.appointment = start;
    } else {
      std::swap(ride.from, ride.to);
      ride.pickup = start + 60;
    }
    rides_.push_back(std::move(ride));
  }

  const std::vector<House>& houses_;
  const std::vector<Place>& places_;
  std::uint64_t seed_;
  std::vector<std::vector<std::size_t>> by_settlement_;
  std::vector<RideDraft> rides_;
};

}  // namespace

std::string word(Need need) {
  static constexpr std::array<const char*, kNeedCount> kWords = {
      "walking", "walking_with_help", "wheelchair_transfer", "wheelchair", "carry_chair", "lying", "medical_care"};
  return kWords[static_cast<std::size_t>(need)];
}

std::vector<RideDraft> draw_rides(const std::vector<House>& houses, const std::vector<Place>& places, int rides,
                                  std::uint64_t seed) {
  auto patients = patients_of(rides);
  assign_needs(patients, rides, seed);
  Day day(houses, places, seed);
  for (std::size_t p = 0; p < patients.size(); ++p) day.add(patients[p], p);
  return std::move(day).rides();
}

}  // namespace postkutscher::cottbus
