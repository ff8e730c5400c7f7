#include "report/dialects_words.h"

#include <algorithm>

#include "model/words.h"

namespace wayproof::report {
namespace {

using dialect::Fate;
using dialect::Pair;

/// The narrator is asked for names only.
const trace::Trace& no_trace() {
  static const trace::Trace nothing;
  return nothing;
}

std::string_view name_of(model::OnFail on_fail) {
  static constexpr std::string_view names[] = {"drop", "hold", "leave"};
  return names[static_cast<std::size_t>(on_fail)];
}

std::string_view name_of(model::CountAt count_at) {
  static constexpr std::string_view names[] = {"plan", "send", "delivery"};
  return names[static_cast<std::size_t>(count_at)];
}

/// "at most 1 a day"
Message limit_words(const program::Limit& limit) {
  static constexpr std::string_view units[] = {"day", "week", "month"};
  const Arg max{"max", limit.max}, length{"length", Duration{.seconds = limit.length}};
  switch (limit.kind) {
    case model::Window::Kind::sliding:
      return {"trace.cap.sliding", {max, length}};
    case model::Window::Kind::tumbling:
      return {"trace.cap.tumbling", {max, length}};
    case model::Window::Kind::calendar:
      return {"trace.cap.calendar." + std::string(units[static_cast<std::size_t>(limit.unit)]), {max}};
  }
  return {};
}

}  // namespace

std::string_view name_of(Pair::Answer answer) {
  static constexpr std::string_view names[] = {"differs", "cannot_differ", "not_found"};
  return names[static_cast<std::size_t>(answer)];
}

std::string_view name_of(Pair::Ground ground) {
  static constexpr std::string_view names[] = {"replay", "not_checked", "never_full", "tried"};
  return names[static_cast<std::size_t>(ground)];
}

std::string_view name_of(Fate::Kind kind) {
  static constexpr std::string_view names[] = {"not_reached", "sent", "not_sent", "waits"};
  return names[static_cast<std::size_t>(kind)];
}

ArgValue names_of(const std::vector<const program::Dialect*>& dialects) {
  std::vector<Verbatim> out;
  for (const program::Dialect* const one : dialects) out.push_back({std::string(one->name)});
  return out;
}

DialectWords::DialectWords(const ComparedProject& compared, const Pair& pair)
    : compared_(compared), pair_(pair), narrator_(*compared.project, *compared.program, no_trace()) {}

Message DialectWords::verdict() const {
  std::string_view key = name_of(pair_.answer);
  const auto gets_else = [](const dialect::Row& row) { return row.gets_else(); };
  if (pair_.shown && std::none_of(pair_.shown->rows.begin(), pair_.shown->rows.end(), gets_else)) key = "counts";
  return {"dialects.verdict." + std::string(key), {{"names", names_of(pair_.dialects)}}};
}

Message DialectWords::ground() const {
  std::string key = "dialects.ground." + std::string(name_of(pair_.ground));
  if (pair_.ground == Pair::Ground::never_full && pair_.changes.closed) key += ".closed";
  return {std::move(key), {{"n", static_cast<std::int64_t>(pair_.tried)}}};
}

Message DialectWords::reads() const { return {"dialects.reads", {{"reads", parts()}}}; }

void DialectWords::counting(program::Index cap, std::vector<Message>& out) const {
  const program::Limit& own = compared_.program->gate.caps[cap];
  const program::Limit& other = pair_.program.gate.caps[cap];
  const Arg said{"own", std::vector<Message>{limit_words(own)}};
  if (own.kind != other.kind || own.unit != other.unit || own.length != other.length) {
    out.push_back({"dialects.window", {said, {"other", std::vector<Message>{limit_words(other)}}}});
  } else if (own.zone != other.zone) {
    const bool theirs = other.zone.has_value();
    out.push_back({theirs ? "dialects.window.their_clock" : "dialects.window.own_clock",
                   {said, {"zone", Verbatim{std::string(other.zone.value_or(own.zone.value_or(Zone())).name())}}}});
  }
  if (own.count_at != other.count_at)
    out.push_back({"dialects.counted." + std::string(name_of(other.count_at)), {said}});
}

std::vector<Message> DialectWords::parts() const {
  std::vector<Message> out;
  for (const program::Index cap : pair_.changes.counting) counting(cap, out);
  const program::Gate& gate = pair_.program.gate;
  if (!pair_.changes.full.empty()) {
    const auto on_full = gate.caps[pair_.changes.full.front()].on_full;
    out.push_back({"dialects.full." + std::string(name_of(on_full)), {}});
  }
  if (pair_.changes.closed) {
    const auto& hours = gate.quiet.empty() ? gate.windows : gate.quiet;
    out.push_back({"dialects.closed." + std::string(name_of(hours.front().on_fail)), {}});
  }
  return out;
}

ArgValue DialectWords::channel(const dialect::Row& row) const {
  const program::Index channel = compared_.program->steps[row.step].channel;
  return channel == program::none ? ArgValue{Verbatim{""}} : narrator_.channel_kind(channel);
}

Message DialectWords::fate(const dialect::Row& row, const Fate& fate) const {
  switch (fate.kind) {
    case Fate::Kind::not_reached:
      return {"dialects.fate.not_reached", {}};
    case Fate::Kind::waits:
      return {"dialects.fate.waits", {}};
    case Fate::Kind::not_sent:
      if (fate.reason == model::Reason::nothing) return {"dialects.fate.left", {}};
      return {"dialects.fate.not_sent", {{"reason", model::word(fate.reason)}}};
    case Fate::Kind::sent:
      break;
  }
  const std::string key = fate.too_many ? "dialects.fate.too_many" : "dialects.fate.sent";
  if (fate.sent == row.at) return {key, {}};
  return {key + ".later", {{"when", LocalMoment{fate.sent, zone()}}}};
}

bool is_named(const ComparedProject& compared, const std::vector<const program::Dialect*>& dialects) {
  const model::MaybeId& named = compared.project->workspace.gate.dialect;
  return named && std::any_of(dialects.begin(), dialects.end(),
                              [&](const program::Dialect* one) { return one->id == named->value; });
}

std::vector<const Pair*> in_order(const ComparedProject& compared) {
  std::vector<const Pair*> out;
  const auto take = [&](const auto& wanted) {
    for (const Pair& pair : compared.comparison.pairs) {
      if (std::find(out.begin(), out.end(), &pair) == out.end() && wanted(pair)) out.push_back(&pair);
    }
  };
  take([&](const Pair& pair) { return is_named(compared, pair.dialects); });
  for (const auto answer : {Pair::Answer::differs, Pair::Answer::not_found, Pair::Answer::cannot_differ})
    take([&](const Pair& pair) { return pair.answer == answer; });
  return out;
}

Message about_named(const ComparedProject& compared) {
  const auto& named = compared.project->workspace.gate.dialect;
  if (!named) return {};
  if (const auto* const known = program::find_dialect(named->value))
    return {"dialects.named", {{"name", Verbatim{std::string(known->name)}}}};
  return {"dialects.named.unknown", {{"name", Verbatim{named->value}}}};
}

bool has_checks(const ComparedProject& compared) {
  const program::Gate& gate = compared.program->gate;
  return !gate.caps.empty() || !gate.quiet.empty() || !gate.windows.empty();
}

bool named_differs(std::span<const ComparedProject> projects) {
  return std::any_of(projects.begin(), projects.end(), [](const ComparedProject& compared) {
    const auto& pairs = compared.comparison.pairs;
    return std::any_of(pairs.begin(), pairs.end(), [&](const Pair& pair) {
      return pair.answer == Pair::Answer::differs && is_named(compared, pair.dialects);
    });
  });
}

Message dialects_summary(const DialectsInput& input) {
  // Of several workspaces a platform counts by where it fares worst.
  std::vector<std::string_view> counted;
  std::vector<Message> parts;
  const auto add = [&](std::string_view key, const auto& dialects_of) {
    std::int64_t n = 0;
    for (const ComparedProject& compared : input.projects) {
      if (!has_checks(compared)) continue;
      for (const program::Dialect* const one : dialects_of(compared)) {
        if (std::find(counted.begin(), counted.end(), one->id) != counted.end()) continue;
        counted.push_back(one->id);
        ++n;
      }
    }
    if (n > 0) parts.push_back({"dialects.summary." + std::string(key), {{"n", n}}});
  };
  for (const auto answer : {Pair::Answer::differs, Pair::Answer::not_found, Pair::Answer::cannot_differ}) {
    add(name_of(answer), [&](const ComparedProject& compared) {
      std::vector<const program::Dialect*> out;
      for (const Pair& pair : compared.comparison.pairs) {
        if (pair.answer == answer) out.insert(out.end(), pair.dialects.begin(), pair.dialects.end());
      }
      return out;
    });
  }
  add("alike", [](const ComparedProject& compared) { return compared.comparison.alike; });
  if (parts.empty()) return {"dialects.summary.none", {}};
  return {"dialects.summary",
          {{"counts", std::move(parts)},
           {"date", Verbatim{iso_date(input.context.as_of)}},
           {"tz", Verbatim{input.context.tzdata}}}};
}

}  // namespace wayproof::report
