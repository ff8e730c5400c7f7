// JSON to be written: objects whose keys keep their order, in the habit of the examples (two blanks, what fits on a
// line stays on it).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace wayproof::tables {

class Json {
 public:
  [[nodiscard]] static Json text(std::string_view value);
  [[nodiscard]] static Json raw(std::string value);  ///< already JSON
  [[nodiscard]] static Json object() { return Json(Kind::object); }
  [[nodiscard]] static Json array() { return Json(Kind::array); }

  /// A member of an object, behind the others.
  Json& add(std::string_view key, Json value);
  Json& add(std::string_view key, std::string_view value) { return add(key, text(value)); }
  /// A member, in place of one of that key if there is one.
  Json& set(std::string_view key, Json value);
  Json& push(Json value);  ///< an item of an array
  /// A member, or null.
  [[nodiscard]] Json* find(std::string_view key);
  [[nodiscard]] const Json* find(std::string_view key) const;

  [[nodiscard]] bool empty() const { return kind_ != Kind::raw && parts_.empty(); }
  [[nodiscard]] std::size_t size() const { return parts_.size(); }
  [[nodiscard]] std::string line() const;  ///< on one line
  [[nodiscard]] std::string pretty() const;

 private:
  enum class Kind : std::uint8_t { raw, object, array };
  explicit Json(Kind kind) : kind_(kind) {}
  void write(std::string& out, std::size_t indent, std::size_t used) const;

  Kind kind_;
  std::string key_;  // with quotes, as a member
  std::string raw_;
  std::vector<Json> parts_;
};

}  // namespace wayproof::tables
