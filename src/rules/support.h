// What rules share: making findings, names of things as people know them, and small questions about messages.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rules/rule.h"
#include "rules/steps.h"

namespace wayproof::rules {

/// A finding in the making. Its messages are "<rule id>.<part>": .what, .why, .advice, .label.<name>, .fix.<name>. A
/// rule that says different things chooses a variant; the parts are then "<rule id>.<part>.<variant>" for what and
/// advice.
class Draft {
 public:
  Draft(const RuleInfo& rule, Place place);

  Draft& severity(Severity severity) {
    finding_.severity = severity;
    return *this;
  }
  Draft& what(std::vector<Arg> args = {}, std::string_view variant = {});
  Draft& why(std::vector<Arg> args = {}, std::string_view variant = {});
  Draft& advice(std::vector<Arg> args = {}, std::string_view variant = {});
  Draft& label(Place place, std::string_view name, std::vector<Arg> args = {});
  /// A remark that several rules make: the whole key.
  Draft& word_label(Place place, std::string_view key, std::vector<Arg> args = {});
  Draft& fix(Fix fix) {
    finding_.fixes.push_back(std::move(fix));
    return *this;
  }
  /// A fix of one edit, if there is one: "<rule id>.fix.<name>".
  Draft& fix(std::string_view name, std::vector<Arg> args, Applicability applicability, ContactEffect effect,
             std::optional<FileEdit> edit);
  Draft& journey(const model::Journey& journey) {
    finding_.journey = journey.id.value;
    return *this;
  }
  Draft& step(const model::Step& step) {
    finding_.steps.push_back(step.id.value);
    return *this;
  }
  /// It cannot be told without an answer to this question ("question.<name>" of the catalogue).
  Draft& question(std::string_view name);
  /// A wayproof/customer@1 text that shows it when traced.
  Draft& witness(std::string customer) {
    finding_.witness = std::move(customer);
    return *this;
  }

  /// The message of a fix of this rule.
  [[nodiscard]] Message fix_title(std::string_view name, std::vector<Arg> args = {}) const;
  void add_to(Report& report) { report.add(std::move(finding_)); }

 private:
  [[nodiscard]] Message message(std::string_view part, std::string_view variant, std::vector<Arg> args) const;
  Finding finding_;
};

/// What there is to say about a journey as a whole, {journey} its title: what, why and advice.
[[nodiscard]] Draft about_journey(const RuleInfo& rule, const model::Journey& journey, Span span);

/// What the file says about the n-th step of a journey.
[[nodiscard]] inline const model::Step& model_step(const Context& context, Index journey, Index n) {
  return context.project.journeys[journey].steps[n];
}

/// Changes to one of our own files by JSON pointer, as json/set_value.h makes them; nothing for files of other systems
/// and for what cannot be changed.
[[nodiscard]] std::optional<FileEdit> set_in(const Context& context, FileId file, std::string_view pointer,
                                             std::string_view json);
[[nodiscard]] std::optional<FileEdit> insert_in(const Context& context, FileId file, std::string_view pointer,
                                                std::string_view key, std::string_view json, std::string_view after);
[[nodiscard]] std::optional<FileEdit> remove_in(const Context& context, FileId file, std::string_view pointer);
/// Adds an item to an array that is a member of the object at `pointer`, making the array if need be.
[[nodiscard]] std::optional<FileEdit> append_in(const Context& context, FileId file, std::string_view pointer,
                                                std::string_view key, std::string_view json, std::string_view after);

/// The part of the file a missing key belongs to: the step's own key.
[[nodiscard]] inline Span key_of(const model::Step& step) { return step.id.span; }

[[nodiscard]] inline bool is_marketing(model::Purpose purpose) {
  return purpose == model::Purpose::marketing || purpose == model::Purpose::mixed;
}
/// Whether a journey sends marketing, a call by a colleague included.
[[nodiscard]] bool sends_marketing(const Context& context, Index journey);
/// Marketing with an offer, or about a topic that sells.
[[nodiscard]] bool sells(const Context& context, const StepView& step);
/// Whether a check of the gate decides about this message.
[[nodiscard]] bool enforced(const Context& context, model::Check check, const program::Step& step);
/// Whether a check concerns this message at all.
[[nodiscard]] bool applies(const Context& context, model::Check check, const program::Step& step);
[[nodiscard]] model::Mode mode_of(const Context& context, model::Check check);

/// Names for sentences: the title where there is one, else the id.
[[nodiscard]] ArgValue title_of(const model::Text& title, std::string_view id);
[[nodiscard]] ArgValue title_of(const model::Step& step);
[[nodiscard]] ArgValue title_of(const model::Journey& journey);
[[nodiscard]] ArgValue title_of_topic(const Context& context, std::string_view id);
[[nodiscard]] ArgValue title_of_channel(const Context& context, std::string_view id);
[[nodiscard]] ArgValue title_of_event(const Context& context, std::string_view id);
/// The word for a channel's kind ("SMS", "mail").
[[nodiscard]] Verbatim verbatim(std::string_view text);

}  // namespace wayproof::rules
