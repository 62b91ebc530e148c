#include "importers/csv/encoding.h"

#include <array>
#include <cstdint>

namespace postkutscher {

namespace {

constexpr char16_t kUnknown = 0xFFFD;

// Code points of the bytes 0x80 … 0x9F; all other bytes are Latin-1.
constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20AC, kUnknown, 0x201A,   0x0192, 0x201E,   0x2026,   0x2020, 0x2021,   0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152,   kUnknown, 0x017D, kUnknown, kUnknown, 0x2018, 0x2019,   0x201C, 0x201D, 0x2022,
    0x2013, 0x2014,   0x02DC,   0x2122, 0x0161,   0x203A,   0x0153, kUnknown, 0x017E, 0x0178};

void append_utf8(std::string& out, char16_t code) {
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0 | (code >> 6));
    out += static_cast<char>(0x80 | (code & 0x3F));
  } else {
    out += static_cast<char>(0xE0 | (code >> 12));
    out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (code & 0x3F));
  }
}

// Length of the sequence that `first` begins, 0 if none does; and the least code point that needs that length.
struct SequenceKind {
  std::size_t length = 0;
  std::uint32_t least = 0;
  std::uint32_t bits = 0;
};

SequenceKind sequence_kind(unsigned char first) {
  if (first < 0x80) return {1, 0, first};
  if (first >= 0xC2 && first < 0xE0) return {2, 0x80, first & 0x1FU};
  if (first >= 0xE0 && first < 0xF0) return {3, 0x800, first & 0x0FU};
  if (first >= 0xF0 && first < 0xF5) return {4, 0x10000, first & 0x07U};
  return {};
}

}  // namespace

bool is_utf8(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size();) {
    const SequenceKind kind = sequence_kind(static_cast<unsigned char>(bytes[i]));
    if (kind.length == 0 || i + kind.length > bytes.size()) return false;
    std::uint32_t code = kind.bits;
    for (std::size_t k = 1; k < kind.length; ++k) {
      const auto next = static_cast<unsigned char>(bytes[i + k]);
      if ((next & 0xC0) != 0x80) return false;
      code = (code << 6) | (next & 0x3FU);
    }
    const bool surrogate = code >= 0xD800 && code < 0xE000;
    if (code < kind.least || code > 0x10FFFF || surrogate) return false;
    i += kind.length;
  }
  return true;
}

std::string utf8_from_windows_1252(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    append_utf8(out, byte >= 0x80 && byte < 0xA0 ? kWindows1252[byte - 0x80U] : static_cast<char16_t>(byte));
  }
  return out;
}

}  // namespace postkutscher
