// Whether a property held for one customer, read off what happened to him: what was sent when, what he did, where he
// was. Plain on purpose, and nothing of the proof but the name of the property: it judges the proof's answers.
#pragma once

#include "model/project.h"
#include "program/program.h"
#include "proof/property.h"
#include "trace/trace.h"

namespace wayproof::testing {

struct Judgement {
  bool broken = false;
  std::int64_t most = 0;  ///< at_most: in the fullest window
};

[[nodiscard]] Judgement judge(const model::Project& project, const program::Program& program,
                              const proof::Property& property, const model::Customer& customer, const trace::Run& run);

}  // namespace wayproof::testing
