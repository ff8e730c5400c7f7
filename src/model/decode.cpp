#include "model/decode.h"

#include <charconv>

namespace wayproof::model {
namespace {

/// A number without sign or leading zeros.
std::optional<int> parse_version(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool plain = !text.empty() && text.front() != '-' && (text.size() == 1 || text.front() != '0');
  if (error != std::errc{} || end != text.data() + text.size() || !plain) return std::nullopt;
  return value;
}

Finding newer_format(json::Value format, FileId file, const std::vector<std::string>& keys) {
  std::vector<Verbatim> unread;
  for (const std::string& key : keys) unread.push_back({key});
  Finding finding;
  finding.rule = "file/newer-format";
  finding.severity = Severity::warning;
  finding.place = {file, format.span()};
  finding.what = {"file/newer-format.what",
                  {{"format", Verbatim{std::string(format.string().value_or(""))}}, {"keys", std::move(unread)}}};
  finding.why = {"file/newer-format.why", {}};
  finding.advice = {"file/newer-format.advice", {}};
  return finding;
}

}  // namespace

std::optional<FormatTag> parse_format(std::string_view text) {
  constexpr std::string_view prefix = "wayproof/";
  if (text.substr(0, prefix.size()) != prefix) return std::nullopt;
  text.remove_prefix(prefix.size());
  const std::size_t at = text.find('@');
  if (at == std::string_view::npos || at == 0) return std::nullopt;
  const std::string_view version = text.substr(at + 1);
  const std::size_t dot = version.find('.');
  const auto major = parse_version(version.substr(0, dot));
  const auto minor = dot == std::string_view::npos ? std::optional<int>(0) : parse_version(version.substr(dot + 1));
  if (!major || !minor) return std::nullopt;
  return FormatTag{text.substr(0, at), *major, *minor};
}

CheckResult check_file(json::Value root, const Shape& shape, FileId file, Report& report,
                       const DecodeOptions& options) {
  const json::Value format = root["format"];
  const auto tag = parse_format(format.string().value_or(""));
  CheckOptions check_options;
  check_options.structure_broken = options.structure_broken;
  check_options.newer_minor = tag && tag->major == 1 && tag->minor > known_minor;
  CheckResult result = check(root, shape, file, report, check_options);
  if (!result.newer_keys.empty()) report.add(newer_format(format, file, result.newer_keys));
  return result;
}

}  // namespace wayproof::model
