// JSON in the habit of the examples, for files that the engine writes in its own formats: two spaces, short objects on
// one line, empty parts left out. Only the model's writers include this.
#pragma once

#include <string>
#include <string_view>

#include "model/customer.h"

namespace wayproof::model::writing {

[[nodiscard]] std::string quoted(std::string_view text);
[[nodiscard]] std::string literals(const std::vector<std::pair<Id, Literal>>& from);
[[nodiscard]] std::string ids(const std::vector<Id>& from);
[[nodiscard]] std::string text(const Text& from);
[[nodiscard]] std::string moment(const Moment& at);
[[nodiscard]] std::string filter(const MessageFilter& from);

/// The members of one object, on one line.
class Line {
 public:
  Line& add(std::string_view key, const std::string& json) {
    body_ += (body_.empty() ? "" : ", ") + quoted(key) + ": " + json;
    return *this;
  }
  Line& text(std::string_view key, const MaybeId& id) { return id ? add(key, quoted(id->value)) : *this; }
  [[nodiscard]] bool empty() const { return body_.empty(); }
  [[nodiscard]] std::string str() const { return "{" + body_ + "}"; }

 private:
  std::string body_;
};

/// An object with a member on each line. `depth`: how far the text around it is indented.
class Document {
 public:
  explicit Document(int depth = 0) : indent_(static_cast<std::size_t>(depth) * 2 + 2, ' ') {}

  void add(std::string_view key, const std::string& json) {
    body_ += (body_.empty() ? "\n" : ",\n") + indent_ + quoted(key) + ": " + json;
  }

  template <class List, class Writer>
  void list(std::string_view key, const List& from, Writer writer) {
    if (from.empty()) return;
    std::string json = "[";
    for (const auto& one : from) json += (json.size() > 1 ? ",\n" : "\n") + indent_ + "  " + writer(one);
    add(key, json + "\n" + indent_ + "]");
  }

  [[nodiscard]] std::string str() const { return "{" + body_ + "\n" + indent_.substr(2) + "}"; }

 private:
  std::string indent_;
  std::string body_;
};

}  // namespace wayproof::model::writing
