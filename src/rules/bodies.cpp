#include "rules/bodies.h"

#include "i18n/render.h"
#include "rules/template_text.h"

namespace wayproof::rules {
namespace {

/// Of a plain string: what it looks like, as workspaces of one language quote others too.
std::string_view language_of(const Context& context, std::string_view text) {
  if (has_han(text)) return "zh";
  const auto& own = context.workspace().language;
  return own && own->value.substr(0, 2) != "zh" ? std::string_view(own->value) : "en";
}

void add_bodies(const Context& context, const ContentView& content, Part part, const model::Text& text,
                std::vector<Body>& bodies) {
  for (const auto& entry : text.entries) {
    Body body{part, &entry, content, entry.language, text.entries.size() > 1};
    if (body.language.empty()) body.language = language_of(context, entry.value);
    bodies.push_back(body);
  }
}

}  // namespace

std::vector<Body> bodies_of(const Context& context, const Contents& contents) {
  std::vector<Body> bodies;
  for (const ContentView& view : contents.said) {
    add_bodies(context, view, Part::subject, view.content->subject, bodies);
    add_bodies(context, view, Part::text, view.content->text, bodies);
    add_bodies(context, view, Part::html, view.content->html, bodies);
  }
  return bodies;
}

ChannelView channel_of(const Context& context, const StepView& step) {
  if (step.lowered->channel == program::none) return {};
  const std::string& id = context.program.channels[step.lowered->channel];
  if (const auto* channel = context.workspace().channels.find(id)) return {channel->kind, true, channel};
  static constexpr std::pair<std::string_view, model::ChannelKind> usual[] = {
      {"email", model::ChannelKind::email}, {"mail", model::ChannelKind::email}, {"sms", model::ChannelKind::sms},
      {"push", model::ChannelKind::push},   {"call", model::ChannelKind::call},  {"wecom", model::ChannelKind::wecom}};
  for (const auto& [name, kind] : usual) {
    if (name == id) return {kind, true, nullptr};
  }
  return {};
}

ArgValue language_word(std::string_view code) {
  std::string key = "word.language." + std::string(code.substr(0, code.find('-')));
  if (i18n::known(key)) return Word{std::move(key)};
  return verbatim(code);
}

std::optional<FileEdit> append_to(const Context& context, const Body& body, std::string_view json_text) {
  const auto& file = context.project.files;
  if (body.content.file >= file.size() || file[body.content.file].kind == model::FileKind::imported)
    return std::nullopt;
  const Span span = body.entry->span;
  if (span.size() < 2) return std::nullopt;
  return FileEdit{body.content.file, {{span.end - 1, span.end - 1}, std::string(json_text)}};
}

}  // namespace wayproof::rules
