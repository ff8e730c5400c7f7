// Values that many objects share: names, times, constants, filters, instants, contents, promises.
#include "model/formats.h"
#include "model/grammar.h"
#include "model/names.h"

namespace wayproof::model::grammar {
namespace {

constexpr std::int64_t million = 1'000'000;

}  // namespace

// ---- single values --------------------------------------------------------------------------------------------------

constinit const Shape note{.form = Form::anything, .doc = "Anything; Wayproof does not read it."};
constinit const Shape yes_or_no{.form = Form::boolean};
constinit const Shape line = text_of(formats::line, {}, 1, 200);
constinit const Shape short_name = text_of(formats::line, {}, 1, 64);
constinit const Shape free_text = text_of(formats::any_text);
constinit const Shape plain_id = text_of(formats::id, {}, 1, 64);
constinit const Shape dotted_id = text_of(formats::dotted_id, {}, 1, 64);

constinit const Shape step_id = text_of(formats::id, "Id of a step of this journey.", 1, 64);
constinit const Shape journey_id = text_of(formats::id, "Id of a journey.", 1, 64);
constinit const Shape channel_id = text_of(formats::id, "Id of a channel of the workspace.", 1, 64);
constinit const Shape topic_id = text_of(formats::id, "Id of a topic of the workspace.", 1, 64);
constinit const Shape offer_id = text_of(formats::id, "Id of an offer of the workspace.", 1, 64);
constinit const Shape template_id = text_of(formats::id, "Id of a template of the workspace.", 1, 64);
constinit const Shape role_id = text_of(formats::id, "Id of a role among the workspace's people.", 1, 64);
constinit const Shape score_id = text_of(formats::id, "Id of a score of the workspace.", 1, 64);
constinit const Shape segment_id = text_of(formats::id, "Id of a segment of the workspace.", 1, 64);
constinit const Shape tag_id = text_of(formats::id, "A tag.", 1, 64);
constinit const Shape experiment_id = text_of(formats::id, "Id of an experiment.", 1, 64);
constinit const Shape event_name = text_of(formats::dotted_id, "Name of an event of the workspace.", 1, 64);
constinit const Shape attribute_name = text_of(formats::dotted_id, "Name of an attribute of the workspace.", 1, 64);
constinit const Shape field_name = text_of(formats::dotted_id, "Name of a field that an event carries.", 1, 64);
constinit const Shape stage_name = text_of(formats::line, "A stage of one of the workspace's ladders.", 1, 64);
constinit const Shape link_name = text_of(formats::line, "Name of a link in the content.", 1, 64);
constinit const Shape message_kind =
    text_of(formats::id, "What the content is about; messages of one kind count as alike.", 1, 64);

constinit const Shape duration = text_of(formats::duration);
constinit const Shape zero_duration = text_of(formats::zero_duration);
constinit const Shape signed_duration = text_of(formats::signed_duration);
constinit const Shape exact_duration = text_of(formats::exact_duration);
constinit const Shape clock = text_of(formats::clock);
constinit const Shape clock_end = text_of(formats::clock_end);
constinit const Shape clock_range{.form = Form::array, .least = 2, .most = 2, .key = &clock, .item = &clock_end};
constinit const Shape date = text_of(formats::date);
constinit const Shape local_moment = text_of(formats::local_moment);
constinit const Shape moment = text_of(formats::moment);
constinit const Shape zone = text_of(formats::zone);
constinit const Shape zone_workspace = text_of(formats::zone_workspace);
constinit const Shape zone_recipient = text_of(formats::zone_recipient);
constinit const Shape language = text_of(formats::language);
constinit const Shape region = text_of(formats::region);
constinit const Shape currency = text_of(formats::currency);
constinit const Shape share = number_of(0, million, "A share of people, 0 to 1, at most 6 decimal places.");
constinit const Shape purpose = choice_of(names::purpose);
constinit const Shape reaction = choice_of(names::reaction);

constinit const Shape tag_ids = array_of(tag_id);
constinit const Shape channel_ids = array_of(channel_id);
namespace {
constexpr Shape day_kind = choice_of(names::day_kind);
}
constinit const Shape days =
    array_of(day_kind, 1, no_most, "Days of the week, `workday` (by the workspace's holidays), or `any`.");

// ---- texts for people -----------------------------------------------------------------------------------------------

namespace {
constexpr Shape texts_by_language = map_of(language, free_text, 1);
constexpr Alternative text_forms[] = {{{}, &free_text, {}, {}}, {{}, &texts_by_language, {}, {}}};
}  // namespace
constinit const Shape text =
    kinds_of("text", "A text for people: one string in the workspace's language, or one for each language by its tag.",
             text_forms);

// ---- constants and comparisons --------------------------------------------------------------------------------------

namespace {
constexpr Shape any_number = number_of(no_least, no_most);
constexpr Shape any_string = text_of(formats::any_text);
constexpr Alternative literal_forms[] = {
    {{}, &any_string, {}, {}}, {{}, &any_number, {}, {}}, {{}, &yes_or_no, {}, {}}};

constexpr Field entry_operand_fields[] = {{"entry", &field_name, true, "A field of the event that started this run."}};
constexpr Field attribute_operand_fields[] = {{"attribute", &attribute_name, true, "An attribute of the customer."}};
constexpr Shape entry_operand = object_of({}, {}, entry_operand_fields);
constexpr Shape attribute_operand = object_of({}, {}, attribute_operand_fields);
constexpr Alternative operand_heads[] = {{"entry", &entry_operand, {}, {}}, {"attribute", &attribute_operand, {}, {}}};
constexpr Shape operand = heads_of("operand", "Something of this very customer to compare with.", operand_heads);

constexpr Alternative equal_forms[] = {
    {{}, &any_string, {}, {}}, {{}, &any_number, {}, {}}, {{}, &yes_or_no, {}, {}}, {{}, &operand, {}, {}}};
constexpr Shape equal_value = kinds_of(
    "value", "A constant, or something of this customer: `{\"entry\": field}`, `{\"attribute\": name}`.", equal_forms);

constexpr Shape date_text = text_of(formats::date_or_moment);
constexpr Alternative order_forms[] = {{{}, &date_text, {}, {}}, {{}, &any_number, {}, {}}, {{}, &operand, {}, {}}};
constexpr Shape order_value = kinds_of(
    "ordered-value", "A number, a date or moment, or something of this customer to compare with.", order_forms);
}  // namespace

constinit const Shape literal = kinds_of("constant", "A text, a number or true/false.", literal_forms);
constinit const Shape literal_list = array_of(literal, 1);

namespace {
/// The operators, as fields of whatever is compared.
constexpr Field comparison_fields[] = {
    {"is", &equal_value, false, "Equal."},
    {"is_not", &equal_value, false, "Known and not equal."},
    {"in", &literal_list, false, "Equal to one of these."},
    {"at_least", &order_value, false, "This or more (later)."},
    {"at_most", &order_value, false, "This or less (earlier)."},
    {"more_than", &order_value, false, "More (later)."},
    {"less_than", &order_value, false, "Less (earlier)."},
    {"known", &yes_or_no, false, "Has a value at all, or has none."},
};
}  // namespace
constinit const Shape comparison = object_of({}, {}, comparison_fields);

namespace {
constexpr Constraint one_comparison[] = {
    exactly_one("is", "is_not", "in", "at_least", "at_most", "more_than", "less_than", "known")};

constexpr Field field_test_fields[] = {{"field", &field_name, true, "The field of the event."}};
constexpr Shape field_test = object_of("field-test",
                                       "One line of a `where`: a field of the event and exactly one comparison. A "
                                       "missing field makes every comparison false.",
                                       field_test_fields, one_comparison, &comparison);
}  // namespace
constinit const Shape where = array_of(field_test, 0, no_most, "All of these hold for the event.");

// ---- which messages -------------------------------------------------------------------------------------------------

namespace {
constexpr Field message_filter_fields[] = {
    {"purpose", &purpose, false, "Of this purpose."}, {"channel", &channel_id, false, "On this channel."},
    {"topic", &topic_id, false, "Of this topic."},    {"kind", &message_kind, false, "Of this kind of content."},
    {"offer", &offer_id, false, "With this offer."},  {"journey", &journey_id, false, "Sent by this journey."},
    {"step", &step_id, false, "Sent by this step."},
};
constexpr Constraint message_filter_rules[] = {
    at_least_one("purpose", "channel", "topic", "kind", "offer", "journey", "step")};
}  // namespace
constinit const Shape message_filter = object_of("messages", "Which messages: all that agree with every key given.",
                                                 message_filter_fields, message_filter_rules);

// ---- instants -------------------------------------------------------------------------------------------------------

namespace {
constexpr std::string_view anchor_words[] = {"now", "entry"};
constexpr Shape anchor_word = choice_of(anchor_words);
constexpr Field anchor_step_fields[] = {{"step", &step_id, true, "When this step was last passed."}};
constexpr Field anchor_attribute_fields[] = {
    {"attribute", &attribute_name, true, "The date or moment in this attribute."}};
constexpr Field anchor_entry_fields[] = {
    {"entry", &field_name, true, "The date or moment in this field of the entry event."}};
constexpr Field anchor_date_fields[] = {{"date", &date, true, "This day."}};
constexpr Shape anchor_step = object_of({}, {}, anchor_step_fields);
constexpr Shape anchor_attribute = object_of({}, {}, anchor_attribute_fields);
constexpr Shape anchor_entry = object_of({}, {}, anchor_entry_fields);
constexpr Shape anchor_date = object_of({}, {}, anchor_date_fields);
constexpr Alternative anchor_heads[] = {{"step", &anchor_step, {}, {}},
                                        {"attribute", &anchor_attribute, {}, {}},
                                        {"entry", &anchor_entry, {}, {}},
                                        {"date", &anchor_date, {}, {}}};
constexpr Shape anchor_object = heads_of({}, {}, anchor_heads);
constexpr Alternative anchor_forms[] = {{{}, &anchor_word, {}, {}}, {{}, &anchor_object, {}, {}}};
constexpr Shape anchor = kinds_of(
    "anchor",
    "What a point in time is counted from: `now`, `entry`, a step, an attribute, a field of the entry event, a date.",
    anchor_forms);

constexpr Shape otherwise_word = choice_of(names::otherwise);
constexpr Field otherwise_fields[] = {{"step", &step_id, true, "Goes on there."}};
constexpr Shape otherwise_step = object_of({}, {}, otherwise_fields);
constexpr Alternative otherwise_forms[] = {{{}, &otherwise_word, {}, {}}, {{}, &otherwise_step, {}, {}}};
constexpr Shape otherwise =
    kinds_of("otherwise", "`go_on` at once, `leave` the journey, or go on at `{\"step\": id}`.", otherwise_forms);

constexpr Field instant_fields[] = {
    {"of", &anchor, true, "What it is counted from."},
    {"plus", &signed_duration, false, "Added to it; may be negative."},
    {"at", &clock, false, "At this time on the clock of that day; without it, exactly at the sum."},
    {"on", &days, false, "On the first of these days, counted from that day."},
    {"zone", &zone_recipient, false, "Whose clock: `recipient` (default), `workspace`, or a time zone."},
    {"if_past", &otherwise, false, "When it is already over: `go_on` is the default."},
    {"if_missing", &otherwise, false, "When the attribute or field has no value."},
};
constexpr Constraint instant_rules[] = {needs("on", "at"), inner_needs("of", {"attribute", "entry"}, "if_missing")};
}  // namespace
constinit const Shape instant = object_of(
    "instant", "A point in time: the local date of an anchor, plus a duration, at a clock time, on certain days.",
    instant_fields, instant_rules);

// ---- people at work -------------------------------------------------------------------------------------------------

namespace {
constexpr Field person_owner_fields[] = {
    {"owner", &role_id, true, "The customer's own person in this role."},
    {"else", &person, false, "Who else, when the customer has none."},
};
constexpr Field person_role_fields[] = {
    {"role", &role_id, true, "Anybody in this role."},
    {"else", &person, false, "Who else."},
};
constexpr Shape person_owner = object_of({}, {}, person_owner_fields);
constexpr Shape person_role = object_of({}, {}, person_role_fields);
constexpr Alternative person_heads[] = {{"owner", &person_owner, {}, {}}, {"role", &person_role, {}, {}}};
}  // namespace
constinit const Shape person = heads_of("person", "A person at work.", person_heads);

// ---- contents -------------------------------------------------------------------------------------------------------

constinit const Shape content_links = map_of(link_name, line, 0, "Address of each link by its name.");
namespace {
constexpr Field content_part_fields[] = {
    {"template", &template_id, false, "The workspace's template that holds the texts."},
    {"subject", &text, false, "Subject of a mail, title of a push."},
    {"text", &text, false, "The text itself."},
    {"html", &text, false, "The text with markup, of a mail."},
    {"links", &content_links, false, "Links by name, so that reactions can say which was clicked."},
};
constexpr Constraint content_rules[] = {excludes("template", "subject", "text", "html", "links"),
                                        at_least_one("template", "subject", "text", "html")};
constexpr Shape content_part = object_of("plain-content", "What a message says: a template, or the texts themselves.",
                                         content_part_fields, content_rules);

constexpr Field variant_fields[] = {
    {"if", &condition, true, "For whom."},
    {"content", &content_part, true, "What they get instead."},
};
constexpr Shape variant =
    object_of("variant", "Other content for some; the first variant whose condition holds is sent.", variant_fields);
}  // namespace
constinit const Shape content_variants = array_of(variant);
namespace {
constexpr Field content_fields[] = {{"variants", &content_variants, false, "Other content for some."}};
}  // namespace
constinit const Shape content =
    object_of("content", "What a message says: a template, or the texts themselves; and variants.", content_fields, {},
              &content_part);

// ---- promises -------------------------------------------------------------------------------------------------------

namespace {
constexpr Shape calendar_unit = choice_of(names::period);
constexpr Field sliding_fields[] = {
    {"sliding", &exact_duration, true, "Any stretch of this length, in hours, minutes and seconds."}};
constexpr Field calendar_fields[] = {
    {"calendar", &calendar_unit, true, "Each day, week (from Monday) or month by the calendar."},
    {"zone", &zone_recipient, false, "Whose calendar: `recipient` (default), `workspace`, or a time zone."},
};
constexpr Field tumbling_fields[] = {
    {"tumbling", &exact_duration, true, "A stretch that opens with the first message counted."}};
constexpr Shape sliding_window = object_of({}, {}, sliding_fields);
constexpr Shape calendar_window = object_of({}, {}, calendar_fields);
constexpr Shape tumbling_window = object_of({}, {}, tumbling_fields);
constexpr Alternative window_heads[] = {
    {"sliding", &sliding_window, "Any stretch of a length.", R"({"sliding": "PT24H"})"},
    {"calendar", &calendar_window, "Each day, week or month.", R"({"calendar": "day", "zone": "recipient"})"},
    {"tumbling", &tumbling_window, "A stretch that opens with the first message counted.", R"({"tumbling": "PT24H"})"}};
}  // namespace
constinit const Shape window = heads_of("window", "The stretch of time in which messages are counted.", window_heads);

namespace {
constexpr Shape at_most_max = integer_of(0, 100);
constexpr std::string_view instance_word[] = {"instance"};
constexpr Shape scope = choice_of(instance_word);

constexpr Field at_most_fields[] = {
    {"max", &at_most_max, true, "How many are allowed."},
    {"of", &message_filter, true, "Which messages count."},
    {"window", &window, true, "In what stretch of time."},
};
constexpr Field never_between_fields[] = {
    {"message", &message_filter, true, "Which messages."},
    {"from", &clock, true, "From this time of the recipient's day."},
    {"to", &clock_end, true, "Up to, and without, this time."},
};
constexpr Field after_no_fields[] = {
    {"after", &trigger, true, "What happened."},
    {"message", &message_filter, true, "Which messages must not follow."},
    {"from", &duration, false, "Counted from this long after it happened; at once when absent."},
    {"until", &duration, false, "Up to this long after it happened."},
    {"scope", &scope, false, "`instance`: up to the end of the customer's run through the journey."},
};
constexpr Constraint after_no_rules[] = {exactly_one("until", "scope")};
constexpr Field always_at_fields[] = {
    {"message", &message_filter, true, "Which messages."},
    {"consent", &topic_id, true, "The topic that the customer agreed to when they are sent."},
};
constexpr Shape from_step = text_of(formats::id, "Id of a step, or `entry`.", 1, 64);
constexpr Shape to_step = text_of(formats::id, "Id of a step, or `end`.", 1, 64);
constexpr Field reaches_fields[] = {
    {"from", &from_step, true, "A step, or `entry`."},
    {"to", &to_step, true, "A step, or `end`."},
    {"within", &duration, true, "Within this time."},
};
constexpr Shape at_most = object_of("promise-at-most", {}, at_most_fields);
constexpr Shape never_between = object_of("promise-never-between", {}, never_between_fields);
constexpr Shape after_no = object_of("promise-after-no", {}, after_no_fields, after_no_rules);
constexpr Shape always_at = object_of("promise-always-at", {}, always_at_fields);
constexpr Shape reaches = object_of("promise-reaches", {}, reaches_fields);
constexpr Alternative guarantee_kinds[] = {
    {"at_most", &at_most, "No customer gets more than this many.",
     R"({"kind": "at_most", "max": 2, "of": {"purpose": "marketing"}, "window": {"sliding": "PT24H"}})"},
    {"never_between", &never_between, "No such message at these times of the day.",
     R"({"kind": "never_between", "message": {"channel": "sms"}, "from": "21:00:00", "to": "08:00:00"})"},
    {"after_no", &after_no, "After something happened, no such message.",
     R"({"kind": "after_no", "after": {"event": "order.paid"}, "message": {"journey": "cart-recovery"}, "from": "PT10M", "scope": "instance"})"},
    {"always_at", &always_at, "Whenever such a message is sent, the customer has agreed.",
     R"({"kind": "always_at", "message": {"purpose": "marketing"}, "consent": "promotions"})"},
    {"reaches", &reaches, "Everybody who passes one point passes the other in time.",
     R"({"kind": "reaches", "from": "entry", "to": "end", "within": "P30D"})"}};
}  // namespace
constinit const Shape guarantee = tagged_by("kind", "promise", "A promise that the proof checks.", guarantee_kinds);
constinit const Shape guarantees = array_of(guarantee);

// ---- ignored findings -----------------------------------------------------------------------------------------------

namespace {
constexpr Shape reason = text_of(formats::any_text, {}, 8, 500);
constexpr Field ignore_fields[] = {
    {"rule", &line, true, "The rule, such as `cap/too-many`."},
    {"reason", &reason, true, "Why it is right here; at least 8 characters."},
    {"until", &date, false, "From this day on the problem is shown again."},
    {"by", &line, false, "Who decided."},
};
constexpr Shape ignore = object_of("ignore", "A problem that is known and accepted.", ignore_fields);
}  // namespace
constinit const Shape ignores = array_of(ignore);

}  // namespace wayproof::model::grammar
