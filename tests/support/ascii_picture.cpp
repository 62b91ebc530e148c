#include "tests/support/ascii_picture.h"

#include <cctype>
#include <stdexcept>

namespace postkutscher {

AsciiPicture::AsciiPicture(const std::vector<std::string>& rows) {
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t column = 0; column < rows[row].size(); ++column) {
      const char c = rows[row][column];
      if (std::isalnum(static_cast<unsigned char>(c)) == 0) continue;
      const Cell cell{static_cast<double>(column), static_cast<double>(row)};
      if (!places_.emplace(c, cell).second) throw std::invalid_argument(std::string("two places have the letter ") + c);
    }
  }
}

const AsciiPicture::Cell& AsciiPicture::at(std::string_view letter) const {
  const auto found = letter.size() == 1 ? places_.find(letter.front()) : places_.end();
  if (found == places_.end()) throw std::invalid_argument("the picture has no place \"" + std::string(letter) + "\"");
  return found->second;
}

}  // namespace postkutscher
