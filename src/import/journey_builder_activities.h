// The activities of a Journey Builder journey: its steps. One function for each family of kinds, each in a file of its
// own.
#pragma once

#include <vector>

#include "import/pieces.h"

namespace wayproof::imports {

/// Decodes `activities` into the journey's steps and its first one; what they name goes to `needs`.
/// `purpose`: what the kind of journey says about its messages, if it does.
void read_activities(json::Value activities, model::Maybe<model::Purpose> purpose, Ledger& ledger,
                     model::Journey& journey, model::Workspace& needs);

/// The condition in a string of XML, booked under `becomes`; nothing when it lets everybody pass. One that we cannot
/// read is a segment called `unclear`, which only the platform can decide; `title` says what the platform calls it.
[[nodiscard]] std::optional<model::Condition> read_criteria(json::Value xml, const std::string& unclear,
                                                            const model::Text& title, std::string_view becomes,
                                                            Ledger& ledger, model::Workspace& needs);

// ---- for the files that read activities

/// In capital letters: sources write "RandomSplit" and "RANDOMSPLIT", "Draft" and "DRAFT".
[[nodiscard]] std::string upper(std::string_view text);

/// A way on from an activity.
struct Way {
  json::Value outcome;
  model::Id key;
  model::Id next;
  model::Text label;
};

/// What every reader of activities writes on.
struct Desk {
  Ledger& ledger;
  model::Workspace& needs;
  WayOut& way_out;
  model::Maybe<model::Purpose> purpose;

  /// The one way on; of several the first, where we know no meaning of the others.
  void go_on(model::Step& step, const std::vector<Way>& ways) {
    step.next = ways.empty() ? way_out.id(step.id.span) : ways.front().next;
  }
  /// Books members of an object that the check does not ask for.
  void leave_out(json::Value object, std::initializer_list<const char*> keys, std::string_view note) {
    for (const char* const key : keys) {
      if (const json::Value value = object[key]) ledger.left_out(value, note);
    }
  }
};

/// Each takes the step with its id, title and place, and gives it its kind.
using ActivityReader = model::Step (*)(Desk&, json::Value activity, model::Step, const std::vector<Way>&);
model::Step read_email(Desk& desk, json::Value activity, model::Step step, const std::vector<Way>& ways);
model::Step read_sms(Desk& desk, json::Value activity, model::Step step, const std::vector<Way>& ways);
model::Step read_push(Desk& desk, json::Value activity, model::Step step, const std::vector<Way>& ways);
model::Step read_wait(Desk& desk, json::Value activity, model::Step step, const std::vector<Way>& ways);
model::Step read_decision(Desk& desk, json::Value activity, model::Step step, const std::vector<Way>& ways);
model::Step read_random_split(Desk& desk, json::Value activity, model::Step step, const std::vector<Way>& ways);
model::Step read_path_test(Desk& desk, json::Value activity, model::Step step, const std::vector<Way>& ways);
model::Step read_engagement(Desk& desk, json::Value activity, model::Step step, const std::vector<Way>& ways);
model::Step read_opaque(Desk& desk, json::Value activity, model::Step step, const std::vector<Way>& ways);

}  // namespace wayproof::imports
