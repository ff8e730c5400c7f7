#include "rules/support.h"

#include <algorithm>

#include "json/pointer.h"
#include "json/set_value.h"
#include "model/words.h"

namespace wayproof::rules {

Draft::Draft(const RuleInfo& rule, Place place) {
  finding_.rule = rule.id;
  finding_.severity = rule.severity;
  finding_.place = place;
}

Message Draft::message(std::string_view part, std::string_view variant, std::vector<Arg> args) const {
  std::string key(finding_.rule);
  key.append(".").append(part);
  if (!variant.empty()) key.append(".").append(variant);
  return {std::move(key), std::move(args)};
}

Draft& Draft::what(std::vector<Arg> args, std::string_view variant) {
  finding_.what = message("what", variant, std::move(args));
  return *this;
}

Draft& Draft::why(std::vector<Arg> args, std::string_view variant) {
  finding_.why = message("why", variant, std::move(args));
  return *this;
}

Draft& Draft::advice(std::vector<Arg> args, std::string_view variant) {
  finding_.advice = message("advice", variant, std::move(args));
  return *this;
}

Draft& Draft::label(Place place, std::string_view name, std::vector<Arg> args) {
  finding_.labels.push_back({place, message("label", name, std::move(args))});
  return *this;
}

Draft& Draft::word_label(Place place, std::string_view key, std::vector<Arg> args) {
  finding_.labels.push_back({place, {std::string(key), std::move(args)}});
  return *this;
}

Draft& Draft::fix(std::string_view name, std::vector<Arg> args, Applicability applicability, ContactEffect effect,
                  std::optional<FileEdit> edit) {
  if (edit) fix({fix_title(name, std::move(args)), applicability, effect, {std::move(*edit)}});
  return *this;
}

Draft& Draft::question(std::string_view name) {
  finding_.question = "question." + std::string(name);
  finding_.severity = Severity::info;
  return *this;
}

Message Draft::fix_title(std::string_view name, std::vector<Arg> args) const {
  return message("fix", name, std::move(args));
}

Draft about_journey(const RuleInfo& rule, const model::Journey& journey, Span span) {
  Draft draft(rule, {journey.file, span});
  draft.what({{"journey", title_of(journey)}}).why().advice().journey(journey);
  return draft;
}

bool sends_marketing(const Context& context, Index journey) {
  const auto messages = customer_messages(context, journey);
  return std::any_of(messages.begin(), messages.end(),
                     [](const StepView& step) { return is_marketing(step.lowered->purpose); });
}

bool sells(const Context& context, const StepView& step) {
  if (!is_marketing(step.lowered->purpose)) return false;
  if (step.model->offer) return true;
  if (step.lowered->topic == program::none) return false;
  const auto* topic = context.workspace().topics.find(context.program.topics[step.lowered->topic]);
  return topic != nullptr && topic->sells;
}

bool applies(const Context& context, model::Check check, const program::Step& step) {
  return context.program.gate.policy[static_cast<std::size_t>(check)][static_cast<std::size_t>(step.purpose)].applies;
}

model::Mode mode_of(const Context& context, model::Check check) {
  return context.program.gate.mode[static_cast<std::size_t>(check)];
}

bool enforced(const Context& context, model::Check check, const program::Step& step) {
  return mode_of(context, check) == model::Mode::enforce && applies(context, check, step);
}

Verbatim verbatim(std::string_view text) { return {std::string(text)}; }

ArgValue title_of(const model::Text& title, std::string_view id) { return model::title_or_id(title, id); }

ArgValue title_of(const model::Step& step) { return title_of(step.title, step.id.value); }
ArgValue title_of(const model::Journey& journey) { return title_of(journey.title, journey.id.value); }

ArgValue title_of_topic(const Context& context, std::string_view id) {
  const auto* topic = context.workspace().topics.find(id);
  return topic != nullptr ? title_of(topic->title, id) : ArgValue(verbatim(id));
}

ArgValue title_of_event(const Context& context, std::string_view id) {
  const auto* event = context.workspace().events.find(id);
  return event != nullptr ? title_of(event->title, id) : ArgValue(verbatim(id));
}

ArgValue title_of_channel(const Context& context, std::string_view id) {
  const auto* channel = context.workspace().channels.find(id);
  if (channel == nullptr) return verbatim(id);
  if (!channel->title.empty()) return title_of(channel->title, id);
  return model::word(channel->kind);
}

namespace {

/// The file, if it is one of ours and could be read.
const model::File* own_file(const Context& context, FileId file) {
  const auto& files = context.project.files;
  if (file >= files.size() || files[file].root.tree() == nullptr) return nullptr;
  const auto kind = files[file].kind;
  return kind == model::FileKind::journey || kind == model::FileKind::workspace ? &files[file] : nullptr;
}

std::optional<FileEdit> in_file(FileId file, std::optional<Edit> edit) {
  if (!edit) return std::nullopt;
  return FileEdit{file, std::move(*edit)};
}

}  // namespace

std::optional<FileEdit> set_in(const Context& context, FileId file, std::string_view pointer, std::string_view json) {
  const model::File* own = own_file(context, file);
  return own == nullptr ? std::nullopt : in_file(file, json::set_value(*own->root.tree(), own->text, pointer, json));
}

std::optional<FileEdit> insert_in(const Context& context, FileId file, std::string_view pointer, std::string_view key,
                                  std::string_view json, std::string_view after) {
  const model::File* own = own_file(context, file);
  if (own == nullptr) return std::nullopt;
  return in_file(file, json::insert_member(*own->root.tree(), own->text, pointer, key, json, after));
}

std::optional<FileEdit> remove_in(const Context& context, FileId file, std::string_view pointer) {
  const model::File* own = own_file(context, file);
  return own == nullptr ? std::nullopt : in_file(file, json::remove_value(*own->root.tree(), own->text, pointer));
}

std::optional<FileEdit> append_in(const Context& context, FileId file, std::string_view pointer, std::string_view key,
                                  std::string_view json, std::string_view after) {
  const model::File* own = own_file(context, file);
  if (own == nullptr) return std::nullopt;
  std::string array(pointer);
  array.append("/").append(key);
  if (json::at(*own->root.tree(), array).is(json::Kind::array)) return set_in(context, file, array + "/-", json);
  return insert_in(context, file, pointer, key, "[" + std::string(json) + "]", after);
}

}  // namespace wayproof::rules
