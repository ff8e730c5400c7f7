#include "proof/property.h"

#include <algorithm>

#include "facts/facts.h"

namespace wayproof::proof {
namespace {

using program::none;

std::vector<bool> messages_of(const program::Program& program, const program::Filter& filter) {
  std::vector<bool> out(program.steps.size(), false);
  for (Index s = 0; s < program.steps.size(); ++s)
    out[s] = program.steps[s].sends && facts::matches(filter, program, s);
  return out;
}

void add_hours(const program::Program& program, const std::vector<program::Hours>& all, Property::Source source,
               FileId file, std::vector<Property>& out) {
  const auto& policy = program.gate.policy[static_cast<std::size_t>(model::Check::hours)];
  for (Index h = 0; h < all.size(); ++h) {
    Property property;
    property.source = source;
    property.index = h;
    property.kind = model::Guarantee::Kind::never_between;
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
  for (Index g = 0; g < program.guarantees.size(); ++g) {
    const auto& guarantee = program.guarantees[g];
    if (guarantee.kind == model::Guarantee::Kind::invalid) continue;
    Property property;
    property.index = g;
    property.kind = guarantee.kind;
    property.limit = guarantee.limit;
    property.messages = messages_of(program, guarantee.limit.of);
    property.range = {guarantee.from_clock, guarantee.to_clock, {}};
    property.file = guarantee.journey == none ? workspace : project.journeys[guarantee.journey].file;
    property.span = guarantee.span;
    out.push_back(std::move(property));
  }
  return out;
}

}  // namespace wayproof::proof
