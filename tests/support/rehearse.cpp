#include "support/rehearse.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <deque>

#include "json/read.h"
#include "report/trace_names.h"

namespace wayproof::testing {
namespace {

using trace::GateDecision;
using trace::LogEntry;
using trace::none;
using Kind = LogEntry::Kind;

constexpr std::string_view plain_workspace = R"({
  "format": "wayproof/workspace@1", "id": "w", "time_zone": "UTC",
  "channels": {"sms": {"kind": "sms", "opens": "not-measured"}, "email": {"kind": "email"}, "call": {"kind": "call"}},
  "topics": {"news": {"channels": ["sms", "email", "call"], "consent": "none"},
             "ask": {"channels": ["sms", "email", "call"], "consent": "express"}},
  "events": {"go": {"properties": {"sku": {"type": "text"}, "amount": {"type": "integer"}}}, "paid": {"properties": {"sku": {"type": "text"}}}, "visit": {}},
  "attributes": {"tier": {"type": "text"}, "age": {"type": "integer"}, "expires": {"type": "date"}, "birthday": {"type": "date"},
                 "seen": {"type": "moment"}},
  "scores": {"lead": {"from": 0, "to": 100}}, "stages": {"sales": ["new", "mql", "sql"]}
})";

std::string when(Instant t, Zone zone) {
  const std::string text = iso_local(zone.local(t));  // 2027-03-01T10:30:00
  return (text.substr(0, 5) == "2027-" ? text.substr(5, 5) : text.substr(0, 10)) + " " + text.substr(11);
}

std::string cause_text(program::Cause cause) {
  static constexpr const char* names[] = {"always",    "passed",   "withheld", "told-to-leave", "holds",
                                          "otherwise", "arm",      "waited",   "past",          "missing",
                                          "happened",  "time-out", "answered", "overdue",       "ended"};
  return names[static_cast<std::size_t>(cause)];
}

std::string text_of(const Performance& p, const LogEntry& entry) {
  const auto step_id = [&](trace::Index step) {
    if (step == none) return std::string("nowhere");
    const auto j = p.program.steps[step].journey;
    return p.project.journeys[j].steps[step - p.program.journeys[j].steps_begin].id.value;
  };
  const Zone zone = p.trace.state.zone;
  const auto until = [&] { return when(entry.until.value_or(0), zone); };
  switch (entry.kind) {
    case Kind::event:
      return "event " + p.program.events[entry.subject];
    case Kind::consent:
      return (entry.flag ? "consents " : "withdraws ") + p.program.topics[entry.subject];
    case Kind::suppression:
      return entry.flag ? "suppressed" : "unsuppressed";
    case Kind::attribute:
      return "attribute " + p.program.attributes[entry.subject];
    case Kind::tag:
      return (entry.flag ? "tag +" : "tag -") + p.program.tags[entry.subject];
    case Kind::segment:
      return (entry.flag ? "segment +" : "segment -") + p.program.segments[entry.subject];
    case Kind::stage:
      return "stage " + p.program.stages[entry.subject];
    case Kind::score:
      return "score " + p.program.scores[entry.subject] + " " + std::to_string(entry.number);
    case Kind::reaction: {
      static constexpr const char* names[] = {"sent", "delivered", "opened", "clicked", "replied", "bounced"};
      return names[static_cast<std::size_t>(entry.reaction)];
    }
    case Kind::not_measured:
      return "open-not-measured";
    case Kind::answer:
      return "answer " + p.program.outcome_names[entry.subject];
    case Kind::late_answer:
      return "late-answer " + p.program.outcome_names[entry.subject];
    case Kind::entered:
      return "entered";
    case Kind::refused: {
      static constexpr const char* names[] = {"inside",    "too-soon",       "not-active",
                                              "condition", "exit-condition", "loop"};
      return std::string("refused ") + names[static_cast<std::size_t>(entry.refusal)];
    }
    case Kind::left: {
      static constexpr const char* names[] = {"end",     "exit-rule", "lifetime", "period-over",
                                              "told-to", "nowhere",   "loop"};
      return std::string("left ") + names[static_cast<std::size_t>(entry.leaving)];
    }
    case Kind::step:
      return "at";
    case Kind::waits:
      return "waits " + until();
    case Kind::woke:
      return "woke " + cause_text(*entry.cause);
    case Kind::branched:
    case Kind::split:
      return "to " + step_id(entry.next);
    case Kind::task:
      return entry.until ? "task due " + until() : "task";
    case Kind::jumped:
      return "jumped to " + step_id(entry.next);
    case Kind::asks_to_enter:
      return "asks-to-enter";
    case Kind::past_due:
      return "past-due " + until();
    case Kind::promise_missed:
      return "promise-missed " + until();
    case Kind::message: {
      std::string out;
      switch (entry.gate->action) {
        case GateDecision::Action::send:
          out = "sent";
          break;
        case GateDecision::Action::hold:
          out = "held " + until() + " " + std::string(report::name_of(entry.gate->reason));
          break;
        case GateDecision::Action::drop:
          out = "dropped " + std::string(report::name_of(entry.gate->reason));
          break;
        case GateDecision::Action::leave:
          out = "leave " + std::string(report::name_of(entry.gate->reason));
          break;
      }
      for (const auto& check : entry.gate->checks) {
        const bool failed = check.verdict == trace::Verdict::fail || check.verdict == trace::Verdict::fail_until;
        if (failed && check.mode == model::Mode::observe) out += " would-" + std::string(report::name_of(check.reason));
      }
      return out;
    }
  }
  return "?";
}

}  // namespace

Performance perform(const Cast& cast) {
  // Trees view the texts, and the model keeps views of nothing: both may go once the project is decoded.
  Performance out;
  Report report;
  std::deque<std::string> texts;
  const auto tree = [&](std::string_view text) {
    auto result = json::read(texts.emplace_back(text));
    EXPECT_TRUE(result.errors.empty()) << text;
    return std::move(result.tree);
  };
  out.project.workspace =
      model::decode_workspace(tree(cast.workspace.empty() ? plain_workspace : cast.workspace), 0, report);
  FileId file = 1;
  for (const auto& journey : cast.journeys)
    out.project.journeys.push_back(model::decode_journey(tree(journey), file++, report));
  out.project.customers.push_back(model::decode_customer(tree(cast.customer), file, report));
  out.program = program::lower(out.project);
  out.rehearsal = trace::prepare(out.program, out.project, out.project.customers.front(), 0, report);
  out.trace = trace::run(out.program, out.rehearsal);
  for (const auto& finding : report.findings()) out.findings.emplace_back(finding.rule);
  return out;
}

std::string lines(const Performance& performance, std::vector<std::string_view> only) {
  std::string out;
  for (const auto& entry : performance.trace.log) {
    std::string line = when(entry.at, performance.trace.state.zone) + " ";
    if (entry.journey != none) {
      const auto& journey = performance.project.journeys[entry.journey];
      line += journey.id.value;
      if (entry.step != none) {
        line +=
            "." + journey
                      .steps[entry.step -
                             performance.program.journeys[performance.program.steps[entry.step].journey].steps_begin]
                      .id.value;
      }
      line += " ";
    }
    line += text_of(performance, entry);
    const bool wanted = only.empty() || std::any_of(only.begin(), only.end(), [&](std::string_view word) {
                          return line.find(word) != std::string::npos;
                        });
    if (wanted) out += line + "\n";
  }
  return out;
}

std::string rehearse(const Cast& cast, std::vector<std::string_view> only) {
  const auto performance = perform(cast);
  EXPECT_TRUE(performance.findings.empty()) << ::testing::PrintToString(performance.findings);
  return lines(performance, std::move(only));
}

}  // namespace wayproof::test
