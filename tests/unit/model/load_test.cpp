// From files to projects: what a file is, whose it is, and the names that must mean something.
#include "model/load.h"

#include <gtest/gtest.h>

#include "i18n/render.h"
#include "model/references.h"
#include "support/model.h"

namespace wayproof::model {
namespace {

using testing::Said;

std::string journey(std::string_view id, std::string_view rest = R"("entry": {"on": {"handed_over": true}})") {
  return R"({"format": "wayproof/journey@1", "id": ")" + std::string(id) + R"(", )" + std::string(rest) +
         R"(, "first": "end", "steps": {"end": {"type": "end"}}})";
}
std::string workspace(std::string_view rest) {
  return R"({"format": "wayproof/workspace@1", "id": "w", )" + std::string(rest) + "}";
}

/// Loads and checks texts that live as long as this does.
struct Files {
  std::vector<std::pair<std::string, std::string>> texts;
  Loaded loaded;
  std::vector<std::string> said;  ///< "rule at `text` in file"

  explicit Files(std::vector<std::pair<std::string, std::string>> named, Recognise recognise = nullptr)
      : texts(std::move(named)) {
    std::vector<InputFile> inputs;
    for (const auto& [name, text] : texts) inputs.push_back({name, text});
    Report report;
    loaded = load(inputs, report, recognise);
    for (const Project& project : loaded.projects) check_project(project, report);
    for (const Finding& finding : std::move(report).finish()) {
      const Span span = finding.place.span;
      said.push_back(std::string(finding.rule) + " at `" +
                     texts[finding.place.file].second.substr(span.begin, span.size()) + "` in " +
                     texts[finding.place.file].first);
    }
  }
  using Lines = std::vector<std::string>;
};

TEST(Load, AJourneyAloneIsAProjectWithoutWorkspace) {
  const Files files({{"cart.journey.json", journey("cart")}});
  ASSERT_EQ(files.loaded.projects.size(), 1u);
  EXPECT_FALSE(files.loaded.projects[0].workspace.given);
  EXPECT_EQ(files.loaded.projects[0].journeys.at(0).id.value, "cart");
  EXPECT_EQ(files.loaded.projects[0].files.at(0).kind, FileKind::journey);
  EXPECT_EQ(files.said, Files::Lines{});
}

TEST(Load, NothingIsAnEmptyProject) {
  const Files files({});
  ASSERT_EQ(files.loaded.projects.size(), 1u);
  EXPECT_TRUE(files.loaded.projects[0].files.empty());
}

TEST(Load, TheOnlyWorkspaceHoldsEverythingWhateverItsGlobsSay) {
  const Files files(
      {{"a/cart.json", journey("cart")}, {"b/shop.json", workspace(R"("journeys": ["*.journey.json"])")}});
  ASSERT_EQ(files.loaded.projects.size(), 1u);
  EXPECT_TRUE(files.loaded.projects[0].workspace.given);
  EXPECT_EQ(files.loaded.projects[0].journeys.size(), 1u);
}

TEST(Load, OfSeveralWorkspacesTheNearestThatMatches) {
  const Files files({{"shop.json", workspace(R"("journeys": ["**/*.journey.json"])")},
                     {"b2b/b2b.json", workspace(R"("journeys": ["*.journey.json"])")},
                     {"b2b/lead.journey.json", journey("lead")},
                     {"b2b/deep/far.journey.json", journey("far")},
                     {"cart.journey.json", journey("cart")},
                     {"elsewhere.json", journey("lone")},
                     {"b2b/deep/li.json", R"({"format": "wayproof/customer@1", "id": "li"})"}});
  ASSERT_EQ(files.loaded.projects.size(), 3u);
  const auto ids = [&](std::size_t project) {
    std::vector<std::string> result;
    for (const Journey& each : files.loaded.projects[project].journeys) result.push_back(each.id.value);
    return result;
  };
  EXPECT_EQ(ids(0), (std::vector<std::string>{"far", "cart"}));
  EXPECT_EQ(ids(1), (std::vector<std::string>{"lead"}));
  EXPECT_EQ(ids(2), (std::vector<std::string>{"lone"}));
  EXPECT_EQ(files.loaded.projects[1].customers.size(), 1u) << "customers go by folder alone";
  for (const Project& project : files.loaded.projects) EXPECT_EQ(project.files.size(), 7u);
  EXPECT_EQ(files.said, Files::Lines{});
}

TEST(Load, TwoWorkspacesThatClaimTheSameFilesAreOneFinding) {
  const Files files({{"one.json", workspace(R"("journeys": ["*.journey.json"])")},
                     {"two.json", workspace(R"("journeys": ["x", "c*"])")},
                     {"cart.journey.json", journey("cart")},
                     {"care.journey.json", journey("care")}});
  EXPECT_EQ(files.said, (Files::Lines{"file/two-workspaces at `\"c*\"` in two.json"}));
  EXPECT_EQ(files.loaded.projects[0].journeys.size(), 2u);
  EXPECT_EQ(files.loaded.projects[1].journeys.size(), 0u);
}

TEST(Load, WhatAFileIs) {
  const Files files(
      {{"a",
        R"({"format": "wayproof/jurney@1", "id": "a", "entry": {"on": {"handed_over": true}}, "first": "end", "steps": {"end": {"type": "end"}}})"},
       {"b", R"({"format": "wayproof/journey@2", "id": "b"})"},
       {"c", R"({"format": "wayproof/sandwich@1"})"},
       {"d", R"({"format": "wayproof/audience@1", "mood": 1})"},
       {"e.json", R"({"name": "e", "version": "1.0.0"})"},
       {"f.html", "<p>{{name}}</p>"},
       {"g.json", ""},
       {"h",
        R"({"id": "h", "entry": {"on": {"handed_over": true}}, "first": "end", "steps": {"end": {"type": "end"}}})"},
       {"i", "[1, 2]"}});
  const auto& kinds = files.loaded.projects[0].files;
  const std::vector<FileKind> expected = {FileKind::journey, FileKind::unknown, FileKind::unknown,
                                          FileKind::other,   FileKind::unknown, FileKind::other,
                                          FileKind::unknown, FileKind::journey, FileKind::unknown};
  for (std::size_t i = 0; i < expected.size(); ++i) EXPECT_EQ(kinds[i].kind, expected[i]) << kinds[i].name;
  EXPECT_EQ(files.said, (Files::Lines{"file/bad-value at `\"wayproof/jurney@1\"` in a",
                                      "file/unknown-format at `\"wayproof/journey@2\"` in b",
                                      "file/unknown-format at `\"wayproof/sandwich@1\"` in c",
                                      "file/unknown-format at `` in e.json", "file/syntax at `` in g.json",
                                      "file/missing-key at `{` in h", "file/unknown-format at `` in i"}));
}

TEST(Load, AnImporterKnowsItsExports) {
  const Files files({{"export.json", R"({"nodes": []})"}, {"flow.yaml", "nodes: []"}, {"own.json", journey("own")}},
                    [](std::string_view text, json::Value root) -> std::string_view {
                      return root["nodes"] || text.substr(0, 6) == "nodes:" ? "somewhere" : "";
                    });
  const auto& given = files.loaded.projects[0].files;
  EXPECT_EQ(given[0].kind, FileKind::imported);
  EXPECT_EQ(given[0].system, "somewhere");
  EXPECT_EQ(given[1].kind, FileKind::imported);
  EXPECT_EQ(given[2].kind, FileKind::journey);
  EXPECT_EQ(files.said, Files::Lines{});
}

TEST(Load, EqualIds) {
  const Files files({{"w", workspace(R"("stages": {"a": ["new", "won"], "b": ["won"]})")},
                     {"a", journey("cart")},
                     {"b", journey("cart")}});
  EXPECT_EQ(files.said, (Files::Lines{"file/duplicate-id at `\"won\"` in w", "file/duplicate-id at `\"cart\"` in b"}));
}

TEST(Load, AMissingBraceIsNotAlsoMissingKeysAndNames) {
  const Files files(
      {{"a.json", R"({"format": "wayproof/journey@1", "id": "a", "entry": {"on": {"event": "x"}, "first": "s",
    "steps": {"s": {"type": "end"}}})"},
       {"w.json", workspace(R"("events": {"x": {}})")}});
  ASSERT_EQ(files.said.size(), 1u);
  EXPECT_EQ(files.said[0].substr(0, 11), "file/syntax");
}

// ---- names ----------------------------------------------------------------------------------------------------------

TEST(References, UnknownNamesWithTheNearestOne) {
  const std::string text =
      R"({"format": "wayproof/journey@1", "id": "j", "entry": {"on": {"event": "order.payed"}}, "first": "mial",
    "steps": {"mail": {"type": "message", "channel": "email", "purpose": "otp", "content": {"template": "hello"}, "next": "gone"}}})";
  const std::string settings = workspace(
      R"("events": {"order.paid": {}}, "channels": {"email": {"kind": "email"}}, "templates": {"hello": {}})");
  Report report;
  const Loaded loaded = load({{"j.json", text}, {"w.json", settings}}, report);
  check_project(loaded.projects[0], report);
  const auto findings = std::move(report).finish();
  ASSERT_EQ(findings.size(), 3u);
  const auto what = [&](std::size_t i) { return i18n::render(findings[i].what, i18n::Language::en); };
  EXPECT_EQ(what(0), "There is no event “order.payed”.");
  EXPECT_EQ(findings[0].fixes.at(0).edits.at(0).edit.text, "\"order.paid\"");
  EXPECT_EQ(what(1), "There is no step “mial”.");
  EXPECT_EQ(what(2), "There is no step “gone”.");
  EXPECT_TRUE(findings[2].fixes.empty());
  EXPECT_EQ(findings[2].steps, std::vector<std::string>{"mail"});
  EXPECT_EQ(findings[2].journey, "j");
}

TEST(References, WithoutWorkspaceOneQuestionAFile) {
  const std::string text = journey("j", R"("entry": {"on": {"event": "x"}, "if": {"tag": "t"}})");
  const Files files(
      {{"a", text},
       {"b",
        journey("k", R"("entry": {"on": {"event": "x"}}, "exits": [{"on": {"event": "y"}, "next": "nowhere"}])")}});
  EXPECT_EQ(files.said, (Files::Lines{"file/no-workspace at `\"x\"` in a", "file/no-workspace at `\"x\"` in b",
                                      "file/unknown-reference at `\"nowhere\"` in b"}));
}

TEST(References, TagsCountOnlyWhereTheyAreListed) {
  const std::string text = journey("j", R"("entry": {"on": {"becomes": {"tag": "vip"}}})");
  EXPECT_EQ(Files({{"a", text}, {"w", workspace(R"("title": "x")")}}).said, Files::Lines{});
  EXPECT_EQ(Files({{"a", text}, {"w", workspace(R"("tags": ["gold"])")}}).said,
            (Files::Lines{"file/unknown-reference at `\"vip\"` in a"}));
}

TEST(References, AFilterWithAJourneyMeansThatJourneysSteps) {
  const std::string a =
      journey("a", R"("entry": {"on": {"reaction": "opened", "of": {"journey": "b", "step": "mail"}}})");
  const std::string b =
      journey("b", R"("entry": {"on": {"reaction": "opened", "of": {"journey": "c", "step": "mail"}}})");
  const Files files({{"a", a}, {"b", b}, {"w", workspace(R"("title": "x")")}});
  EXPECT_EQ(files.said,
            (Files::Lines{"file/unknown-reference at `\"mail\"` in a", "file/unknown-reference at `\"c\"` in b"}))
      << "of an unknown journey the steps are not asked for";
}

TEST(References, EveryNameOfTheFullSamplesStandsAtItsPlace) {
  const std::string journey_text = testing::source_file("tests/data/model/full.journey.json");
  const std::string workspace_text = testing::source_file("tests/data/model/full.workspace.json");
  const std::string customer_text = testing::source_file("tests/data/model/full.customer.json");
  Report report;
  const std::vector<InputFile> inputs = {{"j", journey_text}, {"w", workspace_text}, {"c", customer_text}};
  const Loaded loaded = load(inputs, report);
  std::vector<std::size_t> seen(14);
  for_each_reference(loaded.projects[0], [&](const Reference& reference) {
    const std::string_view text = inputs[reference.place.file].text;
    const Span span = reference.place.span;
    EXPECT_EQ(text.substr(span.begin, span.size()), "\"" + std::string(reference.name) + "\"");
    ++seen[static_cast<std::size_t>(reference.to)];
  });
  for (std::size_t i = 0; i < seen.size(); ++i) EXPECT_GT(seen[i], 0u) << name(static_cast<Refers>(i));
}

TEST(References, TheShippedExamplesNameOnlyWhatExists) {
  const char* folder = "examples/c02-cart-recovery-as-written/";
  std::vector<std::string> names = {"cart-recovery.journey.json", "new-customer-care.journey.json",
                                    "fashion-shop.workspace.json", "never-pays.customer.json"};
  std::vector<std::pair<std::string, std::string>> texts;
  for (const std::string& file : names) texts.emplace_back(folder + file, testing::source_file(folder + file));
  EXPECT_EQ(Files(texts).said, Files::Lines{});
}

}  // namespace
}  // namespace wayproof::model
