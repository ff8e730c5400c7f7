// The rules of the families "file", "packs" and "table". Reading, decoding, importing and honouring ignores find the
// problems of the first on their way, choosing policy packs (src/packs) those of the second, reading a planning table
// (src/table) those of the third; here they get their entry in the registry, so that their severity is said once and
// they have a page, are listed and explained like all others.
#include "rules/rule.h"

namespace wayproof::rules {

extern constinit const Rule file_bad_value{{"file/bad-value", Severity::error, "2026.11", Stability::stable}, nullptr};
extern constinit const Rule file_conflicting_keys{
    {"file/conflicting-keys", Severity::error, "2026.11", Stability::stable}, nullptr};
extern constinit const Rule file_duplicate_id{{"file/duplicate-id", Severity::error, "2026.11", Stability::stable},
                                              nullptr};
extern constinit const Rule file_duplicate_key{{"file/duplicate-key", Severity::error, "2026.11", Stability::stable},
                                               nullptr};
extern constinit const Rule file_empty_range{{"file/empty-range", Severity::error, "2026.11", Stability::stable},
                                             nullptr};
extern constinit const Rule file_foreign_field{{"file/foreign-field", Severity::warning, "2026.11", Stability::stable},
                                               nullptr};
extern constinit const Rule file_impossible_value{
    {"file/impossible-value", Severity::error, "2026.11", Stability::stable}, nullptr};
extern constinit const Rule file_missing_key{{"file/missing-key", Severity::error, "2026.11", Stability::stable},
                                             nullptr};
extern constinit const Rule file_newer_format{{"file/newer-format", Severity::warning, "2026.11", Stability::stable},
                                              nullptr};
extern constinit const Rule file_no_workspace{{"file/no-workspace", Severity::info, "2026.11", Stability::stable},
                                              nullptr};
extern constinit const Rule file_syntax{{"file/syntax", Severity::error, "2026.11", Stability::stable}, nullptr};
extern constinit const Rule file_two_workspaces{{"file/two-workspaces", Severity::error, "2026.11", Stability::stable},
                                                nullptr};
extern constinit const Rule file_unknown_format{
    {"file/unknown-format", Severity::warning, "2026.11", Stability::stable}, nullptr};
extern constinit const Rule file_unknown_key{{"file/unknown-key", Severity::error, "2026.11", Stability::stable},
                                             nullptr};
extern constinit const Rule file_unknown_reference{
    {"file/unknown-reference", Severity::error, "2026.11", Stability::stable}, nullptr};
extern constinit const Rule file_unknown_rule_set{
    {"file/unknown-rule-set", Severity::warning, "2026.11", Stability::stable}, nullptr};
extern constinit const Rule file_unused_ignore{{"file/unused-ignore", Severity::warning, "2026.11", Stability::stable},
                                               nullptr};
extern constinit const Rule file_wrong_type{{"file/wrong-type", Severity::error, "2026.11", Stability::stable},
                                            nullptr};

extern constinit const Rule packs_looser{{"packs/looser", Severity::warning, "2026.11", Stability::preview}, nullptr};
extern constinit const Rule packs_other_version{
    {"packs/other-version", Severity::warning, "2026.11", Stability::preview}, nullptr};
extern constinit const Rule packs_too_severe{{"packs/too-severe", Severity::error, "2026.11", Stability::preview},
                                             nullptr};

extern constinit const Rule table_assumed{{"table/assumed", Severity::info, "2026.11", Stability::stable}, nullptr};
extern constinit const Rule table_missing{{"table/missing", Severity::info, "2026.11", Stability::stable}, nullptr};
extern constinit const Rule table_not_understood{
    {"table/not-understood", Severity::warning, "2026.11", Stability::stable}, nullptr};
extern constinit const Rule table_unreadable{{"table/unreadable", Severity::error, "2026.11", Stability::stable},
                                             nullptr};

}  // namespace wayproof::rules
