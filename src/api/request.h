// A request as every kind of it reads it.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "i18n/language.h"
#include "json/read.h"
#include "model/project.h"
#include "time/time.h"

namespace wayproof::api {

/// The fields that all requests share; the rest is read from `root` by the kind that wants it. Holds views into the
/// text it was made from, which must outlive it.
struct Request {
  std::string_view text;
  json::Tree tree;
  std::string_view kind;  ///< "do"
  std::vector<model::InputFile> files;
  std::deque<std::string> broken_texts;  ///< files whose bytes are no UTF-8, for views into them
  std::optional<Day> as_of;
  i18n::Language language = i18n::Language::en;

  [[nodiscard]] json::Value root() const { return tree.root(); }
};

/// A request that cannot be answered, in words for the programmer who wrote it.
struct BadRequest {
  std::string message;
};

[[nodiscard]] std::variant<Request, BadRequest> read_request(std::string_view text);

/// An answer as text, or why there is none.
using Answer = std::variant<std::string, BadRequest>;

}  // namespace wayproof::api
