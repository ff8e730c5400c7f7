// A variable in a text that some customers have no value for, that nobody has declared, or that is written wrongly:
// they would read "Dear ," or the braces themselves.
#include <algorithm>
#include <set>

#include "finding/suggest.h"
#include "rules/bodies.h"
#include "rules/opt_out.h"
#include "rules/template_text.h"
#include "rules/texts.h"
#include "rules/variables.h"

namespace wayproof::rules {
namespace {

class Check {
 public:
  Check(const RuleInfo& rule, const Context& context, Report& report)
      : rule_(rule), context_(context), report_(report) {}

  void message(const StepView& step) {
    const Contents contents = contents_of(context_.project, *step.journey_model, *step.model);
    for (const Body& body : bodies_of(context_, contents)) {
      if (!done_.insert({body.place(), body.content.from == nullptr ? step.journey : program::none}).second) continue;
      std::set<std::string_view> told;
      for (const Variable& variable : variables_in(body.entry->value)) {
        if (!told.insert(variable.name).second) continue;  // once a text
        check_variable(step, body, variable);
      }
    }
  }

 private:
  void check_variable(const StepView& step, const Body& body, const Variable& variable) {
    if (!variable.well_formed) return tell(step, body, variable, "malformed", {});
    for (const std::string_view one : built_in_variables()) {
      if (variable.name == one) return;
    }
    if (variable.name == offer_end_variable) {
      if (!promises_offer(*step.journey_model)) tell(step, body, variable, "no_offer", {});
      return;
    }
    if (!variable.filter.empty() && variable.filter != "fallback") {
      return tell(step, body, variable, "filter", {{"filter", verbatim(variable.filter)}});
    }
    const bool has_fallback = variable.filter == "fallback";
    if (has_fallback && !variable.has_argument) return tell(step, body, variable, "empty_fallback", {});
    if (!context_.workspace().given || has_fallback) {
      if (has_fallback) unknown_name(step, body, variable);
      return;
    }
    if (const auto* attribute = context_.workspace().attributes.find(variable.name)) {
      if (attribute->missing && attribute->missing->value > 0) {
        tell(step, body, variable, "", {{"share", Rate{attribute->missing->value}}});
      }
      return;
    }
    unknown_name(step, body, variable);
  }

  void unknown_name(const StepView& step, const Body& body, const Variable& variable) {
    const auto& workspace = context_.workspace();
    if (!workspace.given || workspace.attributes.find(variable.name) != nullptr) return;
    if (is_lost_opt_out(step, body, variable)) return;  // content/opt-out-link-empty says more about it
    std::vector<std::string> names(built_in_variables().begin(), built_in_variables().end());
    for (const auto& attribute : workspace.attributes) names.push_back(attribute.id.value);
    // What the event that started the journey brought along is "entry.<field>", so that an attribute and a field of one
    // name stay apart.
    const auto fields = entry_properties(workspace, step.journey_model->entry.on);
    for (const model::Property* field : fields) {
      if (variable.name == "entry." + field->id.value) return;
      names.push_back("entry." + field->id.value);
    }
    for (const model::Property* field : fields) {
      if (variable.name == field->id.value)
        return tell(step, body, variable, "did_you_mean", {{"near", verbatim("entry." + field->id.value)}});
    }
    if (const auto near = did_you_mean(variable.name, std::span<const std::string>(names))) {
      tell(step, body, variable, "did_you_mean", {{"near", verbatim(*near)}});
    } else {
      tell(step, body, variable, "unknown", {});
    }
  }

  static bool promises_offer(const model::Journey& journey) {
    return std::any_of(journey.steps.begin(), journey.steps.end(), [](const auto& one) { return bool(one.offer); });
  }

  bool is_lost_opt_out(const StepView& step, const Body& body, const Variable& variable) const {
    if (!is_marketing(step.lowered->purpose)) return false;
    const auto lost = lost_link(body.entry->value, body.part == Part::html,
                                [&](std::string_view name) { return is_filled(context_, *step.journey_model, name); });
    return lost && lost->variable == variable.name;
  }

  void tell(const StepView& step, const Body& body, const Variable& variable, std::string_view variant,
            std::vector<Arg> args) {
    const std::string_view written =
        std::string_view(body.entry->value).substr(variable.begin, variable.end - variable.begin);
    const auto place = place_of(body, variable);
    const bool open = variable.end - variable.begin <= 2;
    std::vector<Arg> all{{"variable", verbatim(open ? std::string_view("{{") : written)},
                         {"step", title_of(*step.model)},
                         {"name", name_of(variable)},
                         {"suggestion", verbatim(suggestion(variable))}};
    all.insert(all.end(), args.begin(), args.end());
    Draft draft(rule_, place ? Place{body.content.file, *place} : body.place());
    draft.what(all, variant).why().advice(all, variant);
    if (variant == "did_you_mean" && place) {
      const auto& near = std::get<Verbatim>(args.front().value).text;
      std::string text(written);
      text.replace(text.find(variable.name), variable.name.size(), near);
      draft.fix({draft.fix_title("replace", args),
                 Applicability::unsafe,
                 ContactEffect::none,
                 {{body.content.file, {*place, text}}}});
    }
    if (variant.empty() && place) {
      const std::string words = body.language.substr(0, 2) == "zh" ? "您好" : "there";
      std::string text(written);
      text.insert(text.size() - 2, " | fallback: '" + words + "'");
      draft.fix({draft.fix_title("fallback", {{"words", verbatim(words)}}),
                 Applicability::display_only,
                 ContactEffect::none,
                 {{body.content.file, {*place, text}}}});
    }
    if (body.content.from != nullptr) draft.label(step.place(key_of(*step.model)), "sent");
    draft.journey(*step.journey_model).step(*step.model).add_to(report_);
  }

  static std::string suggestion(const Variable& variable) {
    const std::string name(variable.well_formed ? variable.name : std::string_view("name"));
    return "{{" + name + " | fallback: '…'}}";
  }

  ArgValue name_of(const Variable& variable) const {
    const auto* attribute = context_.workspace().attributes.find(variable.name);
    return attribute != nullptr ? title_of(attribute->title, attribute->id.value) : ArgValue(verbatim(variable.name));
  }

  /// Where the variable stands in the file; an imported text has no places inside.
  std::optional<Span> place_of(const Body& body, const Variable& variable) const {
    const Place place = place_in(context_, body, variable.begin, variable.end);
    return place == body.place() ? std::nullopt : std::optional(place.span);
  }

  const RuleInfo& rule_;
  const Context& context_;
  Report& report_;
  std::set<std::pair<Place, Index>> done_;  // a template is looked at once
};

void check(const RuleInfo& rule, const Context& context, Report& report) {
  Check one(rule, context, report);
  for (const StepView& step : all_steps(context)) {
    if (step.model->type == model::StepType::message) one.message(step);
  }
}

}  // namespace

extern constinit const Rule data_variable_without_fallback{
    {"data/variable-without-fallback", Severity::warning, "2026.11", Stability::stable}, check};

}  // namespace wayproof::rules
