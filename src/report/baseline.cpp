#include "report/baseline.h"

#include "report/json_writer.h"

namespace wayproof::report {

namespace {

/// In one line, with the blanks that people write.
std::string line(const ordered_json& entry) {
  std::string text = "{";
  for (const auto& [key, value] : entry.items()) {
    text += text.size() == 1 ? "\"" : ", \"";
    text += key + "\": " + value.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
  }
  return text + "}";
}

}  // namespace

ordered_json known_entry(const KnownFinding& known) {
  const Identity& identity = known.identity;
  ordered_json entry{{"file", identity.file}, {"rule", identity.rule}};
  if (!identity.journey.empty()) entry["journey"] = identity.journey;
  if (!identity.step.empty()) entry["step"] = identity.step;
  if (!identity.variant.empty()) entry["case"] = identity.variant;
  if (!identity.about.empty()) entry["about"] = identity.about;
  if (known.count != 1) entry["count"] = known.count;
  return entry;
}

std::string write_baseline(const Baseline& baseline) {
  std::string text = "{\n  \"format\": \"wayproof/baseline@1\",\n  \"known\": [";
  for (std::size_t i = 0; i < baseline.size(); ++i) {
    text += i == 0 ? "\n    " : ",\n    ";
    text += line(known_entry(baseline[i]));
  }
  return text + (baseline.empty() ? "]\n}\n" : "\n  ]\n}\n");
}

}  // namespace wayproof::report
