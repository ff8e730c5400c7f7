// The published JSON Schemas (schema/) as `wayproof schema` gives them. They are data that tools/embed_schemas.py puts
// beside the engine; what makes them of the grammar tables (model/schema.h) is for the test that holds the files equal
// to it.
#pragma once

#include <span>
#include <string_view>

namespace wayproof::api {

struct SchemaText {
  std::string_view kind;                     ///< "journey"
  std::span<const std::string_view> pieces;  ///< of its text, in their order: compilers limit the length of a literal
};

/// In byte order of the kinds; none in the page's module, which has no use for them (wasm/loaded_texts.cpp).
[[nodiscard]] std::span<const SchemaText> schemas();

}  // namespace wayproof::api
