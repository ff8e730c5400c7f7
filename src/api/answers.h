// One function for each kind of request, each in a file of its own; api/engine.cpp chooses.
#pragma once

#include "api/request.h"

namespace wayproof::api {

[[nodiscard]] Answer answer_version(const Request& request);

}  // namespace wayproof::api
