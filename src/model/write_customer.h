// Writes a customer as a wayproof/customer@1 text, so that a customer found by the engine (a witness) can be looked at,
// changed, traced and kept like one that a person wrote.
#pragma once

#include <string>

#include "model/customer.h"

namespace wayproof::model {

/// JSON in the habit of the examples: two spaces, short objects on one line, empty parts left out.
[[nodiscard]] std::string write_customer(const Customer& customer);

}  // namespace wayproof::model
