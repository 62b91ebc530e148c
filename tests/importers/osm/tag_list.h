// Tags written inline: tag_list({{"highway", "residential"}, {"oneway", "yes"}}).
#pragma once

#include <initializer_list>
#include <vector>

#include "importers/osm/tags.h"

namespace postkutscher::osm {

// Keeps the list alive for the view; texts are literals.
class TagList {
 public:
  TagList(std::initializer_list<Tag> tags) : tags_(tags) {}
  operator Tags() const { return Tags(tags_); }

 private:
  std::vector<Tag> tags_;
};

}  // namespace postkutscher::osm
