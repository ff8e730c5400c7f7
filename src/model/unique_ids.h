// Things of one kind that share an id.
#pragma once

#include "finding/report.h"
#include "model/project.h"

namespace wayproof::model {

/// A finding `file/duplicate-id` for each journey, customer, version of a split, limit and stage whose id another one
/// has already. (Ids that are keys of one object are the JSON reader's business: file/duplicate-key.)
void report_equal_ids(const Project& project, Report& report);

}  // namespace wayproof::model
