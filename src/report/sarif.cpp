// SARIF 2.1.0, which code scanning services read (OASIS, https://docs.oasis-open.org/sarif/sarif/v2.1.0/). Regions are
// in UTF-16 units, as `columnKind` says; offsets of fixes are exact to the byte as well.
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "base/fingerprint.h"
#include "base/stable_sort.h"
#include "finding/identity.h"
#include "report/writers.h"

namespace wayproof::report {
namespace {

using nlohmann::ordered_json;

constexpr std::string_view schema = "https://json.schemastore.org/sarif-2.1.0.json";

std::string_view level_of(Severity severity) {
  return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "note";
}

/// A file name as a URI reference: relative names stay relative, absolute ones become file URIs.
std::string uri_of(std::string_view name) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  const bool drive = name.size() > 2 && name[1] == ':' && (name[2] == '/' || name[2] == '\\');
  std::string out = drive ? "file:///" : !name.empty() && name[0] == '/' ? "file://" : "";
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = drive && name[i] == '\\' ? '/' : name[i];
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter || std::string_view("-._~/").find(c) != std::string_view::npos || (drive && i == 1)) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      ((out += '%') += hex[byte >> 4U]) += hex[byte & 15U];
    }
  }
  return out;
}

ordered_json text_of(std::string_view text) { return {{"text", text}}; }

class SarifWriter {
 public:
  explicit SarifWriter(const Input& input) : input_(input), sources_(input.sources) { gather_rules(); }

  ordered_json log() {
    ordered_json results = ordered_json::array();
    for (const Finding& finding : input_.findings) results.push_back(result(finding));
    ordered_json run{{"tool", {{"driver", driver()}}},
                     // Runs of one id follow one another; a service tells ours from those of other tools by it.
                     {"automationDetails", {{"id", "wayproof/"}}},
                     {"columnKind", "utf16CodeUnits"},
                     {"language", i18n::code(input_.context.language)},
                     {"artifacts", artifacts()},
                     {"results", std::move(results)},
                     {"properties", {{"as_of", iso_date(input_.context.as_of)}, {"tzdata", input_.context.tzdata}}}};
    return {{"$schema", schema}, {"version", "2.1.0"}, {"runs", ordered_json::array({std::move(run)})}};
  }

 private:
  std::string say(const Message& message) const { return said(message, input_.context); }

  /// The rules that speak in this report, sorted by id, so that ruleIndex does not depend on the findings' order.
  void gather_rules() {
    for (const Finding& finding : input_.findings) rules_.push_back(finding.rule);
    stable_sort(rules_);
    rules_.erase(std::unique(rules_.begin(), rules_.end()), rules_.end());
  }

  ordered_json driver() const {
    ordered_json rules = ordered_json::array();
    for (const std::string_view id : rules_) rules.push_back(descriptor(id));
    return {{"name", "Wayproof"}, {"semanticVersion", input_.context.version}, {"rules", std::move(rules)}};
  }

  ordered_json descriptor(std::string_view id) const {
    const auto& known = input_.context.rules;
    const auto help = std::find_if(known.begin(), known.end(), [id](const RuleHelp& rule) { return rule.id == id; });
    // Code scanning wants both, and shows the long one.
    if (help == known.end()) return {{"id", id}, {"shortDescription", text_of(id)}, {"fullDescription", text_of(id)}};
    const std::string_view title = help->title.empty() ? id : std::string_view(help->title);
    ordered_json out{{"id", id},
                     {"shortDescription", text_of(title)},
                     {"fullDescription", text_of(title)},
                     {"defaultConfiguration", {{"level", level_of(help->severity)}}}};
    if (!help->markdown.empty()) out["help"] = {{"text", help->markdown}, {"markdown", help->markdown}};
    return out;
  }

  ordered_json artifacts() const {
    ordered_json out = ordered_json::array();
    for (const Source& source : input_.sources) {
      out.push_back({{"location", {{"uri", uri_of(source.name)}}}, {"encoding", "utf-8"}, {"sourceLanguage", "json"}});
    }
    return out;
  }

  static ordered_json region(const Range& range) {
    return {{"startLine", range.begin.line},   {"startColumn", range.begin.column_utf16},
            {"endLine", range.end.line},       {"endColumn", range.end.column_utf16},
            {"charOffset", range.begin.utf16}, {"charLength", range.end.utf16 - range.begin.utf16},
            {"byteOffset", range.bytes.begin}, {"byteLength", range.bytes.size()}};
  }

  ordered_json artifact(FileId file) const { return {{"uri", uri_of(sources_.name(file))}, {"index", file}}; }

  ordered_json physical(const Place& place) {
    return {{"artifactLocation", artifact(place.file)}, {"region", region(sources_.range(place))}};
  }

  ordered_json result(const Finding& finding) {
    const auto index = std::lower_bound(rules_.begin(), rules_.end(), finding.rule) - rules_.begin();
    ordered_json out{{"ruleId", finding.rule},
                     {"ruleIndex", index},
                     {"kind", needs_data(finding) ? "open" : "fail"},
                     // SARIF wants level "none" wherever the kind is not "fail".
                     {"level", needs_data(finding) ? "none" : level_of(finding.severity)},
                     {"message", text_of(body(finding))},
                     {"partialFingerprints", {{identity_version, name_of_identity(finding)}}}};
    // A log either says it of every result or of none.
    if (input_.context.baseline) out["baselineState"] = finding.known ? "unchanged" : "new";
    if (sources_.has(finding.place.file)) out["locations"] = ordered_json::array({location(finding)});
    if (!finding.labels.empty()) out["relatedLocations"] = related(finding);
    if (ordered_json all = fixes(finding); !all.empty()) out["fixes"] = std::move(all);
    if (is_ignored(finding)) {
      out["suppressions"] = ordered_json::array({{{"kind", "inSource"}, {"justification", finding.ignored}}});
    }
    if (!finding.sources.empty()) out["properties"] = {{"sources", citations(finding)}};
    return out;
  }

  std::string body(const Finding& finding) const {
    std::string text = say(finding.what);
    for (const Message* more : {&finding.why, &finding.advice}) {
      if (const std::string line = say(*more); !line.empty()) text += "\n" + line;
    }
    if (needs_data(finding)) text += "\n" + say({finding.question, {}});
    return text;
  }

  ordered_json location(const Finding& finding) {
    ordered_json out{{"physicalLocation", physical(finding.place)}};
    if (!finding.journey.empty()) out["logicalLocations"] = logical(finding);
    return out;
  }

  static ordered_json logical(const Finding& finding) {
    ordered_json out = ordered_json::array();
    for (const std::string& step : finding.steps) {
      out.push_back({{"name", step}, {"fullyQualifiedName", finding.journey + "/" + step}, {"kind", "element"}});
    }
    if (out.empty()) {
      out.push_back({{"name", finding.journey}, {"fullyQualifiedName", finding.journey}, {"kind", "module"}});
    }
    return out;
  }

  ordered_json related(const Finding& finding) {
    ordered_json out = ordered_json::array();
    for (const Label& label : finding.labels) {
      if (!sources_.has(label.place.file)) continue;
      out.push_back(
          {{"id", out.size()}, {"physicalLocation", physical(label.place)}, {"message", text_of(say(label.message))}});
    }
    return out;
  }

  /// SARIF's fixes are to be applied as they stand, so suggestions for display have no place there.
  ordered_json fixes(const Finding& finding) {
    ordered_json out = ordered_json::array();
    for (const Fix& fix : finding.fixes) {
      if (fix.applicability == Applicability::display_only || fix.edits.empty()) continue;
      out.push_back({{"description", text_of(say(fix.title))}, {"artifactChanges", changes(fix)}});
    }
    return out;
  }

  ordered_json changes(const Fix& fix) {
    std::vector<FileId> files;
    for (const FileEdit& change : fix.edits) {
      if (std::find(files.begin(), files.end(), change.file) == files.end()) files.push_back(change.file);
    }
    ordered_json out = ordered_json::array();
    for (const FileId file : files) {
      ordered_json replacements = ordered_json::array();
      for (const FileEdit& change : fix.edits) {
        if (change.file != file) continue;
        ordered_json replacement{{"deletedRegion", region(sources_.range({file, change.edit.span}))}};
        if (!change.edit.text.empty()) replacement["insertedContent"] = text_of(change.edit.text);
        replacements.push_back(std::move(replacement));
      }
      out.push_back({{"artifactLocation", artifact(file)}, {"replacements", std::move(replacements)}});
    }
    return out;
  }

  static ordered_json citations(const Finding& finding) {
    ordered_json out = ordered_json::array();
    for (const Citation& source : finding.sources) {
      out.push_back({{"title", source.title}, {"url", source.url}, {"checked", source.checked}});
    }
    return out;
  }

  /// Several that nothing tells apart are numbered.
  std::string name_of_identity(const Finding& finding) {
    const std::string_view file = sources_.name(finding.place.file);
    const std::string name = fingerprint(key_of(identity_of(finding, file, file)));
    return name + ":" + std::to_string(++alike_[name]);
  }

  const Input& input_;
  SourceMap sources_;
  std::vector<std::string_view> rules_;
  std::map<std::string, int> alike_;  // fingerprints given so far
};

}  // namespace

std::string write_sarif(const Input& input) {
  return SarifWriter(input).log().dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace wayproof::report
