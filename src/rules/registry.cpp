// The one list of rules; tests/unit/rules/registry_test.cpp holds it equal to the files in this folder. Rules do not
// see it, so that a new one compiles alone.
#include <array>

#include "rules/rule.h"

// clang-format off
#define WAYPROOF_RULES(rule)           \
  rule(cap_calendar_gap)               \
  rule(cap_calls_uncounted)            \
  rule(cap_counts_codes)               \
  rule(cap_message_held_back)          \
  rule(cap_not_all_journeys)           \
  rule(cap_not_declared)               \
  rule(cap_platform_counts_otherwise)  \
  rule(cap_too_many_on_one_path)       \
  rule(consent_asked_again)            \
  rule(consent_evidence)               \
  rule(consent_expires_inside)         \
  rule(consent_kind_too_weak)          \
  rule(consent_minors)                 \
  rule(consent_not_checked)            \
  rule(consent_other_channel)          \
  rule(consent_topic_missing)          \
  rule(consent_won_back_after_opt_out) \
  rule(content_advertising_in_notice)  \
  rule(content_language_missing)       \
  rule(content_left_over)              \
  rule(content_link_nowhere)           \
  rule(content_mail_size)              \
  rule(content_not_ready)              \
  rule(content_offer_ends_before_send) \
  rule(content_opt_out_link_empty)     \
  rule(content_opt_out_missing)        \
  rule(content_opt_out_wrong_word)     \
  rule(content_scarcity_without_stock) \
  rule(content_sender)                 \
  rule(content_several_calls)          \
  rule(content_sms_segments)           \
  rule(content_stale)                  \
  rule(content_subject)                \
  rule(cross_circle)                   \
  rule(cross_collide)                  \
  rule(cross_same_content)             \
  rule(cross_tags_contradict)          \
  rule(cross_tests_mix)                \
  rule(cross_two_prices)               \
  rule(cross_two_voices)               \
  rule(data_address_form)              \
  rule(data_address_missing)           \
  rule(data_late_event)                \
  rule(data_latency_unknown)           \
  rule(data_missing_value)             \
  rule(data_never_set)                 \
  rule(data_score_out_of_reach)        \
  rule(data_stage_backwards)           \
  rule(data_two_definitions)           \
  rule(data_type_mismatch)             \
  rule(data_unmatched_identity)        \
  rule(data_unused)                    \
  rule(data_variable_without_fallback) \
  rule(exit_buyers_still_sold_to)      \
  rule(exit_opt_out_keeps_sending)     \
  rule(exit_refund_ignored)            \
  rule(exit_refused_hand_over)         \
  rule(exit_stops_too_much)            \
  rule(exit_true_at_entry)             \
  rule(exit_wrong_product)             \
  rule(file_bad_value)                 \
  rule(file_conflicting_keys)          \
  rule(file_duplicate_id)              \
  rule(file_duplicate_key)             \
  rule(file_empty_range)               \
  rule(file_foreign_field)             \
  rule(file_impossible_value)          \
  rule(file_missing_key)               \
  rule(file_newer_format)              \
  rule(file_no_workspace)              \
  rule(file_syntax)                    \
  rule(file_two_workspaces)            \
  rule(file_unknown_format)            \
  rule(file_unknown_key)               \
  rule(file_unknown_reference)         \
  rule(file_unknown_rule_set)          \
  rule(file_unused_ignore)             \
  rule(file_wrong_type)                \
  rule(goal_after_the_fact)            \
  rule(goal_implausible)               \
  rule(goal_no_comparison)             \
  rule(goal_no_guard)                  \
  rule(goal_no_window)                 \
  rule(goal_none)                      \
  rule(goal_opens_decide)              \
  rule(goal_too_few_people)            \
  rule(goal_unmeasurable)              \
  rule(goal_vanity)                    \
  rule(graph_branch_without_effect)    \
  rule(graph_constant_condition)       \
  rule(graph_dead_branch)              \
  rule(graph_exit_never_fires)         \
  rule(graph_incomplete_cases)         \
  rule(graph_no_way_out)               \
  rule(graph_overlapping_cases)        \
  rule(graph_shares)                   \
  rule(graph_too_many_decisions)       \
  rule(graph_unreachable)              \
  rule(graph_zero_time_loop)           \
  rule(packs_looser)                   \
  rule(packs_other_version)            \
  rule(packs_too_severe)               \
  rule(quiet_code_held)                \
  rule(quiet_confirmed_by_hand)        \
  rule(quiet_never_open)               \
  rule(quiet_promise_missed)           \
  rule(quiet_reached)                  \
  rule(quiet_zone_unknown)             \
  rule(table_assumed)                  \
  rule(table_missing)                  \
  rule(table_not_understood)           \
  rule(table_unreadable)               \
  rule(team_logged_late)               \
  rule(team_no_due_time)               \
  rule(team_no_owner)                  \
  rule(team_outcome_unheard)           \
  rule(team_outside_hours)             \
  rule(team_over_capacity)             \
  rule(team_owner_missing)             \
  rule(team_review_due)                \
  rule(time_adjacent_waits)            \
  rule(time_at_end_missing)            \
  rule(time_day_or_24_hours)           \
  rule(time_holiday)                   \
  rule(time_idle_wait)                 \
  rule(time_leap_day)                  \
  rule(time_moving_date)               \
  rule(time_past_due)                  \
  rule(time_senders_clock)             \
  rule(time_short_for_late_data)       \
  rule(time_skipped_hour)              \
  rule(time_wait_beyond_lifetime)
// clang-format on

namespace wayproof::rules {

// Each is defined in src/rules/<family>/<name>.cpp.
#define WAYPROOF_DECLARE(name) extern const Rule name;
WAYPROOF_RULES(WAYPROOF_DECLARE)
#undef WAYPROOF_DECLARE

std::span<const Rule* const> registry() {
#define WAYPROOF_ADDRESS(name) &name,
  static constexpr std::array all{WAYPROOF_RULES(WAYPROOF_ADDRESS)};
#undef WAYPROOF_ADDRESS
  return all;
}

const Rule* find_rule(std::string_view id) {
  for (const Rule* rule : registry()) {
    if (rule->info.id == id) return rule;
  }
  return nullptr;
}

std::span<const std::string_view> retired_ids() { return {}; }

}  // namespace wayproof::rules
