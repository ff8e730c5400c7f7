// By what the files of other systems are told from ours and from each other: the shapes that only one system writes.
// Apart from the readers, so that a module that does not read them can still say whose file it is.
#pragma once

#include "json/tree.h"

namespace wayproof::imports {

[[nodiscard]] bool is_dittofeed_definition(json::Value value);
[[nodiscard]] bool is_dittofeed_resource(json::Value value);

/// A journey of Journey Builder.
[[nodiscard]] bool is_interaction(json::Value value);
/// The journeys of a file, wherever they stand: in a list, in a page of the API.
[[nodiscard]] json::Value interactions_of(json::Value root);

[[nodiscard]] bool is_klaviyo_definition(json::Value value);
/// The definition in what the API answers about a flow.
[[nodiscard]] json::Value klaviyo_definition_of(json::Value resource);

}  // namespace wayproof::imports
