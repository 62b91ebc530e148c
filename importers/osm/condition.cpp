#include "importers/osm/condition.h"

#include <algorithm>
#include <string>

#include "importers/osm/tags.h"

namespace postkutscher::osm {

namespace {

// Past the bracket that closes the one at the beginning; the whole text where none does.
std::size_t bracket_end(std::string_view text) {
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
    if (depth == 0) return i + 1;
  }
  return text.size();
}

// Where a condition without brackets ends: before the ";" whose part has an "@" of its own.
std::size_t bare_end(std::string_view text) {
  const auto next_at = text.find('@');
  if (next_at == std::string_view::npos) return text.size();
  const auto end = text.rfind(';', next_at);
  return end == std::string_view::npos ? text.size() : end;
}

bool is_word_sign(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// The position of a free-standing "and", in any case.
std::size_t find_and(std::string_view text) {
  for (std::size_t i = 0; i + 3 <= text.size(); ++i) {
    const bool is_and = (text[i] | 0x20) == 'a' && (text[i + 1] | 0x20) == 'n' && (text[i + 2] | 0x20) == 'd';
    const bool begins = i == 0 || !is_word_sign(text[i - 1]);
    const bool ends = i + 3 == text.size() || !is_word_sign(text[i + 3]);
    if (is_and && begins && ends) return i;
  }
  return std::string_view::npos;
}

// "Mo-Fr AND 07:00-09:00" is the rule "Mo-Fr 07:00-09:00"; where a part has several rules it is not.
ReadTimes read_condition(std::string_view text) {
  std::string joined;
  bool several = false;
  while (true) {
    const auto end = find_and(text);
    joined += trimmed(text.substr(0, end));
    if (end == std::string_view::npos) break;
    several = true;
    joined += ' ';
    text.remove_prefix(end + 3);
  }
  if (several && joined.find(';') != std::string::npos) return {std::nullopt, false};
  ReadTimes times = parse_opening_hours(joined);
  // A condition that is known in part only, of several that must all hold, is not known.
  if (several && !times.complete) times.times.reset();
  return times;
}

}  // namespace

std::vector<ConditionalValue> parse_conditional(std::string_view text) {
  std::vector<ConditionalValue> found;
  while (!text.empty()) {
    const auto at = text.find('@');
    if (at == std::string_view::npos) {
      for (const auto value : split_values(text)) found.push_back({value, {std::nullopt, false}});
      break;
    }
    // What stands before with a ";" has no condition.
    const auto values = split_values(text.substr(0, at));
    for (std::size_t i = 0; i + 1 < values.size(); ++i) found.push_back({values[i], {std::nullopt, false}});
    const auto value = values.empty() ? std::string_view{} : values.back();
    text = trimmed(text.substr(at + 1));
    const bool in_brackets = text.starts_with('(');
    const auto end = in_brackets ? bracket_end(text) : bare_end(text);
    auto condition = text.substr(0, end);
    text.remove_prefix(end);
    if (in_brackets) {
      condition.remove_prefix(1);
      if (condition.ends_with(')')) condition.remove_suffix(1);
    }
    found.push_back({value, value.empty() ? ReadTimes{std::nullopt, false} : read_condition(condition)});
  }
  return found;
}

std::vector<ConditionTable::Holding> ConditionTable::read(std::string_view text) {
  std::vector<Holding> holding;
  for (const ConditionalValue& entry : parse_conditional(text)) {
    const ConditionId condition = add(entry.when);
    if (condition.valid()) holding.push_back({entry.value, condition});
  }
  return holding;
}

ConditionId ConditionTable::add(const ReadTimes& when) {
  ++counts_.read;
  if (!when.times) {
    ++counts_.unknown;
    return {};
  }
  counts_.in_part += !when.complete;
  const auto [entry, is_new] = by_text_.try_emplace(when.times->text);
  if (is_new) entry->second = conditions_.push_back(*when.times);
  return entry->second;
}

}  // namespace postkutscher::osm
