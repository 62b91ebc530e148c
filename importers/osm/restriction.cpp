#include "importers/osm/restriction.h"

#include <algorithm>
#include <optional>
#include <string>

namespace postkutscher::osm {

namespace {

constexpr ModeMask kVehicles = static_cast<ModeMask>(kMotorModes | mode_bit(Mode::bicycle));

ModeMask modes_named(std::string_view word) {
  if (one_of(word, {"motorcar", "motor_vehicle"})) return kMotorModes;
  if (word == "vehicle") return kVehicles;
  if (one_of(word, {"psv", "taxi"})) return mode_bit(Mode::taxi);
  if (word == "emergency") return mode_bit(Mode::ambulance);
  if (word == "bicycle") return mode_bit(Mode::bicycle);
  if (word == "foot") return mode_bit(Mode::foot);
  return 0;
}

constexpr std::string_view kPrefix = "restriction:";

// One value of a restriction tag, whom it binds and when.
struct Sign {
  std::string_view value;
  ModeMask modes = 0;
  ConditionId condition = {};  // invalid = always
};

struct Signs {
  std::vector<Sign> usable;
  bool unknown_times = false;  // there are others, but when they hold cannot be judged
  bool other_modes = false;    // there are others, for modes that are not ours
};

// The vehicles that a key names without ":conditional": restriction, restriction:motorcar …; none for other keys.
std::optional<ModeMask> modes_of_key(std::string_view key, Tags tags) {
  if (key == "restriction") {
    const auto type = tags["type"];
    return type.starts_with(kPrefix) ? modes_named(type.substr(kPrefix.size())) : kVehicles;
  }
  if (!key.starts_with(kPrefix)) return std::nullopt;
  return modes_named(key.substr(kPrefix.size()));
}

// "7" and "07:00" alike.
std::string clock_text(std::string_view hour) {
  return std::string(hour) + (hour.find(':') == std::string_view::npos ? ":00" : "");
}

// day_on, day_off, hour_on, hour_off, the tags before there were conditional ones, as opening hours.
std::string hours_of_old_tags(Tags tags) {
  std::string text;
  if (tags.has("day_on")) text = std::string(tags["day_on"]) + "-" + std::string(tags["day_off"]);
  const auto from = split_values(tags["hour_on"]), to = split_values(tags["hour_off"]);
  if (from.size() != to.size()) return {};
  for (std::size_t i = 0; i < from.size(); ++i) {
    text += (i == 0 ? " " : ",") + clock_text(from[i]) + "-" + clock_text(to[i]);
  }
  return text;
}

void add_sign(Signs& signs, const Sign& sign) {
  if (sign.modes == 0) {
    signs.other_modes = true;
  } else if (sign.value.ends_with("_on_red")) {
    signs.unknown_times = true;  // as long as the signal shows red
  } else {
    signs.usable.push_back(sign);
  }
}

void add_plain(Signs& signs, Sign sign, Tags tags, ConditionTable& conditions) {
  if (sign.modes != 0 && (tags.has("day_on") || tags.has("hour_on"))) {
    sign.condition = conditions.add(parse_opening_hours(hours_of_old_tags(tags)));
    if (!sign.condition.valid()) {
      signs.unknown_times = true;
      return;
    }
  }
  add_sign(signs, sign);
}

void add_conditional(Signs& signs, std::string_view text, ModeMask modes, ConditionTable& conditions) {
  if (modes == 0) return add_sign(signs, {});
  const auto holding = conditions.read(text);
  if (holding.empty()) signs.unknown_times = true;
  for (const auto& [value, condition] : holding) add_sign(signs, {value, modes, condition});
}

Signs read_signs(Tags tags, ConditionTable& conditions) {
  ModeMask freed = 0;
  for (const auto word : split_values(tags["except"])) freed = static_cast<ModeMask>(freed | modes_named(word));
  Signs signs;
  for (const auto& [key, value] : tags) {
    const bool conditional = key.ends_with(kConditional);
    const auto named = modes_of_key(conditional ? key.substr(0, key.size() - kConditional.size()) : key, tags);
    if (!named || value.empty()) continue;
    const auto modes = static_cast<ModeMask>(*named & ~freed);
    if (conditional) {
      add_conditional(signs, value, modes, conditions);
    } else {
      add_plain(signs, {value, modes}, tags, conditions);
    }
  }
  return signs;
}

struct Members {
  std::vector<std::int64_t> from;
  std::vector<std::int64_t> via_ways;
  std::vector<std::int64_t> via_nodes;
  std::vector<std::int64_t> to;
  bool wrong = false;
};

Members sort_members(std::span<const MapMember> members) {
  Members sorted;
  for (const auto& member : members) {
    const bool is_way = member.kind == MemberKind::way;
    if (member.role == "from" && is_way) {
      sorted.from.push_back(member.id);
    } else if (member.role == "to" && is_way) {
      sorted.to.push_back(member.id);
    } else if (member.role == "via" && is_way) {
      sorted.via_ways.push_back(member.id);
    } else if (member.role == "via" && member.kind == MemberKind::node) {
      sorted.via_nodes.push_back(member.id);
    } else if (one_of(member.role, {"from", "via", "to"})) {
      sorted.wrong = true;
    }
  }
  return sorted;
}

bool complete(const Members& members, std::string_view value) {
  if (members.wrong || members.from.empty() || members.to.empty()) return false;
  if (members.from.size() > 1 && value != "no_entry") return false;
  if (members.to.size() > 1 && value != "no_exit") return false;
  return members.via_ways.empty() ? members.via_nodes.size() == 1 : members.via_nodes.empty();
}

std::optional<RestrictionKind> kind_of(std::string_view value) {
  if (value.starts_with("no_")) return RestrictionKind::no;
  if (value.starts_with("only_")) return RestrictionKind::only;
  return std::nullopt;
}

}  // namespace

bool is_restriction(Tags tags) {
  const auto type = tags["type"];
  return type == "restriction" || type.starts_with(kPrefix);
}

ReadRestriction read_restriction(const MapRelation& relation, ConditionTable& conditions) {
  const Signs signs = read_signs(relation.tags, conditions);
  const auto members = sort_members(relation.members);
  ReadRestriction result;
  for (const Sign& sign : signs.usable) {
    const auto kind = kind_of(sign.value);
    if (!kind || !complete(members, sign.value)) continue;
    for (const auto from : members.from) {
      for (const auto to : members.to) {
        SourceRestriction restriction;
        restriction.id = relation.id;
        restriction.kind = *kind;
        restriction.from_way = from;
        restriction.via_ways = members.via_ways;
        restriction.via_node = members.via_ways.empty() ? members.via_nodes.front() : 0;
        restriction.to_way = to;
        restriction.modes = sign.modes;
        restriction.is_u_turn = sign.value == "no_u_turn";
        restriction.condition = sign.condition;
        result.restrictions.push_back(std::move(restriction));
      }
    }
  }
  if (!result.restrictions.empty()) {
    result.outcome = RestrictionOutcome::usable;
  } else if (signs.usable.empty() && signs.unknown_times) {
    result.outcome = RestrictionOutcome::unknown_times;
  } else if (signs.usable.empty() && signs.other_modes) {
    result.outcome = RestrictionOutcome::other_modes;
  }
  return result;
}

void order_via_ways(SourceRestriction& restriction, std::span<const WayEnds> ends) {
  const auto ends_of = [ends](std::int64_t way) {
    const auto found = std::find_if(ends.begin(), ends.end(), [way](const WayEnds& e) { return e.way == way; });
    return found == ends.end() ? WayEnds{} : *found;
  };
  const auto touch = [](const WayEnds& a, const WayEnds& b) {
    return a.first == b.first || a.first == b.last || a.last == b.first || a.last == b.last;
  };
  auto& via = restriction.via_ways;
  auto before = ends_of(restriction.from_way);
  for (auto next = via.begin(); next != via.end(); ++next) {
    const auto follower = std::find_if(next, via.end(), [&](std::int64_t way) { return touch(before, ends_of(way)); });
    if (follower == via.end()) return;
    std::rotate(next, follower, follower + 1);
    before = ends_of(*next);
  }
}

}  // namespace postkutscher::osm
