// What the workspace states about the firm and its channels, and what only a person can confirm.
#include <algorithm>
#include <set>

#include "model/words.h"
#include "packs/mechanisms.h"

namespace wayproof::packs {
namespace {

bool is_stated(const model::Sender& sender, model::SenderPart part) {
  switch (part) {
    case model::SenderPart::name:
      return !sender.name.empty();
    case model::SenderPart::legal_name:
      return sender.legal_name.has_value();
    case model::SenderPart::postal_address:
      return sender.postal_address.has_value();
    case model::SenderPart::contact:
      return sender.contact.has_value();
    case model::SenderPart::email_from:
      return sender.email_from.has_value();
  }
  return false;
}

/// Each channel of the requirement's messages once, with the first message that goes out on it.
template <class Visit>
void each_channel(const Asked& asked, const Visit& visit) {
  std::set<std::string_view> seen;
  for (const rules::StepView& step : asked.messages) {
    const rules::ChannelView channel = rules::channel_of(asked.context, step);
    if (channel.model != nullptr && seen.insert(channel.model->id.value).second) visit(*channel.model, step);
  }
}

}  // namespace

void ask_sender(const Asked& asked, Answering& answer) {
  const model::Workspace& workspace = asked.context.workspace();
  std::vector<Message> lacking;
  for (const auto& part : asked.must().sender) {
    if (!is_stated(workspace.sender, part.value)) lacking.push_back({model::word(part.value).key, {}});
  }
  if (lacking.empty()) return;
  const Span span = workspace.sender.span.size() > 0 ? workspace.sender.span : workspace.id.span;
  about(answer.ask({workspace.file, span}, "sender", {}, "sender", {{"parts", lacking}}), asked.messages.front());
}

void ask_one_click(const Asked& asked, Answering& answer) {
  using Carries = model::Channel::Unsubscribe;
  const FileId file = asked.context.workspace().file;
  each_channel(asked, [&](const model::Channel& channel, const rules::StepView& step) {
    std::vector<Arg> args{{"channel", rules::title_of_channel(asked.context, channel.id.value)}};
    if (!channel.unsubscribe_said) {
      about(answer.ask({file, channel.id.span}, "one_click", "unknown", "list_unsubscribe", std::move(args)), step);
      return;
    }
    const auto carries = [&](Carries wanted) {
      return std::any_of(channel.unsubscribe.begin(), channel.unsubscribe.end(),
                         [&](const auto& one) { return one.value == wanted; });
    };
    if (carries(Carries::https) && carries(Carries::one_click)) return;
    // The second header means nothing without an https address, and an address alone opens a page.
    const std::string_view variant = carries(Carries::https)       ? "no_post"
                                     : carries(Carries::one_click) ? "no_https"
                                     : carries(Carries::mailto)    ? "mail_only"
                                     : carries(Carries::http)      ? "no_https"
                                                                   : "none";
    const Span span = channel.unsubscribe.empty() ? channel.id.span : channel.unsubscribe.front().span;
    about(answer.broken({file, span}, "one_click", variant, std::move(args)), step);
  });
}

void ask_reply_window(const Asked& asked, Answering& answer) {
  const FileId file = asked.context.workspace().file;
  const Duration most = asked.must().life ? asked.must().life->value : Duration{};
  each_channel(asked, [&](const model::Channel& channel, const rules::StepView& step) {
    std::vector<Arg> args{{"channel", rules::title_of_channel(asked.context, channel.id.value)}, {"most", most}};
    if (!channel.reply_window) {
      about(answer.ask({file, channel.id.span}, "reply_window", "unknown", "reply_window", std::move(args)), step);
      return;
    }
    const Duration length = channel.reply_window->length.value;
    if (facts::most_seconds(length) <= facts::least_seconds(most)) return;
    args.push_back({"length", length});
    about(answer.broken({file, channel.reply_window->length.span}, "reply_window", {}, std::move(args)), step);
  });
}

void ask_attested(Answering& answer) { answer.settle(Verdict::needs_attestation); }

}  // namespace wayproof::packs
