// Any bytes: decoding them must keep its promises (tests/support/decode_invariants.h).
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "support/decode_invariants.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string problem = wayproof::testing::broken_decode_invariant({reinterpret_cast<const char*>(data), size});
  if (!problem.empty()) {
    std::fprintf(stderr, "%s\n", problem.c_str());
    std::abort();
  }
  return 0;
}
