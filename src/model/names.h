// The words that files use for the model's enumerations, each list in the order of its enumeration. The grammar's
// choices are these lists, so a word that is accepted always has a meaning, and a meaning always has its word.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "model/customer.h"
#include "model/journey.h"
#include "model/journey_tests.h"
#include "model/pack.h"
#include "model/workspace.h"

namespace wayproof::model::names {

template <std::size_t n>
using Names = std::array<std::string_view, n>;

inline constexpr Names<6> purpose = {"marketing", "transactional", "service", "otp", "mixed", "internal"};
static_assert(purpose.size() == purpose_count);
inline constexpr Names<6> reaction = {"sent", "delivered", "opened", "clicked", "replied", "bounced"};
inline constexpr Names<9> day_kind = {"mon", "tue", "wed", "thu", "fri", "sat", "sun", "workday", "any"};
inline constexpr Names<4> status = {"draft", "live", "paused", "ended"};
inline constexpr Names<10> step_type = {"message", "wait",    "branch", "split", "update",
                                        "task",    "webhook", "enter",  "end",   "opaque"};
inline constexpr Names<3> period = {"day", "week", "month"};  ///< Trigger::Period and Window::Unit
inline constexpr Names<2> leap_day = {"feb-28", "mar-1"};
inline constexpr Names<2> if_past_entry = {"skip", "enter"};  ///< Trigger::IfPast
inline constexpr Names<2> otherwise = {"go_on", "leave"};     ///< Otherwise::Kind, `step` is written as an object
inline constexpr Names<2> since = {"ever", "entry"};          ///< Since::Kind, `step` is written as an object
inline constexpr Names<2> again_since = {"entry", "leave"};   ///< Again::Since
inline constexpr Names<10> op = {"is",        "is_not",    "in",    "at_least", "at_most",
                                 "more_than", "less_than", "known", "within",   "ago"};
/// Heads of conditions and triggers; the first of each enumeration, `invalid`, has no word.
inline constexpr Names<14> condition = {"all",   "any",   "not",      "attribute", "entry",   "tag",     "stage",
                                        "score", "event", "reaction", "streak",    "consent", "segment", "local_time"};
inline constexpr Names<8> trigger = {"event", "reaction", "date", "every", "becomes", "opt_out", "handed_over", "any"};
inline constexpr Names<3> goal_level = {"execution", "process", "outcome"};  ///< Goal::Level without `unset`
inline constexpr Names<2> at_end = {"drain", "leave"};                       ///< Active::AtEnd without `unset`
inline constexpr Names<3> window = {"sliding", "calendar", "tumbling"};
inline constexpr Names<5> guarantee = {"at_most", "never_between", "after_no", "always_at",
                                       "reaches"};  ///< without `invalid`

inline constexpr Names<14> value_type = {"text",  "integer", "number", "boolean", "date",     "moment", "money",
                                         "email", "phone",   "region", "zone",    "language", "person", "id"};
inline constexpr Names<3> changes = {"never", "external", "journey"};  ///< Changes without `unset`
inline constexpr Names<5> means = {"purchase", "registration", "refund", "booking", "visit"};  ///< without `nothing`
inline constexpr Names<5> consent_kind = {"express", "double_opt_in", "soft", "implied", "none"};
inline constexpr Names<4> consent_kept = {"when", "where", "text", "export"};
inline constexpr Names<4> consent_fact = {"sale", "same-firm", "similar-goods", "opt-out-offered"};
inline constexpr Names<2> consent_counts_from = {"given", "last-activity"};
inline constexpr Names<11> channel_kind = {
    "email", "sms", "push", "wecom", "official-account", "mini-program", "call", "in-app", "whatsapp", "web", "other"};
inline constexpr Names<4> unsubscribe = {"https", "http", "mailto", "one-click"};  ///< Channel::Unsubscribe
inline constexpr Names<2> minors = {"none", "possible"};                           ///< Workspace::minors
inline constexpr Names<3> stock = {"synced", "unlimited", "counted"};              ///< Offer::Stock without `unset`
inline constexpr Names<6> check = {"address", "suppression", "consent", "hours", "dedupe", "caps"};
static_assert(check.size() == check_count);
inline constexpr Names<3> mode = {"enforce", "observe", "off"};
inline constexpr Names<3> on_fail = {"drop", "hold", "leave"};
inline constexpr Names<3> on_full = {"advance", "hold", "leave"};  ///< OnFail as caps call it
inline constexpr Names<3> count_at = {"plan", "send", "delivery"};
inline constexpr Names<2> cap_unit = {"person", "address"};
inline constexpr Names<8> expectation = {"message", "no_message", "entry",   "no_entry",
                                         "leave",   "step",       "no_step", "state"};  ///< without `invalid`
inline constexpr Names<6> refusal = {"inside", "too_soon", "not_active", "condition", "exit_condition", "loop"};
inline constexpr Names<7> leaving = {"end", "exit_rule", "lifetime", "period_over", "told_to", "nowhere", "loop"};
inline constexpr Names<11> reason = {"no-address",   "suppressed",  "no-consent",     "withdrawn",
                                     "no-topic",     "quiet-hours", "outside-window", "outside-working-hours",
                                     "similar-sent", "cap-full",    "held-too-long"};  ///< without `nothing`
inline constexpr Names<3> dedupe_by = {"kind", "offer", "template"};

inline constexpr Names<5> standing = {"in-force", "pending", "contested", "provider-policy", "practice"};
inline constexpr Names<3> verified = {"primary", "secondary", "unverified"};
inline constexpr Names<3> severity = {"error", "warning", "info"};
inline constexpr Names<3> counts = {"sends", "attempts", "deliveries"};
inline constexpr Names<2> text_part = {"subject", "text"};
inline constexpr Names<5> sender_part = {"name", "legal_name", "postal_address", "contact", "email_from"};
inline constexpr Names<3> length_unit = {"characters", "parts", "bytes"};
/// Heads of what a requirement asks for; the first of the enumeration, `invalid`, has no word.
inline constexpr Names<16> must = {"pass",        "hours",        "at_most", "consent", "keeps",         "lasts",
                                   "stop_within", "begin_with",   "say",     "not_say", "opt_out_words", "sender",
                                   "one_click",   "reply_window", "longest", "attested"};
inline constexpr Names<2> attested = {"yes", "does-not-apply"};  ///< Attestation::Answer

/// The word for a value of an enumeration that has no nameless member in front.
template <std::size_t n, class E>
[[nodiscard]] constexpr std::string_view of(const Names<n>& names, E value) {
  return names[static_cast<std::size_t>(value)];
}
/// The same for one whose first member has no word; `value` is another one.
template <std::size_t n, class E>
[[nodiscard]] constexpr std::string_view of_named(const Names<n>& names, E value) {
  return names[static_cast<std::size_t>(value) - 1];
}

}  // namespace wayproof::model::names
