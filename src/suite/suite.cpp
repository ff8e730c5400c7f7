#include "suite/suite.h"

#include <algorithm>
#include <map>

#include "base/stable_sort.h"
#include "facts/facts.h"
#include "program/filter.h"
#include "suite/leads.h"
#include "suite/refusals.h"
#include "suite/write.h"

namespace wayproof::suite {
namespace {

using trace::Target;

bool is_of_gate(const Target& target) {
  return target.kind == Target::Kind::waits || target.kind == Target::Kind::held;
}

// So many ways to a target are tried until it is given up.
constexpr std::size_t most_ways = 40;

/// Whoever takes back his consent to the message leaves its journey in that instant.
bool leaves_at_opt_out(const program::Program& program, const Target& target) {
  const auto& exits = program.journeys[target.journey].exits;
  return std::any_of(exits.begin(), exits.end(), [&](const program::ExitRule& rule) {
    if (rule.trigger == none || rule.condition != none || rule.next != none) return false;
    const program::Trigger& trigger = program.triggers[rule.trigger];
    return trigger.kind == model::Trigger::Kind::opt_out && trigger.channel == none &&
           (trigger.name == none || trigger.name == program.steps[target.step].topic);
  });
}

/// The same without checks, but for the hours. The exploration keeps one way to a state, the shortest: in a program
/// that withholds messages that is the way of somebody who gets none of them.
program::Program refusing_nobody(program::Program program) {
  for (std::size_t c = 0; c < model::check_count; ++c) {
    if (static_cast<model::Check>(c) != model::Check::hours) program.gate.mode[c] = model::Mode::off;
  }
  return program;
}

/// A story, and the journey that it was made for.
struct Candidate {
  Index journey = none;
  std::size_t story = 0;
};

std::size_t common(const std::vector<bool>& a, const std::vector<bool>& b) {
  std::size_t count = 0;
  for (std::size_t n = 0; n < a.size(); ++n) count += a[n] && b[n] ? 1U : 0U;
  return count;
}

class Maker {
 public:
  Maker(const Theatre& theatre, const Wanted& wanted)
      : theatre_(theatre),
        wanted_(wanted),
        targets_(theatre.targets()),
        plain_program_(refusing_nobody(theatre.program())),
        plain_(theatre.project(), plain_program_),
        found_(targets_.size(), false) {}

  Suite make() {
    // Other journeys' customers come first in the way of one's own: they fill limits, and hand over.
    for (Index j = 0; j < theatre_.program().journeys.size(); ++j) walk(j);
    first_refused_ = stories_.size();
    for (const Index j : wanted_.journeys) refuse(j);
    choose();
    write();
    return std::move(out_);
  }

 private:
  [[nodiscard]] const program::Program& program() const { return theatre_.program(); }

  Leads& leads(Index journey) { return leads(journey, theatre_.workspace(), leads_); }
  /// ... of customers to whom the gate does not say no on the way, but for the hours.
  Leads& plain_leads(Index journey) { return leads(journey, plain_, plain_leads_); }

  Leads& leads(Index journey, proof::Workspace& workspace, std::map<Index, Leads>& known) const {
    const auto found = known.find(journey);
    if (found != known.end()) return found->second;
    return known.emplace(journey, Leads(workspace.reached(journey), targets_)).first->second;
  }

  void take(Index journey, Story story) {
    for (std::size_t t = 0; t < targets_.size(); ++t) {
      if (story.tried[t]) found_[t] = true;
    }
    stories_.push_back(std::move(story));
    candidates_.push_back({journey, stories_.size() - 1});
  }

  /// Ways of other journeys that bring a customer into this one: they hand him over, or send what he reacts to. One
  /// that is empty if he comes by himself.
  std::vector<std::vector<proof::Way>> ways_into(Index journey) {
    using Kind = model::Trigger::Kind;
    const Index at = program().journeys[journey].trigger;
    if (at == none) return {{}};
    const program::Trigger& trigger = program().triggers[at];
    if (trigger.kind != Kind::handed_over && trigger.kind != Kind::reaction) return {{}};
    const auto brings = [&](const Target& target) {
      if (target.journey == journey) return false;
      if (trigger.kind == Kind::reaction)
        return target.kind == Target::Kind::sent && program::matches(trigger.of, program(), target.step);
      if (target.kind == Target::Kind::step) return program().steps[target.step].enters == journey;
      return target.kind == Target::Kind::exit &&
             program().journeys[target.journey].exits[target.exit_rule].then_enter == journey;
    };
    constexpr std::size_t most = 6;
    std::vector<std::vector<proof::Way>> out;
    for (std::size_t t = 0; t < targets_.size(); ++t) {
      if (!brings(targets_[t])) continue;
      Leads& others = plain_leads(targets_[t].journey);
      for (std::size_t n = 0; n < others.count(t) && out.size() < most; ++n) out.push_back({others.way(t, n)});
    }
    return out;
  }

  void walk(Index journey) {
    const auto before = ways_into(journey);
    for (std::size_t t = 0; t < targets_.size(); ++t) {
      if (targets_[t].journey != journey || is_of_gate(targets_[t])) continue;
      if (!found_[t]) walk_to(t, plain_leads(journey), before);
      if (!found_[t]) walk_to(t, leads(journey), before);
    }
  }

  void walk_to(std::size_t t, Leads& leads, const std::vector<std::vector<proof::Way>>& before) {
    for (std::size_t n = 0; n < std::min(leads.count(t), most_ways); ++n) {
      for (const std::vector<proof::Way>& into : before) {
        std::vector<proof::Way> ways = into;
        ways.push_back(leads.way(t, n));
        auto story = theatre_.tell(std::move(ways));
        if (story && story->tried[t]) return take(targets_[t].journey, *std::move(story));
      }
    }
  }

  void refuse(Index journey) {
    for (std::size_t t = 0; t < targets_.size(); ++t) {
      if (targets_[t].journey != journey || !is_of_gate(targets_[t]) || found_[t] || wanted_.tried[t]) continue;
      if (leads(journey).count(t) == 0) continue;
      if (auto story = refused(theatre_, t, plain_leads(journey), stories_)) take(journey, *std::move(story));
    }
  }

  [[nodiscard]] bool is_wanted(Index journey) const {
    return std::find(wanted_.journeys.begin(), wanted_.journeys.end(), journey) != wanted_.journeys.end();
  }

  /// First customers who go all the ways, as a reader expects them; then those to whom the gate says no.
  void choose() {
    std::vector<bool> ways(targets_.size()), all(targets_.size());
    for (std::size_t t = 0; t < targets_.size(); ++t) {
      all[t] = !wanted_.tried[t] && found_[t] && is_wanted(targets_[t].journey);
      ways[t] = all[t] && !is_of_gate(targets_[t]);
    }
    choose(ways, 0, first_refused_);
    choose(all, 0, stories_.size());
    stable_sort(chosen_);  // ways before refusals, as they were found
  }

  /// As few of the stories [from, to) as can be, roughly, so that with those chosen before they try all of `wanted`:
  /// always the one that tries most of what is left, of those the shortest; and none that the others make needless.
  void choose(const std::vector<bool>& wanted, std::size_t from, std::size_t to) {
    const std::size_t before = chosen_.size();
    std::vector<bool> left = wanted;
    const auto take_away = [&](const Story& story) {
      for (std::size_t t = 0; t < targets_.size(); ++t) left[t] = left[t] && !story.tried[t];
    };
    for (const std::size_t s : chosen_) take_away(stories_[s]);
    const std::vector<bool> all = left;
    while (true) {
      std::size_t best = to, most = 0;
      for (std::size_t s = from; s < to; ++s) {
        if (!can_choose(s)) continue;
        const std::size_t count = common(left, stories_[s].tried);
        const bool shorter = count > 0 && best != to && stories_[s].run.log.size() < stories_[best].run.log.size();
        if (count < most || (count == most && !shorter)) continue;
        best = s;
        most = count;
      }
      if (most == 0) break;
      chosen_.push_back(best);
      take_away(stories_[best]);
    }
    for (std::size_t c = chosen_.size(); c-- > before;) {
      std::vector<bool> alone = all;
      for (std::size_t t = 0; t < targets_.size(); ++t) {
        for (std::size_t o = before; o < chosen_.size(); ++o) {
          alone[t] = alone[t] && (o == c || !stories_[chosen_[o]].tried[t]);
        }
      }
      if (common(alone, stories_[chosen_[c]].tried) == 0)
        chosen_.erase(chosen_.begin() + static_cast<std::ptrdiff_t>(c));
    }
  }

  [[nodiscard]] bool can_choose(std::size_t story) const { return is_wanted(candidates_[story].journey); }

  void write() {
    out_.tried = wanted_.tried;
    for (const Index journey : wanted_.journeys) {
      Writer writer(theatre_, journey, wanted_.language);
      std::vector<bool> own = wanted_.tried;  // what tests of this file try, or tried before
      for (const std::size_t s : chosen_) {
        if (candidates_[s].journey != journey) continue;
        // A file speaks of its own journey, even where a test of another one has come through it.
        std::vector<std::size_t> fresh, elsewhere;
        for (std::size_t t = 0; t < targets_.size(); ++t) {
          if (!stories_[s].tried[t]) continue;
          if (targets_[t].journey == journey && !own[t]) fresh.push_back(t);
          if (targets_[t].journey != journey && !out_.tried[t]) elsewhere.push_back(t);
          own[t] = out_.tried[t] = true;
        }
        if (fresh.empty()) fresh = std::move(elsewhere);
        if (!fresh.empty()) writer.add(stories_[s], fresh);
      }
      out_.journeys.push_back({journey, std::move(writer).tests()});
    }
    for (std::size_t t = 0; t < targets_.size(); ++t) {
      if (!out_.tried[t] && is_wanted(targets_[t].journey)) leave_open(t);
    }
  }

  void leave_open(std::size_t t) {
    const Target& target = targets_[t];
    Leads& leads = this->leads(target.journey);
    const bool is_step = target.kind == Target::Kind::step;
    if (target.kind != Target::Kind::exit && !is_step && leads.count(step_of(t)) == 0) return;
    const auto why = [&] {
      using Why = Open::Why;
      if (!program().journeys[target.journey].runs) return Why::paused;
      if (theatre_.workspace().work().over()) return Why::work;
      if (leads.count(t) == 0) return Why::nobody;
      if (!is_of_gate(target)) return Why::not_found;
      if (target.check == model::Check::consent && leaves_at_opt_out(program(), target)) return Why::leaves_first;
      if (!never_refused(theatre_, t, leads)) return Why::not_found;
      return target.check == model::Check::hours ? Why::open_hours : Why::never_full;
    };
    out_.open.push_back({t, why()});
  }

  /// The step itself stands before what can become of it.
  [[nodiscard]] std::size_t step_of(std::size_t t) const {
    while (targets_[t].kind != Target::Kind::step) --t;
    return t;
  }

  const Theatre& theatre_;
  const Wanted& wanted_;
  std::span<const Target> targets_;
  program::Program plain_program_;
  proof::Workspace plain_;
  std::vector<bool> found_;  // by target: some story tries it
  std::map<Index, Leads> leads_, plain_leads_;
  std::vector<Story> stories_;
  std::vector<Candidate> candidates_;  // by story
  std::size_t first_refused_ = 0;      // of the stories: from there on those to whom the gate says no
  std::vector<std::size_t> chosen_;
  Suite out_;
};

}  // namespace

Suite make_suite(const Theatre& theatre, const Wanted& wanted) { return Maker(theatre, wanted).make(); }

}  // namespace wayproof::suite
