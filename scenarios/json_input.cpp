#include "scenarios/json_input.h"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "engine/base/errors.h"

namespace postkutscher {

namespace {

using Json = nlohmann::ordered_json;

std::string bytes_of_json(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream || std::filesystem::is_directory(file)) {
    throw InputError("missing_file", file.string(), "the file does not exist or cannot be read.",
                     "Check the name and the permissions.");
  }
  return {std::istreambuf_iterator<char>(stream), {}};
}

Json parsed_json(const std::string& bytes, const std::string& file) {
  try {
    return Json::parse(bytes);
  } catch (const Json::parse_error& error) {
    const auto end = bytes.begin() + static_cast<std::ptrdiff_t>(std::min(error.byte, bytes.size()));
    throw InputError("malformed_json", fmt::format("{}:{}", file, 1 + std::count(bytes.begin(), end, '\n')),
                     "this is not JSON.", "Use a file that Postkutscher wrote, or correct it here.");
  } catch (const Json::exception&) {
    throw InputError("malformed_json", file, "a number in it is too large.", "Correct the number.");
  }
}

}  // namespace

JsonFile::JsonFile(const std::filesystem::path& file)
    : name_(file.string()), json_(std::make_unique<const Json>(parsed_json(bytes_of_json(file), file.string()))) {}

JsonFile::~JsonFile() = default;

JsonNode JsonFile::top() const {
  return {*json_, name_, true};
}

JsonNode::JsonNode(const Json& value, std::string where, bool top)
    : value_(&value), where_(std::move(where)), top_(top) {}

JsonNode JsonNode::at(const char* key) const {
  require(value_->is_object(), "a JSON object in braces");
  const auto found = value_->find(key);
  if (found == value_->end()) {
    throw InputError("missing_key", where_, fmt::format("there is no \"{}\".", key),
                     fmt::format("Add \"{}\"; docs/results.md explains the file.", key));
  }
  return {*found, fmt::format("{}{}{}", where_, top_ ? ":" : ".", key), false};
}

std::optional<JsonNode> JsonNode::find(const char* key) const {
  require(value_->is_object(), "a JSON object in braces");
  const auto found = value_->find(key);
  if (found == value_->end() || found->is_null()) return std::nullopt;
  return at(key);
}

std::vector<JsonNode> JsonNode::items() const {
  require(value_->is_array(), "a list in brackets");
  std::vector<JsonNode> items;
  for (std::size_t k = 0; k < value_->size(); ++k) {
    items.push_back(JsonNode((*value_)[k], fmt::format("{}[{}]", where_, k), false));
  }
  return items;
}

double JsonNode::number() const {
  require(value_->is_number(), "a number");
  return value_->get<double>();
}

std::uint64_t JsonNode::count(std::uint64_t most) const {
  require(value_->is_number_unsigned() && value_->get<std::uint64_t>() <= most,
          fmt::format("a whole number from 0 to {}", most));
  return value_->get<std::uint64_t>();
}

std::int64_t JsonNode::rounds() const {
  return static_cast<std::int64_t>(count(std::numeric_limits<std::int64_t>::max()));
}

bool JsonNode::truth() const {
  require(value_->is_boolean(), "true or false");
  return value_->get<bool>();
}

std::string JsonNode::text() const {
  require(value_->is_string(), "a text");
  return value_->get<std::string>();
}

void JsonNode::refuse(const char* code, const std::string& cause, const std::string& action) const {
  throw InputError(code, where_, cause, action);
}

void JsonNode::require(bool ok, const std::string& wanted) const {
  if (ok) return;
  refuse("wrong_type", fmt::format("this is not {}.", wanted), fmt::format("Write {}.", wanted));
}

std::vector<std::pair<std::string, JsonNode>> JsonNode::members() const {
  require(value_->is_object(), "a JSON object in braces");
  std::vector<std::pair<std::string, JsonNode>> members;
  for (const auto& [key, value] : value_->items()) {
    members.emplace_back(key, JsonNode(value, fmt::format("{}.{}", where_, key)));
  }
  return members;
}

}  // namespace postkutscher
