// A trace as a person reads it in a terminal: days as headings, one line for what happens, below it why.
#include <algorithm>

#include "i18n/render.h"
#include "model/words.h"
#include "report/terminal.h"
#include "report/trace_names.h"
#include "report/trace_report.h"
#include "trace/narrate.h"

namespace wayproof::report {
namespace {

using trace::LogEntry;
using Kind = LogEntry::Kind;

class TextWriter {
 public:
  explicit TextWriter(const TraceInput& input)
      : in_(input), paint_(input.context.colour), narrator_(input.project, input.program, input.trace) {}

  std::string write() {
    head();
    for (const auto& entry : in_.trace.log) {
      if (!trace::is_minor(entry)) line(entry);
    }
    out_ += "\n" + say({"trace.text.count", {{"sent", sent_}, {"held", held_}, {"dropped", dropped_}}}) + "\n";
    return std::move(out_);
  }

 private:
  std::string say(const Message& message) const { return printable(i18n::render(message, in_.context.language)); }
  LocalMoment moment(Instant t) const { return {t, in_.trace.state.zone}; }

  void head() {
    const UserText title = model::title_or_id(in_.customer.title, in_.customer.id.value);
    out_ += paint_(Ink::bold, say({"trace.text.head",
                                   {{"customer", title},
                                    {"zone", Verbatim{std::string(in_.trace.state.zone.name())}},
                                    {"from", moment(in_.trace.from)},
                                    {"until", moment(in_.trace.until)}}})) +
            "\n";
    if (!in_.trace.state.zone_known) out_ += say({"trace.text.zone_assumed", {}}) + "\n";
  }

  void line(const LogEntry& entry) {
    const LocalSeconds local = in_.trace.state.zone.local(entry.at);
    if (const Day day = day_of_local(local); day != day_ || first_) {
      first_ = false;
      day_ = day;
      out_ += "\n" + paint_(Ink::bold, printable(i18n::render(ArgValue{Date{day}}, in_.context.language))) + "\n";
    }
    std::string text = say(narrator_.sentence(entry));
    if (entry.kind == Kind::message) text = paint_(ink(entry), text);
    out_ += "  " + clock(local) + "  " + text + "\n";
    for (const auto& atom : entry.atoms) detail(atom.holds ? "✓ " : "✗ ", say(narrator_.atom(atom)));
    if (entry.kind == Kind::message) gate(entry);
  }

  // Seconds only where they say something.
  static std::string clock(LocalSeconds local) {
    const std::string full = iso_clock(clock_of_local(local));
    return full.substr(5) == ":00" ? full.substr(0, 5) + "   " : full;
  }

  void detail(std::string_view sign, const std::string& text) {
    out_ += "            " + std::string(sign) + text + "\n";
  }

  static Ink ink(const LogEntry& entry) {
    const bool would = std::any_of(entry.gate->checks.begin(), entry.gate->checks.end(), [](const auto& check) {
      return check.reason != trace::Reason::nothing && check.mode == model::Mode::observe;
    });
    if (entry.gate->action == trace::GateDecision::Action::send) return would ? Ink::error : Ink::good;
    return entry.gate->action == trace::GateDecision::Action::hold ? Ink::info : Ink::warning;
  }

  void gate(const LogEntry& entry) {
    using Action = trace::GateDecision::Action;
    (entry.gate->action == Action::send ? sent_ : entry.gate->action == Action::hold ? held_ : dropped_) += 1;
    std::vector<Message> passed;
    for (std::size_t c = 0; c < model::check_count; ++c) {
      const auto check = static_cast<model::Check>(c);
      const auto& result = entry.gate->checks[c];
      if (result.verdict == trace::Verdict::pass) passed.push_back({model::word(check).key, {}});
      if (result.reason == trace::Reason::nothing) continue;
      const Arg text{"text", std::vector<Message>{narrator_.check(entry, check)}};
      const std::string key = result.mode == model::Mode::enforce   ? "trace.text.stopped"
                              : result.mode == model::Mode::observe ? "trace.text.would"
                                                                    : "trace.text.off";
      detail("✗ ", say({key, {text}}));
    }
    if (!passed.empty()) detail("✓ ", say({"trace.text.passed", {{"checks", passed}}}));
    const auto& smallest = in_.trace.smallest_changes[entry.record];
    if (smallest && (entry.gate->action == Action::drop || entry.gate->action == Action::leave)) {
      detail("→ ", say(narrator_.smallest_change(*smallest, entry.record)));
    }
  }

  const TraceInput& in_;
  Paint paint_;
  trace::Narrator narrator_;
  std::string out_;
  Day day_ = 0;
  bool first_ = true;
  std::int64_t sent_ = 0, held_ = 0, dropped_ = 0;
};

}  // namespace

std::string write_trace_text(const TraceInput& input) { return TextWriter(input).write(); }

}  // namespace wayproof::report
