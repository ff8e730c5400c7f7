// The complete engine has the same door as the first one (first_engine.cpp). It lacks only what the page does not ask
// for yet: where other platforms would send the same files otherwise.
#include <emscripten/bind.h>

#include "api/answers.h"

namespace wayproof {
namespace {

bool lacking() { return false; }

EMSCRIPTEN_BINDINGS(wayproof_lacking) { emscripten::function("lacking", &lacking); }

}  // namespace

api::Answer api::answer_dialects(const Request& /*request*/) {
  return BadRequest{"the rules of other platforms are not part of this module"};
}

}  // namespace wayproof
