#include "scenarios/toml_text.h"

#include <fmt/format.h>
#include <fstream>
#include <iterator>

#include "engine/base/errors.h"
#include "importers/csv/encoding.h"

namespace postkutscher {

std::string toml_file_text(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream || std::filesystem::is_directory(file)) {
    throw InputError("missing_file", file.string(), "the file cannot be opened.",
                     "Name a scenario.toml; `postkutscher init DIR` writes one to start from.");
  }
  std::string text(std::istreambuf_iterator<char>(stream), {});
  if (!is_utf8(text)) {
    throw InputError("not_utf8", file.string(), "the file is not UTF-8 text.", "Save it with the encoding UTF-8.");
  }
  return text;
}

std::string toml_quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      out += fmt::format("\\u{:04X}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  return out + "\"";
}

}  // namespace postkutscher
