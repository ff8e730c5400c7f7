// What kind of consent a message rests on, what is kept of it, how long it counts, and how soon its end is heeded.
#include <algorithm>
#include <set>

#include "model/words.h"
#include "packs/mechanisms.h"

namespace wayproof::packs {
namespace {

using model::ConsentKind;
using model::ConsentRecords;

/// Each topic of the requirement's messages once, with the first message of it. Messages without a topic are asked
/// about once.
template <class Visit>
void each_topic(const Asked& asked, Answering& answer, const Visit& visit) {
  std::set<std::string_view> seen;
  bool asked_for_topic = false;
  for (const rules::StepView& step : asked.messages) {
    const auto index = step.lowered->topic;
    const model::Topic* const topic =
        index == program::none ? nullptr : asked.context.workspace().topics.find(asked.context.program.topics[index]);
    if (topic == nullptr) {
      if (std::exchange(asked_for_topic, true)) continue;
      about(answer.ask(step.place(rules::key_of(*step.model)), "consent", "no_topic", "message_topic",
                       {{"step", rules::title_of(*step.model)}}),
            step);
    } else if (seen.insert(topic->id.value).second) {
      visit(*topic, step);
    }
  }
}

/// What is known of the consents to a topic: what the records say, else what the topic asks for.
const model::Maybe<ConsentKind>& kind_of(const model::Topic& topic) {
  return topic.records && topic.records->kind ? topic.records->kind : topic.consent;
}

/// A consent that was confirmed a second time is an express one, too.
bool is_among(ConsentKind kind, const std::vector<model::Located<ConsentKind>>& kinds) {
  return std::any_of(kinds.begin(), kinds.end(), [&](const auto& one) {
    return one.value == kind || (one.value == ConsentKind::express && kind == ConsentKind::double_opt_in);
  });
}

std::vector<Arg> args_of(const model::Topic& topic) {
  return {{"topic", rules::title_of(topic.title, topic.id.value)}};
}

Place place_of(const Asked& asked, Span span) { return {asked.context.workspace().file, span}; }

}  // namespace

void ask_consent_kinds(const Asked& asked, Answering& answer) {
  each_topic(asked, answer, [&](const model::Topic& topic, const rules::StepView& step) {
    const auto& kind = kind_of(topic);
    std::vector<Arg> args = args_of(topic);
    std::vector<Message> wanted;
    for (const auto& one : asked.must().kinds) wanted.push_back({model::word(one.value).key, {}});
    args.push_back({"kinds", wanted});
    if (!kind) {
      about(answer.ask(place_of(asked, topic.id.span), "consent", "unknown", "consent_kind", std::move(args)), step);
      return;
    }
    args.push_back({"kind", model::word(kind->value)});
    if (!is_among(kind->value, asked.must().kinds)) {
      about(answer.broken(place_of(asked, kind->span), "consent", {}, std::move(args)), step);
      return;
    }
    if (kind->value != ConsentKind::soft || asked.must().facts.empty()) return;
    std::vector<Message> lacking;
    for (const auto& fact : asked.must().facts) {
      const bool there = topic.records && std::any_of(topic.records->exception.begin(), topic.records->exception.end(),
                                                      [&](const auto& one) { return one.value == fact.value; });
      if (!there) lacking.push_back({model::word(fact.value).key, {}});
    }
    if (lacking.empty()) return;
    args.push_back({"facts", lacking});
    about(answer.ask(place_of(asked, kind->span), "consent", "facts", "consent_facts", std::move(args)), step);
  });
}

void ask_consent_kept(const Asked& asked, Answering& answer) {
  each_topic(asked, answer, [&](const model::Topic& topic, const rules::StepView& step) {
    std::vector<Arg> args = args_of(topic);
    std::vector<Message> lacking;
    for (const auto& kept : asked.must().kept) {
      const bool there = topic.records && std::any_of(topic.records->keeps.begin(), topic.records->keeps.end(),
                                                      [&](const auto& one) { return one.value == kept.value; });
      if (!there) lacking.push_back({model::word(kept.value).key, {}});
    }
    if (lacking.empty()) return;
    args.push_back({"kept", lacking});
    if (!topic.records || !topic.records->keeps_given) {
      about(answer.ask(place_of(asked, topic.id.span), "keeps", "unknown", "consent_kept", std::move(args)), step);
    } else {
      about(answer.broken(place_of(asked, topic.records->keeps_span), "keeps", {}, std::move(args)), step);
    }
  });
}

void ask_consent_life(const Asked& asked, Answering& answer) {
  if (!asked.must().life) return;
  const Duration most = asked.must().life->value;
  const bool since_activity = asked.must().counts_from == ConsentRecords::CountsFrom::last_activity;
  each_topic(asked, answer, [&](const model::Topic& topic, const rules::StepView& step) {
    const auto& kind = kind_of(topic);
    std::vector<Arg> args = args_of(topic);
    args.push_back({"most", most});
    if (!asked.must().kinds.empty()) {
      if (!kind) {
        about(answer.ask(place_of(asked, topic.id.span), "lasts", "kind", "consent_kind", std::move(args)), step);
        return;
      }
      if (!is_among(kind->value, asked.must().kinds)) return;
    }
    if (!topic.records || !topic.records->valid) {
      about(answer.ask(place_of(asked, topic.id.span), "lasts", "unknown", "consent_valid", std::move(args)), step);
      return;
    }
    const Duration valid = topic.records->valid->value;
    const bool counts_on = topic.records->counts_from == ConsentRecords::CountsFrom::last_activity && !since_activity;
    // 24 months are 24 months: only durations of different kinds are compared by their seconds.
    const bool longer = valid != most && facts::most_seconds(valid) > facts::least_seconds(most);
    if (!longer && !counts_on) return;
    args.push_back({"valid", valid});
    about(
        answer.broken(place_of(asked, topic.records->valid->span), "lasts", longer ? "" : "activity", std::move(args)),
        step);
  });
}

void ask_stop_within(const Asked& asked, Answering& answer) {
  if (!asked.must().life) return;
  const model::Workspace& workspace = asked.context.workspace();
  const Duration most = asked.must().life->value;
  const rules::StepView& step = asked.messages.front();
  std::vector<Arg> args{{"most", most}};
  const std::string_view how = asked.must().workdays ? "workdays" : most.zero() ? "at_once" : "";
  const auto named = [&](std::string_view variant) {
    return std::string(variant) + (variant.empty() || how.empty() ? "" : "_") + std::string(how);
  };
  if (!workspace.opt_out_promise) {
    about(answer.ask(place_of(asked, workspace.id.span), "stop_within", named("unknown"), "opt_out_promise",
                     std::move(args)),
          step);
    return;
  }
  // Ten working days are at least twelve days of the calendar: the weekend between them lies inside.
  constexpr int days_of_a_week = 5;
  const std::int64_t weekends = asked.must().workdays && most.days > 0 ? (most.days - 1) / days_of_a_week * 2 : 0;
  const std::int64_t allowed = facts::least_seconds(most) + weekends * day_seconds;
  const Duration promised = workspace.opt_out_promise->value;
  if (facts::most_seconds(promised) <= allowed) return;
  args.push_back({"promised", promised});
  about(answer.broken(place_of(asked, workspace.opt_out_promise->span), "stop_within", named({}), std::move(args)),
        step);
}

}  // namespace wayproof::packs
