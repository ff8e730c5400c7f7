#include "model/words.h"

#include "model/names.h"

namespace wayproof::model {
namespace {

Word word_of(std::string_view enumeration, std::string_view name) {
  return {"word." + std::string(enumeration) + "." + std::string(name)};
}

}  // namespace

Word word(ChannelKind kind) { return word_of("channel", names::of(names::channel_kind, kind)); }
Word word(Check check) { return word_of("check", names::of(names::check, check)); }
Word word(ConsentKind kind) { return word_of("consent", names::of(names::consent_kind, kind)); }
Word word(ConsentRecords::Fact fact) { return word_of("consent-fact", names::of(names::consent_fact, fact)); }
Word word(ConsentRecords::Kept kept) { return word_of("consent-kept", names::of(names::consent_kept, kept)); }
Word word(Purpose purpose) { return word_of("purpose", names::of(names::purpose, purpose)); }
Word word(Leaving leaving) { return word_of("leaving", names::of(names::leaving, leaving)); }
Word word(Refusal refusal) { return word_of("refusal", names::of(names::refusal, refusal)); }
Word word(Reason reason) { return word_of("reason", names::of_named(names::reason, reason)); }
Word word(Reaction reaction) { return word_of("reaction", names::of(names::reaction, reaction)); }
Word word(SenderPart part) { return word_of("sender", names::of(names::sender_part, part)); }
Word word(Standing standing) { return word_of("standing", names::of(names::standing, standing)); }
Word word(StepType type) { return word_of("step", names::of(names::step_type, type)); }
Word word(ValueType type) { return word_of("type", names::of(names::value_type, type)); }
Word word(Verified verified) { return word_of("verified", names::of(names::verified, verified)); }

UserText title_or_id(const Text& title, std::string_view id) {
  UserText out;
  for (const auto& entry : title.entries) out.by_language.emplace_back(entry.language, entry.value);
  if (out.by_language.empty()) out.by_language.emplace_back("", id);
  return out;
}

}  // namespace wayproof::model
