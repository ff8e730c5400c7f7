// {fmt}'s implementation, compiled once: everybody else includes fmt/core.h, which is cheap. (Debian ships no libfmt.a,
// and the header-only form costs three seconds in every file.) The instantiations are those of fmt's own format.cc:
// without optimisation the linker asks for them.
#include <fmt/format-inl.h>

FMT_BEGIN_NAMESPACE
namespace detail {
template FMT_API auto thousands_sep_impl(locale_ref) -> thousands_sep_result<char>;
template FMT_API auto decimal_point_impl(locale_ref) -> char;
template FMT_API void buffer<char>::append(const char*, const char*);
template FMT_API void vformat_to(buffer<char>&, string_view, basic_format_args<FMT_BUFFER_CONTEXT(char)>, locale_ref);
}  // namespace detail
FMT_END_NAMESPACE
