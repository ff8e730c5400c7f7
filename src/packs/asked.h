// One requirement asked of one group of recipients, and what the mechanisms answer. A mechanism is one function; which
// one a requirement needs stands in its `must` (packs/mechanisms.h).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/pack.h"
#include "packs/judge.h"
#include "rules/support.h"
#include "rules/texts.h"

namespace wayproof::packs {

/// A requirement, the people it protects, and what of the journeys reaches them.
struct Asked {
  const model::Pack& pack;
  const model::Requirement& requirement;
  const rules::Context& context;          ///< the project as these people meet it
  std::vector<rules::StepView> messages;  ///< that it is about, calls by people included
  bool later = false;                     ///< it holds only from a later day on (`from`)

  [[nodiscard]] const model::Must& must() const { return requirement.must; }
  [[nodiscard]] bool is_about(const rules::StepView& step) const;
};

/// What a mechanism says, with its findings so far.
class Answering {
 public:
  Answering(const Asked& asked, std::vector<Finding>& findings) : asked_(asked), findings_(findings) {}

  [[nodiscard]] Verdict verdict() const { return verdict_; }
  [[nodiscard]] std::size_t count() const { return count_; }

  /// Not met: a finding "pack/<mechanism>.what[.variant]" with the requirement's own why and sources.
  Finding& broken(Place place, std::string_view mechanism, std::string_view variant, std::vector<Arg> args);
  /// Cannot be told without the answer to a question.
  Finding& ask(Place place, std::string_view mechanism, std::string_view variant, std::string_view question,
               std::vector<Arg> args);
  /// Met or not met by findings that are there already.
  void settle(Verdict verdict) { worsen(verdict); }

 private:
  Finding& add(Place place, std::string_view mechanism, std::string_view variant, std::vector<Arg> args);
  void worsen(Verdict verdict);

  const Asked& asked_;
  std::vector<Finding>& findings_;
  Verdict verdict_ = Verdict::holds;
  std::size_t count_ = 0;
};

/// Names the step in a finding.
void about(Finding& finding, const rules::StepView& step);
/// Names the steps that send a text, and where they are when it comes from a template.
void about(Finding& finding, const rules::SentText& text, const Asked& asked);

/// The places where a requirement is written, as findings and reports quote them.
[[nodiscard]] std::vector<Citation> citations_of(const model::Pack& pack, const model::Requirement& requirement);

}  // namespace wayproof::packs
