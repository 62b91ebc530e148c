#include "tests/support/input_errors.h"

#include <gtest/gtest.h>

namespace postkutscher {

InputError error_of(const std::function<void()>& call) {
  try {
    call();
  } catch (const InputError& error) {
    EXPECT_FALSE(error.where().empty()) << error.code();
    EXPECT_FALSE(error.action().empty()) << error.code();
    return error;
  }
  return {kAccepted, "", "", ""};
}

std::string code_of(const std::function<void()>& call) {
  return error_of(call).code();
}

}  // namespace postkutscher
