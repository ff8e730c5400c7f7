#include "support/two_records.h"

#include <array>

namespace wayproof::testing {
namespace {

/// Every name that journeys of small workspaces use, with a 2 behind it.
std::string renamed(std::string text) {
  static constexpr std::array names{"go", "paid", "visit", "news", "tier", "age", "a", "b", "x"};
  for (const std::string name : names) {
    const std::string from = "\"" + name + "\"", to = "\"" + name + "2\"";
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
      text.replace(at, from.size(), to);
  }
  return text;
}

/// Declares what stands between two places in the workspace's text a second time.
void declare_twice(std::string& text, const std::string& begin, const std::string& end) {
  const std::size_t from = text.find(begin) + begin.size();
  const std::string all = text.substr(from, text.find(end, from) - from);
  text.insert(from + all.size(), ", " + renamed(all));
}

}  // namespace

SmallWorkspace two_records(const SmallWorkspace& of_one) {
  SmallWorkspace out = of_one;
  std::string& workspace = out.files.front().second;
  declare_twice(workspace, "\"topics\": {", "},\n \"people\"");
  declare_twice(workspace, "\"attributes\": {", "},\n \"events\"");
  declare_twice(workspace, "\"events\": {", "},\n \"gate\"");
  for (std::size_t f = 1; f < of_one.files.size(); ++f)
    out.files.emplace_back("2" + of_one.files[f].first, renamed(of_one.files[f].second));
  return out;
}

}  // namespace wayproof::testing
