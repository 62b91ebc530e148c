# Text files as constants of a generated source file, so that the program needs no files beside it.

# postkutscher_embed(OUT NAME=FILE ...): OUT.h and OUT.cpp in the binary folder with one std::string_view per NAME in
# namespace postkutscher::embedded. References to images and source maps are cut out: nothing is loaded at run time.
function(postkutscher_embed out)
  set(header "${CMAKE_CURRENT_BINARY_DIR}/${out}.h")
  set(source "${CMAKE_CURRENT_BINARY_DIR}/${out}.cpp")
  set(files)
  foreach(pair ${ARGN})
    string(REGEX REPLACE "^[^=]*=" "" file "${pair}")
    list(APPEND files "${file}")
  endforeach()
  string(REPLACE ";" "|" pairs "${ARGN}")
  add_custom_command(
    OUTPUT "${header}" "${source}"
    COMMAND "${CMAKE_COMMAND}" "-DHEADER=${header}" "-DSOURCE=${source}" "-DPAIRS=${pairs}" -P
            "${PROJECT_SOURCE_DIR}/cmake/embed_files_script.cmake"
    DEPENDS ${files} "${PROJECT_SOURCE_DIR}/cmake/embed_files_script.cmake"
    VERBATIM)
endfunction()
