#include "import/klaviyo_conditions.h"

#include <array>
#include <utility>

namespace wayproof::imports {
namespace {

using model::Condition;
using model::Id;
using model::Literal;
using model::Op;

struct Operator {
  std::string_view foreign;
  Op own;
};
constexpr std::array<Operator, 11> operators{{{"equals", Op::is},
                                              {"not-equals", Op::is_not},
                                              {"greater-than", Op::more_than},
                                              {"greater-than-or-equal", Op::at_least},
                                              {"greater-or-equal", Op::at_least},
                                              {"less-than", Op::less_than},
                                              {"less-than-or-equal", Op::at_most},
                                              {"less-or-equal", Op::at_most},
                                              {"is-set", Op::known},
                                              {"is-not-set", Op::known},
                                              {"in", Op::in}}};

std::optional<Op> op_of(std::string_view name) {
  for (const Operator& one : operators) {
    if (one.foreign == name) return one.own;
  }
  return std::nullopt;
}

class Reader {
 public:
  Reader(std::string_view becomes, Ledger& ledger, model::Workspace& needs)
      : becomes_(becomes), ledger_(ledger), needs_(needs) {}

  std::vector<KlaviyoGroup> groups(json::Value filter, const std::string& name) {
    std::vector<KlaviyoGroup> result;
    if (filter) book(filter);
    const json::Value groups = filter["condition_groups"];
    for (std::size_t i = 0; i < groups.size(); ++i) {
      const std::string own = groups.size() == 1 ? name : name + " " + std::to_string(i + 1);
      if (auto group = one_group(groups.item(i), own)) result.push_back(std::move(*group));
    }
    return result;
  }

 private:
  // Leaves are mapped unless something is said about them later.
  void book(json::Value value) {
    if (value.size() == 0) return ledger_.mapped(value, becomes_);
    for (std::size_t i = 0; i < value.size(); ++i)
      book(value.is(json::Kind::object) ? value.member(i).value : value.item(i));
  }
  void note(json::Value value, std::string_view what) {
    if (value.size() == 0) return ledger_.approximated(value, becomes_, what);
    for (std::size_t i = 0; i < value.size(); ++i)
      note(value.is(json::Kind::object) ? value.member(i).value : value.item(i), what);
  }

  std::optional<KlaviyoGroup> one_group(json::Value group, const std::string& name) {
    const json::Value conditions = group["conditions"];
    KlaviyoGroup result;
    result.condition = blank(Condition::Kind::any, group);
    for (std::size_t i = 0; i < conditions.size(); ++i) {
      const json::Value item = conditions.item(i);
      if (item["type"].string() == "profile-not-in-flow") {
        note(item, "not_in_flow");
        if (conditions.size() == 1) return std::nullopt;
        continue;
      }
      auto condition = one(item, result);
      if (!condition) {
        note(group, "unclear_condition");
        result.condition = in_segment(needs_, Id{name, group.span()});
        result.absent = false;
        return result;
      }
      result.condition.parts.push_back(std::move(*condition));
    }
    if (result.condition.parts.empty()) return std::nullopt;
    if (result.condition.parts.size() > 1) {
      result.absent = false;
      return result;
    }
    Condition only = std::move(result.condition.parts.front());
    result.condition = std::move(only);
    return result;
  }

  std::optional<Condition> one(json::Value item, KlaviyoGroup& group) {
    const auto type = item["type"].string();
    if (type == "profile-metric") return metric(item, group);
    if (type == "profile-property") return property(item, item["property"], Condition::Kind::attribute);
    if (type == "metric-property") return property(item, item["field"], Condition::Kind::entry);
    if (type == "profile-marketing-consent") return consent(item["consent"]);
    if (type == "profile-group-membership") return membership(item);
    return std::nullopt;
  }

  // How often something happened, and since when.
  std::optional<Condition> metric(json::Value item, KlaviyoGroup& group) {
    const json::Value name = item["metric_id"];
    const json::Value filter = item["measurement_filter"];
    const auto count = filter["value"].integer();
    const auto op = op_of(filter["operator"].string().value_or(""));
    if (!name.string() || item["measurement"].string() != "count" || !count || !op || *count < 0 || *count > 1'000'000)
      return std::nullopt;
    if (const json::Value further = item["metric_filters"]; further && !further.is(json::Kind::null))
      return std::nullopt;
    Condition condition = blank(Condition::Kind::event, item);
    condition.name = {std::string(*name.string()), name.span()};
    declare(needs_.events, condition.name);
    if (!timeframe(item["timeframe_filter"], condition)) return std::nullopt;
    if (!count_of(*op, *count, filter["value"].span(), condition)) return std::nullopt;
    if (condition.at_most && condition.at_most->value == 0) {
      group.absent = true;
      group.since_start = condition.since.kind == model::Since::Kind::entry;
    }
    return condition;
  }

  static bool count_of(Op op, std::int64_t count, Span span, Condition& condition) {
    const auto at = [&](std::int64_t value) { return model::Located<std::int64_t>{value, span}; };
    if (op == Op::is) {
      if (count > 0) condition.at_least = at(count);
      condition.at_most = at(count);
    } else if (op == Op::more_than || op == Op::at_least) {
      condition.at_least = at(op == Op::more_than ? count + 1 : count);
      return condition.at_least->value > 0;
    } else if (op == Op::less_than || op == Op::at_most) {
      condition.at_most = at(op == Op::less_than ? count - 1 : count);
      return condition.at_most->value >= 0;
    } else {
      return false;
    }
    return true;
  }

  bool timeframe(json::Value filter, Condition& condition) {
    const auto op = filter["operator"].string();
    condition.since.span = filter.span();
    if (!op || *op == "alltime") return true;
    if (*op == "flow-start") {
      condition.since.kind = model::Since::Kind::entry;
      return true;
    }
    const auto quantity = filter["quantity"].integer();
    if (*op != "in-the-last" || !quantity) return false;
    const auto in = klaviyo_duration(*quantity, filter["unit"].string().value_or(""));
    if (!in) return false;
    condition.in = model::Located<Duration>{*in, filter.span()};
    return true;
  }

  std::optional<Condition> property(json::Value item, json::Value written, Condition::Kind kind) {
    const json::Value filter = item["filter"];
    const auto op = op_of(filter["operator"].string().value_or(""));
    const auto type = type_of(filter["type"].string().value_or(""));
    if (!written.string() || !op || !type) return std::nullopt;
    Condition condition = blank(kind, item);
    condition.name = {property_name(*written.string()), written.span()};
    condition.compare.op = *op;
    condition.compare.span = filter.span();
    const bool set = filter["operator"].string() == "is-set";
    auto right = *op == Op::known ? flag(set, filter["operator"].span()) : literal(filter["value"], *type);
    if (!right) return std::nullopt;
    condition.compare.literal = std::move(*right);
    declare_name(kind, item, condition.name, *type);
    return condition;
  }

  void declare_name(Condition::Kind kind, json::Value item, const Id& name, model::ValueType type) {
    if (kind == Condition::Kind::attribute) {
      const std::size_t before = needs_.attributes.size();
      model::Attribute& attribute = declare(needs_.attributes, name);
      if (needs_.attributes.size() > before) attribute.type = type;
      return;
    }
    const json::Value metric = item["metric_id"];
    if (!metric.string()) return;
    model::Event& event = declare(needs_.events, Id{std::string(*metric.string()), metric.span()});
    for (const model::Property& known : event.properties) {
      if (known.id.value == name.value) return;
    }
    model::Property property;
    property.id = name;
    property.type = type;
    event.properties.push_back(std::move(property));
  }

  static std::optional<model::ValueType> type_of(std::string_view type) {
    if (type == "string" || type == "existence") return model::ValueType::text;
    if (type == "numeric") return model::ValueType::number;
    if (type == "boolean") return model::ValueType::boolean;
    return std::nullopt;
  }

  static Literal flag(bool value, Span span) {
    Literal literal;
    literal.kind = Literal::Kind::boolean;
    literal.number = value ? 1 : 0;
    literal.span = span;
    return literal;
  }

  static std::optional<Literal> literal(json::Value value, model::ValueType type) {
    if (type == model::ValueType::boolean) {
      const auto truth = value.boolean();
      return truth ? std::optional(flag(*truth, value.span())) : std::nullopt;
    }
    Literal literal;
    literal.span = value.span();
    if (type == model::ValueType::number) {
      const auto integer = value.integer();
      const auto exact = integer ? integer : value.millionths();
      if (!exact) return std::nullopt;
      literal.kind = integer ? Literal::Kind::integer : Literal::Kind::rate;
      literal.number = *exact;
      return literal;
    }
    const auto text = value.string();
    if (!text) return std::nullopt;
    literal.kind = Literal::Kind::text;
    literal.text = std::string(*text);
    return literal;
  }

  std::optional<Condition> consent(json::Value item) {
    const auto channel = item["channel"].string();
    const auto subscription = item["consent_status"]["subscription"].string();
    const bool agreed = item["can_receive_marketing"].boolean() == true;
    if (!channel || !agreed || (subscription != "subscribed" && subscription != "any")) return std::nullopt;
    Condition condition = blank(Condition::Kind::consent, item);
    condition.name = {std::string(klaviyo_topic), item.span()};
    condition.channel = Id{*channel == "push" ? "push" : std::string(*channel), item["channel"].span()};
    declare(needs_.topics, condition.name);
    return condition;
  }

  std::optional<Condition> membership(json::Value item) {
    const auto member = item["is_member"].boolean();
    const json::Value groups = item["group_ids"];
    if (!member || groups.size() == 0) return std::nullopt;
    Condition any = blank(Condition::Kind::any, item);
    for (std::size_t i = 0; i < groups.size(); ++i) {
      const auto id = groups.item(i).string();
      if (!id) return std::nullopt;
      any.parts.push_back(in_segment(needs_, Id{std::string(*id), groups.item(i).span()}));
    }
    if (any.parts.size() == 1) {
      Condition only = std::move(any.parts.front());
      any = std::move(only);
    }
    if (*member) return any;
    Condition negation = blank(Condition::Kind::negation, item);
    negation.parts.push_back(std::move(any));
    return negation;
  }

  static Condition blank(Condition::Kind kind, json::Value at) {
    Condition condition;
    condition.kind = kind;
    condition.span = at.span();
    return condition;
  }

  std::string_view becomes_;
  Ledger& ledger_;
  model::Workspace& needs_;
};

}  // namespace

std::vector<KlaviyoGroup> read_groups(json::Value filter, const std::string& name, std::string_view becomes,
                                      Ledger& ledger, model::Workspace& needs) {
  return Reader(becomes, ledger, needs).groups(filter, name);
}

std::optional<Condition> read_klaviyo_filter(json::Value filter, const std::string& name, std::string_view becomes,
                                             Ledger& ledger, model::Workspace& needs) {
  std::vector<KlaviyoGroup> groups = read_groups(filter, name, becomes, ledger, needs);
  if (groups.empty()) return std::nullopt;
  if (groups.size() == 1) return std::move(groups.front().condition);
  Condition all;
  all.kind = Condition::Kind::all;
  all.span = filter.span();
  for (KlaviyoGroup& group : groups) all.parts.push_back(std::move(group.condition));
  return all;
}

json::Value sample_of(json::Value filter) {
  const json::Value groups = filter["condition_groups"];
  const json::Value conditions = groups.item(0)["conditions"];
  const json::Value only = conditions.item(0);
  if (groups.size() != 1 || conditions.size() != 1 || only["type"].string() != "profile-sample") return {};
  return only["percentage"];
}

std::string property_name(std::string_view written) {
  const std::size_t open = written.find("['");
  if (open == std::string_view::npos || !written.ends_with("']")) return std::string(written);
  const std::string_view group = written.substr(0, open);
  const std::string_view name = written.substr(open + 2, written.size() - open - 4);
  return group == "properties" ? std::string(name) : std::string(group) + "." + std::string(name);
}

std::optional<Duration> klaviyo_duration(std::int64_t count, std::string_view unit) {
  constexpr std::int64_t most = 36'525;
  if (count < 0 || count > most) return std::nullopt;
  if (unit.ends_with('s')) unit.remove_suffix(1);
  Duration duration;
  if (unit == "minute")
    duration.seconds = count * 60;
  else if (unit == "hour")
    duration.seconds = count * 3600;
  else if (unit == "day")
    duration.days = static_cast<std::int32_t>(count);
  else if (unit == "week" && count <= most / 7)
    duration.days = static_cast<std::int32_t>(count * 7);
  else if (unit == "month" && count <= 1200)
    duration.months = static_cast<std::int32_t>(count);
  else
    return std::nullopt;
  return duration;
}

}  // namespace wayproof::imports
