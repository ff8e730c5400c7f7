#include "trace/smallest_change.h"

#include <algorithm>

#include "base/stable_sort.h"

namespace wayproof::trace {
namespace {

// Delays tried one after the other: each replay tells the next instant at which the failing checks would pass.
constexpr int attempts = 8;

bool failed(const CheckResult& check) { return check.verdict == Verdict::fail || check.verdict == Verdict::fail_until; }

// When the message went out in a replay, if it did.
std::optional<Instant> sent_at(const Run& run, Index record) {
  if (record >= run.state.messages.size()) return std::nullopt;
  const auto& message = run.state.messages[record];
  return message.result == MessageRecord::Result::sent ? std::optional(message.sent) : std::nullopt;
}

const LogEntry* last_decision(const Run& run, Index record) {
  const auto found = std::find_if(run.log.rbegin(), run.log.rend(), [&](const LogEntry& entry) {
    return entry.kind == LogEntry::Kind::message && entry.record == record;
  });
  return found == run.log.rend() ? nullptr : &*found;
}

}  // namespace

std::optional<SmallestChange> smallest_change(const program::Program& program, const Rehearsal& rehearsal,
                                              const LogEntry& refused) {
  if (!refused.gate) return std::nullopt;
  WhatIf what_if;
  what_if.record = refused.record;
  SmallestChange change;
  Instant due = refused.at;

  const LogEntry* decision = &refused;
  Run run;
  for (int attempt = 0; attempt < attempts; ++attempt) {
    std::optional<Instant> later;
    for (std::size_t c = 0; c < model::check_count; ++c) {
      const auto& check = decision->gate->checks[c];
      if (what_if.passed[c] || !failed(check) || check.mode != model::Mode::enforce) continue;
      if (check.until) {
        later = std::max(later.value_or(*check.until), *check.until);
      } else {
        what_if.passed[c] = true;
        change.cures.push_back(static_cast<model::Check>(c));
      }
    }
    if (later) what_if.not_before = later;
    run = replay(program, rehearsal, what_if);
    if (refused.record < run.state.messages.size()) due = run.state.messages[refused.record].planned;
    if (const auto at = sent_at(run, refused.record)) {
      change.sent_at = *at;
      if (*at > due) change.later = *at - due;
      stable_sort(change.cures);
      return change;
    }
    decision = last_decision(run, refused.record);
    if (decision == nullptr || !decision->gate) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace wayproof::trace
