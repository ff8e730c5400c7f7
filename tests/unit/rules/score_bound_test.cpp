// data/score-out-of-reach says that nobody reaches a threshold. Here random scores are played as greedily as can be:
// whatever a greedy customer reaches, the rule must not call out of reach.
#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "support/checked.h"

namespace wayproof::testing {
namespace {

struct Source {
  int points = 0, days = 0;
};

/// The most that somebody gets who takes every point the moment he may, for each day on which he could begin.
int greedy(const std::vector<Source>& sources, int fade, int every, int first_day) {
  int best = 0;
  int score = 0;
  std::vector<int> next(sources.size(), first_day);
  for (int day = 1; day <= 800; ++day) {
    if (day % every == 0) score = std::max(0, score - fade);
    for (std::size_t i = 0; i < sources.size(); ++i) {
      if (day < next[i]) continue;
      score += sources[i].points;
      next[i] = day + sources[i].days;
    }
    best = std::max(best, score);
  }
  return best;
}

bool called_out_of_reach(const std::vector<Source>& sources, int fade, int every, int threshold) {
  std::string rules;
  for (const Source& source : sources) {
    rules += std::string(rules.empty() ? "" : ", ") + R"({"on": {"event": "go"}, "add": )" +
             std::to_string(source.points) + R"(, "at_most_once_in": "P)" + std::to_string(source.days) + "D\"}";
  }
  auto loaded = load({{"w.workspace.json", R"({"format": "wayproof/workspace@1", "id": "w", "events": {"go": {}},
      "scores": {"lead": {"to": 100000, "rules": [)" +
                                               rules + R"(], "fades": {"by": )" + std::to_string(fade) +
                                               R"(, "every": "P)" + std::to_string(every) + "D\"}}}}"},
                      {"j.journey.json", R"({"format": "wayproof/journey@1", "id": "j", "entry": {"on": {"event": "go"},
      "if": {"score": "lead", "at_least": )" +
                                             std::to_string(threshold) +
                                             R"(}}, "first": "end", "steps": {"end": {"type": "end"}}})"}});
  for (const Finding& finding : check(*loaded, *parse_date("2027-03-01"))) {
    if (finding.rule == "data/score-out-of-reach") return true;
  }
  return false;
}

RC_GTEST_PROP(ScoreBound, WhatAGreedyCustomerReachesIsNotOutOfReach, ()) {
  const auto source =
      rc::gen::map(rc::gen::pair(rc::gen::inRange(1, 60), rc::gen::inRange(1, 40)), [](const auto& pair) {
        return Source{pair.first, pair.second};
      });
  auto sources = *rc::gen::container<std::vector<Source>>(source);
  if (sources.empty()) sources.push_back({10, 7});
  if (sources.size() > 3) sources.resize(3);
  const int fade = *rc::gen::inRange(1, 80);
  const int every = *rc::gen::inRange(1, 30);
  const int best = greedy(sources, fade, every, *rc::gen::inRange(1, 40));
  RC_ASSERT(!called_out_of_reach(sources, fade, every, best));
}

TEST(ScoreBound, TheBoundIsTightWhereFadingIsStrong) {
  // Twenty points a month, all gone within a week: twenty is the most.
  EXPECT_FALSE(called_out_of_reach({{20, 30}}, 20, 7, 20));
  EXPECT_TRUE(called_out_of_reach({{20, 30}}, 20, 7, 21));
  EXPECT_FALSE(called_out_of_reach({{20, 1}}, 20, 7, 90000)) << "grows faster than it fades";
}

}  // namespace
}  // namespace wayproof::testing
