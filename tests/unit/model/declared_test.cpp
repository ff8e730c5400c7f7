// Things found by their ids: the first of several with the same one, in the order they were declared, and anew after
// their ids changed.
#include "model/declared.h"

#include <gtest/gtest.h>

#include "model/workspace.h"

namespace wayproof::model {
namespace {

Topic topic(std::string id, std::uint32_t begin) {
  Topic result;
  result.id = {std::move(id), {begin, begin + 1}};
  return result;
}

TEST(Declared, FindsTheFirstOfAnId) {
  Declared<Topic> topics;
  EXPECT_EQ(topics.find("news"), nullptr);
  topics.add(topic("offers", 1));
  topics.add(topic("news", 2));
  topics.add(topic("offers", 3));
  ASSERT_NE(topics.find("offers"), nullptr);
  EXPECT_EQ(topics.find("offers")->id.span.begin, 1u);
  EXPECT_EQ(topics.find("news"), &topics[1]);
  EXPECT_EQ(topics.find("new"), nullptr);
  EXPECT_EQ(topics.size(), 3u) << "the other one is kept: that it is there twice is a finding";
}

TEST(Declared, StaysRightWhileItGrowsAndWhenCopied) {
  Declared<Topic> topics;
  for (std::uint32_t n = 0; n < 1000; ++n) topics.add(topic("topic-" + std::to_string(n * 7919 % 1000), n));
  const Declared<Topic> copy = topics;
  for (std::uint32_t n = 0; n < 1000; ++n) {
    const std::string id = "topic-" + std::to_string(n * 7919 % 1000);
    ASSERT_EQ(topics.find(id), &topics[n]);
    ASSERT_EQ(copy.find(id), &copy[n]);
  }
}

TEST(Declared, KnowsNewIdsAfterTheyWereDeclaredAnew) {
  Declared<Topic> topics;
  topics.add(topic("all-subscribers", 1));
  for (Topic& one : topics.take()) {
    one.id.value = "news";
    topics.add(std::move(one));
  }
  EXPECT_EQ(topics.size(), 1u);
  EXPECT_EQ(topics.find("all-subscribers"), nullptr);
  EXPECT_NE(topics.find("news"), nullptr);
}

}  // namespace
}  // namespace wayproof::model
