// Visits every condition, trigger, instant and content of the files, with what it belongs to.
#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "model/project.h"

namespace wayproof::rules {

/// What a piece belongs to: a journey, mostly one of its steps, or the workspace (no journey).
struct Owner {
  FileId file = 0;
  const model::Journey* journey = nullptr;
  const model::Step* step = nullptr;
};

enum class ConditionUse : std::uint8_t { entry, exit, branch, variant, becomes, segment };

/// Each whole condition once, not its parts.
void for_each_condition(const model::Project& project,
                        const std::function<void(const model::Condition&, ConditionUse, const Owner&)>& visit);

/// Each whole trigger once, the parts of an `any` too.
enum class TriggerUse : std::uint8_t { entry, exit, wait, score };
void for_each_trigger(const model::Project& project,
                      const std::function<void(const model::Trigger&, TriggerUse, const Owner&)>& visit);

/// A condition and all its parts.
void for_each_part(const model::Condition& condition, const std::function<void(const model::Condition&)>& visit);

/// What one message can say: its own content or its template's, each variant on its own.
struct ContentView {
  const model::Content* content = nullptr;
  const model::Template* from = nullptr;  ///< the template, when it comes from one
  FileId file = 0;                        ///< the file it is written in
  bool variant = false;
};
struct Contents {
  std::vector<ContentView> said;
  const model::Template* without_text = nullptr;  ///< a template whose text is not at hand
  bool unknown_template = false;                  ///< names a template that the files do not have
  Span template_span;                             ///< where the step names the template that is not at hand
};
[[nodiscard]] Contents contents_of(const model::Project& project, const model::Journey& journey,
                                   const model::Step& step);

}  // namespace wayproof::rules
