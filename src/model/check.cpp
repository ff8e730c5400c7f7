#include "model/check.h"

#include <algorithm>
#include <array>
#include <optional>

#include "finding/suggest.h"
#include "model/complaints.h"
#include "model/formats.h"

namespace wayproof::model {
namespace {

constexpr std::size_t most_fields = 48;  // of one object; the tables stay well below, a test counts

/// The fields of an object, those of its base first; a field of its own replaces the base's of the same key.
class FieldList {
 public:
  explicit FieldList(const Shape& shape) {
    if (shape.base != nullptr) add(*shape.base);
    add(shape);
  }
  [[nodiscard]] std::size_t size() const { return count_; }
  [[nodiscard]] const Field& operator[](std::size_t index) const { return *fields_[index]; }
  [[nodiscard]] std::size_t find(std::string_view key) const {
    std::size_t index = 0;
    while (index < count_ && fields_[index]->key != key) ++index;
    return index;
  }

 private:
  void add(const Shape& shape) {
    for (const Field& field : shape.fields) {
      const std::size_t index = shape.base == nullptr ? count_ : find(field.key);
      fields_[index] = &field;
      if (index == count_) ++count_;
    }
  }
  std::array<const Field*, most_fields> fields_{};
  std::size_t count_ = 0;
};

bool always_allowed(std::string_view key) { return key == "note" || key.substr(0, 2) == "x-"; }

json::Kind json_kind(const Shape& shape) {
  switch (shape.form) {
    case Form::text: return json::Kind::string;
    case Form::integer:
    case Form::number: return json::Kind::number;
    case Form::boolean: return json::Kind::boolean;
    case Form::array: return json::Kind::array;
    default: return json::Kind::object;
  }
}

class Checker {
  using Found = std::array<std::optional<json::Member>, most_fields>;  // the first member of each field

 public:
  Checker(FileId file, Report& report, const CheckOptions& options) : say_(file, report), options_(options) {}

  void value(json::Value value, const Shape& shape, const Owner& owner) {
    if (value.is(json::Kind::hole)) return;  // the syntax finding speaks for it
    switch (shape.form) {
      case Form::anything: return;
      case Form::text: return text(value, shape, owner);
      case Form::integer:
      case Form::number: return number(value, shape, owner);
      case Form::boolean: return boolean(value, shape, owner);
      case Form::object: return object(value, shape, owner, {});
      case Form::map: return map(value, shape, owner);
      case Form::array: return array(value, shape, owner);
      case Form::by_json_kind: return by_json_kind(value, shape, owner);
      case Form::by_head: return by_head(value, shape, owner);
      case Form::by_tag: return by_tag(value, shape, owner);
    }
  }

  CheckResult result() && {
    result_.refused.sort();
    return std::move(result_);
  }

 private:
  // ---- single values ----

  void refuse(json::Value value) { result_.refused.add(value); }

  bool expect(json::Kind kind, json::Value value, const Shape& shape, const Owner& owner) {
    if (value.is(kind)) return true;
    say_.wrong_type(value, shape, owner);
    refuse(value);
    return false;
  }

  void text(json::Value value, const Shape& shape, const Owner& owner) {
    if (!expect(json::Kind::string, value, shape, owner)) return;
    const std::string_view written = *value.string();
    if (!shape.choices.empty()) {
      if (std::find(shape.choices.begin(), shape.choices.end(), written) != shape.choices.end()) return;
      say_.bad_choice(value, shape.choices, owner);
      return refuse(value);
    }
    if (shape.least != no_least) {
      const std::int64_t length = characters(written);
      if (length > shape.most || (length < shape.least && length > 0)) {
        say_.bad_length(value, shape, length, owner);
        return refuse(value);
      }
      if (length < shape.least) {  // an empty text is rather no text than a short one
        say_.bad_format(value, shape, owner);
        return refuse(value);
      }
    }
    if (!shape.format->well_formed(written)) {
      say_.bad_format(value, shape, owner);
      refuse(value);
    } else if (shape.format->possible != nullptr && !shape.format->possible(written)) {
      say_.impossible(value, *shape.format, owner);
      refuse(value);
    }
  }

  void number(json::Value value, const Shape& shape, const Owner& owner) {
    if (!expect(json::Kind::number, value, shape, owner)) return;
    const bool whole = shape.form == Form::integer;
    const ExactNumber read = exact_number(*value.number(), whole ? 0 : 6);
    const bool ranged = shape.least != no_least;
    if (read.state == ExactNumber::State::exact) {
      if (!ranged || (shape.least <= read.value && read.value <= shape.most)) return;
      say_.bad_range(value, shape, owner);
    } else if (read.state == ExactNumber::State::too_large) {
      if (!ranged && exact_number(*value.number(), 0).state == ExactNumber::State::exact) return;  // a large whole number
      if (ranged) {
        say_.bad_range(value, shape, owner);
      } else {
        say_.too_large(value, owner);
      }
    } else if (whole) {
      say_.wrong_type(value, shape, owner);
    } else if (ranged && outside(read, shape)) {
      say_.bad_range(value, shape, owner);
    } else {
      say_.too_fine(value, owner);
    }
    refuse(value);
  }

  /// Whether a number that lies between two of its units is out of range whichever way one rounds.
  static bool outside(const ExactNumber& read, const Shape& shape) {
    return read.negative ? read.value <= shape.least || read.value > shape.most
                         : read.value < shape.least || read.value >= shape.most;
  }

  void boolean(json::Value value, const Shape& shape, const Owner& owner) {
    if (!expect(json::Kind::boolean, value, shape, owner)) return;
    if (shape.least != 1 || *value.boolean()) return;
    say_.wrong_type(value, shape, owner);
    refuse(value);
  }

  // ---- containers ----

  void array(json::Value value, const Shape& shape, const Owner& owner) {
    if (!expect(json::Kind::array, value, shape, owner)) return;
    size(value, shape, owner);
    for (std::size_t i = 0; i < value.size(); ++i) {
      const Shape& item = i == 0 && shape.key != nullptr ? *shape.key : *shape.item;
      this->value(value.item(i), item, owner);
    }
    const bool clocks = shape.key != nullptr && value.size() == 2;
    if (clocks) range(value.item(0), value.item(1), owner);
  }

  void map(json::Value value, const Shape& shape, const Owner& owner) {
    if (!expect(json::Kind::object, value, shape, owner)) return;
    size(value, shape, owner);
    for (std::size_t i = 0; i < value.size(); ++i) {
      const json::Member member = value.member(i);
      if (!well_formed(member.key, *shape.key)) say_.bad_key(member, *shape.key);
      this->value(member.value, *shape.item, {member.key, member.key_span});
    }
  }

  static bool well_formed(std::string_view key, const Shape& shape) {
    if (!shape.choices.empty()) return std::find(shape.choices.begin(), shape.choices.end(), key) != shape.choices.end();
    if (!shape.format->well_formed(key)) return false;
    return shape.least == no_least || (shape.least <= characters(key) && characters(key) <= shape.most);
  }

  void size(json::Value value, const Shape& shape, const Owner& owner) {
    const auto count = static_cast<std::int64_t>(value.size());
    if (count < shape.least ? !options_.structure_broken : count > shape.most) say_.bad_size(value, shape, owner);
  }

  void object(json::Value value, const Shape& shape, const Owner& owner, std::string_view tag) {
    if (!expect(json::Kind::object, value, shape, owner)) return;
    const FieldList fields(shape);
    Found found;
    std::array<bool, most_fields> meant{};                       // there, but misspelt: not missing on top of that
    std::vector<json::Member> unknown;
    for (std::size_t i = 0; i < value.size(); ++i) {
      const json::Member member = value.member(i);
      const std::size_t index = fields.find(member.key);
      if (index == fields.size()) {
        const bool is_tag = !tag.empty() && member.key == tag;
        if (!is_tag && !always_allowed(member.key)) unknown.push_back(member);
      } else if (!found[index]) {
        found[index] = member;
        this->value(member.value, *fields[index].shape, {member.key, member.key_span});
      }
    }
    for (const json::Member& member : unknown) unknown_key(member, fields, found, meant);

    const Presence present{fields, found, meant};
    if (!options_.structure_broken) {
      for (std::size_t i = 0; i < fields.size(); ++i) {
        if (fields[i].required && !present.at(i)) say_.missing_key(owner, fields[i].key, *fields[i].shape);
      }
    }
    if (shape.base != nullptr) constraints(*shape.base, present, owner);
    constraints(shape, present, owner);

    ranges(fields, found);
  }

  /// [x, x) contains nothing. No schema can compare two values, hence a rule of its own.
  void range(json::Value from, json::Value to, const Owner& owner) {
    if (from.string() && from.string() == to.string()) say_.empty_range(to, owner);
  }

  /// Clocks wrap over midnight, so only equal ends are empty; dates and moments must go forward, and their texts sort so.
  void ranges(const FieldList& fields, const Found& found) {
    const auto member = [&](std::string_view key, const Format& format) -> const json::Member* {
      const std::size_t index = fields.find(key);
      if (index == fields.size() || !found[index] || fields[index].shape->format != &format) return nullptr;
      const json::Member& written = *found[index];
      return written.value.string() && format.well_formed(*written.value.string()) ? &written : nullptr;
    };
    const json::Member* from = member("from", formats::clock);
    const json::Member* to = member("to", formats::clock_end);
    if (from != nullptr && to != nullptr) range(from->value, to->value, {to->key, to->key_span});
    for (const Format* format : {&formats::date, &formats::local_moment}) {
      const json::Member* start = member("from", *format);
      const json::Member* end = member("until", *format);
      if (start == nullptr || end == nullptr || *start->value.string() < *end->value.string()) continue;
      say_.empty_range(end->value, {end->key, end->key_span});
    }
  }

  // ---- keys of one object ----

  struct Presence {
    const FieldList& fields;
    const Found& found;
    const std::array<bool, most_fields>& meant;

    [[nodiscard]] bool at(std::size_t index) const { return found[index].has_value() || meant[index]; }
    [[nodiscard]] bool of(std::string_view key) const {
      const std::size_t index = fields.find(key);
      return index < fields.size() && at(index);
    }
    [[nodiscard]] const json::Member* member(std::string_view key) const {
      const std::size_t index = fields.find(key);
      return index < fields.size() && found[index] ? &*found[index] : nullptr;
    }
  };

  void unknown_key(const json::Member& member, const FieldList& fields, const Found& found,
                   std::array<bool, most_fields>& meant) {
    if (options_.newer_minor) return newer_key(member.key);
    if (options_.structure_broken) return;
    std::vector<std::string_view> possible;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (!found[i] && !meant[i]) possible.push_back(fields[i].key);
    }
    const auto suggestion = did_you_mean(member.key, possible);
    if (suggestion) meant[fields.find(*suggestion)] = true;
    say_.unknown_key(member, suggestion.value_or(std::string_view{}), possible);
  }

  void newer_key(std::string_view key) {
    auto& keys = result_.newer_keys;
    if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.emplace_back(key);
  }

  void constraints(const Shape& shape, const Presence& present, const Owner& owner) {
    for (const Constraint& constraint : shape.constraints) this->constraint(constraint, present, owner);
  }

  void constraint(const Constraint& constraint, const Presence& present, const Owner& owner) {
    using Kind = Constraint::Kind;
    const auto keys = keys_of(constraint);
    switch (constraint.kind) {
      case Kind::exactly_one:
      case Kind::at_least_one:
      case Kind::at_most_one: {
        const bool none = std::none_of(keys.begin(), keys.end(), [&](std::string_view key) { return present.of(key); });
        if (none && constraint.kind != Kind::at_most_one && !options_.structure_broken) say_.missing_one_of(owner, keys);
        if (constraint.kind != Kind::at_least_one) conflict(keys, present);
        return;
      }
      case Kind::needs: {
        const json::Member* asking = present.member(constraint.key);
        if (asking != nullptr) lacking(*asking, keys, present);
        return;
      }
      case Kind::excludes: {
        const json::Member* asking = present.member(constraint.key);
        if (asking == nullptr) return;
        for (const std::string_view key : keys) {
          if (const json::Member* other = present.member(key)) return say_.conflict(*asking, *other);
        }
        return;
      }
      case Kind::inner_needs: {
        const json::Member* asking = present.member(constraint.key);
        if (asking == nullptr) return;
        const bool asks = std::any_of(constraint.inner.begin(), constraint.inner.end(),
                                      [&](std::string_view key) { return bool(asking->value[key]); });
        if (asks) lacking(*asking, keys, present);
        return;
      }
    }
  }

  void lacking(const json::Member& asking, std::span<const std::string_view> keys, const Presence& present) {
    if (options_.structure_broken) return;
    for (const std::string_view key : keys) {
      if (!present.of(key)) say_.missing_beside(asking, key);
    }
  }

  /// One finding for each key too many, with the first that stands as partner.
  void conflict(std::span<const std::string_view> keys, const Presence& present) {
    std::vector<const json::Member*> members;
    for (const std::string_view key : keys) {
      if (const json::Member* member = present.member(key)) members.push_back(member);
    }
    std::sort(members.begin(), members.end(), [](const auto* a, const auto* b) { return a->key_span < b->key_span; });
    for (std::size_t i = 1; i < members.size(); ++i) say_.conflict(*members[0], *members[i]);
  }

  // ---- unions ----

  void by_json_kind(json::Value value, const Shape& shape, const Owner& owner) {
    for (const Alternative& alternative : shape.alternatives) {
      if (value.is(json_kind(*alternative.shape))) return this->value(value, *alternative.shape, owner);
    }
    say_.wrong_type(value, shape, owner);
    refuse(value);
  }

  static std::vector<std::string_view> names(const Shape& shape) {
    std::vector<std::string_view> result;
    for (const Alternative& alternative : shape.alternatives) result.push_back(alternative.name);
    return result;
  }

  void by_head(json::Value value, const Shape& shape, const Owner& owner) {
    if (!expect(json::Kind::object, value, shape, owner)) return;
    const Alternative* chosen = nullptr;
    std::vector<json::Member> heads;
    for (const Alternative& alternative : shape.alternatives) {
      if (const auto member = value.find(alternative.name)) {
        heads.push_back(*member);
        chosen = &alternative;
      }
    }
    if (heads.size() == 1) return object(value, *chosen->shape, owner, {});
    refuse(value);
    if (heads.empty()) {  // nothing says which member of the union this is: one finding, whatever else stands there
      if (options_.structure_broken) return;
      const auto slip = misspelt(value, names(shape));
      return slip ? say_.unknown_key(slip->first, slip->second, {}) : say_.missing_one_of(owner, names(shape));
    }
    std::sort(heads.begin(), heads.end(), [](const auto& a, const auto& b) { return a.key_span < b.key_span; });
    for (std::size_t i = 1; i < heads.size(); ++i) say_.conflict(heads[0], heads[i]);
  }

  /// The first key that looks like one of `heads` misspelt.
  static std::optional<std::pair<json::Member, std::string_view>> misspelt(json::Value value,
                                                                           const std::vector<std::string_view>& heads) {
    for (std::size_t i = 0; i < value.size(); ++i) {
      const json::Member member = value.member(i);
      if (always_allowed(member.key)) continue;
      if (const auto meant = did_you_mean(member.key, heads)) return std::pair{member, *meant};
    }
    return std::nullopt;
  }

  void by_tag(json::Value value, const Shape& shape, const Owner& owner) {
    if (!expect(json::Kind::object, value, shape, owner)) return;
    const std::vector<std::string_view> tags = names(shape);
    const Shape choice = choice_of(tags);
    const auto tag = value.find(shape.tag);
    if (!tag) {
      refuse(value);
      if (options_.structure_broken) return;
      const auto slip = misspelt(value, {shape.tag});
      return slip ? say_.unknown_key(slip->first, slip->second, {}) : say_.missing_key(owner, shape.tag, choice);
    }
    if (tag->value.is(json::Kind::hole)) return refuse(value);
    const Owner tag_owner{tag->key, tag->key_span};
    if (!tag->value.is(json::Kind::string)) {
      say_.wrong_type(tag->value, choice, tag_owner);
      return refuse(value);
    }
    const auto at = std::find(tags.begin(), tags.end(), *tag->value.string());
    if (at == tags.end()) {
      say_.bad_choice(tag->value, tags, tag_owner);
      return refuse(value);
    }
    object(value, *shape.alternatives[static_cast<std::size_t>(at - tags.begin())].shape, owner, shape.tag);
  }

  Complaints say_;
  CheckOptions options_;
  CheckResult result_;
};

}  // namespace

bool Refusals::contains(json::Value value) const {
  return !begins_.empty() && std::binary_search(begins_.begin(), begins_.end(), value.span().begin);
}

bool Refusals::touch(json::Value value) const {
  const auto at = std::lower_bound(begins_.begin(), begins_.end(), value.span().begin);
  return at != begins_.end() && *at < value.span().end;
}

void Refusals::sort() { std::sort(begins_.begin(), begins_.end()); }

CheckResult check(json::Value root, const Shape& shape, FileId file, Report& report, const CheckOptions& options) {
  Checker checker(file, report, options);
  const std::uint32_t begin = root.span().begin;
  checker.value(root, shape, {{}, {begin, root.span().empty() ? begin : begin + 1}});
  return std::move(checker).result();
}

}  // namespace wayproof::model
