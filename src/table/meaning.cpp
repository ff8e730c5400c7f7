#include "table/meaning.h"

#include "table/words.h"

namespace wayproof::tables {
namespace {

using Kind = Token::Kind;

constexpr std::string_view tell_words =
    "提醒|通知|告知|推给|同步|remind|reminds|notify|notifies|tell|tells|alert|to the|inform";
constexpr std::string_view send_words = "发|发送|推|推送|则|send|sends|then|get|gets";

}  // namespace

bool tells(std::string_view folded) { return has_word(folded, tell_words); }

bool is_object(const std::vector<Token>& tokens, std::size_t index, std::string_view text) {
  const auto gap = [&](const Token& a, const Token& b) { return text.substr(a.end, b.begin - a.end); };
  const Token& token = tokens[index];
  if (index + 1 < tokens.size() && tokens[index + 1].is(Kind::reaction)) {
    const std::string_view between = gap(token, tokens[index + 1]);
    if (between.size() <= 12 && !has_word(between, send_words)) return true;
  }
  if (index + 1 < tokens.size() && tokens[index + 1].is(Kind::event) && gap(token, tokens[index + 1]).empty()) {
    if (token.id == "mini-program" || token.id == "official-account" || token.id == "wecom") return true;
  }
  if (index > 0 && tokens[index - 1].is(Kind::reaction)) {
    const Token& reaction = tokens[index - 1];
    const std::string_view said = text.substr(reaction.begin, reaction.end - reaction.begin);
    const std::string_view between = trimmed(gap(reaction, token));
    return !said.starts_with("未读") && !said.starts_with("unread") && (between.empty() || between == "the");
  }
  return false;
}

bool is_clicked_thing(const std::vector<Token>& tokens, std::size_t index, std::string_view text) {
  const auto near = [&](const Token& a, const Token& b) {
    const std::string_view between = text.substr(a.end, b.begin - a.end);
    return between.size() <= 15 && !has_word(between, "且|但|并|后|and|but|then|未|没|没有|no|not") &&
           between.find_first_of(",;") == std::string_view::npos;
  };
  const Token& token = tokens[index];
  if (token.negated) return false;
  if (index > 0 && tokens[index - 1].is(Kind::reaction, "clicked") && near(tokens[index - 1], token)) return true;
  return index + 1 < tokens.size() && tokens[index + 1].is(Kind::reaction) && near(token, tokens[index + 1]);
}

bool acts(const Segment& segment, std::string_view text) {
  bool happens = false;
  for (const Token& token : segment.tokens) happens = happens || token.is(Kind::event) || token.is(Kind::reaction);
  for (std::size_t i = 0; i < segment.tokens.size(); ++i) {
    const Token& token = segment.tokens[i];
    if (token.is(Kind::channel) && !token.negated && !is_object(segment.tokens, i, text)) return true;
    const std::string_view words = text.substr(segment.begin, segment.end - segment.begin);
    if (token.is(Kind::role) && tells(words)) return true;
    if (token.is(Kind::points) && text.substr(token.begin, 1) == "+") return true;
    if (token.is(Kind::person) && token.id.starts_with("stage:") && !happens) return true;
    if (!token.is(Kind::action) || token.negated) continue;
    if (token.id == "score" || token.id == "leave") continue;
    if (token.id == "enter" && happens) continue;
    return true;
  }
  return false;
}

}  // namespace wayproof::tables
