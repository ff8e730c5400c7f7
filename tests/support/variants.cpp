#include "support/variants.h"

#include <algorithm>
#include <array>
#include <set>

#include "model/formats.h"
#include "model/grammar.h"

namespace wayproof::testing {
namespace {

using model::Form;
using model::Shape;
namespace grammar = model::grammar;

// ---- where names stand

enum class NameKind : std::uint8_t { none, id, line, text };

/// Words of the grammar that stand where an author's name could, and names that mean something outside the files.
constexpr std::array reserved{"entry", "end", "any", "all"};
constexpr std::array<std::string_view, 3> built_in{"unsubscribe_url", "one_click_url", "web_view_url"};

NameKind kind_of(const Shape& shape) {
  if (&shape == &grammar::stage_name || &shape == &grammar::link_name) return NameKind::line;
  if (&shape == &grammar::field_name) return NameKind::none;  // "sku" says what the event is about
  if (shape.form != Form::text || shape.format == nullptr) return NameKind::none;
  if (shape.format == &model::formats::id || shape.format == &model::formats::dotted_id) return NameKind::id;
  return shape.format == &model::formats::any_text ? NameKind::text : NameKind::none;
}

/// Calls `visit(text, kind)` for every text of a document in which a name stands or can stand; the visitor may change
/// it.
class Walk {
 public:
  explicit Walk(std::function<void(std::string&, NameKind)> visit) : visit_(std::move(visit)) {}

  void value(Document& value, const Shape& shape) {
    switch (shape.form) {
      case Form::text:
        return text(value, shape);
      case Form::array:
        if (!value.is_array()) return;
        for (std::size_t i = 0; i < value.size(); ++i)
          this->value(value[i], i == 0 && shape.key != nullptr ? *shape.key : *shape.item);
        return;
      case Form::map:
        return map(value, shape);
      case Form::object:
        return object(value, shape);
      case Form::by_json_kind:
        for (const model::Alternative& each : shape.alternatives) {
          if (fits(value, *each.shape)) return this->value(value, *each.shape);
        }
        return;
      case Form::by_head:
        if (!value.is_object()) return;
        for (const model::Alternative& each : shape.alternatives) {
          if (value.contains(each.name)) return object(value, *each.shape);
        }
        return;
      case Form::by_tag:
        if (!value.is_object() || !value.contains(shape.tag) || !value[std::string(shape.tag)].is_string()) return;
        for (const model::Alternative& each : shape.alternatives) {
          if (value[std::string(shape.tag)] == each.name) return object(value, *each.shape);
        }
        return;
      case Form::anything:
      case Form::integer:
      case Form::number:
      case Form::boolean:
        return;
    }
  }

 private:
  static bool fits(const Document& value, const Shape& shape) {
    switch (shape.form) {
      case Form::text:
        return value.is_string();
      case Form::integer:
      case Form::number:
        return value.is_number();
      case Form::boolean:
        return value.is_boolean();
      case Form::array:
        return value.is_array();
      default:
        return value.is_object();
    }
  }

  void text(Document& value, const Shape& shape) {
    const NameKind kind = kind_of(shape);
    if (!value.is_string() || kind == NameKind::none) return;
    auto changed = value.get<std::string>();
    visit_(changed, kind);
    value = changed;
  }

  void map(Document& value, const Shape& shape) {
    if (!value.is_object()) return;
    Document changed = Document::object();
    for (auto& [key, item] : value.items()) {
      Document name = key;
      if (shape.key != nullptr) text(name, *shape.key);
      this->value(item, *shape.item);
      changed[name.get<std::string>()] = std::move(item);
    }
    value = std::move(changed);
  }

  void object(Document& value, const Shape& shape) {
    if (!value.is_object()) return;
    if (shape.base != nullptr) object(value, *shape.base);
    for (const model::Field& field : shape.fields) {
      // Rule sets of law, platforms and figures of a goal are named by Wayproof.
      if (field.key == "dialect" || field.key == "rate" || field.key == "packs" || !value.contains(field.key)) continue;
      Document& inner = value[std::string(field.key)];
      if (field.key == "outcomes" && inner.is_object()) {  // "refused" says something by itself
        for (auto& [outcome, way] : inner.items()) text(way, grammar::step_id);
      } else {
        this->value(inner, *field.shape);
      }
    }
  }

  std::function<void(std::string&, NameKind)> visit_;
};

const Shape* shape_of(const Document& document) {
  if (!document.is_object()) return nullptr;
  const std::string format = document.value("format", "");
  if (format.starts_with("wayproof/journey@")) return &grammar::journey;
  return format.starts_with("wayproof/workspace@") ? &grammar::workspace : nullptr;
}

bool is_reserved(std::string_view name) { return std::find(reserved.begin(), reserved.end(), name) != reserved.end(); }

/// Calls `change(name)` for the name of every variable of a text: "{{name".
template <class Change>
std::string with_variables(const std::string& text, const Change& change) {
  std::string out;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t open = text.find("{{", at);
    if (open == std::string::npos) break;
    std::size_t begin = text.find_first_not_of(" \t\n", open + 2);
    if (begin == std::string::npos) break;
    const std::size_t end =
        std::min(text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789._-", begin), text.size());
    out += text.substr(at, begin - at) + change(text.substr(begin, end - begin));
    at = end;
  }
  return out + text.substr(at);
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

// ---- white space

/// The tokens of a document, blanks of a fixed but uneven pattern between them.
class Spacer {
 public:
  std::string write(const Document& document) {
    add(document);
    gap();
    return std::move(out_);
  }

 private:
  void gap() {
    static constexpr std::array<std::string_view, 8> gaps{"", " ", "\n", "\t \t", "\r\n", "", "   ", "\r"};
    out_ += gaps[next_++ * 5 % gaps.size()];
  }
  void token(std::string_view text) {
    gap();
    out_ += text;
  }
  void add(const Document& value) {
    if (!value.is_structured()) return token(value.dump());
    token(value.is_object() ? "{" : "[");
    bool first = true;
    for (auto it = value.begin(); it != value.end(); ++it) {
      if (!first) token(",");
      first = false;
      if (value.is_object()) {
        token(Document(it.key()).dump());
        token(":");
      }
      add(*it);
    }
    token(value.is_object() ? "}" : "]");
  }

  std::string out_;
  std::size_t next_ = 0;
};

}  // namespace

Document reordered(const Document& document, Order order) {
  if (document.is_array()) {
    Document list = Document::array();
    for (const Document& item : document) list.push_back(reordered(item, order));
    return list;
  }
  if (!document.is_object()) return document;
  std::vector<std::pair<std::string, Document>> members;
  for (const auto& [key, value] : document.items()) members.emplace_back(key, reordered(value, order));
  std::reverse(members.begin(), members.end());
  if (order == Order::shuffled) {  // a fixed riffle: far keys become neighbours, neighbours part
    std::vector<std::pair<std::string, Document>> mixed;
    const std::size_t half = (members.size() + 1) / 2;
    for (std::size_t i = 0; i < half; ++i) {
      mixed.push_back(members[i]);
      if (half + i < members.size()) mixed.push_back(members[half + i]);
    }
    members = std::move(mixed);
  }
  Document object = Document::object();
  for (auto& [key, value] : members) object[key] = std::move(value);
  return object;
}

std::string spaced_out(const Document& document) { return Spacer().write(document); }

std::string Names::old_words(std::string text) const {
  for (const auto* const map : {&ids, &lines}) {
    for (const auto& [old, now] : *map) replace_all(text, now, old);
  }
  return text;
}

Names names_of(const std::vector<Document>& documents, const Naming& new_id, const Naming& new_line) {
  Names names;
  Walk walk([&](std::string& text, NameKind kind) {
    if (kind == NameKind::id && !is_reserved(text)) names.ids.emplace(text, "");
    if (kind == NameKind::line) names.lines.emplace(text, "");
  });
  for (Document document : documents) {
    if (const Shape* const shape = shape_of(document)) walk.value(document, *shape);
  }
  std::size_t n = 0;
  for (auto& [old, now] : names.ids) now = new_id(n++, names.ids.size());
  n = 0;
  for (auto& [old, now] : names.lines) now = new_line(n++, names.lines.size());
  return names;
}

Document renamed(const Document& document, const Names& names) {
  const auto id = [&](const std::string& old) {
    const auto found = names.ids.find(old);
    return found == names.ids.end() ? old : found->second;
  };
  Walk walk([&](std::string& text, NameKind kind) {
    if (kind == NameKind::id) {
      text = id(text);
    } else if (kind == NameKind::line) {
      text = names.lines.at(text);
    } else {
      text = with_variables(text, id);
    }
  });
  Document changed = document;
  if (const Shape* const shape = shape_of(document)) walk.value(changed, *shape);
  return changed;
}

}  // namespace wayproof::testing
