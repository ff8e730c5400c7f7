// An SMS that takes more parts, and costs more, than it looks: a character outside of the GSM alphabet, the longest
// values of its variables, or the signature that the provider adds.
#include <algorithm>

#include "rules/sms_length.h"

namespace wayproof::rules {
namespace {

/// Languages in whose script an author counts 160 characters.
bool is_latin(std::string_view language) {
  static constexpr std::string_view others[] = {"zh", "ja", "ko", "ru", "uk", "bg", "sr", "el", "ar", "he", "fa",
                                                "hi", "bn", "ta", "te", "mr", "ur", "th", "vi", "km", "lo", "my"};
  return std::find(std::begin(others), std::end(others), language.substr(0, language.find('-'))) == std::end(others);
}

/// What switches the charset, as people see it: a signature is one thing, not six characters. The last is the one to
/// point at.
std::vector<Verbatim> outside_of(std::string_view written, const SmsSize& size) {
  constexpr std::size_t enough = 3;
  std::vector<Verbatim> all;
  std::string_view signature;
  const std::size_t open = written.find("【");
  const std::size_t close = written.find("】");
  if (open != std::string_view::npos && close != std::string_view::npos && open < close) {
    signature = written.substr(open, close + std::string_view("】").size() - open);
    all.push_back(verbatim(signature));
  }
  for (const std::string_view character : size.outside) {
    if (all.size() < enough && signature.find(character) == std::string_view::npos) all.push_back(verbatim(character));
  }
  return all;
}

void check_text(const RuleInfo& rule, const Context& context, const SentText& text, Report& report) {
  const SmsLength length = sms_length(context, text);
  const SmsSize size = length.size();
  const bool latin = is_latin(text.body.language);
  const std::int64_t longest = size.units() + length.values;
  const std::int64_t parts = sms_parts(longest, size.is_wide());
  const std::int64_t bare = (latin ? size.plain : size.wide) - length.signature;
  const std::int64_t looks = sms_parts(bare, !latin);
  if (parts <= looks) return;
  // Were it in the alphabet of its language, would it be as long all the same?
  const bool by_charset = latin && size.is_wide() && sms_parts(size.plain + length.values, false) < parts;
  const std::vector<Verbatim> outside = by_charset ? outside_of(length.written, size) : std::vector<Verbatim>{};
  Draft draft(rule, by_charset ? place_of_words(context, text.body, outside.back().text) : text.body.place());
  std::vector<Arg> args{{"step", title_of(*text.step().model)},
                        {"parts", parts},
                        {"looks", looks},
                        {"length", longest},
                        {"single", std::int64_t{size.is_wide() ? 70 : 160}}};
  if (by_charset) args.push_back({"characters", outside});
  draft.what(args, by_charset ? "charset" : "").why().advice({}, by_charset ? "charset" : "");
  add_senders(draft, text);
  draft.add_to(report);
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for (const SentText& text : context.texts->all) {
    const bool sms = text.channel.kind_known && text.channel.kind == model::ChannelKind::sms;
    if (sms && text.body.part == Part::text) check_text(rule, context, text, report);
  }
}

}  // namespace

extern constinit const Rule content_sms_segments{{"content/sms-segments", Severity::info, "2026.11", Stability::stable},
                                                 check};

}  // namespace wayproof::rules
