// wayproof/trace@1: the log with its sentences, and what the timeline draws beside it (lanes, closed hours, consent,
// windows of caps, changes of the clock). Times are seconds UTC and, where a person reads them, local with offset.
#include <algorithm>
#include <array>

#include "model/words.h"
#include "report/json_writer.h"
#include "report/trace_names.h"
#include "report/trace_report.h"
#include "trace/narrate.h"

namespace wayproof::report {
namespace {

using trace::LogEntry;
using trace::none;
using Kind = LogEntry::Kind;

class TraceWriter {
 public:
  explicit TraceWriter(const TraceInput& input)
      : in_(input), json_(input.sources, input.context), narrator_(input.project, input.program, input.trace) {}

  ordered_json document() {
    ordered_json entries = ordered_json::array();
    for (std::size_t n = 0; n < in_.trace.log.size(); ++n) entries.push_back(entry(n));
    return {{"format", "wayproof/trace@1"},
            {"version", in_.context.version},
            {"as_of", iso_date(in_.context.as_of)},
            {"tzdata", in_.context.tzdata},
            {"lang", json_.lang()},
            {"customer", customer()},
            {"channels", channels()},
            {"entries", std::move(entries)},
            {"quiet", quiet()},
            {"consent", consent()},
            {"caps", caps()},
            {"clock_changes", clock_changes()},
            {"findings", json_.findings(in_.findings)}};
  }

 private:
  Zone zone() const { return in_.trace.state.zone; }

  ordered_json customer() {
    const auto& from = in_.customer;
    UserText title;
    for (const auto& entry : from.title.entries) title.by_language.emplace_back(entry.language, entry.value);
    if (title.by_language.empty()) title.by_language.emplace_back("", from.id.value);
    return {{"id", from.id.value},         {"title", json_.say(ArgValue{title})},
            {"zone", zone().name()},       {"zone_known", in_.trace.state.zone_known},
            {"from", in_.trace.from},      {"until", in_.trace.until},
            {"at_rest", in_.trace.at_rest}};
  }

  ordered_json channels() {
    ordered_json out = ordered_json::array();
    for (trace::Index c = 0; c < in_.program.channels.size(); ++c) {
      const bool used = std::any_of(in_.trace.state.messages.begin(), in_.trace.state.messages.end(),
                                    [&](const auto& message) { return in_.program.steps[message.step].channel == c; });
      if (!used) continue;
      const auto* model = in_.project.workspace.channels.find(in_.program.channels[c]);
      out.push_back({{"id", in_.program.channels[c]},
                     {"title", json_.say(narrator_.channel_title(c))},
                     {"kind", name_of(model != nullptr ? model->kind : model::ChannelKind::other)}});
    }
    return out;
  }

  ordered_json entry(std::size_t n) {
    const LogEntry& from = in_.trace.log[n];
    ordered_json out{{"n", n},
                     {"at", from.at},
                     {"local", local_with_offset(from.at, zone())},
                     {"kind", name_of(from.kind)},
                     {"text", json_.say(narrator_.sentence(from))}};
    if (from.occurred != from.at) out["occurred"] = from.occurred;
    if (from.journey != none) {
      out["journey"] = in_.project.journeys[from.journey].id.value;
      if (from.step != none) {
        const auto& step = narrator_.step_model(from.step);
        out["step"] = step.id.value;
        out["title"] = json_.say(narrator_.step_title(from.step));
        out["place"] = json_.place({in_.project.journeys[in_.program.steps[from.step].journey].file, step.id.span});
      }
    }
    if (from.kind == Kind::consent) {
      out["topic"] = in_.program.topics[from.subject];
      out["given"] = from.flag;
    }
    if (from.kind == Kind::reaction) out["reaction"] = name_of(from.reaction);
    if (from.kind == Kind::refused) out["reason"] = name_of(from.refusal);
    if (from.kind == Kind::left) out["reason"] = name_of(from.leaving);
    if (trace::is_minor(from)) out["minor"] = true;
    if (from.cause) out["cause"] = name_of(*from.cause);
    if (from.until) out["until"] = *from.until;
    if (from.next != none) out["next"] = narrator_.step_model(from.next).id.value;
    if (!from.atoms.empty()) out["atoms"] = atoms(from);
    if (from.kind == Kind::message) out["message"] = message(from);
    return out;
  }

  ordered_json atoms(const LogEntry& from) {
    ordered_json out = ordered_json::array();
    for (const auto& atom : from.atoms) {
      const FileId file = from.journey != none ? in_.project.journeys[from.journey].file : in_.project.workspace.file;
      out.push_back({{"text", json_.say(narrator_.atom(atom))},
                     {"holds", atom.holds},
                     {"negated", atom.negated},
                     {"at", json_.place({file, in_.program.conditions[atom.condition].span})}});
    }
    return out;
  }

  ordered_json message(const LogEntry& from) {
    const auto& step = in_.program.steps[from.step];
    const auto& gate = *from.gate;
    ordered_json out{{"record", from.record},
                     {"channel", step.channel == none ? "" : in_.program.channels[step.channel]},
                     {"purpose", name_of(step.purpose)},
                     {"result", name_of(gate.action)},
                     {"due", in_.trace.state.messages[from.record].planned}};
    if (step.topic != none) out["topic"] = in_.program.topics[step.topic];
    if (gate.decided_by) out["decided_by"] = name_of(*gate.decided_by);
    ordered_json checks = ordered_json::array();
    for (std::size_t c = 0; c < model::check_count; ++c) {
      const auto check = static_cast<model::Check>(c);
      const auto& result = gate.checks[c];
      const bool failed = result.verdict == trace::Verdict::fail || result.verdict == trace::Verdict::fail_until;
      ordered_json one{{"check", name_of(check)},
                       {"title", json_.say(ArgValue{model::word(check)})},
                       {"verdict", name_of(result.verdict)},
                       {"mode", name_of(result.mode)},
                       {"text", json_.say(narrator_.check(from, check))}};
      if (result.until) one["until"] = *result.until;
      if (failed && result.mode == model::Mode::observe) one["would"] = "would-" + std::string(name_of(result.reason));
      checks.push_back(std::move(one));
    }
    out["gate"] = std::move(checks);
    const auto& smallest = in_.trace.smallest_changes[from.record];
    if (smallest && gate.action != trace::GateDecision::Action::send &&
        gate.action != trace::GateDecision::Action::hold) {
      ordered_json change{{"text", json_.say(narrator_.smallest_change(*smallest, from.record))},
                          {"sent_at", smallest->sent_at}};
      if (smallest->later) change["later"] = *smallest->later;
      out["smallest_change"] = std::move(change);
    }
    return out;
  }

  ordered_json quiet() {
    ordered_json out = ordered_json::array();
    for (const auto& one : in_.trace.quiet) {
      out.push_back({{"channel", in_.program.channels[one.channel]}, {"from", one.from}, {"until", one.until}});
    }
    return out;
  }

  ordered_json consent() {
    ordered_json out = ordered_json::array();
    for (const auto& one : in_.trace.consents) {
      out.push_back({{"topic", in_.program.topics[one.topic]},
                     {"title", json_.say(narrator_.topic_title(one.topic))},
                     {"from", one.from},
                     {"until", one.until},
                     {"state", !one.given   ? "unknown"
                               : *one.given ? "yes"
                                            : "no"}});
    }
    return out;
  }

  ordered_json caps() {
    ordered_json out = ordered_json::array();
    for (const auto& one : in_.trace.brackets) {
      ordered_json entries = ordered_json::array();
      for (std::size_t n = 0; n < in_.trace.log.size(); ++n) {
        const auto& entry = in_.trace.log[n];
        const bool sent = entry.kind == Kind::message && entry.gate->action == trace::GateDecision::Action::send;
        if (sent && std::find(one.records.begin(), one.records.end(), entry.record) != one.records.end())
          entries.push_back(n);
      }
      out.push_back({{"cap", in_.project.workspace.gate.caps[one.cap].id.value},
                     {"title", json_.say(narrator_.cap_title(one.cap))},
                     {"max", one.max},
                     {"count", one.count},
                     {"exceeded", one.count > one.max},
                     {"from", one.from},
                     {"until", one.until},
                     {"entries", std::move(entries)},
                     {"place", json_.place({in_.project.workspace.file, in_.program.gate.caps[one.cap].span})}});
    }
    return out;
  }

  ordered_json clock_changes() {
    ordered_json out = ordered_json::array();
    for (const auto& change : in_.trace.clock_changes) {
      const std::int64_t by = change.after - change.before;
      out.push_back({{"at", change.at},
                     {"text", json_.say({by > 0 ? "trace.clock_change.forward" : "trace.clock_change.back",
                                         {{"length", Duration{.seconds = by > 0 ? by : -by}}}})}});
    }
    return out;
  }

  const TraceInput& in_;
  JsonWriter json_;
  trace::Narrator narrator_;
};

}  // namespace

std::string write_trace_json(const TraceInput& input) { return dump(TraceWriter(input).document()); }

}  // namespace wayproof::report
