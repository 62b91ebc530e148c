#include "engine/planning/cover_search.h"

#include <algorithm>
#include <bit>
#include <deque>
#include <limits>
#include <tuple>

namespace postkutscher {

namespace {

class CoverSearch {
 public:
  CoverSearch(const CoverProblem& problem, double cutoff, double least_gain, std::int64_t nodes)
      : problem_(problem),
        cutoff_(cutoff),
        least_gain_(least_gain),
        most_nodes_(nodes),
        words_((problem.requests + 63) / 64),
        duties_(problem.duties) {}

  CoverSearchResult run();

 private:
  // A node of the search: what is covered, the columns still open, and what these say of the requests still to cover.
  struct Level {
    std::vector<std::uint64_t> covered;  // bits of requests
    std::vector<std::uint32_t> open;     // columns, cheapest reduced cost first
    std::vector<std::uint32_t> count;    // [request] of open columns
    std::vector<double> share;           // [request] least reduced cost per uncovered request of an open column
    std::size_t pivot = SIZE_MAX;        // request in the fewest open columns; none: everything is covered
    double rest = 0;                     // the shares' sum: the cheapest that a completion can be
    double reduced = 0;                  // of the chosen
    double cost = 0;                     // of the chosen
  };

  void fill_masks();
  Level& level(std::size_t depth);
  double distance(const Level& at) const { return cutoff_ - problem_.bound - at.reduced; }
  const std::uint64_t* mask(std::size_t column) const { return &masks_[column * words_]; }
  bool holds(std::size_t column, std::size_t request) const {
    return (mask(column)[request / 64] >> (request % 64) & 1) != 0;
  }
  std::size_t left_to_cover(const Level& at, std::size_t column) const;
  bool has_duty(const CoverColumn& column) const {
    return column.duty_class == CoverColumn::kNoDuty || duties_[column.duty_class] > 0;
  }
  bool is_open(const Level& at, std::size_t column) const;
  bool look(Level& at) const;
  bool may_improve(const Level& at, std::size_t column) const;
  void branch(const Level& from, std::size_t position, Level& to);
  void descend(std::size_t depth);

  const CoverProblem& problem_;
  double cutoff_;
  double least_gain_;
  std::int64_t most_nodes_;
  std::size_t words_;
  std::vector<std::uint64_t> masks_;  // [column · words] bits of requests
  std::vector<int> duties_;           // [duty class] left
  std::deque<Level> levels_;          // [depth]; references stay valid while it grows
  std::vector<std::size_t> chosen_;
  CoverSearchResult result_;
  bool stopped_ = false;
};

CoverSearchResult CoverSearch::run() {
  fill_masks();
  Level& root = level(0);
  root.covered.assign(words_, 0);
  for (std::uint32_t k = 0; k < problem_.columns.size(); ++k) {
    if (is_open(root, k)) root.open.push_back(k);
  }
  std::sort(root.open.begin(), root.open.end(), [this](std::uint32_t a, std::uint32_t b) {
    const CoverColumn& x = problem_.columns[a];
    const CoverColumn& y = problem_.columns[b];
    return std::tie(x.reduced_cost, y.value, a) < std::tie(y.reduced_cost, x.value, b);
  });
  descend(0);
  result_.exhausted = !stopped_;
  return std::move(result_);
}

void CoverSearch::fill_masks() {
  masks_.assign(problem_.columns.size() * words_, 0);
  for (std::size_t k = 0; k < problem_.columns.size(); ++k) {
    for (const RequestId r : problem_.columns[k].requests) {
      masks_[k * words_ + r.index() / 64] |= std::uint64_t{1} << (r.index() % 64);
    }
  }
}

CoverSearch::Level& CoverSearch::level(std::size_t depth) {
  while (levels_.size() <= depth) levels_.emplace_back();
  return levels_[depth];
}

std::size_t CoverSearch::left_to_cover(const Level& at, std::size_t column) const {
  const std::uint64_t* bits = mask(column);
  int left = 0;
  for (std::size_t w = 0; w < words_; ++w) left += std::popcount(bits[w] & ~at.covered[w]);
  return static_cast<std::size_t>(left);
}

bool CoverSearch::is_open(const Level& at, std::size_t column) const {
  const CoverColumn& c = problem_.columns[column];
  if (c.reduced_cost >= distance(at) || !has_duty(c)) return false;
  const std::size_t left = left_to_cover(at, column);
  return problem_.coverage == Coverage::exactly_once ? left == c.requests.size() : left > 0;
}

// Fills what the level says of the requests; false when one of them can no longer be covered.
bool CoverSearch::look(Level& at) const {
  at.count.assign(problem_.requests, 0);
  at.share.assign(problem_.requests, std::numeric_limits<double>::infinity());
  for (const std::uint32_t k : at.open) {
    const CoverColumn& column = problem_.columns[k];
    const double each = column.reduced_cost / static_cast<double>(left_to_cover(at, k));
    for (const RequestId r : column.requests) {
      ++at.count[r.index()];
      at.share[r.index()] = std::min(at.share[r.index()], each);
    }
  }
  at.pivot = SIZE_MAX;
  at.rest = 0;
  for (std::size_t r = 0; r < problem_.requests; ++r) {
    if ((at.covered[r / 64] >> (r % 64) & 1) != 0) continue;
    if (at.pivot == SIZE_MAX || at.count[r] < at.count[at.pivot]) at.pivot = r;
    at.rest += at.share[r];
  }
  return at.pivot == SIZE_MAX || at.count[at.pivot] > 0;
}

bool CoverSearch::may_improve(const Level& at, std::size_t column) const {
  double others = at.rest;
  for (const RequestId r : problem_.columns[column].requests) {
    if ((at.covered[r.index() / 64] >> (r.index() % 64) & 1) == 0) others -= at.share[r.index()];
  }
  return problem_.columns[column].reduced_cost + others < distance(at);
}

// `to` becomes the level after the column at `position` of `from` was chosen (its duty is already taken). Columns of
// the pivot before it stay closed: they have been looked at with all that they allow.
void CoverSearch::branch(const Level& from, std::size_t position, Level& to) {
  const std::size_t column = from.open[position];
  to.covered = from.covered;
  for (std::size_t w = 0; w < words_; ++w) to.covered[w] |= mask(column)[w];
  to.reduced = from.reduced + problem_.columns[column].reduced_cost;
  to.cost = from.cost + problem_.columns[column].cost;
  to.open.clear();
  for (std::size_t k = 0; k < from.open.size(); ++k) {
    if (k <= position && holds(from.open[k], from.pivot)) continue;
    if (is_open(to, from.open[k])) to.open.push_back(from.open[k]);
  }
}

void CoverSearch::descend(std::size_t depth) {
  if (++result_.nodes > most_nodes_) stopped_ = true;
  if (stopped_) return;
  Level& at = level(depth);
  const bool alive = look(at);
  if (at.pivot == SIZE_MAX) {
    if (at.cost >= cutoff_) return;
    result_.found = true;
    result_.chosen = chosen_;
    cutoff_ = at.cost - least_gain_;
    return;
  }
  if (!alive || at.rest >= distance(at)) return;
  Level& next = level(depth + 1);
  for (std::size_t position = 0; position < at.open.size() && !stopped_; ++position) {
    const std::size_t column = at.open[position];
    const CoverColumn& candidate = problem_.columns[column];
    if (candidate.reduced_cost >= distance(at)) break;
    if (!holds(column, at.pivot) || !may_improve(at, column)) continue;
    const bool on_duty = candidate.duty_class != CoverColumn::kNoDuty;
    if (on_duty) --duties_[candidate.duty_class];
    chosen_.push_back(column);
    branch(at, position, next);
    descend(depth + 1);
    chosen_.pop_back();
    if (on_duty) ++duties_[candidate.duty_class];
  }
}

}  // namespace

CoverSearchResult search_cover(const CoverProblem& problem, double cutoff, double least_gain, std::int64_t nodes) {
  return CoverSearch(problem, cutoff, least_gain, nodes).run();
}

}  // namespace postkutscher
