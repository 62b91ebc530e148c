#include "importers/osm/condition.h"

#include <gtest/gtest.h>
#include <string>

namespace postkutscher::osm {
namespace {

// "no @ Mo-Fr 07:00-09:00 | destination @ ?"
std::string in_words(std::string_view text) {
  std::string words;
  for (const ConditionalValue& entry : parse_conditional(text)) {
    if (!words.empty()) words += " | ";
    words += std::string(entry.value) + " @ " + (entry.when.times ? entry.when.times->text : "?");
  }
  return words;
}

TEST(Condition, ListsOfValues) {
  EXPECT_EQ(in_words("no @ (Mo-Fr 07:00-09:00)"), "no @ Mo-Fr 07:00-09:00");
  EXPECT_EQ(in_words("no@(Mo-Fr 07:00-09:00);destination@(22:00-06:00)"),
            "no @ Mo-Fr 07:00-09:00 | destination @ 22:00-06:00");
  EXPECT_EQ(in_words("no @ (Mo-Fr 07:00-09:00; Sa 10:00-12:00); yes @ (Su)"),
            "no @ Mo-Fr 07:00-09:00; Sa 10:00-12:00 | yes @ Su");
}

TEST(Condition, BracketsMayBeMissing) {
  EXPECT_EQ(in_words("no @ 22:00-06:00"), "no @ 22:00-06:00");
  EXPECT_EQ(in_words("no @ Mo-Fr 07:00-09:00; Sa 10:00-12:00"), "no @ Mo-Fr 07:00-09:00; Sa 10:00-12:00");
  EXPECT_EQ(in_words("no @ Mo-Fr 07:00-09:00; Sa 10:00-12:00; yes @ (Su)"),
            "no @ Mo-Fr 07:00-09:00; Sa 10:00-12:00 | yes @ Su");
  EXPECT_EQ(in_words("no @ (Mo-Fr 07:00-09:00"), "no @ Mo-Fr 07:00-09:00");
}

TEST(Condition, AndJoinsTimes) {
  EXPECT_EQ(in_words("no @ (Mo-Fr AND 07:00-09:00)"), "no @ Mo-Fr 07:00-09:00");
  EXPECT_EQ(in_words("no @ (Nov 15-Mar 15 and Mo-Fr)"), "no @ Nov 15-Mar 15 Mo-Fr");
  EXPECT_EQ(in_words("no @ (Mo-Fr 07:00-09:00; Sa AND 07:00-09:00)"), "no @ ?");
}

TEST(Condition, WhatTimesDoNotDecideIsUnknown) {
  EXPECT_EQ(in_words("no @ (weight>3.5)"), "no @ ?");
  EXPECT_EQ(in_words("no @ (Mo-Fr 07:00-09:00 AND weight>3.5)"), "no @ ?");
  EXPECT_EQ(in_words("no @ (weight>3.5 AND Mo-Fr 07:00-09:00)"), "no @ ?");
  EXPECT_EQ(in_words("no @ (Mo-Fr,PH AND 07:00-09:00)"), "no @ ?");
  EXPECT_EQ(in_words("30 @ (wet); 50 @ (22:00-06:00)"), "30 @ ? | 50 @ 22:00-06:00");
  EXPECT_EQ(in_words("no"), "no @ ?");
  EXPECT_EQ(in_words("yes; no @ (Su)"), "yes @ ? | no @ Su");
  EXPECT_EQ(in_words("@ (Su)"), " @ ?");
  EXPECT_EQ(in_words("no @"), "no @ ?");
  EXPECT_EQ(in_words("no @ ()"), "no @ ?");
  EXPECT_EQ(in_words(""), "");
}

TEST(Condition, TheTableKeepsEachConditionOnceAndCounts) {
  ConditionTable table;
  const auto first = table.read("no @ (Mo-Fr 07:00-09:00); delivery @ (weight>3.5)");
  const auto second = table.read("yes @ (Mo-Fr 07:00-09:00); no @ (Mo-Fr 10:00-12:00; PH off)");
  ASSERT_EQ(first.size(), 1U);
  ASSERT_EQ(second.size(), 2U);
  EXPECT_EQ(first[0].value, "no");
  EXPECT_EQ(first[0].condition, second[0].condition);
  EXPECT_NE(second[0].condition, second[1].condition);
  EXPECT_EQ(table.counts().read, 4);
  EXPECT_EQ(table.counts().unknown, 1);
  EXPECT_EQ(table.counts().in_part, 1);
  EXPECT_EQ(table.take().size(), 2U);
}

}  // namespace
}  // namespace postkutscher::osm
