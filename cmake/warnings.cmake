# One list of warnings for everything of ours; they are errors in every preset but a newcomer's plain build.
add_library(wayproof_warnings INTERFACE)
target_compile_options(wayproof_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual
  -Wno-missing-field-initializers)
# Signs are g++'s business: clang would also complain about every `begin() + index`.
target_compile_options(wayproof_warnings INTERFACE
  $<IF:$<CXX_COMPILER_ID:GNU>,-Wsign-conversion,-Wno-sign-conversion>)
if(WAYPROOF_WERROR)
  target_compile_options(wayproof_warnings INTERFACE -Werror)
endif()
