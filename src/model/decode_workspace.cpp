// From the tree of a wayproof/workspace@1 file to the model.
#include "model/decode.h"
#include "model/grammar.h"
#include "model/reading.h"

namespace wayproof::model {
namespace {

class WorkspaceReading {
 public:
  explicit WorkspaceReading(const Refusals& refused) : read_(refused) {}

  Workspace workspace(json::Value root, FileId file) const {
    Workspace result;
    result.file = file;
    result.given = true;
    result.span = root.span();
    result.id = read_.id(root, "id");
    result.title = read_.text(root, "title");
    result.language = read_.text_of(root, "language");
    result.languages = read_.ids(root, "languages");
    result.fallback_language = read_.text_of(root, "fallback_language");
    result.zone = read_.text_of(root, "time_zone");
    result.journeys = read_.ids(root, "journeys");
    result.regions = read_.ids(root, "regions");
    result.minors = read_.text_of(root, "minors");
    firm(root, result);
    dictionary(root, result);
    result.topics = map<Topic>(root, "topics", &WorkspaceReading::topic);
    result.channels = map<Channel>(root, "channels", &WorkspaceReading::channel);
    result.people = map<Role>(root, "people", &WorkspaceReading::role);
    result.offers = map<Offer>(root, "offers", &WorkspaceReading::offer);
    result.price_tolerance = read_.millionths(root, "price_tolerance");
    result.templates = map<Template>(root, "templates", &WorkspaceReading::template_of);
    for (Template& each : result.templates) each.text_file = file;
    result.gate = gate(read_.get(root, "gate"));
    result.opt_out_promise = read_.duration(read_.get(root, "promises"), "opt_out_within");
    result.guarantees = read_.guarantees(root, "guarantees");
    result.ignores = read_.ignores(root, "ignore");
    result.imported = imported(read_.get(root, "imported"));
    return result;
  }

 private:
  /// The things of a map, each with its id and span. One whose inside is unreadable still exists under its id.
  template <class T>
  Declared<T> map(json::Value root, std::string_view key, void (WorkspaceReading::*fill)(json::Value, T&) const) const {
    Declared<T> result;
    for (const json::Member& member : read_.entries(root, key)) {
      T thing;
      thing.id = {std::string(member.key), member.key_span};
      thing.span = member.value.span();
      (this->*fill)(member.value, thing);
      result.add(std::move(thing));
    }
    return result;
  }

  /// A word into a field that has a value of its own for "not written".
  template <class E, std::size_t n>
  void choose(E& target, json::Value value, std::string_view key, const names::Names<n>& words, E first = E{}) const {
    if (const auto chosen = read_.choice<E>(value, key, words, first)) target = chosen->value;
  }

  // ---- the firm ----

  void firm(json::Value root, Workspace& result) const {
    result.rules = read_.text_of(root, "rules");
    for (const json::Value item : read_.items(root, "packs")) {
      const auto id = read_.text_of(item, "id");
      if (id)
        result.packs.push_back(
            {*id, read_.date(item, "version"), read_.text_of(item, "file"), read_.text_of(item, "off"), item.span()});
    }
    for (const json::Value item : read_.items(root, "attestations")) attestation(item, result);
    for (const json::Value item : read_.items(root, "holidays")) {
      const auto date = read_.date(item, "date");
      if (date) result.holidays.push_back({*date, read_.flag(item, "workday"), read_.text(item, "name")});
    }
    const json::Value identity = read_.get(root, "identity");
    result.identity.span = identity.span();
    result.identity.person = read_.text_of(identity, "person");
    result.identity.keys = read_.ids(identity, "keys");
    result.identity.match_rate = read_.millionths(identity, "match_rate");

    const json::Value sender = read_.get(root, "sender");
    result.sender.span = sender.span();
    result.sender.name = read_.text(sender, "name");
    result.sender.legal_name = read_.text_of(sender, "legal_name");
    result.sender.postal_address = read_.text_of(sender, "postal_address");
    result.sender.contact = read_.text_of(sender, "contact");
    result.sender.email_from = read_.text_of(sender, "email_from");

    const json::Value latency = read_.get(root, "latency");
    result.latency.span = latency.span();
    result.latency.opt_out = read_.duration(latency, "opt_out");
    result.latency.consent = read_.duration(latency, "consent");
    result.latency.bounce = read_.duration(latency, "bounce");
    result.latency.attribute = read_.duration(latency, "attribute");
    result.latency.reaction = read_.duration(latency, "reaction");
  }

  /// What lacks a piece confirms nothing.
  void attestation(json::Value value, Workspace& result) const {
    const auto requirement = read_.text_of(value, "requirement");
    const auto by = read_.text_of(value, "by");
    const auto on = read_.date(value, "on");
    if (!requirement || !by || !on) return;
    Attestation attestation{*requirement, {}, *by, *on, read_.text_of(value, "evidence"), read_.date(value, "until"),
                            value.span()};
    choose(attestation.answer, value, "answer", names::attested);
    result.attestations.push_back(std::move(attestation));
  }

  // ---- dictionary ----

  void dictionary(json::Value root, Workspace& result) const {
    result.attributes = map<Attribute>(root, "attributes", &WorkspaceReading::attribute);
    result.events = map<Event>(root, "events", &WorkspaceReading::event);
    result.segments = map<Segment>(root, "segments", &WorkspaceReading::segment);
    result.scores = map<Score>(root, "scores", &WorkspaceReading::score);
    for (const json::Member& member : read_.entries(root, "stages")) {
      Ladder ladder;
      ladder.id = {std::string(member.key), member.key_span};
      ladder.stages = read_.ids(read_.get(root, "stages"), member.key);
      result.stages.push_back(std::move(ladder));
    }
    result.tags_given = bool(read_.get(root, "tags"));
    result.tags = read_.ids(root, "tags");
    const json::Value external = read_.get(root, "external");
    result.external = {read_.ids(external, "tags"), read_.ids(external, "stages"), read_.ids(external, "scores")};
  }

  void attribute(json::Value value, Attribute& result) const {
    choose(result.type, value, "type", names::value_type);
    result.title = read_.text(value, "title");
    result.one_of = read_.literals(value, "one_of");
    result.least = read_.integer(value, "least");
    result.most = read_.integer(value, "most");
    result.longest = read_.integer(value, "longest");
    result.missing = read_.millionths(value, "missing");
    choose(result.changes, value, "changes", names::changes, Changes::never);
    result.sensitive = read_.flag(value, "sensitive");
    result.region = read_.text_of(value, "region");
  }

  void event(json::Value value, Event& result) const {
    result.title = read_.text(value, "title");
    for (const json::Member& member : read_.entries(value, "properties")) {
      Property property;
      property.id = {std::string(member.key), member.key_span};
      choose(property.type, member.value, "type", names::value_type);
      property.one_of = read_.literals(member.value, "one_of");
      result.properties.push_back(std::move(property));
    }
    const json::Value late = read_.get(value, "late");
    result.late = read_.duration(late, "at_most");
    result.may_be_lost = read_.flag(late, "may_be_lost");
    result.ordered = read_.flag(value, "ordered");
    choose(result.means, value, "means", names::means, Means::purchase);
  }

  void segment(json::Value value, Segment& result) const {
    result.title = read_.text(value, "title");
    result.condition = read_.condition(value, "is");
  }

  void score(json::Value value, Score& result) const {
    result.title = read_.text(value, "title");
    if (const auto from = read_.integer(value, "from")) result.from = from->value;
    if (const auto to = read_.integer(value, "to")) result.to = to->value;
    if (const auto start = read_.integer(value, "start")) result.start = start->value;
    for (const json::Value item : read_.items(value, "rules")) {
      const auto add = read_.integer(item, "add");
      auto on = read_.trigger(item, "on");
      if (!add || !on) continue;
      result.rules.push_back({std::move(*on), *add, read_.duration(item, "at_most_once_in"), item.span()});
    }
    const json::Value fades = read_.get(value, "fades");
    result.fade_by = read_.integer(fades, "by");
    result.fade_every = read_.duration(fades, "every");
  }

  // ---- topics, channels, people ----

  void topic(json::Value value, Topic& result) const {
    result.title = read_.text(value, "title");
    result.channels = read_.ids(value, "channels");
    result.consent = read_.choice<ConsentKind>(value, "consent", names::consent_kind);
    result.records = records(read_.get(value, "records"));
    result.sells = read_.flag(value, "sells");
  }

  template <class E, std::size_t n>
  [[nodiscard]] std::vector<Located<E>> words(json::Value value, std::string_view key,
                                              const names::Names<n>& known) const {
    std::vector<Located<E>> all;
    for (const json::Value item : read_.items(value, key)) {
      if (const auto index = Reading::index_of(item, known)) all.push_back({static_cast<E>(*index), item.span()});
    }
    return all;
  }

  std::optional<ConsentRecords> records(json::Value value) const {
    if (!value.is(json::Kind::object)) return std::nullopt;
    ConsentRecords result;
    result.span = value.span();
    result.kind = read_.choice<ConsentKind>(value, "kind", names::consent_kind);
    result.exception = words<ConsentRecords::Fact>(value, "exception", names::consent_fact);
    const json::Value keeps = read_.get(value, "keeps");
    result.keeps_given = keeps.is(json::Kind::array);
    if (result.keeps_given) result.keeps_span = keeps.span();
    result.keeps = words<ConsentRecords::Kept>(value, "keeps", names::consent_kept);
    result.valid = read_.duration(value, "valid");
    if (const auto from = read_.choice<ConsentRecords::CountsFrom>(value, "counts_from", names::consent_counts_from)) {
      result.counts_from = from->value;
    }
    return result;
  }

  void channel(json::Value value, Channel& result) const {
    choose(result.kind, value, "kind", names::channel_kind);
    result.title = read_.text(value, "title");
    result.cost = read_.integer(value, "cost");
    const json::Value opens = read_.get(value, "opens");
    result.opens_measured = !opens.is(json::Kind::string);
    result.machine_opens = read_.millionths(opens, "machine");
    result.signature = read_.text_of(value, "signature");
    result.signature_added = read_.flag(value, "signature_added");
    result.opt_out_words = read_.ids(value, "opt_out_words");
    result.opt_out_built_in = read_.flag(value, "opt_out_built_in");
    result.opt_out_said = read_.get(value, "opt_out_built_in").is(json::Kind::boolean);
    result.unsubscribe = words<Channel::Unsubscribe>(value, "list_unsubscribe", names::unsubscribe);
    result.unsubscribe_said = read_.get(value, "list_unsubscribe").is(json::Kind::array);
    result.address = read_.text_of(value, "address");
    result.delivery_delay = read_.duration(value, "delivered_within");
    result.reply_window = reply_window(read_.get(value, "reply_window"));
  }

  std::optional<ReplyWindow> reply_window(json::Value value) const {
    const auto length = read_.duration(value, "length");
    auto after = read_.trigger(value, "after");
    if (!length || !after) return std::nullopt;
    return ReplyWindow{*length, std::move(*after), read_.filter(value, "of"), value.span()};
  }

  void role(json::Value value, Role& result) const {
    result.title = read_.text(value, "title");
    result.count = read_.integer(value, "count");
    result.tasks_a_day = read_.integer(value, "tasks_a_day");
    result.minutes_a_task = read_.integer(value, "minutes_a_task");
    const json::Value hours = read_.get(value, "hours");
    result.from = read_.clock_item(hours, 0);
    result.to = read_.clock_item(hours, 1);
    result.on = read_.days(value, "on");
    const json::Value logs = read_.get(value, "logs");
    result.logs_at_once = read_.millionths(logs, "at_once");
    result.logs_late = read_.duration(logs, "late");
  }

  // ---- offers and templates ----

  void offer(json::Value value, Offer& result) const {
    result.title = read_.text(value, "title");
    result.goods = read_.ids(value, "goods");
    const json::Value off = read_.get(value, "off");
    result.percent_off = read_.millionths(off, "percent");
    result.money_off = read_.integer(off, "money");
    result.currency = read_.text_of(off, "currency");
    result.from_money = read_.integer(value, "from_money");
    result.valid = read_.duration(value, "valid");
    result.from = read_.date(value, "from");
    result.until = read_.date(value, "until");
    choose(result.stock, value, "stock", names::stock, Offer::Stock::synced);
  }

  void template_of(json::Value value, Template& result) const {
    result.title = read_.text(value, "title");
    result.file = read_.text_of(value, "file");
    result.languages = read_.ids(value, "languages");
    result.content_given = bool(read_.get(value, "content"));
    result.content = read_.content(value, "content");
    result.owner = read_.text_of(value, "owner");
    result.ready = read_.date(value, "ready");
    result.reviewed = read_.date(value, "reviewed");
    result.bytes = read_.integer(value, "bytes");
    result.opt_out_in_footer = read_.flag(value, "opt_out_in_footer");
  }

  // ---- journeys of other systems ----

  Imported imported(json::Value value) const {
    Imported result;
    result.topics = names_of(value, "topics");
    result.events = names_of(value, "events");
    const json::Value journeys = read_.get(value, "messages");
    for (const json::Member& journey : read_.entries(value, "messages")) {
      for (const json::Member& step : read_.entries(journeys, journey.key)) {
        Imported::Message& message = result.messages.emplace_back();
        message.journey = {std::string(journey.key), journey.key_span};
        message.step = {std::string(step.key), step.key_span};
        message.purpose = read_.choice<Purpose>(step.value, "purpose", names::purpose);
        message.topic = read_.text_of(step.value, "topic");
      }
    }
    return result;
  }

  std::vector<Imported::Name> names_of(json::Value value, std::string_view key) const {
    std::vector<Imported::Name> result;
    const json::Value names = read_.get(value, key);
    for (const json::Member& name : read_.entries(value, key)) {
      if (auto ours = read_.text_of(names, name.key))
        result.push_back({{std::string(name.key), name.key_span}, std::move(*ours)});
    }
    return result;
  }

  // ---- checks before sending ----

  Gate gate(json::Value value) const {
    Gate result;
    result.given = bool(value);
    result.span = value.span();
    result.dialect = read_.text_of(value, "dialect");
    const json::Value checks = read_.get(value, "checks");
    for (std::size_t i = 0; i < check_count; ++i) result.checks[i] = check(read_.get(checks, names::check[i]));
    result.hold_at_most = read_.duration(value, "hold_at_most");
    result.detached = read_.flag(value, "detached");
    for (const json::Value item : read_.items(value, "caps")) {
      if (auto cap = this->cap(item)) result.caps.push_back(std::move(*cap));
    }
    result.quiet = hours(value, "quiet");
    result.windows = hours(value, "windows");
    for (const json::Value item : read_.items(value, "dedupe")) {
      const auto by = read_.choice<Dedupe::By>(item, "by", names::dedupe_by);
      const auto in = read_.duration(item, "in");
      if (by && in) result.dedupe.push_back({by->value, read_.filter(item, "of"), *in, item.span()});
    }
    return result;
  }

  CheckRule check(json::Value value) const {
    CheckRule result;
    result.span = value.span();
    const auto mode = read_.choice<Mode>(value, "mode", names::mode);
    result.given = mode.has_value();
    if (mode) result.mode = mode->value;
    const json::Value on_fail = read_.get(value, "on_fail");
    const json::Value applies = read_.get(value, "applies");
    for (std::size_t i = 0; i < purpose_count; ++i) {
      if (const auto act = read_.choice<OnFail>(on_fail, names::purpose[i], names::on_fail))
        result.on_fail[i] = act->value;
      result.applies[i] = read_.get(applies, names::purpose[i]).boolean();
    }
    return result;
  }

  /// A limit without number or window limits nothing that could be said.
  std::optional<Cap> cap(json::Value value) const {
    const auto max = read_.integer(value, "max");
    const auto window = read_.window(value, "window");
    if (!max || !window) return std::nullopt;
    Cap result;
    result.span = value.span();
    result.id = read_.id(value, "id");
    result.title = read_.text(value, "title");
    result.of = read_.filter(value, "of");
    result.max = *max;
    result.window = *window;
    choose(result.count_at, value, "count_at", names::count_at);
    choose(result.on_full, value, "on_full", names::on_full);
    choose(result.unit, value, "unit", names::cap_unit);
    result.from = read_.date(value, "from");
    result.until = read_.date(value, "until");
    return result;
  }

  std::vector<Hours> hours(json::Value value, std::string_view key) const {
    std::vector<Hours> result;
    for (const json::Value item : read_.items(value, key)) {
      const auto from = read_.clock(item, "from");
      const auto to = read_.clock(item, "to");
      if (!from || !to || from->value == to->value) continue;
      Hours range;
      range.span = item.span();
      range.id = read_.text_of(item, "id");
      range.channels = read_.ids(item, "channels");
      range.of = read_.filter(item, "of");
      range.from = *from;
      range.to = *to;
      range.on = read_.days(item, "on");
      choose(range.on_fail, item, "then", names::on_fail);
      result.push_back(std::move(range));
    }
    return result;
  }

  Reading read_;
};

}  // namespace

Workspace decode_workspace(const json::Tree& tree, FileId file, Report& report, const DecodeOptions& options) {
  const CheckResult checked = check_file(tree.root(), grammar::workspace, file, report, options);
  return WorkspaceReading(checked.refused).workspace(tree.root(), file);
}

}  // namespace wayproof::model
