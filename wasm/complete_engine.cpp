// The complete engine has the same door as the first one (first_engine.cpp); it lacks nothing.
#include <emscripten/bind.h>

namespace wayproof {
namespace {

bool lacking() { return false; }

EMSCRIPTEN_BINDINGS(wayproof_lacking) { emscripten::function("lacking", &lacking); }

}  // namespace
}  // namespace wayproof
