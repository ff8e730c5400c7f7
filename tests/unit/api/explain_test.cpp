// What `explain` answers: pages of rules and of mechanisms, and of each shipped requirement what it asks for, by which
// text, and how that is checked.
#include <gtest/gtest.h>

#include "api/library.h"
#include "model/names.h"
#include "packs/asked.h"
#include "packs/library.h"

namespace wayproof::api {
namespace {

using i18n::Language;

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

TEST(Explain, EachRequirementByEitherOfItsNames) {
  for (const packs::ShippedPack& shipped : packs::shipped()) {
    const model::Pack pack = packs::read(shipped);
    for (const model::Requirement& requirement : pack.requirements) {
      const std::string name = packs::name_of(pack, requirement);
      for (const Language language : {Language::en, Language::zh}) {
        const auto found = explained("pack/" + name, language);
        ASSERT_TRUE(found) << name;
        EXPECT_EQ(found->id, "pack/" + name);
        EXPECT_EQ(explained(name, language)->markdown, found->markdown);
        EXPECT_EQ(found->markdown.rfind("# pack/" + name + "\n", 0), 0U) << found->markdown;
        EXPECT_FALSE(has(found->markdown, "⟨")) << found->markdown;
        EXPECT_TRUE(has(found->markdown, language == Language::zh ? "### 检查什么\n" : "### What it checks\n")) << name;
        EXPECT_FALSE(has(found->markdown, "\n## Fails\n")) << name;
        for (const Citation& cite : packs::citations_of(pack, requirement)) {
          EXPECT_TRUE(has(found->markdown, cite.url)) << name;
        }
      }
    }
  }
}

TEST(Explain, WhatARequirementAsksForInWords) {
  const std::string text = explained("kr/night", Language::en)->markdown;
  EXPECT_TRUE(has(text, "- Allowed hours: 08:00–21:00.\n")) << text;
  EXPECT_TRUE(has(text, "- Recipients: who lives in KR.\n")) << text;
  EXPECT_TRUE(has(text, "정보통신망 이용촉진 및 정보보호 등에 관한 법률 50조 3항")) << text;
  EXPECT_TRUE(has(explained("whatsapp/us-marketing", Language::en)->markdown, "- None at all.\n"));
}

TEST(Explain, AMechanismHasNoSeverity) {
  for (const std::string_view mechanism : model::names::must) {
    const auto found = explained("pack/" + std::string(mechanism), Language::zh);
    ASSERT_TRUE(found) << mechanism;
    EXPECT_FALSE(found->severity) << mechanism;
    EXPECT_FALSE(has(found->title, "⟨")) << found->title;
    EXPECT_TRUE(has(found->markdown, found->title)) << mechanism;
  }
}

TEST(Explain, RulesStayAsTheyWere) {
  const auto found = explained("content/sender", Language::en);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->severity, Severity::error);
  EXPECT_FALSE(found->since.empty());
}

TEST(Explain, NothingElseHasAPage) {
  for (const char* id :
       {"", "pack", "pack/", "pack/nothing", "kr", "kr/", "kr/nothing", "nothing/night", "pack/pack/kr/night"})
    EXPECT_FALSE(explained(id, Language::en)) << id;
}

}  // namespace
}  // namespace wayproof::api
