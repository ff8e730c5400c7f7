#include "rules/template_text.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <utility>

#include "text/utf8.h"

namespace wayproof::rules {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

bool is_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
  });
}

bool is_quoted(std::string_view text) {
  return text.size() >= 2 && (text.front() == '\'' || text.front() == '"') && text.back() == text.front();
}

Variable read_variable(std::string_view inside) {
  Variable variable;
  const std::size_t bar = inside.find('|');
  variable.name = trimmed(inside.substr(0, bar));
  variable.well_formed = is_name(variable.name);
  if (bar == std::string_view::npos) return variable;
  const std::string_view rest = trimmed(inside.substr(bar + 1));
  const std::size_t colon = rest.find(':');
  variable.filter = trimmed(rest.substr(0, colon));
  variable.well_formed = variable.well_formed && !variable.filter.empty();
  variable.has_argument = colon != std::string_view::npos && is_quoted(trimmed(rest.substr(colon + 1)));
  return variable;
}

// ---- HTML -----------------------------------------------------------------------------------------------------------

struct Tag {
  std::string name;
  std::string attributes;  ///< folded
  std::string_view raw;    ///< as written
  bool closing = false, empty = false;
};

Tag read_tag(std::string_view raw) {
  Tag tag;
  tag.raw = raw;
  if (!raw.empty() && raw.front() == '/') {
    tag.closing = true;
    raw.remove_prefix(1);
  }
  if (!raw.empty() && raw.back() == '/') tag.empty = true;
  std::size_t end = 0;
  while (end < raw.size() && !is_blank(raw[end]) && raw[end] != '/') ++end;
  for (const char c : raw.substr(0, end)) tag.name += lower(c);
  tag.attributes = folded(raw.substr(end));
  static constexpr std::string_view empties[] = {"br", "img", "hr", "meta", "link", "input", "area", "col", "source"};
  tag.empty = tag.empty || std::find(std::begin(empties), std::end(empties), tag.name) != std::end(empties);
  return tag;
}

std::string_view attribute(const Tag& tag, std::string_view name) {
  // Looks in the folded copy, takes from the raw one: folding keeps the length of ASCII, and names are ASCII.
  for (std::size_t at = 0; at + name.size() < tag.raw.size(); ++at) {
    if (at > 0 && !is_blank(tag.raw[at - 1])) continue;
    bool same = true;
    for (std::size_t i = 0; i < name.size(); ++i) same = same && lower(tag.raw[at + i]) == name[i];
    if (!same) continue;
    std::size_t value = at + name.size();
    while (value < tag.raw.size() && is_blank(tag.raw[value])) ++value;
    if (value >= tag.raw.size() || tag.raw[value] != '=') continue;
    ++value;
    while (value < tag.raw.size() && is_blank(tag.raw[value])) ++value;
    if (value >= tag.raw.size()) return {};
    const char quote = tag.raw[value];
    if (quote != '"' && quote != '\'') {
      std::size_t end = value;
      while (end < tag.raw.size() && !is_blank(tag.raw[end])) ++end;
      return tag.raw.substr(value, end - value);
    }
    const std::size_t end = tag.raw.find(quote, value + 1);
    return tag.raw.substr(value + 1, end == std::string_view::npos ? end : end - value - 1);
  }
  return {};
}

bool is_hidden(const Tag& tag) {
  static constexpr std::string_view never_shown[] = {"head", "style", "script", "title", "template", "noscript"};
  if (std::find(std::begin(never_shown), std::end(never_shown), tag.name) != std::end(never_shown)) return true;
  std::string style;
  for (const char c : folded(attribute(tag, "style"))) {
    if (!is_blank(c)) style += c;
  }
  static constexpr std::string_view hiding[] = {"display:none", "visibility:hidden", "font-size:0", "opacity:0;"};
  for (const std::string_view one : hiding) {
    if (style.find(one) != std::string::npos) return true;
  }
  const std::size_t hidden = tag.attributes.find(" hidden");
  return hidden != std::string::npos;
}

/// The character that `&name;` or `&#number;` stands for; 0: none that is known.
char32_t referred(std::string_view name) {
  static constexpr std::pair<std::string_view, char32_t> known[] = {{"amp", U'&'},   {"lt", U'<'},     {"gt", U'>'},
                                                                    {"quot", U'"'},  {"apos", U'\''},  {"nbsp", U' '},
                                                                    {"shy", 0x00AD}, {"zwnj", 0x200C}, {"zwj", 0x200D}};
  for (const auto& [word, character] : known) {
    if (name == word) return character;
  }
  if (name.size() < 2 || name.front() != '#') return 0;
  const bool hex = lower(name[1]) == 'x';
  std::uint32_t number = 0;
  const std::string_view digits = name.substr(hex ? 2 : 1);
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number, hex ? 16 : 10);
  const bool whole = error == std::errc() && end == digits.data() + digits.size();
  const bool is_character = number < 0xD800 || (number > 0xDFFF && number < 0x110000);
  return whole && is_character ? static_cast<char32_t>(number) : 0;
}

/// Characters without any width: they may stand in the middle of a word, and nobody sees them.
bool has_no_width(char32_t character) {
  return character == 0x00AD || (character >= 0x200B && character <= 0x200D) || character == 0xFEFF;
}

/// Adds a text with its character references as people see them.
void append_decoded(std::string& to, std::string_view text) {
  constexpr std::size_t longest_name = 8;
  while (!text.empty()) {
    const std::size_t begin = std::min(text.find('&'), text.size());
    to += text.substr(0, begin);
    text.remove_prefix(begin);
    if (text.empty()) return;
    const std::size_t end = text.substr(0, longest_name + 2).find(';');
    const char32_t character = end == std::string_view::npos ? 0 : referred(text.substr(1, end - 1));
    if (character == 0) {
      to += '&';
      text.remove_prefix(1);
      continue;
    }
    if (!has_no_width(character)) append_utf8(to, character);
    text.remove_prefix(end + 1);
  }
}

class Visible {
 public:
  explicit Visible(std::string_view html) {
    std::size_t at = 0;
    while (at < html.size()) {
      if (html[at] != '<') {
        const std::size_t end = std::min(html.find('<', at), html.size());
        if (hidden_ == 0) add_text(html.substr(at, end - at));
        at = end;
      } else if (html.substr(at, 4) == "<!--") {
        at = after(html, at, "-->");
      } else {
        const std::size_t end = end_of_tag(html, at);
        add_tag(read_tag(html.substr(at + 1, end - at - 1)));
        at = std::min(end + 1, html.size());
      }
    }
  }
  std::string text;
  std::vector<Link> links;

 private:
  static std::size_t after(std::string_view html, std::size_t at, std::string_view mark) {
    const std::size_t found = html.find(mark, at);
    return found == std::string_view::npos ? html.size() : found + mark.size();
  }
  static std::size_t end_of_tag(std::string_view html, std::size_t at) {
    char quote = 0;
    for (std::size_t i = at; i < html.size(); ++i) {
      if (quote != 0) {
        if (html[i] == quote) quote = 0;
      } else if (html[i] == '"' || html[i] == '\'') {
        quote = html[i];
      } else if (html[i] == '>') {
        return i;
      }
    }
    return html.size();
  }

  void add_text(std::string_view piece) {
    append_decoded(text, piece);
    if (!trimmed(piece).empty()) clickable_ = true;
  }

  void add_tag(const Tag& tag) {
    if (hidden_ > 0) {
      if (tag.empty) return;
      hidden_ = tag.closing ? hidden_ - 1 : hidden_ + 1;
      return;
    }
    if (tag.name == "a") {
      if (tag.closing) {
        close_link();
      } else {
        link_ = {{}, attribute(tag, "href"), tag.raw};
        link_begins_ = text.size();
        clickable_ = false;
      }
    }
    if (tag.closing) return;
    if (is_hidden(tag)) {
      if (!tag.empty) hidden_ = 1;
      return;
    }
    if (tag.name == "img") {
      const std::string_view words = attribute(tag, "alt");
      text.append(words);
      clickable_ = true;
    }
    if (tag.name == "br" || tag.name == "p" || tag.name == "div" || tag.name == "td") text += '\n';
  }

  void close_link() {
    if (clickable_ && !link_.tag.empty()) {
      link_.words = trimmed(std::string_view(text).substr(link_begins_));
      if (!link_.address.empty()) text.append(" <").append(link_.address).append(">");
      links.push_back(std::move(link_));
    }
    link_ = {};
  }

  int hidden_ = 0;  // depth inside something hidden
  bool clickable_ = false;
  Link link_;
  std::size_t link_begins_ = 0;
};

}  // namespace

std::vector<Variable> variables_in(std::string_view text) {
  std::vector<Variable> variables;
  std::size_t at = 0;
  while ((at = text.find("{{", at)) != std::string_view::npos) {
    const std::size_t close = text.find("}}", at + 2);
    const std::size_t next = text.find("{{", at + 2);
    Variable variable;
    if (close == std::string_view::npos || next < close) {
      variable.well_formed = false;
      variable.begin = at;
      variable.end = at + 2;
    } else {
      variable = read_variable(text.substr(at + 2, close - at - 2));
      variable.begin = at;
      variable.end = close + 2;
    }
    at = variable.end;
    variables.push_back(variable);
  }
  return variables;
}

std::string_view included_text(std::string_view text) {
  static constexpr std::pair<std::string_view, std::string_view> marks[] = {
      {"{% include", "%}"}, {"{%include", "%}"}, {"{% render", "%}"}, {"{{>", "}}"}, {"{{content_blocks.", "}}"}};
  for (const auto& [begin, end] : marks) {
    const std::size_t at = text.find(begin);
    if (at == std::string_view::npos) continue;
    const std::size_t behind = text.find(end, at);
    if (behind != std::string_view::npos) return text.substr(at, behind + end.size() - at);
  }
  return {};
}

std::string visible_text(std::string_view html) { return Visible(html).text; }

std::vector<Link> links_in(std::string_view html) { return Visible(html).links; }

std::string folded(std::string_view text) {
  std::string out(text);  // folding never makes it longer
  std::size_t length = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    // U+FF01..U+FF5E, the full-width forms, stand in UTF-8 as EF BC 81..BF and EF BD 80..9E.
    if (i + 2 < text.size() && text[i] == '\xEF' && (text[i + 1] == '\xBC' || text[i + 1] == '\xBD')) {
      const int low = static_cast<unsigned char>(text[i + 2]) - 0x80;
      const int form = (text[i + 1] == '\xBC' ? low : low + 0x40) + 0x20;
      if (form >= 0x21 && form <= 0x7e) {
        out[length++] = lower(static_cast<char>(form));
        i += 2;
        continue;
      }
    }
    out[length++] = lower(text[i]);
  }
  out.resize(length);
  return out;
}

bool has_han(std::string_view text) {
  // U+3400..U+9FFF stand in UTF-8 as E3 90..., E4..E9.
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    const auto lead = static_cast<unsigned char>(text[i]);
    if (lead >= 0xE4 && lead <= 0xE9) return true;
    if (lead == 0xE3 && static_cast<unsigned char>(text[i + 1]) >= 0x90) return true;
  }
  return false;
}

}  // namespace wayproof::rules
