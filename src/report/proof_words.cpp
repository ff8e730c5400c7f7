#include "report/proof_words.h"

#include "model/names.h"
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
  static constexpr std::string_view names[] = {"gate",  "search", "replay", "race",        "coupled",
                                               "clock", "late",   "work",   "not_modelled"};
  return names[static_cast<std::size_t>(ground)];
}

std::string_view name_of(proof::Premise::Kind kind) {
  static constexpr std::string_view names[] = {"check", "event", "opt_out", "attribute", "tags"};
  return names[static_cast<std::size_t>(kind)];
}

std::string_view name_of(Property::Kind kind) {
  static constexpr std::string_view names[] = {"at_most", "never_between", "after_no", "always_at", "reaches",
                                               "by",      "reply_window"};
  return names[static_cast<std::size_t>(kind)];
}

std::string_view name_of(Property::Source source) {
  static constexpr std::string_view names[] = {"cap",     "quiet", "window",       "guarantee",
                                               "opt_out", "by",    "reply_window", "requirement"};
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

Message closed(const DailyRange& range) {
  std::vector<Arg> args{{"from", clock(range.from)}, {"to", clock(range.to)}};
  if (range.days.weekdays == DaySet().weekdays) return {"proof.closed", std::move(args)};
  std::vector<Message> days;
  for (unsigned day = 0; day < 7; ++day) {
    if ((range.days.weekdays >> day & 1U) == 0) continue;
    days.push_back(
        {"word.day." + std::string(model::names::of(model::names::day_kind, static_cast<model::DayKind>(day))), {}});
  }
  args.push_back({"days", std::move(days)});
  return {"proof.closed_days", std::move(args)};
}

// What the pack asks for, and of what the proof is: some hours outside of those that it leaves open.
Message ProofWords::requirement() const {
  const Property& property = one_.property;
  std::vector<Arg> args{{"requirement", Verbatim{one_.requirement->name}}};
  if (property.kind == Kind::at_most) {
    args.push_back({"what", std::vector<Message>{limit()}});
  } else {
    args.push_back({"what", std::vector<Message>{closed(property.range)}});
  }
  if (one_.requirement->regions.empty()) return {"proof.requirement", std::move(args)};
  std::vector<Verbatim> regions;
  for (const std::string& region : one_.requirement->regions) regions.push_back({region});
  args.push_back({"regions", std::move(regions)});
  return {"proof.requirement.in", std::move(args)};
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
    case Property::Source::reply_window: {
      const program::ReplyWindow& window = proved_.program->reply_windows[property.index];
      return {"proof.reply_window", {of, {"length", window.length}}};
    }
    case Property::Source::requirement:
      return requirement();
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
    case Kind::reply_window:
      break;
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
  if (answer.race) {
    args = {{"first", narrator_.journey_title(answer.race->first)},
            {"second", narrator_.journey_title(answer.race->second)}};
  }
  if (counted) {
    key += ".most";
    args = {{"shown", answer.shown}, {"bound", answer.bound.value_or(answer.shown)}};
  }
  return {std::move(key), std::move(args)};
}

Message ProofWords::premise(const proof::Needed& needed) const {
  const model::Workspace& workspace = proved_.project->workspace;
  const auto known_within = [](std::string key, const model::Maybe<Duration>& late, std::vector<Arg> args) -> Message {
    if (!late || late->value.zero()) return {key + ".at_once", std::move(args)};
    args.push_back({"late", late->value});
    return {std::move(key), std::move(args)};
  };
  const proof::Premise& premise = needed.premise;
  const std::string key = "proof.premise." + std::string(name_of(premise.kind));
  const auto said = [&]() -> Message {
    switch (premise.kind) {
      case proof::Premise::Kind::check: {
        const auto check = static_cast<model::Check>(premise.index);
        return {key, {{"check", Word{"word.check." + std::string(model::names::of(model::names::check, check))}}}};
      }
      case proof::Premise::Kind::event: {
        const auto& event = workspace.events[premise.index];
        return known_within(key, event.late, {{"event", model::title_or_id(event.title, event.id.value)}});
      }
      case proof::Premise::Kind::opt_out:
        return known_within(key, workspace.latency.opt_out, {});
      case proof::Premise::Kind::attribute: {
        const auto& attribute = workspace.attributes[premise.index];
        return {key, {{"attribute", model::title_or_id(attribute.title, attribute.id.value)}}};
      }
      case proof::Premise::Kind::tags:
        break;
    }
    return {key, {}};
  }();
  if (!needed.bound) return said;
  return {"proof.premise.else", {{"premise", std::vector<Message>{said}}, {"bound", *needed.bound}}};
}

std::optional<Message> ProofWords::rests_on() const {
  if (one_.rests_on.empty()) return std::nullopt;
  std::vector<Message> premises;
  for (const proof::Needed& needed : one_.rests_on) premises.push_back(premise(needed));
  return Message{"proof.rests_on", {{"premises", std::move(premises)}}};
}

std::optional<Message> ProofWords::unmatched() const {
  if (!one_.unmatched) return std::nullopt;
  std::vector<Arg> args{{"share", Rate{one_.unmatched->share}}, {"records", one_.unmatched->records}};
  if (one_.property.kind != Kind::at_most) return Message{"proof.unmatched", std::move(args)};
  if (!one_.unmatched->bound) return std::nullopt;
  args.push_back({"bound", *one_.unmatched->bound});
  return Message{"proof.unmatched.most", std::move(args)};
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
