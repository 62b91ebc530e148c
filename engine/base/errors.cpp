#include "engine/base/errors.h"

#include <utility>

namespace postkutscher {

InputError::InputError(std::string code, std::string where, std::string cause, std::string action)
    : std::runtime_error(where + ": " + cause + " " + action),
      code_(std::move(code)),
      where_(std::move(where)),
      cause_(std::move(cause)),
      action_(std::move(action)) {}

}  // namespace postkutscher
