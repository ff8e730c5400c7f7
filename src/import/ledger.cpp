// Bookkeeping of imports.
#include "import/ledger.h"

#include <algorithm>

#include "base/stable_sort.h"
#include "json/pointer.h"

namespace wayproof::imports {

model::MaybeId Ledger::text(json::Value object, std::string_view key, std::string_view becomes) {
  const json::Value value = object[key];
  if (!value || value.is(json::Kind::hole) || value.is(json::Kind::null)) {
    if (value) mapped(value, becomes);
    return std::nullopt;
  }
  if (const auto text = value.string()) {
    mapped(value, becomes);
    return model::Id{std::string(*text), value.span()};
  }
  not_understood(value, key);
  return std::nullopt;
}

model::MaybeId Ledger::id(json::Value object, std::string_view key, std::string_view becomes) {
  const json::Value value = object[key];
  if (const auto number = value.number()) {
    mapped(value, becomes);
    return model::Id{std::string(*number), value.span()};
  }
  return text(object, key, becomes);
}

model::Text Ledger::title(json::Value object, std::string_view key, std::string_view becomes) {
  model::Text title;
  if (const auto found = text(object, key, becomes); found && !found->value.empty()) {
    title.span = found->span;
    title.entries.push_back({"", found->value, found->span});
  }
  return title;
}

model::Maybe<std::int64_t> Ledger::integer(json::Value object, std::string_view key, std::string_view becomes) {
  const json::Value value = object[key];
  if (!value || value.is(json::Kind::hole)) return std::nullopt;
  if (const auto number = value.integer()) {
    mapped(value, becomes);
    return model::Located<std::int64_t>{*number, value.span()};
  }
  not_understood(value, key);
  return std::nullopt;
}

model::Maybe<std::int64_t> Ledger::millionths(json::Value object, std::string_view key, std::string_view becomes) {
  const json::Value value = object[key];
  if (!value || value.is(json::Kind::hole)) return std::nullopt;
  if (const auto number = value.millionths()) {
    mapped(value, becomes);
    return model::Located<std::int64_t>{*number, value.span()};
  }
  not_understood(value, key);
  return std::nullopt;
}

model::Maybe<bool> Ledger::flag(json::Value object, std::string_view key, std::string_view becomes) {
  const json::Value value = object[key];
  if (!value || value.is(json::Kind::hole)) return std::nullopt;
  if (const auto truth = value.boolean()) {
    mapped(value, becomes);
    return model::Located<bool>{*truth, value.span()};
  }
  not_understood(value, key);
  return std::nullopt;
}

void Ledger::left_out(json::Value value, std::string_view note) {
  if (value.size() == 0) return book(value, Fate::left_out, {}, note);
  for (std::size_t i = 0; i < value.size(); ++i) {
    left_out(value.is(json::Kind::object) ? value.member(i).value : value.item(i), note);
  }
}

void Ledger::not_understood(json::Value value, std::string_view key) {
  if (value.is(json::Kind::hole)) return;  // reported as a syntax error
  left_out(value, "import.not_understood");
  Finding finding;
  finding.rule = "file/foreign-field";
  finding.severity = Severity::warning;
  finding.place = {file_, value.span()};
  const std::vector<Arg> args = {{"field", Verbatim{std::string(key)}},
                                 {"system", Word{"import." + system_ + ".name"}}};
  finding.what = {"file/foreign-field.what", args};
  finding.why = {"file/foreign-field.why", {}};
  finding.advice = {"file/foreign-field.advice", args};
  report_.add(std::move(finding));
}

void Ledger::book(json::Value leaf, Fate fate, std::string_view becomes, std::string_view note) {
  if (!leaf) return;
  const std::string key =
      note.empty() || note.starts_with("import.") ? std::string(note) : "import." + system_ + "." + std::string(note);
  entries_.push_back({leaf.span().begin, fate, std::string(becomes), key});
}

std::vector<FieldFate> Ledger::finish() && {
  // Of several bookings of one field the last one stands.
  stable_sort(entries_, [](const Entry& a, const Entry& b) { return a.begin < b.begin; });
  std::vector<FieldFate> fields;
  collect(tree_.root(), "", fields);
  for (FieldFate& field : fields) {
    const auto after = std::upper_bound(entries_.begin(), entries_.end(), field.span.begin,
                                        [](std::uint32_t begin, const Entry& entry) { return begin < entry.begin; });
    if (after == entries_.begin() || std::prev(after)->begin != field.span.begin) {
      field.note = {"import.unknown_field", {}};
      continue;
    }
    const Entry& entry = *std::prev(after);
    field.fate = entry.fate;
    field.becomes = entry.becomes;
    field.note = {entry.note, {}};
  }
  return fields;
}

void Ledger::collect(json::Value value, const std::string& pointer, std::vector<FieldFate>& out) const {
  if (value.is(json::Kind::hole)) return;
  if (value.size() == 0) {
    FieldFate& field = out.emplace_back();
    field.pointer = pointer;
    field.span = value.span();
    return;
  }
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value.is(json::Kind::object)) {
      const json::Member member = value.member(i);
      collect(member.value, pointer + "/" + json::pointer_token(member.key), out);
    } else {
      collect(value.item(i), pointer + "/" + std::to_string(i), out);
    }
  }
}

}  // namespace wayproof::imports
