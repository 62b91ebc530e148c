// Guesses how other people's request files map to ours, from headers and words that dispatch programs and spreadsheets
// use in German and English. A proposal for a person to check, not a reader.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace postkutscher {

struct ColumnProposal {
  std::map<std::string, std::string> columns;     // our name → their header, where they differ
  std::map<std::string, std::string> categories;  // their value → our category, where they differ
  std::vector<std::string> missing;               // columns that are needed and were not recognised
  std::vector<std::string> unused_headers;        // names only
  std::string category_header;                    // empty when no column of categories was recognised
  std::vector<std::string> unknown_categories;    // its different values that were not recognised
  std::string format;                             // encoding and separator, for people
  std::size_t rows = 0;
};

// Reads headers and the words of the category column, nothing else. Throws InputError as read_csv.
ColumnProposal propose_columns(const std::filesystem::path& rides);

}  // namespace postkutscher
