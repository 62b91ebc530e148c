#include "scenarios/command_line/common.h"

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <map>
#include <string_view>
#include <unistd.h>

#include "engine/base/errors.h"
#include "engine/base/parallel.h"

namespace postkutscher {

namespace {

// A signal handler can reach nothing else; set once, by the first Ctrl-C.
std::atomic<bool> interrupted{false};

extern "C" void on_interrupt(int) {
  interrupted.store(true);
  // A second Ctrl-C ends the program at once.
  std::signal(SIGINT, SIG_DFL);
}

}  // namespace

std::string CommonOptions::number(double value, int decimals) const {
  std::string text = fmt::format("{:.{}f}", value, decimals);
  const std::size_t point = text.find('.');
  if (german() && point != std::string::npos) text[point] = ',';
  return text;
}

RunContext CommonOptions::context(std::uint64_t seed) const {
  std::signal(SIGINT, on_interrupt);
  RunContext context;
  context.seed = seed;
  context.threads = threads;
  context.cancel = &interrupted;
  if (isatty(STDERR_FILENO) != 0) {
    context.progress = [](const std::string& line) { fmt::print(stderr, "… {}\n", line); };
  }
  return context;
}

void require_free_output(const std::string& output, bool force) {
  const std::filesystem::path folder = std::filesystem::path(output).parent_path();
  if (!folder.empty() && !std::filesystem::is_directory(folder)) {
    throw InputError("unwritable_output", output, "there is no folder \"" + folder.string() + "\".",
                     "Make it, or choose another -o.");
  }
  if (force || !std::filesystem::exists(output)) return;
  throw InputError("output_exists", output, "the output already exists.",
                   "Choose another -o, or add --force to replace it.");
}

Language language_of_environment() {
  for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(variable);
    if (value != nullptr && *value != '\0') {
      return std::string_view(value).starts_with("de") ? Language::de : Language::en;
    }
  }
  return Language::en;
}

void add_common_options(CLI::App& command, CommonOptions& options, bool with_format) {
  static const std::map<std::string, Format> kFormats = {{"text", Format::text}, {"json", Format::json}};
  static const std::map<std::string, Language> kLanguages = {{"de", Language::de}, {"en", Language::en}};
  options.language = language_of_environment();
  options.threads = available_threads();
  if (with_format) {
    add_choice(command, "--format", options.format, kFormats, "text or json");
  }
  add_choice(command, "--lang", options.language, kLanguages, "de or en (default: by locale)");
  command.add_option("--threads", options.threads, "threads; results do not depend on them")
      ->check(CLI::Range(1, 1024));
}

}  // namespace postkutscher
