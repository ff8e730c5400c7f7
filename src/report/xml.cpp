#include "report/xml.h"

#include "text/character.h"

namespace wayproof::report {

std::string xml(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    const char32_t code = character.code;
    const bool allowed = code >= 0x20 ? code != 0xFFFE && code != 0xFFFF : code == '\t' || code == '\n' || code == '\r';
    if (!character.valid || !allowed)
      out += "\uFFFD";
    else if (code == '&')
      out += "&amp;";
    else if (code == '<')
      out += "&lt;";
    else if (code == '>')
      out += "&gt;";
    else if (code == '"')
      out += "&quot;";
    else if (code < 0x20)
      out += "&#" + std::to_string(static_cast<unsigned>(code)) + ";";
    else
      out += text.substr(at, character.size);
    at += character.size;
  }
  return out;
}

std::string xml_attribute(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" + xml(value) + "\"";
}

}  // namespace wayproof::report
