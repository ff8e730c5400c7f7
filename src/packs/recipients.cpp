#include "packs/recipients.h"

#include <algorithm>

namespace wayproof::packs {
namespace {

using model::Condition;
using Kind = Condition::Kind;

/// A condition that is true or false for everybody.
Condition constant(bool value, Span span) {
  Condition condition;
  condition.kind = value ? Kind::all : Kind::any;
  condition.span = span;
  return condition;
}

class Deciding {
 public:
  Deciding(std::string_view attribute, const std::optional<std::string>& value)
      : attribute_(attribute), value_(value) {}

  /// Decides what hangs on the region, in place; nothing where something else is left to ask.
  std::optional<bool> decide(Condition& condition) const {
    const std::optional<bool> decided = part(condition);
    if (decided) condition = constant(*decided, condition.span);
    return decided;
  }

  void decide(model::Content& content) const {
    std::vector<model::Content::Variant> left;
    for (model::Content::Variant& variant : content.variants) {
      decide(variant.content);
      const std::optional<bool> decided = decide(variant.condition);
      if (!decided) {
        left.push_back(std::move(variant));
      } else if (*decided) {
        // They get this one wherever no earlier variant is theirs; nobody of them gets what is behind it.
        model::Content theirs = std::move(variant.content);
        std::move(theirs.variants.begin(), theirs.variants.end(), std::back_inserter(left));
        theirs.variants = std::move(left);
        content = std::move(theirs);
        return;
      }
    }
    content.variants = std::move(left);
  }

  void decide(model::Journey& journey) const {
    if (journey.entry.condition && decide(*journey.entry.condition) == false) {
      journey.steps.clear();
      journey.exits.clear();
      journey.first.reset();
      return;
    }
    std::vector<model::Exit> exits;
    for (model::Exit& exit : journey.exits) {
      if (exit.condition && decide(*exit.condition) == false) continue;
      exits.push_back(std::move(exit));
    }
    journey.exits = std::move(exits);
    for (model::Step& step : journey.steps) decide(step);
  }

  void keep_segments(const model::Workspace& workspace) {
    for (const model::Segment& segment : workspace.segments) {
      if (!segment.condition) continue;
      Condition copy = *segment.condition;
      if (const auto decided = part(copy)) segments_.emplace_back(segment.id.value, *decided);
    }
  }

 private:
  void decide(model::Step& step) const {
    decide(step.content);
    std::vector<model::Case> cases;
    for (model::Case& one : step.cases) {
      const std::optional<bool> decided = decide(one.condition);
      if (decided == false) continue;
      if (decided == true) {
        step.otherwise = one.next;
        break;
      }
      cases.push_back(std::move(one));
    }
    step.cases = std::move(cases);
  }

  std::optional<bool> part(Condition& condition) const {
    switch (condition.kind) {
      case Kind::attribute:
        return condition.name.value == attribute_ ? compare(condition.compare) : std::nullopt;
      case Kind::segment: {
        const auto known = std::find_if(segments_.begin(), segments_.end(),
                                        [&](const auto& one) { return one.first == condition.name.value; });
        return known == segments_.end() ? std::nullopt : std::optional(known->second);
      }
      case Kind::negation: {
        if (condition.parts.size() != 1) return std::nullopt;
        const std::optional<bool> inner = part(condition.parts.front());
        return inner ? std::optional(!*inner) : std::nullopt;
      }
      case Kind::all:
        return parts(condition, false);
      case Kind::any:
        return parts(condition, true);
      default:
        return std::nullopt;
    }
  }

  /// `decisive`: one part that is this decides all of it; parts that are the other are left out.
  std::optional<bool> parts(Condition& condition, bool decisive) const {
    std::vector<Condition> open;
    for (Condition& one : condition.parts) {
      const std::optional<bool> decided = part(one);
      if (decided == decisive) return decisive;
      if (!decided) open.push_back(std::move(one));
    }
    if (open.empty()) return !decisive;
    condition.parts = std::move(open);
    return std::nullopt;
  }

  std::optional<bool> compare(const model::Comparison& compare) const {
    if (compare.entry_field || compare.attribute) return std::nullopt;
    const auto is = [&](const model::Literal& literal) { return value_ && literal.text == *value_; };
    switch (compare.op) {
      case model::Op::is:
        return is(compare.literal);
      case model::Op::is_not:
        return value_ && !is(compare.literal);
      case model::Op::in:
        return std::any_of(compare.literal.items.begin(), compare.literal.items.end(), is);
      case model::Op::known:
        return value_.has_value() == (compare.literal.number != 0);
      default:
        return std::nullopt;
    }
  }

  std::string_view attribute_;
  const std::optional<std::string>& value_;
  std::vector<std::pair<std::string, bool>> segments_;
};

bool asks_for(const Condition& condition, std::string_view attribute) {
  if (condition.kind == Kind::attribute && condition.name.value == attribute) return true;
  return std::any_of(condition.parts.begin(), condition.parts.end(),
                     [&](const Condition& part) { return asks_for(part, attribute); });
}

bool asks_for(const model::Content& content, std::string_view attribute) {
  return std::any_of(content.variants.begin(), content.variants.end(), [&](const model::Content::Variant& variant) {
    return asks_for(variant.condition, attribute) || asks_for(variant.content, attribute);
  });
}

/// Some condition of the project hangs on the attribute.
bool asks_for(const model::Project& project, std::string_view attribute) {
  const auto& workspace = project.workspace;
  const auto segment = [&](const model::Segment& one) { return one.condition && asks_for(*one.condition, attribute); };
  const auto of_template = [&](const model::Template& one) { return asks_for(one.content, attribute); };
  if (std::any_of(workspace.segments.begin(), workspace.segments.end(), segment)) return true;
  if (std::any_of(workspace.templates.begin(), workspace.templates.end(), of_template)) return true;
  return std::any_of(project.journeys.begin(), project.journeys.end(), [&](const model::Journey& journey) {
    const auto exit = [&](const model::Exit& one) { return one.condition && asks_for(*one.condition, attribute); };
    const auto step = [&](const model::Step& one) {
      const auto in_case = [&](const model::Case& a) { return asks_for(a.condition, attribute); };
      return asks_for(one.content, attribute) || std::any_of(one.cases.begin(), one.cases.end(), in_case);
    };
    return (journey.entry.condition && asks_for(*journey.entry.condition, attribute)) ||
           std::any_of(journey.exits.begin(), journey.exits.end(), exit) ||
           std::any_of(journey.steps.begin(), journey.steps.end(), step);
  });
}

}  // namespace

bool lies_in(std::string_view region, std::string_view other) {
  return region == other ||
         (region.size() > other.size() && region.substr(0, other.size()) == other && region[other.size()] == '-');
}

bool meet(std::string_view region, std::string_view other) { return lies_in(region, other) || lies_in(other, region); }

const model::Attribute* region_attribute(const model::Workspace& workspace) {
  const model::Attribute* found = nullptr;
  for (const model::Attribute& attribute : workspace.attributes) {
    if (attribute.type != model::ValueType::region) continue;
    if (found != nullptr) return nullptr;
    found = &attribute;
  }
  return found;
}

std::vector<Recipients> recipients_of(const model::Project& project) {
  const model::Attribute* const attribute = region_attribute(project.workspace);
  const bool told_apart = attribute != nullptr && asks_for(project, attribute->id.value);
  std::vector<Recipients> all;
  for (const model::Id& region : project.workspace.regions) {
    if (!told_apart) {
      all.push_back({region.value, std::nullopt, false});
      continue;
    }
    const std::size_t before = all.size();
    for (const model::Literal& value : attribute->one_of) {
      // A value may be wider than what the workspace says of its customers ("US" for those of US-CA), or narrower.
      if (lies_in(value.text, region.value))
        all.push_back({value.text, value.text, true});
      else if (lies_in(region.value, value.text))
        all.push_back({region.value, value.text, true});
    }
    if (all.size() == before) all.push_back({region.value, region.value, true});
    if (attribute->missing && attribute->missing->value > 0) all.push_back({region.value, std::nullopt, true});
  }
  return all;
}

model::Project project_for(const model::Project& project, const model::Attribute& attribute,
                           const Recipients& recipients) {
  model::Project theirs = project;
  Deciding deciding(attribute.id.value, recipients.value);
  deciding.keep_segments(project.workspace);
  for (model::Journey& journey : theirs.journeys) deciding.decide(journey);
  for (model::Template& one : theirs.workspace.templates) deciding.decide(one.content);
  return theirs;
}

}  // namespace wayproof::packs
