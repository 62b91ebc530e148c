# Run at build time by postkutscher_embed: PAIRS = "name=file|name=file", HEADER and SOURCE = what to write.
string(REPLACE "|" ";" PAIRS "${PAIRS}")
get_filename_component(header_name "${HEADER}" NAME)
set(declarations "")
set(definitions "")
foreach(pair ${PAIRS})
  string(REGEX MATCH "^[^=]*" name "${pair}")
  string(REGEX REPLACE "^[^=]*=" "" file "${pair}")
  file(READ "${file}" text)
  if(file MATCHES "\\.css$")
    string(REGEX REPLACE "url\\([^)]*\\)" "none" text "${text}")
  endif()
  string(REGEX REPLACE "//# sourceMappingURL=[^\n]*" "" text "${text}")
  file(WRITE "${SOURCE}.${name}.tmp" "${text}")
  file(READ "${SOURCE}.${name}.tmp" bytes HEX)
  file(REMOVE "${SOURCE}.${name}.tmp")
  string(REGEX REPLACE "(................................................................)" "\\1\n" bytes "${bytes}")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${bytes}")
  string(APPEND declarations "extern const std::string_view ${name};\n")
  string(APPEND definitions
    "namespace {\nconstexpr char ${name}_bytes[] = {${bytes}'\\0'};\n}\n"
    "const std::string_view ${name}(${name}_bytes, sizeof(${name}_bytes) - 1);\n")
endforeach()
file(WRITE "${HEADER}"
  "// Made by embed_files_script.cmake.\n#pragma once\n\n#include <string_view>\n\nnamespace postkutscher::embedded {\n${declarations}}\n")
file(WRITE "${SOURCE}"
  "#include \"${header_name}\"\n\nnamespace postkutscher::embedded {\n${definitions}}\n")
