#include "report/map_report.h"

#include <algorithm>

#include "model/names.h"
#include "model/words.h"
#include "report/map_fields.h"
#include "report/trace_names.h"

namespace wayproof::report {
namespace {

using program::Cause;
using program::none;

std::vector<Message> one(Message message) { return {std::move(message)}; }

class MapWriter {
 public:
  MapWriter(const model::Project& project, const program::Program& program, JsonWriter& writer)
      : project_(project), program_(program), json_(writer) {}

  ordered_json map(std::size_t j) {
    const auto& journey = project_.journeys[j];
    ordered_json steps = ordered_json::array();
    steps.push_back(entry(journey));
    ordered_json edges = ordered_json::array();
    if (journey.first)
      edges.push_back(edge("entry", journey.first->value, "", "next", place(journey, journey.first->span)));
    for (std::size_t s = 0; s < journey.steps.size(); ++s) {
      steps.push_back(step(journey, journey.steps[s]));
      outcomes(journey, journey.steps[s], program_.steps[program_.journeys[j].steps_begin + s], edges);
    }
    return {{"file", journey.file},
            {"journey", journey.id.value},
            {"title", json_.say(ArgValue{model::title_or_id(journey.title, journey.id.value)})},
            {"status", model::names::of(model::names::status, journey.status)},
            {"system", journey.system},
            {"first", journey.first ? ordered_json(journey.first->value) : ordered_json()},
            {"at", place(journey, journey.span)},
            {"steps", std::move(steps)},
            {"edges", std::move(edges)},
            {"exits", exits(journey)}};
  }

 private:
  ordered_json place(const model::Journey& journey, Span span) { return json_.place({journey.file, span}); }

  ordered_json edge(const std::string& from, const std::string& to, const std::string& label, std::string_view kind,
                    ordered_json at) {
    return {{"from", from}, {"to", to}, {"label", label}, {"kind", kind}, {"at", std::move(at)}};
  }

  // ---- texts of cards -----------------------------------------------------------------------------------------------
  std::string event_title(const std::string& id) {
    const auto* event = project_.workspace.events.find(id);
    return json_.say(ArgValue{event != nullptr ? model::title_or_id(event->title, id) : UserText{{{"", id}}}});
  }

  Arg attribute(const std::string& id) {
    const auto* attribute = project_.workspace.attributes.find(id);
    return {"attribute", attribute != nullptr ? model::title_or_id(attribute->title, id) : UserText{{{"", id}}}};
  }

  std::string wait_text(const model::Trigger& trigger, const Duration& at_most) {
    return json_.say({"map.wait.event", {{"what", one(trigger_text(trigger))}, {"duration", at_most}}});
  }

  Message trigger_text(const model::Trigger& trigger) {
    using Kind = model::Trigger::Kind;
    const Arg at{"at", Clock{trigger.at ? trigger.at->value : 0}};
    switch (trigger.kind) {
      case Kind::event:
        return {"map.entry.event", {{"event", Verbatim{event_title(trigger.name.value)}}}};
      case Kind::reaction:
        return {"map.entry.reaction", {{"reaction", model::word(trigger.reaction)}}};
      case Kind::date:
        if (trigger.date) return {"map.entry.date.on", {{"date", Date{trigger.date->value}}, at}};
        if (trigger.plus) {
          const Duration& plus = trigger.plus->value;
          const bool before = plus.negative();
          const Duration size = before ? Duration{-plus.months, -plus.days, -plus.seconds} : plus;
          return {before ? "map.entry.date.before" : "map.entry.date.after",
                  {attribute(trigger.name.value), {"plus", size}, at}};
        }
        return {"map.entry.date", {attribute(trigger.name.value), at}};
      case Kind::every: {
        static constexpr const char* keys[] = {"map.entry.every.day", "map.entry.every.week", "map.entry.every.month"};
        return {keys[static_cast<std::size_t>(trigger.period)], {at}};
      }
      case Kind::becomes:
        return {"map.entry.becomes", {}};
      case Kind::opt_out:
        return {"map.entry.opt_out", {}};
      case Kind::handed_over:
        return {"map.entry.handed_over", {}};
      case Kind::any:
        return {"map.entry.any", {}};
      case Kind::invalid:
        break;
    }
    return {"map.entry.invalid", {}};
  }

  Message anchor_text(const model::Journey& journey, const model::Anchor& anchor) {
    using Kind = model::Anchor::Kind;
    switch (anchor.kind) {
      case Kind::now:
        return {"map.anchor.now", {}};
      case Kind::entry:
        return {"map.anchor.entry", {}};
      case Kind::date:
        return {"map.anchor.date", {{"date", Date{anchor.date}}}};
      case Kind::step: {
        const auto* step = journey.find_step(anchor.name);
        return {
            "map.anchor.step",
            {{"name", step != nullptr ? model::title_or_id(step->title, anchor.name) : UserText{{{"", anchor.name}}}}}};
      }
      case Kind::attribute:
      case Kind::entry_field:
        return {"map.anchor.name", {{"name", Verbatim{anchor.name}}}};
    }
    return {};
  }

  Message until_text(const model::Journey& journey, const model::InstantSpec& until) {
    const Arg anchor{"anchor", one(anchor_text(journey, until.of))};
    if (until.at && until.plus) {
      return {"map.wait.until.after.at", {{"plus", until.plus->value}, anchor, {"at", Clock{until.at->value}}}};
    }
    if (until.at) return {"map.wait.until", {{"at", Clock{until.at->value}}}};
    if (until.plus) return {"map.wait.until.after", {{"plus", until.plus->value}, anchor}};
    return {"map.wait.until.anchor", {anchor}};
  }

  // The first words of what a message says, in the reader's language.
  std::string message_text(const model::Step& step) {
    const model::Content* content = &step.content;
    if (step.content.template_id) {
      const auto* found = project_.workspace.templates.find(step.content.template_id->value);
      if (found == nullptr || !found->content_given) return step.content.template_id->value;
      content = &found->content;
    }
    for (const auto* text : {&content->subject, &content->text}) {
      if (!text->empty()) return json_.say(ArgValue{model::title_or_id(*text, "")});
    }
    return step.content.template_id ? step.content.template_id->value : std::string();
  }

  std::string detail(const model::Journey& journey, const model::Step& step) {
    using Type = model::StepType;
    if (!step.readable) return json_.say({"map.unreadable", {}});
    switch (step.type) {
      case Type::message:
        return message_text(step);
      case Type::wait:
        if (step.until) return json_.say(until_text(journey, *step.until));
        if (step.until_event && step.at_most) return wait_text(*step.until_event, step.at_most->value);
        if (step.duration) return json_.say({"map.wait.for", {{"duration", step.duration->value}}});
        return "";
      case Type::branch:
        return json_.say({"map.branch", {{"count", static_cast<std::int64_t>(step.cases.size())}}});
      case Type::split:
        return json_.say({"map.split", {{"count", static_cast<std::int64_t>(step.arms.size())}}});
      case Type::update: {
        std::vector<Message> what;
        for (const auto& tag : step.add_tags) what.push_back({"map.update.tag", {{"name", Verbatim{tag.value}}}});
        for (const auto& tag : step.remove_tags) what.push_back({"map.update.untag", {{"name", Verbatim{tag.value}}}});
        for (const auto& set : step.set) what.push_back({"map.update.set", {{"name", Verbatim{set.name.value}}}});
        if (step.stage) what.push_back({"map.update.set", {{"name", Verbatim{step.stage->value}}}});
        return what.empty() ? "" : json_.say({"map.update", {{"what", what}}});
      }
      case Type::enter:
        return step.journey ? step.journey->value : "";
      case Type::webhook:
        return step.call ? step.call->value : "";
      case Type::opaque:
        return step.system ? step.system->value : "";
      case Type::task:
      case Type::end:
        return "";
    }
    return "";
  }

  ordered_json entry(const model::Journey& journey) {
    const Span span = journey.entry_given ? journey.entry.span : journey.id.span;
    return {{"id", "entry"},
            {"type", "entry"},
            {"title", json_.say({"map.entry", {}})},
            {"detail", json_.say(trigger_text(journey.entry.on))},
            {"at", place(journey, span)},
            {"fields", entry_fields(journey, json_)}};
  }

  ordered_json step(const model::Journey& journey, const model::Step& from) {
    ordered_json out{{"id", from.id.value}, {"type", from.readable ? name_of(from.type) : "unreadable"}};
    const auto* channel = from.channel   ? project_.workspace.channels.find(from.channel->value)
                          : from.contact ? project_.workspace.channels.find(from.contact->channel.value)
                                         : nullptr;
    if (from.channel) out["channel"] = from.channel->value;
    if (from.channel || from.contact)
      out["channel_kind"] = name_of(channel != nullptr ? channel->kind : channel_kind_by_name(from));
    if (from.purpose) out["purpose"] = name_of(from.purpose->value);
    out["title"] = json_.say(ArgValue{model::title_or_id(from.title, from.id.value)});
    out["kind_title"] = json_.say(ArgValue{model::word(from.type)});
    if (channel != nullptr && from.type == model::StepType::message) {
      out["kind_title"] = channel->title.empty()
                              ? json_.say(ArgValue{model::word(channel->kind)})
                              : json_.say(ArgValue{model::title_or_id(channel->title, channel->id.value)});
    }
    out["detail"] = detail(journey, from);
    out["at"] = place(journey, from.span);
    out["key"] = place(journey, from.id.span);
    out["fields"] = step_fields(project_, journey, from, json_);
    return out;
  }

  // A journey alone declares no channels: common names say what they are.
  static model::ChannelKind channel_kind_by_name(const model::Step& step) {
    const std::string& id = step.channel ? step.channel->value : step.contact->channel.value;
    for (std::size_t kind = 0; kind < 11; ++kind) {
      if (name_of(static_cast<model::ChannelKind>(kind)) == id) return static_cast<model::ChannelKind>(kind);
    }
    return model::ChannelKind::other;
  }

  // ---- arrows -------------------------------------------------------------------------------------------------------
  void outcomes(const model::Journey& journey, const model::Step& from, const program::Step& step,
                ordered_json& edges) {
    std::int64_t shares = 0;
    for (const auto& outcome : step.outcomes) shares += outcome.share;
    std::size_t arm = 0, branch_case = 0;
    const auto own = static_cast<std::ptrdiff_t>(edges.size());  // where this step's arrows begin
    for (const auto& outcome : step.outcomes) {
      std::string label;
      std::string_view kind = "next";
      switch (outcome.cause) {
        case Cause::holds: {
          const auto& chosen = from.cases[branch_case++];
          label = chosen.name.empty()
                      ? json_.say({"map.edge.case", {{"number", static_cast<std::int64_t>(branch_case)}}})
                      : json_.say(ArgValue{model::title_or_id(chosen.name, "")});
          kind = "case";
          break;
        }
        case Cause::otherwise:
          label = json_.say({"map.edge.else", {}});
          kind = "else";
          break;
        case Cause::arm: {
          const auto& chosen = from.arms[arm++];
          const std::int64_t rate = shares > 0 ? outcome.share * 1'000'000 / shares : 0;
          label = json_.say(
              {"map.edge.arm", {{"name", model::title_or_id(chosen.name, chosen.id.value)}, {"share", Rate{rate}}}});
          kind = "arm";
          break;
        }
        case Cause::happened:
          label = json_.say({"map.edge.happened", {}});
          break;
        case Cause::time_out:
          label = json_.say({"map.edge.time_out", {}});
          kind = "time_out";
          break;
        case Cause::overdue:
          label = json_.say({"map.edge.overdue", {}});
          kind = "overdue";
          break;
        case Cause::answered:
          label = program_.outcome_names[outcome.name];
          kind = "outcome";
          break;
        case Cause::past:
          label = json_.say({"map.edge.past", {}});
          kind = "past";
          break;
        case Cause::missing:
          label = json_.say({"map.edge.missing", {}});
          kind = "missing";
          break;
        default:
          break;
      }
      if (outcome.next == none) continue;
      const auto& target = journey.steps[outcome.next - program_.journeys[step.journey].steps_begin].id.value;
      // A message goes on whether it was sent or not, and a wait whether its time was over or not: one arrow says it.
      const bool other_way =
          outcome.cause == Cause::withheld || outcome.cause == Cause::past || outcome.cause == Cause::missing;
      const bool doubled = other_way && std::any_of(edges.begin() + own, edges.end(),
                                                    [&](const ordered_json& known) { return known["to"] == target; });
      if (!doubled) edges.push_back(edge(from.id.value, target, label, kind, place(journey, outcome.span)));
    }
  }

  ordered_json exits(const model::Journey& journey) {
    ordered_json out = ordered_json::array();
    for (const auto& exit : journey.exits) {
      const std::string label =
          exit.name.empty() ? json_.say(trigger_text(exit.on)) : json_.say(ArgValue{model::title_or_id(exit.name, "")});
      out.push_back({{"label", label},
                     {"to", exit.next ? ordered_json(exit.next->value) : ordered_json()},
                     {"enters", exit.then_enter ? ordered_json(exit.then_enter->value) : ordered_json()},
                     {"at", place(journey, exit.span)}});
    }
    return out;
  }

  const model::Project& project_;
  const program::Program& program_;
  JsonWriter& json_;
};

}  // namespace

ordered_json maps(const model::Project& project, const program::Program& program, JsonWriter& writer) {
  ordered_json out = ordered_json::array();
  MapWriter map_writer(project, program, writer);
  for (std::size_t j = 0; j < project.journeys.size(); ++j) out.push_back(map_writer.map(j));
  return out;
}

}  // namespace wayproof::report
