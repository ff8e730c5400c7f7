// Takes a customer out of a checked tree: that of a customer's file, or of a test.
#pragma once

#include "model/customer.h"
#include "model/reading.h"

namespace wayproof::model {

/// `value` holds a customer's keys; those that only a file has (`id`, `title`) may be absent.
[[nodiscard]] Customer read_customer(const Reading& read, json::Value value, FileId file);

}  // namespace wayproof::model
