// What all commands share: output format, language, threads, Ctrl-C, progress on a terminal.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "engine/base/run_context.h"
#include "scenarios/scenario.h"

namespace postkutscher {

enum class Format { text, json };

// Exit codes of the contract.
inline constexpr int kDone = 0;
inline constexpr int kInternalError = 1;
inline constexpr int kBadInput = 2;
inline constexpr int kUnmetDemand = 3;
inline constexpr int kCancelledByUser = 130;

struct CommonOptions {
  Format format = Format::text;
  Language language = Language::en;
  int threads = 1;

  bool german() const { return language == Language::de; }
  bool json() const { return format == Format::json; }
  // The text in the language of the user.
  const char* text(const char* german_text, const char* english_text) const {
    return german() ? german_text : english_text;
  }
  // With the decimal sign of the language.
  std::string number(double value, int decimals) const;
  // With a progress line on stderr if that is a terminal, and cancelled by Ctrl-C.
  RunContext context(std::uint64_t seed = 1) const;
};

// Adds --lang, --threads and, unless the command has forms of its own, --format.
void add_common_options(CLI::App& command, CommonOptions& options, bool with_format = true);

// An option that takes one of some words; help and errors name them.
template <class Choice>
CLI::Option* add_choice(CLI::App& command, const std::string& name, Choice& choice,
                        const std::map<std::string, Choice>& words, const std::string& help) {
  return command
      .add_option_function<std::string>(
          name, [&choice, words](const auto& word) { choice = words.at(word); }, help)
      ->check(CLI::IsMember(words));
}

// Throws InputError before long work whose output could not be written: "output_exists" for a file that is there
// already, unless it may be replaced; "unwritable_output" without its folder.
void require_free_output(const std::string& output, bool force);

// German if the locale of the environment says so.
Language language_of_environment();

// Each command's callback leaves its exit code here.
using ExitCode = std::shared_ptr<int>;

void add_import(CLI::App& app, const ExitCode& exit_code);
void add_route(CLI::App& app, const ExitCode& exit_code);
void add_matrix(CLI::App& app, const ExitCode& exit_code);
void add_measure(CLI::App& app, const ExitCode& exit_code);
void add_reach(CLI::App& app, const ExitCode& exit_code);
void add_init(CLI::App& app, const ExitCode& exit_code);
void add_defaults(CLI::App& app, const ExitCode& exit_code);
void add_plan(CLI::App& app, const ExitCode& exit_code);
void add_cooperate(CLI::App& app, const ExitCode& exit_code);
void add_solve(CLI::App& app, const ExitCode& exit_code);
void add_check(CLI::App& app, const ExitCode& exit_code);
void add_demo(CLI::App& app, const ExitCode& exit_code);

}  // namespace postkutscher
