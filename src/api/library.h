// What the engine carries to be read: rules with their pages, schemas of files.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "i18n/language.h"
#include "report/render.h"

namespace wayproof::api {

struct EmbeddedFile {
  std::string_view name;  ///< path below its folder
  std::string_view text;
};

/// Files schema/*.json, by name. Made by tools/embed_files.py.
[[nodiscard]] std::span<const EmbeddedFile> schemas();

/// The newest schema of a kind of file ("journey"); nothing for kinds without one.
[[nodiscard]] std::optional<std::string_view> schema_of(std::string_view kind);
/// Every kind that has a schema.
[[nodiscard]] std::vector<std::string_view> schema_kinds();

/// All rules as SARIF shows them.
[[nodiscard]] std::vector<report::RuleHelp> rule_help(i18n::Language language);

}  // namespace wayproof::api
