// The texts of marketing messages, one by one: every variant, language and part of it, with the steps that send it.
#pragma once

#include <string_view>
#include <vector>

#include "rules/support.h"
#include "rules/walk.h"

namespace wayproof::rules {

enum class Part : std::uint8_t { subject, text, html };

struct Body {
  Part part = Part::text;
  const model::Text::Entry* entry = nullptr;
  ContentView content;
  std::string_view language;  ///< never empty: the workspace's or a guess for plain strings
  bool several_languages = false;
  [[nodiscard]] Place place() const { return {content.file, entry->span}; }
};

/// All texts that one message can say.
[[nodiscard]] std::vector<Body> bodies_of(const Context& context, const Contents& contents);

/// The kind of a step's channel. Without a workspace the id is taken at its word ("sms", "email").
struct ChannelView {
  model::ChannelKind kind = model::ChannelKind::other;
  bool kind_known = false;
  const model::Channel* model = nullptr;
};
[[nodiscard]] ChannelView channel_of(const Context& context, const StepView& step);

/// "English", "Chinese" in the reader's language where the catalogue knows the word, else the code.
[[nodiscard]] ArgValue language_word(std::string_view code);

/// A fix that writes something at the end of a text, before its closing quote; nothing for imported files.
[[nodiscard]] std::optional<FileEdit> append_to(const Context& context, const Body& body, std::string_view json_text);

}  // namespace wayproof::rules
