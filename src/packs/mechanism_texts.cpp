// What the texts of messages have to say and where, in every version, language and part that these recipients can get.
#include <algorithm>
#include <set>

#include "packs/mechanisms.h"
#include "rules/opt_out.h"
#include "rules/sms_length.h"
#include "rules/template_text.h"

namespace wayproof::packs {
namespace {

using rules::Part;
using rules::SentText;

/// The first message of the requirement that sends the text; null: none does.
const rules::StepView* sender_of(const SentText& text, const Asked& asked) {
  const auto found = std::find_if(text.sent_by.begin(), text.sent_by.end(),
                                  [&](const rules::StepView& step) { return asked.is_about(step); });
  return found == text.sent_by.end() ? nullptr : &*found;
}

bool is_part(const SentText& text, model::TextPart part) {
  return (part == model::TextPart::subject) == (text.body.part == Part::subject);
}

/// Visits each text of the part that `must` names, and asks for templates whose text is not at hand.
template <class Visit>
void each_text(const Asked& asked, Answering& answer, const Visit& visit) {
  const model::TextPart part = asked.must().part;
  for (const SentText& text : asked.context.texts->all) {
    if (!is_part(text, part)) continue;
    if (const rules::StepView* const step = sender_of(text, asked)) visit(text, *step);
  }
  std::set<std::string_view> asked_for;
  for (const rules::SentMessage& message : asked.context.texts->messages) {
    const model::Template* const lacking = message.contents.without_text;
    if (lacking == nullptr || !asked.is_about(message.step) || !asked_for.insert(lacking->id.value).second) continue;
    about(answer.ask(message.step.place(message.contents.template_span), "texts", "template", "template_text",
                     {{"step", rules::title_of(*message.step.model)}, {"template", Verbatim{lacking->id.value}}}),
          message.step);
  }
}

/// Phrases for a text of this language; those of every language where it has none of its own.
std::vector<std::string> phrases_for(const std::vector<model::WordList>& lists, std::string_view language) {
  const std::string_view primary = language.substr(0, language.find('-'));
  const auto of = [&](std::string_view wanted) {
    std::vector<std::string> all;
    for (const model::WordList& list : lists) {
      const std::string_view own = list.language;
      if (!wanted.empty() && own != wanted && own.substr(0, own.find('-')) != wanted) continue;
      for (const auto& word : list.words) all.push_back(word.value);
    }
    return all;
  };
  std::vector<std::string> own = of(language);
  if (own.empty()) own = of(primary);
  return own.empty() ? of({}) : own;
}

std::vector<Verbatim> quoted(const std::vector<std::string>& words) {
  std::vector<Verbatim> all;
  for (const std::string& word : words) all.push_back({word});
  return all;
}

std::vector<std::string> all_folded(const std::vector<std::string>& words) {
  std::vector<std::string> all;
  for (const std::string& word : words) all.push_back(rules::folded(word));
  return all;
}

constexpr std::string_view opening[] = {"[", "(", "<", "【", "（", "〔", "《", "「", "『", "［"};

/// The text begins with the label. A label that brings its own bracket is taken to the letter; any other may stand in
/// brackets.
bool begins_with(std::string_view text, std::string_view label) {
  if (text.substr(0, label.size()) == label) return true;
  const auto is_bracket = [](std::string_view rest) {
    return std::find_if(std::begin(opening), std::end(opening),
                        [&](std::string_view one) { return rest.substr(0, one.size()) == one; });
  };
  if (is_bracket(label) != std::end(opening)) return false;
  const auto* const bracket = is_bracket(text);
  return bracket != std::end(opening) && text.substr(bracket->size(), label.size()) == label;
}

rules::Wording find(const SentText& text, const std::vector<std::string>& phrases) {
  const std::vector<std::string> folded = all_folded(phrases);
  const std::vector<std::string_view> views(folded.begin(), folded.end());
  return rules::find_wording(text.folded, text.index, views);
}

std::vector<Arg> args_of(const SentText& text, const rules::StepView& step, std::vector<Verbatim> words) {
  return {{"step", rules::title_of(*step.model)},
          {"language", rules::language_word(text.body.language)},
          {"words", std::move(words)}};
}

/// Which sentence: of several languages the text says which.
std::string_view variant_of(const SentText& text) { return text.body.several_languages ? "language" : ""; }

}  // namespace

void ask_begin_with(const Asked& asked, Answering& answer) {
  each_text(asked, answer, [&](const SentText& text, const rules::StepView& step) {
    const auto labels = phrases_for(asked.must().words, text.body.language);
    const auto folded = all_folded(labels);
    if (std::any_of(folded.begin(), folded.end(), [&](const auto& one) { return begins_with(text.folded, one); }))
      return;
    about(answer.broken(text.body.place(), "begin_with", variant_of(text), args_of(text, step, quoted(labels))), text,
          asked);
  });
}

void ask_say(const Asked& asked, Answering& answer) {
  each_text(asked, answer, [&](const SentText& text, const rules::StepView& step) {
    const auto phrases = phrases_for(asked.must().words, text.body.language);
    if (find(text, phrases)) return;
    about(answer.broken(text.body.place(), "say", variant_of(text), args_of(text, step, quoted(phrases))), text, asked);
  });
}

void ask_not_say(const Asked& asked, Answering& answer) {
  each_text(asked, answer, [&](const SentText& text, const rules::StepView& step) {
    const auto phrases = phrases_for(asked.must().words, text.body.language);
    const rules::Wording found = find(text, phrases);
    if (!found) return;
    const Place place = rules::place_of_words(asked.context, text.body, found.words);
    about(answer.broken(place, "not_say", {}, args_of(text, step, {{std::string(found.words)}})), text, asked);
  });
}

void ask_opt_out_words(const Asked& asked, Answering& answer) {
  each_text(asked, answer, [&](const SentText& text, const rules::StepView& step) {
    const auto told = rules::told_words(text.text());
    const auto allowed = phrases_for(asked.must().words, text.body.language);
    const auto folded = all_folded(allowed);
    const auto is_allowed = [&](const rules::ToldWord& one) {
      return std::find(folded.begin(), folded.end(), rules::folded(one.word)) != folded.end();
    };
    // Without any word there is another way out, or none: that is content/opt-out-missing.
    if (told.empty() || std::any_of(told.begin(), told.end(), is_allowed)) return;
    std::vector<Arg> args = args_of(text, step, quoted(allowed));
    args.push_back({"told", Verbatim{told.front().word}});
    about(answer.broken(text.body.place(), "opt_out_words", {}, std::move(args)), text, asked);
  });
}

void ask_longest(const Asked& asked, Answering& answer) {
  each_text(asked, answer, [&](const SentText& text, const rules::StepView& step) {
    const rules::SmsLength length = rules::sms_length(asked.context, text);
    const std::int64_t most = asked.must().max ? asked.must().max->value : 0;
    std::int64_t long_as = length.longest_characters();
    std::string_view unit = "characters";
    if (asked.must().unit == model::LengthUnit::parts) {
      long_as = length.parts();
      unit = "parts";
    } else if (asked.must().unit == model::LengthUnit::bytes) {
      long_as = static_cast<std::int64_t>(text.text().size());
      unit = "bytes";
    }
    if (long_as <= most) return;
    about(answer.broken(text.body.place(), "longest", unit,
                        {{"step", rules::title_of(*step.model)}, {"length", long_as}, {"most", most}}),
          text, asked);
  });
}

}  // namespace wayproof::packs
