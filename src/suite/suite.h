// A small suite of journey tests that tries everything the journeys can do and that no test has tried yet: every step,
// way on and rule for leaving, every message that goes out, waits or is withheld. It is made of customers found by the
// proof's exploration and replayed by the interpreter, and expects what the replay showed, so it holds for the journeys
// as they are and fails when somebody changes what they do.
#pragma once

#include <vector>

#include "i18n/language.h"
#include "model/journey_tests.h"
#include "suite/story.h"

namespace wayproof::suite {

/// A target that no test of the suite tries, and why.
struct Open {
  enum class Why : std::uint8_t {
    paused,        ///< its journey does not run
    nobody,        ///< no customer can get there
    open_hours,    ///< its message never comes at closed hours
    never_full,    ///< no customer ever gets so many messages
    leaves_first,  ///< whoever withdraws consent leaves, and who never gave it was not seen to get there
    work,          ///< there are more ways than were looked at
    not_found,     ///< no customer was found for it
  };
  std::size_t target = 0;
  Why why = Why::not_found;

  /// Nothing is missing: it cannot happen.
  [[nodiscard]] bool cannot_happen() const { return why != Why::work && why != Why::not_found; }
};

struct JourneySuite {
  Index journey = none;
  model::JourneyTests tests;  ///< with the id of the journey; may be empty
};

struct Suite {
  std::vector<JourneySuite> journeys;
  std::vector<Open> open;   ///< in order of targets; what lies behind a step that nobody comes to is left out
  std::vector<bool> tried;  ///< by target, with what was tried before
};

struct Wanted {
  std::vector<Index> journeys;                   ///< in their order
  std::vector<bool> tried;                       ///< by target: what tests that are there try already
  i18n::Language language = i18n::Language::en;  ///< of the titles
};

[[nodiscard]] Suite make_suite(const Theatre& theatre, const Wanted& wanted);

}  // namespace wayproof::suite
