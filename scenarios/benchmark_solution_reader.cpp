#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <limits>
#include <nlohmann/json.hpp>
#include <string_view>

#include "engine/base/errors.h"
#include "scenarios/benchmark_solution.h"

namespace postkutscher {

namespace {

using Json = nlohmann::ordered_json;

constexpr int kMostIslands = 1024;

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream || std::filesystem::is_directory(file)) {
    throw InputError("missing_file", file.string(), "the file does not exist or cannot be read.",
                     "Check the name and the permissions.");
  }
  return {std::istreambuf_iterator<char>(stream), {}};
}

Json parsed(const std::string& bytes, const std::string& file) {
  try {
    return Json::parse(bytes);
  } catch (const Json::parse_error& error) {
    const auto end = bytes.begin() + static_cast<std::ptrdiff_t>(std::min(error.byte, bytes.size()));
    throw InputError("malformed_json", fmt::format("{}:{}", file, 1 + std::count(bytes.begin(), end, '\n')),
                     "this is not JSON.", "Use a file that `solve` wrote, or correct it here.");
  } catch (const Json::exception&) {
    throw InputError("malformed_json", file, "a number in it is too large.", "Correct the number.");
  }
}

// A value with its place in the file.
class JsonNode {
 public:
  JsonNode(const Json& value, std::string where) : value_(&value), where_(std::move(where)) {}

  // Throws "missing_key".
  JsonNode at(const char* key) const {
    require(value_->is_object(), "a JSON object in braces");
    const auto found = value_->find(key);
    if (found == value_->end()) {
      throw InputError("missing_key", where_, fmt::format("there is no \"{}\".", key),
                       fmt::format("Add \"{}\"; docs/results.md explains the file.", key));
    }
    return {*found, fmt::format("{}{}{}", where_, top_ ? ":" : ".", key), false};
  }

  // Nothing when the key is absent or null.
  std::optional<JsonNode> find(const char* key) const {
    require(value_->is_object(), "a JSON object in braces");
    const auto found = value_->find(key);
    if (found == value_->end() || found->is_null()) return std::nullopt;
    return at(key);
  }

  std::vector<JsonNode> items() const {
    require(value_->is_array(), "a list in brackets");
    std::vector<JsonNode> items;
    for (std::size_t k = 0; k < value_->size(); ++k) {
      items.push_back(JsonNode((*value_)[k], fmt::format("{}[{}]", where_, k), false));
    }
    return items;
  }

  double number() const {
    require(value_->is_number(), "a number");
    return value_->get<double>();
  }

  std::uint64_t count(std::uint64_t most = std::numeric_limits<std::uint64_t>::max()) const {
    require(value_->is_number_unsigned() && value_->get<std::uint64_t>() <= most,
            fmt::format("a whole number from 0 to {}", most));
    return value_->get<std::uint64_t>();
  }

  std::int64_t rounds() const { return static_cast<std::int64_t>(count(std::numeric_limits<std::int64_t>::max())); }

  bool truth() const {
    require(value_->is_boolean(), "true or false");
    return value_->get<bool>();
  }

  std::string text() const {
    require(value_->is_string(), "a text");
    return value_->get<std::string>();
  }

  [[noreturn]] void refuse(const char* code, const std::string& cause, const std::string& action) const {
    throw InputError(code, where_, cause, action);
  }

 private:
  JsonNode(const Json& value, std::string where, bool top) : value_(&value), where_(std::move(where)), top_(top) {}

  void require(bool ok, const std::string& wanted) const {
    if (ok) return;
    refuse("wrong_type", fmt::format("this is not {}.", wanted), fmt::format("Write {}.", wanted));
  }

  const Json* value_;
  std::string where_;
  bool top_ = true;
};

BenchmarkRoute read_route(const JsonNode& node) {
  BenchmarkRoute route;
  for (const JsonNode& number : node.at("nodes").items()) route.nodes.push_back(number.count());
  for (const JsonNode& start : node.at("start_of_service").items()) route.start_of_service.push_back(start.number());
  if (route.nodes.size() != route.start_of_service.size()) {
    node.refuse(
        "wrong_length",
        fmt::format("there are {} nodes but {} starts of service.", route.nodes.size(), route.start_of_service.size()),
        "Give every node its start of service.");
  }
  return route;
}

// As PlanResult::epochs: rounds of each island, then whether routes were recombined.
std::vector<std::int64_t> read_epochs(const JsonNode& node, int islands) {
  std::vector<std::int64_t> epochs;
  for (const JsonNode& entry : node.items()) epochs.push_back(entry.rounds());
  const std::size_t width = static_cast<std::size_t>(islands) + 1;
  if (epochs.empty()) {
    node.refuse("nothing_to_repeat", "the search was stopped before its first epoch.",
                "Solve the instance anew, with more time.");
  }
  if (epochs.size() % width != 0) {
    node.refuse(
        "wrong_length",
        fmt::format("there are {} entries, but each epoch of {} islands has {}.", epochs.size(), islands, width),
        "Name a file that `solve` wrote.");
  }
  return epochs;
}

}  // namespace

BenchmarkSolution read_benchmark_solution(const std::filesystem::path& file) {
  const Json json = parsed(bytes_of(file), file.string());
  const JsonNode top(json, file.string());
  BenchmarkSolution solution;
  for (const JsonNode& route : top.at("routes").items()) solution.routes.push_back(read_route(route));
  if (const auto node = top.find("instance")) solution.instance = node->text();
  if (const auto node = top.find("objective")) solution.objective = node->number();
  if (const auto node = top.find("vehicles")) solution.vehicles = node->count();
  if (const auto node = top.find("feasible")) solution.feasible = node->truth();
  if (const auto node = top.find("lower_bound")) solution.lower_bound = node->number();
  return solution;
}

SearchRecord read_search_record(const std::filesystem::path& file, const std::string& instance) {
  const Json json = parsed(bytes_of(file), file.string());
  const JsonNode top(json, file.string());
  const JsonNode solved = top.at("instance");
  if (solved.text() != instance) {
    solved.refuse("other_instance", fmt::format("it solves \"{}\", not \"{}\".", solved.text(), instance),
                  "Name the solution of the same instance.");
  }
  SearchRecord record;
  record.seed = top.at("seed").count();
  record.iterations = top.at("iterations").rounds();
  if (const auto planned = top.find("planned_iterations")) record.planned_iterations = planned->rounds();
  record.islands = static_cast<int>(top.at("islands").count(kMostIslands));
  if (record.islands == 0) top.at("islands").refuse("wrong_type", "no island searches.", "Write a number from 1 on.");
  record.epochs = read_epochs(top.at("epochs"), record.islands);
  return record;
}

}  // namespace postkutscher
