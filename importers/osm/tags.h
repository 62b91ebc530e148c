// Key/value tags of one map object. A Tags is a view: it lives as long as the reader's callback or the array it was
// made from. All functions of this folder that judge tags take one and are pure.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

namespace postkutscher::osm {

struct Tag {
  std::string_view key;
  std::string_view value;
};

class Tags {
 public:
  Tags() = default;
  Tags(std::span<const Tag> tags) : tags_(tags) {}

  // The value of a key; empty when the key is absent.
  std::string_view operator[](std::string_view key) const {
    for (const auto& tag : tags_) {
      if (tag.key == key) return tag.value;
    }
    return {};
  }
  bool has(std::string_view key) const { return !(*this)[key].empty(); }
  bool is(std::string_view key, std::string_view value) const { return (*this)[key] == value; }
  // The value of prefix + suffix without building the key, e.g. at("access", ":forward").
  std::string_view at(std::string_view prefix, std::string_view suffix) const {
    for (const auto& tag : tags_) {
      if (tag.key.size() == prefix.size() + suffix.size() && tag.key.starts_with(prefix) && tag.key.ends_with(suffix)) {
        return tag.value;
      }
    }
    return {};
  }
  bool empty() const { return tags_.empty(); }
  auto begin() const { return tags_.begin(); }
  auto end() const { return tags_.end(); }

 private:
  std::span<const Tag> tags_;
};

// The trimmed, non-empty parts of "a; b;c".
std::vector<std::string_view> split_values(std::string_view text, char separator = ';');
std::string_view trimmed(std::string_view text);

inline bool one_of(std::string_view value, std::initializer_list<std::string_view> values) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

}  // namespace postkutscher::osm
