// Typed indices and the vectors that accept only their own index type.
// An id is a dense 0-based position in the model that owns the entities; it is never an id from an input file.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <utility>
#include <vector>

namespace postkutscher {

template <class Tag>
struct Id {
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
  std::uint32_t value = kNone;

  constexpr Id() = default;
  constexpr explicit Id(std::uint32_t v) : value(v) {}
  constexpr explicit Id(std::size_t v) : value(static_cast<std::uint32_t>(v)) {}
  constexpr explicit Id(int v) : value(static_cast<std::uint32_t>(v)) {}

  constexpr bool valid() const { return value != kNone; }
  constexpr std::size_t index() const { return value; }
  constexpr auto operator<=>(const Id&) const = default;
};

// A std::vector whose subscript is an Id. `push_back` returns the id of the new element.
template <class Key, class T>
class IdVector {
 public:
  using value_type = T;

  IdVector() = default;
  explicit IdVector(std::size_t count, const T& value = T()) : items_(count, value) {}
  explicit IdVector(std::vector<T> items) : items_(std::move(items)) {}

  decltype(auto) operator[](Key key) { return items_[key.index()]; }
  decltype(auto) operator[](Key key) const { return items_[key.index()]; }
  Key push_back(T item) {
    items_.push_back(std::move(item));
    return Key(items_.size() - 1);
  }
  std::size_t size() const { return items_.size(); }
  bool empty() const { return items_.empty(); }
  bool contains(Key key) const { return key.index() < items_.size(); }
  void resize(std::size_t count) { items_.resize(count); }
  void reserve(std::size_t count) { items_.reserve(count); }

  auto begin() { return items_.begin(); }
  auto end() { return items_.end(); }
  auto begin() const { return items_.begin(); }
  auto end() const { return items_.end(); }

  const std::vector<T>& items() const { return items_; }
  std::vector<T>& items() { return items_; }

  // All ids in order, for `for (auto id : things.ids())`.
  struct IdRange {
    struct Iterator {
      std::uint32_t at;
      Key operator*() const { return Key(at); }
      Iterator& operator++() {
        ++at;
        return *this;
      }
      bool operator!=(const Iterator& other) const { return at != other.at; }
    };
    std::uint32_t count;
    Iterator begin() const { return {0}; }
    Iterator end() const { return {count}; }
  };
  IdRange ids() const { return {static_cast<std::uint32_t>(items_.size())}; }

  bool operator==(const IdVector&) const = default;

 private:
  std::vector<T> items_;
};

}  // namespace postkutscher

template <class Tag>
struct std::hash<postkutscher::Id<Tag>> {
  std::size_t operator()(postkutscher::Id<Tag> id) const noexcept { return std::hash<std::uint32_t>()(id.value); }
};
