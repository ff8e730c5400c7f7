// An exit rule that cannot act: an earlier one takes everybody first, it waits for a day that is over, for messages
// that nobody sends, or for a hand-over, which starts journeys and ends none.
#include <algorithm>

#include "program/filter.h"
#include "rules/support.h"

namespace wayproof::rules {
namespace {

using Kind = model::Trigger::Kind;
using model::Trigger;

/// Whenever `later` fires, `earlier` fires too. Silent (false) where it is not sure.
bool covers(const Trigger& earlier, const Trigger& later) {
  if (earlier.kind == Kind::any) {
    return std::any_of(earlier.parts.begin(), earlier.parts.end(),
                       [&](const Trigger& part) { return covers(part, later); });
  }
  if (later.kind == Kind::any) {
    return !later.parts.empty() && std::all_of(later.parts.begin(), later.parts.end(),
                                               [&](const Trigger& part) { return covers(earlier, part); });
  }
  if (earlier.kind != later.kind) return false;
  switch (earlier.kind) {
    case Kind::event:
      return earlier.name == later.name && earlier.where.empty();
    case Kind::opt_out: {
      const bool topic = earlier.name.value == "any" || earlier.name == later.name;
      const bool channel = !earlier.channel || (later.channel && *earlier.channel == *later.channel);
      return topic && channel;
    }
    default:
      return false;
  }
}

class Check {
 public:
  Check(const RuleInfo& rule, const Context& context, Index journey, Report& report)
      : rule_(rule), context_(context), model_(context.project.journeys[journey]), report_(report) {
    const auto& lowered = context.program.journeys[journey].exits;
    for (std::size_t e = 0; e < model_.exits.size(); ++e) {
      if (!is_shadowed(e)) trigger(model_.exits[e].on, lowered[e].trigger);
    }
  }

 private:
  bool is_shadowed(std::size_t later) {
    for (std::size_t earlier = 0; earlier < later; ++earlier) {
      const model::Exit& first = model_.exits[earlier];
      // One that goes on acts once and then leaves room for the next.
      if (first.condition || first.next || !covers(first.on, model_.exits[later].on)) continue;
      draft(model_.exits[later].on.span, "shadowed", {}).label({model_.file, first.on.span}, "earlier").add_to(report_);
      return true;
    }
    return false;
  }

  void trigger(const Trigger& written, Index lowered) {
    if (lowered == program::none) return;
    const program::Trigger& meant = context_.program.triggers[lowered];
    if (written.kind == Kind::any) {
      for (Index i = 0; i < meant.count && i < written.parts.size(); ++i) trigger(written.parts[i], meant.first + i);
    } else if (written.kind == Kind::handed_over) {
      draft(written.span, "handed_over", {}).add_to(report_);
    } else if (written.kind == Kind::date && written.date && written.date->value < context_.as_of) {
      draft(written.date->span, "date", {{"date", Date{written.date->value}}, {"today", Date{context_.as_of}}})
          .add_to(report_);
    } else if (written.kind == Kind::reaction && !meant.of.impossible && !is_sent(meant.of)) {
      draft(written.of.span.empty() ? written.span : written.of.span, "message", {}).add_to(report_);
    }
  }

  bool is_sent(const program::Filter& filter) const {
    if (filter.step != program::none) return program::matches(filter, context_.program, filter.step);
    for (Index step = 0; step < context_.program.steps.size(); ++step) {
      if (program::matches(filter, context_.program, step)) return true;
    }
    return false;
  }

  Draft draft(Span span, std::string_view variant, std::vector<Arg> args) const {
    Draft draft(rule_, {model_.file, span});
    draft.what(std::move(args), variant).why().advice({}, variant).journey(model_);
    return draft;
  }

  const RuleInfo& rule_;
  const Context& context_;
  const model::Journey& model_;
  Report& report_;
};

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for (Index j = 0; j < context.project.journeys.size(); ++j) {
    if (context.project.journeys[j].status != model::Status::ended) Check(rule, context, j, report);
  }
}

}  // namespace

extern constinit const Rule graph_exit_never_fires{
    {"graph/exit-never-fires", Severity::warning, "2026.11", Stability::stable}, check};

}  // namespace wayproof::rules
