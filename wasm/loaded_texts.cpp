// The texts of the page's module: `loadTexts` takes a language's sentences as tools/embed_messages.py writes them (key,
// NUL, sentence, NUL, in order of the keys). A reader needs one language, and none before the engine itself is there,
// so they travel beside it. Rule pages are files of the page and none of the engine's business.
#include <emscripten/bind.h>

#include <string>
#include <vector>

#include "api/schemas.h"
#include "i18n/catalogue.h"
#include "i18n/language.h"
#include "packs/library.h"
#include "rules/pages.h"

namespace wayproof {
namespace {

/// Set by the door before the engine is first called, never by the engine. Both languages have the same keys, so the
/// second one only fills its column.
struct Loaded {
  std::string texts[2];
  std::vector<i18n::Sentence> sentences;
};

Loaded& loaded() {
  static Loaded all;
  return all;
}

std::string_view take(std::string_view& rest) {
  const std::string_view text = rest.substr(0, rest.find('\0'));
  rest.remove_prefix(text.size() < rest.size() ? text.size() + 1 : text.size());
  return text;
}

void load_texts(const std::string& language, const std::string& texts) {
  const bool chinese = i18n::language_of(language) == i18n::Language::zh;
  Loaded& all = loaded();
  std::string& own = all.texts[chinese ? 1 : 0];
  if (!own.empty()) return;  // views into it are in use
  own = texts;
  const bool first = all.sentences.empty();
  std::size_t n = 0;
  for (std::string_view rest = own; !rest.empty(); ++n) {
    const std::string_view key = take(rest);
    const std::string_view text = take(rest);
    if (first) all.sentences.push_back({key, text, text});
    if (n < all.sentences.size()) (chinese ? all.sentences[n].zh : all.sentences[n].en) = text;
  }
}

/// Set by the door before the engine is first called, never by the engine.
struct LoadedPacks {
  std::string bytes;
  std::vector<packs::ShippedPack> all;
};

LoadedPacks& loaded_packs() {
  static LoadedPacks packs;
  return packs;
}

/// Takes engine.packs as tools/embed_packs.py writes it: of each pack its id, its regions and its file.
void load_packs(const std::string& bytes) {
  LoadedPacks& packs = loaded_packs();
  if (!packs.all.empty()) return;  // views into it are in use
  packs.bytes = bytes;
  for (std::string_view rest = packs.bytes; !rest.empty();) {
    packs::ShippedPack pack;
    pack.id = take(rest);
    pack.regions = take(rest);
    pack.text = take(rest);
    packs.all.push_back(pack);
  }
}

EMSCRIPTEN_BINDINGS(wayproof_texts) {
  emscripten::function("loadTexts", &load_texts);
  emscripten::function("loadPacks", &load_packs);
}

}  // namespace

std::span<const i18n::Sentence> i18n::catalogue() { return loaded().sentences; }
std::span<const rules::Page> rules::pages() { return {}; }
std::span<const api::SchemaText> api::schemas() { return {}; }
std::span<const packs::ShippedPack> packs::shipped() { return loaded_packs().all; }

}  // namespace wayproof
