#include "model/complaints.h"

#include "finding/suggest.h"
#include "time/zone.h"

namespace wayproof::model {
namespace {

std::vector<Verbatim> verbatim_list(std::span<const std::string_view> names) {
  std::vector<Verbatim> list;
  list.reserve(names.size());
  for (const std::string_view name : names) list.push_back({std::string(name)});
  return list;
}

Arg named(std::string_view name, std::string_view text) { return {name, Verbatim{std::string(text)}}; }

std::string_view kind_word(json::Kind kind) {
  switch (kind) {
    case json::Kind::null:
      return "file/json.null";
    case json::Kind::boolean:
      return "file/json.boolean";
    case json::Kind::number:
      return "file/json.number";
    case json::Kind::string:
      return "file/json.string";
    case json::Kind::array:
      return "file/json.array";
    case json::Kind::object:
      return "file/json.object";
    case json::Kind::hole:
      break;
  }
  return "file/json.hole";
}

/// A value as its author sees it: texts without quotes, numbers as written.
std::string shown(json::Value value) {
  if (const auto text = value.string()) return std::string(*text);
  if (const auto number = value.number()) return std::string(*number);
  return {};
}

std::string bound(const Shape& shape, std::int64_t value) {
  return shape.form == Form::number ? decimal(value) : std::to_string(value);
}

std::string json_text(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result.push_back('\\');
    result.push_back(c);
  }
  result.push_back('"');
  return result;
}

}  // namespace

std::string decimal(std::int64_t millionths) {
  const bool negative = millionths < 0;
  const std::uint64_t size =
      negative ? std::uint64_t{0} - static_cast<std::uint64_t>(millionths) : static_cast<std::uint64_t>(millionths);
  std::string result = (negative ? "-" : "") + std::to_string(size / 1'000'000);
  if (const std::uint64_t rest = size % 1'000'000; rest != 0) {
    std::string digits = std::to_string(1'000'000 + rest).substr(1);
    digits.erase(digits.find_last_not_of('0') + 1);
    result += "." + digits;
  }
  return result;
}

std::string example_of(const Shape& shape) {
  switch (shape.form) {
    case Form::text:
      return json_text(shape.choices.empty() ? shape.format->example : shape.choices.front());
    case Form::integer:
      return std::to_string(shape.least > 1 ? shape.least : 1);
    case Form::number:
      return "0.25";
    case Form::boolean:
    case Form::anything:
      return "true";
    case Form::object: {
      for (const Field& field : shape.fields) {
        if (field.required) return "{" + json_text(field.key) + ": " + example_of(*field.shape) + "}";
      }
      return "{}";
    }
    case Form::map:
      return "{" + example_of(*shape.key) + ": " + example_of(*shape.item) + "}";
    case Form::array:
      return "[" + example_of(*shape.item) + "]";
    case Form::by_json_kind:
      return example_of(*shape.alternatives.front().shape);
    case Form::by_head:
    case Form::by_tag: {
      const Alternative& first = shape.alternatives.front();
      return first.example.empty() ? example_of(*first.shape) : std::string(first.example);
    }
  }
  return {};
}

std::string wanted_key(const Shape& shape) {
  switch (shape.form) {
    case Form::text:
      return shape.choices.empty() ? "file/format." + std::string(shape.format->name) : "file/wanted.choice";
    case Form::integer:
      return "file/wanted.integer";
    case Form::number:
      return "file/wanted.number";
    case Form::boolean:
      return shape.least == 1 ? "file/wanted.true" : "file/wanted.boolean";
    case Form::array:
      return "file/wanted.array";
    case Form::by_json_kind:
      return shape.name.empty() ? "file/wanted.object" : "file/wanted." + std::string(shape.name);
    case Form::anything:
    case Form::object:
    case Form::map:
    case Form::by_head:
    case Form::by_tag:
      break;
  }
  return "file/wanted.object";
}

void Complaints::say(std::string_view rule, Span span, Message what, Message advice, std::vector<Fix> fixes) {
  Finding finding;
  finding.rule = rule;
  finding.place = {file_, span};
  finding.what = std::move(what);
  finding.why = {std::string(rule) + ".why", {}};
  finding.advice = std::move(advice);
  finding.fixes = std::move(fixes);
  report_.add(std::move(finding));
}

std::vector<Fix> Complaints::replacement(Span span, std::string_view rule, std::string_view meant) const {
  Fix fix;
  fix.title = {std::string(rule) + ".fix.1", {named("suggestion", meant)}};
  fix.effect = ContactEffect::more;
  fix.edits.push_back({file_, {span, json_text(meant)}});
  return {std::move(fix)};
}

// ---- kinds and keys -------------------------------------------------------------------------------------------------

void Complaints::wrong_type(json::Value value, const Shape& shape, const Owner& owner) {
  const Arg found{"found", Word{std::string(kind_word(value.kind()))}};
  const Arg wanted{"wanted", Word{wanted_key(shape)}};
  const Message advice{"file/wrong-type.advice", {named("example", example_of(shape))}};
  if (owner.key.empty()) {
    say("file/wrong-type", value.span(), {"file/wrong-type.what.file", {found, wanted}}, advice);
  } else {
    say("file/wrong-type", value.span(), {"file/wrong-type.what", {named("key", owner.key), found, wanted}}, advice);
  }
}

void Complaints::unknown_key(const json::Member& member, std::string_view meant,
                             std::span<const std::string_view> possible) {
  const Message what{"file/unknown-key.what", {named("key", member.key)}};
  if (meant.empty()) {
    say("file/unknown-key", member.key_span, what, {"file/unknown-key.advice", {{"keys", verbatim_list(possible)}}});
  } else {
    say("file/unknown-key", member.key_span, what, {"file/unknown-key.advice.meant", {named("suggestion", meant)}},
        replacement(member.key_span, "file/unknown-key", meant));
  }
}

void Complaints::missing_key(const Owner& owner, std::string_view key, const Shape& shape) {
  const Message advice{"file/missing-key.advice",
                       {named("key", key), {"wanted", Word{wanted_key(shape)}}, named("example", example_of(shape))}};
  if (owner.key.empty()) {
    say("file/missing-key", owner.span, {"file/missing-key.what.file", {named("key", key)}}, advice);
  } else {
    say("file/missing-key", owner.span, {"file/missing-key.what", {named("owner", owner.key), named("key", key)}},
        advice);
  }
}

void Complaints::missing_one_of(const Owner& owner, std::span<const std::string_view> keys) {
  say("file/missing-key", owner.span,
      {"file/missing-key.what.one-of", {named("owner", owner.key), {"keys", verbatim_list(keys)}}},
      {"file/missing-key.advice.one-of", {}});
}

void Complaints::missing_beside(const json::Member& member, std::string_view other) {
  say("file/missing-key", member.key_span,
      {"file/missing-key.what.beside", {named("key", member.key), named("other", other)}},
      {"file/missing-key.advice.beside", {named("key", member.key), named("other", other)}});
}

void Complaints::conflict(const json::Member& first, const json::Member& second) {
  Finding finding;
  finding.rule = "file/conflicting-keys";
  finding.place = {file_, second.key_span};
  finding.what = {"file/conflicting-keys.what", {named("first", first.key), named("second", second.key)}};
  finding.why = {"file/conflicting-keys.why", {}};
  finding.advice = {"file/conflicting-keys.advice", {}};
  finding.labels.push_back({{file_, first.key_span}, {"file/conflicting-keys.label.other", {}}});
  report_.add(std::move(finding));
}

// ---- values ---------------------------------------------------------------------------------------------------------

void Complaints::bad_choice(json::Value value, std::span<const std::string_view> choices, const Owner& owner) {
  const std::string written = shown(value);
  const Message what{"file/bad-value.what.choice", {named("value", written), named("key", owner.key)}};
  if (const auto meant = did_you_mean(written, choices)) {
    say("file/bad-value", value.span(), what, {"file/bad-value.advice.meant", {named("suggestion", *meant)}},
        replacement(value.span(), "file/bad-value", *meant));
  } else {
    say("file/bad-value", value.span(), what, {"file/bad-value.advice.choice", {{"allowed", verbatim_list(choices)}}});
  }
}

void Complaints::bad_range(json::Value value, const Shape& shape, const Owner& owner) {
  say("file/bad-value", value.span(),
      {"file/bad-value.what.range", {named("value", shown(value)), named("key", owner.key)}},
      {"file/bad-value.advice.range",
       {named("least", bound(shape, shape.least)), named("most", bound(shape, shape.most))}});
}

void Complaints::bad_format(json::Value value, const Shape& shape, const Owner& owner) {
  say("file/bad-value", value.span(),
      {"file/bad-value.what.format",
       {named("value", shown(value)), named("key", owner.key), {"wanted", Word{wanted_key(shape)}}}},
      {"file/bad-value.advice.format", {named("example", shape.format->example)}});
}

void Complaints::bad_key(const json::Member& member, const Shape& shape) {
  say("file/bad-value", member.key_span,
      {"file/bad-value.what.key", {named("value", member.key), {"wanted", Word{wanted_key(shape)}}}},
      {"file/bad-value.advice.format", {named("example", shape.format->example)}});
}

void Complaints::bad_length(json::Value value, const Shape& shape, std::int64_t count, const Owner& owner) {
  say("file/bad-value", value.span(), {"file/bad-value.what.length", {named("key", owner.key), {"count", count}}},
      {"file/bad-value.advice.length", {{"least", shape.least}, {"most", shape.most}}});
}

void Complaints::bad_size(json::Value value, const Shape& shape, const Owner& owner) {
  const Message what{"file/bad-value.what.size",
                     {named("key", owner.key), {"count", static_cast<std::int64_t>(value.size())}}};
  if (shape.least == shape.most) {
    say("file/bad-value", owner.span, what, {"file/bad-value.advice.exactly", {{"count", shape.least}}});
  } else if (static_cast<std::int64_t>(value.size()) < shape.least) {
    say("file/bad-value", owner.span, what, {"file/bad-value.advice.at-least", {{"count", shape.least}}});
  } else {
    say("file/bad-value", owner.span, what, {"file/bad-value.advice.at-most", {{"count", shape.most}}});
  }
}

void Complaints::impossible(json::Value value, const Format& format, const Owner& owner) {
  const std::string written = shown(value);
  const bool is_zone = format.name.substr(0, 4) == "zone";
  if (!is_zone) {
    say("file/impossible-value", value.span(),
        {"file/impossible-value.what.duration", {named("value", written), named("key", owner.key)}},
        {"file/impossible-value.advice.duration", {}});
    return;
  }
  std::vector<std::string_view> names;
  names.reserve(Zone::count());
  for (std::size_t i = 0; i < Zone::count(); ++i) names.push_back(Zone::name_at(i));
  const Message what{"file/impossible-value.what.zone", {named("value", written)}};
  if (const auto meant = did_you_mean(written, names)) {
    say("file/impossible-value", value.span(), what,
        {"file/impossible-value.advice.meant", {named("suggestion", *meant)}},
        replacement(value.span(), "file/impossible-value", *meant));
  } else {
    say("file/impossible-value", value.span(), what, {"file/impossible-value.advice.zone", {}});
  }
}

void Complaints::too_fine(json::Value value, const Owner& owner) {
  say("file/impossible-value", value.span(),
      {"file/impossible-value.what.fine", {named("value", shown(value)), named("key", owner.key)}},
      {"file/impossible-value.advice.fine", {}});
}

void Complaints::too_large(json::Value value, const Owner& owner) {
  say("file/impossible-value", value.span(),
      {"file/impossible-value.what.large", {named("value", shown(value)), named("key", owner.key)}},
      {"file/impossible-value.advice.large", {}});
}

void Complaints::empty_range(json::Value to, const Owner& owner) {
  say("file/empty-range", to.span(), {"file/empty-range.what", {named("value", shown(to)), named("key", owner.key)}},
      {"file/empty-range.advice", {}});
}

}  // namespace wayproof::model
