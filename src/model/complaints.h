// The findings of the checker: what differs from the grammar, in the words of the catalogue. The checker decides what
// is wrong; this says it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "finding/report.h"
#include "json/tree.h"
#include "model/shape.h"

namespace wayproof::model {

/// What messages call a value: the key it stands under (of list items, the list's key). Empty: the file itself.
struct Owner {
  std::string_view key;
  Span span;  ///< of that key, or of the file's first byte
};

class Complaints {
 public:
  Complaints(FileId file, Report& report) : file_(file), report_(report) {}

  void wrong_type(json::Value value, const Shape& shape, const Owner& owner);
  void unknown_key(const json::Member& member, std::string_view meant, std::span<const std::string_view> possible);
  void missing_key(const Owner& owner, std::string_view key, const Shape& shape);
  void missing_one_of(const Owner& owner, std::span<const std::string_view> keys);
  /// `key` is there and asks for `other`, which is not.
  void missing_beside(const json::Member& member, std::string_view other);
  void conflict(const json::Member& first, const json::Member& second);

  void bad_choice(json::Value value, std::span<const std::string_view> choices, const Owner& owner);
  void bad_range(json::Value value, const Shape& shape, const Owner& owner);
  void bad_format(json::Value value, const Shape& shape, const Owner& owner);
  void bad_key(const json::Member& member, const Shape& shape);
  void bad_length(json::Value value, const Shape& shape, std::int64_t count, const Owner& owner);  ///< of a text
  void bad_size(json::Value value, const Shape& shape, const Owner& owner);                        ///< of a list or map

  /// Well formed, but there is no such time zone, or nothing lasts that long.
  void impossible(json::Value value, const Format& format, const Owner& owner);
  void too_fine(json::Value value, const Owner& owner);
  void too_large(json::Value value, const Owner& owner);
  void empty_range(json::Value to, const Owner& owner);

 private:
  void say(std::string_view rule, Span span, Message what, Message advice, std::vector<Fix> fixes = {});
  /// "Write ... instead", to be applied by whoever agrees: what was misspelt did nothing, and then will.
  [[nodiscard]] std::vector<Fix> replacement(Span span, std::string_view rule, std::string_view meant) const;

  FileId file_;
  Report& report_;
};

/// Example of a value of this shape as JSON, short enough for one line.
[[nodiscard]] std::string example_of(const Shape& shape);
/// Key of the catalogue's words for what a shape asks for: "a duration such as P3D".
[[nodiscard]] std::string wanted_key(const Shape& shape);
/// A number of units of 10^-6 as people write it: 250'000 is "0.25".
[[nodiscard]] std::string decimal(std::int64_t millionths);

}  // namespace wayproof::model
