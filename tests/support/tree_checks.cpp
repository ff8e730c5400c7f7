// Checks on trees.
#include "support/tree_checks.h"

#include <algorithm>

namespace wayproof::testing {
namespace {

std::string at(Span span) { return "[" + std::to_string(span.begin) + ", " + std::to_string(span.end) + ")"; }

std::string check(json::Value value, Span around) {
  const Span span = value.span();
  if (span.begin > span.end) return "reversed " + at(span);
  if (!around.contains(span)) return at(span) + " is not inside " + at(around);
  std::uint32_t done = span.begin;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value.is(json::Kind::object)) {
      const json::Member member = value.member(i);
      if (!span.contains(member.key_span)) return "key " + at(member.key_span) + " is not inside " + at(span);
      if (member.key_span.begin < done) return "key " + at(member.key_span) + " overlaps what is before it";
      done = member.key_span.end;
    }
    const json::Value child = value.is(json::Kind::object) ? value.member(i).value : value.item(i);
    if (child.span().begin < done) return "value " + at(child.span()) + " overlaps what is before it";
    done = child.span().end;
    if (std::string problem = check(child, span); !problem.empty()) return problem;
  }
  return {};
}

void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n')
      out += "\\n";
    else
      out += c;
  }
  out += '"';
}

void append(std::string& out, json::Value value) {
  switch (value.kind()) {
    case json::Kind::hole:
      out += '?';
      return;
    case json::Kind::null:
      out += "null";
      return;
    case json::Kind::boolean:
      out += *value.boolean() ? "true" : "false";
      return;
    case json::Kind::number:
      out += *value.number();
      return;
    case json::Kind::string:
      append_quoted(out, *value.string());
      return;
    case json::Kind::array:
      out += '[';
      for (std::size_t i = 0; i < value.size(); ++i) {
        if (i != 0) out += ',';
        append(out, value.item(i));
      }
      out += ']';
      return;
    case json::Kind::object:
      out += '{';
      for (std::size_t i = 0; i < value.size(); ++i) {
        if (i != 0) out += ',';
        append_quoted(out, value.member(i).key);
        out += ':';
        append(out, value.member(i).value);
      }
      out += '}';
      return;
  }
}

}  // namespace

ExactText::ExactText(std::string_view text) : bytes_(new char[text.size()]), size_(text.size()) {
  std::copy(text.begin(), text.end(), bytes_.get());
}

std::string misplaced(const json::Tree& tree, std::string_view text) {
  return check(tree.root(), {0, static_cast<std::uint32_t>(text.size())});
}

std::string show(json::Value value) {
  std::string out;
  append(out, value);
  return out;
}

}  // namespace wayproof::testing
