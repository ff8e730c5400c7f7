#include "rules/texts.h"

#include <algorithm>
#include <map>

#include "rules/template_text.h"
#include "text/utf8.h"

namespace wayproof::rules {
namespace {

/// Templates and texts by place: the channel belongs to it, as one template may go out as mail and as push.
using Known = std::map<std::pair<Place, Index>, std::size_t>;

bool is_imported(const Context& context, FileId file) {
  const auto& files = context.project.files;
  return file >= files.size() || files[file].kind == model::FileKind::imported;
}

/// Bytes of text that the JSON string's piece at `at` stands for, and its own length.
struct Piece {
  std::size_t written = 1;
  std::size_t read = 1;
};

Piece piece_at(std::string_view written, std::size_t at) {
  if (written[at] != '\\' || at + 1 >= written.size()) return {};
  if (written[at + 1] != 'u' || at + 6 > written.size()) return {2, 1};
  const auto digit = [](char c) { return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10; };
  int unit = 0;
  for (std::size_t i = at + 2; i < at + 6; ++i) unit = unit * 16 + digit(written[i]);
  if (unit < 0x80) return {6, 1};
  if (unit < 0x800) return {6, 2};
  // A surrogate pair is two escapes and four bytes; a lone half becomes a replacement character of three.
  const bool pair = unit >= 0xD800 && unit < 0xDC00 && written.substr(at + 6, 2) == "\\u";
  return pair ? Piece{12, 4} : Piece{6, 3};
}

}  // namespace

bool SentText::advertises() const {
  return std::any_of(sent_by.begin(), sent_by.end(),
                     [](const StepView& step) { return is_marketing(step.lowered->purpose); });
}

Texts texts_of(const Context& context) {
  Texts texts;
  Known known;
  texts.messages.reserve(context.steps->messages.all.size());
  texts.all.reserve(context.steps->messages.all.size());
  for (Index j = 0; j < context.project.journeys.size(); ++j) {
    for (const StepView& step : customer_messages(context, j)) {
      if (step.model->type != model::StepType::message) continue;
      texts.messages.push_back(
          {step, channel_of(context, step), contents_of(context.project, *step.journey_model, *step.model)});
      const SentMessage& message = texts.messages.back();
      for (const Body& body : bodies_of(context, message.contents)) {
        const auto [at, fresh] = known.try_emplace({body.place(), step.lowered->channel}, texts.all.size());
        if (!fresh) {
          texts.all[at->second].sent_by.push_back(step);
          continue;
        }
        SentText text{body, message.channel, {step}, body.entry->value, {}, {}};
        if (body.part == Part::html) text.seen = texts.kept_.emplace_back(visible_text(body.entry->value));
        text.folded = texts.kept_.emplace_back(folded(text.seen));
        text.index = TextIndex(text.folded);
        texts.all.push_back(std::move(text));
      }
    }
  }
  return texts;
}

Place place_in(const Context& context, const Body& body, std::size_t begin, std::size_t end) {
  const Place whole = body.place();
  if (is_imported(context, whole.file) || whole.span.size() < 2) return whole;
  const std::string_view file = context.project.files[whole.file].text;
  const std::string_view written = file.substr(whole.span.begin, whole.span.size());
  if (written.front() != '"') return whole;
  std::optional<std::size_t> first;
  std::size_t read = 0;
  for (std::size_t at = 1; at + 1 <= written.size();) {
    if (!first && read >= begin) first = at;
    if (first && read >= end) {
      return {
          whole.file,
          {static_cast<std::uint32_t>(whole.span.begin + *first), static_cast<std::uint32_t>(whole.span.begin + at)}};
    }
    const Piece piece = piece_at(written, at);
    at += piece.written;
    read += piece.read;
  }
  return whole;
}

Place place_of_words(const Context& context, const Body& body, std::string_view words) {
  // Lower case keeps the length of ASCII; what full-width letters moved is found as a whole text at worst.
  const std::string& text = body.entry->value;
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  const auto same = [&](char a, char b) { return lower(a) == lower(b); };
  const auto found = std::search(text.begin(), text.end(), words.begin(), words.end(), same);
  if (words.empty() || found == text.end()) return body.place();
  const auto begin = static_cast<std::size_t>(found - text.begin());
  return place_in(context, body, begin, begin + words.size());
}

void add_senders(Draft& draft, const SentText& text) {
  constexpr std::size_t enough = 5;
  draft.journey(*text.step().journey_model);
  for (std::size_t s = 0; s < text.sent_by.size() && s < enough; ++s) {
    const StepView& step = text.sent_by[s];
    draft.step(*step.model);
    if (text.body.content.from != nullptr) {
      draft.word_label(step.place(key_of(*step.model)), "label.sent_by", {{"step", title_of(*step.model)}});
    }
  }
}

}  // namespace wayproof::rules
