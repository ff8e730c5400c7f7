#include "model/write_customer.h"

#include "model/names.h"
#include "model/writing.h"

namespace wayproof::model {
namespace {

using namespace writing;

std::string consent(const ConsentRecord& from) {
  Line line;
  line.add("topic", quoted(from.topic.value)).text("channel", from.channel).add("given", from.given ? "true" : "false");
  if (from.at) line.add("at", moment(*from.at));
  if (from.arrives) line.add("arrives", moment(*from.arrives));
  return line.str();
}

std::string event(const Occurrence& from) {
  Line line;
  line.add("event", quoted(from.event.value)).add("at", moment(from.at));
  if (from.arrives) line.add("arrives", moment(*from.arrives));
  if (!from.with.empty()) line.add("with", literals(from.with));
  return line.str();
}

std::string change(const Change& from) {
  Line line;
  line.add("at", moment(from.at));
  if (from.arrives) line.add("arrives", moment(*from.arrives));
  if (!from.set.empty()) line.add("set", literals(from.set));
  const auto list = [&](std::string_view key, const std::vector<Id>& names) {
    if (!names.empty()) line.add(key, ids(names));
  };
  list("add_tags", from.add_tags);
  list("remove_tags", from.remove_tags);
  list("enter_segments", from.enter_segments);
  list("leave_segments", from.leave_segments);
  list("suppress", from.suppress);
  list("unsuppress", from.unsuppress);
  return line.text("stage", from.stage).str();
}

std::string reaction(const ReactionInput& from) {
  Line line;
  line.add("to", filter(from.to));
  if (from.nth) line.add("nth", std::to_string(from.nth->value));
  if (from.opt_out) {
    line.add("opt_out", "true");
  } else {
    line.add("reaction", quoted(std::string(names::of(names::reaction, from.reaction))));
  }
  if (from.after) line.add("after", quoted(iso(from.after->value)));
  line.text("link", from.link);
  if (from.machine) line.add("machine", "true");
  return line.str();
}

std::string outcome(const OutcomeInput& from) {
  Line line;
  line.text("journey", from.journey).add("step", quoted(from.step.value));
  if (from.nth) line.add("nth", std::to_string(from.nth->value));
  line.add("outcome", quoted(from.outcome.value));
  if (from.after) line.add("after", quoted(iso(from.after->value)));
  return line.str();
}

std::string profile(const Customer& from, int depth) {
  Document out(depth);
  const auto maybe = [&](std::string_view key, const MaybeId& id) {
    if (id) out.add(key, quoted(id->value));
  };
  if (!from.attributes.empty()) out.add("attributes", literals(from.attributes));
  const auto list = [&](std::string_view key, const std::vector<Id>& names) {
    if (!names.empty()) out.add(key, ids(names));
  };
  list("tags", from.tags);
  list("segments", from.segments);
  list("stages", from.stages);
  list("suppressed", from.suppressed);
  if (!from.scores.empty()) {
    Line line;
    for (const auto& [id, score] : from.scores) line.add(id.value, std::to_string(score.value));
    out.add("scores", line.str());
  }
  maybe("region", from.region);
  maybe("time_zone", from.zone);
  maybe("language", from.language);
  if (from.addresses_given) out.add("addresses", literals(from.addresses));
  out.list("consents", from.consents, consent);
  return out.str();
}

void write_story(const Customer& customer, int depth, Document& out) {
  if (customer.from) out.add("from", moment(*customer.from));
  if (customer.until) out.add("until", moment(*customer.until));
  out.add("profile", profile(customer, depth + 1));
  out.list("events", customer.events, event);
  out.list("changes", customer.changes, change);
  out.list("reactions", customer.reactions, reaction);
  out.list("outcomes", customer.outcomes, outcome);
  out.list("arms", customer.arms, [](const ArmInput& arm) {
    return Line().add("experiment", quoted(arm.experiment.value)).add("arm", quoted(arm.arm.value)).str();
  });
}

}  // namespace

std::string write_customer(const Customer& customer) {
  Document out;
  out.add("format", quoted("wayproof/customer@1"));
  out.add("id", quoted(customer.id.value));
  if (!customer.title.empty()) out.add("title", text(customer.title));
  write_story(customer, 0, out);
  return out.str() + "\n";
}

std::string write_story(const Customer& customer, int depth) {
  Document out(depth);
  write_story(customer, depth, out);
  return out.str();
}

}  // namespace wayproof::model
