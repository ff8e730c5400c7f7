// Pieces of our own JSON that several documents share: places in all countings, findings, sentences. Only the .cpp
// files that write JSON include this, for nlohmann's sake.
#pragma once

#include <nlohmann/json.hpp>

#include "report/writers.h"

namespace wayproof::report {

using nlohmann::ordered_json;

class JsonWriter {
 public:
  JsonWriter(std::span<const Source> sources, const Context& context)
      : context_(context), sources_(sources), source_list_(sources) {}

  [[nodiscard]] std::string say(const Message& message) const { return said(message, context_); }
  [[nodiscard]] std::string say(const ArgValue& value) const { return i18n::render(value, context_.language); }
  /// "en" or "zh", as requests name it.
  [[nodiscard]] std::string_view lang() const { return context_.language == i18n::Language::zh ? "zh" : "en"; }
  /// null for a place in no file.
  [[nodiscard]] ordered_json place(const Place& where);
  [[nodiscard]] ordered_json finding(const Finding& finding);
  [[nodiscard]] ordered_json findings(std::span<const Finding> findings);
  /// The whole of wayproof/report@1.
  [[nodiscard]] ordered_json report(std::span<const Finding> findings);

 private:
  [[nodiscard]] ordered_json counted(std::span<const Finding> findings) const;
  [[nodiscard]] ordered_json files() const;
  [[nodiscard]] ordered_json lost(const Losses& losses);
  [[nodiscard]] ordered_json labels(const Finding& finding);
  [[nodiscard]] ordered_json fixes(const Finding& finding);

  const Context& context_;
  SourceMap sources_;
  std::span<const Source> source_list_;
};

/// A problem of a baseline, as the file and reports list it.
[[nodiscard]] ordered_json known_entry(const KnownFinding& known);

/// Text of a document. Names and texts come from files and may hold bytes that are not UTF-8; they show as U+FFFD.
[[nodiscard]] std::string dump(const ordered_json& document);

}  // namespace wayproof::report
