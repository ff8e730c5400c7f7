#include "rules/pages.h"

namespace wayproof::rules {

const Page* find_page(std::string_view id, std::string_view language) {
  const Page* english = nullptr;
  for (const Page& page : pages()) {
    if (page.id != id) continue;
    if (page.language == language) return &page;
    if (page.language == "en") english = &page;
  }
  return english;
}

}  // namespace wayproof::rules
