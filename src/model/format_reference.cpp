#include "model/format_reference.h"

#include <array>
#include <vector>

#include "model/complaints.h"
#include "model/formats.h"
#include "model/grammar.h"

namespace wayproof::model {
namespace {

constexpr std::string_view introduction =
    R"(<!-- Made from src/model/grammar_*.cpp; change the tables there. UPDATE_GOLDEN=1 and the unit tests rewrite this file. -->

# The files

All files are JSON in UTF-8. What a file is, its `"format"` says, never its name; the habit of names is `*.journey.json`,
`*.workspace.json`, `*.customer.json`, `*.journey-tests.json`. The same grammar as JSON Schema (draft 2020-12), for editors:
[journey](../schema/journey-1.schema.json), [workspace](../schema/workspace-1.schema.json),
[customer](../schema/customer-1.schema.json), [tests](../schema/tests-1.schema.json),
[baseline](../schema/baseline-1.schema.json).

- Every object with the keys listed here also takes `"note"` (anything, for readers) and keys that begin with `x-` (kept for
  other programs). Any other key is a finding: what is not read would silently not happen.
- Where a value may have one of several forms, one key tells them apart: the *head* of conditions and triggers, `type` of
  steps, `kind` of promises.
- Days, weeks, months and years of a duration follow the calendar; hours, minutes and seconds are exact. `P1D` ends at the same
  time tomorrow, `PT24H` after 24 hours; where clocks change these differ.
- All ranges hold from their beginning up to, and without, their end.
- The order of keys never has a meaning. Lists have an order that counts.
- `wayproof/journey@1` may be written `@1.0`. A file of a later minor version (`@1.3`) is read as far as its keys are known; the
  others are one warning.
)";

constexpr std::string_view beyond_schemas = R"(
## What no schema can say

The schemas and the checker agree on every file (`tests/schema` compares them on generated ones), but for these; the checker alone
reports them:

| finding | what |
|---|---|
| `file/impossible-value` | a time zone that the tz database does not have; a duration longer than 100 years; a number with more than six decimal places, or too large to be kept exactly |
| `file/empty-range` | a range whose end is its beginning, or before it |
| `file/newer-format` | unknown keys in a file of a later minor version: one warning instead of errors |
| `file/duplicate-key`, `file/duplicate-id` | a key twice in one object; an id twice |
| `file/unknown-reference` | a name that nothing has |
)";

std::string code(std::string_view text) { return "`" + std::string(text) + "`"; }
// Anchors of their own: headings and table rows of equal names would get numbers behind theirs.
std::string link(std::string_view text, std::string_view kind, std::string_view name) {
  return "[" + std::string(text) + "](#" + std::string(kind) + "-" + std::string(name) + ")";
}
std::string anchor(std::string_view kind, std::string_view name) {
  return "<a id=\"" + std::string(kind) + "-" + std::string(name) + "\"></a>";
}

/// "`a`, `b` or `c`"
std::string listed(std::span<const std::string_view> names, std::string_view last) {
  std::string result;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) result += i + 1 == names.size() ? std::string(last) : std::string(", ");
    result += code(names[i]);
  }
  return result;
}

class ReferenceWriter {
 public:
  std::string write() {
    out_ += introduction;
    formats();
    file("journey", grammar::journey);
    file("workspace", grammar::workspace);
    file("customer", grammar::customer);
    file("tests", grammar::tests);
    file("baseline", grammar::baseline);
    file("pack", grammar::pack);
    out_ += beyond_schemas;
    return std::move(out_);
  }

 private:
  // ---- sections ----

  void formats() {
    out_ += "\n## Kinds of text\n\n| name | looks | example |\n|---|---|---|\n";
    row(formats::line, "one line, not empty");
    row(formats::id, "small letters and digits, parts joined by `-`, at most 64 characters");
    row(formats::dotted_id, "the same, joined by `.`, `_` or `-`");
    row(formats::duration, "ISO 8601, whole numbers, longer than nothing: `P1Y2M3DT4H5M6S`, or weeks alone: `P2W`");
    row(formats::zero_duration, "the same; `PT0S` too");
    row(formats::signed_duration, "the same; a `-` before it makes it negative");
    row(formats::exact_duration, "hours, minutes and seconds only");
    row(formats::clock, "`HH:MM:SS`, 00:00:00 to 23:59:59");
    row(formats::clock_end, "the same; `24:00:00` too");
    row(formats::date, "`YYYY-MM-DD`, a day that exists, 1900 to 2199");
    row(formats::local_moment, "a date, `T`, and a time of day; on the clock that the text around it names");
    row(formats::moment, "the same; `Z` or an offset such as `+08:00` may follow");
    row(formats::date_or_moment, "either");
    row(formats::zone, "a name of the tz database");
    row(formats::zone_workspace, "the same, or `workspace`");
    row(formats::zone_recipient, "the same, or `recipient`, or `workspace`");
    row(formats::language, "BCP 47: language, script, region");
    row(formats::region, "ISO 3166: country, and its part if wanted");
    row(formats::currency, "ISO 4217");
  }
  void row(const Format& format, std::string_view looks) {
    out_ += "| " + anchor("text", format.name) + std::string(format.name) + " | " + std::string(looks) + " | " +
            code(format.example) + " |\n";
  }

  void file(std::string_view kind, const Shape& shape) {
    out_ += "\n## wayproof/" + std::string(kind) + "@1\n\n" + std::string(shape.doc) + "\n";
    object(shape, {}, {});
    for (; next_ < wanted_.size(); ++next_) {
      const Shape& wanted = *wanted_[next_];
      out_ += "\n### " + anchor("object", wanted.name) + std::string(wanted.name) + "\n";
      if (!wanted.doc.empty()) out_ += "\n" + std::string(wanted.doc) + "\n";
      section(wanted);
    }
  }

  void section(const Shape& shape) {
    switch (shape.form) {
      case Form::object:
        object(shape, {}, {});
        break;
      case Form::by_head:
      case Form::by_tag:
        for (const Alternative& alternative : shape.alternatives) member(shape, alternative);
        break;
      default:
        out_ += "\n" + capital(takes(shape, true)) + ".\n";
        break;
    }
  }

  void member(const Shape& united, const Alternative& alternative) {
    const bool tagged = united.form == Form::by_tag;
    out_ += "\n#### " + (tagged ? std::string(united.tag) + " " : std::string()) + code(alternative.name) + "\n";
    if (!alternative.doc.empty()) out_ += "\n" + std::string(alternative.doc) + "\n";
    object(*alternative.shape, tagged ? united.tag : std::string_view{}, alternative.name);
    if (!alternative.example.empty()) out_ += "\n```json\n" + std::string(alternative.example) + "\n```\n";
  }

  void object(const Shape& shape, std::string_view tag, std::string_view value) {
    out_ += "\n| key | takes | |\n|---|---|---|\n";
    if (!tag.empty()) out_ += "| **" + std::string(tag) + "** | " + code(value) + " | |\n";
    std::vector<const Field*> fields;
    add_fields(shape, fields);
    for (const bool required : {true, false}) {
      for (const Field* field : fields) {
        if (field->required != required) continue;
        const std::string key = required ? "**" + std::string(field->key) + "**" : std::string(field->key);
        out_ += "| " + key + " | " + takes(*field->shape) + " | " + std::string(field->doc) + " |\n";
      }
    }
    std::string constraints;
    if (shape.base != nullptr) constraints += sentences(*shape.base);
    constraints += sentences(shape);
    if (!constraints.empty()) out_ += "\n" + constraints;
  }

  /// Its own first, then those that it shares with others.
  static void add_fields(const Shape& shape, std::vector<const Field*>& fields) {
    for (const Field& field : shape.fields) fields.push_back(&field);
    if (shape.base != nullptr) add_fields(*shape.base, fields);
  }

  static std::string sentences(const Shape& shape) {
    using Kind = Constraint::Kind;
    std::string result;
    for (const Constraint& constraint : shape.constraints) {
      const auto keys = keys_of(constraint);
      const std::string key = code(constraint.key);
      result += "- ";
      switch (constraint.kind) {
        case Kind::exactly_one:
          result += "Exactly one of " + listed(keys, " and ");
          break;
        case Kind::at_most_one:
          result += "At most one of " + listed(keys, " and ");
          break;
        case Kind::at_least_one:
          result += "At least one of " + listed(keys, " and ");
          break;
        case Kind::needs:
          result += key + " needs " + listed(keys, " and ");
          break;
        case Kind::excludes:
          result += key + " excludes " + listed(keys, " and ");
          break;
        case Kind::inner_needs:
          result += key + " with " + listed(constraint.inner, " or ") + " needs " + listed(keys, " and ");
          break;
      }
      result += ".\n";
    }
    return result;
  }

  // ---- what a shape takes, in a few words ----

  std::string takes(const Shape& shape, bool inside = false) {
    if (!shape.name.empty() && !inside) {
      want(shape);
      return link(shape.name, "object", shape.name);
    }
    switch (shape.form) {
      case Form::anything:
        return "anything";
      case Form::text:
        return text(shape);
      case Form::integer:
        return "whole number" + range(shape);
      case Form::number:
        return "number" + range(shape);
      case Form::boolean:
        return shape.least == 1 ? "`true`" : "`true` or `false`";
      case Form::object:
        return inline_object(shape);
      case Form::map:
        return "object: " + takes(*shape.key) + " → " + takes(*shape.item);
      case Form::array:
        return list_of(shape);
      case Form::by_json_kind:
      case Form::by_head:
      case Form::by_tag:
        return any_of(shape);
    }
    return {};
  }

  static std::string text(const Shape& shape) {
    if (!shape.choices.empty()) return listed(shape.choices, " or ");
    if (shape.format == &formats::journey_format || shape.format == &formats::workspace_format ||
        shape.format == &formats::customer_format || shape.format == &formats::tests_format ||
        shape.format == &formats::baseline_format || shape.format == &formats::pack_format) {
      return code("\"" + std::string(shape.format->example) + "\"");
    }
    if (shape.format == &formats::any_text) {
      return shape.least == no_least
                 ? "text"
                 : "text, " + std::to_string(shape.least) + " to " + std::to_string(shape.most) + " characters";
    }
    // "Id of a topic of the workspace." says more than "id".
    for (const std::string_view word : {"Id", "Name"}) {
      const std::string_view doc = shape.doc;
      if (doc.substr(0, word.size()) != word || doc.back() != '.') continue;
      return link(word == "Id" ? "id" : "name", "text", shape.format->name) +
             std::string(doc.substr(word.size(), doc.size() - word.size() - 1));
    }
    return link(shape.format->name, "text", shape.format->name);
  }

  static std::string range(const Shape& shape) {
    if (shape.least == no_least) return {};
    constexpr std::int64_t largest_exact = 9'007'199'254'740'991;
    const auto bound = [&](std::int64_t value) {
      return shape.form == Form::number ? decimal(value) : std::to_string(value);
    };
    if (shape.least == -largest_exact) return {};
    if (shape.most == largest_exact) return ", " + bound(shape.least) + " or more";
    return ", " + bound(shape.least) + " to " + bound(shape.most);
  }

  std::string list_of(const Shape& shape) {
    if (shape.key != nullptr) return "`[`" + takes(*shape.key) + "`,` " + takes(*shape.item) + "`]`";
    std::string result = "list of " + takes(*shape.item);
    if (shape.least > 0) result += ", at least " + std::to_string(shape.least);
    return result;
  }

  std::string inline_object(const Shape& shape) {
    std::string result = "`{`";
    for (std::size_t i = 0; i < shape.fields.size(); ++i) {
      const Field& field = shape.fields[i];
      result += (i > 0 ? ", " : "") + code(field.key) + ": " + takes(*field.shape);
      if (!field.required) result += " (if wanted)";
    }
    return result + "`}`";
  }

  std::string any_of(const Shape& shape) {
    std::string result;
    for (std::size_t i = 0; i < shape.alternatives.size(); ++i) {
      if (i > 0) result += i + 1 == shape.alternatives.size() ? " or " : ", ";
      result += takes(*shape.alternatives[i].shape, shape.form != Form::by_json_kind);
    }
    return result;
  }

  static std::string capital(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
  }

  void want(const Shape& shape) {
    for (const Shape* known : wanted_) {
      if (known == &shape) return;
    }
    wanted_.push_back(&shape);
  }

  std::string out_;
  std::vector<const Shape*> wanted_;  // sections, in order of first mention
  std::size_t next_ = 0;
};

}  // namespace

std::string format_reference() { return ReferenceWriter().write(); }

}  // namespace wayproof::model
