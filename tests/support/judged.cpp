#include "support/judged.h"

#include <stdexcept>

#include "i18n/render.h"
#include "packs/check.h"

namespace wayproof::testing {

const packs::Answer& Judged::answer(std::string_view name) const {
  for (const packs::Answer& one : answers) {
    if (packs::name_of(*one.pack, *one.requirement) == name) return one;
  }
  throw std::runtime_error("no requirement " + std::string(name));
}

std::vector<std::string> Judged::said(std::string_view name) const {
  std::vector<std::string> all;
  for (const Finding& finding : findings) {
    if (finding.rule == "pack/" + std::string(name)) all.push_back(i18n::render(finding.what, i18n::Language::en));
  }
  return all;
}

Judged judged(std::vector<TestFile> files, Day as_of) {
  Judged out;
  out.loaded = load(std::move(files));
  const auto& part = out.loaded->parts.front();
  Report report = out.loaded->report;
  packs::Held held = packs::check({*part.project, part.program, part.facts, as_of}, report);
  out.library = std::move(held.library);
  out.audiences = std::move(held.audiences);
  out.answers = std::move(held.answers);
  out.findings = std::move(report).finish();
  return out;
}

}  // namespace wayproof::testing
