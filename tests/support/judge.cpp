// See judge.h. What each promise means to the second stands in docs/proof.md and the decisions 018, 020 and 021.
#include "support/judge.h"

#include <algorithm>

#include "time/schedule.h"
#include "trace/customer.h"

namespace wayproof::testing {
namespace {

using program::Index;
using program::none;
using program::Program;
using trace::LogEntry;
using Source = proof::Property::Source;
using Kind = LogEntry::Kind;

struct Sent {
  Instant at = 0;
  Index step = none;
};

/// A word on a topic, at the time when it was given.
struct Word {
  Index topic = none;
  Instant at = 0;
  bool given = false;
};

bool same_value(const program::Value& a, const program::Value& b) { return a.kind == b.kind && a.number == b.number; }

class Judge {
 public:
  Judge(const model::Project& project, const Program& program, const model::Customer& customer, const trace::Run& run)
      : project_(project), program_(program), run_(run), zone_(run.state.zone) {
    for (const auto& message : run.state.messages) {
      if (message.result == trace::MessageRecord::Result::sent) sent_.push_back({message.sent, message.step});
    }
    std::stable_sort(sent_.begin(), sent_.end(), [](const Sent& a, const Sent& b) { return a.at < b.at; });
    for (const auto& word : customer.consents) {
      const Instant at = word.at ? trace::instant_of(*word.at, zone_) : beginning_of_time;
      words_.push_back({program.topics.find(word.topic.value), at, word.given});
    }
    for (Index event = 0; event < program.events.size(); ++event) {
      for (const auto& one : run.state.history.of(event)) did_.push_back(one);
    }
    for (const auto& one : run.state.pending) {
      if (one.kind == trace::Arrival::Kind::event)
        did_.push_back({one.subject, one.occurred, one.arrives, one.payload});
    }
    for (const auto& entry : run.log) {
      if (entry.kind == Kind::consent) words_.push_back({entry.subject, entry.occurred, entry.flag});
    }
    std::stable_sort(words_.begin(), words_.end(), [](const Word& a, const Word& b) { return a.at < b.at; });
  }

  Judgement judge(const proof::Property& property) const {
    switch (property.source) {
      case Source::cap:
        return at_most(program_.gate.caps[property.index]);
      case Source::quiet:
        return hours(program_.gate.quiet[property.index], false);
      case Source::window:
        return hours(program_.gate.windows[property.index], true);
      case Source::opt_out:
        return opt_out(property.index, project_.workspace.opt_out_promise->value);
      case Source::by:
        return by(property.index);
      case Source::reply_window:
        return in_reply(program_.reply_windows[property.index]);
      case Source::guarantee:
        return guarantee(program_.guarantees[property.index]);
      case Source::requirement:
        return property.kind == proof::Property::Kind::at_most ? at_most(property.limit) : never_between(property);
    }
    return {};
  }

 private:
  bool is_of(const program::Filter& filter, Index at) const {
    const program::Step& step = program_.steps[at];
    const auto agrees = [](Index wanted, Index is) { return wanted == none || wanted == is; };
    return !filter.impossible && (!filter.purpose || *filter.purpose == step.purpose) &&
           agrees(filter.channel, step.channel) && agrees(filter.topic, step.topic) && agrees(filter.kind, step.kind) &&
           agrees(filter.offer, step.offer) && agrees(filter.journey, step.journey) && agrees(filter.step, at) &&
           (filter.set == none || program_.sets[filter.set][at]);
  }

  // ---- limits -------------------------------------------------------------------------------------------------------
  // A limit that holds for some days only is looked at on those; what went out before counts in its windows all the
  // same.
  Judgement at_most(const program::Limit& limit) const {
    std::vector<Instant> times;
    for (const Sent& one : sent_) {
      if (is_of(limit.of, one.step)) times.push_back(one.at);
    }
    const Zone zone = limit.zone.value_or(zone_);
    const auto together = [&](Instant first, Instant last) {
      return limit.kind == model::Window::Kind::sliding
                 ? last - first < limit.length
                 : unit_of(limit, zone.local(first)) == unit_of(limit, zone.local(last));
    };
    Judgement out;
    std::int64_t in_stretch = 0;  // tumbling
    Instant opened = 0;
    for (std::size_t last = 0; last < times.size(); ++last) {
      const Instant at = times[last];
      std::int64_t count = 0;
      if (limit.kind == model::Window::Kind::tumbling) {
        if (in_stretch == 0 || at >= opened + limit.length) {
          opened = at;
          in_stretch = 0;
        }
        count = ++in_stretch;
      } else {
        for (std::size_t n = last + 1; n-- > 0 && together(times[n], at);) ++count;
      }
      const Day day = day_of_local(zone.local(at));
      if (limit.from <= day && day < limit.until) out.most = std::max(out.most, count);
    }
    out.broken = out.most > limit.max;
    return out;
  }

  // A number for the day, week or month.
  static std::int64_t unit_of(const program::Limit& limit, LocalSeconds local) {
    const Day day = day_of_local(local);
    if (limit.unit == model::Window::Unit::day) return day;
    if (limit.unit == model::Window::Unit::week) return day - weekday(day);
    const CivilDate date = civil(day);
    return std::int64_t{date.year} * 12 + date.month;
  }

  // ---- hours --------------------------------------------------------------------------------------------------------
  Judgement hours(const program::Hours& hours, bool window) const {
    Judgement out;
    for (const Sent& one : sent_) {
      const program::Step& step = program_.steps[one.step];
      const auto& policy = program_.gate.policy[static_cast<std::size_t>(model::Check::hours)];
      const bool channel = hours.channels.empty() || std::find(hours.channels.begin(), hours.channels.end(),
                                                               step.channel) != hours.channels.end();
      if (!policy[static_cast<std::size_t>(step.purpose)].applies || !channel || !is_of(hours.of, one.step)) continue;
      out.broken |= lies_in(hours.range, one.at) != window;
    }
    return out;
  }

  Judgement never_between(const proof::Property& property) const {
    Judgement out;
    for (const Sent& one : sent_) out.broken |= property.messages[one.step] && lies_in(property.range, one.at);
    return out;
  }

  bool lies_in(const DailyRange& range, Instant at) const {
    const LocalSeconds local = zone_.local(at);
    const Day day = day_of_local(local);
    const ClockTime clock = clock_of_local(local);
    const WorkCalendar calendar = program_.calendar();
    if (range.from <= range.to) {
      return range.from <= clock && clock < range.to && range.days.contains(day, calendar);
    }
    return (clock >= range.from && range.days.contains(day, calendar)) ||
           (clock < range.to && range.days.contains(day - 1, calendar));
  }

  // ---- consent ------------------------------------------------------------------------------------------------------
  /// At `t` he has opted out of the topic, and nothing else was said since: when. A yes in this second counts, a no
  /// does not.
  struct Said {
    bool any = false, given = false;
    Instant since = 0;  ///< of a no, when it was said first
  };
  Said word_at(Index topic, Instant t) const {
    Said out;
    for (const Word& word : words_) {
      if (word.topic != topic || word.at > t || (word.at == t && !word.given)) continue;
      if (!out.any || out.given != word.given) out.since = word.at;
      out.any = true;
      out.given = word.given;
    }
    return out;
  }

  Judgement opt_out(Index topic, const Duration& within) const {
    Judgement out;
    for (const Sent& one : sent_) {
      const program::Step& step = program_.steps[one.step];
      if (step.purpose != model::Purpose::marketing || step.topic != topic) continue;
      const Said word = word_at(topic, one.at);
      out.broken |=
          word.any && !word.given && (word.since == beginning_of_time || one.at >= add(word.since, within, zone_));
    }
    return out;
  }

  Judgement always_agreed(const program::Guarantee& promise) const {
    Judgement out;
    for (const Sent& one : sent_) {
      if (is_of(promise.limit.of, one.step)) out.broken |= !word_at(promise.topic, one.at).given;
    }
    return out;
  }

  // ---- what must not follow -----------------------------------------------------------------------------------------
  /// When it happened that messages must not follow.
  void happenings(Index at, std::vector<Instant>& out, bool& opt_outs) const {
    const program::Trigger& trigger = program_.triggers[at];
    if (trigger.kind == model::Trigger::Kind::any) {
      for (Index part = 0; part < trigger.count; ++part) happenings(trigger.first + part, out, opt_outs);
    } else if (trigger.kind == model::Trigger::Kind::opt_out) {
      opt_outs = true;
    } else if (trigger.kind == model::Trigger::Kind::event) {
      for (const auto& one : run_.state.history.of(trigger.name)) {
        if (carries(trigger, one.payload)) out.push_back(one.occurred);
      }
    }
  }

  static bool carries(const program::Trigger& trigger, const trace::Payload& payload) {
    return std::all_of(trigger.where.begin(), trigger.where.end(), [&](const program::FieldTest& test) {
      const auto field =
          std::find_if(payload.begin(), payload.end(), [&](const auto& one) { return one.first == test.field; });
      if (field == payload.end()) return false;
      const program::Value& right = test.compare.right.constant;
      if (test.compare.op == model::Op::at_least) return field->second.number >= right.number;
      return test.compare.op == model::Op::is && same_value(field->second, right);
    });
  }

  /// Of the run of a journey in which a message went out, when it began.
  std::optional<Instant> run_began(Index journey, Instant sent) const {
    std::optional<Instant> out;
    for (const auto& entry : run_.log) {
      if (entry.journey != journey || entry.at > sent) continue;
      if (entry.kind == Kind::entered) out = entry.at;
      if (entry.kind == Kind::left && entry.at < sent) out.reset();
    }
    return out;
  }

  Judgement after_no(const program::Guarantee& promise) const {
    std::vector<Instant> happened;
    bool opt_outs = false;
    happenings(promise.trigger, happened, opt_outs);
    Judgement out;
    for (const Sent& one : sent_) {
      if (!is_of(promise.limit.of, one.step)) continue;
      const Index journey = promise.journey == none ? program_.steps[one.step].journey : promise.journey;
      const auto began = run_began(journey, one.at);
      const auto too_late = [&](Instant at) {
        if (!promise.until && (!began || *began >= at)) return false;
        return one.at > at && one.at >= add(at, promise.from, zone_) &&
               (!promise.until || one.at < add(at, *promise.until, zone_));
      };
      out.broken |= std::any_of(happened.begin(), happened.end(), too_late);
      if (opt_outs) out.broken |= follows_opt_out(promise.trigger, one.at, too_late);
    }
    return out;
  }

  // Each no is an opt-out, and lasts until he agrees again.
  template <class TooLate>
  bool follows_opt_out(Index at, Instant sent, const TooLate& too_late) const {
    const program::Trigger& trigger = program_.triggers[at];
    if (trigger.kind == model::Trigger::Kind::any) {
      for (Index part = 0; part < trigger.count; ++part) {
        if (follows_opt_out(trigger.first + part, sent, too_late)) return true;
      }
      return false;
    }
    if (trigger.kind != model::Trigger::Kind::opt_out) return false;
    for (Index topic = 0; topic < program_.topics.size(); ++topic) {
      if (trigger.name != none && trigger.name != topic) continue;
      if (!word_at(topic, sent).any || word_at(topic, sent).given) continue;
      bool agreed_since = false;
      for (std::size_t n = words_.size(); n-- > 0 && !agreed_since;) {
        const Word& word = words_[n];
        if (word.topic != topic || word.at > sent) continue;
        agreed_since = word.given;
        if (!word.given && word.at != beginning_of_time && too_late(word.at)) return true;
      }
    }
    return false;
  }

  // ---- in reply -----------------------------------------------------------------------------------------------------
  // What he did counts from when he did it, known or not.
  Judgement in_reply(const program::ReplyWindow& window) const {
    Judgement out;
    for (const Sent& one : sent_) {
      if (!is_of(window.of, one.step) || program_.steps[one.step].purpose == model::Purpose::internal) continue;
      bool open = false;
      for (const auto& did : did_) {
        open |= is_one_of(window.trigger, did) && did.occurred <= one.at &&
                one.at < add(did.occurred, window.length, zone_);
      }
      out.broken |= !open;
    }
    return out;
  }

  bool is_one_of(Index at, const trace::Occurrence& did) const {
    const program::Trigger& trigger = program_.triggers[at];
    if (trigger.kind != model::Trigger::Kind::any) {
      return trigger.name == did.event && carries(trigger, did.payload);
    }
    for (Index part = 0; part < trigger.count; ++part) {
      if (is_one_of(trigger.first + part, did)) return true;
    }
    return false;
  }

  // ---- in time ------------------------------------------------------------------------------------------------------
  /// What the customer does at a step of his run, not what comes of it later.
  static bool is_at(const LogEntry& entry, Index step) {
    const bool later = entry.kind == Kind::reaction || entry.kind == Kind::not_measured || entry.kind == Kind::answer ||
                       entry.kind == Kind::late_answer || entry.kind == Kind::consent;
    return entry.step == step && !later;
  }

  Judgement reaches(const program::Guarantee& promise) const {
    Judgement out;
    constexpr Instant not_on_way = end_of_time;
    Instant until = not_on_way;
    for (const auto& entry : run_.log) {
      if (entry.journey != promise.journey) continue;
      if (entry.at > until) out.broken = true;
      const bool passes = promise.from_step == none ? entry.kind == Kind::entered : is_at(entry, promise.from_step);
      const bool there = promise.to_step != none && is_at(entry, promise.to_step);
      if (entry.kind == Kind::left || (until != not_on_way && there)) {
        until = not_on_way;
      } else if (passes && until == not_on_way) {
        until = add(entry.at, promise.within, zone_);
      }
    }
    out.broken |= run_.until > until;
    return out;
  }

  Judgement by(Index step) const {
    Judgement out;
    for (const auto& entry : run_.log) out.broken |= entry.kind == Kind::promise_missed && entry.step == step;
    return out;
  }

  Judgement guarantee(const program::Guarantee& promise) const {
    switch (promise.kind) {
      case model::Guarantee::Kind::at_most:
        return at_most(promise.limit);
      case model::Guarantee::Kind::never_between: {
        Judgement out;
        for (const Sent& one : sent_) {
          const bool concerned = is_of(promise.limit.of, one.step);
          out.broken |= concerned && lies_in({promise.from_clock, promise.to_clock, {}}, one.at);
        }
        return out;
      }
      case model::Guarantee::Kind::after_no:
        return after_no(promise);
      case model::Guarantee::Kind::always_at:
        return always_agreed(promise);
      case model::Guarantee::Kind::reaches:
        return reaches(promise);
      case model::Guarantee::Kind::invalid:
        break;
    }
    return {};
  }

  const model::Project& project_;
  const Program& program_;
  const trace::Run& run_;
  Zone zone_;
  std::vector<Sent> sent_;   // by time
  std::vector<Word> words_;  // by time
  std::vector<trace::Occurrence> did_;
};

}  // namespace

Judgement judge(const model::Project& project, const Program& program, const proof::Property& property,
                const model::Customer& customer, const trace::Run& run) {
  return Judge(project, program, customer, run).judge(property);
}

}  // namespace wayproof::testing
