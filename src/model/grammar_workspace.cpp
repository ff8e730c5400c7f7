// The grammar of wayproof/workspace@1: what journeys share.
#include "model/formats.h"
#include "model/grammar.h"
#include "model/names.h"

namespace wayproof::model::grammar {
namespace {

constexpr std::int64_t million = 1'000'000;
constexpr std::int64_t largest_exact = 9'007'199'254'740'991;  // 2^53 - 1: what every JSON reader keeps exactly

constexpr Shape whole_number = integer_of(-largest_exact, largest_exact);
constexpr Shape money = integer_of(0, largest_exact, "An amount in the smallest unit of the currency.");
constexpr Shape lines = array_of(line);
constexpr Shape languages = array_of(language);
constexpr Shape attribute_names = array_of(attribute_name);
constexpr Shape value_type = choice_of(names::value_type);

// ---- the firm -------------------------------------------------------------------------------------------------------

constexpr Shape pack_off = text_of(formats::any_text, {}, 8, 500);
constexpr Field pack_fields[] = {
    {"id", &dotted_id, true, "The pack, such as `cn.sms`; one of Wayproof's, or one of your own `*.pack.json`."},
    {"version", &date, false, "The day of its version; the newest when absent."},
    {"file", &line, false, "Where a pack of your own lies, seen from the folder of the workspace."},
    {"off", &pack_off, false, "It is left out, and why; at least 8 characters."},
};
constexpr Constraint pack_rules[] = {at_most_one("version", "off")};
constexpr Shape pack =
    object_of("pack", "A policy pack to check against, besides those of the regions.", pack_fields, pack_rules);
constexpr Shape packs = array_of(pack);

constexpr Shape attested = choice_of(names::attested);
constexpr Field attestation_fields[] = {
    {"requirement", &line, true, "The requirement, such as `cn.sms/registered`."},
    {"answer", &attested, false, "`yes`, it is so (default); `does-not-apply`."},
    {"by", &line, true, "Who confirms it."},
    {"on", &date, true, "When."},
    {"evidence", &line, false, "Where the evidence lies."},
    {"until", &date, false, "From this day on it has to be confirmed anew."},
};
constexpr Shape attestation =
    object_of("attestation", "What a person confirms of a requirement that no file can show.", attestation_fields);
constexpr Shape attestations = array_of(attestation);
constexpr Shape rule_set = text_of(formats::rule_set);
constexpr Shape regions = array_of(region);
constexpr Shape minors = choice_of(names::minors);

constexpr Field holiday_fields[] = {
    {"date", &date, true, "The day."},
    {"workday", &yes_or_no, false, "A working day instead of a holiday (a Saturday that makes up for one)."},
    {"name", &text, false, "What it is called."},
};
constexpr Shape holiday = object_of("holiday", "A day that is not what its weekday says.", holiday_fields);
constexpr Shape holidays = array_of(holiday);

constexpr Field identity_fields[] = {
    {"person", &attribute_name, false, "The attribute that says who is one person."},
    {"keys", &attribute_names, false, "The attributes by which records are matched."},
    {"match_rate", &share, false, "The share of records that match."},
};
constexpr Shape identity = object_of("identity", "How records become one person.", identity_fields);

constexpr Field sender_fields[] = {
    {"name", &text, false, "Who sends, as customers know it."},
    {"legal_name", &line, false, "The name in the register."},
    {"postal_address", &line, false, "Where post arrives."},
    {"contact", &line, false, "How to reach a person."},
    {"email_from", &line, false, "The address that mails come from."},
};
constexpr Shape sender = object_of("sender", "Who stands behind the messages.", sender_fields);

constexpr Field latency_fields[] = {
    {"opt_out", &zero_duration, false, "How late an opt-out becomes known, at most."},
    {"consent", &zero_duration, false, "How late a given consent becomes known."},
    {"bounce", &zero_duration, false, "How late a bounce becomes known."},
    {"attribute", &zero_duration, false, "How late a changed attribute becomes known."},
    {"reaction", &zero_duration, false, "How late an opening, a click or an answer becomes known."},
};
constexpr Shape latency = object_of(
    "latency", "How late things that are no events become known, at most; not known when absent.", latency_fields);

// ---- dictionary -----------------------------------------------------------------------------------------------------

constexpr Shape longest = integer_of(1, million);
constexpr Shape changes = choice_of(names::changes);
constexpr Field attribute_fields[] = {
    {"type", &value_type, true, "What it holds."},
    {"title", &text, false, "What people call it."},
    {"one_of", &literal_list, false, "The only values it takes."},
    {"least", &whole_number, false, "The least number."},
    {"most", &whole_number, false, "The greatest number."},
    {"longest", &longest, false, "The most characters."},
    {"missing", &share, false, "The share of customers who have none."},
    {"changes", &changes, false,
     "Who changes it while a journey runs: `never` anybody, `external` systems, a `journey`."},
    {"sensitive", &yes_or_no, false, "Sensitive in the sense of the law."},
    {"region", &region, false, "Of phone numbers: the country."},
};
constexpr Shape attribute = object_of("attribute", "What is known of a customer under one name.", attribute_fields);
constexpr Shape attributes = map_of(attribute_name, attribute);

constexpr Field property_fields[] = {
    {"type", &value_type, true, "What it holds."},
    {"one_of", &literal_list, false, "The only values it takes."},
};
constexpr Shape property = object_of("property", "A field that an event carries.", property_fields);
constexpr Shape properties = map_of(field_name, property);
constexpr Field late_fields[] = {
    {"at_most", &zero_duration, true, "It arrives at most this long after it happened."},
    {"may_be_lost", &yes_or_no, false, "It may never arrive."},
};
constexpr Shape late = object_of("late", "How late an event arrives.", late_fields);
constexpr Shape means = choice_of(names::means);
constexpr Field event_fields[] = {
    {"title", &text, false, "What people call it."},
    {"properties", &properties, false, "The fields it carries."},
    {"late", &late, false, "How late it arrives; not known when absent."},
    {"ordered", &yes_or_no, false, "Later ones never arrive before earlier ones."},
    {"means", &means, false, "What it is in every shop: a purchase, a registration ..."},
};
constexpr Shape event =
    object_of("event", "Something that happens to a customer and reaches the platform.", event_fields);
constexpr Shape events = map_of(event_name, event);

constexpr Field segment_fields[] = {
    {"title", &text, false, "What people call it."},
    {"is", &condition, false, "Who belongs to it; when absent only the platform knows."},
};
constexpr Shape segment =
    object_of("segment", "A named group of customers, defined once for all journeys.", segment_fields);
constexpr Shape segments = map_of(segment_id, segment);

constexpr Shape score_value = integer_of(-million, million);
constexpr Shape fade_points = integer_of(1, million);
constexpr Field score_rule_fields[] = {
    {"on", &trigger, true, "What happens."},
    {"add", &score_value, true, "The points for it."},
    {"at_most_once_in", &duration, false, "Not again within this time."},
};
constexpr Shape score_rule = object_of("score-rule", "Points for something that happens.", score_rule_fields);
constexpr Shape score_rules = array_of(score_rule);
constexpr Field fades_fields[] = {
    {"by", &fade_points, true, "So many points."},
    {"every", &duration, true, "Each time this has passed."},
};
constexpr Shape fades = object_of("fades", "How a score goes down by itself.", fades_fields);
constexpr Field score_fields[] = {
    {"title", &text, false, "What people call it."},
    {"from", &score_value, false, "The least value; 0 when absent."},
    {"to", &score_value, false, "The greatest value; 100 when absent."},
    {"start", &score_value, false, "The value of a new customer; 0 when absent."},
    {"rules", &score_rules, false, "What it counts."},
    {"fades", &fades, false, "How it goes down by itself."},
};
constexpr Shape score = object_of("score", "Points that customers gather.", score_fields);
constexpr Shape scores = map_of(score_id, score);
constexpr Shape stage_names = array_of(stage_name);
constexpr Shape score_ids = array_of(score_id);
constexpr Field external_fields[] = {
    {"tags", &tag_ids, false, "Tags that other systems or people set."},
    {"stages", &stage_names, false, "Stages that they move customers to."},
    {"scores", &score_ids, false, "Scores to which they add points."},
};
constexpr Shape external = object_of(
    "external", "What no journey needs to set, because other systems or people do; of attributes `changes` says it.",
    external_fields);
constexpr Shape ladder = array_of(stage_name, 1);
constexpr Shape ladders = map_of(plain_id, ladder, 0, "Stages from the lowest to the highest, by ladder.");

// ---- topics, channels, people ---------------------------------------------------------------------------------------

constexpr Shape consent_kind = choice_of(names::consent_kind);
constexpr Shape kept = choice_of(names::consent_kept);
constexpr Shape kept_list = array_of(kept);
constexpr Shape consent_fact = choice_of(names::consent_fact);
constexpr Shape consent_facts = array_of(consent_fact, 1);
constexpr Shape counts_from = choice_of(names::consent_counts_from);
constexpr Field record_fields[] = {
    {"kind", &consent_kind, false, "What kind of consent they are; may be weaker than what the topic needs."},
    {"exception", &consent_facts, false,
     "Facts of an exception for existing customers: the address comes from a `sale`, by the `same-firm`, for "
     "`similar-goods`, with the `opt-out-offered` then and in every message."},
    {"keeps", &kept_list, false,
     "What is kept of each: `when` and `where` it was given, to which `text`, or the `export` it came with."},
    {"valid", &duration, false, "How long one holds; without end when absent."},
    {"counts_from", &counts_from, false, "From when: `given` (default), or the customer's `last-activity`."},
};
constexpr Shape records =
    object_of("consent-records", "How the consents to a topic were got, and what is kept of them.", record_fields);
constexpr Field topic_fields[] = {
    {"title", &text, false, "What people call it."},
    {"channels", &channel_ids, false, "The channels it is about."},
    {"consent", &consent_kind, false, "What it needs before a message may be sent; not known when absent."},
    {"records", &records, false, "How its consents were got, and what is kept of them."},
    {"sells", &yes_or_no, false, "Its marketing messages sell something."},
};
constexpr Shape topic = object_of("topic", "What a customer can agree to and opt out of.", topic_fields);
constexpr Shape topics = map_of(topic_id, topic);

constexpr std::string_view not_measured_word[] = {"not-measured"};
constexpr Shape not_measured = choice_of(not_measured_word);
constexpr Field measured_fields[] = {{"machine", &share, true, "The share of openings that programs cause."}};
constexpr Shape measured = object_of({}, {}, measured_fields);
constexpr Alternative opens_forms[] = {{{}, &not_measured, {}, {}}, {{}, &measured, {}, {}}};
constexpr Shape opens = kinds_of("opens", "`not-measured`, or the share of openings that programs cause.", opens_forms);
constexpr Field reply_window_fields[] = {
    {"length", &duration, true, "So long after the last of these events messages are allowed."},
    {"after", &trigger, true, "What the customer does that opens it anew each time: an event, or `any` of several."},
    {"of", &message_filter, false,
     "Only these messages; all to customers when absent. Leave out what may go out at any time, such as templates."},
};
constexpr Shape reply_window = object_of(
    "reply-window", "How long the company may go on writing after the customer did something.", reply_window_fields);
constexpr Shape unsubscribe = choice_of(names::unsubscribe);
constexpr Shape unsubscribe_list = array_of(unsubscribe);
constexpr Shape channel_kind = choice_of(names::channel_kind);
constexpr Field channel_fields[] = {
    {"kind", &channel_kind, true, "What it is."},
    {"title", &text, false, "What people call it."},
    {"cost", &money, false, "The price of one message."},
    {"opens", &opens, false, "Whether openings can be known, and how many of them are no people."},
    {"signature", &line, false, "The signature of SMS, without its brackets."},
    {"signature_added", &yes_or_no, false, "The provider puts the signature in front; else it stands in the text."},
    {"opt_out_words", &lines, false, "The answers that the provider takes as opt-out."},
    {"opt_out_built_in", &yes_or_no, false, "The platform shows a way out with every message."},
    {"list_unsubscribe", &unsubscribe_list, false,
     "What the header `List-Unsubscribe` of its mails carries: an address by `https`, `http` or `mailto`; `one-click` "
     "when `List-Unsubscribe-Post` stands beside it (RFC 8058)."},
    {"address", &attribute_name, false, "The attribute that holds the address."},
    {"delivered_within", &zero_duration, false, "A message arrives at most this long after it was sent."},
    {"reply_window", &reply_window, false, "Messages go out only for so long after the customer wrote or acted."},
};
constexpr Shape channel = object_of("channel", "A way to reach customers.", channel_fields);
constexpr Shape channels = map_of(channel_id, channel);

constexpr Shape head_count = integer_of(0, million);
constexpr Shape minutes = integer_of(1, 10'000);
constexpr Field logs_fields[] = {
    {"at_once", &share, false, "The share of results that are logged at once."},
    {"late", &zero_duration, false, "The rest is logged at most this late."},
};
constexpr Shape logs = object_of("logs", "How late people log what they did.", logs_fields);
constexpr Field role_fields[] = {
    {"title", &text, false, "What people call it."},
    {"count", &head_count, false, "How many people."},
    {"tasks_a_day", &head_count, false, "How many tasks each of them does in a day."},
    {"minutes_a_task", &minutes, false, "How long a task takes."},
    {"hours", &clock_range, false, "Working hours."},
    {"on", &days, false, "Working days."},
    {"logs", &logs, false, "How late they log what they did."},
};
constexpr Shape role = object_of("role", "People who do tasks.", role_fields);
constexpr Shape people = map_of(role_id, role);

// ---- offers and templates -------------------------------------------------------------------------------------------

constexpr Field off_fields[] = {
    {"percent", &share, false, "This share of the price: 0.1 is 10 % off."},
    {"money", &money, false, "This much off."},
    {"currency", &currency, false, "In which currency."},
};
constexpr Constraint off_rules[] = {exactly_one("percent", "money"), needs("money", "currency"),
                                    needs("currency", "money")};
constexpr Shape off = object_of("off", "What one saves.", off_fields, off_rules);
constexpr Shape stock = choice_of(names::stock);
constexpr Shape goods = array_of(short_name);
constexpr Field offer_fields[] = {
    {"title", &text, false, "What people call it."},
    {"goods", &goods, false, "What it is for."},
    {"off", &off, false, "What one saves."},
    {"from_money", &money, false, "From this amount on."},
    {"valid", &duration, false, "How long after it was sent."},
    {"from", &date, false, "From this day on."},
    {"until", &date, false, "Up to, and without, this day."},
    {"stock", &stock, false, "Whether the number left is known: `synced`, `unlimited`, `counted`."},
};
constexpr Shape offer = object_of("offer", "A price or present that messages promise.", offer_fields);
constexpr Shape offers = map_of(offer_id, offer);

constexpr Field template_content_fields[] = {
    {"subject", &text, false, "Subject of a mail, title of a push."},
    {"text", &text, false, "The text itself."},
    {"html", &text, false, "The text with markup, of a mail."},
    {"links", &content_links, false, "Links by name, so that reactions can say which was clicked."},
    {"variants", &content_variants, false, "Other content for some."},
};
constexpr Constraint template_content_rules[] = {at_least_one("subject", "text", "html")};
constexpr Shape template_content =
    object_of("template-content", "What a template says.", template_content_fields, template_content_rules);
constexpr Shape byte_count = integer_of(1, 100 * million);
constexpr Field template_fields[] = {
    {"title", &text, false, "What people call it."},
    {"file", &line, false, "Where its source is kept."},
    {"languages", &languages, false, "The languages it exists in."},
    {"content", &template_content, false, "What it says; when absent, checks of the text need it."},
    {"owner", &line, false, "Who writes it."},
    {"ready", &date, false, "When it was, or will be, ready."},
    {"reviewed", &date, false, "When somebody last looked at it."},
    {"bytes", &byte_count, false, "How large the finished mail is, for texts that are kept elsewhere."},
    {"opt_out_in_footer", &yes_or_no, false, "The platform's footer carries the way to opt out."},
};
constexpr Shape template_shape = object_of("template", "A text kept in one place.", template_fields);
constexpr Shape templates = map_of(template_id, template_shape);

// ---- checks before sending ------------------------------------------------------------------------------------------

constexpr Shape mode = choice_of(names::mode);
constexpr Shape on_fail = choice_of(names::on_fail);
constexpr Field on_fail_fields[] = {
    {"marketing", &on_fail, false, {}}, {"transactional", &on_fail, false, {}}, {"service", &on_fail, false, {}},
    {"otp", &on_fail, false, {}},       {"mixed", &on_fail, false, {}},         {"internal", &on_fail, false, {}},
};
constexpr Field applies_fields[] = {
    {"marketing", &yes_or_no, false, {}}, {"transactional", &yes_or_no, false, {}}, {"service", &yes_or_no, false, {}},
    {"otp", &yes_or_no, false, {}},       {"mixed", &yes_or_no, false, {}},         {"internal", &yes_or_no, false, {}},
};
static_assert(std::size(on_fail_fields) == purpose_count && std::size(applies_fields) == purpose_count);
constexpr Shape on_fail_by_purpose = object_of({}, "By purpose.", on_fail_fields);
constexpr Shape applies_to_purpose = object_of({}, "By purpose.", applies_fields);
constexpr Field check_fields[] = {
    {"mode", &mode, true, "`enforce`: it decides. `observe`: it only watches. `off`: nobody checks."},
    {"on_fail", &on_fail_by_purpose, false,
     "What a message that fails becomes, by its purpose: `drop`, `hold`, `leave`."},
    {"applies", &applies_to_purpose, false, "Whether it is asked at all, by purpose."},
};
constexpr Shape check = object_of("check", "One check before sending.", check_fields);
constexpr Field checks_fields[] = {
    {"address", &check, false, "Is there an address that works?"},
    {"suppression", &check, false, "Is the address on the do-not-contact list?"},
    {"consent", &check, false, "Does the customer agree at this instant?"},
    {"hours", &check, false, "Is it outside quiet hours and inside send windows?"},
    {"dedupe", &check, false, "Was something alike sent a short time ago?"},
    {"caps", &check, false, "Is there room in every limit?"},
};
static_assert(std::size(checks_fields) == check_count);
constexpr Shape checks = object_of("checks", "The checks before sending, asked in this order.", checks_fields);

constexpr Shape cap_max = integer_of(0, 100);
constexpr Shape count_at = choice_of(names::count_at);
constexpr Shape on_full = choice_of(names::on_full);
constexpr Shape cap_unit = choice_of(names::cap_unit);
constexpr Field cap_fields[] = {
    {"id", &plain_id, true, "Its id."},
    {"title", &text, false, "What people call it."},
    {"of", &message_filter, false, "Which messages count; all when absent."},
    {"max", &cap_max, true, "How many are allowed."},
    {"window", &window, true, "In what stretch of time."},
    {"count_at", &count_at, false,
     "When a message counts: when it is planned (`plan`), sent (`send`, default) or delivered (`delivery`)."},
    {"on_full", &on_full, false,
     "What a message too many does: `advance` without it (default), `hold` it, `leave` the journey."},
    {"unit", &cap_unit, false, "Counted for each `person` (default) or `address`."},
    {"from", &date, false, "It holds from this day on."},
    {"until", &date, false, "Up to, and without, this day."},
};
constexpr Shape cap = object_of("cap", "A limit on the number of messages.", cap_fields);
constexpr Shape caps = array_of(cap);

constexpr Field hours_fields[] = {
    {"id", &plain_id, false, "Its id."},
    {"channels", &channel_ids, false, "On these channels; on all when absent."},
    {"of", &message_filter, false, "For these messages; for all when absent."},
    {"from", &clock, true, "From this time on the recipient's clock."},
    {"to", &clock_end, true, "Up to, and without, this time; it may go over midnight."},
    {"on", &days, false, "On these days; a range over midnight belongs to the day it starts on."},
    {"then", &on_fail, false, "What a message outside does: `hold` (default), `drop`, `leave`."},
};
constexpr Shape hours = object_of("hours", "A daily range on the recipient's clock.", hours_fields);
constexpr Shape hours_list = array_of(hours);

constexpr Shape dedupe_by = choice_of(names::dedupe_by);
constexpr Field dedupe_fields[] = {
    {"by", &dedupe_by, true, "What makes two messages alike: their `kind`, `offer` or `template`."},
    {"of", &message_filter, false, "Among which messages; all when absent."},
    {"in", &duration, true, "Within this time only one of them is sent."},
};
constexpr Shape dedupe = object_of("dedupe", "No repeats of what is alike.", dedupe_fields);
constexpr Shape dedupe_list = array_of(dedupe);

constexpr Field gate_fields[] = {
    {"dialect", &plain_id, false,
     "The platform that these checks are meant for. It changes nothing about them; `wayproof check --dialects` "
     "compares."},
    {"checks", &checks, false, "Which checks decide, and what happens to messages that fail."},
    {"hold_at_most", &duration, false, "A message held longer is dropped; `P3D` when absent."},
    {"detached", &yes_or_no, false, "The customer goes on while a message is held."},
    {"caps", &caps, false, "Limits on the number of messages."},
    {"quiet", &hours_list, false, "Quiet hours: nothing is sent in them."},
    {"windows", &hours_list, false, "Send windows: nothing is sent outside them."},
    {"dedupe", &dedupe_list, false, "No repeats of what is alike."},
};
constexpr Shape gate =
    object_of("gate", "The checks before sending: all of them are asked, for every message.", gate_fields);

constexpr Field promises_fields[] = {
    {"opt_out_within", &zero_duration, false, "How soon after an opt-out nothing more is sent."}};
constexpr Shape promises = object_of("promises", "What the firm has promised its customers.", promises_fields);

// ---- journeys of other systems --------------------------------------------------------------------------------------

constexpr Shape their_id = text_of(formats::line, "An id as the other system writes it.", 1, 400);
constexpr Shape imported_topics = map_of(their_id, topic_id, 0, "The subscription here for each of theirs.");
constexpr Shape imported_events = map_of(their_id, event_name, 0, "The event here for each of theirs.");
constexpr Field imported_message_fields[] = {
    {"purpose", &purpose, false, "What kind of message it is."},
    {"topic", &topic_id, false, "The subscription it belongs to."},
};
constexpr Shape imported_message =
    object_of("imported-message", "What an export does not say about a message.", imported_message_fields);
constexpr Shape imported_steps = map_of(their_id, imported_message);
constexpr Shape imported_messages = map_of(their_id, imported_steps, 0, "By the ids of journey and step.");
constexpr Field imported_fields[] = {
    {"topics", &imported_topics, false, "Their subscriptions by our ids."},
    {"events", &imported_events, false, "Their events by our names."},
    {"messages", &imported_messages, false, "What their exports do not say about messages."},
};
constexpr Shape imported = object_of(
    "imported",
    "What people know about journeys of other systems. It is kept by their ids, so a new export changes nothing.",
    imported_fields);

// ---- the file -------------------------------------------------------------------------------------------------------

constexpr Shape format = text_of(formats::workspace_format);
constexpr Field workspace_fields[] = {
    {"$schema", &free_text, false, "Where an editor finds the schema."},
    {"format", &format, true, "What this file is."},
    {"id", &plain_id, true, "Id of the workspace."},
    {"title", &text, false, "What people call it."},
    {"language", &language, false, "The language of plain texts."},
    {"languages", &languages, false, "The languages that customers read."},
    {"fallback_language", &language, false, "What readers get whose own language a text does not have."},
    {"time_zone", &zone, false, "Its time zone; `UTC` when absent."},
    {"journeys", &lines, false,
     "Which files belong to it, by `*`, `**` and `?`, counted from its folder; every journey there when absent."},
    {"rules", &rule_set, false,
     "The rule set to judge by: newer rules only give hints. The newest when absent; `wayproof version` says which."},
    {"packs", &packs, false, "Policy packs besides those that the regions bring along, and those left out."},
    {"attestations", &attestations, false, "What people confirm of requirements that no file can show."},
    {"regions", &regions, false, "Where customers live."},
    {"minors", &minors, false, "Whether there can be minors among the customers: `none`, `possible`."},
    {"holidays", &holidays, false, "Days that are not what their weekday says."},
    {"identity", &identity, false, "How records become one person."},
    {"sender", &sender, false, "Who stands behind the messages."},
    {"latency", &latency, false, "How late things become known."},
    {"tags", &tag_ids, false, "The tags in use."},
    {"attributes", &attributes, false, "What is known of customers."},
    {"events", &events, false, "What happens to customers."},
    {"segments", &segments, false, "Named groups of customers."},
    {"scores", &scores, false, "Points that customers gather."},
    {"stages", &ladders, false, "Stages that customers climb."},
    {"external", &external, false, "Tags, stages and scores that other systems or people set."},
    {"topics", &topics, false, "What customers agree to and opt out of."},
    {"channels", &channels, false, "Ways to reach customers."},
    {"people", &people, false, "People who do tasks."},
    {"offers", &offers, false, "Prices and presents that messages promise."},
    {"price_tolerance", &share, false, "How far prices for the same goods may differ between messages."},
    {"templates", &templates, false, "Texts kept in one place."},
    {"gate", &gate, false, "The checks before sending."},
    {"promises", &promises, false, "What the firm has promised its customers."},
    {"imported", &imported, false, "What people know about journeys of other systems."},
    {"guarantees", &guarantees, false, "Promises over all journeys that the proof checks."},
    {"ignore", &ignores, false, "Problems that are known and accepted in the whole workspace."},
};

}  // namespace

constinit const Shape workspace = object_of(
    "workspace", "What journeys share: dictionary, people, channels, topics, templates, checks before sending.",
    workspace_fields);

}  // namespace wayproof::model::grammar
