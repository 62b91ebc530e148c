#include "importers/osm/fold_case.h"

namespace postkutscher::osm {

namespace {

// Lower case of a code point below U+0800, as far as Latin-1 and Latin Extended-A go.
unsigned lower(unsigned code) {
  if (code >= 0xC0 && code <= 0xDE && code != 0xD7) return code + 0x20;
  const bool even_is_upper = (code >= 0x100 && code <= 0x137) || (code >= 0x14A && code <= 0x177);
  const bool odd_is_upper = (code >= 0x139 && code <= 0x148) || (code >= 0x179 && code <= 0x17E);
  if (code == 0x130 || code == 0x131) return code;  // dotted and dotless i of Turkish
  if ((even_is_upper && code % 2 == 0) || (odd_is_upper && code % 2 == 1)) return code + 1;
  return code;
}

}  // namespace

std::string fold_case(std::string_view text) {
  std::string folded(text);
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const auto byte = static_cast<unsigned char>(folded[i]);
    if (byte >= 'A' && byte <= 'Z') folded[i] = static_cast<char>(byte + 0x20);
    const bool two_bytes = (byte & 0xE0U) == 0xC0 && i + 1 < folded.size();
    if (!two_bytes) continue;
    const auto second = static_cast<unsigned char>(folded[i + 1]);
    if ((second & 0xC0U) != 0x80) continue;
    const auto code = lower((byte & 0x1FU) << 6U | (second & 0x3FU));
    folded[i] = static_cast<char>(0xC0U | code >> 6U);
    folded[i + 1] = static_cast<char>(0x80U | (code & 0x3FU));
    ++i;
  }
  return folded;
}

}  // namespace postkutscher::osm
