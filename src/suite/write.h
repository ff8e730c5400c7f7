// Makes journey tests of stories: named after what each of them tries that none before it did, with everything that the
// replay shows as expectations.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "i18n/language.h"
#include "model/journey_tests.h"
#include "suite/story.h"

namespace wayproof::suite {

class Writer {
 public:
  Writer(const Theatre& theatre, Index journey, i18n::Language language);

  /// `fresh`: the targets that the story is the first to try.
  void add(const Story& story, const std::vector<std::size_t>& fresh);
  [[nodiscard]] model::JourneyTests tests() && { return std::move(out_); }

 private:
  [[nodiscard]] std::string title(const Story& story, const std::vector<std::size_t>& fresh) const;
  [[nodiscard]] std::string free_id(const std::vector<std::size_t>& fresh);
  [[nodiscard]] std::string id_of(const trace::Target& target) const;
  [[nodiscard]] const std::string& step_id(Index step) const;
  void expect_steps(const Story& story, const std::vector<std::size_t>& fresh, model::JourneyTest& test) const;

  const Theatre& theatre_;
  Index journey_;
  i18n::Language language_;
  std::set<std::string> ids_;
  model::JourneyTests out_;
};

}  // namespace wayproof::suite
