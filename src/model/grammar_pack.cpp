// The grammar of wayproof/pack@1: what law, providers and practice ask of messages. Whoever knows the law edits these
// files; each mechanism is one alternative of `must`.
#include "model/formats.h"
#include "model/grammar.h"
#include "model/names.h"

namespace wayproof::model::grammar {
namespace {

constexpr std::int64_t million = 1'000'000;

// ---- where it is written --------------------------------------------------------------------------------------------

constexpr Field source_fields[] = {
    {"title", &text, true, "What it is called, best in its own language."},
    {"url", &line, false, "Where it can be read."},
    {"seen", &date, false, "When somebody last looked at it."},
};
constexpr Shape source = object_of("pack-source", "A law, a provider's rule, a practice.", source_fields);
constexpr Shape sources = map_of(plain_id, source);

constexpr Field cite_fields[] = {
    {"source", &plain_id, true, "Id of a source of this pack."},
    {"at", &line, false, "The article, section or clause."},
};
constexpr Shape cite = object_of("cite", "A place in a source.", cite_fields);
constexpr Shape cites = array_of(cite, 1);

constexpr Field holiday_fields[] = {
    {"date", &date, true, "The day."},
    {"workday", &yes_or_no, false, "A working day instead of a holiday."},
    {"name", &text, false, "What it is called."},
};
constexpr Shape holiday = object_of({}, "A day that is not what its weekday says.", holiday_fields);
constexpr Shape holidays = array_of(holiday);

// ---- mechanisms -----------------------------------------------------------------------------------------------------

constexpr Shape rule_id = text_of(formats::line, "Id of a rule, such as `content/opt-out-missing`.", 3, 64);
constexpr Shape rule_ids = array_of(rule_id, 1);
constexpr Field pass_fields[] = {{"pass", &rule_ids, true, "The rules that have to find nothing."}};

constexpr Field open_fields[] = {
    {"from", &clock, true, "From this time of the day on."},
    {"to", &clock_end, true, "Up to, and without, this time."},
    {"on", &days, false, "On these days of the week; on every day when absent."},
};
constexpr Shape open = object_of("open-hours", "A part of the day in which messages may go out.", open_fields);
constexpr Shape open_list = array_of(open, 1);
constexpr Field hours_fields[] = {
    {"hours", &open_list, true, "Messages go out within these hours only."},
    {"closed_on_holidays", &yes_or_no, false, "Not on the pack's holidays."},
    {"zone", &zone_recipient, false, "Whose clock: `recipient` (default), `workspace`, or a time zone."},
};

constexpr Shape at_most_max = integer_of(0, 100);
constexpr Shape counts = choice_of(names::counts);
constexpr Field at_most_fields[] = {
    {"at_most", &at_most_max, true, "No recipient gets more than so many."},
    {"window", &window, true, "In what stretch of time."},
    {"counts", &counts, false, "What counts: `sends` (default), `attempts`, `deliveries`."},
};

constexpr Shape consent_kind = choice_of(names::consent_kind);
constexpr Shape consent_kinds = array_of(consent_kind, 1);
constexpr Shape consent_fact = choice_of(names::consent_fact);
constexpr Shape consent_facts = array_of(consent_fact, 1);
constexpr Shape kept = choice_of(names::consent_kept);
constexpr Shape kept_list = array_of(kept, 1);
constexpr Shape counts_from = choice_of(names::consent_counts_from);
constexpr Field consent_fields[] = {
    {"consent", &consent_kinds, true, "The kinds of consent that do."},
    {"with", &consent_facts, false, "What a soft one of them needs besides."},
};
constexpr Field keeps_fields[] = {{"keeps", &kept_list, true, "What has to be kept of each consent."}};
constexpr Field life_fields[] = {
    {"lasts", &duration, true, "A consent counts for so long."},
    {"of", &consent_kinds, false, "Consents of these kinds; all when absent."},
    {"counts_from", &counts_from, false, "From when: `given` (default), or the customer's `last-activity`."},
};

constexpr Field stop_fields[] = {
    {"stop_within", &zero_duration, true, "After an opt-out nothing more goes out later than this."},
    {"workdays", &yes_or_no, false, "Its days are working days."},
};

constexpr Shape phrase = text_of(formats::line, {}, 1, 100);
constexpr Shape phrases = array_of(phrase, 1);
constexpr Shape phrases_by_language = map_of(language, phrases, 1);
constexpr Alternative words_forms[] = {{{}, &phrases, {}, {}}, {{}, &phrases_by_language, {}, {}}};
constexpr Shape words =
    kinds_of("phrases", "Phrases for texts of every language, or by the language of the text.", words_forms);
constexpr Shape part = choice_of(names::text_part);
constexpr Field begin_fields[] = {
    {"begin_with", &words, true, "It begins with one of these, in upper or lower case, in any kind of brackets."},
    {"in", &part, false, "The `subject` or the `text` (default)."},
};
constexpr Field say_fields[] = {
    {"say", &words, true, "It has one of these."},
    {"in", &part, false, "The `subject` or the `text` (default)."},
};
constexpr Field not_say_fields[] = {
    {"not_say", &words, true, "It has none of these."},
    {"in", &part, false, "The `subject` or the `text` (default)."},
};
constexpr Field opt_out_fields[] = {
    {"opt_out_words", &phrases, true, "The words that it tells people to answer with are among these."}};

constexpr Shape sender_part = choice_of(names::sender_part);
constexpr Shape sender_parts = array_of(sender_part, 1);
constexpr Field sender_fields[] = {{"sender", &sender_parts, true, "What the workspace says of the sender."}};

constexpr Field one_click_fields[] = {
    {"one_click", &yes_or_no, true, "The mail carries the headers for unsubscribing with one click (RFC 8058)."}};
constexpr Field reply_window_fields[] = {
    {"reply_window", &duration, true, "The channel has a reply window no longer than this."}};

constexpr Shape longest_max = integer_of(1, million);
constexpr Shape length_unit = choice_of(names::length_unit);
constexpr Field longest_fields[] = {
    {"longest", &longest_max, true, "No longer than so many, signature and opt-out words included."},
    {"unit", &length_unit, true, "Of what: `characters`, `parts` of an SMS, `bytes`."},
};
constexpr Field attested_fields[] = {
    {"attested", &yes_or_no, true, "Nothing in the files can show it; a person confirms it (`asks`)."}};

constexpr Shape pass_shape = object_of({}, {}, pass_fields);
constexpr Shape hours_shape = object_of({}, {}, hours_fields);
constexpr Shape at_most_shape = object_of({}, {}, at_most_fields);
constexpr Shape consent_shape = object_of({}, {}, consent_fields);
constexpr Shape keeps_shape = object_of({}, {}, keeps_fields);
constexpr Shape life_shape = object_of({}, {}, life_fields);
constexpr Shape stop_shape = object_of({}, {}, stop_fields);
constexpr Shape begin_shape = object_of({}, {}, begin_fields);
constexpr Shape say_shape = object_of({}, {}, say_fields);
constexpr Shape not_say_shape = object_of({}, {}, not_say_fields);
constexpr Shape opt_out_shape = object_of({}, {}, opt_out_fields);
constexpr Shape sender_shape = object_of({}, {}, sender_fields);
constexpr Shape one_click_shape = object_of({}, {}, one_click_fields);
constexpr Shape reply_window_shape = object_of({}, {}, reply_window_fields);
constexpr Shape longest_shape = object_of({}, {}, longest_fields);
constexpr Shape attested_shape = object_of({}, {}, attested_fields);

/// In the order of names::must.
constexpr Alternative must_heads[] = {
    {"pass", &pass_shape, "Rules of Wayproof find nothing.", R"({"pass": ["content/opt-out-missing"]})"},
    {"hours", &hours_shape, "Messages go out at certain hours only.",
     R"({"hours": [{"from": "10:00:00", "to": "13:00:00", "on": ["mon", "tue"]}], "closed_on_holidays": true})"},
    {"at_most", &at_most_shape, "No recipient gets more than so many.",
     R"({"at_most": 4, "window": {"calendar": "month"}})"},
    {"consent", &consent_shape, "The consent is of a certain kind.",
     R"({"consent": ["express", "soft"], "with": ["sale", "same-firm"]})"},
    {"keeps", &keeps_shape, "Something is kept of each consent.", R"({"keeps": ["when", "text"]})"},
    {"lasts", &life_shape, "A consent counts for a time only.", R"({"lasts": "P6M", "of": ["implied"]})"},
    {"stop_within", &stop_shape, "An opt-out is heeded in time.", R"({"stop_within": "P10D", "workdays": true})"},
    {"begin_with", &begin_shape, "The text begins with a label.", R"({"begin_with": ["AD"], "in": "subject"})"},
    {"say", &say_shape, "The text says something.", R"({"say": {"en": ["HELP"]}})"},
    {"not_say", &not_say_shape, "The text does not say something.", R"({"not_say": ["Re:"], "in": "subject"})"},
    {"opt_out_words", &opt_out_shape, "It tells the right words to answer with.",
     R"({"opt_out_words": ["STOP", "QUIT"]})"},
    {"sender", &sender_shape, "The workspace says who sends.", R"({"sender": ["legal_name", "postal_address"]})"},
    {"one_click", &one_click_shape, "One click unsubscribes.", R"({"one_click": true})"},
    {"reply_window", &reply_window_shape, "Messages follow something that the customer did.",
     R"({"reply_window": "PT24H"})"},
    {"longest", &longest_shape, "The text is not too long.", R"({"longest": 500, "unit": "characters"})"},
    {"attested", &attested_shape, "A person confirms it.", R"({"attested": true})"},
};
constexpr Shape must = heads_of("must", "What has to hold: one mechanism and its parameters.", must_heads);

// ---- requirements ---------------------------------------------------------------------------------------------------

constexpr Shape standing = choice_of(names::standing);
constexpr Shape severity = choice_of(names::severity);
constexpr Shape verified = choice_of(names::verified);
constexpr Shape region_list = array_of(region, 1);
constexpr Shape channel_kind = choice_of(names::channel_kind);
constexpr Shape channel_kinds = array_of(channel_kind, 1);
constexpr Shape purposes = array_of(purpose, 1);
constexpr Field requirement_fields[] = {
    {"title", &text, true, "What has to hold, as one sentence."},
    {"standing", &standing, true,
     "How far it binds: law `in-force`, `pending` or `contested`, `provider-policy`, `practice`."},
    {"severity", &severity, true, "How much it weighs: `error`, `warning`, `info`. Only what binds may be an error."},
    {"verified", &verified, true,
     "What its author has read: the text itself (`primary`), an account of it (`secondary`), nothing (`unverified`)."},
    {"regions", &region_list, false, "Where the recipients live; those of the pack when absent."},
    {"channels", &channel_kinds, false, "Messages on these kinds of channels; on all when absent."},
    {"purposes", &purposes, false, "Messages for these purposes; marketing and mixed ones when absent."},
    {"from", &date, false, "It is about messages sent from this day on."},
    {"until", &date, false, "Up to, and without, this day."},
    {"cites", &cites, true, "Where it is written."},
    {"must", &must, true, "What has to hold."},
    {"instead_of", &line, false, "The requirement of another pack that it takes the place of: `cn.sms/hours`."},
    {"asks", &text, false, "What a person is asked to confirm."},
    {"unless", &text, false, "A fact by which it does not apply, asked of a person: `attestations` settle it then."},
    {"why", &text, false, "Why it matters, where there is more to say than where it is written."},
    {"advice", &text, false, "What to do, where there is more to say than what the mechanism itself knows."},
};
constexpr Shape requirement =
    object_of("requirement", "Something that law, a provider or practice asks for.", requirement_fields);
constexpr Shape requirements = map_of(plain_id, requirement);

constexpr Field not_held_fields[] = {
    {"title", &text, true, "What is asked for."},
    {"why", &text, true, "Why no requirement holds it."},
};
constexpr Shape not_held =
    object_of("not-held", "What its sources ask for besides, and no requirement holds.", not_held_fields);
constexpr Shape all_not_held = array_of(not_held);

constexpr Shape pack_ids = array_of(dotted_id);
constexpr Shape format = text_of(formats::pack_format);
constexpr Field pack_fields[] = {
    {"$schema", &free_text, false, "Where an editor finds the schema."},
    {"format", &format, true, "What this file is."},
    {"id", &dotted_id, true, "Id of the pack."},
    {"version", &date, true, "The day of this version."},
    {"supersedes", &date, false, "The day of the version before it."},
    {"title", &text, true, "What people call it."},
    {"reviewed_on", &date, true, "When somebody who knows the matter last went through all of it."},
    {"regions", &region_list, false, "Where the recipients live that it is about; everywhere when absent."},
    {"extends", &pack_ids, false, "Packs that come with it."},
    {"sources", &sources, false, "Where its requirements are written."},
    {"holidays", &holidays, false, "Days on which its regions do not work."},
    {"requirements", &requirements, true, "What it asks for."},
    {"not_held", &all_not_held, false, "What its sources ask for besides, and why no requirement holds it."},
};

}  // namespace

constinit const Shape pack = object_of(
    "pack-file", "A policy pack: what law, providers and practice ask of messages, each requirement with its source.",
    pack_fields);

}  // namespace wayproof::model::grammar
