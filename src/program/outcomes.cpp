#include "program/outcomes.h"

namespace wayproof::program {
namespace {

Outcome way(Cause cause, Index next, Span span) { return {.cause = cause, .next = next, .span = span}; }

Span span_of(const model::MaybeId& id, Span fallback) { return id ? id->span : fallback; }

void add_otherwise(std::vector<Outcome>& out, Cause cause, const std::optional<model::Otherwise>& otherwise,
                   const model::Step& step, OutcomeScope& scope) {
  using Kind = model::Otherwise::Kind;
  if (!otherwise || otherwise->kind == Kind::go_on) {
    out.push_back(way(cause, scope.step(step.next), span_of(step.next, step.span)));
  } else {
    const Index next = otherwise->kind == Kind::step ? scope.step(otherwise->step) : none;
    out.push_back(way(cause, next, otherwise->span));
  }
}

void message(std::vector<Outcome>& out, const model::Step& step, OutcomeScope& scope) {
  const Index next = scope.step(step.next);
  const Span span = span_of(step.next, step.span);
  out.push_back(way(Cause::passed_gate, next, span));
  out.push_back(way(Cause::withheld, next, span));
  out.push_back(way(Cause::told_to_leave, none, step.span));
}

void wait(std::vector<Outcome>& out, const model::Step& step, OutcomeScope& scope) {
  using WaitKind = model::Step::WaitKind;
  const Index next = scope.step(step.next);
  const Span span = span_of(step.next, step.span);
  switch (step.wait) {
    case WaitKind::none:
      out.push_back(way(Cause::always, next, span));
      break;
    case WaitKind::for_:
      out.push_back(way(Cause::waited, next, span));
      break;
    case WaitKind::until:
      out.push_back(way(Cause::waited, next, span));
      if (step.until) {
        add_otherwise(out, Cause::past, step.until->if_past, step, scope);
        const auto anchor = step.until->of.kind;
        if (anchor == model::Anchor::Kind::attribute || anchor == model::Anchor::Kind::entry_field ||
            anchor == model::Anchor::Kind::step) {
          add_otherwise(out, Cause::missing, step.until->if_missing, step, scope);
        }
      }
      break;
    case WaitKind::until_event:
      out.push_back(way(Cause::happened, next, span));
      out.push_back(way(Cause::time_out, scope.step(step.on_time_out), span_of(step.on_time_out, step.span)));
      break;
  }
}

void branch(std::vector<Outcome>& out, const model::Step& step, OutcomeScope& scope) {
  for (const auto& one : step.cases) {
    auto outcome = way(Cause::holds, scope.step(one.next.value), one.next.span);
    outcome.condition = scope.condition(one.condition);
    out.push_back(outcome);
  }
  out.push_back(way(Cause::otherwise, scope.step(step.otherwise), span_of(step.otherwise, step.span)));
}

void split(std::vector<Outcome>& out, const model::Step& step, OutcomeScope& scope) {
  Index position = 0;
  for (const auto& arm : step.arms) {
    auto outcome = way(Cause::arm, scope.step(arm.next.value), arm.next.span);
    outcome.name = position++;
    outcome.arm = scope.arm_name(arm.id.value);
    outcome.share = arm.share.value;
    out.push_back(outcome);
  }
}

// Tasks, webhooks and opaque steps: named answers, and what happens without one.
void answers(std::vector<Outcome>& out, const model::Step& step, OutcomeScope& scope) {
  if (step.outcomes.empty()) {
    out.push_back(way(Cause::always, scope.step(step.next), span_of(step.next, step.span)));
  }
  for (const auto& one : step.outcomes) {
    auto outcome = way(Cause::answered, scope.step(one.next.value), one.next.span);
    outcome.name = scope.outcome_name(one.name.value);
    out.push_back(outcome);
  }
  if (step.overdue) out.push_back(way(Cause::overdue, scope.step(step.overdue), step.overdue->span));
  if (step.on_time_out) out.push_back(way(Cause::time_out, scope.step(step.on_time_out), step.on_time_out->span));
  if (step.contact) {
    // Nobody makes the contact: it goes on as if the time for it had run out.
    const Index next = step.overdue ? scope.step(step.overdue) : scope.step(step.next);
    out.push_back(way(Cause::withheld, next, step.overdue ? step.overdue->span : span_of(step.next, step.span)));
    out.push_back(way(Cause::told_to_leave, none, step.contact->span));
  }
}

}  // namespace

std::vector<Outcome> outcomes_of(const model::Step& step, OutcomeScope& scope) {
  using Type = model::StepType;
  std::vector<Outcome> out;
  if (!step.readable) return out;
  switch (step.type) {
    case Type::message:
      message(out, step, scope);
      break;
    case Type::wait:
      wait(out, step, scope);
      break;
    case Type::branch:
      branch(out, step, scope);
      break;
    case Type::split:
      split(out, step, scope);
      break;
    case Type::task:
    case Type::webhook:
    case Type::opaque:
      answers(out, step, scope);
      break;
    case Type::update:
    case Type::enter:
      out.push_back(way(Cause::always, scope.step(step.next), span_of(step.next, step.span)));
      break;
    case Type::end:
      out.push_back(way(Cause::ended, none, step.span));
      break;
  }
  return out;
}

bool leaves_on_purpose(const Outcome& outcome) {
  return outcome.cause == Cause::ended || outcome.cause == Cause::told_to_leave || outcome.cause == Cause::past ||
         outcome.cause == Cause::missing;
}

}  // namespace wayproof::program
