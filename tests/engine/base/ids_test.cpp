#include "engine/base/ids.h"

#include <gtest/gtest.h>
#include <string>
#include <type_traits>

namespace postkutscher {
namespace {

using CatId = Id<struct CatTag>;
using DogId = Id<struct DogTag>;

static_assert(!std::is_convertible_v<CatId, DogId> && !std::is_convertible_v<int, CatId>);
static_assert(!std::is_invocable_v<decltype([](auto& cats, auto id) -> decltype(cats[id]) { return cats[id]; }),
                                   IdVector<CatId, int>&, DogId>);

TEST(Ids, DefaultIsNone) {
  EXPECT_FALSE(CatId().valid());
  EXPECT_TRUE(CatId(0).valid());
  EXPECT_LT(CatId(3), CatId(4));
  EXPECT_LT(CatId(3), CatId());
}

TEST(Ids, VectorHandsOutIdsInOrder) {
  IdVector<CatId, std::string> cats;
  const CatId first = cats.push_back("Mimi"), second = cats.push_back("Tom");
  EXPECT_EQ(first, CatId(0));
  EXPECT_EQ(cats[second], "Tom");
  EXPECT_TRUE(cats.contains(second));
  EXPECT_FALSE(cats.contains(CatId(2)));
  EXPECT_FALSE(cats.contains(CatId()));
  std::string all;
  for (const CatId id : cats.ids()) all += cats[id];
  EXPECT_EQ(all, "MimiTom");
}

}  // namespace
}  // namespace postkutscher
