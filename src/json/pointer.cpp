// JSON Pointer.
#include "json/pointer.h"

#include "json/characters.h"

namespace wayproof::json {

std::optional<std::vector<std::string>> pointer_tokens(std::string_view pointer) {
  std::vector<std::string> tokens;
  if (pointer.empty()) return tokens;
  if (pointer.front() != '/') return std::nullopt;
  for (std::size_t i = 0; i < pointer.size(); ++i) {
    if (pointer[i] == '/') {
      tokens.emplace_back();
    } else if (pointer[i] != '~') {
      tokens.back() += pointer[i];
    } else {
      const char code = ++i < pointer.size() ? pointer[i] : '\0';
      if (code != '0' && code != '1') return std::nullopt;
      tokens.back() += code == '0' ? '~' : '/';
    }
  }
  return tokens;
}

std::string pointer_token(std::string_view key) {
  std::string token;
  for (const char c : key) {
    if (c == '~')
      token += "~0";
    else if (c == '/')
      token += "~1";
    else
      token += c;
  }
  return token;
}

std::optional<std::size_t> pointer_index(std::string_view token) {
  if (token.empty() || token.size() > 9 || (token.size() > 1 && token.front() == '0')) return std::nullopt;
  std::size_t index = 0;
  for (const char c : token) {
    if (!is_digit(c)) return std::nullopt;
    index = index * 10 + static_cast<std::size_t>(c - '0');
  }
  return index;
}

Value at(const Tree& tree, std::string_view pointer) {
  const auto tokens = pointer_tokens(pointer);
  if (!tokens) return {};
  Value value = tree.root();
  for (const std::string& token : *tokens) {
    if (value.is(Kind::array)) {
      const auto index = pointer_index(token);
      value = index ? value.item(*index) : Value();
    } else {
      value = value[token];
    }
  }
  return value;
}

}  // namespace wayproof::json
