// A map drawn in ASCII: letters and digits are places, all else is decoration.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace postkutscher {

class AsciiPicture {
 public:
  struct Cell {
    double column = 0;
    double row = 0;
  };

  // Throws std::invalid_argument when two places have one letter: the test itself is wrong.
  explicit AsciiPicture(const std::vector<std::string>& rows);

  // Throws std::invalid_argument for what is not one letter of the picture.
  const Cell& at(std::string_view letter) const;
  const std::map<char, Cell>& places() const { return places_; }

 private:
  std::map<char, Cell> places_;
};

}  // namespace postkutscher
