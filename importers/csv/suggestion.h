// "Did you mean …": the known word that a mistyped one is nearest to.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace postkutscher {

// Least number of inserted, deleted, replaced or neighbouring swapped bytes (optimal string alignment).
std::size_t edit_distance(std::string_view a, std::string_view b);

// The nearest of `known` by edit distance, without regard to case, if it is near enough to be meant (a third of the
// word's length, at least one); the first of equals.
std::optional<std::string> nearest_word(std::string_view word, std::span<const std::string> known);

// `Did you mean "x"? ` or nothing; then the list of all known words if there are at most `list_up_to`.
std::string did_you_mean(std::string_view word, std::span<const std::string> known, std::size_t list_up_to = 12);

}  // namespace postkutscher
