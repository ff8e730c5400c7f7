#include "finding/syntax_findings.h"
#include "json/read.h"
#include "model/baseline.h"
#include "model/decode.h"
#include "model/grammar.h"
#include "model/reading.h"

namespace wayproof::model {
namespace {

std::string word(const Reading& reading, json::Value object, std::string_view key) {
  return std::string(reading.get(object, key).string().value_or(""));
}

KnownFinding known(const Reading& reading, json::Value item) {
  KnownFinding result;
  auto& identity = result.identity;
  identity.file = word(reading, item, "file");
  identity.rule = word(reading, item, "rule");
  identity.journey = word(reading, item, "journey");
  identity.step = word(reading, item, "step");
  identity.variant = word(reading, item, "case");
  for (const json::Value name : reading.items(item, "about")) identity.about.emplace_back(name.string().value_or(""));
  if (const auto count = reading.integer(item, "count")) result.count = count->value;
  return result;
}

}  // namespace

Baseline read_baseline(std::string_view text, FileId file, Report& report) {
  const json::ReadResult read = json::read(text);
  add_syntax_findings(file, text, read, report);
  const json::Value root = read.tree.root();
  Baseline baseline;
  if (root.is(json::Kind::hole)) return baseline;
  const CheckResult checked = check_file(root, grammar::baseline, file, report, {!read.errors.empty()});
  const Reading reading(checked.refused);
  for (const json::Value item : reading.items(root, "known")) {
    if (reading.get(item, "file") && reading.get(item, "rule")) baseline.push_back(known(reading, item));
  }
  return baseline;
}

}  // namespace wayproof::model
