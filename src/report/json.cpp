// Our own JSON, "wayproof/report@1": everything a finding holds, in the reader's language, with every place in all
// countings. schema/report-1.schema.json describes it; a test holds the two together.
#include "json/read.h"
#include "report/json_writer.h"

namespace wayproof::report {
namespace {

ordered_json point(const Position& position, std::uint32_t byte) {
  return {{"line", position.line}, {"column", position.column}, {"utf16", position.utf16}, {"byte", byte}};
}

ordered_json citations(const Finding& finding) {
  ordered_json out = ordered_json::array();
  for (const Citation& source : finding.sources) {
    ordered_json citation{{"title", source.title}};
    if (!source.url.empty()) citation["url"] = source.url;
    if (!source.checked.empty()) citation["checked"] = source.checked;
    out.push_back(std::move(citation));
  }
  return out;
}

ordered_json number(json::Value value) {
  if (const auto integer = value.integer()) return *integer;
  // A witness has the model's values, and they have at most six places.
  return static_cast<double>(value.millionths().value_or(0)) / 1e6;
}

/// What our reader has read, for documents that carry a JSON text whole. A reader of nlohmann's would be a second one.
ordered_json copy_of(json::Value value) {
  switch (value.kind()) {
    case json::Kind::hole:
    case json::Kind::null:
      return nullptr;
    case json::Kind::boolean:
      return value.boolean().value_or(false);
    case json::Kind::number:
      return number(value);
    case json::Kind::string:
      return value.string().value_or("");
    case json::Kind::array: {
      ordered_json items = ordered_json::array();
      for (std::size_t i = 0; i < value.size(); ++i) items.push_back(copy_of(value.item(i)));
      return items;
    }
    case json::Kind::object: {
      ordered_json members = ordered_json::object();
      for (std::size_t i = 0; i < value.size(); ++i) {
        const json::Member member = value.member(i);
        members[std::string(member.key)] = copy_of(member.value);
      }
      return members;
    }
  }
  return nullptr;
}

}  // namespace

ordered_json JsonWriter::place(const Place& where) {
  if (!sources_.has(where.file)) return nullptr;
  const Range range = sources_.range(where);
  return {{"file", where.file},
          {"start", point(range.begin, range.bytes.begin)},
          {"end", point(range.end, range.bytes.end)}};
}

ordered_json JsonWriter::finding(const Finding& finding) {
  ordered_json out{{"rule", finding.rule},
                   {"severity", name_of(finding.severity)},
                   {"message", finding.what.key},
                   {"what", say(finding.what)}};
  if (sources_.has(finding.place.file)) out["at"] = place(finding.place);
  if (!finding.why.key.empty()) out["why"] = say(finding.why);
  if (!finding.advice.key.empty()) out["advice"] = say(finding.advice);
  if (!finding.labels.empty()) out["labels"] = labels(finding);
  if (!finding.fixes.empty()) out["fixes"] = fixes(finding);
  if (!finding.sources.empty()) out["sources"] = citations(finding);
  if (!finding.journey.empty()) out["journey"] = finding.journey;
  if (!finding.steps.empty()) out["steps"] = finding.steps;
  if (needs_data(finding)) {
    out["question"] = finding.question;
    out["question_text"] = say(Message{finding.question, {}});
  }
  if (!finding.witness.empty()) out["witness"] = copy_of(json::read(finding.witness).tree.root());
  if (is_ignored(finding)) out["ignored"] = {{"reason", finding.ignored}};
  if (finding.known) out["known"] = true;
  if (!finding.newer_rule_set.empty()) out["newer_rule_set"] = finding.newer_rule_set;
  return out;
}

ordered_json JsonWriter::labels(const Finding& finding) {
  ordered_json out = ordered_json::array();
  for (const Label& label : finding.labels) out.push_back({{"at", place(label.place)}, {"text", say(label.message)}});
  return out;
}

ordered_json JsonWriter::fixes(const Finding& finding) {
  ordered_json out = ordered_json::array();
  for (const Fix& fix : finding.fixes) {
    ordered_json edits = ordered_json::array();
    for (const FileEdit& change : fix.edits) {
      edits.push_back({{"at", place({change.file, change.edit.span})}, {"text", change.edit.text}});
    }
    out.push_back({{"title", say(fix.title)},
                   {"applicability", name_of(fix.applicability)},
                   {"effect", name_of(fix.effect)},
                   {"edits", std::move(edits)}});
  }
  return out;
}

ordered_json JsonWriter::findings(std::span<const Finding> findings) {
  ordered_json out = ordered_json::array();
  for (const Finding& one : findings) out.push_back(finding(one));
  return out;
}

ordered_json JsonWriter::counted(std::span<const Finding> findings) const {
  const Counts counts = count(findings);
  return {{"errors", counts.errors},
          {"warnings", counts.warnings},
          {"infos", counts.infos},
          {"questions", counts.needs_data},
          {"ignored", counts.ignored},
          {"known", counts.known},
          {"text", summary(findings, source_list_, context_)}};
}

ordered_json JsonWriter::files() const {
  ordered_json out = ordered_json::array();
  for (const Source& source : source_list_) {
    ordered_json file{{"name", source.name}};
    if (!source.kind.empty()) file["kind"] = source.kind;
    if (!source.id.empty()) file["id"] = source.id;
    if (!source.title.by_language.empty()) file["title"] = i18n::choose(source.title, context_.language);
    file["readable"] = source.readable;
    out.push_back(std::move(file));
  }
  return out;
}

ordered_json JsonWriter::lost(const Losses& losses) {
  ordered_json items = ordered_json::array();
  for (const Losses::Item& item : losses.items) {
    items.push_back({{"at", place({losses.file, item.span})},
                     {"how", item.approximated ? "approximated" : "not_kept"},
                     {"pointer", item.pointer},
                     {"text", say(item.note)}});
  }
  const std::int64_t approximated = count_approximated(losses);
  return {{"file", losses.file},
          {"mapped", losses.mapped},
          {"approximated", approximated},
          {"not_kept", static_cast<std::int64_t>(losses.items.size()) - approximated},
          {"items", std::move(items)}};
}

ordered_json JsonWriter::report(std::span<const Finding> list) {
  ordered_json document{{"format", "wayproof/report@1"},
                        {"version", context_.version},
                        {"as_of", iso_date(context_.as_of)},
                        {"tzdata", context_.tzdata},
                        {"lang", lang()},
                        {"summary", counted(list)},
                        {"files", files()},
                        {"findings", findings(list)}};
  for (const auto& [name, by] : context_.skipped) document["skipped"].push_back({{"name", name}, {"by", by}});
  for (const Losses& losses : context_.losses) document["losses"].push_back(lost(losses));
  if (const NewerRules newer = newer_rules(list); newer.count > 0) {
    document["newer_rules"] = {
        {"count", newer.count}, {"rule_set", newer.rule_set}, {"text", about_newer_rules(list, context_)}};
  }
  if (context_.baseline) {
    auto& gone = document["baseline"]["gone"] = ordered_json::array();
    for (const KnownFinding& known : context_.baseline->gone) gone.push_back(known_entry(known));
  }
  return document;
}

std::string dump(const ordered_json& document) {
  return document.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

std::string write_json(const Input& input) {
  return dump(JsonWriter(input.sources, input.context).report(input.findings));
}

}  // namespace wayproof::report
