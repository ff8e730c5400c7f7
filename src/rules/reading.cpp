// The rules of the family "file". Reading, decoding, importing and honouring ignores find these problems on their way;
// here they get their entry in the registry, so that they have a page and can be listed, explained and ignored like all
// others.
#include "rules/registry.h"

namespace wayproof::rules {

constinit const Rule file_bad_value{{"file/bad-value", Severity::error, "0.1.0", Stability::stable}, nullptr};
constinit const Rule file_conflicting_keys{{"file/conflicting-keys", Severity::error, "0.1.0", Stability::stable},
                                           nullptr};
constinit const Rule file_duplicate_id{{"file/duplicate-id", Severity::error, "0.1.0", Stability::stable}, nullptr};
constinit const Rule file_duplicate_key{{"file/duplicate-key", Severity::error, "0.1.0", Stability::stable}, nullptr};
constinit const Rule file_empty_range{{"file/empty-range", Severity::error, "0.1.0", Stability::stable}, nullptr};
constinit const Rule file_foreign_field{{"file/foreign-field", Severity::warning, "0.1.0", Stability::stable}, nullptr};
constinit const Rule file_impossible_value{{"file/impossible-value", Severity::error, "0.1.0", Stability::stable},
                                           nullptr};
constinit const Rule file_missing_key{{"file/missing-key", Severity::error, "0.1.0", Stability::stable}, nullptr};
constinit const Rule file_newer_format{{"file/newer-format", Severity::warning, "0.1.0", Stability::stable}, nullptr};
constinit const Rule file_no_workspace{{"file/no-workspace", Severity::info, "0.1.0", Stability::stable}, nullptr};
constinit const Rule file_syntax{{"file/syntax", Severity::error, "0.1.0", Stability::stable}, nullptr};
constinit const Rule file_two_workspaces{{"file/two-workspaces", Severity::error, "0.1.0", Stability::stable}, nullptr};
constinit const Rule file_unknown_format{{"file/unknown-format", Severity::warning, "0.1.0", Stability::stable},
                                         nullptr};
constinit const Rule file_unknown_key{{"file/unknown-key", Severity::error, "0.1.0", Stability::stable}, nullptr};
constinit const Rule file_unknown_reference{{"file/unknown-reference", Severity::error, "0.1.0", Stability::stable},
                                            nullptr};
constinit const Rule file_unused_ignore{{"file/unused-ignore", Severity::warning, "0.1.0", Stability::stable}, nullptr};
constinit const Rule file_wrong_type{{"file/wrong-type", Severity::error, "0.1.0", Stability::stable}, nullptr};

}  // namespace wayproof::rules
