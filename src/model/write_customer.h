// Writes a customer as a wayproof/customer@1 text, so that a customer found by the engine (a witness) can be looked at,
// changed, traced and kept like one that a person wrote.
#pragma once

#include <string>

#include "model/customer.h"

namespace wayproof::model {

/// JSON in the habit of the examples: two spaces, short objects on one line, empty parts left out.
[[nodiscard]] std::string write_customer(const Customer& customer);

/// The same without what only a file has (format, id, title), for a test that holds its customer; `depth` is that of
/// the object in its file.
[[nodiscard]] std::string write_story(const Customer& customer, int depth);

}  // namespace wayproof::model
