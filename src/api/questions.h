// The five questions that an export cannot answer: which system sends, what it enforces, whether every mail's footer
// carries the way out, which subscriptions and kinds of messages there are, where customers live. Answers are written
// into the workspace, by the system's own ids, so they hold for the next export of the same journeys too.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "i18n/language.h"
#include "json/tree.h"
#include "model/project.h"

namespace wayproof::api {

/// Writes answers into a workspace's text, each as the smallest change. `answers`:
///   {"system": "klaviyo", "consent": true, "suppression": true, "caps": {"max": 2, "hours": 24} or false,
///    "quiet": {"from": "21:00:00", "to": "08:00:00"} or false, "opt_out": true,
///    "topics": {"news": {"consent": "express", "sells": true}}, "messages": {"<journey>": {"<step>": "service"}},
///    or {"<step>": {"purpose": "marketing", "topic": "news"}},
///    "regions": ["DE"]}
/// All are optional; null takes an answer back, also within topics and messages. Nothing if one of them is none of
/// these, or the text cannot be changed there.
[[nodiscard]] std::optional<std::string> write_answers(std::string text, json::Value answers);

struct FiveQuestion {
  std::string id;    ///< "system", "enforced", "opt_out", "topics", "regions"
  std::string text;  ///< in the reader's language
  bool open = false;
};
/// The questions about the workspace among the files, with what is open. Nothing if there is none that can be read.
[[nodiscard]] std::vector<FiveQuestion> five_questions(const std::vector<model::InputFile>& files, Day as_of,
                                                       i18n::Language language);

}  // namespace wayproof::api
