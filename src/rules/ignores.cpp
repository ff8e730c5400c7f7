#include "rules/ignores.h"

#include "rules/support.h"

namespace wayproof::rules {

extern const Rule file_unused_ignore;  // reading.cpp
namespace {

const RuleInfo& unused = file_unused_ignore.info;

struct Scope {
  FileId file = 0;
  const model::Journey* journey = nullptr;  ///< absent: everything
  const model::Step* step = nullptr;
};

bool covers(const model::Ignore& ignore, const Scope& scope, const Finding& finding) {
  if (finding.rule != ignore.rule.value || finding.rule == unused.id) return false;
  if (scope.journey == nullptr) return true;
  if (scope.step == nullptr) {
    return finding.journey == scope.journey->id.value || (finding.journey.empty() && finding.place.file == scope.file);
  }
  if (finding.journey == scope.journey->id.value && !finding.steps.empty()) {
    return finding.steps.front() == scope.step->id.value;
  }
  return finding.place.file == scope.file && scope.step->span.contains(finding.place.span);
}

bool names_a_rule(std::string_view id) {
  if (find_rule(id) != nullptr || id.substr(0, 5) == "pack/") return true;  // requirements: packs/
  for (const std::string_view retired : retired_ids()) {
    if (retired == id) return true;
  }
  return false;
}

class Honouring {
 public:
  Honouring(const Context& context, std::vector<Finding>& findings) : context_(context), findings_(findings) {}

  void apply(const std::vector<model::Ignore>& ignores, const Scope& scope) {
    for (std::size_t i = 0; i < ignores.size(); ++i) apply(ignores[i], i, scope);
  }
  void finish() {
    for (Finding& finding : about_ignores_) findings_.push_back(std::move(finding));
  }

 private:
  void apply(const model::Ignore& ignore, std::size_t index, const Scope& scope) {
    const bool expired = ignore.until && ignore.until->value < context_.as_of;
    bool used = false;
    for (Finding& finding : findings_) {
      if (!covers(ignore, scope, finding)) continue;
      used = true;
      if (!expired && finding.ignored.empty()) finding.ignored = ignore.reason.value;
    }
    if (expired) {
      complain(ignore, index, scope, used ? "expired" : "expired_unused");
    } else if (!names_a_rule(ignore.rule.value)) {
      complain(ignore, index, scope, "no_such_rule");
    } else if (!used) {
      complain(ignore, index, scope, {});
    }
  }

  void complain(const model::Ignore& ignore, std::size_t index, const Scope& scope, std::string_view variant) {
    Draft draft(unused, {scope.file, ignore.rule.span});
    std::vector<Arg> args{{"rule", verbatim(ignore.rule.value)}};
    if (variant.substr(0, 7) == "expired") args.push_back({"until", Date{ignore.until->value}});
    draft.what(args, variant).advice(args, variant);
    if (variant != "no_such_rule" && variant != "expired") {
      const std::string list = scope.step == nullptr ? "/ignore" : "/steps/" + scope.step->id.value + "/ignore";
      draft.fix("remove", {}, Applicability::safe, ContactEffect::none,
                remove_in(context_, scope.file, list + "/" + std::to_string(index)));
    }
    if (scope.journey != nullptr) draft.journey(*scope.journey);
    if (scope.step != nullptr) draft.step(*scope.step);
    Report one;
    draft.add_to(one);
    about_ignores_.push_back(one.findings().front());
  }

  const Context& context_;
  std::vector<Finding>& findings_;
  std::vector<Finding> about_ignores_;
};

}  // namespace

void honour_ignores(const Context& context, std::vector<Finding>& findings) {
  Honouring honouring(context, findings);
  // The nearest reason is the one shown, so steps come first.
  for (const auto& journey : context.project.journeys) {
    for (const auto& step : journey.steps) honouring.apply(step.ignores, {journey.file, &journey, &step});
    honouring.apply(journey.ignores, {journey.file, &journey, nullptr});
  }
  honouring.apply(context.workspace().ignores, {context.workspace().file, nullptr, nullptr});
  honouring.finish();
}

}  // namespace wayproof::rules
