// The grammar of wayproof/customer@1: one customer, what happens to him, and what he does, with dates.
#include "model/formats.h"
#include "model/grammar.h"
#include "model/names.h"

namespace wayproof::model::grammar {

// A customer may walk through journeys of other systems, whose names have other looks than ours. Whether a name means
// something is asked when it is looked up.
constinit const Shape their_name = text_of(formats::line, "A name as the journeys write it.", 1, 400);

namespace {

constexpr std::int64_t million = 1'000'000;

constexpr Shape values = map_of(their_name, literal);
constexpr Shape event_values = map_of(their_name, literal);
constexpr Shape segment_ids = array_of(their_name);
constexpr Shape stage_names = array_of(stage_name);
constexpr Shape channels_or_all = array_of(channel_id, 0, no_most, "Ids of channels, or `all`.");
constexpr Shape score_value = integer_of(-million, million);
constexpr Shape score_values = map_of(score_id, score_value);
constexpr Shape nth = integer_of(1, million);
constexpr Shape true_only{.form = Form::boolean, .least = 1};

constexpr Alternative address_forms[] = {{{}, &line, {}, {}}, {{}, &true_only, {}, {}}};
constexpr Shape address = kinds_of("address", "The address itself, or `true` for one that works.", address_forms);
constexpr Shape addresses = map_of(channel_id, address);

constexpr Field known_consent_fields[] = {
    {"topic", &their_name, true, "What it is about."},
    {"channel", &channel_id, false, "On this channel; on all of the topic when absent."},
    {"given", &yes_or_no, true, "Agreed, or withdrawn."},
    {"at", &moment, false, "When; before the trace starts when absent."},
    {"arrives", &moment, false, "When the platform knows; at once when absent."},
};
constexpr Shape known_consent = object_of("known-consent", "A consent given or withdrawn.", known_consent_fields);
constexpr Shape known_consents = array_of(known_consent);

constexpr Field profile_fields[] = {
    {"attributes", &values, false, "What is known of the customer."},
    {"tags", &tag_ids, false, "Tags at the start."},
    {"segments", &segment_ids, false, "Segments that only the platform knows."},
    {"stages", &stage_names, false, "One stage of each ladder."},
    {"scores", &score_values, false, "Scores at the start."},
    {"suppressed", &channels_or_all, false, "Channels on the do-not-contact list, or `all`."},
    {"region", &region, false, "Where the customer lives."},
    {"time_zone", &zone, false, "The customer's clock; the workspace's when absent."},
    {"language", &language, false, "The language the customer reads."},
    {"addresses", &addresses, false, "Addresses by channel; every channel works when absent."},
    {"consents", &known_consents, false, "What the customer agreed to before."},
};
constexpr Shape profile = object_of("profile", "What is known of the customer at the start.", profile_fields);

constexpr Field occurrence_fields[] = {
    {"event", &their_name, true, "What happens."},
    {"at", &moment, true, "When."},
    {"arrives", &moment, false, "When the platform knows; at once when absent."},
    {"with", &event_values, false, "The fields it carries."},
};
constexpr Shape occurrence = object_of("occurrence", "An event that happens to the customer.", occurrence_fields);
constexpr Shape occurrences = array_of(occurrence);

constexpr Field change_fields[] = {
    {"at", &moment, true, "When."},
    {"arrives", &moment, false, "When the platform knows; at once when absent."},
    {"set", &values, false, "New values of attributes."},
    {"add_tags", &tag_ids, false, "Tags to add."},
    {"remove_tags", &tag_ids, false, "Tags to take away."},
    {"enter_segments", &segment_ids, false, "Segments entered."},
    {"leave_segments", &segment_ids, false, "Segments left."},
    {"suppress", &channels_or_all, false, "Channels put on the do-not-contact list, or `all`."},
    {"unsuppress", &channels_or_all, false, "Channels taken from it, or `all`."},
    {"stage", &stage_name, false, "The new stage."},
};
constexpr Constraint change_rules[] = {at_least_one("set", "add_tags", "remove_tags", "enter_segments",
                                                    "leave_segments", "suppress", "unsuppress", "stage")};
constexpr Shape change =
    object_of("change", "Something about the customer changes from outside.", change_fields, change_rules);
constexpr Shape changes = array_of(change);

constexpr Field consent_fields[] = {
    {"topic", &their_name, true, "What it is about."},
    {"channel", &channel_id, false, "On this channel; on all of the topic when absent."},
    {"given", &yes_or_no, true, "Agreed, or withdrawn."},
    {"at", &moment, true, "When."},
    {"arrives", &moment, false, "When the platform knows; at once when absent."},
};
constexpr Shape consent = object_of("dated-consent", "A consent given or withdrawn on the way.", consent_fields);
constexpr Shape consents = array_of(consent);

constexpr Field which_fields[] = {
    {"purpose", &purpose, false, "Of this kind."},      {"channel", &channel_id, false, "On this channel."},
    {"topic", &their_name, false, "Of this topic."},    {"kind", &message_kind, false, "Of this kind of content."},
    {"offer", &offer_id, false, "With this offer."},    {"journey", &their_name, false, "Sent by this journey."},
    {"step", &their_name, false, "Sent by this step."},
};
constexpr Constraint which_rules[] = {at_least_one("purpose", "channel", "topic", "kind", "offer", "journey", "step")};
}  // namespace
constinit const Shape which_messages =
    object_of("which-messages", "Which messages: all that agree with every key given.", which_fields, which_rules);
namespace {
constexpr Field reaction_fields[] = {
    {"to", &which_messages, true, "To which messages; a step and its journey as a rule."},
    {"nth", &nth, false, "Only to this one of them, counted from 1; to all when absent."},
    {"reaction", &reaction, false, "What the customer does."},
    {"opt_out", &true_only, false, "The customer opts out of the message's topic instead."},
    {"after", &zero_duration, false, "How long after delivery (bounced: after sending); at once when absent."},
    {"link", &link_name, false, "The link that is clicked."},
    {"machine", &yes_or_no, false, "A program opened it, not the customer."},
};
constexpr Constraint reaction_rules[] = {exactly_one("reaction", "opt_out")};
constexpr Shape reaction_input = object_of("customer-reaction", "What the customer does with a message that arrived.",
                                           reaction_fields, reaction_rules);
constexpr Shape reactions = array_of(reaction_input);

constexpr Field outcome_fields[] = {
    {"journey", &their_name, false, "The journey; any when absent."},
    {"step", &their_name, true, "The task or webhook."},
    {"nth", &nth, false, "Only of this one of its runs, counted from 1."},
    {"outcome", &their_name, true, "How it ends."},
    {"after", &zero_duration, false, "How long after it began; at once when absent."},
};
constexpr Shape outcome = object_of("outcome", "How a task or webhook ends.", outcome_fields);
constexpr Shape outcome_list = array_of(outcome);

constexpr Field arm_fields[] = {
    {"experiment", &line, true, "The experiment, or `journey/step`."},
    {"arm", &their_name, true, "The version this customer gets."},
};
constexpr Shape arm = object_of("chosen-arm", "Which version of a random split the customer gets.", arm_fields);
constexpr Shape arm_list = array_of(arm);

constexpr Shape format = text_of(formats::customer_format);
constexpr Field head_fields[] = {
    {"$schema", &free_text, false, "Where an editor finds the schema."},
    {"format", &format, true, "What this file is."},
    {"id", &plain_id, true, "Id of the customer."},
    {"title", &text, false, "The story in one sentence."},
};
constexpr Shape head = object_of({}, {}, head_fields);
constexpr Field story_fields[] = {
    {"from", &moment, false, "When the trace starts; on the customer's clock unless an offset is written."},
    {"until", &moment, false, "When it ends."},
    {"profile", &profile, false, "What is known of the customer at the start."},
    {"events", &occurrences, false, "What happens to the customer."},
    {"changes", &changes, false, "What changes about the customer from outside."},
    {"consents", &consents, false, "Consents given or withdrawn on the way."},
    {"reactions", &reactions, false, "What the customer does with messages."},
    {"outcomes", &outcome_list, false, "How tasks and webhooks end."},
    {"arms", &arm_list, false, "Versions of random splits."},
};

}  // namespace

constinit const Shape customer =
    object_of("customer", "One customer to follow through the journeys: who it is, what happens, what he does.",
              story_fields, {}, &head);
constinit const Shape customer_story = object_of("customer-story", "A customer without a file.", story_fields);

}  // namespace wayproof::model::grammar
