#include "support/scenes.h"

namespace wayproof::testing::scenes {

std::string moment(std::string_view text) {
  if (text.size() != 14) return std::string(text);
  return "2027-" + std::string(text.substr(0, 5)) + "T" + std::string(text.substr(6));
}

std::string workspace(const World& world) {
  return R"({"format": "wayproof/workspace@1", "id": "w", "time_zone": ")" + world.zone + R"(", )" + world.more +
         (world.gate.empty() ? "" : "\"gate\": " + world.gate + ", ") + R"(
    "channels": {"sms": {"kind": "sms", "opens": "not-measured"}, "email": {"kind": "email"}, "call": {"kind": "call"}},
    "topics": {"news": {"channels": ["sms", "email", "call"], "consent": "none"},
               "ask": {"channels": ["sms", "email", "call"], "consent": "express"}},
    "people": {"sales": {"hours": ["09:00:00", "18:00:00"], "on": ["workday"]}},
    "events": {)" +
         world.events + R"(},
    "attributes": {"tier": {"type": "text"}, "age": {"type": "integer"}, "expires": {"type": "date"},
                   "birthday": {"type": "date"}, "seen": {"type": "moment"}},
    "stages": {"sales": ["new", "mql", "sql"]}})";
}

std::string enforcing(const std::string& more) {
  std::string checks;
  for (const char* name : {"address", "suppression", "consent", "hours", "dedupe", "caps"}) {
    checks += std::string(checks.empty() ? "" : ", ") + "\"" + name + R"(": {"mode": "enforce"})";
  }
  return R"({"checks": {)" + checks + "}" + (more.empty() ? "" : ", " + more) + "}";
}

std::string journey(const std::string& id, const std::string& steps, const std::string& more,
                    const std::string& entry) {
  const std::string first = steps.substr(1, steps.find('"', 1) - 1);
  return R"({"format": "wayproof/journey@1", "id": ")" + id + R"(", "entry": )" + entry + ", " + more +
         R"("first": ")" + first + R"(", "steps": {)" + steps + R"("end": {"type": "end"}}})";
}

std::string sms(const std::string& id, const std::string& next, const std::string& more) {
  return message(id, next, "marketing", R"("topic": "news", )" + more);
}

std::string message(const std::string& id, const std::string& next, const std::string& purpose,
                    const std::string& more) {
  return "\"" + id + R"(": {"type": "message", "channel": "sms", "purpose": ")" + purpose +
         R"(", "content": {"text": "x"}, )" + more + R"("next": ")" + next + "\"}, ";
}

std::string wait_for(const std::string& id, const std::string& duration, const std::string& next) {
  return "\"" + id + R"(": {"type": "wait", "for": ")" + duration + R"(", "next": ")" + next + "\"}, ";
}

std::string wait_until(const std::string& id, const std::string& instant, const std::string& next) {
  return "\"" + id + R"(": {"type": "wait", "until": )" + instant + R"(, "next": ")" + next + "\"}, ";
}

std::string wait_event(const std::string& id, const std::string& trigger, const std::string& at_most,
                       const std::string& next, const std::string& late, const std::string& more) {
  return "\"" + id + R"(": {"type": "wait", "until_event": )" + trigger + R"(, "at_most": ")" + at_most + "\", " +
         more + R"("on_time_out": ")" + late + R"(", "next": ")" + next + "\"}, ";
}

std::string update(const std::string& id, const std::string& next, const std::string& what) {
  return "\"" + id + R"(": {"type": "update", )" + what + R"(, "next": ")" + next + "\"}, ";
}

std::string branch(const std::string& id, const std::string& condition, const std::string& then,
                   const std::string& otherwise) {
  return "\"" + id + R"(": {"type": "branch", "cases": [{"if": )" + condition + R"(, "next": ")" + then +
         R"("}], "else": ")" + otherwise + "\"}, ";
}

std::string task(const std::string& id, const std::string& due, const std::string& more) {
  return "\"" + id + R"(": {"type": "task", "title": "Call", "assign": {"role": "sales"}, )" + more + R"("due": )" +
         due +
         R"(, "outcomes": {"agreed": "yes", "refused": "no"}, "overdue": "late"}, "yes": {"type": "end"}, "no": {"type": "end"}, )" +
         R"("late": {"type": "end"}, )";
}

std::string event(const std::string& name, std::string_view at, const std::string& more) {
  return R"({"event": ")" + name + R"(", "at": ")" + moment(at) + "\"" + (more.empty() ? "" : ", " + more) + "}";
}

std::string customer(const std::string& events, const std::string& more, const std::string& profile,
                     const std::string& zone) {
  return R"({"format": "wayproof/customer@1", "id": "c", "profile": {"time_zone": ")" + zone + "\"" + profile + "}, " +
         more + R"("events": [)" + events + "]}";
}

}  // namespace wayproof::testing::scenes
