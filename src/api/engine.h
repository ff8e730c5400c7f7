// The door to the engine: JSON in, JSON out, the same bytes in the command, in WebAssembly and in tests. The formats of
// requests and responses are described in docs/engine.md.
#pragma once

#include <string>
#include <string_view>

namespace wayproof::engine {

/// Answers one request, `{"format": "wayproof/request@1", "do": "check", ...}`. Never fails: a request that cannot be
/// understood gets `{"format": "wayproof/failure@1", "message": ...}`, which is a mistake of the caller and never one
/// of the user's files. Keeps no state between calls; may be called from several threads at once.
[[nodiscard]] std::string call(std::string_view request);

}  // namespace wayproof::engine
