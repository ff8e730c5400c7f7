// What the model's things are called in a sentence: the catalogue's word for a value of an enumeration, and titles.
#pragma once

#include <string_view>

#include "finding/finding.h"
#include "model/fate.h"
#include "model/journey.h"
#include "model/pack.h"
#include "model/workspace.h"

namespace wayproof::model {

/// The keys are "word.<enumeration>.<name in files>" (model/names.h, src/i18n/messages/words.json).
[[nodiscard]] Word word(ChannelKind kind);  ///< "mail", as it reads inside a sentence
[[nodiscard]] Word word(Check check);
[[nodiscard]] Word word(ConsentKind kind);
[[nodiscard]] Word word(ConsentRecords::Fact fact);
[[nodiscard]] Word word(ConsentRecords::Kept kept);
[[nodiscard]] Word word(Purpose purpose);
[[nodiscard]] Word word(Leaving leaving);  ///< "by a rule for leaving"
[[nodiscard]] Word word(Reaction reaction);
[[nodiscard]] Word word(Reason reason);    ///< of one that says something, not `nothing`
[[nodiscard]] Word word(Refusal refusal);  ///< "too soon to enter again"
[[nodiscard]] Word word(SenderPart part);
[[nodiscard]] Word word(Standing standing);
[[nodiscard]] Word word(StepType type);
[[nodiscard]] Word word(ValueType type);
[[nodiscard]] Word word(Verified verified);  ///< "by somebody's account of it"

/// The title in all its languages, or the id of a thing that has none.
[[nodiscard]] UserText title_or_id(const Text& title, std::string_view id);

}  // namespace wayproof::model
