// Any bytes as an export: reading it must keep its promises (tests/support/foreign_invariants.h).
#include "support/foreign_invariants.h"
#include "support/fuzzed_files.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace wayproof::testing;
  const std::string problem = broken_import_invariant({reinterpret_cast<const char*>(data), size}, "journey-builder");
  if (!problem.empty()) found(problem.c_str());
  return 0;
}
