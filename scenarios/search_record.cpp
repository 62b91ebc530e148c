#include "scenarios/search_record.h"

#include <fmt/format.h>

namespace postkutscher {

namespace {

constexpr int kMostIslands = 1024;

}  // namespace

int read_islands(const JsonNode& object) {
  const JsonNode node = object.at("islands");
  const int islands = static_cast<int>(node.count(kMostIslands));
  if (islands == 0) node.refuse("wrong_type", "no island searches.", "Write a number from 1 on.");
  return islands;
}

std::vector<std::int64_t> read_epochs(const JsonNode& list, int islands) {
  std::vector<std::int64_t> epochs;
  for (const JsonNode& entry : list.items()) epochs.push_back(entry.rounds());
  const std::size_t width = static_cast<std::size_t>(islands) + 1;
  if (epochs.empty()) {
    list.refuse("nothing_to_repeat", "the search was stopped before the end of its first epoch.",
                "Search anew, with more time.");
  }
  if (epochs.size() % width != 0) {
    list.refuse(
        "wrong_length",
        fmt::format("there are {} entries, but each epoch of {} islands has {}.", epochs.size(), islands, width),
        "Name a file as Postkutscher wrote it.");
  }
  return epochs;
}

}  // namespace postkutscher
