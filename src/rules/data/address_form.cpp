// A mail address or phone number in the files that cannot be one (scenario A19): the sender's, a value of the
// dictionary, a constant in a condition or an update, a test customer's.
#include "rules/address_text.h"
#include "rules/support.h"
#include "rules/walk.h"

namespace wayproof::rules {
namespace {

using model::Literal;
using model::ValueType;

std::string_view name_of(AddressFault fault) {
  static constexpr std::string_view names[] = {"",     "no_at",     "local_part", "domain",
                                               "wide", "no_digits", "length",     "not_in_range"};
  return names[static_cast<std::size_t>(fault)];
}

/// The type of what a channel needs as address.
ValueType address_type(model::ChannelKind kind) {
  switch (kind) {
    case model::ChannelKind::email:
      return ValueType::email;
    case model::ChannelKind::sms:
    case model::ChannelKind::call:
    case model::ChannelKind::whatsapp:
      return ValueType::phone;
    default:
      return ValueType::text;
  }
}

class Check {
 public:
  Check(const RuleInfo& rule, const Context& context, Report& report)
      : rule_(rule), workspace_(context.workspace()), report_(report) {
    if (workspace_.regions.size() == 1) region_ = workspace_.regions.front().value.substr(0, 2);
  }

  void workspace() {
    if (workspace_.sender.email_from) {
      const auto& from = *workspace_.sender.email_from;
      value(from.value, {workspace_.file, from.span}, ValueType::email, {}, {workspace_.file});
    }
    for (const auto& attribute : workspace_.attributes) {
      for (const Literal& one : attribute.one_of) literal(one, attribute.id.value, {workspace_.file});
    }
  }

  void literal(const Literal& one, std::string_view attribute, const Owner& owner) {
    for (const Literal& item : one.items) literal(item, attribute, owner);
    const auto* declared = workspace_.attributes.find(attribute);
    if (declared == nullptr || one.kind != Literal::Kind::text) return;
    const std::string_view region = declared->region ? std::string_view(declared->region->value) : region_;
    value(one.text, {owner.file, one.span}, declared->type, region, owner);
  }

  void customer(const model::Customer& customer) {
    const Owner owner{customer.file};
    for (const auto& [name, one] : customer.attributes) literal(one, name.value, owner);
    for (const auto& change : customer.changes) {
      for (const auto& [name, one] : change.set) literal(one, name.value, owner);
    }
    for (const auto& [channel, one] : customer.addresses) {
      const auto* declared = workspace_.channels.find(channel.value);
      if (declared == nullptr || one.kind != Literal::Kind::text) continue;
      value(one.text, {customer.file, one.span}, address_type(declared->kind), region_, owner);
    }
  }

 private:
  void value(std::string_view text, Place place, ValueType type, std::string_view region, const Owner& owner) {
    const bool mail = type == ValueType::email;
    if (!mail && type != ValueType::phone) return;
    const AddressFault fault = mail ? mail_fault(text) : phone_fault(text, region);
    if (fault == AddressFault::none) return;
    Draft draft(rule_, place);
    draft.what({{"value", verbatim(text)}}, name_of(fault)).why().advice({}, mail ? "mail" : "phone");
    if (owner.journey != nullptr) draft.journey(*owner.journey);
    if (owner.step != nullptr) draft.step(*owner.step);
    draft.add_to(report_);
  }

  const RuleInfo& rule_;
  const model::Workspace& workspace_;
  Report& report_;
  std::string region_;
};

void check(const RuleInfo& rule, const Context& context, Report& report) {
  Check one(rule, context, report);
  one.workspace();
  for_each_condition(context.project, [&](const model::Condition& condition, ConditionUse, const Owner& owner) {
    for_each_part(condition, [&](const model::Condition& part) {
      if (part.kind == model::Condition::Kind::attribute) one.literal(part.compare.literal, part.name.value, owner);
    });
  });
  for (const auto& journey : context.project.journeys) {
    for (const auto& step : journey.steps) {
      for (const auto& set : step.set) one.literal(set.literal, set.name.value, {journey.file, &journey, &step});
    }
  }
  for (const auto& customer : context.project.customers) one.customer(customer);
}

}  // namespace

extern constinit const Rule data_address_form{{"data/address-form", Severity::warning, "2026.11", Stability::stable},
                                              check};

}  // namespace wayproof::rules
