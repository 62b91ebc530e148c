// A set of requests of one problem as bits, for problems of up to kMostRequests requests.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace postkutscher::lower_bounds {

inline constexpr std::size_t kMostRequests = 256;

class RequestSet {
 public:
  bool contains(std::size_t request) const { return ((words_[request / 64] >> (request % 64)) & 1U) != 0; }
  void insert(std::size_t request) { words_[request / 64] |= std::uint64_t{1} << (request % 64); }
  void erase(std::size_t request) { words_[request / 64] &= ~(std::uint64_t{1} << (request % 64)); }

  bool intersects(const RequestSet& other) const {
    std::uint64_t common = 0;
    for (std::size_t k = 0; k < words_.size(); ++k) common |= words_[k] & other.words_[k];
    return common != 0;
  }
  bool is_subset_of(const RequestSet& other) const {
    std::uint64_t missing = 0;
    for (std::size_t k = 0; k < words_.size(); ++k) missing |= words_[k] & ~other.words_[k];
    return missing == 0;
  }
  RequestSet operator|(const RequestSet& other) const {
    RequestSet both = *this;
    for (std::size_t k = 0; k < words_.size(); ++k) both.words_[k] |= other.words_[k];
    return both;
  }
  bool operator==(const RequestSet&) const = default;

  std::size_t size() const {
    std::size_t sum = 0;
    for (const std::uint64_t word : words_) sum += static_cast<std::size_t>(std::popcount(word));
    return sum;
  }
  template <class Visitor>
  void for_each(Visitor&& visit) const {
    for (std::size_t k = 0; k < words_.size(); ++k) {
      for (std::uint64_t rest = words_[k]; rest != 0; rest &= rest - 1) {
        visit(64 * k + static_cast<std::size_t>(std::countr_zero(rest)));
      }
    }
  }
  std::size_t hash() const {
    std::uint64_t h = 0x9E3779B97F4A7C15U;
    for (const std::uint64_t word : words_) {
      h = (h ^ word) * 0xFF51AFD7ED558CCDU;
      h ^= h >> 32U;
    }
    return static_cast<std::size_t>(h);
  }

 private:
  std::array<std::uint64_t, kMostRequests / 64> words_{};
};

}  // namespace postkutscher::lower_bounds
