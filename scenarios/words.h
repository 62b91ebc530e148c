// The words that scenario files and CSVs may use for enumerations, in the order of the enumerations.
#pragma once

#include <string>
#include <vector>

namespace postkutscher {

const std::vector<std::string>& category_words();
const std::vector<std::string>& vehicle_class_words();
const std::vector<std::string>& place_kind_words();
const std::vector<std::string>& approach_words();
const std::vector<std::string>& road_class_words();
const std::vector<std::string>& surface_words();

// Place of a word in its list; the word must be in it.
std::size_t index_of(const std::string& word, const std::vector<std::string>& words);

}  // namespace postkutscher
