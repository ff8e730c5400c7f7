// A marketing text without a way to stop it (scenario B1). Every variant, language and part of a message counts on its
// own: whoever gets that one has no other.
#include <map>
#include <set>

#include "model/words.h"
#include "rules/bodies.h"
#include "rules/opt_out.h"
#include "rules/template_text.h"
#include "rules/variables.h"

namespace wayproof::rules {
namespace {

using model::ChannelKind;

/// `included`: what the text takes in from elsewhere may offer one.
enum class Answer : std::uint8_t { offered, missing, included, ask };

bool is_chinese(std::string_view language) { return language.substr(0, 2) == "zh"; }

bool sms_offers(const Body& body) {
  const std::string& text = body.entry->value;
  if (offers_link(text)) return true;
  for (const ToldWord& told : told_words(text)) {
    // An English line under a Chinese text is no way out for its reader, nor the other way round.
    if (told.in_chinese == is_chinese(body.language)) return true;
  }
  return false;
}

Answer said_by(const ChannelView& channel, const Body& body) {
  if (body.part == Part::subject) return Answer::offered;
  if (!channel.kind_known) return Answer::ask;
  const std::string& text = body.entry->value;
  switch (channel.kind) {
    case ChannelKind::email: {
      const std::string seen = body.part == Part::html ? visible_text(text) : text;
      return offers_link(seen) ? Answer::offered : Answer::missing;
    }
    case ChannelKind::sms:
      return sms_offers(body) ? Answer::offered : Answer::missing;
    case ChannelKind::call:
      return Answer::offered;
    default:
      break;
  }
  if (offers_link(text) || hints_at_switch(text)) return Answer::offered;
  if (channel.model == nullptr) return Answer::ask;
  return channel.model->opt_out_built_in ? Answer::offered : Answer::missing;
}

Answer answer(const ChannelView& channel, const Body& body) {
  const Answer said = said_by(channel, body);
  return said == Answer::missing && !included_text(body.entry->value).empty() ? Answer::included : said;
}

/// What to write at the end of a text, as it stands in JSON.
std::string usual_words(const ChannelView& channel, const Body& body) {
  const bool chinese = is_chinese(body.language);
  if (channel.kind == ChannelKind::email) {
    if (body.part == Part::html) {
      return chinese ? "<p><a href='{{unsubscribe_url}}'>退订</a></p>"
                     : "<p><a href='{{unsubscribe_url}}'>Unsubscribe</a></p>";
    }
    return chinese ? "\\n退订：{{unsubscribe_url}}" : "\\nUnsubscribe: {{unsubscribe_url}}";
  }
  if (channel.kind != ChannelKind::sms || channel.model == nullptr || channel.model->opt_out_words.empty()) return {};
  const std::string& word = channel.model->opt_out_words.front().value;
  return chinese ? " 拒收请回复" + word : " Reply " + word + " to opt out";
}

std::string_view family_of(ChannelKind kind) {
  return kind == ChannelKind::email ? "email" : kind == ChannelKind::sms ? "sms" : "other";
}

class Check {
 public:
  Check(const RuleInfo& rule, const Context& context, Report& report)
      : rule_(rule), context_(context), report_(report) {}

  void journey(Index j) {
    for (const StepView& step : customer_messages(context_, j)) {
      if (is_marketing(step.lowered->purpose) && step.model->type == model::StepType::message) message(step);
    }
  }

  void finish() {
    for (auto& [place, draft] : missing_) draft.add_to(report_);
  }

 private:
  void message(const StepView& step) {
    const ChannelView channel = channel_of(context_, step);
    if (channel.kind_known && channel.kind == ChannelKind::call) return;
    const Contents contents = contents_of(context_.project, *step.journey_model, *step.model);
    if (contents.without_text != nullptr && !contents.without_text->opt_out_in_footer) {
      const bool built_in = channel.model != nullptr && channel.model->opt_out_built_in;
      if (!built_in) ask_text(step, channel, contents.template_span, contents.without_text->id.value);
    }
    if (contents.unknown_template && !context_.workspace().given) {
      ask_text(step, channel, contents.template_span, step.model->content.template_id->value);
    }
    for (const Body& body : bodies_of(context_, contents)) {
      if (body.content.from != nullptr && body.content.from->opt_out_in_footer) continue;
      switch (answer(channel, body)) {
        case Answer::offered:
          break;
        case Answer::missing:
          if (is_lost(step, body)) break;  // content/opt-out-link-empty
          tell(step, channel, body);
          break;
        case Answer::included:
          ask_included(step, channel, body);
          break;
        case Answer::ask:
          ask(step, key_of(*step.model), "channel_kind", "channel_kind",
              context_.program.channels[step.lowered->channel]);
      }
    }
  }

  bool is_lost(const StepView& step, const Body& body) const {
    return lost_link(body.entry->value, body.part == Part::html,
                     [&](std::string_view name) { return is_filled(context_, *step.journey_model, name); })
        .has_value();
  }

  void tell(const StepView& step, const ChannelView& channel, const Body& body) {
    const auto found = missing_.find(body.place());
    if (found != missing_.end()) {
      // A template that several steps send is one problem.
      found->second.label(step.place(key_of(*step.model)), "also", {{"step", title_of(*step.model)}});
      return;
    }
    Draft draft(rule_, body.place());
    std::vector<Arg> args{{"step", title_of(*step.model)},
                          {"channel", model::word(channel.kind)},
                          {"language", language_word(body.language)}};
    const bool other_part = body.part == Part::text && !body.content.content->html.empty();
    draft.what(args, other_part ? "plain_text" : body.several_languages ? "language" : "").why();
    draft.advice(channel.kind == ChannelKind::sms ? sms_args(channel) : std::vector<Arg>{}, family_of(channel.kind));
    if (body.content.from != nullptr) {
      draft.label(step.place(key_of(*step.model)), "sent", {{"step", title_of(*step.model)}});
    }
    const std::string words = usual_words(channel, body);
    if (const auto edit = append_to(context_, body, words); edit && !words.empty()) {
      // The wording is the author's, so this is a suggestion.
      draft.fix({draft.fix_title("append", {{"words", verbatim(trimmed(words))}}),
                 Applicability::display_only,
                 ContactEffect::none,
                 {*edit}});
    }
    draft.journey(*step.journey_model).step(*step.model);
    missing_.emplace(body.place(), std::move(draft));
  }

  static std::string trimmed(std::string text) {
    if (text.substr(0, 2) == "\\n") text.erase(0, 2);
    if (!text.empty() && text.front() == ' ') text.erase(0, 1);
    return text;
  }

  static std::vector<Arg> sms_args(const ChannelView& channel) {
    std::vector<Verbatim> words;
    if (channel.model != nullptr) {
      for (const auto& word : channel.model->opt_out_words) words.push_back(verbatim(word.value));
    }
    if (words.empty()) words = {{"R"}, {"TD"}, {"STOP"}};
    return {{"words", words}};
  }

  /// What would settle a text that is not in the files: of a mail its footer, until somebody has said what that
  /// carries.
  void ask_text(const StepView& step, const ChannelView& channel, Span span, const std::string& about) {
    const bool footer = channel.kind_known && channel.kind == ChannelKind::email &&
                        (channel.model == nullptr || !channel.model->opt_out_said);
    ask(step, span, footer ? "mail_footer" : "template_text", "template_text", about);
  }

  void ask_included(const StepView& step, const ChannelView& channel, const Body& body) {
    const std::string_view about = included_text(body.entry->value);
    const std::string_view question = channel.kind == ChannelKind::email ? "mail_footer" : "template_text";
    if (!asked_.emplace(question, about).second) return;
    Draft draft(rule_, body.place());
    draft.what({{"step", title_of(*step.model)}, {"about", verbatim(about)}}, "included").why().advice({}, "included");
    draft.question(question);
    draft.journey(*step.journey_model).step(*step.model).add_to(report_);
  }

  void ask(const StepView& step, Span span, std::string_view question, std::string_view variant,
           const std::string& about) {
    if (!asked_.emplace(question, about).second) return;
    Draft draft(rule_, step.place(span));
    draft.what({{"step", title_of(*step.model)}, {"about", verbatim(about)}}, variant).why().advice({}, variant);
    draft.question(question);
    draft.journey(*step.journey_model).step(*step.model).add_to(report_);
  }

  const RuleInfo& rule_;
  const Context& context_;
  Report& report_;
  std::map<Place, Draft> missing_;
  std::set<std::pair<std::string, std::string>> asked_;
};

void check(const RuleInfo& rule, const Context& context, Report& report) {
  Check one(rule, context, report);
  for (Index j = 0; j < context.project.journeys.size(); ++j) one.journey(j);
  one.finish();
}

}  // namespace

extern constinit const Rule content_opt_out_missing{
    {"content/opt-out-missing", Severity::error, "2026.11", Stability::stable}, check};

}  // namespace wayproof::rules
