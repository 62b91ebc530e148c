#include "importers/osm/restriction.h"

#include <algorithm>
#include <optional>

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

// The first restriction value of the relation, whatever its key; empty when there is none.
std::string_view restriction_value(Tags tags) {
  if (const auto value = tags["restriction"]; !value.empty()) return value;
  for (const auto& [key, value] : tags) {
    if (key.starts_with(kPrefix) && modes_named(key.substr(kPrefix.size())) != 0) return value;
  }
  return {};
}

// Without a restriction that holds always, one with hours or a condition, or for as long as the signal shows red.
bool holds_sometimes(Tags tags) {
  if (restriction_value(tags).ends_with("_on_red")) return true;
  if (tags.has("day_on") || tags.has("hour_on")) return true;
  return restriction_value(tags).empty() && std::any_of(tags.begin(), tags.end(), [](const Tag& tag) {
           return tag.key.starts_with(kPrefix) && tag.key.ends_with(":conditional");
         });
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

ModeMask restricted_modes(Tags tags) {
  ModeMask modes = 0;
  if (tags.has("restriction")) {
    const auto type = tags["type"];
    modes = type.starts_with(kPrefix) ? modes_named(type.substr(kPrefix.size())) : kVehicles;
  }
  for (const auto& [key, value] : tags) {
    if (key.starts_with(kPrefix)) modes = static_cast<ModeMask>(modes | modes_named(key.substr(kPrefix.size())));
  }
  for (const auto word : split_values(tags["except"])) modes = static_cast<ModeMask>(modes & ~modes_named(word));
  return modes;
}

ReadRestriction read_restriction(const MapRelation& relation) {
  const auto value = restriction_value(relation.tags);
  const auto modes = restricted_modes(relation.tags);
  if (holds_sometimes(relation.tags)) return {RestrictionOutcome::conditional, {}};
  if (value.empty() && !relation.tags.has("restriction")) {
    const bool names_others = std::any_of(relation.tags.begin(), relation.tags.end(),
                                          [](const Tag& tag) { return tag.key.starts_with(kPrefix); });
    return {names_others ? RestrictionOutcome::other_modes : RestrictionOutcome::broken, {}};
  }
  const auto kind = kind_of(value);
  const auto members = sort_members(relation.members);
  if (!kind || !complete(members, value)) return {RestrictionOutcome::broken, {}};
  if (modes == 0) return {RestrictionOutcome::other_modes, {}};

  ReadRestriction result{RestrictionOutcome::usable, {}};
  for (const auto from : members.from) {
    for (const auto to : members.to) {
      SourceRestriction restriction;
      restriction.id = relation.id;
      restriction.kind = *kind;
      restriction.from_way = from;
      restriction.via_ways = members.via_ways;
      restriction.via_node = members.via_ways.empty() ? members.via_nodes.front() : 0;
      restriction.to_way = to;
      restriction.modes = modes;
      restriction.is_u_turn = value == "no_u_turn";
      result.restrictions.push_back(std::move(restriction));
    }
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
