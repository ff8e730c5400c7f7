// A requirement of a pack as a page to be read: whom and what it is about, where it is written, what has to hold, and
// how its mechanism checks that. `wayproof explain cn.sms/hours` shows it.
#pragma once

#include <string>

#include "i18n/language.h"
#include "model/pack.h"

namespace wayproof::report {

/// Markdown. The mechanism's page stands below, where the engine carries pages.
[[nodiscard]] std::string write_requirement(const model::Pack& pack, const model::Requirement& requirement,
                                            i18n::Language language);

}  // namespace wayproof::report
