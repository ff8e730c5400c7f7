// The page's module does not read planning tables yet: the page has no view of them, and its engine no room to spare. Defined here,
// the archive's own (src/api/table.cpp) is not linked.
#include "api/answers.h"

namespace wayproof::api {

Answer answer_table(const Request& /*request*/) { return BadRequest{"planning tables are not part of this module"}; }
Answer answer_tables(const Request& /*request*/) { return BadRequest{"planning tables are not part of this module"}; }

}  // namespace wayproof::api
