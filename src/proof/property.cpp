#include "proof/property.h"

#include <algorithm>

#include "facts/facts.h"
#include "program/filter.h"

namespace wayproof::proof {
namespace {

using program::none;

std::vector<bool> messages_of(const program::Program& program, const program::Filter& filter) {
  std::vector<bool> out(program.steps.size(), false);
  for (Index s = 0; s < program.steps.size(); ++s)
    out[s] = program.steps[s].sends && program::matches(filter, program, s);
  return out;
}

void add_hours(const program::Program& program, const std::vector<program::Hours>& all, Property::Source source,
               FileId file, std::vector<Property>& out) {
  const auto& policy = program.gate.policy[static_cast<std::size_t>(model::Check::hours)];
  for (Index h = 0; h < all.size(); ++h) {
    Property property;
    property.source = source;
    property.index = h;
    property.kind = Property::Kind::never_between;
    property.range = all[h].range;
    property.outside = source == Property::Source::window;
    property.file = file;
    property.span = all[h].span;
    property.messages = messages_of(program, all[h].of);
    for (Index s = 0; s < program.steps.size(); ++s) {
      const auto& step = program.steps[s];
      const auto& channels = all[h].channels;
      const bool concerned =
          policy[static_cast<std::size_t>(step.purpose)].applies && step.purpose != model::Purpose::internal &&
          (channels.empty() || std::find(channels.begin(), channels.end(), step.channel) != channels.end());
      property.messages[s] = property.messages[s] && concerned;
    }
    out.push_back(std::move(property));
  }
}

Property::Kind kind_of(model::Guarantee::Kind kind) {
  using Stated = model::Guarantee::Kind;
  switch (kind) {
    case Stated::never_between:
      return Property::Kind::never_between;
    case Stated::after_no:
      return Property::Kind::after_no;
    case Stated::always_at:
      return Property::Kind::always_at;
    case Stated::reaches:
      return Property::Kind::reaches;
    default:
      return Property::Kind::at_most;
  }
}

// "We stop within two days": of each topic that marketing messages are about.
void add_opt_outs(const model::Project& project, const program::Program& program, std::vector<Property>& out) {
  const auto& promise = project.workspace.opt_out_promise;
  if (!promise) return;
  for (Index topic = 0; topic < program.topics.size(); ++topic) {
    Property property;
    property.source = Property::Source::opt_out;
    property.kind = Property::Kind::always_at;
    property.index = property.topic = topic;
    property.from = promise->value;
    property.limit.of.purpose = model::Purpose::marketing;
    property.limit.of.topic = topic;
    property.messages = messages_of(program, property.limit.of);
    property.file = project.workspace.file;
    property.span = promise->span;
    const auto& messages = property.messages;
    if (std::find(messages.begin(), messages.end(), true) != messages.end()) out.push_back(std::move(property));
  }
}

void add_bys(const model::Project& project, const program::Program& program, std::vector<Property>& out) {
  for (Index s = 0; s < program.steps.size(); ++s) {
    const program::Step& step = program.steps[s];
    if (!step.sends || !step.by) continue;
    Property property;
    property.source = Property::Source::by;
    property.kind = Property::Kind::by;
    property.index = s;
    property.limit.of.step = s;
    property.messages = messages_of(program, property.limit.of);
    property.file = project.journeys[step.journey].file;
    property.span = step.by->span;
    out.push_back(std::move(property));
  }
}

void add_reply_windows(const program::Program& program, FileId file, std::vector<Property>& out) {
  for (Index w = 0; w < program.reply_windows.size(); ++w) {
    const program::ReplyWindow& window = program.reply_windows[w];
    Property property;
    property.source = Property::Source::reply_window;
    property.kind = Property::Kind::reply_window;
    property.index = w;
    property.limit.of = window.of;
    property.messages = messages_of(program, window.of);
    for (Index s = 0; s < program.steps.size(); ++s) {
      if (program.steps[s].purpose == model::Purpose::internal) property.messages[s] = false;
    }
    property.file = file;
    property.span = window.span;
    out.push_back(std::move(property));
  }
}

}  // namespace

std::vector<Property> properties(const model::Project& project, const program::Program& program) {
  const FileId workspace = project.workspace.file;
  std::vector<Property> out;
  for (Index c = 0; c < program.gate.caps.size(); ++c) {
    Property property;
    property.source = Property::Source::cap;
    property.index = c;
    property.limit = program.gate.caps[c];
    property.messages = messages_of(program, property.limit.of);
    property.file = workspace;
    property.span = program.gate.caps[c].span;
    out.push_back(std::move(property));
  }
  add_hours(program, program.gate.quiet, Property::Source::quiet, workspace, out);
  add_hours(program, program.gate.windows, Property::Source::window, workspace, out);
  add_opt_outs(project, program, out);
  add_reply_windows(program, workspace, out);
  for (Index g = 0; g < program.guarantees.size(); ++g) {
    const auto& guarantee = program.guarantees[g];
    // What names no topic that there is has a finding of its own.
    const bool nameless = guarantee.kind == model::Guarantee::Kind::always_at && guarantee.topic == none;
    if (guarantee.kind == model::Guarantee::Kind::invalid || nameless) continue;
    Property property;
    property.index = g;
    property.kind = kind_of(guarantee.kind);
    property.limit = guarantee.limit;
    property.topic = guarantee.topic;
    property.messages = messages_of(program, guarantee.limit.of);
    property.range = {guarantee.from_clock, guarantee.to_clock, {}};
    property.file = guarantee.journey == none ? workspace : project.journeys[guarantee.journey].file;
    property.span = guarantee.span;
    out.push_back(std::move(property));
  }
  add_bys(project, program, out);
  return out;
}

std::vector<bool> journeys_of(const program::Program& program, const Property& property) {
  std::vector<bool> out(program.journeys.size(), false);
  if (property.kind == Property::Kind::reaches) {
    const Index journey = program.guarantees[property.index].journey;
    if (journey != none) out[journey] = true;
    return out;
  }
  for (Index s = 0; s < program.steps.size(); ++s) {
    if (property.messages[s]) out[program.steps[s].journey] = true;
  }
  return out;
}

std::int64_t window_of(const program::Program& program, const Property& property) {
  using Kind = Property::Kind;
  using Unit = model::Window::Unit;
  const program::Limit& limit = property.limit;
  switch (property.kind) {
    case Kind::at_most:
      if (limit.kind != model::Window::Kind::calendar) return limit.length;
      return (limit.unit == Unit::day ? 1 : limit.unit == Unit::week ? 7 : 31) * day_seconds;
    case Kind::after_no: {
      const auto& promise = program.guarantees[property.index];
      return std::max(promise.from.longest(), promise.until ? promise.until->longest() : 0);
    }
    case Kind::always_at:
      return property.from.longest();
    case Kind::reaches:
      return program.guarantees[property.index].within.longest();
    case Kind::reply_window:
      return program.reply_windows[property.index].length.longest();
    case Kind::never_between:
    case Kind::by:
      return 0;
  }
  return 0;
}

}  // namespace wayproof::proof
