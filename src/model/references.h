// Every place where one thing names another: which kind of thing, which name, where it is written. One list for whoever
// needs it: the check that names exist, renaming, hovering.
#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "finding/report.h"
#include "model/project.h"

namespace wayproof::model {

enum class Refers : std::uint8_t {
  step,
  journey,
  topic,
  channel,
  attribute,
  event,
  template_,
  offer,
  role,
  segment,
  score,
  stage,
  tag,
  zone,
  customer
};

/// The words of files for them, also in message keys: "file/refers.step".
[[nodiscard]] std::string_view name(Refers kind);

/// Names are views into the project, which must outlive the reference.
struct Reference {
  Refers to = Refers::step;
  std::string_view name;
  Place place;               ///< of the name as written, with its quotes
  std::string_view journey;  ///< of steps: the id of the journey whose step is meant; empty: a step of any journey
  std::string_view inside;   ///< id of the journey it is written in; empty: in the workspace, a customer or a test
  std::string_view step;     ///< id of the step it is written in, else empty
};

/// In order of workspace, journeys, customers, tests, and inside each as the model lists things. Names that mean
/// something of their own ("entry" and "end" of promises, "any" topic, "all" channels, "recipient", "workspace") are no
/// references.
void for_each_reference(const Project& project, const std::function<void(const Reference&)>& visit);

/// The ids and names that a reference could mean, in the order they are declared.
[[nodiscard]] std::vector<std::string_view> candidates(const Project& project, const Reference& reference);

/// A finding `file/unknown-reference` for each name that nothing has. Without a workspace its names cannot be known:
/// then one finding `file/no-workspace` a file says so. Tags count only where the workspace lists them.
void check_references(const Project& project, Report& report);

}  // namespace wayproof::model
