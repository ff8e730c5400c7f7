#include "table/json_text.h"

#include <algorithm>

#include "json/set_value.h"

namespace wayproof::tables {
namespace {

constexpr std::size_t line_width = 120;

}  // namespace

Json Json::raw(std::string value) {
  Json json(Kind::raw);
  json.raw_ = std::move(value);
  return json;
}

Json Json::text(std::string_view value) { return raw(json::quote(value)); }

Json& Json::add(std::string_view key, Json value) {
  value.key_ = json::quote(key);
  parts_.push_back(std::move(value));
  return *this;
}

Json& Json::set(std::string_view key, Json value) {
  Json* const known = find(key);
  if (known == nullptr) return add(key, std::move(value));
  value.key_ = known->key_;
  *known = std::move(value);
  return *this;
}

Json& Json::push(Json value) {
  parts_.push_back(std::move(value));
  return *this;
}

const Json* Json::find(std::string_view key) const {
  const std::string quoted = json::quote(key);
  const auto found = std::find_if(parts_.begin(), parts_.end(), [&](const Json& part) { return part.key_ == quoted; });
  return found == parts_.end() ? nullptr : &*found;
}

Json* Json::find(std::string_view key) {
  const Json* const found = static_cast<const Json*>(this)->find(key);
  return found == nullptr ? nullptr : &parts_[static_cast<std::size_t>(found - parts_.data())];
}

std::string Json::line() const {
  if (kind_ == Kind::raw) return raw_;
  std::string out;
  for (const Json& part : parts_) {
    if (!out.empty()) out += ", ";
    if (kind_ == Kind::object) out += part.key_ + ": ";
    out += part.line();
  }
  return kind_ == Kind::object ? "{" + out + "}" : "[" + out + "]";
}

std::string Json::pretty() const {
  std::string out;
  write(out, 0, 0);
  return out + '\n';
}

// `used` is what stands on the line already.
void Json::write(std::string& out, std::size_t indent, std::size_t used) const {
  const std::string whole = line();
  const bool a_document = indent == 0;
  if (kind_ == Kind::raw || parts_.empty() || (!a_document && used + whole.size() + 1 <= line_width)) {
    out += whole;
    return;
  }
  out += kind_ == Kind::object ? "{\n" : "[\n";
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    const Json& part = parts_[i];
    out.append(indent + 2, ' ');
    std::size_t before = indent + 2;
    if (kind_ == Kind::object) {
      out += part.key_ + ": ";
      before += part.key_.size() + 2;
    }
    part.write(out, indent + 2, before);
    out += i + 1 < parts_.size() ? ",\n" : "\n";
  }
  out.append(indent, ' ');
  out += kind_ == Kind::object ? '}' : ']';
}

}  // namespace wayproof::tables
