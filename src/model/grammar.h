// The grammar of the project's own files: one table for each kind of object, in grammar_*.cpp. To change what files may
// say, change the table, then the decoder that fills the model; schemas and reference follow by themselves.
#pragma once

#include "model/shape.h"

namespace wayproof::model::grammar {

// Whole files.
extern const Shape journey, workspace, customer, tests, baseline, pack;

// Values that stand in many places.
extern const Shape note, yes_or_no, line, short_name, free_text, text;
extern const Shape plain_id, dotted_id;
extern const Shape step_id, journey_id, channel_id, topic_id, offer_id, template_id, role_id, score_id, segment_id,
    tag_id;
extern const Shape event_name, attribute_name, field_name, stage_name, message_kind, link_name, experiment_id;
extern const Shape duration, zero_duration, signed_duration, exact_duration, clock, clock_end, date, local_moment,
    moment;
extern const Shape zone, zone_workspace, zone_recipient, language, region, currency, clock_range;
extern const Shape share, purpose, reaction, days;
extern const Shape comparison;  ///< only the operators: a base of what is compared
extern const Shape literal, literal_list;
extern const Shape tag_ids, channel_ids;

// The small languages.
extern const Shape message_filter, where, instant, condition, trigger, since, person, content, window, guarantee,
    ignores;
extern const Shape guarantees, content_links, content_variants;

// What customers and tests say alike.
extern const Shape their_name, which_messages, customer_story;

}  // namespace wayproof::model::grammar
