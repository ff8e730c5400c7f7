// Journeys of other systems. A foreign file is recognised by its content and decoded into the same model as our own
// files, every field with its place in the foreign file, so it can be checked, drawn and traced as it is. What an
// export cannot say stays absent in the model, and rules that need it say that they lack data.
//
// Nothing is lost silently: each field of the file is listed with what became of it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "finding/finding.h"
#include "finding/report.h"
#include "json/tree.h"
#include "model/project.h"

namespace wayproof::imports {

/// What became of a field.
enum class Fate : std::uint8_t {
  mapped,        ///< the model says exactly this
  approximated,  ///< the model says nearly this; `note` tells the difference
  left_out,      ///< the model does not say it; `note` tells why
};

struct FieldFate {
  std::string pointer;  ///< JSON Pointer
  Span span;            ///< of the value
  Fate fate = Fate::left_out;
  std::string becomes;  ///< where it stands in our grammar ("steps.wait.for"); empty when left out
  Message note;         ///< empty key when mapped
};

struct Import {
  std::vector<model::Journey> journeys;
  /// What the journeys speak of and the file does not describe: segments only the platform knows, templates not at
  /// hand, topics, channels, events, attributes. To be merged into the workspace.
  model::Workspace needs;
  std::vector<FieldFate> fields;  ///< one for each leaf (and each empty object or array), in order of position
};

struct Importer {
  std::string_view id;     ///< "dittofeed"; Journey::system
  std::string_view title;  ///< the system's name
  bool (*recognises)(json::Value root);
  Import (*read)(const json::Tree& tree, std::string_view name, FileId file, Report& report);
};

[[nodiscard]] std::span<const Importer> importers();

/// The importer for a file, or nothing. Our own files ("format") are nobody's.
[[nodiscard]] const Importer* recognise(json::Value root);
[[nodiscard]] const Importer* find(std::string_view id);

/// Decodes a file whose system is known. `name` is the file's name; its stem serves where the export has no id of its
/// own.
[[nodiscard]] Import read(const Importer& importer, const json::Tree& tree, std::string_view name, FileId file,
                          Report& report);

/// Adds what journeys of `file` need and the workspace does not have. What a workspace already says stands. Places are
/// kept only while there is no workspace file, since a workspace has one.
void merge(const model::Workspace& needs, FileId file, model::Workspace& workspace);

}  // namespace wayproof::imports
