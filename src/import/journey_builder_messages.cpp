// Activities that send: mail, SMS, push.
#include <utility>

#include "import/journey_builder_activities.h"

namespace wayproof::imports {
namespace {

using model::Id;
using model::MaybeId;
using model::Step;
using model::StepType;

void read_message(Desk& desk, Step& step, const std::vector<Way>& ways, std::string_view channel,
                  model::ChannelKind kind, json::Value type) {
  step.type = StepType::message;
  step.channel = Id{std::string(channel), type.span()};
  declare(desk.needs.channels, *step.channel).kind = kind;
  if (desk.purpose) step.purpose = desk.purpose;
  desk.go_on(step, ways);
}

void read_template(Desk& desk, Step& step, json::Value place, std::initializer_list<const char*> keys) {
  for (const char* const key : keys) {
    const MaybeId found = desk.ledger.id(place, key, "steps.message.content.template");
    if (!found || found->value.empty()) continue;
    if (!step.content.template_id) {
      step.content.template_id = found;
      step.content.span = found->span;
      declare(desk.needs.templates, *found).content.subject = step.content.subject;
    } else {
      desk.ledger.left_out(place[key], "same_template");
    }
  }
}

// How and as whom the platform sends; nothing that a check of the journey asks for.
void leave_out_sending(Desk& desk, json::Value send) {
  desk.leave_out(send,
                 {"id",
                  "bccEmail",
                  "ccEmail",
                  "created",
                  "modified",
                  "description",
                  "isSalesforceTracking",
                  "isMultipart",
                  "isSendLogging",
                  "isStoppedOnJobError",
                  "keyword",
                  "preHeader",
                  "priority",
                  "c__priority",
                  "suppressTracking",
                  "throttleLimit",
                  "throttleOpens",
                  "throttleCloses",
                  "deliveryProfileId",
                  "senderProfileId",
                  "isTrackingClicks",
                  "triggeredSendStatus",
                  "r__triggeredSend_key",
                  "r__deliveryProfile_key",
                  "r__senderProfile_key",
                  "r__asset_name_readOnly",
                  "name",
                  "fromName",
                  "fromAddress",
                  "dynamicFromName",
                  "dynamicFromEmail",
                  "whitelistedDomains"},
                 "sending");
}

// The class itself is another asset; the two that every account begins with say what they are by name.
void read_classification(Desk& desk, json::Value send, Step& step) {
  for (const char* const key : {"r__sendClassification_key", "sendClassificationKey", "sendClassificationId"}) {
    const json::Value value = send[key];
    const auto name = value.string();
    if (!name) continue;
    const bool transactional = *name == "Default Transactional", commercial = *name == "Default Commercial";
    if (!transactional && !commercial) {
      desk.ledger.left_out(value, "classification");
      continue;
    }
    desk.ledger.mapped(value, "steps.message.purpose");
    const model::Purpose purpose = transactional ? model::Purpose::transactional : model::Purpose::marketing;
    step.purpose = model::Located<model::Purpose>{purpose, value.span()};
  }
}

void read_lists(Desk& desk, json::Value send, Step& step) {
  const json::Value paths = send["r__list_PathName"];
  for (const auto& [object, key] : {std::pair{send, "publicationListId"}, std::pair{paths, "publicationList"}}) {
    const MaybeId topic = desk.ledger.id(object, key, "steps.message.topic");
    if (!topic || topic->value.empty() || step.topic) continue;
    step.topic = topic;
    declare(desk.needs.topics, *topic);
  }
  for (const json::Value lists : {send["suppressionLists"], paths["suppressionLists"]}) {
    if (lists) desk.ledger.left_out(lists, "suppression");
  }
}

}  // namespace

Step read_email(Desk& desk, json::Value activity, Step step, const std::vector<Way>& ways) {
  read_message(desk, step, ways, "email", model::ChannelKind::email, activity["type"]);
  const json::Value configuration = activity["configurationArguments"];
  const json::Value send = configuration["triggeredSend"];
  step.content.subject = desk.ledger.title(send, "emailSubject", "steps.message.content.subject");
  if (step.content.subject.empty())
    step.content.subject = desk.ledger.title(configuration, "emailSubject", "steps.message.content.subject");
  desk.leave_out(send, {"dynamicEmailSubject"}, "same_subject");
  read_template(desk, step, send, {"emailId", "r__asset_key", "c__asset_key", "key"});
  read_template(desk, step, configuration,
                {"emailId", "r__asset_key", "r__transactionalEmail_key", "triggeredSendKey", "triggeredSendId"});
  read_classification(desk, send, step);
  read_lists(desk, send, step);
  desk.leave_out(send, {"exclusionFilter", "domainExclusions"}, "exclusion");
  for (const char* const key : {"autoAddSubscribers", "autoUpdateSubscribers"}) {
    if (const json::Value value = send[key])
      desk.ledger.left_out(value, value.boolean() == true ? "adds_subscribers" : "sending");
  }
  leave_out_sending(desk, send);
  desk.leave_out(configuration,
                 {"isTrackingClicks", "googleAnalyticsCampaignName", "preHeader", "r__triggeredSend_key"}, "sending");
  return step;
}

Step read_sms(Desk& desk, json::Value activity, Step step, const std::vector<Way>& ways) {
  read_message(desk, step, ways, "sms", model::ChannelKind::sms, activity["type"]);
  const json::Value configuration = activity["configurationArguments"];
  read_template(desk, step, configuration,
                {"assetId", "r__asset_key", "r__mobileMessage_key", "c__mobileMessage_id", "messageId"});
  desk.leave_out(configuration,
                 {"honorBlackoutWindowEnum", "mobileBlackoutWindowStartTime", "mobileBlackoutWindowEndTime"},
                 "blackout");
  desk.leave_out(configuration,
                 {"r__mobileKeyword_codeKeyword", "keywordId", "isOptIn", "r__mobileMessage_name", "messageName",
                  "r__asset_name_readOnly", "codeId", "shortCode", "keyword"},
                 "sending");
  return step;
}

Step read_push(Desk& desk, json::Value activity, Step step, const std::vector<Way>& ways) {
  read_message(desk, step, ways, "push", model::ChannelKind::push, activity["type"]);
  const json::Value configuration = activity["configurationArguments"];
  read_template(desk, step, configuration, {"assetId", "r__asset_key", "r__mobilePush_key", "messageId"});
  desk.leave_out(configuration, {"sendWindowStartTime", "sendWindowEndTime", "sendWindowTimeZone"}, "send_window");
  for (std::size_t i = 0; i < configuration.size(); ++i) {
    const json::Member member = configuration.member(i);
    static constexpr std::string_view kept[] = {"assetId", "r__asset_key", "r__mobilePush_key", "messageId"};
    bool told = member.key.starts_with("sendWindow");
    for (const std::string_view key : kept) told = told || member.key == key;
    if (!told) desk.ledger.left_out(member.value, "sending");
  }
  return step;
}

}  // namespace wayproof::imports
