#include "support/rule_page.h"

#include <fstream>
#include <sstream>

namespace wayproof::testing {
namespace {

std::vector<Fence> fences_of(const std::string& source, RulePage& page) {
  std::vector<Fence> fences;
  std::size_t at = 0;
  std::string heading;
  bool adjacent = false;
  while (at < source.size()) {
    const std::size_t end = std::min(source.find('\n', at), source.size());
    const std::string line = source.substr(at, end - at);
    at = end + 1;
    if (line.rfind("# ", 0) == 0) page.title = line.substr(2);
    if (line.rfind("## ", 0) == 0) {
      heading = line.substr(3);
      page.headings.push_back(heading);
    }
    if (line.rfind("```", 0) != 0) {
      adjacent = adjacent && line.empty();
      continue;
    }
    const std::size_t close = source.rfind("```", 0) == at ? at : source.find("\n```", at - 1);
    Fence fence;
    fence.info = line.substr(3);
    fence.heading = heading;
    fence.begin = at;
    fence.adjacent = adjacent;
    fence.text = close + 1 > at ? source.substr(at, close + 1 - at) : "";
    fences.push_back(fence);
    at = source.find('\n', close + 1) + 1;
    adjacent = true;
  }
  return fences;
}

}  // namespace

RulePage read_rule_page(const std::string& path) {
  RulePage page;
  page.path = path;
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  page.source = text.str();
  std::vector<std::pair<std::string, std::string>> shared;
  for (const Fence& fence : fences_of(page.source, page)) {
    constexpr std::string_view json = "json ";
    constexpr std::string_view csv = "csv ";
    constexpr std::string_view for_all = "json shared ";
    if (fence.info == "json rule") {
      page.metadata = fence.text;
    } else if (fence.info.rfind(for_all, 0) == 0) {
      shared.emplace_back(fence.info.substr(for_all.size()), fence.text);
    } else if (fence.info.rfind(json, 0) == 0 || fence.info.rfind(csv, 0) == 0) {
      if (!fence.adjacent || page.examples.empty()) {
        page.examples.emplace_back();
        page.examples.back().fails = fence.heading == "Fails";
      }
      page.examples.back().files.emplace_back(fence.info.substr(fence.info.find(' ') + 1), fence.text);
    } else if (fence.info == "text") {
      // In a translated page the report stands alone, below the place where the example will be.
      if (!fence.adjacent || page.examples.empty()) page.examples.emplace_back();
      page.examples.back().report = fence.text;
      page.examples.back().report_begin = fence.begin;
    }
  }
  for (Example& example : page.examples) {
    for (const auto& [name, content] : shared) {
      bool replaced = false;
      for (const auto& own : example.files) replaced = replaced || own.first == name;
      if (!replaced) example.files.emplace_back(name, content);
    }
  }
  return page;
}

}  // namespace wayproof::testing
