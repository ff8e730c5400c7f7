// Sentences about dialects that the terminal and JSON share.
#pragma once

#include "report/dialects_report.h"
#include "report/writers.h"
#include "trace/narrate.h"

namespace wayproof::report {

/// Of one workspace and one pair.
class DialectWords {
 public:
  DialectWords(const ComparedProject& compared, const dialect::Pair& pair);

  /// "Braze, Mautic: somebody gets something else."
  [[nodiscard]] Message verdict() const;
  [[nodiscard]] Message ground() const;
  /// What is read otherwise: "There “at most 1 a day” is counted as “at most 1 in 24 hours”."
  [[nodiscard]] Message reads() const;
  [[nodiscard]] ArgValue step_title(const dialect::Row& row) const { return narrator_.step_title(row.step); }
  [[nodiscard]] ArgValue channel(const dialect::Row& row) const;
  [[nodiscard]] Message fate(const dialect::Row& row, const dialect::Fate& fate) const;
  [[nodiscard]] Zone zone() const { return pair_.shown->own.state.zone; }

 private:
  [[nodiscard]] std::vector<Message> parts() const;
  void counting(program::Index cap, std::vector<Message>& out) const;

  const ComparedProject& compared_;
  const dialect::Pair& pair_;
  trace::Narrator narrator_;
};

[[nodiscard]] std::string_view name_of(dialect::Pair::Answer answer);  ///< "differs"
[[nodiscard]] std::string_view name_of(dialect::Pair::Ground ground);  ///< "replay"
[[nodiscard]] std::string_view name_of(dialect::Fate::Kind kind);      ///< "sent"

/// The names of platforms.
[[nodiscard]] ArgValue names_of(const std::vector<const program::Dialect*>& dialects);
/// The pairs of a workspace as they are told: that of the platform which it names first, then those that differ.
[[nodiscard]] std::vector<const dialect::Pair*> in_order(const ComparedProject& compared);
/// Whether the workspace names one of these platforms.
[[nodiscard]] bool is_named(const ComparedProject& compared, const std::vector<const program::Dialect*>& dialects);
/// Which platform the files are meant for; without a key where they name none.
[[nodiscard]] Message about_named(const ComparedProject& compared);
/// There is a limit or an hour that could be read otherwise.
[[nodiscard]] bool has_checks(const ComparedProject& compared);
[[nodiscard]] Message dialects_summary(const DialectsInput& input);

}  // namespace wayproof::report
