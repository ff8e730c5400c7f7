// The grammar of wayproof/journey@1.
#include "model/formats.h"
#include "model/grammar.h"
#include "model/names.h"

namespace wayproof::model::grammar {
namespace {

constexpr std::int64_t million = 1'000'000;

// ---- goal, period, entry, exits -------------------------------------------------------------------------------------

constexpr Shape uplift =
    number_of(1, 100 * million, "By what share it grows over the baseline: 0.2 is one fifth more.");
constexpr Shape goal_level = choice_of(names::goal_level);
constexpr Field guard_fields[] = {
    {"rate", &dotted_id, true, "The figure that must not get worse, such as `opt_out`."},
    {"at_most", &share, true, "Its limit."},
};
constexpr Shape guard = object_of("guard", "A figure that must not get worse on the way to the goal.", guard_fields);
constexpr Shape guards = array_of(guard);
constexpr Field goal_fields[] = {
    {"event", &event_name, false, "The event that is the aim."},
    {"reaction", &reaction, false, "A reaction as the aim; it measures the sending, not its success."},
    {"where", &where, false, "Only events for which this holds."},
    {"within", &duration, false, "How long after entry it counts."},
    {"target", &share, false, "The share of customers that shall get there."},
    {"uplift", &uplift, false, "Instead of a target: how much better than the baseline."},
    {"baseline", &share, false, "The share without this journey."},
    {"baseline_source", &text, false, "Where the baseline comes from: which people, when, counted by whom."},
    {"by", &date, false, "Until when this is to be reached."},
    {"level", &goal_level, false, "How close to the business it is: `execution`, `process`, `outcome`."},
    {"guards", &guards, false, "Figures that must not get worse."},
    {"sentence", &text, false, "The goal in one sentence."},
};
constexpr Constraint goal_rules[] = {exactly_one("event", "reaction"), at_most_one("target", "uplift"),
                                     needs("uplift", "baseline"), needs("baseline_source", "baseline")};
constexpr Shape goal = object_of("goal", "What the journey is for, as a figure.", goal_fields, goal_rules);

constexpr Shape at_end = choice_of(names::at_end);
constexpr Field active_fields[] = {
    {"from", &local_moment, false, "Customers enter from then on."},
    {"until", &local_moment, false, "Nobody enters from then on."},
    {"zone", &zone_workspace, false, "Whose clock: `workspace` (default) or a time zone."},
    {"at_end", &at_end, false, "Those inside at the end go on (`drain`) or leave (`leave`)."},
};
constexpr Shape active = object_of("active", "When the journey takes customers in.", active_fields);

constexpr Shape again_since = choice_of(names::again_since);
constexpr Field again_fields[] = {
    {"after", &duration, true, "How long one waits."},
    {"since", &again_since, false, "Counted from the last `entry` (default) or from when one left (`leave`)."},
};
constexpr Shape again = object_of("again", "When a customer may enter again; without it, once ever.", again_fields);
constexpr Field entry_fields[] = {
    {"on", &trigger, true, "What starts a run."},
    {"if", &condition, false, "For whom; asked at that instant."},
    {"again", &again, false, "When one may enter again; without it, once ever."},
};
constexpr Shape entry = object_of("entry", "Who enters, and when.", entry_fields);

constexpr Field exit_fields[] = {
    {"on", &trigger, true, "What ends a run."},
    {"if", &condition, false, "Only for these."},
    {"next", &step_id, false, "Goes on at this step instead of leaving, once in a run."},
    {"then_enter", &journey_id, false, "Leaves, and enters this journey."},
    {"name", &text, false, "What the map calls it."},
};
constexpr Constraint exit_rules[] = {at_most_one("next", "then_enter")};
constexpr Shape exit =
    object_of("exit", "Something that ends a run wherever the customer stands; the first that fits acts.", exit_fields,
              exit_rules);
constexpr Shape exits = array_of(exit);

constexpr Field rollout_stage_fields[] = {
    {"from", &date, true, "From this day on."},
    {"share", &share, true, "This share of those who would enter."},
};
constexpr Shape rollout_stage = object_of("rollout-stage", {}, rollout_stage_fields);
constexpr Shape rollout_stages = array_of(rollout_stage, 1);
constexpr Field rollout_fields[] = {{"stages", &rollout_stages, true, "The share by day, earliest first."}};
constexpr Shape rollout = object_of("rollout", "A small share first, then more.", rollout_fields);

// ---- steps ----------------------------------------------------------------------------------------------------------

constexpr Shape old_ids = array_of(plain_id);
/// Keys that every type of step has.
constexpr Field step_fields[] = {
    {"title", &text, false, "What people call it; its id when absent."},
    {"owner", &line, false, "Who answers for it."},
    {"was", &old_ids, false, "Earlier ids, so that comparisons keep it in line."},
    {"ignore", &ignores, false, "Problems that are known and accepted here."},
};
constexpr Shape step_base = object_of({}, {}, step_fields);
constexpr Shape task_base = object_of({}, {}, std::span<const Field>(step_fields).subspan(1));  // its title is required

constexpr Field message_fields[] = {
    {"to", &person, false, "A person at work instead of the customer."},
    {"channel", &channel_id, true, "How it is sent."},
    {"purpose", &purpose, true, "What it is for; consent, limits and hours depend on it."},
    {"topic", &topic_id, false, "What it is about, for consent."},
    {"kind", &message_kind, false,
     "What its content is about; equal kinds are not sent twice where the workspace says so."},
    {"offer", &offer_id, false, "The offer it makes."},
    {"content", &content, true, "What it says."},
    {"by", &instant, false, "It must have been sent by then."},
    {"next", &step_id, true, "The step that follows."},
};

constexpr Field wait_fields[] = {
    {"for", &duration, false, "So long."},
    {"until", &instant, false, "Until this point in time."},
    {"until_event", &trigger, false, "Until this happens."},
    {"since", &since, false, "What already happened since then counts too; without it, only what happens from now on."},
    {"at_most", &duration, false, "The longest wait for it."},
    {"on_time_out", &step_id, false, "The step that follows when it did not happen."},
    {"next", &step_id, true, "The step that follows."},
};
constexpr Constraint wait_rules[] = {exactly_one("for", "until", "until_event"),
                                     needs("until_event", "at_most", "on_time_out"), needs("since", "until_event"),
                                     needs("at_most", "until_event"), needs("on_time_out", "until_event")};

constexpr Field case_fields[] = {
    {"name", &text, false, "What the map calls it."},
    {"if", &condition, true, "For whom."},
    {"next", &step_id, true, "The step that follows for them."},
};
constexpr Shape branch_case =
    object_of("case", "One way out of a branch; the first whose condition holds is taken.", case_fields);
constexpr Shape cases = array_of(branch_case, 1);
constexpr Field branch_fields[] = {
    {"cases", &cases, true, "Asked in this order."},
    {"else", &step_id, true, "The step that follows when none holds."},
};

constexpr Shape weight = integer_of(1, million);
constexpr Field arm_fields[] = {
    {"id", &plain_id, true, "Id of the version."},
    {"name", &text, false, "What people call it."},
    {"share", &weight, true, "Its weight; the shares need not add up to 100."},
    {"control", &yes_or_no, false, "The old way, or nothing on purpose: what the others are compared with."},
    {"next", &step_id, true, "The step that follows."},
};
constexpr Shape arm = object_of("arm", "One version of a random split.", arm_fields);
constexpr Shape arms = array_of(arm, 2);
constexpr Field split_fields[] = {
    {"arms", &arms, true, "The versions."},
    {"experiment", &experiment_id, false, "A customer keeps his version in all splits of one experiment."},
};

constexpr Field entry_value_fields[] = {{"entry", &field_name, true, "A field of the event that started this run."}};
constexpr Shape entry_value = object_of({}, {}, entry_value_fields);
constexpr Shape constant_text = text_of(formats::any_text);
constexpr Shape constant_number = number_of(no_least, no_most);
constexpr Alternative assigned_forms[] = {
    {{}, &constant_text, {}, {}}, {{}, &constant_number, {}, {}}, {{}, &yes_or_no, {}, {}}, {{}, &entry_value, {}, {}}};
constexpr Shape assigned = kinds_of("assigned-value", "A constant, or `{\"entry\": field}`.", assigned_forms);
constexpr Shape assignments = map_of(attribute_name, assigned, 1);
constexpr Shape score_change = integer_of(-1'000'000, 1'000'000);
constexpr Shape score_changes = map_of(score_id, score_change, 1);
constexpr Field update_fields[] = {
    {"set", &assignments, false, "New values of attributes."},
    {"add_tags", &tag_ids, false, "Tags to add."},
    {"remove_tags", &tag_ids, false, "Tags to take away."},
    {"stage", &stage_name, false, "The stage to move to."},
    {"add_score", &score_changes, false, "Points to add to scores; negative ones take away."},
    {"next", &step_id, true, "The step that follows."},
};
constexpr Constraint update_rules[] = {at_least_one("set", "add_tags", "remove_tags", "stage", "add_score")};

constexpr Field contact_fields[] = {
    {"channel", &channel_id, true, "How the person reaches the customer."},
    {"purpose", &purpose, true, "What for."},
    {"topic", &topic_id, false, "What about, for consent."},
};
constexpr Shape contact =
    object_of("contact", "A person reaches the customer: it is checked and counted like a message.", contact_fields);
constexpr Shape outcomes = map_of(plain_id, step_id, 1, "The step that follows each result.");
constexpr Field task_fields[] = {
    {"title", &text, true, "What is to be done."},
    {"assign", &person, true, "Who does it."},
    {"due", &instant, false, "Until when."},
    {"contact", &contact, false, "Whether the person reaches the customer by it."},
    {"outcomes", &outcomes, false, "The step that follows each result."},
    {"overdue", &step_id, false, "The step that follows when no result is known in time."},
    {"next", &step_id, false, "The step that follows at once, without a result."},
};
constexpr Constraint task_rules[] = {exactly_one("outcomes", "next"), needs("outcomes", "due", "overdue"),
                                     needs("overdue", "outcomes")};

constexpr Field webhook_fields[] = {
    {"call", &line, true, "What is called."},
    {"outcomes", &outcomes, false, "The step that follows each answer."},
    {"at_most", &duration, false, "The longest wait for an answer."},
    {"on_time_out", &step_id, false, "The step that follows when none comes."},
    {"next", &step_id, false, "The step that follows at once, without an answer."},
};
constexpr Constraint webhook_rules[] = {exactly_one("outcomes", "next"), needs("outcomes", "at_most", "on_time_out"),
                                        needs("at_most", "outcomes"), needs("on_time_out", "outcomes")};

constexpr Field enter_fields[] = {
    {"journey", &journey_id, true, "The journey that starts."},
    {"next", &step_id, true, "The step that follows here."},
};
constexpr Field opaque_fields[] = {
    {"system", &line, true, "Whose step it is."},
    {"outcomes", &outcomes, false, "The step that follows each result."},
    {"next", &step_id, false, "The step that follows."},
};
constexpr Constraint opaque_rules[] = {exactly_one("outcomes", "next")};

constexpr Shape message = object_of("step-message", {}, message_fields, {}, &step_base);
constexpr Shape wait = object_of("step-wait", {}, wait_fields, wait_rules, &step_base);
constexpr Shape branch = object_of("step-branch", {}, branch_fields, {}, &step_base);
constexpr Shape split = object_of("step-split", {}, split_fields, {}, &step_base);
constexpr Shape update = object_of("step-update", {}, update_fields, update_rules, &step_base);
constexpr Shape task = object_of("step-task", {}, task_fields, task_rules, &task_base);
constexpr Shape webhook = object_of("step-webhook", {}, webhook_fields, webhook_rules, &step_base);
constexpr Shape enter = object_of("step-enter", {}, enter_fields, {}, &step_base);
constexpr Shape end = object_of("step-end", {}, {}, {}, &step_base);
constexpr Shape opaque = object_of("step-opaque", {}, opaque_fields, opaque_rules, &step_base);

constexpr Alternative step_types[] = {
    {"message", &message, "Sends a message, after all checks before sending.",
     R"({"type": "message", "channel": "sms", "purpose": "marketing", "topic": "cart-reminders",
  "content": {"text": {"en": "Your picks are still in your cart. Reply R to opt out", "zh": "您选好的衣服还在购物车里。拒收请回复R"}},
  "next": "end"})"},
    {"wait", &wait, "Waits: for a time, until a point in time, or until something happens.",
     R"({"type": "wait", "until_event": {"event": "order.paid"}, "at_most": "PT3H", "on_time_out": "goods-mail", "next": "end"})"},
    {"branch", &branch, "Goes on by conditions; the first case that holds is taken.",
     R"({"type": "branch", "cases": [{"name": {"en": "premium", "zh": "高级客户"}, "if": {"attribute": "tier", "is": "premium"}, "next": "call"}],
  "else": "end"})"},
    {"split", &split, "Shares customers out at random.",
     R"({"type": "split", "experiment": "three-or-five-days",
  "arms": [{"id": "three", "share": 45, "next": "mail-3"}, {"id": "five", "share": 45, "next": "mail-5"},
           {"id": "nothing", "share": 10, "control": true, "next": "end"}]})"},
    {"update", &update, "Changes what is known of the customer.",
     R"({"type": "update", "add_tags": ["hot-lead"], "stage": "MQL", "add_score": {"lead": 20}, "next": "call"})"},
    {"task", &task, "Gives a person something to do.",
     R"({"type": "task", "title": {"en": "Call: renewal ends tomorrow", "zh": "外呼：明天到期"}, "assign": {"owner": "sales", "else": {"role": "telesales"}},
  "contact": {"channel": "call", "purpose": "marketing", "topic": "renewal"}, "due": {"of": "now", "plus": "P1D"},
  "outcomes": {"agreed": "end", "refused": "end"}, "overdue": "escalate"})"},
    {"webhook", &webhook, "Calls another system.",
     R"({"type": "webhook", "call": "Create the coupon in the shop", "outcomes": {"done": "mail", "failed": "end"},
  "at_most": "PT1H", "on_time_out": "end"})"},
    {"enter", &enter, "Starts another journey for the customer and goes on here.",
     R"({"type": "enter", "journey": "new-customer-care", "next": "end"})"},
    {"end", &end, "Ends the run.", R"({"type": "end"})"},
    {"opaque", &opaque, "A step of another system that Wayproof cannot look into.",
     R"({"type": "opaque", "system": "our CRM", "title": "Scoring by the data team", "outcomes": {"hot": "call", "cold": "end"}})"}};
static_assert(std::size(step_types) == names::step_type.size());

constexpr Shape step = tagged_by("type", "step", "One step, told apart by `type`.", step_types);
constexpr Shape steps = map_of(plain_id, step, 1, "The steps by their ids; their order has no meaning.");

// ---- the file -------------------------------------------------------------------------------------------------------

constexpr Shape format = text_of(formats::journey_format);
constexpr Shape status = choice_of(names::status);
constexpr Shape priority = integer_of(-1000, 1000);

constexpr Field journey_fields[] = {
    {"$schema", &free_text, false, "Where an editor finds the schema."},
    {"format", &format, true, "What this file is."},
    {"id", &plain_id, true, "Id of the journey, unique in the workspace."},
    {"title", &text, false, "What people call it."},
    {"status", &status, false, "`draft` when absent."},
    {"owner", &line, false, "Who answers for it."},
    {"review_by", &date, false, "When somebody looks at it again."},
    {"priority", &priority, false, "Higher ones act first at one instant; 0 when absent, equal ones by id."},
    {"lifetime", &duration, false, "A run ends after this time at the latest; `P365D` when absent."},
    {"goal", &goal, false, "What it is for, as a figure."},
    {"active", &active, false, "When it takes customers in."},
    {"entry", &entry, true, "Who enters, and when."},
    {"exits", &exits, false, "What ends a run wherever the customer stands."},
    {"first", &step_id, true, "The first step."},
    {"steps", &steps, true, "The steps by their ids."},
    {"guarantees", &guarantees, false, "Promises that the proof checks."},
    {"rollout", &rollout, false, "A small share first, then more."},
    {"ignore", &ignores, false, "Problems that are known and accepted in this journey."},
};

}  // namespace

constinit const Shape journey = object_of("journey", "One customer journey.", journey_fields);

}  // namespace wayproof::model::grammar
