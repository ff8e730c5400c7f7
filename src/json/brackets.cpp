// Walking over tokens with a stack of brackets.
#include "json/brackets.h"

namespace wayproof::json {

Frame Frame::opened(TokenKind kind, Index opener, std::int64_t line_indent) {
  Frame frame;
  frame.kind = kind;
  frame.slot = kind == TokenKind::open_object ? Slot::key : Slot::value;
  frame.opener = opener;
  frame.line_indent = line_indent;
  return frame;
}

bool Brackets::is_key(Index i) const {
  return is_text(tokens_[i].kind) && i + 1 < tokens_.size() && tokens_[i + 1].kind == TokenKind::colon;
}

bool Brackets::is_outdented(const BracketState& state, Index i) const {
  const Frame& top = state.stack.back();
  const std::int64_t indent = tokens_[i].indent;
  if (!tokens_[i].starts_line || state.stack.size() == 1) return false;
  if (is_closer(tokens_[i].kind)) return indent < top.line_indent;
  if (!top.begins_member() || tokens_[i].kind == TokenKind::comma) return false;
  return top.member_indent == Frame::unknown ? indent <= top.line_indent : indent < top.member_indent;
}

bool Brackets::is_indented(const BracketState& state, Index i) const {
  const Frame& top = state.stack.back();
  const std::int64_t indent = tokens_[i].indent;
  if (!tokens_[i].starts_line || state.stack.size() == 1) return false;
  if (is_closer(tokens_[i].kind)) return indent > top.line_indent;
  if (!top.begins_member() || tokens_[i].kind == TokenKind::comma) return false;
  return top.member_indent != Frame::unknown && indent > top.member_indent;
}

Trouble Brackets::trouble_at(const BracketState& state, Index i) const {
  Trouble trouble;
  const Frame& top = state.stack.back();
  const TokenKind kind = tokens_[i].kind;
  if (is_outdented(state, i) || is_indented(state, i)) ++trouble.oddities;
  if (is_closer(kind)) {
    if (state.stack.size() == 1 || kind != closer_of(top.kind)) trouble.impossible = true;
    if (top.slot == Slot::colon || (top.is_object() && top.slot == Slot::value)) ++trouble.oddities;
    return trouble;
  }
  if (state.stack.size() == 1) {
    if (top.slot == Slot::after)
      trouble.impossible = kind != TokenKind::junk && kind != TokenKind::word;
    else if (is_key(i))
      ++trouble.oddities;
    return trouble;
  }
  if (kind == TokenKind::colon) {
    if (top.is_array())
      trouble.impossible = true;
    else if (top.slot != Slot::colon)
      ++trouble.oddities;
    return trouble;
  }
  if (kind == TokenKind::comma) {
    if (top.slot != Slot::after) ++trouble.oddities;
    return trouble;
  }
  if (top.is_array()) {
    if (is_key(i)) trouble.impossible = true;
    if (top.slot == Slot::after) ++trouble.oddities;
    return trouble;
  }
  const bool may_be_key = is_text(kind);
  if (top.slot == Slot::after) ++trouble.oddities;
  if (top.slot == Slot::key || top.slot == Slot::after) {
    if (!may_be_key || !is_key(i)) ++trouble.oddities;
  } else if (is_key(i) || top.slot == Slot::colon) {
    ++trouble.oddities;
  }
  return trouble;
}

void Brackets::advance(BracketState& state, Index i) const {
  const Token& token = tokens_[i];
  Frame& top = state.stack.back();
  if (token.kind != TokenKind::comma) state.last_closed.reset();
  if (is_closer(token.kind)) {
    if (state.stack.size() == 1) return;
    state.last_closed = top;
    state.closer = i;
    state.stack.pop_back();
    state.stack.back().slot = Slot::after;
    return;
  }
  if (token.kind == TokenKind::comma) {
    if (state.stack.size() > 1) top.slot = top.is_object() ? Slot::key : Slot::value;
    return;
  }
  if (token.kind == TokenKind::colon) {
    if (top.is_object()) top.slot = Slot::value;
    return;
  }
  // The very first token only begins a line because the bracket before it is missing.
  const bool begins_line = token.starts_line && i > 0;
  if (begins_line && top.begins_member() && top.member_indent == Frame::unknown) top.member_indent = token.indent;
  if (top.is_object() && is_text(token.kind) && (top.slot == Slot::key || top.slot == Slot::after || is_key(i))) {
    top.slot = Slot::colon;
    return;
  }
  top.slot = Slot::after;
  top.value = i;
  if (is_opener(token.kind)) state.stack.push_back(Frame::opened(token.kind, i, token.indent));
}

}  // namespace wayproof::json
