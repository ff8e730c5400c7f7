#include "rules/opt_out.h"

#include <algorithm>

#include "rules/template_text.h"

namespace wayproof::rules {
namespace {

bool contains_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

bool is_word_char(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

/// The word of letters and digits at a place, behind blanks and quotes.
std::string_view word_at(std::string_view text, std::size_t at) {
  static constexpr std::string_view quotes[] = {"\"", "'", "“", "‘", "「", "【", "[", " ", ":", "："};
  bool skipped = true;
  while (skipped) {
    skipped = false;
    for (const std::string_view quote : quotes) {
      if (text.substr(at, quote.size()) != quote) continue;
      at += quote.size();
      skipped = true;
    }
  }
  std::size_t end = at;
  while (end < text.size() && is_word_char(text[end])) ++end;
  return at < text.size() ? text.substr(at, end - at) : std::string_view{};
}

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return out;
}

/// By its first byte: most places can be no end at all.
bool may_end_a_sentence(char c) {
  return c == '.' || c == '!' || c == '?' || c == ';' || c == '\n' || c == '\xE3' || c == '\xEF';
}

/// Sentences: what stands between full stops, semicolons and line breaks, Chinese ones included.
std::vector<std::string_view> sentences(std::string_view text) {
  static constexpr std::string_view ends[] = {"。", "！", "；", "？", "!", ";", "?", "\n", ". "};
  std::vector<std::string_view> all;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!may_end_a_sentence(text[at])) continue;
    for (const std::string_view end : ends) {
      if (text.substr(at, end.size()) != end) continue;
      all.push_back(text.substr(begin, at - begin));
      begin = at + end.size();
      at = begin - 1;
      break;
    }
  }
  all.push_back(text.substr(begin));
  return all;
}

bool add(std::vector<ToldWord>& words, std::string_view word, bool in_chinese) {
  if (word.empty() || word.size() > 12) return false;
  const std::string told = upper(word);
  const auto is_there = [&](const ToldWord& one) { return one.word == told && one.in_chinese == in_chinese; };
  if (std::none_of(words.begin(), words.end(), is_there)) words.push_back({told, in_chinese});
  return true;
}

/// Where these words begin, no part of longer ones: "end" is not in "recommend".
std::size_t find_words(std::string_view text, std::string_view words) {
  for (std::size_t at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
    const std::size_t end = at + words.size();
    if ((at == 0 || !is_word_char(text[at - 1])) && (end >= text.size() || !is_word_char(text[end]))) return at;
  }
  return std::string_view::npos;
}

/// Answers that mean nothing else.
bool is_opt_out_word(std::string_view word) {
  static constexpr std::string_view all[] = {"stop",  "stopp", "stopall", "unsubscribe", "optout",
                                             "arret", "baja",  "quit",    "abmelden"};
  return std::find(std::begin(all), std::end(all), word) != std::end(all);
}

/// "to cancel", "to end these texts"; what ends something else ("to cancel your table") is no opt-out.
bool ends_messages(std::string_view sentence) {
  for (const std::string_view aim : {"to end", "2 end", "to cancel", "para cancelar"}) {
    const std::size_t at = find_words(sentence, aim);
    if (at == std::string_view::npos) continue;
    std::string_view rest = sentence.substr(at + aim.size());
    rest.remove_prefix(std::min(rest.find_first_not_of(" .,)"), rest.size()));
    if (rest.empty()) return true;
    for (const std::string_view object : {"these", "this subscription", "your subscription", "all", "messages", "msgs",
                                          "texts", "sms", "alerts", "los mensajes", "mensajes"}) {
      if (find_words(rest, object) == 0) return true;
    }
  }
  return false;
}

/// A sentence says that the answer in it ends the messages. The answer itself says so only if it means nothing else:
/// "Reply END to finish the game" offers no way out.
bool is_about_opting_out(std::string_view sentence, std::string_view answer) {
  if (is_opt_out_word(answer)) return true;
  std::string rest(sentence);
  if (const std::size_t at = find_words(rest, answer); at != std::string::npos) rest.erase(at, answer.size());
  for (const std::string_view word : {"stop", "stopp", "quit", "baja"}) {
    if (find_words(rest, word) != std::string::npos) return true;
  }
  return contains_any(rest, {"opt out", "opt-out", "optout", "unsubscribe", "no more", "arret", "abmelden", "désinscri",
                             "desinscri", "darse de baja"}) ||
         ends_messages(rest);
}

// "拒收请回复R", "回TD退订", "退订回T", "回复 TD 退订"
void chinese_words(std::string_view sentence, std::vector<ToldWord>& words) {
  if (!contains_any(sentence, {"退订", "拒收", "取消订阅", "不再接收"})) return;
  for (std::size_t at = sentence.find("回"); at != std::string_view::npos; at = sentence.find("回", at + 1)) {
    std::size_t behind = at + std::string_view("回").size();
    if (sentence.substr(behind, std::string_view("复").size()) == "复") behind += std::string_view("复").size();
    std::string_view word = word_at(sentence, behind);
    if (add(words, word, true)) continue;
    // A word in Chinese: "回复退订", "退订请回复“退订”".
    for (const std::string_view chinese : {"退订", "拒收"}) {
      const std::size_t found = sentence.find(chinese, behind);
      if (found == std::string_view::npos || found > behind + 4) continue;
      words.push_back({std::string(chinese), true});
      break;
    }
  }
}

// "Reply STOP to opt out", "Text STOP to 12345", "STOP to end", "Unsubscribe: reply R"
void other_words(std::string_view sentence, std::vector<ToldWord>& words) {
  static constexpr std::string_view verbs[] = {"reply with", "reply",    "text",    "txt",
                                               "send",       "answer",   "respond", "envoyez",
                                               "responde",   "responda", "envia",   "antworten sie mit",
                                               "antworte"};
  for (const std::string_view verb : verbs) {
    const std::size_t at = find_words(sentence, verb);
    if (at == std::string_view::npos) continue;
    const std::string_view word = word_at(sentence, at + verb.size());
    if (word == "with" || word == "to" || word == "the" || word == "us") continue;
    if (is_about_opting_out(sentence, word) && add(words, word, false)) break;
  }
  // The word itself leads: "STOP to end", "STOP au 36180".
  static constexpr std::string_view leading[] = {"stop", "arret", "baja", "stopp", "quit", "unsubscribe", "cancel"};
  for (const std::string_view word : leading) {
    const std::size_t at = sentence.find(word);
    if (at == std::string_view::npos || (at > 0 && is_word_char(sentence[at - 1]))) continue;
    const std::string_view rest = sentence.substr(at + word.size());
    for (const std::string_view behind : {" to ", " au ", " al ", " an ", " 2 ", "=", " = "}) {
      if (rest.substr(0, behind.size()) != behind || !is_about_opting_out(sentence, word)) continue;
      add(words, word, false);
      return;
    }
  }
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  return begin == std::string_view::npos ? text.substr(0, 0)
                                         : text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
}

bool says_opt_out(std::string_view words) {
  return contains_any(folded(words), {"unsubscribe", "opt out", "opt-out", "退订", "取消订阅", "不再接收", "拒收",
                                      "abmelden", "désinscri", "darse de baja", "配信停止"});
}

bool leads_nowhere(std::string_view address) {
  return address.empty() || address.front() == '#' || address == "http://" || address == "https://" ||
         address.substr(0, 11) == "javascript:" || address == "about:blank";
}

/// The variable an address consists of, if nothing fills it.
std::string_view lost_variable(std::string_view address, const std::function<bool(std::string_view)>& is_filled) {
  const auto variables = variables_in(address);
  if (variables.size() != 1 || !variables.front().well_formed) return {};
  const Variable& one = variables.front();
  const bool alone = one.begin == 0 && one.end == address.size();
  return alone && !is_filled(one.name) ? one.name : std::string_view{};
}

/// "退订：" and nothing behind it, "Unsubscribe: #", "Unsubscribe: {{of_nobody}}".
std::optional<LostLink> lost_in_line(std::string_view text, std::string_view line,
                                     const std::function<bool(std::string_view)>& is_filled) {
  constexpr std::string_view wide_colon = "：";
  std::size_t colon = line.find(':');
  std::size_t length = 1;
  if (const std::size_t wide = line.find(wide_colon); wide < colon) {
    colon = wide;
    length = wide_colon.size();
  }
  if (colon == std::string_view::npos || !says_opt_out(line.substr(0, colon))) return std::nullopt;
  const std::string_view address = trimmed(line.substr(colon + length));
  const std::string_view variable = lost_variable(address, is_filled);
  if (variable.empty() && !leads_nowhere(address)) return std::nullopt;
  const std::string_view words = trimmed(line.substr(0, colon));
  const std::string_view at = address.empty() ? words : address;
  const auto begin = static_cast<std::size_t>(at.data() - text.data());
  return LostLink{begin, begin + at.size(), std::string(words), variable};
}

}  // namespace

std::optional<LostLink> lost_link(std::string_view text, bool html,
                                  const std::function<bool(std::string_view)>& is_filled) {
  std::optional<LostLink> lost;
  if (!html) {
    for (std::size_t begin = 0; begin <= text.size() && !lost;) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      lost = lost_in_line(text, text.substr(begin, end - begin), is_filled);
      begin = end + 1;
    }
    return lost;
  }
  for (const Link& link : links_in(text)) {
    if (!says_opt_out(link.words)) continue;
    const std::string_view address = trimmed(link.address);
    const std::string_view variable = lost_variable(address, is_filled);
    if (variable.empty() && !leads_nowhere(address)) return std::nullopt;
    if (lost) continue;
    const std::string_view at = address.empty() ? link.tag : address;
    const auto begin = static_cast<std::size_t>(at.data() - text.data());
    lost = LostLink{begin, begin + at.size(), link.words, variable};
  }
  return lost;
}

bool offers_link(std::string_view visible) {
  for (const Variable& variable : variables_in(visible)) {
    if (variable.name == "unsubscribe_url" || variable.name == "one_click_url") return true;
  }
  const std::string text = folded(visible);
  // The words say it and an address follows in the same line: whatever it looks like, trackers rewrite addresses.
  for (std::size_t at = text.find("https://"); at != std::string::npos; at = text.find("https://", at + 1)) {
    const std::size_t line = text.rfind('\n', at) + 1;  // npos + 1 is the beginning
    const std::size_t before = std::max(line, std::min(at, text.rfind('>', at) + 1));
    if (says_opt_out(std::string_view(text).substr(before, at - before))) return true;
  }
  for (std::size_t at = text.find("https://"); at != std::string::npos; at = text.find("https://", at + 1)) {
    std::size_t end = at;
    while (end < text.size() && text[end] > ' ' && text[end] != '>' && text[end] != '"') ++end;
    if (contains_any(std::string_view(text).substr(at, end - at),
                     {"unsubscribe", "opt-out", "optout", "opt_out", "tuiding"})) {
      return true;
    }
  }
  return false;
}

std::vector<ToldWord> told_words(std::string_view text) {
  const std::string plain = folded(text);
  std::vector<ToldWord> words;
  for (const std::string_view sentence : sentences(plain)) {
    chinese_words(sentence, words);
    if (!has_han(sentence) || contains_any(sentence, {"reply", "stop"})) other_words(sentence, words);
  }
  return words;
}

bool hints_at_switch(std::string_view text) {
  return contains_any(folded(text), {"退订", "拒收", "取消关注", "取消订阅", "关闭通知", "关闭推送", "关闭消息",
                                     "不再接收", "屏蔽", "unsubscribe", "opt out", "opt-out", "unfollow", "turn off",
                                     "switch off", "mute", "reply stop", "stop these"});
}

}  // namespace wayproof::rules
