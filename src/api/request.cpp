#include "api/request.h"

#include <algorithm>

#include "json/characters.h"

namespace wayproof::api {
namespace {

/// A request holds all files of a workspace; what one file may be is decided when that file is read.
constexpr json::Limits request_limits{.bytes = std::size_t{1} << 30};

/// Broken UTF-8 is none of the request's mistakes: it stands in a user's file, whose bytes come through unchanged, and
/// is reported there.
bool is_tolerable(const json::SyntaxError& error) { return error.kind == json::SyntaxError::Kind::not_utf8; }

/// A string's bytes with nothing but its escapes decoded; the tree shows U+FFFD for what is not UTF-8.
std::string bytes_of(std::string_view request, Span span) {
  const std::string_view written = request.substr(0, span.end - 1);  // without the closing quote
  std::vector<char> bytes;
  for (std::size_t at = span.begin + 1; at < written.size();) {
    const std::size_t escape = written[at] == '\\' ? json::decode_escape(written, at, bytes) : 0;
    if (escape == 0) bytes.push_back(written[at]);
    at += std::max<std::size_t>(escape, 1);
  }
  return {bytes.begin(), bytes.end()};
}

std::optional<BadRequest> read_files(Request& request, bool has_broken_bytes) {
  const json::Value list = request.root()["files"];
  if (!list) return std::nullopt;
  if (!list.is(json::Kind::array)) return BadRequest{"\"files\" is no array"};
  for (std::size_t i = 0; i < list.size(); ++i) {
    const auto name = list.item(i)["name"].string();
    const json::Value value = list.item(i)["text"];
    auto text = value.string();
    if (!name || !text) return BadRequest{"\"files\": item " + std::to_string(i) + " lacks \"name\" or \"text\""};
    if (has_broken_bytes) text = request.broken_texts.emplace_back(bytes_of(request.text, value.span()));
    request.files.push_back({std::string(*name), *text});
  }
  return std::nullopt;
}

}  // namespace

std::variant<Request, BadRequest> read_request(std::string_view text) {
  json::ReadResult read = json::read(text, request_limits);
  for (const json::SyntaxError& error : read.errors) {
    if (!is_tolerable(error)) return BadRequest{"the request is no JSON, at byte " + std::to_string(error.span.begin)};
  }
  Request request{text, std::move(read.tree)};
  const json::Value root = request.root();
  if (root["format"].string() != "wayproof/request@1") return BadRequest{"\"format\" is not \"wayproof/request@1\""};
  if (!root["do"].string()) return BadRequest{"\"do\" is missing"};
  request.kind = *root["do"].string();
  if (auto bad = read_files(request, !read.errors.empty())) return *bad;
  if (const json::Value as_of = root["as_of"]) {
    if (as_of.string()) request.as_of = parse_date(*as_of.string());
    if (!request.as_of) return BadRequest{"\"as_of\" is no date YYYY-MM-DD"};
  }
  if (const json::Value language = root["lang"]) {
    if (!language.string()) return BadRequest{"\"lang\" is no text"};
    request.language = i18n::language_of(*language.string());
  }
  return request;
}

}  // namespace wayproof::api
