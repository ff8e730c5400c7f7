// See small_workspaces.h. Every way round takes time: only a wait `for` leads back to an earlier step.
#include "support/small_workspaces.h"

#include <algorithm>

#include "support/tick_promises.h"

namespace wayproof::testing {
namespace {

std::string in_quotes(const std::string& text) { return "\"" + text + "\""; }

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const auto& part : parts) out += (out.empty() ? "" : ", ") + part;
  return out;
}

class Making {
 public:
  Making(std::uint64_t seed, const Features& features, int ticks_per_day) : dice_(seed), on_(features) {
    static const std::vector<int> days = {8, 8, 8, 12, 24};
    out_.ticks_per_day = dice_.one_of(days);
    if (ticks_per_day != 0) out_.ticks_per_day = ticks_per_day;
    out_.clock_changes = on_.clock_changes;
    if (out_.clock_changes) out_.ticks_per_day = 24;
    abroad_ = out_.clock_changes && seed % 2 == 0;
    hours_ = 24 / out_.ticks_per_day;
    two_ = on_.two_journeys && dice_.chance(60);
  }

  SmallWorkspace run() {
    out_.tier_changes = now(on_.changing_tier, 60);
    out_.late = on_.latency ? dice_.from_to(0, out_.ticks_per_day / 4) : 0;
    out_.files.emplace_back("w.workspace.json", workspace());
    out_.files.emplace_back("a.journey.json", journey("a"));
    if (two_) out_.files.emplace_back("b.journey.json", journey("b"));
    return std::move(out_);
  }

 private:
  // A feature that is on, this time?
  bool now(bool feature, int percent) { return feature && dice_.chance(percent); }

  // ---- times --------------------------------------------------------------------------------------------------------
  std::string exact(int ticks) const { return in_quotes("PT" + std::to_string(ticks * hours_) + "H"); }
  std::string late() const { return out_.late == 0 ? in_quotes("PT0S") : exact(out_.late); }
  std::string exact(int low, int high) { return exact(dice_.from_to(low, high)); }
  std::string clock(int tick) const { return in_quotes(two_digits(tick * hours_) + ":00:00"); }
  std::string any_clock() { return clock(dice_.from_to(0, out_.ticks_per_day - 1)); }
  std::string wait_time() {
    if (now(on_.calendar_waits, 40)) {
      return dice_.chance(50) ? in_quotes("P1D")
                              : in_quotes("P1DT" + std::to_string(dice_.from_to(1, 3) * hours_) + "H");
    }
    return exact(1, out_.ticks_per_day + out_.ticks_per_day / 2);
  }
  std::string days() {
    static const std::vector<std::string> sets = {R"(["workday"])", R"(["mon"])", R"(["sat", "sun"])",
                                                  R"(["tue", "thu", "fri"])"};
    return dice_.one_of(sets);
  }

  // ---- the workspace ------------------------------------------------------------------------------------------------
  std::string workspace() {
    std::string events;
    for (const char* name : {"go", "paid", "visit"}) {
      events += (events.empty() ? "" : ", ") + in_quotes(name) + R"(: {"late": {"at_most": )" + late() + "}}";
    }
    return R"({"format": "wayproof/workspace@1", "id": "w", "time_zone": )" +
           in_quotes(on_.clock_changes && !abroad_ ? "Europe/Berlin" : "UTC") +
           (abroad_ ? R"(, "regions": ["IS", "DE"])" : "") + R"(,
 "channels": {"sms": {"kind": "sms"}, "email": {"kind": "email"}},
 "topics": {"news": {"channels": ["sms", "email"], "consent": ")" +
           std::string(on_.consent ? "express" : "none") + R"("}},
 "people": {"sales": {}},
 "latency": {"opt_out": )" +
           late() + R"(, "consent": "PT0S", "attribute": "PT0S", "reaction": "PT0S"},
 "attributes": {"tier": {"type": "text", "changes": ")" +
           std::string(out_.tier_changes ? "external" : "never") +
           R"("}, "age": {"type": "integer", "changes": "never"}},
 "events": {)" +
           events + "},\n \"gate\": " + gate() + ",\n \"guarantees\": [" + promises() + "]}";
  }

  // One of each kind that can be asked of a whole workspace.
  std::string promises() {
    const std::string of = R"({"purpose": "marketing"})";
    const auto most = [&] { return std::to_string(dice_.from_to(0, 3)); };
    const int from = dice_.from_to(0, out_.ticks_per_day - 1);
    const int until = (from + dice_.from_to(1, out_.ticks_per_day / 2)) % out_.ticks_per_day;
    const std::string late = dice_.chance(50) ? R"("from": )" + exact(1, out_.ticks_per_day / 2) + ", " : "";
    return R"({"kind": "at_most", "max": )" + most() + R"(, "of": )" + of + R"(, "window": {"sliding": )" +
           exact(out_.ticks_per_day / 2, 3 * out_.ticks_per_day) + "}},\n  " + R"({"kind": "at_most", "max": )" +
           most() + R"(, "of": )" + of + R"(, "window": {"calendar": )" + in_quotes(dice_.chance(80) ? "day" : "week") +
           "}},\n  " + R"({"kind": "never_between", "message": )" + of + R"(, "from": )" + clock(from) + R"(, "to": )" +
           clock(until) + "},\n  " + R"({"kind": "always_at", "message": )" + of + R"(, "consent": "news"})" + ",\n  " +
           R"({"kind": "after_no", "after": {"event": "paid"}, "message": )" + of + ", " + late + R"("until": )" +
           exact(out_.ticks_per_day / 2 + 1, 2 * out_.ticks_per_day) + "}";
  }

  // ... and of each kind about one journey.
  std::string own_promises() {
    return R"({"kind": "after_no", "after": {"event": "paid"}, "message": {"journey": )" + in_quotes(id_) +
           R"(}, "scope": "instance"}, {"kind": "reaches", "from": "entry", "to": "end", "within": )" +
           exact(1, 4 * out_.ticks_per_day) + "}";
  }

  std::string gate() {
    std::vector<std::string> checks, keys;
    const auto enforced = [&](const char* check) { checks.push_back(in_quotes(check) + R"(: {"mode": "enforce"})"); };
    if (on_.consent) enforced("consent");
    if (const auto quiet = hours(now(on_.quiet_hold, 70), now(on_.quiet_drop, 70), 3); !quiet.empty()) {
      keys.push_back(R"("quiet": [)" + quiet + "]");
    }
    if (const auto windows = hours(now(on_.windows, 70), now(on_.windows && on_.quiet_drop, 20), 2); !windows.empty()) {
      keys.push_back(R"("windows": [)" + windows + "]");
    }
    if (!keys.empty()) enforced("hours");
    if (now(on_.dedupe, 70)) {
      enforced("dedupe");
      keys.push_back(R"("dedupe": [{"by": "kind", "in": )" + wait_time() + "}]");
    }
    if (const auto caps = all_caps(); !caps.empty()) {
      enforced("caps");
      keys.push_back(R"("caps": [)" + joined(caps) + "]");
    }
    if (dice_.chance(on_.short_holds ? 80 : 30))
      keys.push_back(R"("hold_at_most": )" + exact(on_.short_holds ? 1 : out_.ticks_per_day / 2,
                                                   (on_.short_holds ? 1 : 2) * out_.ticks_per_day));
    keys.insert(keys.begin(), R"("checks": {)" + joined(checks) + "}");
    return "{" + joined(keys) + "}";
  }

  // Ranges of the day, quiet ones short, windows long.
  std::string hours(bool hold, bool drop, int part) {
    std::vector<std::string> ranges;
    for (const bool drops : {false, true}) {
      if (!(drops ? drop : hold)) continue;
      const int from = dice_.from_to(0, out_.ticks_per_day - 1);
      const int length = dice_.from_to(1, out_.ticks_per_day / part);
      std::string range = R"({"from": )" + clock(from) + R"(, "to": )" + clock((from + length) % out_.ticks_per_day);
      if (now(on_.weekday_hours, 50)) range += R"(, "on": )" + days();
      if (dice_.chance(20)) range += R"(, "channels": ["sms"])";
      ranges.push_back(range + (drops ? R"(, "then": "drop"})" : "}"));
    }
    return joined(ranges);
  }

  std::vector<std::string> all_caps() {
    std::vector<std::string> out;
    const auto cap = [&](const std::string& window) {
      std::string one = R"({"id": "c)" + std::to_string(out.size()) + R"(", "max": )" +
                        std::to_string(dice_.from_to(1, 2)) + R"(, "window": {)" + window + "}";
      if (dice_.chance(30)) one += R"(, "of": {"channel": "sms"})";
      if (now(on_.caps_hold, 60)) {
        one += R"(, "on_full": "hold")";
      } else if (now(on_.caps_leave, 30)) {
        one += R"(, "on_full": "leave")";
      }
      out.push_back(one + "}");
    };
    if (now(on_.sliding_caps, 60)) cap(R"("sliding": )" + exact(2, 2 * out_.ticks_per_day));
    if (now(on_.calendar_caps, 60)) cap(dice_.chance(80) ? R"("calendar": "day")" : R"("calendar": "week")");
    if (now(on_.tumbling_caps, 60)) cap(R"("tumbling": )" + exact(2, 2 * out_.ticks_per_day));
    return out;
  }

  // ---- a journey ----------------------------------------------------------------------------------------------------
  std::string journey(const std::string& id) {
    id_ = id;
    count_ = dice_.from_to(2, 5) + (on_.longer ? 3 : 0);
    message_at_ = dice_.from_to(0, 1);
    loops_ = false;
    steps_.clear();
    anchors_.clear();
    for (int s = 0; s < count_; ++s) steps_.push_back(in_quotes(name(s)) + ": " + step(s));
    steps_.push_back(R"("end": {"type": "end"})");
    std::vector<std::string> keys = {R"("format": "wayproof/journey@1", "id": )" + in_quotes(id), entry()};
    if (loops_) {
      keys.push_back(R"("lifetime": )" + exact(out_.ticks_per_day, 2 * out_.ticks_per_day));
    } else if (now(on_.lifetimes, 80)) {
      keys.push_back(R"("lifetime": )" + exact(1, out_.ticks_per_day));
    }
    if (dice_.chance(30)) keys.push_back(R"("priority": )" + std::to_string(dice_.from_to(-2, 2)));
    if (const auto exits = all_exits(); !exits.empty()) keys.push_back(R"("exits": [)" + joined(exits) + "]");
    keys.push_back(R"("guarantees": [)" + own_promises() + "]");
    keys.push_back(R"("first": "s0")");
    return "{" + joined(keys) + ",\n \"steps\": {\n  " + joined_lines(steps_) + "}}";
  }

  static std::string joined_lines(const std::vector<std::string>& parts) {
    std::string out;
    for (const auto& part : parts) out += (out.empty() ? "" : ",\n  ") + part;
    return out;
  }

  std::string other() const { return in_quotes(id_ == "a" ? "b" : "a"); }
  static std::string name(int step) { return "s" + std::to_string(step); }
  // A later step or the end.
  std::string onward(int from) {
    const int to = dice_.chance(70) ? from + 1 : dice_.from_to(from + 1, count_);
    return in_quotes(to >= count_ ? "end" : name(to));
  }

  std::string entry() {
    std::string on = now(on_.entry_by_paid, 90) ? R"({"event": "paid"})" : R"({"event": "go"})";
    if (id_ == "b") {
      if (!now(on_.shared_entry, 60)) on = dice_.chance(50) ? R"({"event": "visit"})" : R"({"event": "paid"})";
      if (now(on_.hand_over, 30)) on = R"({"handed_over": true})";
    }
    std::string out = R"("entry": {"on": )" + on;
    if (now(on_.entry_hours, 80)) {
      const int tick = dice_.from_to(0, out_.ticks_per_day - 1);
      out += R"(, "if": {"local_time": [)" + clock(tick) + ", " + clock((tick + 1) % out_.ticks_per_day) + "]}";
    } else if (now(on_.branches, 20)) {
      out += R"(, "if": )" + condition();
    }
    if (now(on_.re_entry, 70)) {
      out += R"(, "again": {"after": )" + wait_time() +
             (dice_.chance(50) ? R"(, "since": "leave"})" : R"(, "since": "entry"})");
    }
    return out + "}";
  }

  std::vector<std::string> all_exits() {
    std::vector<std::string> out;
    const auto condition_or_not = [&] {
      return now(on_.branches, 20) || now(on_.exit_conditions, 60) ? R"(, "if": )" + condition() : std::string();
    };
    if (now(on_.exits_with_next, 50)) {
      out.push_back(R"({"on": )" + event() + condition_or_not() + R"(, "next": )" +
                    in_quotes(name(dice_.from_to(0, count_ - 1))) + "}");
    }
    if (now(on_.exits, 60)) {
      out.push_back(R"({"on": )" + event() + condition_or_not() +
                    (two_ && now(on_.hand_over, 50) ? R"(, "then_enter": )" + other() : "") + "}");
    }
    if (now(on_.opt_out_exits, 50)) {
      out.push_back(dice_.chance(50) ? R"({"on": {"opt_out": "news"}})" : R"({"on": {"opt_out": "any"}})");
    }
    return out;
  }

  std::string event() {
    static const std::vector<std::string> events = {R"({"event": "paid"})", R"({"event": "visit"})",
                                                    R"({"event": "go"})",
                                                    R"({"any": [{"event": "paid"}, {"event": "visit"}]})"};
    return dice_.one_of(events);
  }

  // ---- steps --------------------------------------------------------------------------------------------------------
  std::string step(int s) {
    std::vector<std::string (Making::*)(int)> kinds = {&Making::message, &Making::message, &Making::message,
                                                       &Making::wait, &Making::wait};
    const auto add = [&](bool feature, std::string (Making::*kind)(int)) {
      if (feature) kinds.push_back(kind);
    };
    add(on_.until || on_.until_anchors || on_.until_weekdays, &Making::wait_until);
    add(on_.until_event, &Making::wait_for_event);
    add(on_.branches || on_.local_time || on_.consent_branches || on_.tags, &Making::branch);
    for (int n = 0; n < 2; ++n) add(on_.same_branch_twice, &Making::branch);
    // Two of them on one way say more.
    for (int n = 0; n < 4; ++n) add(on_.splits, &Making::split);
    add(on_.tasks, &Making::task);
    add(on_.tags, &Making::update);
    add(on_.hand_over && two_, &Making::enter);
    anchors_.push_back(name(s));
    return s == message_at_ ? message(s) : (this->*dice_.one_of(kinds))(s);
  }

  std::string message(int s) {
    std::string out = R"({"type": "message", "channel": )";
    out += dice_.chance(75) ? in_quotes("sms") : in_quotes("email");
    out += R"(, "purpose": )" + (dice_.chance(90) ? in_quotes("marketing") : in_quotes("service"));
    out += R"(, "topic": "news", "content": {"text": "x"}, )";
    if (on_.dedupe && dice_.chance(60)) out += R"("kind": ")" + std::string(dice_.chance(50) ? "sale" : "tip") + "\", ";
    return out + R"("next": )" + onward(s) + "}";
  }

  std::string wait(int s) {
    const bool back = now(on_.loops, 45);
    loops_ |= back;
    return R"({"type": "wait", "for": )" + wait_time() + R"(, "next": )" +
           (back ? in_quotes(name(dice_.from_to(0, s))) : onward(s)) + "}";
  }

  std::string wait_until(int s) {
    std::string anchor = R"("now")";
    if (on_.until_anchors && dice_.chance(70)) {
      anchor = s > 0 && dice_.chance(60) ? R"({"step": )" + in_quotes(dice_.one_of(anchors_)) + "}" : R"("entry")";
    }
    std::string out = R"({"type": "wait", "until": {"of": )" + anchor;
    const bool at = dice_.chance(70);
    if (!at || dice_.chance(50)) out += R"(, "plus": )" + wait_time();
    if (at) out += R"(, "at": )" + any_clock();
    if (at && now(on_.until_weekdays, 60)) out += R"(, "on": )" + days();
    if (on_.until_anchors && dice_.chance(30)) {
      out += dice_.chance(50) ? R"(, "if_past": "leave")" : R"(, "if_past": {"step": "end"})";
    }
    return out + R"(}, "next": )" + onward(s) + "}";
  }

  std::string wait_for_event(int s) {
    std::string trigger = event();
    bool plain = true;
    if (now(on_.reactions, 40)) {
      trigger = R"({"reaction": )" + in_quotes(dice_.chance(50) ? "clicked" : "opened") + R"(, "of": {"journey": )" +
                in_quotes(id_) + "}}";
      plain = false;
    }
    std::string out = R"({"type": "wait", "until_event": )" + trigger + R"(, "at_most": )" + wait_time();
    if (plain && now(on_.since, 50)) {
      out += R"(, "since": )" + (s > 0 && dice_.chance(60)
                                     ? R"({"step": )" + in_quotes(name(dice_.from_to(0, s - 1))) + "}"
                                     : in_quotes("entry"));
    }
    return out + R"(, "on_time_out": )" + onward(s) + R"(, "next": )" + onward(s) + "}";
  }

  std::string condition() {
    std::string out = plain_condition();
    if (dice_.chance(15)) out = R"({"not": )" + out + "}";
    if (dice_.chance(20)) {
      out = std::string(dice_.chance(50) ? R"({"all": [)" : R"({"any": [)") + out + ", " + plain_condition() + "]}";
    }
    return out;
  }

  std::string plain_condition() {
    std::vector<std::string> from;
    if (on_.branches || (!on_.local_time && !on_.consent_branches && !on_.tags)) {
      from.push_back(R"({"attribute": "tier", "is": "gold"})");
      if (!on_.same_branch_twice) {
        from.push_back(R"({"attribute": "tier", "in": ["gold", "silver"]})");
        from.push_back(R"({"attribute": "age", "at_least": 18})");
      }
    }
    if (on_.tags) from.push_back(R"({"tag": "vip"})");
    if (on_.consent_branches) from.push_back(R"({"consent": "news"})");
    if (on_.local_time) {
      const int begin = dice_.from_to(0, out_.ticks_per_day - 1);
      const int end = (begin + dice_.from_to(1, out_.ticks_per_day - 1)) % out_.ticks_per_day;
      from.push_back(R"({"local_time": [)" + clock(begin) + ", " + clock(end) + "]" +
                     (now(on_.weekday_hours, 40) ? R"(, "on": )" + days() : "") + "}");
    }
    return dice_.one_of(from);
  }

  std::string branch(int s) {
    return R"({"type": "branch", "cases": [{"if": )" + condition() + R"(, "next": )" + onward(s) + R"(}], "else": )" +
           onward(s) + "}";
  }

  std::string split(int s) {
    return R"({"type": "split", )" + std::string(dice_.chance(60) ? R"("experiment": "x", )" : "") +
           R"("arms": [{"id": "l", "share": 1, "next": )" + onward(s) + R"(}, {"id": "r", "share": 1, "next": )" +
           onward(s) + "}]}";
  }

  std::string task(int s) {
    std::string out = R"({"type": "task", "title": "Call", "assign": {"role": "sales"}, )";
    if (dice_.chance(40)) out += R"("contact": {"channel": "sms", "purpose": "marketing", "topic": "news"}, )";
    return out + R"("due": {"of": "now", "plus": )" + wait_time() + R"(}, "outcomes": {"yes": )" + onward(s) +
           R"(, "no": )" + onward(s) + R"(}, "overdue": )" + onward(s) + "}";
  }

  std::string update(int s) {
    return std::string(R"({"type": "update", )") +
           (dice_.chance(60) ? R"("add_tags": ["vip"])" : R"("remove_tags": ["vip"])") + R"(, "next": )" + onward(s) +
           "}";
  }

  std::string enter(int s) { return R"({"type": "enter", "journey": )" + other() + R"(, "next": )" + onward(s) + "}"; }

  Dice dice_;
  const Features& on_;
  SmallWorkspace out_;
  int hours_ = 3;
  bool abroad_ = false;  // the clock that is changed is that of customers in another country
  bool two_ = false, loops_ = false;
  std::string id_;
  int count_ = 0, message_at_ = 0;
  std::vector<std::string> steps_, anchors_;
};

}  // namespace

const std::vector<FeatureName>& feature_names() {
  using F = Features;
  static const std::vector<FeatureName> names = {{"two_journeys", &F::two_journeys},
                                                 {"shared_entry", &F::shared_entry},
                                                 {"hand_over", &F::hand_over},
                                                 {"re_entry", &F::re_entry},
                                                 {"loops", &F::loops},
                                                 {"opt_out_exits", &F::opt_out_exits},
                                                 {"exits", &F::exits},
                                                 {"exits_with_next", &F::exits_with_next},
                                                 {"calendar_waits", &F::calendar_waits},
                                                 {"until", &F::until},
                                                 {"until_anchors", &F::until_anchors},
                                                 {"until_weekdays", &F::until_weekdays},
                                                 {"until_event", &F::until_event},
                                                 {"since", &F::since},
                                                 {"branches", &F::branches},
                                                 {"same_branch_twice", &F::same_branch_twice},
                                                 {"local_time", &F::local_time},
                                                 {"consent_branches", &F::consent_branches},
                                                 {"tags", &F::tags},
                                                 {"splits", &F::splits},
                                                 {"tasks", &F::tasks},
                                                 {"reactions", &F::reactions},
                                                 {"quiet_hold", &F::quiet_hold},
                                                 {"quiet_drop", &F::quiet_drop},
                                                 {"windows", &F::windows},
                                                 {"weekday_hours", &F::weekday_hours},
                                                 {"sliding_caps", &F::sliding_caps},
                                                 {"calendar_caps", &F::calendar_caps},
                                                 {"tumbling_caps", &F::tumbling_caps},
                                                 {"caps_hold", &F::caps_hold},
                                                 {"caps_leave", &F::caps_leave},
                                                 {"consent", &F::consent},
                                                 {"dedupe", &F::dedupe},
                                                 {"latency", &F::latency},
                                                 {"changing_tier", &F::changing_tier},
                                                 {"lifetimes", &F::lifetimes},
                                                 {"entry_hours", &F::entry_hours},
                                                 {"exit_conditions", &F::exit_conditions},
                                                 {"short_holds", &F::short_holds},
                                                 {"longer", &F::longer}};
  return names;
}

Features every_feature() {
  Features out;
  for (const auto& feature : feature_names()) out.*feature.flag = true;
  return out;
}

Features some_features(std::uint64_t seed, int percent) {
  Dice dice(seed ^ 0x5eed);
  Features out;
  for (const auto& feature : feature_names()) out.*feature.flag = dice.chance(percent);
  return out;
}

Features related_features(std::uint64_t seed) {
  using F = Features;
  static const std::vector<std::vector<bool F::*>> groups = {
      {&F::until_event, &F::since, &F::latency},
      {&F::until_event, &F::exits, &F::exits_with_next, &F::re_entry},
      {&F::until_event, &F::reactions, &F::two_journeys, &F::shared_entry},
      {&F::until, &F::until_anchors, &F::until_weekdays, &F::exits_with_next},
      {&F::quiet_hold, &F::windows, &F::weekday_hours, &F::re_entry},
      {&F::quiet_hold, &F::sliding_caps, &F::caps_hold, &F::re_entry},
      {&F::calendar_caps, &F::caps_hold, &F::two_journeys, &F::shared_entry},
      {&F::tumbling_caps, &F::caps_leave, &F::loops, &F::re_entry},
      {&F::loops, &F::quiet_hold, &F::caps_hold, &F::sliding_caps},
      {&F::two_journeys, &F::hand_over, &F::exits, &F::re_entry},
      {&F::two_journeys, &F::shared_entry, &F::tags, &F::branches},
      {&F::consent, &F::quiet_hold, &F::opt_out_exits, &F::consent_branches},
      {&F::branches, &F::same_branch_twice, &F::splits, &F::local_time},
      {&F::branches, &F::same_branch_twice, &F::changing_tier, &F::re_entry},
      {&F::tasks, &F::exits, &F::quiet_drop, &F::dedupe},
      {&F::calendar_waits, &F::dedupe, &F::calendar_caps, &F::re_entry}};
  Features out = some_features(seed, 10);
  for (bool F::*feature : groups[seed % groups.size()]) out.*feature = true;
  return out;
}

std::vector<Question> SmallWorkspace::questions(const program::Program& program, int finer) const {
  std::vector<Question> out;
  for (const auto& promise : program.guarantees) out.push_back(*question_of(program, promise, clock(finer)));
  return out;
}

std::vector<OracleClock> SmallWorkspace::clocks() const {
  std::vector<OracleClock> out{clock()};
  if (!clock_changes) return out;
  constexpr int sunday = 6 * 24;
  out.push_back({ticks_per_day, ClockChange{sunday + 2, 1}});
  out.push_back({ticks_per_day, ClockChange{sunday + 3, -1}});
  return out;
}

OracleWorld SmallWorkspace::world(const program::Program& program, int finer) const {
  OracleWorld out;
  for (program::Index e = 0; e < program.events.size(); ++e) out.late.emplace_back(e, late * finer);
  out.opt_outs_late = late * finer;
  if (tier_changes) out.changing.push_back(program.attributes.find("tier"));
  return out;
}

SmallWorkspace random_workspace(std::uint64_t seed, const Features& features, int ticks_per_day) {
  return Making(seed, features, ticks_per_day).run();
}

}  // namespace wayproof::testing
