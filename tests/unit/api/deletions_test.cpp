// The acceptance test of a broken file with everything switched on: out of each example each token is taken in turn,
// and its whole folder is checked, rules and all. What the person then sees is counted: the findings that were not
// there before, whether the first stands within one line of the place, and how many steps are still there to be drawn.
//
// A full count takes minutes, so by default one token in 97 is taken out; WAYPROOF_EVERY=1 takes each.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "api/check.h"
#include "json/read.h"
#include "support/examples.h"
#include "support/source_dir.h"
#include "support/token_deletion.h"
#include "text/line_index.h"

namespace wayproof::testing {
namespace {

namespace fs = std::filesystem;

struct Folder {
  std::vector<std::string> names, texts;
};

/// Folders that hold a workspace of ordinary size, each with the files below it.
std::vector<Folder> folders() {
  std::set<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(source_dir()) / "examples")) {
    const bool holds = entry.path().string().find(".workspace.json") != std::string::npos;
    if (holds && !in_large_example(entry.path())) paths.insert(entry.path().parent_path());
  }
  std::vector<Folder> all;
  for (const auto& path : paths) {
    std::set<fs::path> files;
    for (const auto& entry : fs::directory_iterator(path)) {
      if (entry.path().extension() == ".json") files.insert(entry.path());
    }
    Folder& folder = all.emplace_back();
    for (const auto& file : files) {
      std::stringstream content;
      content << std::ifstream(file, std::ios::binary).rdbuf();
      folder.names.push_back(file.filename().string());
      folder.texts.push_back(content.str());
    }
  }
  return all;
}

struct Seen {
  std::vector<Finding> findings;
  std::set<std::string> steps;  ///< of the journeys in the file that is looked at
};

Seen look(const Folder& folder, std::size_t at, std::string_view text) {
  std::vector<model::InputFile> files;
  for (std::size_t f = 0; f < folder.names.size(); ++f) {
    files.push_back({folder.names[f], f == at ? text : std::string_view(folder.texts[f])});
  }
  api::CheckOptions options;
  options.as_of = day_of({2026, 11, 21});
  api::Checked checked = api::check(files, options);
  Seen seen;
  for (const auto& project : checked.loaded.projects) {
    for (const auto& journey : project.journeys) {
      if (project.files[journey.file].name != folder.names[at]) continue;
      for (const auto& step : journey.steps) seen.steps.insert(step.id.value);
    }
  }
  seen.findings = std::move(checked.findings);
  return seen;
}

bool same(const Finding& a, const Finding& b) { return a.rule == b.rule && compare(a.what, b.what) == 0; }

TEST(Deletions, WithEveryRuleOnLeaveFewFindingsAtThePlaceAndTheMap) {
  const char* const wanted = std::getenv("WAYPROOF_EVERY");
  const std::size_t every = wanted != nullptr ? std::strtoul(wanted, nullptr, 10) : 97;
  DeletionFigures all;
  std::size_t counter = 0;
  for (const Folder& folder : folders()) {
    for (std::size_t f = 0; f < folder.names.size(); ++f) {
      const std::string& text = folder.texts[f];
      if (!json::read(text).errors.empty()) continue;  // one of the broken examples
      const Seen before = look(folder, f, text);
      for (const Cutting& cut : cuttings(text, Cut::token)) {
        if (counter++ % every != 0) continue;
        const Seen after = look(folder, f, cut.text);
        DeletionOutcome outcome;
        outcome.offset = cut.begin;
        outcome.steps_before = before.steps.size();
        for (const std::string& name : after.steps) outcome.steps_kept += before.steps.count(name);
        const LineIndex lines(cut.text);
        for (const Finding& finding : after.findings) {
          const bool known = std::any_of(before.findings.begin(), before.findings.end(),
                                         [&](const Finding& one) { return same(one, finding); });
          if (known) continue;
          if (outcome.findings++ > 0) continue;
          const auto line = lines.at(cut.begin).line;
          const auto found = lines.at(finding.place.span.begin).line;
          outcome.near = finding.place.file == f && found <= line + 1 && line <= found + 1;
        }
        all.add(outcome);
      }
    }
  }
  const auto share = [&](std::size_t count) {
    return 100.0 * static_cast<double>(count) / static_cast<double>(all.deletions);
  };
  std::printf(
      "%zu deletions, every rule on: at most two new findings %.2f %%, first within a line %.2f %%, 90 %% of the "
      "steps left %.2f %%\n",
      all.deletions, share(all.at_most_two), share(all.near), share(all.most_steps_kept));
  EXPECT_GE(share(all.at_most_two), 90.0);
  EXPECT_GE(share(all.near), 90.0);
  EXPECT_GE(share(all.most_steps_kept), 90.0);
}

}  // namespace
}  // namespace wayproof::testing
