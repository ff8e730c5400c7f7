// Reads and decodes files in tests, with the findings that come of it and the text each of them points at.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "finding/report.h"
#include "json/read.h"
#include "model/project.h"

namespace wayproof::testing {

/// "rule at `text`": what a finding says where, short enough to compare.
struct Said {
  std::string rule;
  std::string at;
  std::string what;  ///< in English

  friend bool operator==(const Said&, const Said&) = default;
};
std::ostream& operator<<(std::ostream& out, const Said& said);

[[nodiscard]] std::vector<Said> said(Report report, std::string_view text);

template <class T>
struct Decoded {
  std::string text;
  json::Tree tree;
  T value;
  std::vector<Said> findings;

  [[nodiscard]] std::string at(Span span) const { return text.substr(span.begin, span.size()); }
};
[[nodiscard]] Decoded<model::Journey> decode_journey(std::string text);
[[nodiscard]] Decoded<model::Workspace> decode_workspace(std::string text);
[[nodiscard]] Decoded<model::Customer> decode_customer(std::string text);
[[nodiscard]] Decoded<model::Pack> decode_pack(std::string text);

/// A file of the source tree, by its path from the top.
[[nodiscard]] std::string source_file(std::string_view path);

}  // namespace wayproof::testing
