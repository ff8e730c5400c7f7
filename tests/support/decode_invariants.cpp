#include "support/decode_invariants.h"

#include "i18n/render.h"
#include "json/read.h"
#include "model/load.h"
#include "model/references.h"

namespace wayproof::testing {
namespace {

constexpr std::string_view workspace_text =
    R"({"format": "wayproof/workspace@1", "id": "w", "events": {"a": {}}, "channels": {"email": {"kind": "email"}}})";

class Inspection {
 public:
  explicit Inspection(std::vector<std::string_view> texts) : texts_(std::move(texts)) {}

  void findings(Report report) {
    for (const Finding& finding : std::move(report).finish()) {
      rule_ = finding.rule;
      expect(!finding.rule.empty(), "a finding without rule");
      place(finding.place, "a finding");
      message(finding.what);
      message(finding.why);
      message(finding.advice);
      for (const Label& label : finding.labels) {
        place(label.place, "a label");
        message(label.message);
      }
      for (const Fix& fix : finding.fixes) {
        message(fix.title);
        for (const FileEdit& edit : fix.edits) place({edit.file, edit.edit.span}, "an edit");
      }
    }
    rule_ = {};
  }

  void references(const model::Project& project) {
    model::for_each_reference(project, [this](const model::Reference& reference) {
      place(reference.place, "a reference");
      expect(!reference.name.empty(), "a reference to nothing");
      expect(!reference.place.span.empty(), "a reference that stands nowhere");
    });
  }

  [[nodiscard]] const std::string& broken() const { return broken_; }

 private:
  void expect(bool holds, const std::string& what) {
    if (!holds && broken_.empty()) broken_ = std::string(rule_) + ": " + what;
  }

  void place(const Place& place, const std::string& whose) {
    expect(place.file < texts_.size(), whose + " in no file");
    if (place.file >= texts_.size()) return;
    expect(place.span.begin <= place.span.end, whose + " with a reversed span");
    expect(place.span.end <= texts_[place.file].size(), whose + " outside its file");
  }

  void message(const Message& message) {
    if (message.key.empty()) return;
    expect(i18n::known(message.key), "no sentence " + message.key);
    for (const i18n::Language language : {i18n::Language::en, i18n::Language::zh}) {
      const std::string said = i18n::render(message, language);
      const bool own_mark = said.find("⟨") != std::string::npos && texts_.front().find("⟨") == std::string_view::npos;
      expect(!own_mark, "a hole in " + said);
    }
  }

  std::vector<std::string_view> texts_;
  std::string_view rule_;
  std::string broken_;
};

}  // namespace

std::string broken_decode_invariant(std::string_view text) {
  Inspection inspection({text, workspace_text});
  const json::Tree tree = json::read(text).tree;
  for (const bool broken : {false, true}) {
    const model::DecodeOptions options{.structure_broken = broken};
    Report report;
    model::Project project;
    project.journeys.push_back(model::decode_journey(tree, 0, report, options));
    project.workspace = model::decode_workspace(tree, 0, report, options);
    project.customers.push_back(model::decode_customer(tree, 0, report, options));
    model::check_project(project, report);
    inspection.findings(std::move(report));
    inspection.references(project);
  }
  for (const bool alone : {true, false}) {
    std::vector<model::InputFile> files = {{"folder/one.json", text}};
    if (!alone) files.push_back({"folder/two.json", workspace_text});
    Report report;
    const model::Loaded loaded = model::load(files, report);
    for (const model::Project& project : loaded.projects) {
      model::check_project(project, report);
      inspection.references(project);
    }
    inspection.findings(std::move(report));
  }
  return inspection.broken();
}

}  // namespace wayproof::testing
