// From the tree of a wayproof/customer@1 file to the model, and from the customer that a test holds.
#include "model/decode.h"
#include "model/grammar.h"
#include "model/reading_customer.h"

namespace wayproof::model {
namespace {

class CustomerReading {
 public:
  explicit CustomerReading(const Reading& read) : read_(read) {}

  Customer customer(json::Value root, FileId file) const {
    Customer result;
    result.file = file;
    result.span = root.span();
    result.id = read_.id(root, "id");
    result.title = read_.text(root, "title");
    result.from = moment(root, "from");
    result.until = moment(root, "until");
    profile(read_.get(root, "profile"), result);
    for (const json::Value item : read_.items(root, "events")) occurrence(item, result);
    for (const json::Value item : read_.items(root, "changes")) change(item, result);
    for (const json::Value item : read_.items(root, "consents")) {
      if (read_.get(item, "at")) consent(item, result);
    }
    for (const json::Value item : read_.items(root, "reactions")) reaction(item, result);
    for (const json::Value item : read_.items(root, "outcomes")) outcome(item, result);
    for (const json::Value item : read_.items(root, "arms")) {
      const auto experiment = read_.text_of(item, "experiment");
      const auto arm = read_.text_of(item, "arm");
      if (experiment && arm) result.arms.push_back({*experiment, *arm, item.span()});
    }
    return result;
  }

 private:
  std::optional<Moment> moment(json::Value object, std::string_view key) const { return read_.moment(object, key); }

  std::vector<std::pair<Id, Literal>> values(json::Value object, std::string_view key) const {
    std::vector<std::pair<Id, Literal>> result;
    for (const json::Member& member : read_.entries(object, key)) {
      if (member.value.is(json::Kind::hole) || read_.refused(member.value)) continue;
      result.push_back({{std::string(member.key), member.key_span}, read_.literal(member.value)});
    }
    return result;
  }

  void profile(json::Value value, Customer& result) const {
    result.attributes = values(value, "attributes");
    result.tags = read_.ids(value, "tags");
    result.segments = read_.ids(value, "segments");
    result.stages = read_.ids(value, "stages");
    result.suppressed = read_.ids(value, "suppressed");
    const json::Value scores = read_.get(value, "scores");
    for (const json::Member& member : read_.entries(value, "scores")) {
      const auto points = read_.integer(scores, member.key);
      if (points) result.scores.push_back({{std::string(member.key), member.key_span}, *points});
    }
    result.region = read_.text_of(value, "region");
    result.zone = read_.text_of(value, "time_zone");
    result.language = read_.text_of(value, "language");
    result.addresses_given = bool(read_.get(value, "addresses"));
    result.addresses = values(value, "addresses");
    for (const json::Value item : read_.items(value, "consents")) consent(item, result);
  }

  /// What lacks a piece that it cannot do without does not happen.
  void consent(json::Value value, Customer& result) const {
    const auto topic = read_.text_of(value, "topic");
    const auto given = read_.get(value, "given").boolean();
    if (!topic || !given) return;
    result.consents.push_back(
        {*topic, read_.text_of(value, "channel"), *given, moment(value, "at"), moment(value, "arrives"), value.span()});
  }

  void occurrence(json::Value value, Customer& result) const {
    const auto event = read_.text_of(value, "event");
    const auto at = moment(value, "at");
    if (event && at)
      result.events.push_back({*event, *at, moment(value, "arrives"), values(value, "with"), value.span()});
  }

  void change(json::Value value, Customer& result) const {
    const auto at = moment(value, "at");
    if (!at) return;
    Change change;
    change.span = value.span();
    change.at = *at;
    change.arrives = moment(value, "arrives");
    change.set = values(value, "set");
    change.add_tags = read_.ids(value, "add_tags");
    change.remove_tags = read_.ids(value, "remove_tags");
    change.enter_segments = read_.ids(value, "enter_segments");
    change.leave_segments = read_.ids(value, "leave_segments");
    change.suppress = read_.ids(value, "suppress");
    change.unsuppress = read_.ids(value, "unsuppress");
    change.stage = read_.text_of(value, "stage");
    result.changes.push_back(std::move(change));
  }

  void reaction(json::Value value, Customer& result) const {
    const bool opt_out = read_.flag(value, "opt_out");
    const auto reaction = read_.choice<Reaction>(value, "reaction", names::reaction);
    if (!read_.get(value, "to") || (!opt_out && !reaction)) return;
    ReactionInput input;
    input.span = value.span();
    input.to = read_.filter(value, "to");
    input.nth = read_.integer(value, "nth");
    if (reaction) input.reaction = reaction->value;
    input.opt_out = opt_out;
    input.after = read_.duration(value, "after");
    input.link = read_.text_of(value, "link");
    input.machine = read_.flag(value, "machine");
    result.reactions.push_back(std::move(input));
  }

  void outcome(json::Value value, Customer& result) const {
    const auto step = read_.text_of(value, "step");
    const auto outcome = read_.text_of(value, "outcome");
    if (!step || !outcome) return;
    result.outcomes.push_back({read_.text_of(value, "journey"), *step, read_.integer(value, "nth"), *outcome,
                               read_.duration(value, "after"), value.span()});
  }

  const Reading& read_;
};

}  // namespace

Customer read_customer(const Reading& read, json::Value value, FileId file) {
  return CustomerReading(read).customer(value, file);
}

Customer decode_customer(const json::Tree& tree, FileId file, Report& report, const DecodeOptions& options) {
  const CheckResult checked = check_file(tree.root(), grammar::customer, file, report, options);
  return read_customer(Reading(checked.refused), tree.root(), file);
}

}  // namespace wayproof::model
