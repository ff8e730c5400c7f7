// The mechanisms by which requirements are held: few, shared by all packs, each told by the head of `must`.
#pragma once

#include "packs/asked.h"

namespace wayproof::packs {

// mechanism_pass.cpp
/// The findings of rules that stand for the requirement get its sources.
void ask_pass(const Asked& asked, Answering& answer, std::vector<Finding>& findings);

// mechanism_texts.cpp
void ask_begin_with(const Asked& asked, Answering& answer);
void ask_say(const Asked& asked, Answering& answer);
void ask_not_say(const Asked& asked, Answering& answer);
void ask_opt_out_words(const Asked& asked, Answering& answer);
void ask_longest(const Asked& asked, Answering& answer);

// mechanism_consent.cpp
void ask_consent_kinds(const Asked& asked, Answering& answer);
void ask_consent_kept(const Asked& asked, Answering& answer);
void ask_consent_life(const Asked& asked, Answering& answer);
void ask_stop_within(const Asked& asked, Answering& answer);

// mechanism_times.cpp
/// The times of the week at which messages may go out by hours that a requirement states.
[[nodiscard]] facts::WeekSet open_hours(const model::Must& must);
/// "08:00–21:00", "Mon, Tue 10:00–13:00".
[[nodiscard]] Message named(const model::OpenHours& open);
void ask_hours(const Asked& asked, Answering& answer);
void ask_at_most(const Asked& asked, Answering& answer);

// mechanism_settings.cpp
void ask_sender(const Asked& asked, Answering& answer);
void ask_one_click(const Asked& asked, Answering& answer);
void ask_reply_window(const Asked& asked, Answering& answer);
void ask_attested(Answering& answer);

}  // namespace wayproof::packs
