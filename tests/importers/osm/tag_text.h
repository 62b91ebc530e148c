// Tags written as one line: "highway=residential oneway=yes"; "~" stands for a blank inside a value.
#pragma once

#include <algorithm>
#include <deque>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "importers/osm/tags.h"

namespace postkutscher::osm {

// Owns the texts that the view points into.
class TagText {
 public:
  explicit TagText(std::string_view line) {
    std::istringstream words{std::string(line)};
    for (std::string word; words >> word;) {
      std::replace(word.begin(), word.end(), '~', ' ');
      const auto& text = texts_.emplace_back(std::move(word));
      const auto equals = text.find('=');
      tags_.push_back({std::string_view(text).substr(0, equals), std::string_view(text).substr(equals + 1)});
    }
  }
  operator Tags() const { return Tags(tags_); }

 private:
  std::deque<std::string> texts_;
  std::vector<Tag> tags_;
};

}  // namespace postkutscher::osm
