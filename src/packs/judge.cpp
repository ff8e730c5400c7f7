#include "packs/judge.h"

#include <algorithm>
#include <deque>
#include <limits>

#include "facts/facts.h"
#include "model/words.h"
#include "packs/asked.h"
#include "packs/mechanisms.h"

namespace wayproof::packs {
namespace {

/// All that rules and mechanisms read of the project as one group meets it.
struct Reading {
  const View* view = nullptr;
  rules::Steps steps;
  rules::Texts texts;
  std::optional<rules::Context> context;
};

/// Days on which a message of a journey can go out, as far as its active period says.
struct Days {
  Day first = 0, last = std::numeric_limits<Day>::max();
};

Days days_of(const rules::Context& context, const model::Journey& journey) {
  Days days{context.as_of};
  if (!journey.active) return days;
  if (journey.active->from) days.first = std::max(days.first, day_of_local(journey.active->from->value));
  if (journey.active->until) {
    const bool stops = journey.active->at_end == model::Active::AtEnd::leave;
    const std::int64_t after = stops ? 0 : facts::most_seconds(journey.lifetime.value) / day_seconds + 1;
    days.last = std::max(days.first, day_of_local(journey.active->until->value) + static_cast<Day>(after));
  }
  return days;
}

class Judging {
 public:
  Judging(const rules::Context& context, const Library& library, const Audiences& audiences,
          std::vector<Finding>& findings)
      : context_(context), library_(library), audiences_(audiences), findings_(findings) {
    for (const View& view : audiences.views) read(view);
  }

  std::vector<Answer> judge() {
    for (const model::Pack* pack : library_.packs) {
      for (const model::Requirement& requirement : pack->requirements) {
        if (is_replaced(name_of(*pack, requirement))) continue;
        answers_.push_back(answer(*pack, requirement));
      }
    }
    return std::move(answers_);
  }

 private:
  void read(const View& view) {
    Reading& reading = readings_.emplace_back();
    reading.view = &view;
    reading.context.emplace(rules::Context{view.project, view.program, view.facts, context_.as_of});
    reading.steps = rules::steps_in(*reading.context);
    reading.context->steps = &reading.steps;
    reading.texts = rules::texts_of(*reading.context);
    reading.context->texts = &reading.texts;
  }

  const rules::Context& context_of(const View* view) const {
    const auto is = [&](const Reading& one) { return one.view == view; };
    const auto found = std::find_if(readings_.begin(), readings_.end(), is);
    return found == readings_.end() ? context_ : *found->context;
  }

  bool is_replaced(std::string_view name) const {
    return std::any_of(library_.packs.begin(), library_.packs.end(), [&](const model::Pack* pack) {
      return std::any_of(pack->requirements.begin(), pack->requirements.end(),
                         [&](const auto& one) { return one.instead_of && one.instead_of->value == name; });
    });
  }

  Answer answer(const model::Pack& pack, const model::Requirement& requirement) {
    Answer result{&pack, &requirement};
    result.attestation = attestation_of(name_of(pack, requirement));
    std::vector<const View*> asked_already;
    const auto& regions = regions_of(pack, requirement);
    for (const Audience& audience : audiences_.all) {
      if (!regions.empty() && !lives_in(audience.who.region, regions)) continue;
      result.regions.push_back(audience.who.region);
      if (std::find(asked_already.begin(), asked_already.end(), audience.view) != asked_already.end()) continue;
      asked_already.push_back(audience.view);
      ask(audience.view, result);
    }
    if (audiences_.all.empty() && regions.empty()) ask(nullptr, result);
    result.regions.erase(std::unique(result.regions.begin(), result.regions.end()), result.regions.end());
    if (result.concerns) settle_by_attestation(result);
    return result;
  }

  /// Of people somewhere in the US it is not known in which state they live: some may live in that one.
  static bool lives_in(std::string_view region, const std::vector<model::Id>& regions) {
    return std::any_of(regions.begin(), regions.end(), [&](const model::Id& one) { return meet(region, one.value); });
  }

  void ask(const View* view, Answer& result) {
    const rules::Context& context = context_of(view);
    Asked asked{*result.pack, *result.requirement, context, {}, false};
    bool now = false;
    for (program::Index j = 0; j < context.project.journeys.size(); ++j) {
      const model::Journey& journey = context.project.journeys[j];
      if (journey.status == model::Status::ended) continue;
      const Days days = days_of(context, journey);
      const model::Requirement& requirement = asked.requirement;
      if (requirement.until && requirement.until->value <= days.first) continue;
      if (requirement.from && requirement.from->value > days.last) continue;
      for (const rules::StepView& step : rules::customer_messages(context, j)) {
        if (!is_about(requirement, context, step)) continue;
        asked.messages.push_back(step);
        now = now || !requirement.from || requirement.from->value <= days.first;
        About message{journey.id.value, step.model->id.value};
        if (std::find(result.messages.begin(), result.messages.end(), message) == result.messages.end()) {
          result.messages.push_back(std::move(message));
        }
      }
    }
    if (asked.messages.empty()) return;
    asked.later = !now;
    result.concerns = true;
    Answering answering(asked, findings_);
    use_mechanism(asked, answering);
    result.findings += answering.count();
    result.verdict = std::max(result.verdict, answering.verdict());
    Group& group = result.groups.emplace_back(Group{view, answering.verdict(), {}});
    for (const rules::StepView& step : asked.messages) group.messages.push_back(step.index);
  }

  static bool is_about(const model::Requirement& requirement, const rules::Context& context,
                       const rules::StepView& step) {
    const auto purposes = purposes_of(requirement);
    if (std::find(purposes.begin(), purposes.end(), step.lowered->purpose) == purposes.end()) return false;
    if (requirement.channels.empty()) return true;
    const rules::ChannelView channel = rules::channel_of(context, step);
    return channel.kind_known && std::any_of(requirement.channels.begin(), requirement.channels.end(),
                                             [&](const auto& one) { return one.value == channel.kind; });
  }

  void use_mechanism(const Asked& asked, Answering& answer) {
    using Kind = model::Must::Kind;
    switch (asked.must().kind) {
      case Kind::invalid:
        return;
      case Kind::pass:
        return ask_pass(asked, answer, findings_);
      case Kind::hours:
        return ask_hours(asked, answer);
      case Kind::at_most:
        return ask_at_most(asked, answer);
      case Kind::consent_kinds:
        return ask_consent_kinds(asked, answer);
      case Kind::consent_kept:
        return ask_consent_kept(asked, answer);
      case Kind::consent_life:
        return ask_consent_life(asked, answer);
      case Kind::stop_within:
        return ask_stop_within(asked, answer);
      case Kind::begin_with:
        return ask_begin_with(asked, answer);
      case Kind::say:
        return ask_say(asked, answer);
      case Kind::not_say:
        return ask_not_say(asked, answer);
      case Kind::opt_out_words:
        return ask_opt_out_words(asked, answer);
      case Kind::sender:
        return ask_sender(asked, answer);
      case Kind::one_click:
        return ask_one_click(asked, answer);
      case Kind::reply_window:
        return ask_reply_window(asked, answer);
      case Kind::longest:
        return ask_longest(asked, answer);
      case Kind::attested:
        return ask_attested(answer);
    }
  }

  const model::Attestation* attestation_of(std::string_view name) const {
    for (const model::Attestation& one : context_.workspace().attestations) {
      const bool holds = one.on.value <= context_.as_of && (!one.until || one.until->value > context_.as_of);
      if (one.requirement.value == name && holds) return &one;
    }
    return nullptr;
  }

  /// What a person confirms settles what no file can show, questions that the requirement puts to a person, and whether
  /// it applies at all.
  void settle_by_attestation(Answer& result) {
    const model::Requirement& requirement = *result.requirement;
    const bool asked = result.verdict == Verdict::needs_attestation ||
                       (result.verdict == Verdict::needs_data && !requirement.asks.empty());
    const bool excepted = result.verdict != Verdict::holds && !requirement.unless.empty();
    if (!asked && !excepted) return;
    if (result.attestation != nullptr) {
      const bool applies = result.attestation->answer == model::Attestation::Answer::yes && !excepted;
      if (!applies) result.concerns = false;
      result.verdict = Verdict::holds;
      findings_.resize(findings_.size() - result.findings);
      result.findings = 0;
      return;
    }
    if (result.verdict == Verdict::needs_attestation) ask_for_attestation(result);
  }

  void ask_for_attestation(Answer& result) {
    const model::Workspace& workspace = context_.workspace();
    Asked asked{*result.pack, *result.requirement, context_, {}, false};
    Answering answering(asked, findings_);
    answering.ask({workspace.file, workspace.id.span}, "attested", {}, "attestations",
                  {{"asks", model::title_or_id(result.requirement->asks, name_of(*result.pack, *result.requirement))},
                   {"requirement", Verbatim{name_of(*result.pack, *result.requirement)}}});
    ++result.findings;
  }

  const rules::Context& context_;
  const Library& library_;
  const Audiences& audiences_;
  std::vector<Finding>& findings_;
  std::deque<Reading> readings_;
  std::vector<Answer> answers_;
};

}  // namespace

std::vector<Answer> judge(const rules::Context& context, const Library& library, const Audiences& audiences,
                          std::vector<Finding>& findings) {
  return Judging(context, library, audiences, findings).judge();
}

}  // namespace wayproof::packs
