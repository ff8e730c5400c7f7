#include "report/map_fields.h"

#include <array>

#include "report/trace_names.h"

namespace wayproof::report {
namespace {

class FieldWriter {
 public:
  FieldWriter(FileId file, JsonWriter& writer) : file_(file), json_(writer) {}

  ordered_json take() { return std::move(out_); }

  void in_file(FileId file) { file_ = file; }

  void add(const std::string& pointer, const Message& label, std::string_view kind, const ordered_json& value,
           const std::string& shown, Span span, const ordered_json& choices = nullptr) {
    ordered_json field{{"file", file_},  {"pointer", pointer}, {"label", json_.say(label)},       {"kind", kind},
                       {"value", value}, {"shown", shown},     {"at", json_.place({file_, span})}};
    if (!choices.is_null()) field["choices"] = choices;
    out_.push_back(std::move(field));
  }

  void duration(const std::string& pointer, const Message& label, const model::Maybe<Duration>& from) {
    if (from) add(pointer, label, "duration", iso(from->value), json_.say(ArgValue{from->value}), from->span);
  }

  void clock(const std::string& pointer, const Message& label, const model::Maybe<ClockTime>& from) {
    if (from) add(pointer, label, "clock", iso_clock(from->value), json_.say(ArgValue{Clock{from->value}}), from->span);
  }

  void text(const std::string& pointer, const std::string& label, const model::Text& from) {
    for (const auto& entry : from.entries) {
      const bool plain = entry.language.empty();
      const Message named =
          plain ? Message{label, {}} : Message{label + ".language", {{"language", Verbatim{entry.language}}}};
      add(plain ? pointer : pointer + "/" + entry.language, named, "text", entry.value, entry.value, entry.span);
    }
  }

  void content(const std::string& pointer, const model::Content& from) {
    text(pointer + "/subject", "map.field.subject", from.subject);
    text(pointer + "/text", "map.field.text", from.text);
    text(pointer + "/html", "map.field.html", from.html);
  }

  template <class List>
  ordered_json choices_of(const List& list) {
    ordered_json choices = ordered_json::array();
    for (const auto& one : list) {
      UserText title;
      for (const auto& entry : one.title.entries) title.by_language.emplace_back(entry.language, entry.value);
      if (title.by_language.empty()) title.by_language.emplace_back("", one.id.value);
      choices.push_back({{"value", one.id.value}, {"title", json_.say(ArgValue{title})}});
    }
    return choices;
  }

  void mode(model::Check check, const model::CheckRule& rule) {
    if (!rule.given) return;
    const std::string name(name_of(check));
    ordered_json choices = ordered_json::array();
    for (const auto mode : {model::Mode::enforce, model::Mode::observe, model::Mode::off}) {
      choices.push_back(
          {{"value", name_of(mode)}, {"title", json_.say({"map.mode." + std::string(name_of(mode)), {}})}});
    }
    add("/gate/checks/" + name + "/mode", {"map.field.mode", {{"check", Word{"word.check." + name}}}}, "choice",
        name_of(rule.mode), json_.say({"map.mode." + std::string(name_of(rule.mode)), {}}), rule.span, choices);
  }

 private:
  FileId file_;
  JsonWriter& json_;
  ordered_json out_ = ordered_json::array();
};

void message_fields(FieldWriter& fields, const model::Project& project, const model::Step& step,
                    const std::string& at) {
  const auto& workspace = project.workspace;
  if (step.channel) {
    fields.add(at + "/channel", {"map.field.channel", {}}, "choice", step.channel->value, step.channel->value,
               step.channel->span, fields.choices_of(workspace.channels));
  }
  if (step.topic) {
    fields.add(at + "/topic", {"map.field.topic", {}}, "choice", step.topic->value, step.topic->value, step.topic->span,
               fields.choices_of(workspace.topics));
  }
  if (!step.content.template_id) return fields.content(at + "/content", step.content);
  const auto* found = workspace.templates.find(step.content.template_id->value);
  if (found == nullptr || !found->content_given) return;
  fields.in_file(workspace.file);
  fields.content("/templates/" + found->id.value + "/content", found->content);
}

}  // namespace

ordered_json entry_fields(const model::Journey& journey, JsonWriter& writer) {
  FieldWriter fields(journey.file, writer);
  if (journey.system.empty()) {
    const auto& on = journey.entry.on;
    const std::string head = on.kind == model::Trigger::Kind::every ? "/entry/on/every" : "/entry/on/date";
    fields.clock(head + "/at", {"map.field.at", {}}, on.at);
    if (journey.entry.again) fields.duration("/entry/again/after", {"map.field.again", {}}, journey.entry.again->after);
  }
  return fields.take();
}

ordered_json step_fields(const model::Project& project, const model::Journey& journey, const model::Step& step,
                         JsonWriter& writer) {
  FieldWriter fields(journey.file, writer);
  // A foreign file is changed in the system it comes from.
  if (!journey.system.empty() || !step.readable) return fields.take();
  const std::string at = "/steps/" + step.id.value;
  fields.duration(at + "/for", {"map.field.for", {}}, step.duration);
  if (step.until) {
    fields.duration(at + "/until/plus", {"map.field.plus", {}}, step.until->plus);
    fields.clock(at + "/until/at", {"map.field.at", {}}, step.until->at);
  }
  fields.duration(at + "/at_most", {"map.field.at_most", {}}, step.at_most);
  if (step.type == model::StepType::message) message_fields(fields, project, step, at);
  return fields.take();
}

ordered_json settings(const model::Project& project, JsonWriter& writer) {
  const auto& workspace = project.workspace;
  FieldWriter fields(workspace.file, writer);
  if (!workspace.given) return fields.take();
  const auto& gate = workspace.gate;
  for (std::size_t c = 0; c < gate.caps.size(); ++c) {
    const auto& cap = gate.caps[c];
    const std::string at = "/gate/caps/" + std::to_string(c);
    const Arg name{"cap", Verbatim{cap.id.value}};
    fields.add(at + "/max", {"map.field.cap.max", {name}}, "number", cap.max.value, std::to_string(cap.max.value),
               cap.max.span);
    if (cap.window.kind == model::Window::Kind::sliding) {
      fields.duration(at + "/window/sliding", {"map.field.cap.window", {name}},
                      model::Located<Duration>{cap.window.length, cap.window.span});
    }
  }
  for (std::size_t q = 0; q < gate.quiet.size(); ++q) {
    const std::string at = "/gate/quiet/" + std::to_string(q);
    fields.clock(at + "/from", {"map.field.quiet.from", {}}, gate.quiet[q].from);
    fields.clock(at + "/to", {"map.field.quiet.to", {}}, gate.quiet[q].to);
  }
  for (std::size_t c = 0; c < model::check_count; ++c) fields.mode(static_cast<model::Check>(c), gate.checks[c]);
  return fields.take();
}

}  // namespace wayproof::report
