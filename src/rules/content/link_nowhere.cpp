// A condition or trigger counts clicks on a link by its name, and no version of the messages it means has that link.
#include <map>
#include <set>

#include "finding/suggest.h"
#include "rules/texts.h"
#include "rules/walk.h"

namespace wayproof::rules {
namespace {

/// The links of some messages, and whether all of them can be known.
struct Links {
  std::set<std::string_view> names;
  const SentMessage* meant = nullptr;   ///< the first of them
  const SentMessage* hidden = nullptr;  ///< one whose template is not at hand
  bool foreign = false;                 ///< exports seldom name links: nothing can be said about theirs

  void add(const SentMessage& message) {
    if (meant == nullptr) meant = &message;
    foreign = foreign || !message.step.journey_model->system.empty();
    if (message.contents.without_text != nullptr || message.contents.unknown_template) hidden = &message;
    for (const ContentView& view : message.contents.said) {
      for (const auto& [name, address] : view.content->links) names.insert(name.value);
    }
  }
};

class Check {
 public:
  Check(const RuleInfo& rule, const Context& context, Report& report)
      : rule_(rule), context_(context), report_(report) {
    for (const SentMessage& message : context.texts->messages) {
      of_journey_[message.step.journey_model->id.value].push_back(&message);
      all_.add(message);
    }
  }

  void clicks(const model::MaybeId& link, const model::MessageFilter& of, const Owner& owner) {
    if (!link) return;
    const Links meant = links_of(of, owner);
    if (meant.meant == nullptr || meant.foreign || meant.names.count(link->value) != 0) return;
    const StepView& step = meant.meant->step;
    Draft draft(rule_, {owner.file, link->span});
    std::vector<Arg> args{{"link", verbatim(link->value)}, {"step", title_of(*step.model)}};
    if (meant.hidden != nullptr) {
      draft.what(args, "unknown").why().advice({}, "unknown").question("template_text");
    } else {
      const std::vector<std::string> names(meant.names.begin(), meant.names.end());
      const auto near = did_you_mean(link->value, std::span<const std::string>(names));
      if (near) args.push_back({"near", verbatim(*near)});
      draft.what(args, near ? "did_you_mean" : "").why().advice();
      if (near) {
        draft.fix("replace", {{"near", verbatim(*near)}}, Applicability::unsafe, ContactEffect::other_time,
                  replacement(owner, *link, *near));
      }
    }
    draft.label(step.place(key_of(*step.model)), "message");
    if (owner.journey != nullptr) draft.journey(*owner.journey);
    if (owner.step != nullptr) draft.step(*owner.step);
    draft.add_to(report_);
  }

 private:
  /// The messages of a filter. Those that name neither step nor journey are taken as all messages: a link that none of
  /// all has is in none of theirs.
  Links links_of(const model::MessageFilter& of, const Owner& owner) const {
    const std::string_view journey = of.journey                            ? std::string_view(of.journey->value)
                                     : of.step && owner.journey != nullptr ? std::string_view(owner.journey->id.value)
                                                                           : std::string_view{};
    if (journey.empty()) return all_;
    Links links;
    const auto found = of_journey_.find(journey);
    if (found == of_journey_.end()) return links;
    for (const SentMessage* message : found->second) {
      if (!of.step || of.step->value == message->step.model->id.value) links.add(*message);
    }
    return links;
  }

  std::optional<FileEdit> replacement(const Owner& owner, const model::Id& link, std::string_view near) const {
    const auto& files = context_.project.files;
    if (owner.file >= files.size() || files[owner.file].kind == model::FileKind::imported || link.span.size() < 2)
      return std::nullopt;
    return FileEdit{owner.file, {link.span, "\"" + std::string(near) + "\""}};
  }

  const RuleInfo& rule_;
  const Context& context_;
  Report& report_;
  std::map<std::string_view, std::vector<const SentMessage*>> of_journey_;
  Links all_;
};

void check(const RuleInfo& rule, const Context& context, Report& report) {
  Check one(rule, context, report);
  for_each_condition(context.project, [&](const model::Condition& condition, ConditionUse, const Owner& owner) {
    for_each_part(condition, [&](const model::Condition& part) { one.clicks(part.link, part.of, owner); });
  });
  for_each_trigger(context.project, [&](const model::Trigger& trigger, TriggerUse, const Owner& owner) {
    one.clicks(trigger.link, trigger.of, owner);
  });
}

}  // namespace

extern constinit const Rule content_link_nowhere{
    {"content/link-nowhere", Severity::warning, "2026.11", Stability::stable}, check};

}  // namespace wayproof::rules
