// The two small languages of a journey: conditions, which read the state of a customer, and triggers, which start, end
// or wake something.
#include "model/formats.h"
#include "model/grammar.h"
#include "model/names.h"

namespace wayproof::model::grammar {

// ---- since when -----------------------------------------------------------------------------------------------------

namespace {
constexpr Shape since_word = choice_of(names::since);
constexpr Field since_step_fields[] = {{"step", &step_id, true, "Since this step was last passed."}};
constexpr Shape since_step = object_of({}, {}, since_step_fields);
constexpr Alternative since_forms[] = {{{}, &since_word, {}, {}}, {{}, &since_step, {}, {}}};
}  // namespace
constinit const Shape since =
    kinds_of("since", "From when on it counts: `ever`, `entry`, or `{\"step\": id}`.", since_forms);

// ---- conditions -----------------------------------------------------------------------------------------------------

namespace {
constexpr Shape conditions = array_of(condition, 1);
constexpr Shape count_from_1 = integer_of(1, 100);
constexpr Shape count_from_0 = integer_of(0, 100);
constexpr Shape streak_length = integer_of(2, 100);
constexpr Shape score_value = integer_of(-1'000'000, 1'000'000);

constexpr Field all_fields[] = {{"all", &conditions, true, "Every one of these."}};
constexpr Field any_fields[] = {{"any", &conditions, true, "At least one of these."}};
constexpr Field not_fields[] = {{"not", &condition, true, "The opposite."}};
constexpr Field tag_fields[] = {{"tag", &tag_id, true, "The customer has this tag."}};
constexpr Field stage_fields[] = {{"stage", &stage_name, true, "The customer stands on this stage."}};
constexpr Field segment_fields[] = {{"segment", &segment_id, true, "The customer belongs to this segment."}};

constexpr Field attribute_fields[] = {
    {"attribute", &attribute_name, true, "The attribute that is compared."},
    {"within", &duration, false, "Its date lies between now and this much later."},
    {"ago", &duration, false, "Its date lies between this long ago and now."},
};
constexpr Constraint attribute_rules[] = {
    exactly_one("is", "is_not", "in", "at_least", "at_most", "more_than", "less_than", "known", "within", "ago")};
constexpr Field entry_fields[] = {{"entry", &field_name, true, "The field of the entry event that is compared."}};
constexpr Constraint entry_rules[] = {
    exactly_one("is", "is_not", "in", "at_least", "at_most", "more_than", "less_than", "known")};

constexpr Field score_fields[] = {
    {"score", &score_id, true, "The score."},
    {"at_least", &score_value, false, "This or more."},
    {"at_most", &score_value, false, "This or less."},
};
constexpr Constraint score_rules[] = {exactly_one("at_least", "at_most")};

constexpr Field event_fields[] = {
    {"event", &event_name, true, "The event that is counted."},
    {"where", &where, false, "Only those for which this holds."},
    {"in", &duration, false, "Only those of this much time up to now."},
    {"since", &since, false, "Only those from then on; `ever` when absent."},
    {"at_least", &count_from_1, false, "How many times at least; once when neither count is given."},
    {"at_most", &count_from_0, false, "How many times at most."},
};
constexpr Field reaction_fields[] = {
    {"reaction", &reaction, true, "What happened to the message."},
    {"of", &message_filter, true, "Which messages."},
    {"link", &link_name, false, "Only clicks on this link."},
    {"in", &duration, false, "Only those of this much time up to now."},
    {"since", &since, false, "Only those from then on; `ever` when absent."},
    {"at_least", &count_from_1, false, "For how many messages at least; one when neither count is given."},
    {"at_most", &count_from_0, false, "For how many messages at most."},
};
constexpr Field streak_of_fields[] = {
    {"reaction", &reaction, true, "What happened to each of them."},
    {"of", &message_filter, true, "Which messages."},
};
constexpr Shape streak_of = object_of({}, {}, streak_of_fields);
constexpr Field streak_fields[] = {
    {"streak", &streak_of, true, "The last delivered messages of a filter all had this reaction."},
    {"at_least", &streak_length, true, "How many in a row."},
};
constexpr Field consent_fields[] = {
    {"consent", &topic_id, true, "The customer agrees to this topic."},
    {"channel", &channel_id, false, "On this channel."},
};
constexpr Field local_time_fields[] = {
    {"local_time", &clock_range, true, "The recipient's clock is in [from, to); it may go over midnight."},
    {"on", &days, false, "On these days."},
};

constexpr Shape all = object_of("condition-all", {}, all_fields);
constexpr Shape any = object_of("condition-any", {}, any_fields);
constexpr Shape negation = object_of("condition-not", {}, not_fields);
constexpr Shape attribute = object_of("condition-attribute", {}, attribute_fields, attribute_rules, &comparison);
constexpr Shape entry_field = object_of("condition-entry", {}, entry_fields, entry_rules, &comparison);
constexpr Shape tag = object_of("condition-tag", {}, tag_fields);
constexpr Shape stage = object_of("condition-stage", {}, stage_fields);
constexpr Shape score = object_of("condition-score", {}, score_fields, score_rules);
constexpr Shape event = object_of("condition-event", {}, event_fields);
constexpr Shape reaction_count = object_of("condition-reaction", {}, reaction_fields);
constexpr Shape streak = object_of("condition-streak", {}, streak_fields);
constexpr Shape consent = object_of("condition-consent", {}, consent_fields);
constexpr Shape segment = object_of("condition-segment", {}, segment_fields);
constexpr Shape local_time = object_of("condition-local-time", {}, local_time_fields);

constexpr Alternative condition_heads[] = {
    {"all", &all, "Every part holds.", R"({"all": [{"tag": "trial-user"}, {"attribute": "tier", "is": "premium"}]})"},
    {"any", &any, "At least one part holds.", R"({"any": [{"tag": "vip"}, {"score": "lead", "at_least": 60}]})"},
    {"not", &negation, "The part does not hold.", R"({"not": {"tag": "in-consultation"}})"},
    {"attribute", &attribute, "An attribute of the customer.", R"({"attribute": "tier", "in": ["premium", "normal"]})"},
    {"entry", &entry_field, "A field of the event that started this run.", R"({"entry": "amount", "at_least": 10000})"},
    {"tag", &tag, "The customer has a tag.", R"({"tag": "trial-user"})"},
    {"stage", &stage, "The customer stands on a stage.", R"({"stage": "MQL"})"},
    {"score", &score, "A score has reached a value.", R"({"score": "lead", "at_least": 60})"},
    {"event", &event, "How often an event happened.", R"({"event": "page.viewed", "in": "P7D", "at_least": 3})"},
    {"reaction", &reaction_count, "How messages were received.",
     R"({"reaction": "clicked", "of": {"step": "trial-mail"}, "link": "trial", "since": "entry"})"},
    {"streak", &streak, "The last messages of a filter all had a reaction.",
     R"({"streak": {"reaction": "opened", "of": {"kind": "case-study"}}, "at_least": 2})"},
    {"consent", &consent, "The customer agrees to a topic.", R"({"consent": "product-news", "channel": "email"})"},
    {"segment", &segment, "The customer belongs to a segment.", R"({"segment": "sleeping-customers"})"},
    {"local_time", &local_time, "What the recipient's clock shows.",
     R"({"local_time": ["09:00:00", "18:00:00"], "on": ["workday"]})"}};
static_assert(std::size(condition_heads) == names::condition.size());
}  // namespace
constinit const Shape condition =
    heads_of("condition", "Something that is true or false of one customer at one instant.", condition_heads);

// ---- triggers -------------------------------------------------------------------------------------------------------

namespace {
constexpr Shape triggers = array_of(trigger, 1);
constexpr Shape period = choice_of(names::period);
constexpr Shape leap_day = choice_of(names::leap_day);
constexpr Shape if_past = choice_of(names::if_past_entry);
constexpr Shape day_of_month = integer_of(1, 31);
constexpr Shape true_only{.form = Form::boolean, .least = 1};

constexpr Field on_event_fields[] = {
    {"event", &event_name, true, "The event."},
    {"where", &where, false, "Only when this holds for it."},
};
constexpr Field on_reaction_fields[] = {
    {"reaction", &reaction, true, "What happened to the message."},
    {"of", &message_filter, true, "Which messages."},
    {"link", &link_name, false, "Only clicks on this link."},
};
constexpr Field on_date_date_fields[] = {
    {"attribute", &attribute_name, false, "The attribute that holds the date."},
    {"on", &date, false, "This very day, once: a campaign with a date of its own."},
    {"plus", &signed_duration, false, "So much later, or earlier when negative."},
    {"at", &clock, true, "At this time of that day."},
    {"zone", &zone_recipient, false, "Whose clock: `recipient` (default), `workspace`, or a time zone."},
    {"yearly", &yes_or_no, false, "Every year on that day."},
    {"leap_day", &leap_day, false, "What 29 February becomes in other years; `feb-28` when absent."},
    {"if_past", &if_past, false, "When the point is already over as the date becomes known; `skip` when absent."},
};
constexpr Constraint on_date_date_rules[] = {exactly_one("attribute", "on"),
                                             excludes("on", "plus", "yearly", "leap_day", "if_past")};
constexpr Shape on_date_date = object_of({}, {}, on_date_date_fields, on_date_date_rules);
constexpr Field on_date_fields[] = {{"date", &on_date_date, true, "A date that an attribute holds, or a fixed one."}};
constexpr Field on_every_every_fields[] = {
    {"period", &period, true, "Every day, week or month."},
    {"at", &clock, true, "At this time."},
    {"on", &days, false, "On these days of the week."},
    {"day", &day_of_month, false, "On this day of the month; the last one in shorter months."},
    {"zone", &zone_recipient, false, "Whose clock: `recipient` (default), `workspace`, or a time zone."},
};
constexpr Shape on_every_every = object_of({}, {}, on_every_every_fields);
constexpr Field on_every_fields[] = {{"every", &on_every_every, true, "Again and again by the clock."}};
constexpr Field on_becomes_fields[] = {{"becomes", &condition, true, "This turns from false to true."}};
constexpr Shape topic_or_any = text_of(formats::id, "Id of a topic, or `any`.", 1, 64);
constexpr Field on_opt_out_fields[] = {
    {"opt_out", &topic_or_any, true, "The customer opts out of this topic, or of `any`."},
    {"channel", &channel_id, false, "On this channel."},
};
constexpr Field on_handed_over_fields[] = {{"handed_over", &true_only, true, "Only another journey starts this one."}};
constexpr Field on_any_fields[] = {{"any", &triggers, true, "One of these."}};

constexpr Shape on_event = object_of("trigger-event", {}, on_event_fields);
constexpr Shape on_reaction = object_of("trigger-reaction", {}, on_reaction_fields);
constexpr Shape on_date = object_of("trigger-date", {}, on_date_fields);
constexpr Shape on_every = object_of("trigger-every", {}, on_every_fields);
constexpr Shape on_becomes = object_of("trigger-becomes", {}, on_becomes_fields);
constexpr Shape on_opt_out = object_of("trigger-opt-out", {}, on_opt_out_fields);
constexpr Shape on_handed_over = object_of("trigger-handed-over", {}, on_handed_over_fields);
constexpr Shape on_any = object_of("trigger-any", {}, on_any_fields);

constexpr Alternative trigger_heads[] = {
    {"event", &on_event, "An event happens.",
     R"({"event": "order.paid", "where": [{"field": "sku", "is": {"entry": "sku"}}]})"},
    {"reaction", &on_reaction, "A message is delivered, opened, clicked ...",
     R"({"reaction": "clicked", "of": {"step": "trial-mail"}, "link": "trial"})"},
    {"date", &on_date, "A date in an attribute comes near, or a fixed one comes.",
     R"({"date": {"attribute": "cycle_expires_on", "plus": "-P3D", "at": "09:00:00", "if_past": "enter"}})"},
    {"every", &on_every, "The clock.", R"({"every": {"period": "week", "on": ["mon"], "at": "09:00:00"}})"},
    {"becomes", &on_becomes, "A condition turns true.", R"({"becomes": {"score": "lead", "at_least": 60}})"},
    {"opt_out", &on_opt_out, "The customer opts out.", R"({"opt_out": "product-news"})"},
    {"handed_over", &on_handed_over, "Another journey hands the customer over.", R"({"handed_over": true})"},
    {"any", &on_any, "One of several.", R"({"any": [{"event": "order.paid"}, {"event": "order.refunded"}]})"}};
static_assert(std::size(trigger_heads) == names::trigger.size());
}  // namespace
constinit const Shape trigger = heads_of("trigger", "Something that happens at one instant.", trigger_heads);

}  // namespace wayproof::model::grammar
