#include "finding/baseline.h"

#include <algorithm>
#include <map>

namespace wayproof {
namespace {

Identity identity_in(const Finding& finding, std::span<const BaselineFile> files) {
  if (finding.place.file >= files.size()) return identity_of(finding, {}, {});
  const BaselineFile& file = files[finding.place.file];
  return identity_of(finding, file.name, file.shown);
}

}  // namespace

std::vector<BaselineMatch> apply_baseline(const Baseline& baseline, std::vector<Finding>& findings,
                                          std::span<const BaselineFile> files) {
  std::vector<BaselineMatch> matches;
  std::map<std::string, std::size_t> places;
  for (const KnownFinding& known : baseline) {
    const auto [place, is_new] = places.emplace(key_of(known.identity), matches.size());
    if (is_new) {
      matches.push_back({known});
    } else {
      matches[place->second].known.count += known.count;  // two branches that were merged line by line
    }
  }
  std::map<std::string_view, bool> checked;
  for (const BaselineFile& file : files) checked[file.name] |= file.checked;
  for (BaselineMatch& match : matches) {
    const auto file = checked.find(match.known.identity.file);
    match.checked = file != checked.end() && file->second;
  }
  for (Finding& finding : findings) {
    if (!finding.ignored.empty()) continue;
    const auto place = places.find(key_of(identity_in(finding, files)));
    if (place == places.end()) continue;
    BaselineMatch& match = matches[place->second];
    finding.known = match.found < match.known.count;
    if (finding.known) ++match.found;
  }
  return matches;
}

Baseline make_baseline(const std::vector<Finding>& findings, std::span<const BaselineFile> files) {
  std::map<std::string, KnownFinding> known;  // by key, which is the order of the file
  for (const Finding& finding : findings) {
    if (!finding.ignored.empty()) continue;
    Identity identity = identity_in(finding, files);
    const auto [place, is_new] = known.emplace(key_of(identity), KnownFinding{});
    if (is_new) {
      place->second.identity = std::move(identity);
    } else {
      ++place->second.count;
    }
  }
  Baseline baseline;
  for (auto& [key, entry] : known) baseline.push_back(std::move(entry));
  return baseline;
}

Baseline pruned(const std::vector<BaselineMatch>& matches) {
  Baseline left;
  for (const BaselineMatch& match : matches) {
    const std::int64_t count = match.known.count - match.gone();
    if (count > 0) left.push_back({match.known.identity, count});
  }
  return left;
}

Baseline gone(const std::vector<BaselineMatch>& matches) {
  Baseline result;
  for (const BaselineMatch& match : matches) {
    if (match.gone() > 0) result.push_back({match.known.identity, match.gone()});
  }
  return result;
}

}  // namespace wayproof
