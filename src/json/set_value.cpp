// Smallest edits of a JSON text.
#include "json/set_value.h"

#include <algorithm>
#include <vector>

#include "json/characters.h"
#include "json/pointer.h"
#include "json/read.h"

namespace wayproof::json {
namespace {

bool is_json(std::string_view text) { return read(text).errors.empty(); }

bool all_blank(std::string_view text) { return std::all_of(text.begin(), text.end(), is_blank); }

// The members or items of a container, as far as their places matter.
struct Child {
  std::uint32_t begin;  // of the key, or of the item
  Value value;
};

std::vector<Child> children_of(Value container) {
  std::vector<Child> children;
  for (std::size_t i = 0; i < container.size(); ++i) {
    if (container.is(Kind::object)) {
      const Member member = container.member(i);
      children.push_back({member.key_span.begin, member.value});
    } else {
      children.push_back({container.item(i).span().begin, container.item(i)});
    }
  }
  return children;
}

class Editor {
 public:
  explicit Editor(std::string_view text) : text_(text) {}

  Edit replace(Span span, std::string_view new_json) const { return {span, indented(new_json, span.begin)}; }

  // `piece` is a new member or item; it goes behind child number `after`, or into an empty container.
  std::optional<Edit> insert(Value container, std::optional<std::size_t> after, std::string_view piece) const {
    const std::vector<Child> children = children_of(container);
    const std::uint32_t begin = container.span().begin;
    if (children.empty()) {
      const Span inside{begin + 1, container.span().end - 1};
      if (container.span().size() < 2 || !all_blank(between(inside.begin, inside.end))) return std::nullopt;
      const char closer = text_[inside.end];
      if (closer != '}' && closer != ']') return std::nullopt;  // the bracket is missing
      return Edit{inside, indented(piece, begin)};
    }
    const std::size_t place = after.value_or(children.size() - 1);
    const std::uint32_t end = children[place].value.span().end;
    const std::string gap = gap_between(container, children);
    // Its further lines are indented like the line it begins: the new one, or the one it is appended to.
    const std::size_t line_break = gap.rfind('\n');
    const std::string indent = line_break == std::string::npos ? indent_at(end) : gap.substr(line_break + 1);
    return Edit{{end, end}, "," + gap + with_indent(piece, indent)};
  }

  std::optional<Edit> remove(Value container, std::size_t index) const {
    const std::vector<Child> children = children_of(container);
    const auto without = [](std::uint32_t begin, std::uint32_t end) { return Edit{{begin, end}, ""}; };
    if (index > 0) return without(children[index - 1].value.span().end, children[index].value.span().end);
    if (children.size() > 1) return without(children[0].begin, children[1].begin);
    const Span span = container.span();
    const char last = text_[span.end - 1];
    if (last != '}' && last != ']') return std::nullopt;
    return without(span.begin + 1, span.end - 1);
  }

  // What stands between a key and its value in this object, or around it.
  std::string colon_of(Value object, std::string_view otherwise) const {
    if (object.size() == 0) return std::string(otherwise);
    const Member member = object.member(object.size() - 1);
    const std::string_view written = between(member.key_span.end, member.value.span().begin);
    const bool plain =
        written.find(':') != std::string_view::npos && written.find_first_not_of(": ") == std::string_view::npos;
    return std::string(plain ? written : ": ");
  }

 private:
  std::string_view between(std::uint32_t begin, std::uint32_t end) const { return text_.substr(begin, end - begin); }

  // The blanks to put between a comma and the new child: as between the last two, or as before the only one.
  std::string gap_between(Value container, const std::vector<Child>& children) const {
    const std::size_t count = children.size();
    if (count > 1) {
      const std::string_view written = between(children[count - 2].value.span().end, children[count - 1].begin);
      const std::size_t comma = written.find(',');
      if (comma != std::string_view::npos && all_blank(written.substr(0, comma)) &&
          all_blank(written.substr(comma + 1))) {
        return std::string(written.substr(comma + 1));
      }
      return " ";
    }
    const std::string_view before = between(container.span().begin + 1, children[0].begin);
    if (all_blank(before) && before.find('\n') != std::string_view::npos) return std::string(before);
    const bool tight = container.is(Kind::object) && colon_of(container, ": ") == ":";
    return tight ? "" : " ";
  }

  std::string indent_at(std::uint32_t offset) const {
    const std::size_t before = offset == 0 ? std::string_view::npos : text_.find_last_of("\r\n", offset - 1);
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    std::size_t end = begin;
    while (end < offset && (text_[end] == ' ' || text_[end] == '\t')) ++end;
    return std::string(text_.substr(begin, end - begin));
  }

  std::string indented(std::string_view piece, std::uint32_t offset) const {
    return with_indent(piece, indent_at(offset));
  }

  // JSON has line breaks between tokens only, so lines may be indented blindly.
  static std::string with_indent(std::string_view piece, const std::string& indent) {
    std::string result;
    for (const char c : piece) {
      result += c;
      if (c == '\n') result += indent;
    }
    return result;
  }

  std::string_view text_;
};

// Where a pointer leads, as far as it does.
struct Way {
  Value container;           // of the last token, or the deepest one that exists
  std::string colon = ": ";  // as written around it
  std::size_t taken = 0;     // tokens that led to `container`
};

Way follow(Value document, const Editor& editor, const std::vector<std::string>& tokens) {
  Way way{document};
  way.colon = editor.colon_of(way.container, way.colon);
  while (way.taken + 1 < tokens.size()) {
    const std::string& token = tokens[way.taken];
    Value next;
    if (way.container.is(Kind::array)) {
      const auto index = pointer_index(token);
      if (index) next = way.container.item(*index);
    } else {
      next = way.container[token];
    }
    if (!next) break;
    way.container = next;
    way.colon = editor.colon_of(next, way.colon);
    ++way.taken;
  }
  return way;
}

std::optional<std::size_t> index_of(Value container, std::string_view token) {
  if (container.is(Kind::array)) {
    const auto index = pointer_index(token);
    return index && *index < container.size() ? index : std::nullopt;
  }
  for (std::size_t i = 0; i < container.size(); ++i) {
    if (container.member(i).key == token) return i;
  }
  return std::nullopt;
}

}  // namespace

std::string quote(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string result = "\"";
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = utf8_length(text, i);
    const auto c = static_cast<unsigned char>(text[i]);
    if (length == 0) {
      append_utf8(result, U'\uFFFD');
    } else if (c == '"' || c == '\\') {
      result += '\\';
      result += text[i];
    } else if (c == '\n') {
      result += "\\n";
    } else if (c == '\t') {
      result += "\\t";
    } else if (c < 0x20) {
      result += std::string("\\u00") + digits[c >> 4] + digits[c & 15];
    } else {
      result += text.substr(i, length);
    }
    i += std::max<std::size_t>(length, 1);
  }
  return result + '"';
}

std::optional<Edit> set_value(Value document, std::string_view text, std::string_view pointer,
                              std::string_view new_json) {
  const auto tokens = pointer_tokens(pointer);
  if (!tokens || !is_json(new_json)) return std::nullopt;
  const Editor editor(text);
  if (tokens->empty()) return editor.replace(document.span(), new_json);

  const Way way = follow(document, editor, *tokens);
  const std::string& token = (*tokens)[way.taken];
  const bool arrived = way.taken + 1 == tokens->size();
  if (const auto index = index_of(way.container, token); index && arrived) {
    const Value value = way.container.is(Kind::array) ? way.container.item(*index) : way.container.member(*index).value;
    return editor.replace(value.span(), new_json);
  }
  // Put in what lacks: the value in as many new objects as the way still has.
  std::string piece(new_json);
  for (std::size_t i = tokens->size() - 1; i > way.taken; --i)
    piece = "{" + quote((*tokens)[i]) + way.colon + piece + "}";
  if (way.container.is(Kind::array)) {
    const bool at_end = token == "-" || pointer_index(token) == way.container.size();
    return at_end ? editor.insert(way.container, std::nullopt, piece) : std::nullopt;
  }
  if (!way.container.is(Kind::object)) return std::nullopt;
  return editor.insert(way.container, std::nullopt, quote(token) + way.colon + piece);
}

std::optional<Edit> insert_member(Value document, std::string_view text, std::string_view pointer, std::string_view key,
                                  std::string_view new_json, std::string_view after) {
  auto tokens = pointer_tokens(pointer);
  if (!tokens || !is_json(new_json)) return std::nullopt;
  const Editor editor(text);
  tokens->emplace_back(key);
  const Way way = follow(document, editor, *tokens);
  if (way.taken + 1 != tokens->size() || !way.container.is(Kind::object) || index_of(way.container, key))
    return std::nullopt;
  return editor.insert(way.container, index_of(way.container, after), quote(key) + way.colon + std::string(new_json));
}

std::optional<Edit> remove_value(Value document, std::string_view text, std::string_view pointer) {
  const auto tokens = pointer_tokens(pointer);
  if (!tokens || tokens->empty()) return std::nullopt;
  const Editor editor(text);
  const Way way = follow(document, editor, *tokens);
  if (way.taken + 1 != tokens->size()) return std::nullopt;
  const auto index = index_of(way.container, tokens->back());
  return index ? editor.remove(way.container, *index) : std::nullopt;
}

}  // namespace wayproof::json
