// Properties and their answers in sentences. Only the writers of proofs, and who makes tests of them, include this.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "finding/finding.h"
#include "report/proof_report.h"
#include "trace/narrate.h"

namespace wayproof::report {

class ProofWords {
 public:
  ProofWords(const ProvedProject& proved, const ProvedProperty& one);

  /// What must not happen: "More than 2 messages in 24 hours (marketing)".
  [[nodiscard]] Message title() const;
  /// What the answer rests on, or what it fails for.
  [[nodiscard]] Message ground() const;
  /// "the platform's check: limits": what the files say, and a proof rests on.
  [[nodiscard]] Message premise(const proof::Needed& needed) const;
  /// All of them in a sentence; nothing where there are none.
  [[nodiscard]] std::optional<Message> rests_on() const;
  /// What a person can get whose records are not matched.
  [[nodiscard]] std::optional<Message> unmatched() const;
  [[nodiscard]] ArgValue step_title(program::Index step) const { return narrator_.step_title(step); }
  [[nodiscard]] Message sentence(const trace::LogEntry& entry) const { return narrator_.sentence(entry); }

 private:
  [[nodiscard]] Message limit() const;
  [[nodiscard]] Message requirement() const;

  const ProvedProject& proved_;
  const ProvedProperty& one_;
  trace::Narrator narrator_;
};

[[nodiscard]] std::string_view name_of(proof::Answer::Verdict verdict);  ///< "proved"
[[nodiscard]] std::string_view name_of(proof::Answer::Ground ground);    ///< "gate"
[[nodiscard]] std::string_view name_of(proof::Premise::Kind kind);       ///< "check"
[[nodiscard]] std::string_view name_of(proof::Property::Kind kind);      ///< "at_most"
[[nodiscard]] std::string_view name_of(proof::Property::Source source);  ///< "cap"

/// "3 cannot happen, 1 can happen (as of 2026-11-21, tz 2026b)"
[[nodiscard]] Message proof_summary(const ProofInput& input);

}  // namespace wayproof::report
