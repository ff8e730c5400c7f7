// An SMS that nobody signs, or that another name signs than the one its channel is registered for.
#include <algorithm>
#include <set>

#include "rules/texts.h"

namespace wayproof::rules {
namespace {

/// The name in 【】, at the beginning or the end of the text; empty: none.
std::string_view signed_by(std::string_view text) {
  constexpr std::string_view open = "【";
  constexpr std::string_view close = "】";
  const std::size_t begin = text.find(open);
  const std::size_t end = text.find(close, begin == std::string_view::npos ? 0 : begin);
  if (begin == std::string_view::npos || end == std::string_view::npos) return {};
  if (begin != 0 && end + close.size() != text.size()) return {};
  return text.substr(begin + open.size(), end - begin - open.size());
}

void check_text(const RuleInfo& rule, const Context& context, const SentText& text, Report& report) {
  const model::Channel& channel = *text.channel.model;
  const std::string_view name = signed_by(text.text());
  if (name == channel.signature->value || (name.empty() && channel.signature_added)) return;
  const bool other = !name.empty();
  Draft draft(rule, other ? place_of_words(context, text.body, name) : text.body.place());
  std::vector<Arg> args{{"step", title_of(*text.step().model)},
                        {"signature", verbatim("【" + channel.signature->value + "】")}};
  if (other) args.push_back({"name", verbatim("【" + std::string(name) + "】")});
  draft.what(args, other ? "other" : text.body.several_languages ? "language" : "");
  draft.why().advice({}, other ? "other" : "");
  draft.label({context.workspace().file, channel.signature->span}, "signature");
  if (const Place whole = text.body.place(); !other) {
    const Place start = place_in(context, text.body, 0, 0);
    if (start != whole) {
      draft.fix({draft.fix_title("sign", {{"signature", verbatim("【" + channel.signature->value + "】")}}),
                 Applicability::unsafe,
                 ContactEffect::none,
                 {{start.file, {start.span, "【" + channel.signature->value + "】"}}}});
    }
  }
  add_senders(draft, text);
  draft.add_to(report);
}

bool in_china(const model::Workspace& workspace) {
  return std::any_of(workspace.regions.begin(), workspace.regions.end(),
                     [](const auto& region) { return region.value.substr(0, 2) == "CN"; });
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  std::set<std::string_view> asked;
  for (const SentText& text : context.texts->all) {
    const model::Channel* channel = text.channel.model;
    if (channel == nullptr || channel->kind != model::ChannelKind::sms || text.body.part != Part::text) continue;
    if (channel->signature) {
      check_text(rule, context, text, report);
      continue;
    }
    const bool chinese = text.body.language.substr(0, 2) == "zh" && in_china(context.workspace());
    if (!chinese || !signed_by(text.text()).empty()) continue;
    if (!asked.insert(channel->id.value).second) continue;
    Draft draft(rule, {context.workspace().file, channel->id.span});
    draft.what({{"channel", title_of_channel(context, channel->id.value)}}, "unknown").why().advice({}, "unknown");
    draft.label(text.body.place(), "unsigned").question("sms_signature");
    draft.journey(*text.step().journey_model).step(*text.step().model).add_to(report);
  }
}

}  // namespace

extern constinit const Rule content_sender{{"content/sender", Severity::error, "2026.11", Stability::stable}, check};

}  // namespace wayproof::rules
