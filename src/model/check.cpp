#include "model/check.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/stable_sort.h"
#include "finding/suggest.h"
#include "model/complaints.h"
#include "model/formats.h"

namespace wayproof::model {
namespace {

constexpr std::size_t most_fields = 48;  // of one object; the tables stay well below, a test counts

/// Most pairs of keys differ in length or first byte; asking that first saves a call.
bool same(std::string_view a, std::string_view b) {
  return a.size() == b.size() && (a.empty() || a.front() == b.front()) && a == b;
}

/// The fields of an object, those of its base first.
class FieldList {
 public:
  explicit FieldList(const Shape& shape) : own_(shape.fields) {
    if (shape.base != nullptr) base_ = shape.base->fields;
  }
  [[nodiscard]] std::size_t size() const { return base_.size() + own_.size(); }
  [[nodiscard]] const Field& operator[](std::size_t index) const {
    return index < base_.size() ? base_[index] : own_[index - base_.size()];
  }
  /// size() when there is none.
  [[nodiscard]] std::size_t find(std::string_view key) const {
    for (std::size_t i = 0; i < base_.size(); ++i) {
      if (same(base_[i].key, key)) return i;
    }
    for (std::size_t i = 0; i < own_.size(); ++i) {
      if (same(own_[i].key, key)) return base_.size() + i;
    }
    return size();
  }

 private:
  std::span<const Field> base_, own_;
};

/// Where in an object the fields stand: for each field the number of its first member, counted from 1; 0 where there is
/// none.
using Found = std::array<std::uint32_t, most_fields>;

bool always_allowed(std::string_view key) { return key == "note" || key.substr(0, 2) == "x-"; }

json::Kind json_kind(const Shape& shape) {
  switch (shape.form) {
    case Form::text:
      return json::Kind::string;
    case Form::integer:
    case Form::number:
      return json::Kind::number;
    case Form::boolean:
      return json::Kind::boolean;
    case Form::array:
      return json::Kind::array;
    default:
      return json::Kind::object;
  }
}

/// Which fields of its shape an object has.
struct Presence {
  Presence(json::Value object_value, const Shape& shape) : object(object_value), fields(shape) {}

  [[nodiscard]] bool at(std::size_t index) const { return found[index] != 0 || (meant >> index & 1U) != 0; }
  [[nodiscard]] bool of(std::string_view key) const {
    const std::size_t index = fields.find(key);
    return index < fields.size() && at(index);
  }
  [[nodiscard]] std::optional<json::Member> member(std::string_view key) const {
    const std::size_t index = fields.find(key);
    if (index == fields.size() || found[index] == 0) return std::nullopt;
    return object.member(found[index] - 1);
  }

  json::Value object;
  FieldList fields;
  Found found{};
  std::uint64_t meant = 0;  ///< bit by field: there, but misspelt, hence not missing on top of that
};

class Checker {
 public:
  Checker(FileId file, Report& report, const CheckOptions& options) : say_(file, report), options_(options) {}

  void value(json::Value value, const Shape& shape, const Owner& owner) {
    if (value.is(json::Kind::hole)) return;  // the syntax finding speaks for it
    switch (shape.form) {
      case Form::anything:
        return;
      case Form::text:
        return text(value, shape, owner);
      case Form::integer:
      case Form::number:
        return number(value, shape, owner);
      case Form::boolean:
        return boolean(value, shape, owner);
      case Form::object:
        return object(value, shape, owner, {});
      case Form::map:
        return map(value, shape, owner);
      case Form::array:
        return array(value, shape, owner);
      case Form::by_json_kind:
        return by_json_kind(value, shape, owner);
      case Form::by_head:
        return by_head(value, shape, owner);
      case Form::by_tag:
        return by_tag(value, shape, owner);
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
      if (!ranged && exact_number(*value.number(), 0).state == ExactNumber::State::exact)
        return;  // a large whole number
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
    if (!shape.choices.empty())
      return std::find(shape.choices.begin(), shape.choices.end(), key) != shape.choices.end();
    if (!shape.format->well_formed(key)) return false;
    return shape.least == no_least || (shape.least <= characters(key) && characters(key) <= shape.most);
  }

  void size(json::Value value, const Shape& shape, const Owner& owner) {
    const auto count = static_cast<std::int64_t>(value.size());
    if (count < shape.least ? !options_.structure_broken : count > shape.most) say_.bad_size(value, shape, owner);
  }

  void object(json::Value value, const Shape& shape, const Owner& owner, std::string_view tag) {
    if (!expect(json::Kind::object, value, shape, owner)) return;
    Presence present(value, shape);
    std::vector<json::Member> unknown;
    for (std::size_t i = 0; i < value.size(); ++i) {
      const json::Member member = value.member(i);
      const std::size_t index = present.fields.find(member.key);
      if (index == present.fields.size()) {
        const bool is_tag = !tag.empty() && member.key == tag;
        if (!is_tag && !always_allowed(member.key)) unknown.push_back(member);
      } else if (present.found[index] == 0) {
        present.found[index] = static_cast<std::uint32_t>(i + 1);
        this->value(member.value, *present.fields[index].shape, {member.key, member.key_span});
      }
    }
    for (const json::Member& member : unknown) unknown_key(member, present);

    if (!options_.structure_broken) {
      for (std::size_t i = 0; i < present.fields.size(); ++i) {
        const Field& field = present.fields[i];
        if (field.required && !present.at(i)) say_.missing_key(owner, field.key, *field.shape);
      }
    }
    if (shape.base != nullptr) constraints(*shape.base, present, owner);
    constraints(shape, present, owner);
    ranges(present);
  }

  /// [x, x) contains nothing. No schema can compare two values, hence a rule of its own.
  void range(json::Value from, json::Value to, const Owner& owner) {
    if (from.string() && from.string() == to.string()) say_.empty_range(to, owner);
  }

  /// Clocks wrap over midnight, so only equal ends are empty; dates and moments must go forward, and their texts sort
  /// so.
  void ranges(const Presence& present) {
    const auto from_field = present.fields.find("from");
    if (from_field == present.fields.size() || present.found[from_field] == 0) return;
    const auto written = [&](std::string_view key, const Format& format) -> std::optional<json::Member> {
      const std::size_t index = present.fields.find(key);
      if (index == present.fields.size() || present.fields[index].shape->format != &format) return std::nullopt;
      auto member = present.member(key);
      if (member && !(member->value.string() && format.well_formed(*member->value.string()))) member.reset();
      return member;
    };
    const auto from = written("from", formats::clock), to = written("to", formats::clock_end);
    if (from && to) range(from->value, to->value, {to->key, to->key_span});
    for (const Format* format : {&formats::date, &formats::local_moment}) {
      const auto start = written("from", *format), end = written("until", *format);
      if (!start || !end || *start->value.string() < *end->value.string()) continue;
      say_.empty_range(end->value, {end->key, end->key_span});
    }
  }

  // ---- keys of one object ----

  void unknown_key(const json::Member& member, Presence& present) {
    if (options_.newer_minor) return newer_key(member.key);
    if (options_.structure_broken) return;
    std::vector<std::string_view> possible;
    for (std::size_t i = 0; i < present.fields.size(); ++i) {
      if (!present.at(i)) possible.push_back(present.fields[i].key);
    }
    const auto suggestion = did_you_mean(member.key, possible);
    if (suggestion) present.meant |= std::uint64_t{1} << present.fields.find(*suggestion);
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
        if (none && constraint.kind != Kind::at_most_one && !options_.structure_broken)
          say_.missing_one_of(owner, keys);
        if (constraint.kind != Kind::at_least_one) conflict(keys, present);
        return;
      }
      case Kind::needs: {
        if (const auto asking = present.member(constraint.key)) lacking(*asking, keys, present);
        return;
      }
      case Kind::excludes: {
        const auto asking = present.member(constraint.key);
        if (!asking) return;
        for (const std::string_view key : keys) {
          if (const auto other = present.member(key)) return say_.conflict(*asking, *other);
        }
        return;
      }
      case Kind::inner_needs: {
        const auto asking = present.member(constraint.key);
        if (!asking) return;
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
    std::vector<json::Member> members;
    for (const std::string_view key : keys) {
      if (const auto member = present.member(key)) members.push_back(*member);
    }
    conflict(members);
  }
  void conflict(std::vector<json::Member>& members) {
    stable_sort(members, [](const auto& a, const auto& b) { return a.key_span < b.key_span; });
    for (std::size_t i = 1; i < members.size(); ++i) say_.conflict(members[0], members[i]);
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
    for (std::size_t i = 0; i < value.size(); ++i) {
      const json::Member member = value.member(i);
      const Alternative* alternative = find(shape, member.key);
      const bool again =
          std::any_of(heads.begin(), heads.end(), [&](const auto& head) { return head.key == member.key; });
      if (alternative == nullptr || again) continue;  // of a key that stands twice the first counts
      heads.push_back(member);
      chosen = alternative;
    }
    if (heads.size() == 1) return object(value, *chosen->shape, owner, {});
    refuse(value);
    if (heads.empty()) {  // nothing says which member of the union this is: one finding, whatever else stands there
      if (options_.structure_broken) return;
      const auto slip = misspelt(value, names(shape));
      return slip ? say_.unknown_key(slip->first, slip->second, {}) : say_.missing_one_of(owner, names(shape));
    }
    conflict(heads);
  }

  static const Alternative* find(const Shape& shape, std::string_view name) {
    for (const Alternative& alternative : shape.alternatives) {
      if (same(alternative.name, name)) return &alternative;
    }
    return nullptr;
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
    const auto tag = value.find(shape.tag);
    if (const auto written = tag ? tag->value.string() : std::nullopt) {
      if (const Alternative* chosen = find(shape, *written)) return object(value, *chosen->shape, owner, shape.tag);
    }
    refuse(value);
    untold(value, tag, shape, owner);
  }

  /// The tag lacks, or says nothing that is known.
  void untold(json::Value value, const std::optional<json::Member>& tag, const Shape& shape, const Owner& owner) {
    const std::vector<std::string_view> tags = names(shape);
    const Shape choice = choice_of(tags);
    if (!tag) {
      if (options_.structure_broken) return;
      const auto slip = misspelt(value, {shape.tag});
      return slip ? say_.unknown_key(slip->first, slip->second, {}) : say_.missing_key(owner, shape.tag, choice);
    }
    if (tag->value.is(json::Kind::hole)) return;
    const Owner tag_owner{tag->key, tag->key_span};
    if (tag->value.is(json::Kind::string)) {
      say_.bad_choice(tag->value, tags, tag_owner);
    } else {
      say_.wrong_type(tag->value, choice, tag_owner);
    }
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

void Refusals::sort() { stable_sort(begins_); }

CheckResult check(json::Value root, const Shape& shape, FileId file, Report& report, const CheckOptions& options) {
  Checker checker(file, report, options);
  const std::uint32_t begin = root.span().begin;
  checker.value(root, shape, {{}, {begin, root.span().empty() ? begin : begin + 1}});
  return std::move(checker).result();
}

}  // namespace wayproof::model
