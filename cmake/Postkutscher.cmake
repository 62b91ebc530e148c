# What every target of the house shares: language level, warnings as errors, one library target per folder.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE}")
endif()

add_library(postkutscher_options INTERFACE)
target_compile_options(postkutscher_options INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Werror)
if(CMAKE_UNITY_BUILD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ takes a .cpp of a unity batch for a header and warns of its anonymous namespaces.
  target_compile_options(postkutscher_options INTERFACE -Wno-subobject-linkage)
endif()
target_include_directories(postkutscher_options INTERFACE "${PROJECT_SOURCE_DIR}")

# postkutscher_library(NAME DEPENDS ...): the static library of the current folder from all its .cpp files.
# NAME's public dependencies are the folders (and third-party targets) that its headers may include.
function(postkutscher_library name)
  cmake_parse_arguments(ARG "" "" "DEPENDS;PRIVATE" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS "*.cpp")
  if(NOT sources)
    add_library(${name} INTERFACE)
    return()
  endif()
  add_library(${name} STATIC ${sources})
  target_link_libraries(${name} PUBLIC postkutscher_options ${ARG_DEPENDS} PRIVATE ${ARG_PRIVATE})
endfunction()

# postkutscher_test(FOLDER DEPENDS ...): one test program from all .cpp files of the current folder.
function(postkutscher_test name)
  cmake_parse_arguments(ARG "" "" "DEPENDS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS "*.cpp")
  if(NOT sources)
    return()
  endif()
  add_executable(${name} ${sources})
  target_link_libraries(${name} PRIVATE ${ARG_DEPENDS} test_support GTest::gmock GTest::gtest GTest::gtest_main)
  gtest_discover_tests(${name} WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}" DISCOVERY_TIMEOUT 60)
endfunction()
