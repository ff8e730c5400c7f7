// See larger_workspaces.h. Every way round takes time: only a wait leads back to an earlier step.
#include "support/larger_workspaces.h"

#include <string>

#include "support/dice.h"

namespace wayproof::testing {
namespace {

using Texts = std::vector<std::string>;

std::string in_quotes(const std::string& text) { return "\"" + text + "\""; }
std::string pair(const std::string& key, const std::string& value) { return in_quotes(key) + ": " + value; }
std::string said(const std::string& key, const std::string& text) { return pair(key, in_quotes(text)); }

std::string joined(const Texts& parts, const char* between = ", ") {
  std::string out;
  for (const auto& part : parts) out += (out.empty() ? "" : between) + part;
  return out;
}
std::string object(const Texts& parts) { return "{" + joined(parts) + "}"; }
std::string list(const Texts& parts) { return "[" + joined(parts) + "]"; }

const Texts& events() {
  static const Texts names{"sign-up", "cart", "order", "lesson", "visit", "refund"};
  return names;
}
std::string name_of(std::size_t journey) { return "j" + std::to_string(journey); }
std::string name_of_step(int step) { return "s" + std::to_string(step); }

class Making {
 public:
  explicit Making(const LargerPlan& plan) : plan_(plan), world_(plan.world) {
    static const Texts zones{"Asia/Shanghai", "Asia/Shanghai",    "Asia/Shanghai",    "Europe/Berlin",
                             "Europe/Berlin", "America/New_York", "America/Santiago", "UTC"};
    zone_ = world_.one_of(zones);
    several_clocks_ = world_.chance(8);
    own_tier_ = world_.chance(60);
    weekdays_ = world_.chance(35);
    for (const auto& seeds : plan.journeys) handed_over_.push_back(Dice(seeds.self ^ 0x0ead).chance(15));
    if (!handed_over_.empty()) handed_over_.front() = false;
  }

  std::vector<TestFile> run() {
    std::vector<TestFile> out{{"w.workspace.json", workspace()}};
    for (std::size_t j = 0; j < plan_.journeys.size(); ++j) out.emplace_back(name_of(j) + ".journey.json", journey(j));
    return out;
  }

 private:
  // ---- times --------------------------------------------------------------------------------------------------------
  static std::string moment_of_day(Dice& dice) {
    static const Texts clocks{"08:00:00", "09:00:00", "10:00:00", "12:00:00", "18:30:00",
                              "20:00:00", "21:00:00", "22:00:00", "00:00:00", "02:30:00"};
    return dice.one_of(clocks);
  }
  static std::string time(Dice& dice) {
    static const Texts times{"PT10M", "PT30M", "PT1H", "PT3H", "PT20H", "PT23H", "PT24H", "P1D",
                             "P1D",   "P2D",   "P3D",  "P3D",  "P5D",   "P7D",   "P1DT2H"};
    return dice.one_of(times);
  }
  static std::string long_time(Dice& dice) {
    static const Texts times{"P1D", "P3D", "P7D", "P14D", "P30D", "PT72H"};
    return dice.one_of(times);
  }
  std::string days(Dice& dice) const {
    static const Texts sets{R"(["workday"])", R"(["mon", "thu"])", R"(["sat", "sun"])", R"(["tue"])"};
    return dice.one_of(sets);
  }
  static std::string window(Dice& dice) {
    static const Texts windows{R"({"sliding": "PT24H"})", R"({"sliding": "PT24H"})",  R"({"sliding": "PT168H"})",
                               R"({"sliding": "PT3H"})",  R"({"calendar": "day"})",   R"({"calendar": "day"})",
                               R"({"calendar": "week"})", R"({"calendar": "month"})", R"({"tumbling": "PT24H"})",
                               R"({"tumbling": "PT48H"})"};
    return dice.one_of(windows);
  }

  // ---- the workspace ------------------------------------------------------------------------------------------------
  std::string workspace() {
    Texts keys{said("format", "wayproof/workspace@1"), said("id", "w"), said("time_zone", zone_)};
    if (several_clocks_) keys.push_back(R"("regions": ["US-NY", "US-CA", "DE"])");
    if (weekdays_ && world_.chance(70)) {
      keys.push_back(
          R"("holidays": [{"date": "2027-04-05"}, {"date": "2027-04-06"}, {"date": "2027-04-10", "workday": true},
   {"date": "2027-05-03"}])");
    }
    keys.push_back(pair("latency", latency()));
    keys.push_back(pair("attributes", attributes()));
    Texts all;
    for (const auto& name : events()) all.push_back(pair(name, event()));
    keys.push_back(pair("events", object(all)));
    keys.push_back(R"("external": {"tags": ["vip"]})");
    keys.push_back(R"("topics": {"offers": {"channels": ["sms", "email", "push", "call"], "consent": "express"},
   "tips": {"channels": ["sms", "email", "push"], "consent": )" +
                   in_quotes(world_.chance(70) ? "express" : "none") +
                   R"(}, "service": {"channels": ["sms", "email", "push", "call"], "consent": "none"}})");
    keys.push_back(R"("channels": {"sms": {"kind": "sms"}, "email": {"kind": "email"}, "push": {"kind": "push"},
   "call": {"kind": "call"}})");
    keys.push_back(R"("people": {"sales": {}, "care": {}})");
    keys.push_back(pair("gate", gate()));
    if (world_.chance(50)) {
      static const Texts within{"PT0S", "PT1H", "P1D", "P2D"};
      keys.push_back(pair("promises", object({said("opt_out_within", world_.one_of(within))})));
    }
    Texts promises;
    for (const std::uint32_t seed : plan_.promises) promises.push_back(promise(Dice(seed)));
    keys.push_back(pair("guarantees", list(promises)));
    return object({joined(keys, ",\n ")});
  }

  std::string latency() {
    static const Texts late{"PT0S", "PT0S", "PT10M", "PT2H", "P1D"};
    Texts keys;
    if (!world_.chance(8)) keys.push_back(said("opt_out", world_.one_of(late)));
    keys.push_back(said("consent", world_.one_of(late)));
    keys.push_back(said("attribute", world_.one_of(late)));
    keys.push_back(R"("reaction": "PT0S")");
    return object(keys);
  }

  std::string attributes() const {
    return R"({"tier": {"type": "text", "changes": )" + in_quotes(own_tier_ ? "never" : "external") +
           R"(}, "age": {"type": "integer", "changes": "never"}, "plan": {"type": "text", "changes": "journey"},
   "expires": {"type": "date", "changes": "external"}})";
  }

  std::string event() {
    static const Texts late{"PT0S", "PT0S", "PT5M", "PT2H", "P1D"};
    Texts keys{R"("properties": {"sku": {"type": "text"}, "amount": {"type": "integer"}})"};
    if (!world_.chance(8)) keys.push_back(pair("late", object({said("at_most", world_.one_of(late))})));
    return object(keys);
  }

  std::string check(int enforced, int observed) {
    const int drawn = world_.from_to(1, 100);
    return object({said("mode", drawn <= enforced ? "enforce" : drawn <= enforced + observed ? "observe" : "off")});
  }

  std::string gate() {
    Texts keys{pair("checks", object({pair("address", check(30, 0)), pair("suppression", check(40, 0)),
                                      pair("consent", check(65, 20)), pair("hours", check(65, 25)),
                                      pair("dedupe", check(30, 10)), pair("caps", check(45, 45))}))};
    if (world_.chance(50)) keys.push_back(said("hold_at_most", world_.chance(50) ? "PT14H" : "P1D"));
    Texts caps, quiet, windows;
    for (std::size_t c = 0; c < plan_.caps.size(); ++c) caps.push_back(cap(c, Dice(plan_.caps[c])));
    for (const std::uint32_t seed : plan_.hours) {
      Dice dice(seed);
      (dice.chance(65) ? quiet : windows).push_back(hours(dice, seed));
    }
    keys.push_back(pair("caps", list(caps)));
    keys.push_back(pair("quiet", list(quiet)));
    keys.push_back(pair("windows", list(windows)));
    keys.push_back(R"("dedupe": [{"by": "kind", "in": )" + in_quotes(long_time(world_)) + "}]");
    return object(keys);
  }

  std::string cap(std::size_t number, Dice dice) const {
    Texts keys{said("id", "c" + std::to_string(number)), pair("of", messages(dice)),
               pair("max", std::to_string(dice.from_to(1, 4))), pair("window", window(dice))};
    if (dice.chance(35)) {
      keys.push_back(said("on_full", "hold"));
    } else if (dice.chance(25)) {
      keys.push_back(said("on_full", "leave"));
    }
    if (dice.chance(8)) keys.push_back(R"("from": "2027-03-20", "until": "2027-04-20")");
    return object(keys);
  }

  // Quiet ones mostly at night, windows mostly by day.
  std::string hours(Dice& dice, std::uint32_t seed) const {
    static const std::vector<Texts> nights{{"21:00:00", "08:00:00"}, {"22:00:00", "09:00:00"},
                                           {"20:00:00", "08:00:00"}, {"00:00:00", "08:00:00"},
                                           {"12:00:00", "14:00:00"}, {"02:00:00", "03:00:00"}};
    static const std::vector<Texts> works{{"09:00:00", "20:00:00"}, {"08:00:00", "21:00:00"}, {"10:00:00", "24:00:00"}};
    const bool quiet = Dice(seed).chance(65);
    const Texts& range = dice.one_of(quiet ? nights : works);
    Texts keys{said("from", range[0]), said("to", range[1])};
    if (weekdays_ && dice.chance(50)) keys.push_back(pair("on", days(dice)));
    if (dice.chance(45)) keys.push_back(R"("channels": ["sms", "call"])");
    if (dice.chance(60)) keys.push_back(R"("of": {"purpose": "marketing"})");
    if (dice.chance(20)) keys.push_back(said("then", dice.chance(70) ? "drop" : "leave"));
    return object(keys);
  }

  std::string messages(Dice& dice) const {
    static const Texts all{R"({"purpose": "marketing"})", R"({"purpose": "marketing"})",
                           R"({"channel": "sms"})",       R"({"channel": "email", "purpose": "marketing"})",
                           R"({"topic": "offers"})",      R"({"kind": "sale"})",
                           R"({"channel": "call"})"};
    if (dice.chance(15) && !plan_.journeys.empty()) {
      return object({said("journey", name_of(static_cast<std::size_t>(dice.next() % plan_.journeys.size())))});
    }
    return dice.one_of(all);
  }

  // ---- promises -----------------------------------------------------------------------------------------------------
  std::string promise(Dice dice, const std::string& journey = "", int steps = 0) {
    const std::string of = !journey.empty() && dice.chance(60) ? object({said("journey", journey)}) : messages(dice);
    const int kind = dice.from_to(1, 100);
    if (!journey.empty() && kind <= 45) return reaches(dice, steps);
    if (kind <= 60) {
      return object({said("kind", "at_most"), pair("max", std::to_string(dice.from_to(0, 4))), pair("of", of),
                     pair("window", window(dice))});
    }
    if (kind <= 70) {
      return object({said("kind", "never_between"), pair("message", of), said("from", moment_of_day(dice)),
                     said("to", dice.chance(50) ? "07:30:00" : "23:00:00")});
    }
    if (kind <= 80) {
      return object(
          {said("kind", "always_at"), pair("message", of), said("consent", dice.chance(60) ? "offers" : "tips")});
    }
    Texts keys{said("kind", "after_no"), pair("after", after(dice)), pair("message", of)};
    if (dice.chance(40)) keys.push_back(said("from", time(dice)));
    if (dice.chance(journey.empty() ? 25 : 60)) {
      keys.push_back(said("scope", "instance"));
    } else {
      keys.push_back(said("until", dice.chance(50) ? "P14D" : "PT200H"));
    }
    return object(keys);
  }

  static std::string reaches(Dice& dice, int steps) {
    const bool early = steps > 2 && dice.chance(30);
    const int from = early ? dice.from_to(0, steps - 2) : 0;
    const bool late = steps > 1 && dice.chance(25);
    static const Texts within{"PT1H", "P1D", "P3D", "P7D", "P10D", "P14D", "P21D", "P30D", "P45D", "PT500H"};
    return object({said("kind", "reaches"), said("from", early ? name_of_step(from) : "entry"),
                   said("to", late ? name_of_step(dice.from_to(from + 1, steps - 1)) : "end"),
                   said("within", dice.one_of(within))});
  }

  static std::string after(Dice& dice) {
    static const Texts all{R"({"event": "order"})",
                           R"({"event": "order"})",
                           R"({"event": "refund"})",
                           R"({"opt_out": "offers"})",
                           R"({"opt_out": "any"})",
                           R"({"any": [{"event": "order"}, {"event": "refund"}]})",
                           R"({"event": "order", "where": [{"field": "amount", "at_least": 100}]})",
                           R"({"any": [{"event": "order"}, {"opt_out": "offers"}]})"};
    return dice.one_of(all);
  }

  // ---- a journey ----------------------------------------------------------------------------------------------------
  std::string journey(std::size_t number) {
    const LargerPlan::Journey& seeds = plan_.journeys[number];
    number_ = number;
    count_ = static_cast<int>(seeds.steps.size());
    Dice dice(seeds.self);
    Texts steps;
    for (int s = 0; s < count_; ++s) {
      steps.push_back(pair(name_of_step(s), step(s, Dice(seeds.steps[static_cast<std::size_t>(s)]))));
    }
    steps.push_back(R"("end": {"type": "end"})");
    static const Texts lives{"P14D", "P30D", "P30D", "P60D", "P90D", "PT100H"};
    Texts keys{said("format", "wayproof/journey@1"), said("id", name_of(number)), pair("entry", entry(dice)),
               said("lifetime", dice.one_of(lives))};
    if (dice.chance(40)) keys.push_back(pair("priority", std::to_string(dice.from_to(-2, 2))));
    if (dice.chance(6)) {
      keys.push_back(R"("active": {"from": "2027-03-10T00:00:00", "until": "2027-04-15T00:00:00", "at_end": )" +
                     in_quotes(dice.chance(50) ? "leave" : "drain") + "}");
    }
    Texts exits, promises;
    for (const std::uint32_t seed : seeds.exits) exits.push_back(exit(Dice(seed)));
    for (const std::uint32_t seed : seeds.promises) promises.push_back(promise(Dice(seed), name_of(number), count_));
    keys.push_back(pair("exits", list(exits)));
    keys.push_back(pair("guarantees", list(promises)));
    keys.push_back(said("first", count_ == 0 ? "end" : "s0"));
    return "{" + joined(keys, ",\n ") + ",\n \"steps\": {\n  " + joined(steps, ",\n  ") + "}}";
  }

  std::string other(Dice& dice) const { return name_of(static_cast<std::size_t>(dice.next() % plan_.journeys.size())); }

  std::string entry(Dice& dice) const {
    Texts keys;
    const int kind = dice.from_to(1, 100);
    if (handed_over_[number_]) {
      keys.push_back(R"("on": {"handed_over": true})");
    } else if (kind <= 6) {
      keys.push_back(R"("on": {"date": {"attribute": "expires", "plus": "-P3D", "at": "09:00:00"}})");
    } else if (kind <= 10) {
      keys.push_back(R"("on": {"every": {"period": )" + in_quotes(dice.chance(70) ? "week" : "day") +
                     R"(, "at": "10:00:00"}})");
    } else if (kind <= 13) {
      keys.push_back(R"("on": {"date": {"on": "2027-03-27", "at": "22:30:00"}})");
    } else if (kind <= 17) {
      keys.push_back(R"("on": {"reaction": "clicked", "of": {"channel": "email"}})");
    } else if (kind <= 22) {
      keys.push_back(R"("on": {"event": "order", "where": [{"field": "amount", "at_least": 100}]})");
    } else {
      // Most journeys begin with an event of their own.
      const std::size_t at = dice.chance(60) ? number_ : static_cast<std::size_t>(dice.next());
      keys.push_back(pair("on", object({said("event", events()[at % 5])})));
    }
    if (dice.chance(25)) keys.push_back(pair("if", condition(dice, -1)));
    if (dice.chance(40)) {
      keys.push_back(
          pair("again", object({said("after", long_time(dice)), said("since", dice.chance(50) ? "leave" : "entry")})));
    }
    return object(keys);
  }

  std::string exit(Dice dice) const {
    static const Texts on{R"({"event": "order"})",    R"({"event": "order"})",
                          R"({"opt_out": "offers"})", R"({"opt_out": "any"})",
                          R"({"event": "refund"})",   R"({"any": [{"event": "order"}, {"event": "refund"}]})",
                          R"({"event": "visit"})"};
    Texts keys{pair("on", dice.one_of(on))};
    if (dice.chance(12)) keys.push_back(pair("if", condition(dice, -1)));
    if (count_ > 0 && dice.chance(20)) {
      keys.push_back(said("next", name_of_step(dice.from_to(0, count_ - 1))));
    } else if (dice.chance(20)) {
      keys.push_back(said("then_enter", other(dice)));
    }
    return object(keys);
  }

  // ---- steps --------------------------------------------------------------------------------------------------------
  std::string onward(int from, Dice& dice) const {
    const int to = dice.chance(75) ? from + 1 : from + dice.from_to(1, 5);
    return in_quotes(to >= count_ ? "end" : name_of_step(to));
  }

  std::string step(int s, Dice dice) const {
    const int kind = dice.from_to(1, 100);
    if (kind <= 34) return message(s, dice);
    if (kind <= 52) return wait(s, dice);
    if (kind <= 62) return wait_until(s, dice);
    if (kind <= 74) return wait_for_event(s, dice);
    if (kind <= 86) return branch(s, dice);
    if (kind <= 89) return split(s, dice);
    if (kind <= 94) return task(s, dice);
    if (kind <= 98) return update(s, dice);
    return object({said("type", "enter"), said("journey", other(dice)), pair("next", onward(s, dice))});
  }

  std::string message(int s, Dice& dice) const {
    static const Texts channels{"sms", "sms", "sms", "email", "email", "push"};
    Texts keys{said("type", "message"), said("channel", dice.one_of(channels))};
    const int purpose = dice.from_to(1, 100);
    if (purpose <= 80) {
      keys.push_back(said("purpose", "marketing"));
      keys.push_back(said("topic", dice.chance(65) ? "offers" : "tips"));
    } else {
      keys.push_back(said("purpose", purpose <= 92 ? "service" : "transactional"));
      keys.push_back(said("topic", "service"));
    }
    if (dice.chance(40)) keys.push_back(said("kind", dice.chance(50) ? "sale" : "news"));
    if (dice.chance(10)) {
      static const Texts by{R"({"of": "entry", "plus": "PT5M"})", R"({"of": "entry", "plus": "P7D"})",
                            R"({"of": "now", "plus": "PT10H"})", R"({"of": "now", "plus": "P1D", "at": "12:00:00"})"};
      keys.push_back(pair("by", dice.one_of(by)));
    }
    keys.push_back(R"("content": {"text": "x"})");
    keys.push_back(pair("next", onward(s, dice)));
    return object(keys);
  }

  // Some lead back: once more, until the journey ends or somebody leaves it.
  std::string back_or_on(int s, Dice& dice) const {
    return dice.chance(7) ? in_quotes(name_of_step(dice.from_to(std::max(0, s - 6), s))) : onward(s, dice);
  }

  std::string wait(int s, Dice& dice) const {
    return object({said("type", "wait"), said("for", time(dice)), pair("next", back_or_on(s, dice))});
  }

  std::string wait_until(int s, Dice& dice) const {
    Texts at;
    const int anchor = dice.from_to(1, 100);
    std::string past;
    if (anchor <= 45) {
      at.push_back(R"("of": "now")");
    } else if (anchor <= 70 || s == 0) {
      at.push_back(R"("of": "entry")");
    } else if (anchor <= 90) {
      at.push_back(pair("of", object({said("step", name_of_step(dice.from_to(0, s - 1)))})));
    } else if (anchor <= 96) {
      at.push_back(R"("of": {"attribute": "expires"}, "if_missing": "go_on")");
    } else {
      at.push_back(R"("of": {"date": "2027-03-28"})");
    }
    const bool clock = dice.chance(85);
    if (dice.chance(60)) at.push_back(said("plus", time(dice)));
    if (clock) at.push_back(said("at", moment_of_day(dice)));
    if (clock && weekdays_ && dice.chance(40)) at.push_back(pair("on", days(dice)));
    if (dice.chance(25)) at.push_back(said("if_past", "leave"));
    return object({said("type", "wait"), pair("until", object(at)), pair("next", onward(s, dice))});
  }

  std::string wait_for_event(int s, Dice& dice) const {
    static const Texts on{R"({"event": "order"})", R"({"event": "visit"})", R"({"event": "lesson"})",
                          R"({"any": [{"event": "order"}, {"event": "visit"}]})",
                          R"({"event": "order", "where": [{"field": "sku", "is": {"entry": "sku"}}]})"};
    Texts keys{said("type", "wait")};
    if (dice.chance(25)) {
      keys.push_back(pair("until_event", object({said("reaction", dice.chance(50) ? "clicked" : "opened"),
                                                 pair("of", object({said("journey", name_of(number_))}))})));
    } else {
      keys.push_back(pair("until_event", dice.one_of(on)));
    }
    if (dice.chance(40)) {
      keys.push_back(pair("since", s > 0 && dice.chance(60)
                                       ? object({said("step", name_of_step(dice.from_to(0, s - 1)))})
                                       : in_quotes("entry")));
    }
    keys.push_back(said("at_most", time(dice)));
    keys.push_back(pair("on_time_out", back_or_on(s, dice)));
    keys.push_back(pair("next", onward(s, dice)));
    return object(keys);
  }

  // `s`: the step that asks; less than nought: not a step.
  std::string condition(Dice& dice, int s) const {
    std::string out = plain_condition(dice, s);
    if (dice.chance(15)) out = object({pair("not", out)});
    if (dice.chance(15)) out = object({pair(dice.chance(50) ? "all" : "any", list({out, plain_condition(dice, s)}))});
    return out;
  }

  std::string plain_condition(Dice& dice, int s) const {
    static const Texts all{R"({"attribute": "tier", "is": "gold"})",
                           R"({"attribute": "tier", "in": ["gold", "silver"]})",
                           R"({"attribute": "age", "at_least": 30})",
                           R"({"attribute": "plan", "known": true})",
                           R"({"tag": "vip"})",
                           R"({"tag": "hot"})",
                           R"({"event": "order", "in": "P7D"})",
                           R"({"event": "order"})",
                           R"({"event": "visit", "in": "P3D", "at_least": 2})",
                           R"({"reaction": "clicked", "of": {"channel": "email"}, "in": "P7D"})",
                           R"({"consent": "tips"})",
                           R"({"local_time": ["09:00:00", "18:00:00"]})",
                           R"({"local_time": ["22:00:00", "07:00:00"]})"};
    static const Texts of_run{R"({"event": "order", "since": "entry"})", R"({"entry": "amount", "at_least": 100})",
                              R"({"entry": "sku", "is": "b"})",
                              R"({"reaction": "opened", "of": {"purpose": "marketing"}, "since": "entry"})"};
    if (s >= 0 && dice.chance(40)) return dice.one_of(of_run);
    if (weekdays_ && dice.chance(10)) return R"({"local_time": ["09:00:00", "18:00:00"], "on": )" + days(dice) + "}";
    return dice.one_of(all);
  }

  std::string branch(int s, Dice& dice) const {
    Texts cases;
    for (int n = dice.chance(25) ? 2 : 1; n > 0; --n) {
      cases.push_back(object({pair("if", condition(dice, s)), pair("next", onward(s, dice))}));
    }
    return object({said("type", "branch"), pair("cases", list(cases)), pair("else", onward(s, dice))});
  }

  std::string split(int s, Dice& dice) const {
    Texts keys{said("type", "split")};
    if (dice.chance(60)) keys.push_back(said("experiment", "x"));
    keys.push_back(pair("arms", list({object({R"("id": "l", "share": 50)", pair("next", onward(s, dice))}),
                                      object({R"("id": "r", "share": 50)", pair("next", onward(s, dice))})})));
    return object(keys);
  }

  std::string task(int s, Dice& dice) const {
    Texts keys{said("type", "task"), said("title", "Call"), R"("assign": {"role": "sales"})"};
    if (dice.chance(65)) keys.push_back(R"("contact": {"channel": "call", "purpose": "marketing", "topic": "offers"})");
    keys.push_back(pair("due", dice.chance(50) ? R"({"of": "now", "plus": "P1D", "at": "18:00:00"})"
                                               : R"({"of": "now", "plus": "PT48H"})"));
    keys.push_back(pair("outcomes", object({pair("yes", onward(s, dice)), pair("no", onward(s, dice))})));
    keys.push_back(pair("overdue", onward(s, dice)));
    return object(keys);
  }

  std::string update(int s, Dice& dice) const {
    static const Texts changes{R"("add_tags": ["hot"])", R"("remove_tags": ["hot"])", R"("add_tags": ["vip"])",
                               R"("set": {"plan": "full"})"};
    return object({said("type", "update"), dice.one_of(changes), pair("next", onward(s, dice))});
  }

  const LargerPlan& plan_;
  Dice world_;
  std::string zone_;
  bool several_clocks_ = false, own_tier_ = false, weekdays_ = false;
  std::vector<bool> handed_over_;
  std::size_t number_ = 0;
  int count_ = 0;
};

LargerPlan::Seeds seeds(Dice& dice, int least, int most) {
  LargerPlan::Seeds out;
  for (int n = dice.from_to(least, most); n > 0; --n) out.push_back(static_cast<std::uint32_t>(dice.next()));
  return out;
}

LargerPlan draw(Dice dice) {
  LargerPlan out;
  out.world = static_cast<std::uint32_t>(dice.next());
  out.caps = seeds(dice, 0, 3);
  out.hours = seeds(dice, 0, 3);
  out.promises = seeds(dice, 1, 3);
  // Of most, everything can be decided with little work.
  const int journeys = dice.chance(75) ? dice.from_to(2, 3) : dice.from_to(2, 6);
  for (int j = 0; j < journeys; ++j) {
    auto& one = out.journeys.emplace_back();
    one.self = static_cast<std::uint32_t>(dice.next());
    one.steps = dice.chance(80) ? seeds(dice, 6, 11) : seeds(dice, 6, 30);
    one.exits = seeds(dice, 0, 3);
    one.promises = seeds(dice, 0, 2);
  }
  return out;
}

// All plans with fewer parts of one kind.
template <class Part>
void without(const LargerPlan& plan, const Part& part, std::vector<LargerPlan>& out) {
  const auto whole = part(plan);
  for (std::size_t length = whole.size(); length > 0; length /= 2) {
    for (std::size_t from = 0; from + length <= whole.size(); from += length) {
      LargerPlan fewer = plan;
      auto& list = part(fewer);
      list.erase(list.begin() + static_cast<std::ptrdiff_t>(from),
                 list.begin() + static_cast<std::ptrdiff_t>(from + length));
      out.push_back(std::move(fewer));
    }
  }
}

rc::Seq<LargerPlan> smaller(const LargerPlan& plan) {
  std::vector<LargerPlan> out;
  without(
      plan, [](auto& of) -> auto& { return of.journeys; }, out);
  without(
      plan, [](auto& of) -> auto& { return of.promises; }, out);
  without(
      plan, [](auto& of) -> auto& { return of.caps; }, out);
  without(
      plan, [](auto& of) -> auto& { return of.hours; }, out);
  for (std::size_t j = 0; j < plan.journeys.size(); ++j) {
    without(
        plan, [j](auto& of) -> auto& { return of.journeys[j].promises; }, out);
    without(
        plan, [j](auto& of) -> auto& { return of.journeys[j].exits; }, out);
    without(
        plan, [j](auto& of) -> auto& { return of.journeys[j].steps; }, out);
  }
  return rc::seq::fromContainer(std::move(out));
}

}  // namespace

rc::Gen<LargerPlan> larger_plans() {
  return
      [](rc::Random random, int /*size*/) { return rc::shrinkable::shrinkRecur(draw(Dice(random.next())), smaller); };
}

std::vector<TestFile> larger_workspace(const LargerPlan& plan) { return Making(plan).run(); }

}  // namespace wayproof::testing
