// The pieces of small workspaces, so that a test of the semantics writes only what its sentence is about. Moments are
// written as "03-01 10:00:00" and mean 2027 on the customer's clock; whole ones are taken as they are.
#pragma once

#include <string>
#include <string_view>

namespace wayproof::testing::scenes {

/// "2027-03-01T10:00:00" for "03-01 10:00:00".
[[nodiscard]] std::string moment(std::string_view text);

struct World {
  std::string gate;  ///< the object `gate`; empty: nothing is checked
  std::string more;  ///< further keys, each followed by a comma
  std::string zone = "UTC";
  std::string events = R"("go": {"properties": {"sku": {"type": "text"}, "amount": {"type": "integer"}}},
                          "paid": {"properties": {"sku": {"type": "text"}}}, "visit": {})";
};
[[nodiscard]] std::string workspace(const World& world);
/// All checks enforced, and `more` keys of the gate.
[[nodiscard]] std::string enforcing(const std::string& more = "");

/// A journey that starts with `go` at the first of its steps. `more`: further keys, each followed by a comma.
[[nodiscard]] std::string journey(const std::string& id, const std::string& steps, const std::string& more = "",
                                  const std::string& entry = R"({"on": {"event": "go"}})");

// Steps, each followed by a comma.
[[nodiscard]] std::string sms(const std::string& id, const std::string& next, const std::string& more = "");
/// Like sms, with its own purpose and without a topic unless `more` gives one.
[[nodiscard]] std::string message(const std::string& id, const std::string& next, const std::string& purpose,
                                  const std::string& more = "");
[[nodiscard]] std::string wait_for(const std::string& id, const std::string& duration, const std::string& next);
[[nodiscard]] std::string wait_until(const std::string& id, const std::string& instant, const std::string& next);
[[nodiscard]] std::string wait_event(const std::string& id, const std::string& trigger, const std::string& at_most,
                                     const std::string& next, const std::string& late, const std::string& more = "");
[[nodiscard]] std::string update(const std::string& id, const std::string& next, const std::string& what);
[[nodiscard]] std::string branch(const std::string& id, const std::string& condition, const std::string& then,
                                 const std::string& otherwise);
[[nodiscard]] std::string task(const std::string& id, const std::string& due, const std::string& more = "");

// Things that happen.
[[nodiscard]] std::string event(const std::string& name, std::string_view at, const std::string& more = "");
/// `more`: further keys of the file, each followed by a comma. `profile`: further keys of the profile, each led by one.
[[nodiscard]] std::string customer(const std::string& events, const std::string& more = "",
                                   const std::string& profile = "", const std::string& zone = "UTC");

}  // namespace wayproof::testing::scenes
