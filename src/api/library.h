// What the engine has to be read: rules with their pages, schemas of files.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "i18n/language.h"
#include "model/pack.h"
#include "report/render.h"

namespace wayproof::api {

/// Every kind of file that has a schema, and that schema; nothing for others.
[[nodiscard]] std::span<const std::string_view> schema_kinds();
[[nodiscard]] std::optional<std::string> schema_of(std::string_view kind);

/// All rules as SARIF shows them.
[[nodiscard]] std::vector<report::RuleHelp> rule_help(i18n::Language language);

/// What `explain` shows: of a rule, "content/sender", of a mechanism of packs, "pack/hours", or of a requirement that
/// comes with Wayproof, "pack/kr/night" or "kr/night".
struct Explained {
  std::string id;
  std::string title;
  std::optional<Severity> severity;  ///< none of a mechanism
  std::string since;                 ///< of a rule
  std::string markdown;
};
[[nodiscard]] std::optional<Explained> explained(std::string_view id, i18n::Language language);
/// The same of a requirement of this pack: "night", "house/night" or "pack/house/night".
[[nodiscard]] std::optional<Explained> explained(const model::Pack& pack, std::string_view id, i18n::Language language);
/// As the engine answers `explain`.
[[nodiscard]] std::string written(const Explained& explained);

}  // namespace wayproof::api
