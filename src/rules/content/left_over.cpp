// Something in a text that was meant to be taken out before anybody reads it: a note to oneself, filler, a brace.
#include "rules/template_text.h"
#include "rules/texts.h"
#include "rules/wording.h"

namespace wayproof::rules {
namespace {

constexpr std::string_view filler[] = {"lorem ipsum",
                                       "dolor sit amet",
                                       "fixme",
                                       "tbd",
                                       "insert text here",
                                       "text goes here",
                                       "your text here",
                                       "your company",
                                       "test mail please ignore",
                                       "待补充",
                                       "待确认文案",
                                       "此处填写",
                                       "此处插入",
                                       "文案待定",
                                       "示例文案",
                                       "占位文字",
                                       "占位符",
                                       "测试短信",
                                       "测试邮件",
                                       "测试测试"};

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

/// The word in capitals, alone: "TODO", "XXX" as in "order XXX" but not in "XXXL".
std::size_t find_alone(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const bool before = at == 0 || !is_word(text[at - 1]);
    const bool after = at + word.size() == text.size() || !is_word(text[at + word.size()]);
    if (before && after) return at;
  }
  return std::string_view::npos;
}

/// Braces that belong to no variable: "{name}}", "{{{name}}}".
std::string_view stray_braces(std::string_view text) {
  std::size_t at = 0;
  const auto outside = [&](std::size_t end) -> std::string_view {
    for (std::size_t i = at; i + 1 < end; ++i) {
      if (text.substr(i, 2) == "}}") return text.substr(i, 2);
    }
    return {};
  };
  for (const Variable& variable : variables_in(text)) {
    if (!variable.well_formed) return {};  // data/variable-without-fallback has it
    if (const auto stray = outside(variable.begin); !stray.empty()) return stray;
    const bool third = text.substr(variable.end, 1) == "}" || (variable.begin > 0 && text[variable.begin - 1] == '{');
    if (third) {
      const std::size_t begin =
          variable.begin > 0 && text[variable.begin - 1] == '{' ? variable.begin - 1 : variable.begin;
      const std::size_t end = text.substr(variable.end, 1) == "}" ? variable.end + 1 : variable.end;
      return text.substr(begin, end - begin);
    }
    at = variable.end;
  }
  return outside(text.size());
}

/// "[Name]", "[姓名]", "<<name>>", "%NAME%": other systems' and people's own gaps.
constexpr std::string_view gaps[] = {
    "[name]",    "[first name]", "[firstname]", "[your name]", "[company]", "[link]",     "[date]",
    "[product]", "[姓名]",       "[客户姓名]",  "[链接]",      "[日期]",    "[商品名称]", "【姓名】",
    "【链接】",  "<<name>>",     "%name%",      "*|fname|*",   "${name}",   "{name}",     "{first_name}"};

std::string_view left_in(const SentText& text) {
  if (const Wording found = find_wording(text.folded, text.index, filler)) return found.words;
  const bool romance = text.body.language.substr(0, 2) == "es" || text.body.language.substr(0, 2) == "pt";
  for (const std::string_view word : {"TODO", "XXX", "XXXX"}) {
    if (word == "TODO" && romance) continue;  // "everything"
    const std::size_t at = find_alone(text.seen, word);
    if (at != std::string_view::npos) return text.seen.substr(at, word.size());
  }
  // What looks like a gap here is how other systems write their variables.
  if (!text.step().journey_model->system.empty()) return {};
  for (const std::string_view gap : gaps) {
    if (!text.index.may_have(gap)) continue;
    const std::size_t at = text.folded.find(gap);
    const bool doubled = at != std::string_view::npos && at > 0 && text.folded[at - 1] == '{';
    if (at != std::string_view::npos && !doubled) return text.folded.substr(at, gap.size());
  }
  return stray_braces(text.seen);
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for (const SentText& text : context.texts->all) {
    const std::string_view words = left_in(text);
    if (words.empty()) continue;
    Draft draft(rule, place_of_words(context, text.body, words));
    draft.what({{"step", title_of(*text.step().model)}, {"words", verbatim(words)}}).why().advice();
    add_senders(draft, text);
    draft.add_to(report);
  }
}

}  // namespace

extern constinit const Rule content_left_over{{"content/left-over", Severity::warning, "2026.11", Stability::stable},
                                              check};

}  // namespace wayproof::rules
