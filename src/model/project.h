// Everything one request is about: the files, the workspace that holds, its journeys and customers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "finding/report.h"
#include "json/tree.h"
#include "model/customer.h"
#include "model/journey_tests.h"
#include "model/pack.h"
#include "model/workspace.h"

namespace wayproof::model {

enum class FileKind : std::uint8_t { unknown, journey, workspace, customer, tests, pack, imported, other };

/// One file of the request. `text` is borrowed from the caller for the whole request, `root` from the tree in Loaded.
struct File {
  std::string name;  ///< as the caller gave it, '/' between folders
  std::string_view text;
  FileKind kind = FileKind::unknown;
  std::string system;             ///< importer's id for FileKind::imported
  bool readable = true;           ///< false when nothing but text could be read
  bool structure_broken = false;  ///< brackets are missing or too many: what is not there may only have slipped away
  json::Value root;
};

/// What is checked together: one workspace, or none, and what belongs to it.
struct Project {
  std::vector<File> files;        ///< all files of the request, so that a FileId means the same in every project
  Workspace workspace;            ///< `given` is false when there is none
  std::vector<Journey> journeys;  ///< in order of files
  std::vector<Customer> customers;
  std::vector<JourneyTests> tests;
  std::vector<Pack> packs;  ///< the user's own
};

/// What the caller hands in.
struct InputFile {
  std::string name;
  std::string_view text;
};

struct DecodeOptions {
  /// Brackets are missing or too many: keys may have slipped into a neighbour, so lacking and unknown keys are not
  /// reported.
  bool structure_broken = false;
};

/// Decodes one of our own files into the model; every mistake is a finding and decoding goes on.
[[nodiscard]] Journey decode_journey(const json::Tree& tree, FileId file, Report& report,
                                     const DecodeOptions& options = {});
[[nodiscard]] Workspace decode_workspace(const json::Tree& tree, FileId file, Report& report,
                                         const DecodeOptions& options = {});
[[nodiscard]] Customer decode_customer(const json::Tree& tree, FileId file, Report& report,
                                       const DecodeOptions& options = {});
[[nodiscard]] JourneyTests decode_tests(const json::Tree& tree, FileId file, Report& report,
                                        const DecodeOptions& options = {});
[[nodiscard]] Pack decode_pack(const json::Tree& tree, FileId file, Report& report, const DecodeOptions& options = {});

}  // namespace wayproof::model
