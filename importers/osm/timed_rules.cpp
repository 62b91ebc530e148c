#include "importers/osm/timed_rules.h"

#include <algorithm>
#include <array>
#include <string>

#include "importers/osm/access.h"
#include "importers/osm/oneway.h"
#include "importers/osm/point.h"
#include "importers/osm/speed.h"

namespace postkutscher::osm {

namespace {

// From general to special, which suits every mode's hierarchy.
constexpr std::array<std::string_view, 9> kUserKeys = {"access", "vehicle",   "motor_vehicle", "motorcar", "psv",
                                                       "taxi",   "emergency", "bicycle",       "foot"};

// A value of a conditional tag, and the tags as they read while it holds: the plain tag first, which hides its like.
struct Situation {
  ConditionId condition;
  std::vector<Tag> tags;

  operator Tags() const { return Tags(tags); }
};

// Whether the key of the situation has a say in the verdict at all, told by two values that differ.
template <class Judge>
bool has_a_say(Situation situation, std::string_view one, std::string_view other, Judge judge) {
  situation.tags.front().value = one;
  const auto verdict = judge(Tags(situation.tags));
  situation.tags.front().value = other;
  return judge(Tags(situation.tags)) != verdict;
}

bool has_conditions(Tags tags) {
  return std::any_of(tags.begin(), tags.end(), [](const Tag& tag) { return tag.key.ends_with(kConditional); });
}

// `keys` in the order of rising priority; they must outlive the result.
std::vector<Situation> situations(Tags tags, const std::vector<std::string>& keys, ConditionTable& conditions) {
  std::vector<Situation> found;
  for (const std::string& key : keys) {
    for (const auto& [value, condition] : conditions.read(tags.at(key, kConditional))) {
      Situation situation{condition, {{key, value}}};
      situation.tags.insert(situation.tags.end(), tags.begin(), tags.end());
      found.push_back(std::move(situation));
    }
  }
  return found;
}

std::vector<std::string> access_keys(bool with_directions) {
  std::vector<std::string> keys;
  for (const auto user : kUserKeys) {
    for (const std::string_view direction : {"", ":forward", ":backward"}) {
      if (direction.empty() || with_directions) keys.push_back(std::string(user) + std::string(direction));
    }
  }
  return keys;
}

std::vector<std::string> oneway_keys() {
  std::vector<std::string> keys{"oneway"};
  for (const auto user : kUserKeys) {
    if (user != "access") keys.push_back("oneway:" + std::string(user));
  }
  return keys;
}

class WayReader {
 public:
  WayReader(Tags tags, RoadClass road, ConditionTable& conditions)
      : tags_(tags), road_(road), conditions_(conditions) {}

  TimedRules read() {
    for (const bool forward : {true, false}) add_oneways(forward);
    for (const bool forward : {true, false}) add_access(forward);
    add_speed_limits();
    return std::move(rules_);
  }

 private:
  static DirectedSegment on(bool forward) { return {SegmentId(0), forward}; }

  bool runs(Tags tags, Mode mode, bool forward) const {
    const Directions open = directions(tags, road_, mode);
    return forward ? open.forward : open.backward;
  }
  Access access(Tags tags, Mode mode, bool forward) const {
    return way_access(tags, road_, mode, forward ? ":forward" : ":backward");
  }
  ModeMask& changing(bool forward) { return forward ? changing_forward_ : changing_backward_; }

  // Modes for which a situation opens or closes the direction get all situations, and the plain tags as the first.
  void add_oneways(bool forward) {
    ModeMask open_now = 0;
    for (const Mode mode : kModes) {
      const bool plain = runs(tags_, mode, forward);
      if (plain) open_now = static_cast<ModeMask>(open_now | mode_bit(mode));
      const bool changes = std::any_of(oneways_.begin(), oneways_.end(), [&](const Situation& situation) {
        return runs(situation, mode, forward) != plain;
      });
      if (changes) changing(forward) = static_cast<ModeMask>(changing(forward) | mode_bit(mode));
    }
    const ModeMask changed = changing(forward);
    if (const auto closed = static_cast<ModeMask>(changed & ~open_now)) {
      rules_.oneways.push_back({on(forward), ConditionId(), closed, false});
    }
    for (const Situation& situation : oneways_) {
      const ModeMask judged = modes_where(changed, [&](Mode mode) {
        return has_a_say(situation, "yes", "-1", [&](Tags tags) { return runs(tags, mode, forward); });
      });
      for (const bool open : {true, false}) {
        const ModeMask modes = modes_where(judged, [&](Mode mode) { return runs(situation, mode, forward) == open; });
        if (modes != 0) rules_.oneways.push_back({on(forward), situation.condition, modes, open});
      }
    }
  }

  // Base access of a direction that a one-way rule closes is `no`: where it opens at times, access needs its own start.
  void add_access(bool forward) {
    const ModeMask reopened = modes_where(changing(forward), [&](Mode mode) { return !runs(tags_, mode, forward); });
    const ModeMask changed = modes_where(kAllModes, [&](Mode mode) {
      const bool can_go = (mode_bit(mode) & reopened) != 0 || runs(tags_, mode, forward);
      return can_go && std::any_of(accesses_.begin(), accesses_.end(), [&](const Situation& situation) {
               return access(situation, mode, forward) != access(tags_, mode, forward);
             });
    });
    push_access(tags_, ConditionId(), reopened, forward);
    for (const Situation& situation : accesses_) {
      const ModeMask judged = modes_where(changed, [&](Mode mode) {
        return has_a_say(situation, "yes", "no", [&](Tags tags) { return access(tags, mode, forward); });
      });
      push_access(situation, situation.condition, judged, forward);
    }
  }

  void push_access(Tags tags, ConditionId condition, ModeMask candidates, bool forward) {
    for (const Access value : {Access::no, Access::destination, Access::yes}) {
      const ModeMask modes = modes_where(candidates, [&](Mode mode) { return access(tags, mode, forward) == value; });
      if (modes != 0) rules_.access.push_back({on(forward), condition, modes, value});
    }
  }

  void add_speed_limits() {
    const SpeedLimits plain = speed_limits(tags_);
    for (const Situation& situation : speeds_) {
      const SpeedLimits limits = speed_limits(situation);
      if (has_a_say(situation, "5", "6", [](Tags tags) { return speed_limits(tags).forward; })) {
        add_speed_limit(true, situation.condition, limits.forward, plain.forward);
      }
      if (has_a_say(situation, "5", "6", [](Tags tags) { return speed_limits(tags).backward; })) {
        add_speed_limit(false, situation.condition, limits.backward, plain.backward);
      }
    }
  }

  // Once a value has changed a direction, a later one may change it back.
  void add_speed_limit(bool forward, ConditionId condition, std::uint16_t limit, std::uint16_t plain) {
    const bool changed_before = std::any_of(rules_.speed_limits.begin(), rules_.speed_limits.end(),
                                            [&](const TimedSpeedLimit& rule) { return rule.on == on(forward); });
    if (limit != plain || changed_before) rules_.speed_limits.push_back({on(forward), condition, limit});
  }

  template <class Test>
  static ModeMask modes_where(ModeMask candidates, Test test) {
    ModeMask modes = 0;
    for (const Mode mode : kModes) {
      if ((candidates & mode_bit(mode)) != 0 && test(mode)) modes = static_cast<ModeMask>(modes | mode_bit(mode));
    }
    return modes;
  }

  Tags tags_;
  RoadClass road_;
  ConditionTable& conditions_;
  const std::vector<std::string> oneway_keys_ = oneway_keys();
  const std::vector<std::string> access_keys_ = access_keys(true);
  const std::vector<std::string> speed_keys_ = {"maxspeed", "maxspeed:forward", "maxspeed:backward"};
  const std::vector<Situation> oneways_ = situations(tags_, oneway_keys_, conditions_);
  const std::vector<Situation> accesses_ = situations(tags_, access_keys_, conditions_);
  const std::vector<Situation> speeds_ = situations(tags_, speed_keys_, conditions_);
  ModeMask changing_forward_ = 0;
  ModeMask changing_backward_ = 0;
  TimedRules rules_;
};

}  // namespace

TimedRules way_timed_rules(Tags tags, RoadClass road, ConditionTable& conditions) {
  if (!has_conditions(tags)) return {};
  return WayReader(tags, road, conditions).read();
}

bool opens(const TimedRules& rules) {
  return std::any_of(rules.access.begin(), rules.access.end(),
                     [](const TimedAccess& rule) { return rule.access != Access::no; });
}

std::vector<SourcePassage> timed_passages(std::int64_t point, Tags tags, ConditionTable& conditions) {
  if (!has_conditions(tags)) return {};
  const std::vector<std::string> keys = access_keys(false);
  const std::vector<Situation> found = situations(tags, keys, conditions);
  const ModeMask plain = closed_modes(tags);
  ModeMask changed = 0;
  for (const Situation& situation : found) {
    changed = static_cast<ModeMask>(changed | (closed_modes(situation) ^ plain));
  }
  std::vector<SourcePassage> passages;
  for (const Situation& situation : found) {
    const ModeMask closed = closed_modes(situation);
    ModeMask judged = 0;
    for (const Mode mode : kModes) {
      const ModeMask bit = mode_bit(mode);
      const bool says = has_a_say(situation, "yes", "no", [bit](Tags t) { return closed_modes(t) & bit; });
      if (says) judged = static_cast<ModeMask>(judged | (changed & bit));
    }
    if (const auto modes = static_cast<ModeMask>(judged & closed)) {
      passages.push_back({point, situation.condition, modes, false});
    }
    if (const auto modes = static_cast<ModeMask>(judged & ~closed)) {
      passages.push_back({point, situation.condition, modes, true});
    }
  }
  return passages;
}

}  // namespace postkutscher::osm
