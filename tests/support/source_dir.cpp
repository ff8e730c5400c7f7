#include "support/source_dir.h"

namespace wayproof::testing {

// The one file that knows a path of the machine: every other compiles to the same object in every checkout, and a
// compiler cache can share them.
std::string source_dir() { return WAYPROOF_SOURCE_DIR; }

}  // namespace wayproof::test
