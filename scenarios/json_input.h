// Reading JSON that our own commands wrote, or that people wrote like them: every value knows its place in the file, so
// that errors name it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <limits>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace postkutscher {

// A value with its place in the file; lives as long as its JsonFile. Functions that ask for a type throw InputError
// ("wrong_type") when the value has another one.
class JsonNode {
 public:
  JsonNode(const nlohmann::ordered_json& value, std::string where, bool top = false);

  // Throws "missing_key".
  JsonNode at(const char* key) const;
  // Nothing when the key is absent or null.
  std::optional<JsonNode> find(const char* key) const;
  std::vector<JsonNode> items() const;
  std::vector<std::pair<std::string, JsonNode>> members() const;
  double number() const;
  std::uint64_t count(std::uint64_t most = std::numeric_limits<std::uint64_t>::max()) const;
  std::int64_t rounds() const;
  bool truth() const;
  std::string text() const;

  [[noreturn]] void refuse(const char* code, const std::string& cause, const std::string& action) const;

 private:
  void require(bool ok, const std::string& wanted) const;

  const nlohmann::ordered_json* value_;
  std::string where_;
  bool top_;
};

class JsonFile {
 public:
  // Throws InputError ("missing_file", "malformed_json").
  explicit JsonFile(const std::filesystem::path& file);
  ~JsonFile();

  JsonNode top() const;

 private:
  std::string name_;
  std::unique_ptr<const nlohmann::ordered_json> json_;
};

}  // namespace postkutscher
