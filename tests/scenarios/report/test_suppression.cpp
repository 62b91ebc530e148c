#include <gtest/gtest.h>
#include <map>
#include <set>

#include "scenarios/report/public_indicators.h"
#include "scenarios/report/suppression.h"

namespace postkutscher::report {
namespace {

using Hidden = std::vector<bool>;

Hidden hide(const std::vector<std::size_t>& counts) {
  return cells_to_hide(counts);
}

TEST(Suppression, NothingToHide) {
  EXPECT_EQ(hide({10, 25, 300}), (Hidden{false, false, false}));
  EXPECT_EQ(hide({}), Hidden{});
}

TEST(Suppression, OneSmallCellTakesTheSmallestOtherWithIt) {
  EXPECT_EQ(hide({40, 3, 25, 60}), (Hidden{false, true, true, false}));
  EXPECT_EQ(hide({25, 3, 25}), (Hidden{true, true, false}));  // the first of equals
}

TEST(Suppression, HiddenCellsTogetherReachTheThreshold) {
  // 3 + 2 people could be read off the total as one cell of 5: a third cell is hidden.
  EXPECT_EQ(hide({40, 3, 2, 60}), (Hidden{true, true, true, false}));
  EXPECT_EQ(hide({40, 6, 7, 60}), (Hidden{false, true, true, false}));
}

PublishedIndicator cell(const std::string& key, const std::string& group, double numerator, double denominator,
                        std::size_t n) {
  const bool share = denominator != 1;
  return {"plan",
          {key, group.empty() ? IndicatorScope::all : IndicatorScope::by_district, group, share ? "%" : "1",
           share ? 100 * numerator / denominator : numerator, numerator, denominator, n}};
}

TEST(Suppression, SmallRemaindersAreHiddenLikeSmallCells) {
  // In A 3 of 40 are refused: neither the rate nor the count of the served may tell that.
  const auto out =
      publishable({cell("requests", "A", 40, 1, 40), cell("requests", "B", 50, 1, 50), cell("requests", "C", 60, 1, 60),
                   cell("served", "A", 37, 1, 40), cell("served", "B", 50, 1, 50), cell("served", "C", 40, 1, 60),
                   cell("rejection_rate", "A", 3, 40, 40), cell("rejection_rate", "B", 0, 50, 50),
                   cell("rejection_rate", "C", 20, 60, 60)});
  std::vector<std::string> hidden;
  for (const auto& published : out) {
    if (published.suppressed) hidden.push_back(published.indicator.key + " " + published.indicator.group);
  }
  EXPECT_EQ(hidden, (std::vector<std::string>{"requests A", "requests C", "served A", "served C", "rejection_rate A",
                                              "rejection_rate C"}));
}

// Orders hide A and its complement B, the served D and its complement B: with two sets, B would follow from the total.
TEST(Suppression, AllCountsOfPeopleHideTheSameGroups) {
  const std::map<std::string, std::pair<double, double>> districts = {
      {"A", {3, 3}}, {"B", {20, 20}}, {"C", {60, 60}}, {"D", {50, 46}}, {"E", {70, 70}}};
  std::vector<PublishedIndicator> all;
  for (const auto& [name, counts] : districts) {
    all.push_back(cell("requests", name, counts.first, 1, static_cast<std::size_t>(counts.first)));
    all.push_back(cell("served", name, counts.second, 1, static_cast<std::size_t>(counts.first)));
  }
  std::map<std::string, std::set<std::string>> hidden;
  for (const auto& published : publishable(all)) {
    if (published.suppressed) hidden[published.indicator.key].insert(published.indicator.group);
  }
  EXPECT_EQ(hidden["requests"], hidden["served"]);
  EXPECT_TRUE(hidden["requests"].contains("A"));
  EXPECT_TRUE(hidden["requests"].contains("D"));
  EXPECT_FALSE(hidden["requests"].contains("E"));
}

// 300 € of C(S) beyond the driving cost would be the price of the few that are refused.
TEST(Suppression, TotalCostIsHiddenWithItsParts) {
  const auto euros = [](const std::string& key, double value, std::size_t n) {
    PublishedIndicator out = cell(key, "", value, 1, n);
    out.indicator.unit = "€";
    return out;
  };
  const auto few =
      publishable({euros("driving_cost", 2000, 20), euros("unserved_price", 300, 6), euros("total_cost", 2300, 100)});
  EXPECT_FALSE(few[0].suppressed);
  EXPECT_TRUE(few[1].suppressed);
  EXPECT_TRUE(few[2].suppressed);
  const auto nobody =
      publishable({euros("driving_cost", 2000, 20), euros("unserved_price", 0, 0), euros("total_cost", 2000, 100)});
  EXPECT_FALSE(nobody[2].suppressed);
}

TEST(Suppression, OperatorsAndCategoriesAreNotPublished) {
  auto by_operator = cell("requests", "op1", 100, 1, 100);
  by_operator.indicator.scope = IndicatorScope::by_operator;
  auto by_category = cell("requests", "lying", 100, 1, 100);
  by_category.indicator.scope = IndicatorScope::by_category;
  EXPECT_TRUE(publishable({by_operator, by_category}).empty());
}

TEST(Suppression, QuantilesNeedCasesOnTheirNarrowSide) {
  auto few = cell("detour_p95", "", 2.4, 1, 199);
  auto many = cell("reserve_median", "", 9, 1, 20);
  const auto out = publishable({few, many});
  EXPECT_TRUE(out[0].suppressed);
  EXPECT_FALSE(out[1].suppressed);
}

TEST(Suppression, ValuesAreCoarse) {
  EXPECT_DOUBLE_EQ(coarse(12345.6), 12300);
  EXPECT_DOUBLE_EQ(coarse(-0.012345), -0.0123);
  EXPECT_DOUBLE_EQ(coarse(0), 0);
}

}  // namespace
}  // namespace postkutscher::report
