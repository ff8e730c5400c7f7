#include "packs/check.h"

namespace wayproof::packs {

Held check(const rules::Context& context, Report& report) {
  Held held{library_for(context.project, report), {}, {}};
  rules::Options options;
  if (!held.library.packs.empty()) {
    held.audiences = audiences_of(context.project);
    options.and_then = [&held](const rules::Context& gathered, std::vector<Finding>& findings) {
      held.answers = judge(gathered, held.library, held.audiences, findings);
    };
  }
  rules::run_rules(context, report, options);
  return held;
}

}  // namespace wayproof::packs
