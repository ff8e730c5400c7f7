#include "api/fix.h"

#include <algorithm>

#include "api/answers.h"
#include "finding/apply_fixes.h"
#include "i18n/render.h"
#include "report/json_writer.h"

namespace wayproof::api {
namespace {

constexpr int most_rounds = 10;

/// Takes out the fixes that would change a file that is not to be changed.
void keep_within(std::vector<Finding>& findings, const std::vector<FileId>& only) {
  if (only.empty()) return;
  const auto leaves = [&](const Fix& fix) {
    return std::any_of(fix.edits.begin(), fix.edits.end(), [&](const FileEdit& edit) {
      return std::find(only.begin(), only.end(), edit.file) == only.end();
    });
  };
  for (Finding& finding : findings) {
    finding.fixes.erase(std::remove_if(finding.fixes.begin(), finding.fixes.end(), leaves), finding.fixes.end());
  }
}

std::vector<model::InputFile> with_texts(const std::vector<model::InputFile>& files,
                                         const std::vector<std::string>& texts) {
  std::vector<model::InputFile> result = files;
  for (std::size_t i = 0; i < files.size(); ++i) result[i].text = texts[i];
  return result;
}

}  // namespace

Fixed fix(const std::vector<model::InputFile>& files, const FixOptions& options) {
  const FixPolicy policy = options.unsafe ? FixPolicy::unsafe_too : FixPolicy::safe_only;
  Fixed result;
  for (const model::InputFile& file : files) result.texts.emplace_back(file.text);
  for (int round = 0; round < most_rounds; ++round) {
    std::vector<Finding> findings = check(with_texts(files, result.texts), {options.as_of, {}}).findings;
    keep_within(findings, options.only);
    const std::vector<std::string_view> texts(result.texts.begin(), result.texts.end());
    AppliedFixes applied = apply_fixes(findings, texts, policy);
    if (applied.applied.empty()) break;
    for (const FixChoice& choice : applied.applied) {
      const Finding& finding = findings[choice.finding];
      result.applied.push_back({finding.rule, finding.fixes[choice.fix].title});
    }
    result.texts = std::move(applied.texts);
  }
  return result;
}

Answer answer_fix(const Request& request) {
  if (!request.as_of) return BadRequest{"\"as_of\" is missing"};
  const bool unsafe = !request.root()["safe_only"].boolean().value_or(true);
  const Fixed fixed = fix(request.files, {*request.as_of, unsafe, {}});
  using report::ordered_json;
  ordered_json files = ordered_json::array();
  for (std::size_t i = 0; i < request.files.size(); ++i) {
    const model::InputFile& file = request.files[i];
    files.push_back({{"name", file.name}, {"text", fixed.texts[i]}, {"changed", fixed.texts[i] != file.text}});
  }
  ordered_json applied = ordered_json::array();
  for (const AppliedFix& one : fixed.applied) {
    applied.push_back({{"rule", one.rule}, {"title", i18n::render(one.title, request.language)}});
  }
  const Checked after = check(with_texts(request.files, fixed.texts), {*request.as_of, {}});
  const std::vector<report::Source> sources = sources_of(after.loaded);
  const report::Context context = context_of(*request.as_of, request.language);
  report::JsonWriter writer(sources, context);
  return report::dump({{"format", "wayproof/fixed@1"},
                       {"files", std::move(files)},
                       {"applied", std::move(applied)},
                       {"report", writer.report(after.findings)}});
}

}  // namespace wayproof::api
