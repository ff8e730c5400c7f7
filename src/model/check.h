// Compares a located tree with the grammar. Every difference is one finding at its exact place: what is misspelt is not
// also missing, what cannot be told apart is not also looked into.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "finding/report.h"
#include "json/tree.h"
#include "model/shape.h"

namespace wayproof::model {

/// The values that are not what the grammar asks for; the decoder treats them as absent.
class Refusals {
 public:
  [[nodiscard]] bool contains(json::Value value) const;
  /// Whether anything refused lies in the value, or the value itself was.
  [[nodiscard]] bool touch(json::Value value) const;
  void add(json::Value value) { begins_.push_back(value.span().begin); }
  void sort();

 private:
  std::vector<std::uint32_t> begins_;  // no two values of a tree begin at one byte
};

struct CheckOptions {
  /// Brackets are missing or too many, so keys may have slipped into a neighbour: lacking and unknown keys are not
  /// reported, for the syntax findings already say what is wrong.
  bool structure_broken = false;
  /// The file is of a later minor version than the grammar: unknown keys go to `newer_keys` instead of being findings.
  bool newer_minor = false;
};

struct CheckResult {
  Refusals refused;
  std::vector<std::string> newer_keys;  ///< each once, in order of appearance
};

[[nodiscard]] CheckResult check(json::Value root, const Shape& shape, FileId file, Report& report,
                                const CheckOptions& options = {});

}  // namespace wayproof::model
