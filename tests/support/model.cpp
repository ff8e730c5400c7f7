#include "support/model.h"

#include <fstream>
#include <iostream>
#include <sstream>

#include "i18n/render.h"
#include "support/source_dir.h"

namespace wayproof::testing {
namespace {

template <class T, class Decode>
Decoded<T> decoded(std::string text, Decode decode) {
  Decoded<T> result;
  result.text = std::move(text);
  result.tree = json::read(result.text).tree;
  Report report;
  result.value = decode(result.tree, 0, report, {});
  result.findings = said(std::move(report), result.text);
  return result;
}

}  // namespace

std::ostream& operator<<(std::ostream& out, const Said& said) {
  return out << "{" << said.rule << " at `" << said.at << "`: " << said.what << "}";
}

std::vector<Said> said(Report report, std::string_view text) {
  std::vector<Said> result;
  for (const Finding& finding : std::move(report).finish()) {
    const Span span = finding.place.span;
    result.push_back({std::string(finding.rule), std::string(text.substr(span.begin, span.size())),
                      i18n::render(finding.what, i18n::Language::en)});
  }
  return result;
}

Decoded<model::Journey> decode_journey(std::string text) {
  return decoded<model::Journey>(std::move(text), model::decode_journey);
}

Decoded<model::Workspace> decode_workspace(std::string text) {
  return decoded<model::Workspace>(std::move(text), model::decode_workspace);
}
Decoded<model::Customer> decode_customer(std::string text) {
  return decoded<model::Customer>(std::move(text), model::decode_customer);
}
Decoded<model::Pack> decode_pack(std::string text) {
  return decoded<model::Pack>(std::move(text), model::decode_pack);
}

std::string source_file(std::string_view path) {
  std::ifstream file(std::string(testing::source_dir() + "/") + std::string(path), std::ios::binary);
  if (!file) std::cerr << "cannot read " << path << "\n";
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace wayproof::testing
