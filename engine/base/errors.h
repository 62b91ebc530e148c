// Bad input. Everything a user can get wrong ends in one InputError that says what, where, why and what to do; the
// command line prints it and exits with 2. Results of a computation ("no route", "ride refused") are values, not
// errors.
#pragma once

#include <stdexcept>
#include <string>

namespace postkutscher {

class InputError : public std::runtime_error {
 public:
  // `code`: stable machine-readable word, e.g. "unknown_key". `where`: "file", "file:line" or "file:line:column", or an
  // option of the command line. `cause`: what is wrong, with the offending value. `action`: what the user can do.
  InputError(std::string code, std::string where, std::string cause, std::string action);

  const std::string& code() const { return code_; }
  const std::string& where() const { return where_; }
  const std::string& cause() const { return cause_; }
  const std::string& action() const { return action_; }

 private:
  std::string code_;
  std::string where_;
  std::string cause_;
  std::string action_;
};

// Thrown at the next check point after the user pressed Ctrl-C, where no partial result is worth keeping.
class Cancelled : public std::runtime_error {
 public:
  Cancelled() : std::runtime_error("cancelled") {}
};

}  // namespace postkutscher
