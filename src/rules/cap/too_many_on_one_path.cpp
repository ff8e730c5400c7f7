// More messages within a cap's window than it allows, on one way through one journey, while nobody enforces the cap.
// Shown by a customer whom the interpreter has replayed. What several journeys do together is left to the proof.
#include <algorithm>

#include "json/set_value.h"
#include "rules/cap/telling.h"

namespace wayproof::rules {
namespace {

constexpr std::int64_t hour = 3600;

// The wait that the token passed last before a message: moving it moves the message.
const trace::LogEntry* wait_before(const Witness& witness, Index record) {
  const auto& message = witness.run.state.messages[record];
  const trace::LogEntry* wait = nullptr;
  for (const auto& entry : witness.run.log) {
    if (entry.kind == trace::LogEntry::Kind::message && entry.record == record) break;
    if (entry.kind == trace::LogEntry::Kind::waits && entry.journey == message.journey) wait = &entry;
  }
  return wait;
}

Duration longer(Duration duration, std::int64_t by) {
  duration.seconds += by;
  return duration;
}

// Sends the last message of the window later, just past it. Offered only if the search then finds nothing any more.
std::optional<Fix> send_later(const Draft& draft, const Context& context, Index journey, Index cap,
                              const Witness& witness) {
  const auto& rule = context.program.gate.caps[cap];
  const auto& records = witness.bracket->records;
  const auto allowed = static_cast<std::size_t>(rule.max);
  if (rule.kind != model::Window::Kind::sliding || allowed == 0 || records.size() <= allowed) return std::nullopt;
  const auto sent = [&](Index record) { return witness.run.state.messages[record].sent; };
  const Index last = records.back();
  if (witness.run.state.messages[last].journey != journey) return std::nullopt;
  const Instant free_again = sent(records[records.size() - 1 - allowed]) + rule.length;
  // Whole hours read well, and leave room where a day of the calendar is shorter.
  const std::int64_t by = (free_again - sent(last) + hour - 1) / hour * hour;
  const auto* wait = wait_before(witness, last);
  if (wait == nullptr || by <= 0) return std::nullopt;

  const auto step = wait->step - context.program.journeys[journey].steps_begin;
  model::Project changed;
  changed.workspace = context.project.workspace;
  changed.journeys = context.project.journeys;
  auto& model = changed.journeys[journey].steps[step];
  model::Maybe<Duration>* written = nullptr;
  if (model.wait == model::Step::WaitKind::for_) written = &model.duration;
  if (model.wait == model::Step::WaitKind::until && model.until && !model.until->at) written = &model.until->plus;
  if (written == nullptr || !*written || !changed.journeys[journey].system.empty()) return std::nullopt;
  const Duration before = (*written)->value;
  const Span span = (*written)->span;
  (*written)->value = longer(before, by);
  if (search_sends(changed, program::lower(changed), journey, cap, context.as_of)) return std::nullopt;

  Fix fix;
  fix.title = draft.fix_title("later", {{"step", title_of(sender_of(context, witness, last).step)},
                                        {"later", Duration{.seconds = by}},
                                        {"before", before},
                                        {"after", longer(before, by)}});
  fix.applicability = Applicability::unsafe;
  fix.effect = ContactEffect::other_time;
  fix.edits.push_back({context.project.journeys[journey].file, {span, json::quote(iso(longer(before, by)))}});
  return fix;
}

std::optional<Fix> enforce(const Draft& draft, const Context& context, const ArgValue& last) {
  const FileId file = context.workspace().file;
  if (!context.workspace().given || file >= context.project.files.size()) return std::nullopt;
  const auto& source = context.project.files[file];
  const auto edit = json::set_value(source.root, source.text, "/gate/checks/caps/mode", "\"enforce\"");
  if (!edit) return std::nullopt;
  Fix fix;
  fix.title = draft.fix_title("enforce", {{"step", last}});
  fix.applicability = Applicability::unsafe;
  fix.effect = ContactEffect::fewer;
  fix.edits.push_back({file, *edit});
  return fix;
}

void tell(const RuleInfo& rule, const Context& context, Index journey, Index cap, const Witness& witness,
          Report& report) {
  const auto& limit = context.program.gate.caps[cap];
  const auto& records = witness.bracket->records;
  const Sender last = sender_of(context, witness, records.back());

  const std::vector<Arg> args{{"count", static_cast<std::int64_t>(records.size())},
                              {"max", limit.max},
                              {"counted", counted_word(limit)},
                              {"length", Duration{.seconds = limit.length}},
                              {"messages", message_list(context, witness, records)}};
  Draft draft(rule, {last.journey.file, key_of(last.step)});
  draft.what(args, window_name(limit)).why().journey(last.journey).step(last.step);
  for (auto record = records.rbegin() + 1; record != records.rend(); ++record) {
    const Sender other = sender_of(context, witness, *record);
    if (&other.step == &last.step) continue;
    draft.label({other.journey.file, key_of(other.step)}, "message",
                {{"messages", message_list(context, witness, {*record})}});
    if (&other.journey == &last.journey) draft.step(other.step);
  }
  draft.label({context.workspace().file, limit.span}, "cap");
  if (auto fix = send_later(draft, context, journey, cap, witness)) draft.fix(std::move(*fix));
  if (auto fix = enforce(draft, context, title_of(last.step))) draft.fix(std::move(*fix));
  draft.witness(witness_text(witness, {std::string(rule.id) + ".witness." + std::string(window_name(limit)), args}));
  if (mode_of(context, model::Check::caps) == model::Mode::off) {
    draft.advice({{"step", title_of(last.step)}}, "unknown");
  } else {
    draft.advice({{"step", title_of(last.step)}});
  }
  draft.add_to(report);
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  if (mode_of(context, model::Check::caps) == model::Mode::enforce) return;
  for (Index j = 0; j < context.project.journeys.size(); ++j) {
    for (Index c = 0; c < context.program.gate.caps.size(); ++c) {
      const auto witness = search_sends(context.project, context.program, j, c, context.as_of);
      if (witness && witness->bracket) tell(rule, context, j, c, *witness, report);
    }
  }
}

}  // namespace

extern constinit const Rule cap_too_many_on_one_path{
    {"cap/too-many-on-one-path", Severity::error, "2026.11", Stability::stable}, check};

}  // namespace wayproof::rules
