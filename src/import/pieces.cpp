#include "import/pieces.h"

namespace wayproof::imports {

std::string file_stem(std::string_view name) {
  const std::size_t slash = name.find_last_of('/');
  if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
  return std::string(name.substr(0, name.find('.')));
}

model::Condition in_segment(model::Workspace& needs, const model::Id& segment) {
  declare(needs.segments, segment);
  model::Condition condition;
  condition.kind = model::Condition::Kind::segment;
  condition.name = segment;
  condition.span = segment.span;
  return condition;
}

model::Trigger comes_into(model::Workspace& needs, const model::Id& segment, Span span) {
  model::Trigger trigger;
  trigger.kind = model::Trigger::Kind::becomes;
  trigger.becomes.push_back(in_segment(needs, segment));
  trigger.span = span;
  return trigger;
}

model::Trigger on_event(model::Workspace& needs, const model::Id& event, Span span) {
  declare(needs.events, event);
  model::Trigger trigger;
  trigger.kind = model::Trigger::Kind::event;
  trigger.name = event;
  trigger.span = span;
  return trigger;
}

model::Again again_after_leaving(Span span) {
  model::Again again;
  again.since = model::Again::Since::leave;
  again.span = span;
  return again;
}

model::Id WayOut::id(Span at) {
  if (!used_) span_ = at;
  used_ = true;
  return {std::string(way_out_id), at};
}

void WayOut::close() {
  if (!used_) return;
  model::Step step;
  step.type = model::StepType::end;
  step.id = {std::string(way_out_id), span_};
  step.span = span_;
  journey_.steps.push_back(std::move(step));
}

}  // namespace wayproof::imports
