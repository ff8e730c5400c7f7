// Collects findings, puts them in their one order and drops doubles.
#pragma once

#include <vector>

#include "finding/finding.h"

namespace wayproof {

/// Findings of one request. Stages add to it as they go; `finish` gives the order in which every door shows them:
/// file, begin, end, rule, message key and arguments. Equal ones are dropped.
class Report {
 public:
  void add(Finding finding) { findings_.push_back(std::move(finding)); }
  [[nodiscard]] std::vector<Finding> finish() &&;
  [[nodiscard]] const std::vector<Finding>& findings() const { return findings_; }

 private:
  std::vector<Finding> findings_;
};

/// A total order over findings, the one used everywhere.
[[nodiscard]] bool before(const Finding& a, const Finding& b);

}  // namespace wayproof
