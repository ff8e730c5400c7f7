// Everything that is asked of a workspace again and again: its journeys as tokens and what can be reached in them; on
// ordinary days that repeat for ever, or on dated ones.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <vector>

#include "facts/clocks.h"
#include "facts/facts.h"
#include "proof/dated_days.h"
#include "proof/explore.h"
#include "proof/wishes.h"

namespace wayproof::proof {

class Workspace {
 public:
  /// Where an exact memory takes more states than this, a short one has to do.
  static constexpr std::size_t most_exact_states = 10'000;

  struct Asks {
    Ticks tick = 1;  ///< in seconds; the tests that compare with an enumeration have coarse ones
    std::size_t most_states = 1'000'000;
    std::size_t most_compared = 128'000'000;
    bool weekdays = false;  ///< days of the week are told apart even if nothing in the workspace does
    bool shows = true;      ///< false: nobody is shown to whom it happens, and what is not proved stays open
  };
  /// On ordinary days.
  Workspace(const model::Project& project, const program::Program& program, const Asks& asks);
  Workspace(const model::Project& project, const program::Program& program) : Workspace(project, program, Asks()) {}
  /// The same, all of it with a short memory: quick, and most of what holds can be seen to hold already. For as long as
  /// this one lives.
  [[nodiscard]] Workspace& hasty();
  /// The same with nothing explored yet, and so with an exact memory wherever that does not take too many states; a
  /// tenth of the work is done in it.
  [[nodiscard]] Workspace anew() const;
  [[nodiscard]] bool is_dated() const { return ordinary_ != nullptr; }
  /// The same, in which journeys that act in one instant do so in the opposite order. For as long as this one lives.
  [[nodiscard]] Workspace& in_other_order();

  [[nodiscard]] const program::Program& program() const { return shared_->program; }
  [[nodiscard]] const model::Project& project() const { return shared_->project; }
  [[nodiscard]] const Atoms& atoms() const { return shared_->atoms; }
  [[nodiscard]] bool shows() const { return shared_->asks.shows; }
  [[nodiscard]] const Clock& clock() const { return clock_; }
  /// Everybody lives by the clock of the workspace.
  [[nodiscard]] bool one_clock() const { return shared_->facts.one_clock; }
  /// In which customers live who are shown.
  [[nodiscard]] Zone zone() const { return is_dated() ? clock_.zone() : program().zone; }
  /// All times lie in [0, period), and begin anew; of dated days that is for ever.
  [[nodiscard]] Ticks period() const { return period_; }
  /// How far dated days go on; of ordinary ones the period.
  [[nodiscard]] Ticks length() const { return length_; }
  /// What can be reached in a journey; explored when it is first asked for. With an exact memory, unless that takes
  /// too many states.
  [[nodiscard]] const Reached& reached(Index journey);
  /// The same, with when the customer last opened a reply window, as far as the journey knows.
  [[nodiscard]] const Reached& reached(Index journey, Index reply_window);
  [[nodiscard]] const Openings& openings(Index reply_window);
  /// From now on without an exact memory; false if it had none.
  bool shorten_memory(Index journey);
  /// What a customer has to be for the facts to be so.
  void wish_facts(const Facts& facts, Wishes& wishes) const;
  [[nodiscard]] Work& work() { return work_; }
  [[nodiscard]] const Work& work() const { return work_; }

  /// The dated days after `start` that are to be looked at besides ordinary ones, for what lies in these journeys (by
  /// their indices) within so many seconds; where customers live by several clocks, by each of them that is changed at
  /// another time. Nothing when it is not known how: waits and windows are so long that they span from one change of
  /// the clock to the next, or a team works by one clock and customers live by others.
  [[nodiscard]] std::optional<std::vector<DatedDays>> dated(Instant start, const std::vector<bool>& journeys,
                                                            std::int64_t window);
  /// The same workspace on these days. All dated days together may take as much work as the ordinary ones.
  [[nodiscard]] Workspace& on(const DatedDays& days);
  /// Each of these journeys is entered on one date: it is looked at on its own days alone, which `dated` gives then.
  [[nodiscard]] bool once(const std::vector<bool>& journeys);

 private:
  struct Shared {
    Shared(const model::Project& of_project, const program::Program& of_program, const Asks& of_asks)
        : project(of_project),
          program(of_program),
          asks(of_asks),
          facts(facts::compute(of_project, of_program)),
          atoms(of_project, of_program),
          zones(facts.one_clock ? std::vector{of_program.zone} : facts::zones_of(of_project.workspace)) {}

    const model::Project& project;
    const program::Program& program;
    Asks asks;
    facts::Facts facts;
    Atoms atoms;
    std::vector<Zone> zones;  ///< in which customers can live
  };

  Workspace(std::shared_ptr<const Shared> shared, Token::Memory memory);
  Workspace(Workspace& ordinary, const DatedDays& days);
  void explore(Index journey, Work& work);
  [[nodiscard]] Reach reach(const std::vector<bool>& journeys, std::int64_t window);
  [[nodiscard]] bool weeks() const { return period_ > clock_.day(); }
  [[nodiscard]] DatedDays days_once(const std::vector<bool>& journeys, std::int64_t window);

  std::shared_ptr<const Shared> shared_;
  Workspace* ordinary_ = nullptr;  // of dated days
  Clock clock_;
  Ticks period_ = 0, length_ = 0, lead_ = 0;
  Work work_;
  std::deque<Token> tokens_;
  std::vector<Token::Memory> memory_;  // by journey
  std::vector<std::optional<Reached>> reached_;
  std::vector<std::unique_ptr<Openings>> openings_;  // by reply window
  struct Replies {
    const Token* token = nullptr;
    Index reply_window = none;
    std::unique_ptr<Reached> reached;
  };
  std::vector<Replies> replies_;
  std::vector<std::pair<DatedDays, std::unique_ptr<Workspace>>> dated_;
  std::optional<std::pair<Instant, std::vector<Zone>>> unlike_;  // of the zones, from a start on
  std::unique_ptr<Workspace> hasty_;
  std::unique_ptr<const program::Program> other_program_;
  std::unique_ptr<Workspace> other_;
};

}  // namespace wayproof::proof
