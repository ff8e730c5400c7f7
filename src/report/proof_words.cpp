#include "report/proof_words.h"

#include "model/words.h"
#include "report/writers.h"

namespace wayproof::report {
namespace {

using proof::Property;
using Verdict = proof::Answer::Verdict;
using Ground = proof::Answer::Ground;
using Kind = Property::Kind;

const trace::Trace& trace_of(const ProvedProperty& one) {
  static const trace::Trace nothing;
  return one.shown ? *one.shown : nothing;
}

Verbatim clock(ClockTime time) { return {iso_clock(time).substr(0, 5)}; }

}  // namespace

std::string_view name_of(Verdict verdict) {
  static constexpr std::string_view names[] = {"proved", "refuted", "unknown"};
  return names[static_cast<std::size_t>(verdict)];
}

std::string_view name_of(Ground ground) {
  static constexpr std::string_view names[] = {"gate",  "search", "replay", "coupled",
                                               "clock", "late",   "work",   "not_modelled"};
  return names[static_cast<std::size_t>(ground)];
}

std::string_view name_of(Property::Kind kind) {
  static constexpr std::string_view names[] = {"at_most", "never_between", "after_no", "always_at", "reaches", "by"};
  return names[static_cast<std::size_t>(kind)];
}

std::string_view name_of(Property::Source source) {
  static constexpr std::string_view names[] = {"cap", "quiet", "window", "guarantee", "opt_out", "by"};
  return names[static_cast<std::size_t>(source)];
}

ProofWords::ProofWords(const ProvedProject& proved, const ProvedProperty& one)
    : proved_(proved), one_(one), narrator_(*proved.project, *proved.program, trace_of(one)) {}

Message ProofWords::limit() const {
  const Property& property = one_.property;
  if (property.source == Property::Source::cap) {
    const auto& cap = proved_.project->workspace.gate.caps[property.index];
    if (!cap.title.empty()) return {"proof.more.named", {{"name", model::title_or_id(cap.title, cap.id.value)}}};
  }
  const program::Limit& limit = property.limit;
  std::vector<Arg> args{{"max", limit.max}, {"of", std::vector<Message>{narrator_.filter(limit.of)}}};
  if (limit.kind == model::Window::Kind::calendar) {
    static constexpr std::string_view units[] = {"day", "week", "month"};
    return {"proof.more." + std::string(units[static_cast<std::size_t>(limit.unit)]), std::move(args)};
  }
  args.push_back({"length", Duration{.seconds = limit.length}});
  return {"proof.more.length", std::move(args)};
}

Message ProofWords::title() const {
  const Property& property = one_.property;
  const Arg of{"of", std::vector<Message>{narrator_.filter(property.limit.of)}};
  const Arg from{"from", clock(property.range.from)}, to{"to", clock(property.range.to)};
  switch (property.source) {
    case Property::Source::cap:
      return limit();
    case Property::Source::quiet:
      return {"proof.quiet", {from, to}};
    case Property::Source::window:
      return {"proof.window", {from, to}};
    case Property::Source::opt_out: {
      const Arg topic{"topic", narrator_.topic_title(property.topic)};
      if (property.from.zero()) return {"proof.after_opt_out", {topic}};
      return {"proof.after_opt_out.later", {topic, {"from", property.from}}};
    }
    case Property::Source::by:
    case Property::Source::guarantee:
      break;
  }
  switch (property.kind) {
    case Kind::at_most:
      return limit();
    case Kind::never_between:
      return {"proof.between", {of, from, to}};
    case Kind::after_no: {
      const program::Program& program = *proved_.program;
      const program::Index at = program.guarantees[property.index].trigger;
      const bool event = at != program::none && program.triggers[at].kind == model::Trigger::Kind::event;
      if (!event) return {"proof.after", {of}};
      return {"proof.after.event", {of, {"event", narrator_.event_title(program.triggers[at].name)}}};
    }
    case Kind::always_at:
      return {"proof.without_consent", {of, {"topic", narrator_.topic_title(property.topic)}}};
    case Kind::reaches:
      return {"proof.late", {{"within", proved_.program->guarantees[property.index].within}}};
    case Kind::by:
      return {"proof.by", {{"step", narrator_.step_title(property.index)}}};
  }
  return {};
}

Message ProofWords::ground() const {
  const proof::Answer& answer = one_.answer;
  const bool counts = one_.property.kind == Kind::at_most;
  std::string key = "proof.ground." + std::string(name_of(answer.ground));
  std::vector<Arg> args;
  const bool counted = counts && (answer.ground == Ground::search || answer.ground == Ground::replay ||
                                  (answer.ground == Ground::coupled && answer.shown > 0));
  if (counted) {
    key += ".most";
    args = {{"shown", answer.shown}, {"bound", answer.bound.value_or(answer.shown)}};
  }
  return {std::move(key), std::move(args)};
}

ProofCounts count_proofs(std::span<const ProvedProject> projects) {
  ProofCounts out;
  for (const ProvedProject& project : projects) {
    for (const ProvedProperty& one : project.properties) {
      if (one.answer.verdict == Verdict::proved) ++out.proved;
      if (one.answer.verdict == Verdict::refuted) ++out.refuted;
      if (one.answer.verdict == Verdict::unknown) ++out.unknown;
    }
  }
  return out;
}

Message proof_summary(const ProofInput& input) {
  const ProofCounts counts = count_proofs(input.projects);
  std::vector<Message> parts;
  const auto add = [&](std::string_view verdict, std::int64_t n) {
    if (n > 0) parts.push_back({"proof.summary." + std::string(verdict), {{"n", n}}});
  };
  add("refuted", counts.refuted);
  add("unknown", counts.unknown);
  add("proved", counts.proved);
  if (parts.empty()) return {"proof.summary.none", {}};
  return {"proof.summary",
          {{"counts", std::move(parts)},
           {"date", Verbatim{iso_date(input.context.as_of)}},
           {"tz", Verbatim{input.context.tzdata}}}};
}

}  // namespace wayproof::report
