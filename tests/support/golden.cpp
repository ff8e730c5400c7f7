#include "support/golden.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>
#include "support/source_dir.h"

namespace wayproof::testing {
namespace {

constexpr std::size_t context_lines = 3;
constexpr std::size_t most_lines = 60;

using Lines = std::vector<std::string_view>;

Lines split(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

void show(std::string& out, char sign, const Lines& lines, std::size_t from, std::size_t to) {
  for (std::size_t i = from; i < to; ++i) {
    if (i - from == most_lines) {
      out += "  ... " + std::to_string(to - i) + " more\n";
      return;
    }
    out += sign;
    out += ' ';
    out += lines[i];
    if (lines[i].back() != '\n') out += "  (no line break at the end)\n";
  }
}

}  // namespace

std::string difference(std::string_view expected, std::string_view actual) {
  if (expected == actual) return {};
  const Lines a = split(expected);
  const Lines b = split(actual);
  std::size_t same = 0;
  while (same < a.size() && same < b.size() && a[same] == b[same]) ++same;
  std::size_t tail = 0;
  while (tail < a.size() - same && tail < b.size() - same && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;

  std::string out = "at line " + std::to_string(same + 1) + ":\n";
  show(out, ' ', a, same - std::min(same, context_lines), same);
  show(out, '-', a, same, a.size() - tail);
  show(out, '+', b, same, b.size() - tail);
  show(out, ' ', a, a.size() - tail, a.size() - tail + std::min(tail, context_lines));
  return out;
}

::testing::AssertionResult matches_golden(std::string_view name, std::string_view actual) {
  return matches_file("tests/golden/" + std::string(name), actual);
}

::testing::AssertionResult matches_file(std::string_view name, std::string_view actual) {
  const std::filesystem::path path = std::filesystem::path(testing::source_dir()) / name;
  std::ifstream file(path, std::ios::binary);
  const bool exists = file.good();
  const std::string expected{std::istreambuf_iterator<char>(file), {}};
  if (exists && expected == actual) return ::testing::AssertionSuccess();

  if (const char* update = std::getenv("UPDATE_GOLDEN"); update != nullptr && *update != '\0') {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << actual;
    return ::testing::AssertionSuccess() << "rewritten";
  }
  ::testing::AssertionResult failure = ::testing::AssertionFailure();
  failure << name;
  if (exists) {
    failure << " (-) is not what came out (+), " << difference(expected, actual);
  } else {
    failure << " does not exist yet; what came out:\n" << actual << "\n";
  }
  return failure << "If that is right, run the test again with UPDATE_GOLDEN=1 and look at git diff.";
}

}  // namespace wayproof::testing
