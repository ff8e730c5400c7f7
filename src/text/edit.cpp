// Applying edits.
#include "text/edit.h"

#include <algorithm>

#include "base/stable_sort.h"

namespace wayproof {

std::string apply_edits(std::string_view text, std::vector<Edit> edits) {
  const auto size = static_cast<std::uint32_t>(text.size());
  for (Edit& edit : edits) {
    edit.span.end = std::min(edit.span.end, size);
    edit.span.begin = std::min(edit.span.begin, edit.span.end);
  }
  // Stable: insertions at one place keep their order. An insertion sorts before a replacement that begins there.
  stable_sort(edits, [](const Edit& a, const Edit& b) { return a.span < b.span; });

  std::string result;
  result.reserve(text.size());
  std::uint32_t done = 0;
  for (const Edit& edit : edits) {
    if (edit.span.begin < done) continue;
    result.append(text.substr(done, edit.span.begin - done));
    result.append(edit.text);
    done = edit.span.end;
  }
  result.append(text.substr(done));
  return result;
}

}  // namespace wayproof
