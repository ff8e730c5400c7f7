// Every requirement that comes with Wayproof can be broken and can hold: for each of its channels, purposes and regions
// a small workspace made from its own parameters breaks it, and another holds to it. What breaks the first, and how the
// other one avoids it, is written to tests/golden/packs/requirements.txt.
#include <gtest/gtest.h>

#include <algorithm>

#include "api/compliance.h"
#include "i18n/render.h"
#include "model/names.h"
#include "packs/library.h"
#include "report/compliance_report.h"
#include "support/golden.h"
#include "support/requirement_scenes.h"

namespace wayproof::testing {
namespace {

/// The answer to a requirement, what hangs on time being proved, and the first sentence that shows it.
struct Told {
  std::string answer, sentence;
};

Told told(const RequirementScene& scene, const std::string& name) {
  std::vector<model::InputFile> files;
  for (const TestFile& file : scene.files) files.push_back({file.first, file.second});
  api::Reviewed reviewed;
  api::review(files, scene.as_of, reviewed);
  for (const report::RequirementRow& row : reviewed.projects.at(0).rows) {
    if (packs::name_of(*row.answer->pack, *row.answer->requirement) != name) continue;
    const std::string sentence =
        row.findings.empty() ? "" : i18n::render(row.findings.front()->what, i18n::Language::en);
    return {std::string(report::name_of(row.judgement)), sentence};
  }
  return {"no such requirement", {}};
}

std::string shown(const RequirementScene& scene) {
  std::string out;
  for (const TestFile& file : scene.files) out += "\n" + file.first + ": " + file.second;
  return out;
}

class ShippedRequirements : public ::testing::TestWithParam<packs::ShippedPack> {};

TEST_P(ShippedRequirements, CanBeBrokenAndCanHold) {
  const model::Pack pack = packs::read(GetParam());
  for (const model::Requirement& requirement : pack.requirements) {
    const std::string name = packs::name_of(pack, requirement);
    for (const RequirementCase& one : cases_of(pack, requirement)) {
      SCOPED_TRACE(name + ": " + one.region + " " +
                   std::string(model::names::of(model::names::channel_kind, one.channel)) + " " +
                   std::string(model::names::of(model::names::purpose, one.purpose)));
      const auto pair = requirement_pair(pack, requirement, one);
      ASSERT_TRUE(pair) << "no scene is known";
      const std::string broken = told(pair->broken, name).answer;
      const bool fails = broken == "broken" || broken == "needs_data" || broken == "needs_attestation";
      EXPECT_TRUE(fails) << broken << shown(pair->broken);
      const Told held = told(pair->held, name);
      EXPECT_EQ(held.answer, pair->held_answer) << held.sentence << shown(pair->held);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(All, ShippedRequirements,
                         ::testing::ValuesIn(packs::shipped().begin(), packs::shipped().end()),
                         [](const ::testing::TestParamInfo<packs::ShippedPack>& one) {
                           std::string name(one.param.id);
                           std::replace_if(
                               name.begin(), name.end(), [](char c) { return c == '.' || c == '-'; }, '_');
                           return name;
                         });

TEST(ShippedRequirementsList, SaysWhatBreaksThemAndWhatDoesNot) {
  std::string list;
  for (const packs::ShippedPack& shipped : packs::shipped()) {
    const model::Pack pack = packs::read(shipped);
    for (const model::Requirement& requirement : pack.requirements) {
      const std::string name = packs::name_of(pack, requirement);
      const auto pair = requirement_pair(pack, requirement, cases_of(pack, requirement).front());
      ASSERT_TRUE(pair) << name;
      const Told broken = told(pair->broken, name);
      list += name + "\n  Fails: " + (broken.sentence.empty() ? pair->breaks_by : broken.sentence) +
              "\n  Passes: " + pair->holds_by + ".\n";
    }
  }
  EXPECT_TRUE(matches_golden("packs/requirements.txt", list));
}

}  // namespace
}  // namespace wayproof::testing
