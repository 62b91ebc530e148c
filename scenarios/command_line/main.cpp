#include <exception>
#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "engine/base/errors.h"
#include "scenarios/command_line/common.h"

namespace {

using namespace postkutscher;

bool wants_json(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--format=json" || (word == "--format" && i + 1 < argc && std::string_view(argv[i + 1]) == "json")) {
      return true;
    }
  }
  return false;
}

void print(const InputError& error, bool json) {
  if (json) {
    const nlohmann::ordered_json out = {
        {"error",
         {{"code", error.code()}, {"where", error.where()}, {"cause", error.cause()}, {"action", error.action()}}}};
    fmt::print(stderr, "{}\n", out.dump(2));
  } else {
    fmt::print(stderr, "error: {}: {}\n  → {}\n", error.where(), error.cause(), error.action());
  }
}

int run(int argc, char** argv) {
  CLI::App app{
      "Postkutscher – plans demand-responsive transport, first of all patient transport.\n"
      "Start with: postkutscher demo",
      "postkutscher"};
  app.set_version_flag("--version", POSTKUTSCHER_VERSION);
  app.require_subcommand(1);
  const auto exit_code = std::make_shared<int>(kDone);
  add_demo(app, exit_code);
  add_import(app, exit_code);
  add_route(app, exit_code);
  add_matrix(app, exit_code);
  add_reach(app, exit_code);
  add_measure(app, exit_code);
  add_init(app, exit_code);
  add_defaults(app, exit_code);
  add_plan(app, exit_code);
  add_cooperate(app, exit_code);
  add_solve(app, exit_code);
  add_check(app, exit_code);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kDone : kBadInput;
  }
  return *exit_code;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const postkutscher::InputError& error) {
    print(error, wants_json(argc, argv));
    return postkutscher::kBadInput;
  } catch (const postkutscher::Cancelled&) {
    fmt::print(stderr, "cancelled\n");
    return postkutscher::kCancelledByUser;
  } catch (const std::exception& error) {
    fmt::print(stderr, "internal error: {}\n  → Please report this with the command that led to it.\n", error.what());
    return postkutscher::kInternalError;
  }
}
