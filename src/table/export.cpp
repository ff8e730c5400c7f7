#include "table/export.h"

#include <algorithm>
#include <set>

#include "i18n/render.h"
#include "model/names.h"
#include "model/words.h"
#include "table/fold.h"
#include "table/words.h"

namespace wayproof::tables {
namespace {

using model::Condition;
using model::StepType;
using model::Trigger;

/// An action on a way through a journey: when it comes, for whom, what it is.
struct Act {
  const model::Step* step = nullptr;
  std::string when, condition;
};

class Writer {
 public:
  Writer(const model::Project& project, i18n::Language language) : project_(project), language_(language) {}

  [[nodiscard]] std::string title(const model::Journey& journey) const {
    return say(model::title_or_id(journey.title, journey.id.value));
  }

  void add(const model::Journey& journey, const std::string& title, Exported& out) {
    const std::vector<Act> acts = acts_of(journey);
    std::string actions;
    for (std::size_t i = 0; i < acts.size(); ++i) {
      actions += (i == 0 ? "" : "\n") + std::to_string(i + 1) + ". " + whole(acts[i]);
    }
    const std::string trigger = trigger_text(journey.entry.on);
    std::string goal;
    if (journey.goal) {
      goal = !journey.goal->sentence.empty() ? say(model::title_or_id(journey.goal->sentence, ""))
                                             : (journey.goal->event ? event(journey.goal->event->value) : "");
    }
    out.plan.push_back({title, journey.entry.condition ? condition_text(*journey.entry.condition) : word("everybody"),
                        goal, trigger, actions, journey.owner ? journey.owner->value : "", finish(journey)});
    for (std::size_t i = 0; i < acts.size(); ++i) {
      const Act& act = acts[i];
      const std::string later = joined(act.when, act.condition);
      const std::string detail = i == 0 ? joined(trigger, later) : later.empty() ? word("then") : later;
      out.actions.push_back({i == 0 ? title : "", word(kind_of(journey, act, i == 0)), detail, action(*act.step),
                             example(*act.step), channel(*act.step), i == 0 ? exclusions(journey) : ""});
    }
  }

  [[nodiscard]] std::string word(std::string_view key) const {
    return i18n::render(Message{"table.export." + std::string(key), {}}, language_);
  }

 private:
  [[nodiscard]] std::string say(const ArgValue& value) const { return i18n::render(value, language_); }
  [[nodiscard]] std::string say(std::string_view key, std::vector<Arg> args) const {
    return i18n::render(Message{"table.export." + std::string(key), std::move(args)}, language_);
  }
  static Arg arg(std::string_view name, std::string text) { return {name, Verbatim{std::move(text)}}; }

  // ---- what stands between words

  [[nodiscard]] bool english() const { return language_ == i18n::Language::en; }
  [[nodiscard]] std::string_view comma() const { return english() ? ", " : "，"; }
  [[nodiscard]] std::string_view semicolon() const { return english() ? "; " : "；"; }
  [[nodiscard]] std::string_view arrow() const { return english() ? " → " : "→"; }
  [[nodiscard]] std::string_view both() const { return english() ? " and " : "且"; }
  [[nodiscard]] std::string_view either() const { return english() ? " or " : "或"; }

  [[nodiscard]] std::string joined(const std::string& a, const std::string& b) const {
    return a.empty() || b.empty() ? a + b : a + std::string(comma()) + b;
  }

  // ---- names

  [[nodiscard]] std::string event(const std::string& id) const {
    const auto* const known = project_.workspace.events.find(id);
    if (known != nullptr && !known->title.empty()) return say(model::title_or_id(known->title, id));
    return own_word(words::events(), id);
  }
  [[nodiscard]] std::string attribute(const std::string& id) const {
    const auto* const known = project_.workspace.attributes.find(id);
    if (known != nullptr && !known->title.empty()) return say(model::title_or_id(known->title, id));
    return own_word(words::dates(), id);
  }
  /// The first word of the reader's language that reading knows for an id; the id for others.
  [[nodiscard]] std::string own_word(std::span<const Meaning> meanings, const std::string& id) const {
    for (const Meaning& meaning : meanings) {
      if (meaning.id != id) continue;
      for (std::string_view words = meaning.words; !words.empty();) {
        const std::size_t bar = words.find('|');
        const std::string_view one = words.substr(0, bar);
        const bool latin = static_cast<unsigned char>(one.front()) < 0x80;
        if (latin == english()) return std::string(one);
        words.remove_prefix(bar == std::string_view::npos ? words.size() : bar + 1);
      }
    }
    return id;
  }

  [[nodiscard]] std::string channel_name(const std::string& id) const {
    const auto* const known = project_.workspace.channels.find(id);
    if (known != nullptr && !known->title.empty()) return say(model::title_or_id(known->title, id));
    const auto& kinds = model::names::channel_kind;
    const auto kind = std::find(std::begin(kinds), std::end(kinds), id);
    if (kind == std::end(kinds)) return id;
    return say(ArgValue{model::word(static_cast<model::ChannelKind>(kind - std::begin(kinds)))});
  }
  [[nodiscard]] std::string channel(const model::Step& step) const {
    if (step.channel) return channel_name(step.channel->value);
    return step.contact ? channel_name(step.contact->channel.value) : "";
  }

  // ---- triggers and conditions

  [[nodiscard]] std::string trigger_text(const Trigger& trigger) const {
    using Kind = Trigger::Kind;
    const std::string at = say(ArgValue{Clock{trigger.at ? trigger.at->value : 0}});
    switch (trigger.kind) {
      case Kind::event:
        return event(trigger.name.value);
      case Kind::reaction:
        return (trigger.of.channel ? channel_name(trigger.of.channel->value) + " " : "") +
               say(ArgValue{model::word(trigger.reaction)});
      case Kind::date: {
        if (trigger.date) return iso_date(trigger.date->value) + " " + at;
        const std::string name = attribute(trigger.name.value);
        if (!trigger.plus || trigger.plus->value.zero()) return say("date", {arg("name", name), arg("at", at)});
        Duration plus = trigger.plus->value;
        const bool before = plus.negative();
        if (before) plus = {-plus.months, -plus.days, -plus.seconds};
        return say(before ? "date_before" : "date_after", {arg("name", name), arg("at", at), {"plus", plus}});
      }
      case Kind::every:
        return say("every_" + std::string(model::names::of(model::names::period, trigger.period)), {arg("at", at)});
      case Kind::becomes:
        return trigger.becomes.empty() ? "" : condition_text(trigger.becomes.front());
      case Kind::opt_out:
        return word("opt_out");
      case Kind::handed_over:
        return word("handed_over");
      case Kind::any:
        return list(trigger.parts, either(), [&](const Trigger& part) { return trigger_text(part); });
      case Kind::invalid:
        break;
    }
    return "";
  }

  template <class Part, class Text>
  [[nodiscard]] std::string list(const std::vector<Part>& parts, std::string_view between, Text&& text) const {
    std::string out;
    for (const Part& part : parts) {
      const std::string one = text(part);
      if (!one.empty()) out += (out.empty() ? "" : std::string(between)) + one;
    }
    return out;
  }

  [[nodiscard]] std::string literal(const model::Literal& literal) const {
    using Kind = model::Literal::Kind;
    if (literal.kind == Kind::boolean) return literal.number != 0 ? "true" : "false";
    if (literal.kind == Kind::integer) return std::to_string(literal.number);
    if (literal.kind == Kind::rate) return say(ArgValue{Rate{literal.number}});
    if (literal.kind == Kind::list)
      return list(literal.items, either(), [&](const auto& item) { return this->literal(item); });
    return literal.text;
  }

  [[nodiscard]] std::string condition_text(const Condition& condition) const {
    using Kind = Condition::Kind;
    const auto parts = [&](std::string_view between) {
      return list(condition.parts, between, [&](const Condition& part) { return condition_text(part); });
    };
    const auto within = [&](std::string what) {
      if (condition.at_least && condition.at_least->value > 1) {
        what = say("times", {arg("what", std::move(what)), {"count", condition.at_least->value}});
      }
      return condition.in ? say("within", {{"in", condition.in->value}, arg("what", std::move(what))}) : what;
    };
    switch (condition.kind) {
      case Kind::all:
        return parts(both());
      case Kind::any:
        return parts(either());
      case Kind::negation:
        return condition.parts.empty() ? "" : say("not", {arg("what", condition_text(condition.parts.front()))});
      case Kind::attribute: {
        const auto& compare = condition.compare;
        const bool bare =
            compare.op == model::Op::known || compare.op == model::Op::within || compare.op == model::Op::ago;
        return attribute(condition.name.value) +
               (bare ? ""
                     : " " + word(model::names::of(model::names::op, compare.op)) + " " + literal(compare.literal));
      }
      case Kind::tag:
        return say("has_tag", {arg("name", tag_name(condition.name.value))});
      case Kind::segment: {
        const std::string& id = condition.name.value;
        for (const auto& segment : project_.workspace.segments) {
          if (segment.id.value == id && !segment.title.empty()) return say(model::title_or_id(segment.title, id));
        }
        return own_word(words::people(), "segment:" + id) == "segment:" + id
                   ? id
                   : own_word(words::people(), "segment:" + id);
      }
      case Kind::event:
        return within(event(condition.name.value));
      case Kind::reaction:
        return within((condition.of.channel ? channel_name(condition.of.channel->value) + " " : "") +
                      say(ArgValue{model::word(condition.reaction)}));
      case Kind::score:
        return say("score", {{"count", score_of(condition)}});
      case Kind::stage:
      case Kind::entry:
      case Kind::consent:
      case Kind::streak:
      case Kind::local_time:
      case Kind::invalid:
        break;
    }
    return condition.name.value;
  }
  static std::int64_t score_of(const Condition& condition) {
    return condition.at_least ? condition.at_least->value : condition.compare.literal.number;
  }
  [[nodiscard]] std::string tag_name(const std::string& id) const {
    const std::string known = own_word(words::people(), "tag:" + id);
    return known == "tag:" + id ? id : known;
  }

  // ---- what happens

  [[nodiscard]] std::string wait_text(const model::Step& step) const {
    if (step.duration) return say("another", {{"plus", step.duration->value}});
    if (!step.until) return "";
    const model::InstantSpec& until = *step.until;
    const std::string at = until.at ? say(ArgValue{Clock{until.at->value}}) : "";
    const bool of_date = until.of.kind == model::Anchor::Kind::attribute;
    Duration plus = until.plus ? until.plus->value : Duration{};
    if (of_date) {
      const bool before = plus.negative();
      if (before) plus = {-plus.months, -plus.days, -plus.seconds};
      const Arg name = arg("name", attribute(until.of.name));
      if (plus.zero()) return say("date", {name, arg("at", at)});
      return say(before ? "date_before" : "date_after", {name, arg("at", at), {"plus", plus}});
    }
    if (plus.zero()) return at;
    if (until.of.kind == model::Anchor::Kind::now) {
      if (plus == Duration{0, 1, 0} && until.at) return say("next_day", {arg("at", at)});
      return joined(say("another", {{"plus", plus}}), at);
    }
    return joined(say("after", {{"plus", plus}}), at);
  }

  /// What a step does, in words that name its channel once.
  [[nodiscard]] std::string action(const model::Step& step) const {
    const std::string title = say(model::title_or_id(step.title, step.id.value));
    const auto under = [&](const std::string& kind) { return say("kind", {arg("kind", kind), arg("title", title)}); };
    switch (step.type) {
      case StepType::message:
      case StepType::task: {
        const std::string by = channel(step);
        const std::string id = step.channel ? step.channel->value : step.contact ? step.contact->channel.value : "";
        const std::string folded = fold(title).text;
        const std::vector<Hit> hits = find_all(folded, words::channels());
        const bool named = !hits.empty() || (!by.empty() && folded.find(fold(by).text) != std::string::npos);
        if (by.empty())
          return has_word(folded, "任务|task|跟进|回访|分配|assign|follow up") ? title : under(word("task"));
        return named ? title : under(by);
      }
      case StepType::update: {
        if (!step.add_tags.empty()) return say("tag", {arg("name", tag_name(step.add_tags.front().value))});
        if (step.stage) return say("to_stage", {arg("name", step.stage->value)});
        if (!step.add_score.empty()) return say("add_score", {{"count", step.add_score.front().literal.number}});
        return title;
      }
      case StepType::enter:
        return say("enter", {arg("name", step.journey ? journey_title(step.journey->value) : "")});
      default:
        return title;
    }
  }

  [[nodiscard]] std::string journey_title(const std::string& id) const {
    for (const model::Journey& journey : project_.journeys) {
      if (journey.id.value == id) return say(model::title_or_id(journey.title, id));
    }
    return id;
  }

  [[nodiscard]] std::string whole(const Act& act) const {
    const std::string before = joined(act.when, act.condition);
    return before.empty() ? action(*act.step) : before + std::string(arrow()) + action(*act.step);
  }

  [[nodiscard]] std::string example(const model::Step& step) const {
    for (const auto* const text : {&step.content.text, &step.content.subject}) {
      if (!text->empty()) return say(model::title_or_id(*text, ""));
    }
    return "";
  }

  /// Steps in the order in which a customer meets them: the first way of each branch first.
  [[nodiscard]] std::vector<Act> acts_of(const model::Journey& journey) const {
    struct Way {
      std::string id, when, condition;
    };
    std::vector<Way> open;
    for (const model::Exit& exit : journey.exits) {
      if (exit.next) open.push_back({exit.next->value, "", say("any_time", {arg("what", exit_name(exit))})});
    }
    if (journey.first) open.push_back({journey.first->value, "", ""});
    std::vector<Act> acts;
    std::set<std::string> seen;
    while (!open.empty()) {
      const Way way = open.back();
      open.pop_back();
      const model::Step* const step = journey.find_step(way.id);
      if (step == nullptr || step->type == StepType::end || !seen.insert(way.id).second) continue;
      std::vector<Way> next;
      const auto go = [&](const model::MaybeId& id, std::string when, std::string condition) {
        if (id) next.push_back({id->value, std::move(when), std::move(condition)});
      };
      switch (step->type) {
        case StepType::wait:
          if (step->until_event) {
            const std::string what = trigger_text(*step->until_event);
            go(step->next, "", say("happened", {arg("what", what)}));
            go(step->on_time_out, step->at_most ? say("another", {{"plus", step->at_most->value}}) : "",
               say("not", {arg("what", what)}));
          } else {
            go(step->next, joined(way.when, wait_text(*step)), way.condition);
          }
          break;
        case StepType::branch:
          for (const model::Case& one : step->cases) {
            const std::string name =
                one.name.empty() ? condition_text(one.condition) : say(model::title_or_id(one.name, ""));
            go(one.next, way.when, joined(way.condition, say("if", {arg("what", name)})));
          }
          go(step->otherwise, "", "");
          break;
        case StepType::split:
          for (const model::Arm& arm : step->arms) {
            go(arm.next, way.when, joined(way.condition, say(model::title_or_id(arm.name, arm.id.value))));
          }
          break;
        default:
          acts.push_back({step, way.when, way.condition});
          go(step->next, "", "");
          for (const model::Outcome& outcome : step->outcomes) go(outcome.next, "", outcome.name.value);
          go(step->overdue, "", say(Word{"map.edge.overdue"}));
          go(step->on_time_out, "", say(Word{"map.edge.time_out"}));
      }
      open.insert(open.end(), std::make_move_iterator(next.rbegin()), std::make_move_iterator(next.rend()));
    }
    return acts;
  }

  // ---- limits

  [[nodiscard]] std::string exit_name(const model::Exit& exit) const {
    return exit.name.empty() || exit.next ? trigger_text(exit.on) : say(model::title_or_id(exit.name, ""));
  }

  [[nodiscard]] std::string finish(const model::Journey& journey) const {
    std::string out;
    const auto add = [&](const std::string& text) { out += (out.empty() ? "" : std::string(semicolon())) + text; };
    for (const model::Exit& exit : journey.exits) {
      if (exit.next) continue;  // stands among the actions
      add(exit_name(exit));
      if (exit.then_enter) add(say("enter", {arg("name", journey_title(exit.then_enter->value))}));
    }
    if (journey.lifetime.value != Duration{0, 365, 0}) add(say(ArgValue{journey.lifetime.value}));
    return out;
  }

  [[nodiscard]] std::string exclusions(const model::Journey& journey) const {
    std::string out;
    const auto add = [&](const std::string& text) { out += (out.empty() ? "" : std::string(semicolon())) + text; };
    if (journey.entry.condition) {
      const Condition& condition = *journey.entry.condition;
      const std::vector<Condition> one{condition};
      for (const Condition& part : condition.kind == Condition::Kind::all ? condition.parts : one) {
        if (part.kind == Condition::Kind::negation && !part.parts.empty()) add(condition_text(part.parts.front()));
      }
    }
    for (const model::Exit& exit : journey.exits) {
      if (!exit.next) add(exit_name(exit));
    }
    if (journey.entry.again) add(say("again", {{"after", journey.entry.again->after.value}}));
    return out;
  }

  static std::string_view kind_of(const model::Journey& journey, const Act& act, bool first) {
    using Kind = Trigger::Kind;
    const Kind kind = journey.entry.on.kind;
    const bool by_time = kind == Kind::date || kind == Kind::every;
    if (first && act.when.empty() && act.condition.empty()) return by_time ? "kind_time" : "kind_behaviour";
    if (!act.condition.empty() && (!act.when.empty() || first)) return "kind_combined";
    return act.condition.empty() && (!first || by_time) ? "kind_time"
           : act.condition.empty()                      ? "kind_combined"
                                                        : "kind_behaviour";
  }

  const model::Project& project_;
  i18n::Language language_;
};

Rows header(const Writer& writer, std::initializer_list<std::string_view> columns) {
  Rows rows(1);
  for (const std::string_view column : columns) rows.front().push_back(writer.word("column." + std::string(column)));
  return rows;
}

}  // namespace

Exported export_tables(std::span<const model::Project> projects, i18n::Language language) {
  Exported out;
  const model::Project nothing;
  const Writer names(nothing, language);
  out.plan = header(names, {"name", "audience", "goal", "trigger", "actions", "owner", "finish"});
  out.actions = header(names, {"name", "kind", "detail", "action", "example", "channel", "exclusion"});
  // Rows of one name are read as one journey, so two journeys need two names.
  std::set<std::string> taken;
  for (const model::Project& project : projects) {
    Writer writer(project, language);
    for (const model::Journey& journey : project.journeys) {
      const std::string title = writer.title(journey);
      std::string name = title;
      for (int number = 2; !taken.insert(name).second; ++number) name = title + " (" + std::to_string(number) + ")";
      writer.add(journey, name, out);
    }
  }
  return out;
}

}  // namespace wayproof::tables
