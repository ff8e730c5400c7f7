// How a grammar is written down: shapes of JSON values as constant tables. The checker (model/check.h), the published
// JSON Schemas (model/schema.h) and the reference (model/reference.h) all read the same tables, so none can disagree
// with another.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>

namespace wayproof::model {

/// The looks of a text. `pattern` and `well_formed` describe the same set of texts, once for the published schemas and
/// once for the checker; tests/schema compares them.
struct Format {
  std::string_view name;     ///< the catalogue says "file/format.<name>" for it
  std::string_view pattern;  ///< ECMAScript expression, anchored; empty: any text
  bool (*well_formed)(std::string_view) = nullptr;
  /// What no expression can say: a time zone that exists, a duration below 100 years. Null: nothing more to ask.
  bool (*possible)(std::string_view) = nullptr;
  std::string_view example;
};

enum class Form : std::uint8_t {
  anything,  ///< a note: not read
  text,      ///< a string of a format, or one of `choices`
  integer,
  number,  ///< exact in units of 10^-6
  boolean,
  object,  ///< fixed keys; besides them "note" and "x-..." are always allowed
  map,     ///< the author's own keys
  array,
  by_json_kind,  ///< alternatives told apart by their kind of JSON value
  by_head,       ///< objects told apart by the one key among `heads` that they have
  by_tag,        ///< objects told apart by the value of the key `tag`
};

struct Shape;

/// What a person reads about a part of the grammar, in docs/format.md and the schemas. WebAssembly has no use for it.
struct Doc : std::string_view {
#ifdef WAYPROOF_BARE_GRAMMAR
  constexpr Doc(const char* /*text*/ = "") {}  // NOLINT: a text is a doc
#else
  constexpr Doc(const char* text = "") : std::string_view(text) {}  // NOLINT: a text is a doc
#endif
};

/// One key of an object.
struct Field {
  std::string_view key;
  const Shape* shape = nullptr;
  bool required = false;
  Doc doc;  ///< one sentence for the reference and the editors
};

/// What the keys of one object demand of one another.
struct Constraint {
  enum class Kind : std::uint8_t {
    exactly_one,   ///< of `keys`
    at_most_one,   ///< of `keys`
    at_least_one,  ///< of `keys`
    needs,         ///< `key` needs all of `keys`
    excludes,      ///< `key` excludes all of `keys`
    inner_needs,   ///< when the object at `key` has one of `inner`, all of `keys` are needed
  };
  Kind kind = Kind::exactly_one;
  std::string_view key;
  std::array<std::string_view, 10> keys{};
  std::array<std::string_view, 2> inner{};
};

/// One member of a union.
struct Alternative {
  std::string_view name;  ///< the head key, or the tag's value; unused in by_json_kind
  const Shape* shape = nullptr;
  Doc doc;
  std::string_view example;  ///< JSON; the reference shows it and a test decodes it
};

inline constexpr std::int64_t no_least = std::numeric_limits<std::int64_t>::min();
inline constexpr std::int64_t no_most = std::numeric_limits<std::int64_t>::max();

struct Shape {
  Form form = Form::anything;
  std::string_view
      name;  ///< of a shape with a section of its own in schema and reference; empty: shown where it is used
  Doc doc;
  const Format* format = nullptr;             ///< text
  std::span<const std::string_view> choices;  ///< text; empty: any of the format
  /// Of numbers the range (number: in 10^-6); of texts, arrays, maps the allowed size (texts in characters).
  std::int64_t least = no_least, most = no_most;
  const Shape* base = nullptr;  ///< object: fields and constraints that come before its own
  std::span<const Field> fields;
  std::span<const Constraint> constraints;
  const Shape* key = nullptr;   ///< map: of its keys; array: of its first item where that differs from the others
  const Shape* item = nullptr;  ///< map, array
  std::span<const Alternative> alternatives;
  std::string_view tag;  ///< by_tag
};

// ---- makers, so that tables read as grammar -------------------------------------------------------------------------

constexpr Shape text_of(const Format& format, Doc doc = {}, std::int64_t least = no_least,
                        std::int64_t most = no_most) {
  return {.form = Form::text, .doc = doc, .format = &format, .least = least, .most = most};
}
constexpr Shape choice_of(std::span<const std::string_view> choices, Doc doc = {}) {
  return {.form = Form::text, .doc = doc, .choices = choices};
}
constexpr Shape integer_of(std::int64_t least, std::int64_t most, Doc doc = {}) {
  return {.form = Form::integer, .doc = doc, .least = least, .most = most};
}
constexpr Shape number_of(std::int64_t least, std::int64_t most, Doc doc = {}) {
  return {.form = Form::number, .doc = doc, .least = least, .most = most};
}
constexpr Shape object_of(std::string_view name, Doc doc, std::span<const Field> fields,
                          std::span<const Constraint> constraints = {}, const Shape* base = nullptr) {
  return {.form = Form::object, .name = name, .doc = doc, .base = base, .fields = fields, .constraints = constraints};
}
constexpr Shape map_of(const Shape& key, const Shape& item, std::int64_t least = 0, Doc doc = {}) {
  return {.form = Form::map, .doc = doc, .least = least, .key = &key, .item = &item};
}
constexpr Shape array_of(const Shape& item, std::int64_t least = 0, std::int64_t most = no_most, Doc doc = {}) {
  return {.form = Form::array, .doc = doc, .least = least, .most = most, .item = &item};
}
constexpr Shape kinds_of(std::string_view name, Doc doc, std::span<const Alternative> alternatives) {
  return {.form = Form::by_json_kind, .name = name, .doc = doc, .alternatives = alternatives};
}
constexpr Shape heads_of(std::string_view name, Doc doc, std::span<const Alternative> alternatives) {
  return {.form = Form::by_head, .name = name, .doc = doc, .alternatives = alternatives};
}
constexpr Shape tagged_by(std::string_view tag, std::string_view name, Doc doc,
                          std::span<const Alternative> alternatives) {
  return {.form = Form::by_tag, .name = name, .doc = doc, .alternatives = alternatives, .tag = tag};
}

template <class... Keys>
constexpr Constraint exactly_one(Keys... keys) {
  return {Constraint::Kind::exactly_one, {}, {keys...}, {}};
}
template <class... Keys>
constexpr Constraint at_most_one(Keys... keys) {
  return {Constraint::Kind::at_most_one, {}, {keys...}, {}};
}
template <class... Keys>
constexpr Constraint at_least_one(Keys... keys) {
  return {Constraint::Kind::at_least_one, {}, {keys...}, {}};
}
template <class... Keys>
constexpr Constraint needs(std::string_view key, Keys... keys) {
  return {Constraint::Kind::needs, key, {keys...}, {}};
}
template <class... Keys>
constexpr Constraint excludes(std::string_view key, Keys... keys) {
  return {Constraint::Kind::excludes, key, {keys...}, {}};
}
constexpr Constraint inner_needs(std::string_view key, std::array<std::string_view, 2> inner, std::string_view needed) {
  return {Constraint::Kind::inner_needs, key, {needed}, inner};
}

/// The keys of a constraint without the unused rest of the array.
[[nodiscard]] constexpr std::span<const std::string_view> keys_of(const Constraint& constraint) {
  std::size_t count = 0;
  while (count < constraint.keys.size() && !constraint.keys[count].empty()) ++count;
  return {constraint.keys.data(), count};
}

}  // namespace wayproof::model
