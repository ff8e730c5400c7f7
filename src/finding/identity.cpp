#include "finding/identity.h"

#include "text/character.h"

namespace wayproof {
namespace {

/// Names of files may be any bytes; a baseline, being JSON, can only keep characters.
std::string characters_of(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    append_utf8(out, character.code);
    at += character.size;
  }
  return out;
}

/// "expired" of "file/unused-ignore.what.expired", nothing of "file/unused-ignore.what".
std::string variant_of(const Finding& finding) {
  const std::string start = std::string(finding.rule) + ".what.";
  return finding.what.key.rfind(start, 0) == 0 ? finding.what.key.substr(start.size()) : std::string();
}

}  // namespace

Identity identity_of(const Finding& finding, std::string_view file, std::string_view shown) {
  Identity identity;
  identity.file = characters_of(file);
  identity.rule = finding.rule;
  identity.journey = finding.journey;
  if (!finding.steps.empty()) identity.step = finding.steps.front();
  identity.variant = variant_of(finding);
  for (const Arg& arg : finding.what.args) {
    const auto* const name = std::get_if<Verbatim>(&arg.value);
    if (name != nullptr && name->text != shown) identity.about.push_back(characters_of(name->text));
  }
  return identity;
}

std::string key_of(const Identity& identity) {
  std::string key;
  for (const std::string* const part :
       {&identity.file, &identity.rule, &identity.journey, &identity.step, &identity.variant}) {
    key += *part;
    key += '\0';  // "ab", "c" is not "a", "bc"; and shorter names come first
  }
  for (const std::string& name : identity.about) {
    key += name;
    key += '\0';
  }
  return key;
}

}  // namespace wayproof
