// Our own JSON, "wayproof/report@1": everything a finding holds, in the reader's language, with every place in all
// countings. schema/report-1.schema.json describes it; a test holds the two together.
#include <nlohmann/json.hpp>

#include "report/writers.h"

namespace wayproof::report {
namespace {

using nlohmann::ordered_json;

class JsonWriter {
 public:
  explicit JsonWriter(const Input& input) : input_(input), sources_(input.sources) {}

  ordered_json report() {
    ordered_json findings = ordered_json::array();
    for (const Finding& finding : input_.findings) findings.push_back(entry(finding));
    return {{"format", "wayproof/report@1"},
            {"version", input_.context.version},
            {"as_of", iso_date(input_.context.as_of)},
            {"tzdata", input_.context.tzdata},
            {"language", i18n::code(input_.context.language)},
            {"summary", counted()},
            {"files", files()},
            {"findings", std::move(findings)}};
  }

 private:
  std::string say(const Message& message) const { return said(message, input_.context); }

  ordered_json counted() const {
    const Counts counts = count(input_.findings);
    return {{"errors", counts.errors},   {"warnings", counts.warnings},
            {"infos", counts.infos},     {"questions", counts.needs_data},
            {"ignored", counts.ignored}, {"text", summary(input_.findings, input_.sources, input_.context)}};
  }

  ordered_json files() const {
    ordered_json names = ordered_json::array();
    for (const Source& source : input_.sources) names.push_back(source.name);
    return names;
  }

  static ordered_json point(const Position& position, std::uint32_t byte) {
    return {{"line", position.line}, {"column", position.column}, {"utf16", position.utf16}, {"byte", byte}};
  }

  ordered_json place(const Place& where) {
    if (!sources_.has(where.file)) return nullptr;
    const Range range = sources_.range(where);
    return {{"file", sources_.name(where.file)},
            {"start", point(range.begin, range.bytes.begin)},
            {"end", point(range.end, range.bytes.end)}};
  }

  ordered_json entry(const Finding& finding) {
    ordered_json out{{"rule", finding.rule},
                     {"severity", name_of(finding.severity)},
                     {"at", place(finding.place)},
                     {"message", finding.what.key},
                     {"what", say(finding.what)}};
    if (!finding.why.key.empty()) out["why"] = say(finding.why);
    if (!finding.advice.key.empty()) out["advice"] = say(finding.advice);
    if (!finding.labels.empty()) out["labels"] = labels(finding);
    if (!finding.fixes.empty()) out["fixes"] = fixes(finding);
    if (!finding.sources.empty()) out["sources"] = citations(finding);
    if (!finding.journey.empty()) out["journey"] = finding.journey;
    if (!finding.steps.empty()) out["steps"] = finding.steps;
    if (needs_data(finding)) out["question"] = {{"key", finding.question}, {"text", say({finding.question, {}})}};
    if (!finding.witness.empty()) out["witness"] = finding.witness;
    if (is_ignored(finding)) out["ignored"] = finding.ignored;
    return out;
  }

  ordered_json labels(const Finding& finding) {
    ordered_json out = ordered_json::array();
    for (const Label& label : finding.labels) out.push_back({{"at", place(label.place)}, {"text", say(label.message)}});
    return out;
  }

  ordered_json fixes(const Finding& finding) {
    ordered_json out = ordered_json::array();
    for (const Fix& fix : finding.fixes) {
      ordered_json edits = ordered_json::array();
      for (const FileEdit& change : fix.edits) {
        edits.push_back({{"at", place({change.file, change.edit.span})}, {"text", change.edit.text}});
      }
      out.push_back({{"title", say(fix.title)},
                     {"applicability", name_of(fix.applicability)},
                     {"effect", name_of(fix.effect)},
                     {"edits", std::move(edits)}});
    }
    return out;
  }

  static ordered_json citations(const Finding& finding) {
    ordered_json out = ordered_json::array();
    for (const Citation& source : finding.sources) {
      ordered_json citation{{"title", source.title}};
      if (!source.url.empty()) citation["url"] = source.url;
      if (!source.checked.empty()) citation["checked"] = source.checked;
      out.push_back(std::move(citation));
    }
    return out;
  }

  const Input& input_;
  SourceMap sources_;
};

}  // namespace

std::string write_json(const Input& input) {
  // Names and texts come from files and may hold bytes that are not UTF-8; `replace` shows them as U+FFFD.
  return JsonWriter(input).report().dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace wayproof::report
