#include "packs/audiences.h"

#include <map>

namespace wayproof::packs {

Audiences audiences_of(const model::Project& project) {
  Audiences out;
  const model::Attribute* const attribute = region_attribute(project.workspace);
  // Values that the journeys treat alike could share a view; they are few, so each has its own.
  std::map<std::optional<std::string>, const View*> known;
  for (Recipients& who : recipients_of(project)) {
    Audience audience{std::move(who), nullptr};
    if (audience.who.told_apart) {
      const auto [at, is_new] = known.try_emplace(audience.who.value, nullptr);
      if (is_new) {
        View& view = out.views.emplace_back();
        view.project = project_for(project, *attribute, audience.who);
        view.program = program::lower(view.project);
        view.facts = facts::compute(view.project, view.program);
        at->second = &view;
      }
      audience.view = at->second;
    }
    out.all.push_back(std::move(audience));
  }
  return out;
}

}  // namespace wayproof::packs
