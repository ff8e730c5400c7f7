// {fmt}'s implementation, compiled once: everybody else includes fmt/core.h, which is cheap. (Debian ships no libfmt.a, and the
// header-only form costs three seconds in every file.)
#include <fmt/format-inl.h>
