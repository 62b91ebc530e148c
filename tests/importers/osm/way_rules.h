// One row per rule: tags of a way → who may use it in which direction; access, one-ways, vehicle limits and surfaces
// taken together as the standard profiles see them.
//
// Columns: car, taxi, wheelchair van, ambulance, foot, bicycle. `=` both directions, `>` forward only, `<` backward
// only, `-` closed; to reach or leave a place only: `d` both, `)` forward, `(` backward; `?` anything else.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace postkutscher::osm {

// The six columns for a way of these tags, written as in tag_text.h.
std::string openness(std::string_view tags);

struct OpenRow {
  std::string_view tags;
  std::string_view open;
};

// Each row holds for its tags behind those that all rows share.
void expect_open(std::initializer_list<OpenRow> rows, std::string_view shared_tags = "");
// The same for the first column alone.
void expect_open_for_cars(std::initializer_list<OpenRow> rows, std::string_view shared_tags = "");

}  // namespace postkutscher::osm
