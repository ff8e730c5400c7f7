# Hands over to the toolchain file of the Emscripten in use: the one of $EMSDK, else the one whose em-config is on PATH. So
# Debian's package works without a variable being set, and a newer one wins where somebody has it.
if(DEFINED ENV{EMSDK})
  set(emscripten_root "$ENV{EMSDK}/upstream/emscripten")
else()
  execute_process(COMMAND em-config EMSCRIPTEN_ROOT
    OUTPUT_VARIABLE emscripten_root OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
endif()
if(NOT EXISTS "${emscripten_root}/cmake/Modules/Platform/Emscripten.cmake")
  message(FATAL_ERROR "Emscripten is missing: set EMSDK, or put emcc and em-config on PATH.")
endif()
include("${emscripten_root}/cmake/Modules/Platform/Emscripten.cmake")
