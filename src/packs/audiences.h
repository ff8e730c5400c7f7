// The groups of recipients that journeys tell apart, each with the project as it meets it, lowered and looked at.
// Rules, packs and the proof are asked about each group by itself.
#pragma once

#include <deque>
#include <optional>

#include "facts/facts.h"
#include "packs/recipients.h"
#include "program/program.h"

namespace wayproof::packs {

/// The project as some recipients meet it. Does not move: the facts point into the program.
struct View {
  model::Project project;
  program::Program program;
  facts::Facts facts;
};

/// A group of recipients, and what it meets.
struct Audience {
  Recipients who;
  const View* view = nullptr;  ///< null: the project as it is written
};

struct Audiences {
  std::deque<View> views;
  std::vector<Audience> all;  ///< by the regions of the workspace; none: nobody says where recipients live
};

[[nodiscard]] Audiences audiences_of(const model::Project& project);

}  // namespace wayproof::packs
