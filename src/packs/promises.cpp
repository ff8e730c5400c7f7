#include "packs/promises.h"

#include <algorithm>
#include <map>

#include "model/words.h"
#include "packs/mechanisms.h"
#include "program/values.h"

namespace wayproof::packs {
namespace {

using proof::Property;

/// What lies outside of a requirement's hours, as ranges of days: each is a time at which nothing may go out.
std::vector<DailyRange> closed_ranges(const model::Must& must) {
  constexpr auto a_day = static_cast<std::int32_t>(day_seconds);
  std::map<std::pair<ClockTime, ClockTime>, std::uint8_t> days;
  const facts::WeekSet closed = open_hours(must).complement();
  for (const auto& range : closed.ranges()) {
    for (std::int32_t begin = range.begin; begin < range.end;) {
      const std::int32_t midnight = begin - begin % a_day;
      const std::int32_t end = std::min(range.end, midnight + a_day);
      days[{begin - midnight, end - midnight}] |= static_cast<std::uint8_t>(1U << (midnight / a_day));
      begin = end;
    }
  }
  std::vector<DailyRange> out;
  for (const auto& [clock, weekdays] : days) out.push_back({clock.first, clock.second, {weekdays, false}});
  return out;
}

class Promising {
 public:
  Promising(Held& held, const model::Workspace& workspace, program::Program& program)
      : held_(held), workspace_(workspace), program_(program) {}

  std::vector<Promise> all() {
    for (std::size_t a = 0; a < held_.answers.size(); ++a) {
      for (const Group& group : held_.answers[a].groups) add(a, group);
    }
    return std::move(out_);
  }

 private:
  void add(std::size_t at, const Group& group) {
    using Kind = model::Must::Kind;
    const model::Must& must = held_.answers[at].requirement->must;
    Promise promise{at, group.view, {}, false};
    if (must.kind == Kind::at_most && group.verdict == Verdict::not_told) {
      Property property = property_of(held_.answers[at], group);
      property.kind = Property::Kind::at_most;
      property.limit.max = must.max->value;
      program::set_window(*must.window, program_.zone, property.limit);
      promise.properties.push_back(std::move(property));
    } else if (must.kind == Kind::hours && (group.verdict == Verdict::broken || group.verdict == Verdict::not_told)) {
      for (const DailyRange& range : closed_ranges(must)) {
        Property property = property_of(held_.answers[at], group);
        property.kind = Property::Kind::never_between;
        property.range = range;
        promise.weekdays = promise.weekdays || range.days.weekdays != DaySet().weekdays;
        promise.properties.push_back(std::move(property));
      }
    }
    if (!promise.properties.empty()) out_.push_back(std::move(promise));
  }

  Property property_of(const Answer& answer, const Group& group) {
    program::Program& program = program_of(group.view);
    std::vector<bool> messages(program.steps.size(), false);
    for (const program::Index step : group.messages) messages[step] = true;
    Property out;
    out.source = Property::Source::requirement;
    out.limit.of.set = static_cast<program::Index>(program.sets.size());
    out.messages = messages;
    program.sets.push_back(std::move(messages));
    // A pack that came with Wayproof is no file of the user's: what asks for it is the workspace.
    const bool shipped = std::any_of(held_.library.read.begin(), held_.library.read.end(),
                                     [&](const model::Pack& one) { return &one == answer.pack; });
    out.file = shipped ? workspace_.file : answer.pack->file;
    out.span = shipped ? workspace_.id.span : answer.requirement->span;
    return out;
  }

  program::Program& program_of(const View* view) {
    for (View& one : held_.audiences.views) {
      if (&one == view) return one.program;
    }
    return program_;
  }

  Held& held_;
  const model::Workspace& workspace_;
  program::Program& program_;
  std::vector<Promise> out_;
};

}  // namespace

std::vector<Promise> promises_of(Held& held, const model::Workspace& workspace, program::Program& program) {
  return Promising(held, workspace, program).all();
}

}  // namespace wayproof::packs
