// Findings about JSON itself.
#include "finding/syntax_findings.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/stable_sort.h"
#include "text/utf8.h"

namespace wayproof {
namespace {

using json::SyntaxError;
using Kind = SyntaxError::Kind;

constexpr std::string_view syntax_rule = "file/syntax";
constexpr std::string_view duplicate_rule = "file/duplicate-key";

// Long enough to recognise, short enough for a sentence; never half a character and never bytes that cannot be shown.
std::string excerpt(std::string_view text, Span span) {
  constexpr std::size_t longest = 30;
  const std::string_view written = text.substr(span.begin, span.size());
  std::string shown;
  for (std::size_t i = 0; i < written.size() && written[i] != '\n' && written[i] != '\r';) {
    if (shown.size() >= longest) return shown + "…";
    const std::size_t length = utf8_length(written, i);
    if (length == 0 || static_cast<unsigned char>(written[i]) < 0x20) {
      append_utf8(shown, U'\uFFFD');
    } else {
      shown += written.substr(i, length);
    }
    i += std::max<std::size_t>(length, 1);
  }
  return shown;
}

// The fix of an error, if there is an obvious one.
class SyntaxFix {
 public:
  SyntaxFix(FileId file, std::string_view text, const SyntaxError& error) : file_(file), text_(text), error_(error) {
    choose();
  }

  void add_to(Finding& finding) && {
    if (!fix_.edits.empty()) finding.fixes.push_back(std::move(fix_));
  }

 private:
  void choose() {
    switch (error_.kind) {
      case Kind::expected_comma:
        return insert(",");
      case Kind::expected_colon:
        return insert(":");
      case Kind::unclosed_object:
        return insert("}");
      case Kind::unclosed_array:
        return insert("]");
      case Kind::unopened_object:
        return insert("{");
      case Kind::unopened_array:
        return insert("[");
      case Kind::unclosed_string:
      case Kind::unopened_string:
        return insert("\"");
      case Kind::stray_quote:
        return replace("\\\"");
      case Kind::trailing_comma:
      case Kind::stray_bracket:
        return remove();
      case Kind::mismatched_bracket:
        return replace(written() == "}" ? "]" : "}");
      case Kind::expected_key:
        if (written() == ",") remove();
        return;
      case Kind::foreign_mark:
        return replace_foreign_mark();
      case Kind::control_character:
        return escape_control_character();
      case Kind::comment:
        remove();
        fix_.applicability = Applicability::unsafe;  // somebody wrote it for a reason
        return;
      case Kind::unexpected_text:
        return replace_word();
      case Kind::bad_number:
        return replace_number();
      default:
        return;
    }
  }

  std::string_view written() const { return text_.substr(error_.span.begin, error_.span.size()); }

  void title(std::string_view name, std::string shown) {
    fix_.title = {"file/syntax.fix." + std::string(name), {{"text", Verbatim{std::move(shown)}}}};
    fix_.applicability = Applicability::safe;
  }
  void edit(Span span, std::string text) { fix_.edits.push_back({file_, {span, std::move(text)}}); }

  void insert(std::string text) {
    title("insert", text);
    edit({error_.span.begin, error_.span.begin}, std::move(text));
  }
  void remove() {
    title("remove", excerpt(text_, error_.span));
    edit(error_.span, "");
  }
  void replace(std::string text) {
    title("write", text);
    edit(error_.span, std::move(text));
  }

  // Either one mark or a whole string between foreign quotes.
  void replace_foreign_mark() {
    constexpr std::pair<std::string_view, std::string_view> marks[] = {
        {"，", ","}, {"、", ","}, {"；", ","},       {"：", ":"},           {"｛", "{"},          {"｝", "}"},
        {"［", "["}, {"］", "]"}, {"\xC2\xA0", " "}, {"\xE3\x80\x80", " "}, {"\xE2\x80\x8B", ""}, {"\xEF\xBB\xBF", ""}};
    for (const auto& [mark, meant] : marks) {
      if (written() == mark) return replace(std::string(meant));
    }
    constexpr std::string_view quotes[] = {"'", "\"", "“", "”", "„", "＂", "‘", "’", "「", "」"};
    const auto quote_length = [&](bool at_end) -> std::uint32_t {
      for (const std::string_view quote : quotes) {
        if (at_end ? written().ends_with(quote) : written().starts_with(quote))
          return static_cast<std::uint32_t>(quote.size());
      }
      return 0;
    };
    const Span span = error_.span;
    const std::uint32_t opening = quote_length(false);
    const std::uint32_t closing = quote_length(true);
    if (opening == 0 || closing == 0 || span.size() < opening + closing) return;
    const std::string_view inside = text_.substr(span.begin + opening, span.size() - opening - closing);
    if (inside.find('"') != std::string_view::npos) return;
    title("write", "\"");
    edit({span.begin, span.begin + opening}, "\"");
    edit({span.end - closing, span.end}, "\"");
  }

  void escape_control_character() {
    const auto c = static_cast<unsigned char>(written().front());
    constexpr std::string_view digits = "0123456789abcdef";
    if (c == '\t') return replace("\\t");
    replace(std::string("\\u00") + digits[c >> 4] + digits[c & 15]);
  }

  void replace_word() {
    constexpr std::pair<std::string_view, std::string_view> words[] = {
        {"True", "true"}, {"TRUE", "true"}, {"False", "false"}, {"FALSE", "false"},
        {"None", "null"}, {"Null", "null"}, {"NULL", "null"},   {"undefined", "null"}};
    for (const auto& [word, meant] : words) {
      if (written() == word) return replace(std::string(meant));
    }
    const bool is_text = written().find_first_of("\"\\{}[],/") == std::string_view::npos && written() != ":";
    if (written().empty() || !is_text) return;
    title("quote", excerpt(text_, error_.span));
    fix_.applicability = Applicability::unsafe;  // perhaps it was to be a comment, or half of something
    edit({error_.span.begin, error_.span.begin}, "\"");
    edit({error_.span.end, error_.span.end}, "\"");
  }

  // "+5", "007", ".5" and "5." are numbers to people.
  void replace_number() {
    std::string_view rest = written();
    std::string number;
    if (rest.starts_with('+') || rest.starts_with('-')) {
      if (rest.front() == '-') number = "-";
      rest.remove_prefix(1);
    }
    while (rest.size() > 1 && rest[0] == '0' && rest[1] >= '0' && rest[1] <= '9') rest.remove_prefix(1);
    if (rest.ends_with('.')) rest.remove_suffix(1);
    if (rest.starts_with('.')) number += '0';
    number += rest;
    const json::ReadResult result = json::read(number);
    if (!result.errors.empty() || !result.tree.root().is(json::Kind::number)) return;
    replace(number);
    fix_.applicability = Applicability::unsafe;  // "01" may have been meant as 0.1
  }

  FileId file_;
  std::string_view text_;
  const SyntaxError& error_;
  Fix fix_;
};

Finding syntax_finding(FileId file, std::string_view text, const SyntaxError& error) {
  const std::string prefix(syntax_rule);
  const std::string kind(name(error.kind));
  Finding finding;
  finding.rule = syntax_rule;
  finding.severity = error.kind == Kind::too_many_errors ? Severity::info : Severity::error;
  finding.place = {file, error.span};
  finding.what = {prefix + ".what." + kind, {{"text", Verbatim{excerpt(text, error.span)}}}};
  finding.why = {prefix + ".why", {}};
  finding.advice = {prefix + ".advice." + kind, {{"text", Verbatim{excerpt(text, error.span)}}}};
  if (!error.opener.empty()) {
    finding.labels.push_back({{file, error.opener}, {prefix + ".label.opened", {}}});
  }
  SyntaxFix(file, text, error).add_to(finding);
  return finding;
}

class DuplicateKeys {
 public:
  DuplicateKeys(FileId file, Report& report) : file_(file), report_(report) {}

  // The depth of a tree is limited by the reader, so this recursion is too.
  void look_into(json::Value value) {
    if (value.is(json::Kind::object)) check(value);
    for (std::size_t i = 0; i < value.size(); ++i) {
      look_into(value.is(json::Kind::object) ? value.member(i).value : value.item(i));
    }
  }

 private:
  void check(json::Value object) {
    std::vector<json::Member> members;
    members.reserve(object.size());
    for (std::size_t i = 0; i < object.size(); ++i) members.push_back(object.member(i));
    stable_sort(members, [](const json::Member& a, const json::Member& b) { return a.key < b.key; });
    std::size_t first = 0;
    for (std::size_t i = 1; i < members.size(); ++i) {
      if (members[i].key == members[first].key) {
        add(members[first], members[i]);
      } else {
        first = i;
      }
    }
  }

  void add(const json::Member& first, const json::Member& again) {
    const std::string prefix(duplicate_rule);
    const std::vector<Arg> key = {{"key", Verbatim{std::string(again.key)}}};
    Finding finding;
    finding.rule = duplicate_rule;
    finding.severity = Severity::warning;
    finding.place = {file_, again.key_span};
    finding.what = {prefix + ".what", key};
    finding.why = {prefix + ".why", {}};
    finding.advice = {prefix + ".advice", key};
    finding.labels.push_back({{file_, first.key_span}, {prefix + ".label.first", {}}});
    report_.add(std::move(finding));
  }

  FileId file_;
  Report& report_;
};

}  // namespace

void add_syntax_findings(FileId file, std::string_view text, const json::ReadResult& read, Report& report) {
  for (const SyntaxError& error : read.errors) report.add(syntax_finding(file, text, error));
  DuplicateKeys(file, report).look_into(read.tree.root());
}

}  // namespace wayproof
