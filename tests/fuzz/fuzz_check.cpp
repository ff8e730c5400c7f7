// Any files: a check must come to an end, point into the files, and say the same twice.
#include <algorithm>

#include "support/fuzzed_files.h"

namespace {

using wayproof::Finding;

bool points_into(const Finding& finding, const std::vector<wayproof::testing::TestFile>& files) {
  const auto& place = finding.place;
  return place.file < files.size() && place.span.begin <= place.span.end &&
         place.span.end <= files[place.file].second.size();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace wayproof::testing;
  constexpr wayproof::Day today = 20'800;
  const auto loaded = load(files_in({reinterpret_cast<const char*>(data), size}));
  const auto findings = check(*loaded, today);
  if (!std::all_of(findings.begin(), findings.end(),
                   [&](const Finding& one) { return points_into(one, loaded->texts); })) {
    found("a finding points outside of its file");
  }
  const auto said = text_report(*loaded, findings, today, wayproof::i18n::Language::zh);
  if (said != text_report(*loaded, check(*loaded, today), today, wayproof::i18n::Language::zh))
    found("two checks of the same files differ");
  return 0;
}
