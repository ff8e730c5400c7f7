// The prover against simulated customers, on random workspaces of the size and kind that people build
// (support/larger_workspaces.h): no customer breaks what is proved, nobody gets more than a bound says, and everybody
// who is shown breaks what he is shown for. What breaks a promise is told by tests/support/judge.h, which knows nothing
// of the proof. Small workspaces are compared with every state there is in prove_agrees_test.cpp; nobody could list
// those of these.
//
// WAYPROOF_LARGER names how many workspaces are drawn (20,000 at night), WAYPROOF_LARGER_FROM the first of them, to
// draw one again.
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "model/write_customer.h"
#include "proof/prove.h"
#include "support/judge.h"
#include "support/larger_customers.h"
#include "support/larger_workspaces.h"
#include "support/model.h"
#include "trace/customer.h"

namespace wayproof::proof {
namespace {

constexpr Instant start = 1'804'464'000;  // 2027-03-08, a Monday
// States looked at: few for most, so that many can be drawn; more for each tenth, where more is decided.
constexpr std::size_t most_states = 800, more_states = 5'000;
// Customers drawn for a workspace, and changed ones.
constexpr int strangers = 8, changed = 80;
// Fewer parts are looked for so often.
constexpr int most_shrinks = 300;

std::uint64_t number_from(const char* variable, std::uint64_t otherwise) {
  const char* const wanted = std::getenv(variable);
  return wanted != nullptr ? std::strtoull(wanted, nullptr, 10) : otherwise;
}

/// How each kind of promise came out, and how often customers broke what is refuted or open.
struct Kinds {
  struct Kind {
    const char* name;
    std::int64_t proved = 0, refuted = 0, open = 0;
    std::int64_t searched = 0;  // proved, and not by the check before sending alone
    std::int64_t met = 0;       // open, and a customer broke it
    std::int64_t reached = 0;   // limits: a customer got as many as the bound says
  };
  std::array<Kind, 9> of{{{"cap"},
                          {"at_most"},
                          {"quiet, windows"},
                          {"never_between"},
                          {"after_no"},
                          {"always_at"},
                          {"reaches"},
                          {"by"},
                          {"reply windows"}}};
  std::int64_t customers = 0, workspaces = 0;

  Kind& at(const Property& property) {
    if (property.source == Property::Source::cap) return of[0];
    if (property.source == Property::Source::quiet || property.source == Property::Source::window) return of[2];
    constexpr std::array<std::size_t, 7> places{1, 3, 4, 5, 6, 7, 8};
    return of[places[static_cast<std::size_t>(property.kind)]];
  }
};

struct Simulated {
  model::Customer customer;
  trace::Run run;
};

/// One workspace: its answers, and its customers before the judge.
class Trial {
 public:
  Trial(const testing::LargerPlan& plan, std::uint64_t seed)
      : files_(testing::larger_workspace(plan)),
        loaded_(testing::load(files_)),
        dice_(seed),
        most_states_(seed % 10 == 0 ? more_states : most_states) {}

  /// What is wrong, empty if nothing is.
  std::string run(Kinds& kinds) {
    for (const auto& finding : loaded_->report.findings()) {
      if (finding.severity == Severity::error) return "an error in the files: " + finding.what.key;
    }
    Workspace workspace(project(), program(), {.most_states = most_states_});
    for (Property& property : properties(project(), program())) {
      answers_.push_back(prove(workspace, property, start));
      properties_.push_back(std::move(property));
    }
    most_.assign(answers_.size(), 0);
    broken_.assign(answers_.size(), false);
    for (std::size_t p = 0; p < answers_.size() && wrong_.empty(); ++p) {
      if (answers_[p].verdict == Answer::Verdict::refuted) shown(p);
    }
    const testing::LargerCustomers customers(project(), program(), start);
    for (int n = 0; n < strangers && wrong_.empty(); ++n) play(customers.random(dice_));
    for (int n = 0; n < changed && wrong_.empty(); ++n) {
      const Simulated& one = cast_[static_cast<std::size_t>(dice_.next() % cast_.size())];
      play(customers.changed(one.customer, one.run, dice_));
    }
    if (wrong_.empty()) count(kinds);
    return wrong_;
  }

  [[nodiscard]] const std::vector<testing::TestFile>& files() const { return files_; }

 private:
  const model::Project& project() const { return *loaded_->parts.front().project; }
  const program::Program& program() const { return loaded_->parts.front().program; }

  std::string name(std::size_t p) const {
    const Property& property = properties_[p];
    const std::string& text = loaded_->texts[property.file].second;
    return loaded_->texts[property.file].first + ": " + text.substr(property.span.begin, property.span.size());
  }

  void fail(const std::string& what, std::size_t p, const model::Customer& customer) {
    wrong_ = what + "\n" + name(p) + "\n" + model::write_customer(customer);
  }

  trace::Run played(const model::Customer& customer) const {
    Report names;
    return trace::replay(program(), trace::prepare(program(), project(), customer, start, names));
  }

  // He breaks it still when he comes from his file.
  void shown(std::size_t p) {
    const auto file = testing::decode_customer(model::write_customer(answers_[p].refutation->customer));
    Simulated one{file.value, played(file.value)};
    if (!file.findings.empty()) return fail("the file of a customer has findings", p, one.customer);
    if (!testing::judge(project(), program(), properties_[p], one.customer, one.run).broken) {
      return fail("refuted, but whom it shows breaks nothing", p, one.customer);
    }
    look_at(std::move(one));
  }

  void play(model::Customer customer) {
    trace::Run run = played(customer);
    look_at({std::move(customer), std::move(run)});
  }

  // Who gets more than anybody before, and some of the others, are changed further.
  void look_at(Simulated one) {
    bool most = false;
    for (std::size_t p = 0; p < answers_.size() && wrong_.empty(); ++p) {
      const testing::Judgement found = testing::judge(project(), program(), properties_[p], one.customer, one.run);
      const Answer& answer = answers_[p];
      if (found.broken && answer.verdict == Answer::Verdict::proved)
        fail("proved, but somebody breaks it", p, one.customer);
      // A refutation says what ordinary days can bring, not all others.
      const bool all_days = answer.verdict != Answer::Verdict::refuted || every_day_is_ordinary();
      if (answer.bound && found.most > *answer.bound && all_days) {
        fail("at most " + std::to_string(*answer.bound) + ", but somebody gets " + std::to_string(found.most), p,
             one.customer);
      }
      most |= found.most > most_[p] || (found.broken && !broken_[p]);
      most_[p] = std::max(most_[p], found.most);
      broken_[p] = broken_[p] || found.broken;
    }
    ++customers_;
    if (most || cast_.size() < 4 || dice_.chance(25)) cast_.push_back(std::move(one));
  }

  bool every_day_is_ordinary() const {
    return program().holidays.empty() && !program().zone.next_transition(start).has_value();
  }

  void count(Kinds& kinds) const {
    for (std::size_t p = 0; p < answers_.size(); ++p) {
      auto& of = kinds.at(properties_[p]);
      const Answer& answer = answers_[p];
      switch (answer.verdict) {
        case Answer::Verdict::proved:
          ++of.proved;
          if (answer.ground == Answer::Ground::search) ++of.searched;
          break;
        case Answer::Verdict::refuted:
          ++of.refuted;
          break;
        case Answer::Verdict::unknown:
          ++of.open;
          if (broken_[p]) ++of.met;
          break;
      }
      if (answer.bound && most_[p] == *answer.bound && *answer.bound > 0) ++of.reached;
    }
    kinds.customers += customers_;
    ++kinds.workspaces;
  }

  std::vector<testing::TestFile> files_;
  std::unique_ptr<testing::Loaded> loaded_;
  testing::Dice dice_;
  std::size_t most_states_;
  std::vector<Property> properties_;
  std::vector<Answer> answers_;
  std::vector<std::int64_t> most_;  // by property: that any customer got
  std::vector<bool> broken_;        // ... by any customer
  std::vector<Simulated> cast_;
  std::int64_t customers_ = 0;
  std::string wrong_;
};

/// The smallest plan found with something wrong: its files, and what is wrong.
std::string smallest(rc::Shrinkable<testing::LargerPlan> plan, std::uint64_t seed) {
  std::string out;
  bool shrunk = true;
  const auto first_line = [](const std::string& text) {
    return text.substr(0, std::min(text.find('\n'), text.find(',')));
  };
  for (int tries = 0; shrunk && tries < most_shrinks;) {
    Kinds ignored;
    Trial trial(plan.value(), seed);
    const std::string wrong = trial.run(ignored);
    out = wrong + "\n";
    for (const auto& [name, text] : trial.files()) out += "---- " + name + "\n" + text + "\n";
    shrunk = false;
    auto fewer = plan.shrinks();
    while (auto next = fewer.next()) {
      if (++tries > most_shrinks) break;
      if (first_line(Trial(next->value(), seed).run(ignored)) != first_line(wrong)) continue;
      plan = *next;
      shrunk = true;
      break;
    }
  }
  return out;
}

/// Workspaces that have shown a mistake of the prover once, and come too late to be drawn in an ordinary run.
constexpr std::array<std::uint64_t, 8> told_before{1055, 1246, 3099, 7424, 10306, 10320, 10470, 10489};

TEST(ProveLarger, WhatWasWrongOnceIsRight) {
  const auto plans = testing::larger_plans();
  Kinds ignored;
  for (const std::uint64_t seed : told_before)
    EXPECT_EQ(Trial(plans(rc::Random(seed)).value(), seed).run(ignored), "") << seed;
}

TEST(ProveLarger, NoSimulatedCustomerBreaksWhatIsProvedAndEverybodyShownBreaksWhatIsRefuted) {
  const std::uint64_t first = number_from("WAYPROOF_LARGER_FROM", 1);
  const std::uint64_t last = first + number_from("WAYPROOF_LARGER", 1'000);
  const auto plans = testing::larger_plans();
  Kinds kinds;
  int wrong = 0;
  for (std::uint64_t seed = first; seed < last && wrong < 3; ++seed) {
    const auto plan = plans(rc::Random(seed));
    if (Trial(plan.value(), seed).run(kinds).empty()) continue;
    ++wrong;
    ADD_FAILURE() << "WAYPROOF_LARGER=1 WAYPROOF_LARGER_FROM=" << seed << "\n" << smallest(plan, seed);
  }
  std::printf("%lld workspaces, %lld customers\n", static_cast<long long>(kinds.workspaces),
              static_cast<long long>(kinds.customers));
  for (const auto& kind : kinds.of) {
    std::printf(
        "%-15s %7lld proved (%lld by search) %7lld refuted %6lld open (%lld broken by somebody) %7lld bounds reached\n",
        kind.name, static_cast<long long>(kind.proved), static_cast<long long>(kind.searched),
        static_cast<long long>(kind.refuted), static_cast<long long>(kind.open), static_cast<long long>(kind.met),
        static_cast<long long>(kind.reached));
  }
}

}  // namespace
}  // namespace wayproof::proof
