// Chooses the writer, and what the writers share.
#include "report/render.h"

#include <algorithm>
#include <array>

#include "base/stable_sort.h"
#include "report/writers.h"

namespace wayproof::report {

std::optional<Format> format_of(std::string_view name) {
  constexpr std::array<std::string_view, 5> names{"text", "json", "sarif", "junit", "github"};
  const auto at = std::find(names.begin(), names.end(), name);
  if (at == names.end()) return std::nullopt;
  return static_cast<Format>(at - names.begin());
}

std::string render(Format format, std::span<const Finding> findings, std::span<const Source> sources,
                   const Context& context) {
  const Input input{findings, sources, context};
  switch (format) {
    case Format::text:
      return write_text(input);
    case Format::json:
      return write_json(input);
    case Format::sarif:
      return write_sarif(input);
    case Format::junit:
      return write_junit(input);
    case Format::github:
      return write_github(input);
  }
  return {};
}

std::string summary(std::span<const Finding> findings, std::span<const Source> sources, const Context& context) {
  const Counts counts = count(findings);
  std::vector<Message> parts;
  const auto add = [&parts](std::int64_t n, std::string_view key) {
    if (n > 0) parts.push_back({"report.count." + std::string(key), {{"n", n}}});
  };
  add(counts.errors, "error");
  add(counts.warnings, "warning");
  add(counts.infos, "info");
  add(counts.needs_data, "needs_data");
  if (parts.empty()) parts.push_back({"report.count.none", {}});
  add(counts.known, "known");
  add(counts.ignored, "ignored");
  return said({"report.summary",
               {{"counts", std::move(parts)},
                {"files", static_cast<std::int64_t>(sources.size())},
                {"date", Verbatim{iso_date(context.as_of)}},
                {"tz", Verbatim{context.tzdata}}}},
              context);
}

std::string_view SourceMap::name(FileId file) const {
  return has(file) ? std::string_view(sources_[file].name) : std::string_view{};
}

std::string_view SourceMap::text(FileId file) const { return has(file) ? sources_[file].text : std::string_view{}; }

const LineIndex& SourceMap::index(FileId file) {
  if (!indices_[file]) indices_[file].emplace(sources_[file].text);
  return *indices_[file];
}

Range SourceMap::range(const Place& place) {
  if (!has(place.file)) return {};
  const auto size = static_cast<std::uint32_t>(text(place.file).size());
  const Span bytes{std::min(place.span.begin, size), std::min(place.span.end, size)};
  const LineIndex& lines = index(place.file);
  return {lines.at(bytes.begin), lines.at(bytes.end), bytes};
}

Counts count(std::span<const Finding> findings) {
  Counts counts;
  std::vector<std::string_view> questions;
  for (const Finding& finding : findings) {
    if (is_ignored(finding)) {
      ++counts.ignored;
    } else if (finding.known) {
      ++counts.known;
    } else if (needs_data(finding)) {
      questions.push_back(finding.question);
    } else {
      ++(finding.severity == Severity::error     ? counts.errors
         : finding.severity == Severity::warning ? counts.warnings
                                                 : counts.infos);
    }
  }
  stable_sort(questions);
  counts.needs_data = std::unique(questions.begin(), questions.end()) - questions.begin();
  return counts;
}

NewerRules newer_rules(std::span<const Finding> findings) {
  NewerRules newer;
  for (const Finding& finding : findings) {
    if (finding.newer_rule_set.empty() || is_put_off(finding)) continue;
    ++newer.count;
    newer.rule_set = std::max(newer.rule_set, finding.newer_rule_set);
  }
  return newer;
}

std::string about_newer_rules(std::span<const Finding> findings, const Context& context) {
  const NewerRules newer = newer_rules(findings);
  if (newer.count == 0) return {};
  return said({"report.newer_rules", {{"n", newer.count}, {"rules", Verbatim{std::string(newer.rule_set)}}}}, context);
}

std::int64_t count_approximated(const Losses& losses) {
  return std::count_if(losses.items.begin(), losses.items.end(),
                       [](const Losses::Item& item) { return item.approximated; });
}

std::string about_losses(const Losses& losses, std::string_view file, const Context& context) {
  const std::int64_t approximated = count_approximated(losses);
  return said({"report.losses",
               {{"file", Verbatim{std::string(file)}},
                {"system", Verbatim{losses.system}},
                {"mapped", losses.mapped},
                {"approximated", approximated},
                {"left_out", static_cast<std::int64_t>(losses.items.size()) - approximated}}},
              context);
}

std::string_view name_of(Severity severity) {
  return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "info";
}

std::string_view name_of(Applicability applicability) {
  switch (applicability) {
    case Applicability::safe:
      return "safe";
    case Applicability::unsafe:
      return "unsafe";
    case Applicability::display_only:
      break;
  }
  return "display_only";
}

std::string_view name_of(ContactEffect effect) {
  switch (effect) {
    case ContactEffect::none:
      return "none";
    case ContactEffect::fewer:
      return "fewer";
    case ContactEffect::more:
      return "more";
    case ContactEffect::other_time:
      break;
  }
  return "other_time";
}

std::string said(const Message& message, const Context& context) {
  return message.key.empty() ? std::string{} : i18n::render(message, context.language);
}

}  // namespace wayproof::report
