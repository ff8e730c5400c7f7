// How platforms count: what they mean by a day, a week or a month of a limit, and what becomes of a message that comes
// too often or at a closed hour. Data with the pages that say so (docs/dialects.md); what those pages do not say stays
// as a workspace has it, so a dialect never makes anything up.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "program/program.h"

namespace wayproof::program {

/// What a platform means by a limit's day, week or month.
enum class Counting : std::uint8_t {
  as_written,             ///< its pages do not say
  calendar_of_recipient,  ///< from midnight to midnight where the customer is
  calendar_of_workspace,  ///< ... on the platform's own clock
  sliding,                ///< any stretch of that length
};

struct Dialect {
  std::string_view id;  ///< as `gate.dialect` names it
  std::string_view name;
  Counting day = Counting::as_written, week = Counting::as_written, month = Counting::as_written;
  std::optional<model::OnFail> on_full;    ///< what a full limit does with a message
  std::optional<model::OnFail> at_closed;  ///< what quiet hours do with it
  std::optional<model::CountAt> count_at;  ///< when a message counts
  /// It knows only limits of one message on one channel, and says nothing of others.
  bool one_on_a_channel = false;
  std::span<const std::string_view> sources;  ///< addresses of its pages
};

/// All of them, by id.
[[nodiscard]] std::span<const Dialect> dialects();
/// Null where nothing is known of how it counts.
[[nodiscard]] const Dialect* find_dialect(std::string_view id);
/// When the sources were looked up.
inline constexpr std::string_view dialects_checked = "2026-11-22";

/// The program with its checks before sending as the platform would carry them out.
[[nodiscard]] Program as_read_by(Program program, const Dialect& dialect);

}  // namespace wayproof::program
