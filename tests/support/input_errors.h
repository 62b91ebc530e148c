// What a call that gets bad input ends in.
#pragma once

#include <functional>
#include <string>

#include "engine/base/errors.h"

namespace postkutscher {

inline constexpr const char* kAccepted = "accepted";

// The InputError that `call` throws, which must say where and what to do; one with the code kAccepted if it throws
// none.
InputError error_of(const std::function<void()>& call);

// Its code alone.
std::string code_of(const std::function<void()>& call);

}  // namespace postkutscher
