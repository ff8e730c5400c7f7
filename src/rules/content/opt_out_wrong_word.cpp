// An SMS tells its readers to answer with a word that the provider does not act on: an opt-out that does nothing.
#include <algorithm>

#include "rules/bodies.h"
#include "rules/opt_out.h"
#include "rules/template_text.h"
#include "rules/texts.h"

namespace wayproof::rules {
namespace {

std::string upper_folded(std::string_view text) {
  std::string out = folded(text);
  for (char& c : out) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return out;
}

/// The one place in the file where the word stands, if there is just one.
std::optional<Place> only_place_of(std::string_view word, const Context& context, const Body& body) {
  const std::string_view text = body.entry->value;
  const auto is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  };
  std::optional<std::size_t> found;
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    if (at > 0 && is_letter(text[at - 1])) continue;
    if (at + word.size() < text.size() && is_letter(text[at + word.size()])) continue;
    if (found) return std::nullopt;
    found = at;
  }
  if (!found) return std::nullopt;
  const Place place = place_in(context, body, *found, *found + word.size());
  return place == body.place() ? std::nullopt : std::optional(place);  // an imported text has no places inside
}

void check_body(const RuleInfo& rule, const Context& context, const StepView& step, const model::Channel& channel,
                const Body& body, Report& report) {
  const auto told = told_words(body.entry->value);
  const auto is_acted_on = [&](const ToldWord& one) {
    return std::any_of(channel.opt_out_words.begin(), channel.opt_out_words.end(),
                       [&](const auto& word) { return upper_folded(word.value) == one.word; });
  };
  if (told.empty() || std::any_of(told.begin(), told.end(), is_acted_on)) return;
  std::vector<Verbatim> wanted;
  for (const auto& word : channel.opt_out_words) wanted.push_back(verbatim(word.value));
  const std::string& wrong = told.front().word;
  const std::string& right = channel.opt_out_words.front().value;
  Draft draft(rule, body.place());
  draft.what({{"step", title_of(*step.model)},
              {"word", verbatim(wrong)},
              {"words", wanted},
              {"channel", title_of_channel(context, channel.id.value)}});
  draft.why().advice({{"word", verbatim(right)}});
  draft.label({context.workspace().file, channel.opt_out_words.front().span}, "acts_on");
  if (const auto place = only_place_of(wrong, context, body)) {
    draft.fix({draft.fix_title("replace", {{"wrong", verbatim(wrong)}, {"right", verbatim(right)}}),
               Applicability::unsafe,
               ContactEffect::none,
               {{place->file, {place->span, right}}}});
  }
  draft.journey(*step.journey_model).step(*step.model).add_to(report);
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  std::vector<const model::Channel*> asked;
  for (Index j = 0; j < context.project.journeys.size(); ++j) {
    for (const StepView& step : customer_messages(context, j)) {
      const ChannelView channel = channel_of(context, step);
      if (channel.kind != model::ChannelKind::sms || channel.model == nullptr || !is_marketing(step.lowered->purpose))
        continue;
      const Contents contents = contents_of(context.project, *step.journey_model, *step.model);
      const auto bodies = bodies_of(context, contents);
      if (!channel.model->opt_out_words.empty()) {
        for (const Body& body : bodies) {
          if (body.part != Part::subject) check_body(rule, context, step, *channel.model, body, report);
        }
        continue;
      }
      const bool tells = std::any_of(bodies.begin(), bodies.end(),
                                     [](const Body& body) { return !told_words(body.entry->value).empty(); });
      if (!tells || std::find(asked.begin(), asked.end(), channel.model) != asked.end()) continue;
      asked.push_back(channel.model);
      Draft draft(rule, {context.workspace().file, channel.model->id.span});
      draft.what({{"channel", title_of_channel(context, channel.model->id.value)}}, "unknown")
          .why()
          .advice({}, "unknown");
      draft.label(step.place(key_of(*step.model)), "tells").question("opt_out_words");
      draft.journey(*step.journey_model).step(*step.model).add_to(report);
    }
  }
}

}  // namespace

extern constinit const Rule content_opt_out_wrong_word{
    {"content/opt-out-wrong-word", Severity::error, "2026.11", Stability::stable}, check};

}  // namespace wayproof::rules
