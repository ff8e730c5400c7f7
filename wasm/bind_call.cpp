// What JavaScript sees of the engine: `call`, one request in, its answer out (docs/engine.md).
#include <emscripten/bind.h>

#include "api/engine.h"
#include "bytes.h"

namespace wayproof {
namespace {

/// Embind copies a Uint8Array into a std::string byte by byte, unchanged.
emscripten::val call(const std::string& request) { return to_bytes(engine::call(request)); }

EMSCRIPTEN_BINDINGS(wayproof_call) { emscripten::function("call", &call); }

}  // namespace
}  // namespace wayproof
