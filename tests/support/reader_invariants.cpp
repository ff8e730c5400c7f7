// Invariants of reading, with nlohmann::json as the second opinion.
#include "support/reader_invariants.h"

#include <nlohmann/json.hpp>

#include "json/read.h"
#include "json/recover.h"
#include "support/tree_checks.h"

namespace wayproof::testing {
namespace {

using Json = nlohmann::json;

void append_string(std::string& out, std::string_view text) {
  out += std::to_string(text.size()) + '"' + std::string(text);
}

// Both opinions are written down in one form: strings with their length, integers as integers, the rest as written.
void append(std::string& out, json::Value value) {
  switch (value.kind()) {
    case json::Kind::hole:
      out += "?,";
      return;
    case json::Kind::null:
      out += "null,";
      return;
    case json::Kind::boolean:
      out += *value.boolean() ? "true," : "false,";
      return;
    case json::Kind::number:
      out += value.integer() ? std::to_string(*value.integer()) : std::string(*value.number());
      out += ',';
      return;
    case json::Kind::string:
      append_string(out, *value.string());
      return;
    case json::Kind::array:
      out += '[';
      for (std::size_t i = 0; i < value.size(); ++i) append(out, value.item(i));
      out += ']';
      return;
    case json::Kind::object:
      out += '{';
      for (std::size_t i = 0; i < value.size(); ++i) {
        append_string(out, value.member(i).key);
        append(out, value.member(i).value);
      }
      out += '}';
      return;
  }
}

struct SecondOpinion : nlohmann::json_sax<Json> {
  std::string shown;
  bool number_too_large = false;

  bool put(std::string_view text) {
    shown += text;
    return true;
  }
  bool null() override { return put("null,"); }
  bool boolean(bool value) override { return put(value ? "true," : "false,"); }
  bool number_integer(number_integer_t value) override { return put(std::to_string(value) + ','); }
  bool number_unsigned(number_unsigned_t value) override { return put(std::to_string(value) + ','); }
  bool number_float(number_float_t, const string_t& written) override { return put(written + ','); }
  bool string(string_t& value) override {
    append_string(shown, value);
    return true;
  }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return put("{"); }
  bool key(string_t& value) override { return string(value); }
  bool end_object() override { return put("}"); }
  bool start_array(std::size_t) override { return put("["); }
  bool end_array() override { return put("]"); }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception& exception) override {
    number_too_large = exception.id == 406;  // 1e999: a limit of doubles, not of JSON
    return false;
  }
};

}  // namespace

std::string broken_invariant(std::string_view text) {
  const ExactText exact(text);
  json::Limits limits;
  limits.depth = 1000000;
  const json::ReadResult result = json::read(exact.view(), limits);
  if (std::string problem = misplaced(result.tree, exact.view()); !problem.empty()) return problem;
  for (std::size_t i = 0; i < result.errors.size(); ++i) {
    const json::SyntaxError& error = result.errors[i];
    if (error.span.begin > error.span.end || error.span.end > text.size()) return "an error outside the text";
    if (error.opener.begin > error.opener.end || error.opener.end > text.size()) return "an opener outside the text";
    if (i > 0 && error.span.begin < result.errors[i - 1].span.begin) return "errors out of order";
  }
  if (text.find('\0') != std::string_view::npos)
    return {};  // the second opinion takes a zero byte for the end of the text
  SecondOpinion opinion;
  const bool accepted = Json::sax_parse(text.begin(), text.end(), &opinion);
  if (opinion.number_too_large) return {};
  if (accepted != result.errors.empty())
    return accepted ? "a correct text is called broken" : "a broken text is called correct";
  if (!accepted) return {};
  std::string shown;
  append(shown, result.tree.root());
  if (shown != opinion.shown) return "other values: " + shown + " for " + opinion.shown;
  const json::ReadResult slowly = json::recover(exact.view(), limits);
  if (!slowly.errors.empty())
    return "only the recovering reader finds fault: " + std::string(name(slowly.errors[0].kind));
  std::string shown_slowly;
  append(shown_slowly, slowly.tree.root());
  if (shown != shown_slowly) return "the recovering reader reads otherwise: " + shown_slowly + " for " + shown;
  return {};
}

}  // namespace wayproof::testing
