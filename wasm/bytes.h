// Bytes between JavaScript and the engine. Bytes, not strings: JavaScript strings could not carry a file with broken
// UTF-8 unharmed.
#pragma once

#include <emscripten/val.h>

#include <string_view>

namespace wayproof {

/// A copy that JavaScript owns; a view of our memory would die when that grows.
inline emscripten::val to_bytes(std::string_view text) {
  const emscripten::val view(
      emscripten::typed_memory_view(text.size(), reinterpret_cast<const unsigned char*>(text.data())));
  return emscripten::val::global("Uint8Array").new_(view);
}

}  // namespace wayproof
