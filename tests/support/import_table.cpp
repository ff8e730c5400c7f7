#include "support/import_table.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "i18n/render.h"
#include "model/names.h"
#include "text/line_index.h"

namespace wayproof::testing {
namespace {

using imports::Fate;
using imports::FieldFate;
namespace names = model::names;

std::string literal_text(const model::Literal& literal) {
  using Kind = model::Literal::Kind;
  switch (literal.kind) {
    case Kind::text:
      return "\"" + literal.text + "\"";
    case Kind::boolean:
      return literal.number != 0 ? "true" : "false";
    case Kind::list: {
      std::string text;
      for (const model::Literal& item : literal.items) text += (text.empty() ? "" : ", ") + literal_text(item);
      return "[" + text + "]";
    }
    case Kind::rate:
      return std::to_string(literal.number) + "e-6";
    default:
      return std::to_string(literal.number);
  }
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : std::string(separator)) + part;
  return text;
}

std::string condition_text(const model::Condition& condition) {
  using Kind = model::Condition::Kind;
  std::vector<std::string> parts;
  for (const model::Condition& part : condition.parts) parts.push_back(condition_text(part));
  if (condition.kind == Kind::all) return "(" + joined(parts, " and ") + ")";
  if (condition.kind == Kind::any) return "(" + joined(parts, " or ") + ")";
  if (condition.kind == Kind::negation) return "not " + joined(parts, ", ");
  if (condition.kind == Kind::invalid) return "?";
  std::string text(names::condition[static_cast<std::size_t>(condition.kind) - 1]);
  if (!condition.name.value.empty()) text += " " + condition.name.value;
  if (condition.kind == Kind::attribute || condition.kind == Kind::entry)
    text +=
        " " + std::string(names::of(names::op, condition.compare.op)) + " " + literal_text(condition.compare.literal);
  if (condition.kind == Kind::reaction) text += " " + std::string(names::of(names::reaction, condition.reaction));
  if (condition.of.step) text += " of " + condition.of.step->value;
  if (condition.channel) text += " on " + condition.channel->value;
  if (condition.at_least) text += " at least " + std::to_string(condition.at_least->value);
  if (condition.at_most) text += " at most " + std::to_string(condition.at_most->value);
  if (condition.in) text += " in " + iso(condition.in->value);
  if (condition.since.kind == model::Since::Kind::entry) text += " since entry";
  return text;
}

std::string trigger_text(const model::Trigger& trigger) {
  using Kind = model::Trigger::Kind;
  if (trigger.kind == Kind::invalid) return "nothing";
  std::vector<std::string> parts;
  for (const model::Trigger& part : trigger.parts) parts.push_back(trigger_text(part));
  for (const model::Condition& part : trigger.becomes) parts.push_back(condition_text(part));
  std::string text(names::trigger[static_cast<std::size_t>(trigger.kind) - 1]);
  if (!trigger.name.value.empty()) text += " " + trigger.name.value;
  if (trigger.plus) text += " plus " + iso(trigger.plus->value);
  if (trigger.yearly) text += " yearly";
  return parts.empty() ? text : text + " " + joined(parts, " | ");
}

std::string instant_text(const model::InstantSpec& spec) {
  static constexpr std::string_view anchors[] = {"now", "entry", "step", "attribute", "entry field", "date"};
  std::string text(anchors[static_cast<std::size_t>(spec.of.kind)]);
  if (!spec.of.name.empty()) text += " " + spec.of.name;
  if (spec.of.kind == model::Anchor::Kind::date) text += " " + iso_date(spec.of.date);
  if (spec.plus) text += " plus " + iso(spec.plus->value);
  if (spec.at) text += " at " + iso_clock(spec.at->value);
  for (const auto& day : spec.on) text += " " + std::string(names::of(names::day_kind, day.value));
  if (spec.zone) text += " in " + spec.zone->value;
  return text;
}

std::string title_text(const model::Text& title) {
  return title.empty() ? "" : " “" + title.entries.front().value + "”";
}

class Table {
 public:
  explicit Table(const Imported& imported) : imported_(imported), lines_(imported.text) {}

  std::string write() {
    for (const model::Journey& journey : imported_.import.journeys) add_journey(journey);
    return std::move(out_);
  }

 private:
  std::string line(Span span) const { return std::to_string(lines_.at(span.begin).line); }

  void add_journey(const model::Journey& journey) {
    out_ += "journey " + journey.id.value + title_text(journey.title) + ", " +
            std::string(names::of(names::status, journey.status)) + "\n";
    out_ += "  starts: " + trigger_text(journey.entry.on);
    if (journey.entry.condition) out_ += " if " + condition_text(*journey.entry.condition);
    out_ += "\n  again: ";
    if (!journey.entry.again)
      out_ += "never\n";
    else
      out_ += iso(journey.entry.again->after.value) +
              (journey.entry.again->since == model::Again::Since::leave ? " after leaving\n" : " after entering\n");
    for (const model::Exit& exit : journey.exits)
      out_ += "  leaves: " + trigger_text(exit.on) + title_text(exit.name) + "\n";
    out_ += "  first: " + (journey.first ? journey.first->value : std::string("none")) + "\n";
    for (const model::Step& step : journey.steps) add_step(step);
  }

  void add_step(const model::Step& step) {
    out_ += line(step.span) + " " + step.id.value + ": " +
            (step.readable ? std::string(names::of(names::step_type, step.type)) : "unreadable") +
            title_text(step.title) + content(step) + "\n";
    if (step.next) way("next", step.next->value);
    for (const model::Case& one : step.cases)
      way("if " + condition_text(one.condition) + title_text(one.name), one.next.value);
    if (step.otherwise) way("else", step.otherwise->value);
    for (const model::Arm& arm : step.arms)
      way(std::to_string(arm.share.value) + " " + arm.id.value + title_text(arm.name), arm.next.value);
    for (const model::Outcome& outcome : step.outcomes) way(outcome.name.value, outcome.next.value);
    if (step.on_time_out) way("time-out", step.on_time_out->value);
  }

  void way(const std::string& label, const std::string& to) { out_ += "      " + label + " -> " + to + "\n"; }

  static std::string content(const model::Step& step) {
    std::string text;
    if (step.channel) text += ", " + step.channel->value;
    if (step.purpose) text += ", " + std::string(names::of(names::purpose, step.purpose->value));
    if (step.to) text += ", to " + (step.to->role ? step.to->role->value : std::string("somebody"));
    if (step.topic) text += ", topic " + step.topic->value;
    if (step.content.template_id) text += ", template " + step.content.template_id->value;
    if (!step.content.subject.empty()) text += ", subject" + title_text(step.content.subject);
    if (step.duration) text += " for " + iso(step.duration->value);
    if (step.until) text += " until " + instant_text(*step.until);
    if (step.until_event) text += " until " + trigger_text(*step.until_event);
    if (step.at_most) text += " at most " + iso(step.at_most->value);
    if (step.call) text += " calls " + step.call->value;
    for (const model::Assignment& set : step.set)
      text += ", sets " + set.name.value + " to " +
              (set.entry_field ? "entry field " + *set.entry_field : literal_text(set.literal));
    return text;
  }

  const Imported& imported_;
  LineIndex lines_;
  std::string out_;
};

std::size_t leaves_in(json::Value value) {
  if (value.size() == 0) return 1;
  std::size_t count = 0;
  for (std::size_t i = 0; i < value.size(); ++i)
    count += leaves_in(value.is(json::Kind::object) ? value.member(i).value : value.item(i));
  return count;
}

}  // namespace

Imported::Imported(std::string content, std::string name) : text(std::move(content)), result(json::read(text)) {
  importer = imports::recognise(result.tree.root());
  if (importer != nullptr) import = imports::read(*importer, result.tree, name, 0, report);
}

const model::Step& Imported::step(std::string_view id, std::size_t journey) const {
  static const model::Step nothing;
  const model::Step* const found = import.journeys.at(journey).find_step(id);
  EXPECT_NE(found, nullptr) << id;
  return found != nullptr ? *found : nothing;
}

const FieldFate& Imported::field(std::string_view pointer) const {
  static const FieldFate nothing;
  for (const FieldFate& field : import.fields) {
    if (field.pointer == pointer) return field;
  }
  ADD_FAILURE() << "no field " << pointer;
  return nothing;
}

std::size_t Imported::unknown_fields() const {
  std::size_t count = 0;
  for (const FieldFate& field : import.fields) count += field.note.key == "import.unknown_field";
  return count;
}

void expect_books_balance(const Imported& imported) {
  EXPECT_EQ(imported.import.fields.size(), leaves_in(imported.result.tree.root()));
  std::set<std::string> pointers;
  for (const FieldFate& field : imported.import.fields) {
    EXPECT_TRUE(pointers.insert(field.pointer).second) << field.pointer;
    EXPECT_FALSE(field.span.empty()) << field.pointer;
    if (field.fate == Fate::left_out)
      EXPECT_EQ(field.becomes, "") << field.pointer;
    else
      EXPECT_NE(field.becomes, "") << field.pointer;
    if (field.fate == Fate::mapped)
      EXPECT_EQ(field.note.key, "") << field.pointer;
    else
      EXPECT_TRUE(i18n::known(field.note.key)) << field.pointer << ": " << field.note.key;
  }
}

std::string step_table(const Imported& imported) { return Table(imported).write(); }

std::string field_table(const Imported& imported) {
  std::string out;
  std::map<std::string, std::size_t> left_out;
  for (const FieldFate& field : imported.import.fields) {
    if (field.fate == Fate::left_out) {
      ++left_out[field.note.key];
      if (field.note.key == "import.unknown_field") out += field.pointer + " is not known\n";
      continue;
    }
    out += field.pointer + " -> " + field.becomes;
    out += field.fate == Fate::approximated ? " (" + field.note.key + ")\n" : "\n";
  }
  for (const auto& [note, count] : left_out) out += std::to_string(count) + " left out: " + note + "\n";
  return out;
}

}  // namespace wayproof::testing
