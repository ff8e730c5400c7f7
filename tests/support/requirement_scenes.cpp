#include "support/requirement_scenes.h"

#include <algorithm>
#include <map>
#include <utility>

#include "model/names.h"
#include "packs/asked.h"
#include "support/scenes.h"
#include "time/zone.h"

namespace wayproof::testing {
namespace {

using model::ChannelKind;
using model::Purpose;
using Kind = model::Must::Kind;
using pitfalls::Message;
using pitfalls::Scene;

const Day usual_day = day_of({2027, 3, 1});
const std::string enforcing = R"({"checks": {"consent": {"mode": "enforce"}}})";
const std::string observing = R"({"checks": {"consent": {"mode": "observe"}}})";

std::string in_quotes(std::string_view text) { return "\"" + std::string(text) + "\""; }

template <std::size_t n, class E>
std::string listed(const model::names::Names<n>& names, const std::vector<model::Located<E>>& all) {
  std::string out;
  for (const auto& one : all) out += (out.empty() ? "" : ", ") + in_quotes(model::names::of(names, one.value));
  return "[" + out + "]";
}

std::string clock(ClockTime seconds) {
  const auto two = [](std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return two(seconds / 3600) + ":" + two(seconds / 60 % 60) + ":" + two(seconds % 60);
}

class Making {
 public:
  Making(const model::Pack& pack, const model::Requirement& requirement, const RequirementCase& one)
      : pack_(pack),
        requirement_(requirement),
        must_(requirement.must),
        region_(one.region),
        channel_(one.channel),
        purpose_(one.purpose) {
    base_.regions = "[" + in_quotes(region_) + "]";
    if (must_.zone && Zone::find(must_.zone->value)) base_.zone = must_.zone->value;
    base_.as_of = requirement.from ? std::max(usual_day, requirement.from->value) : usual_day;
    if (requirement.until && requirement.until->value <= base_.as_of) base_.as_of = requirement.until->value - 1;
    base_.gate = enforcing;
    with_channel();
    base_.steps = pitfalls::step(message());
  }

  std::optional<RequirementPair> pair() {
    switch (must_.kind) {
      case Kind::invalid:
        return std::nullopt;
      case Kind::pass:
        return by_rule();
      case Kind::hours:
        return hours();
      case Kind::at_most:
        return at_most();
      case Kind::consent_kinds:
        return consent_kinds();
      case Kind::consent_kept:
        return topics(
            R"("consent": "express", "records": {"keeps": )" + not_kept() + "}",
            R"("consent": "express", "records": {"keeps": )" + listed(model::names::consent_kept, must_.kept) + "}",
            "it is kept of each consent");
      case Kind::consent_life:
        return lives();
      case Kind::stop_within:
        return more(R"("promises": {"opt_out_within": "P60D"}, )",
                    R"("latency": {"opt_out": "PT0S"}, "promises": {"opt_out_within": "PT0S"}, )",
                    "an opt-out counts at once");
      case Kind::begin_with:
        return texts("Two days left.", word() + " Two days left.", "the text begins with “" + word() + "”");
      case Kind::say:
        return texts("Two days left.", "Two days left. " + word(), "the text says “" + word() + "”");
      case Kind::not_say:
        return texts(word() + " Two days left", "Two days left.", "the text does not say so");
      case Kind::opt_out_words:
        return texts("Two days left. Reply ZZ to opt out", "Two days left. Reply " + word() + " to opt out",
                     "it tells to answer with “" + word() + "”");
      case Kind::sender:
        return sender();
      case Kind::one_click:
        return channels(R"("list_unsubscribe": ["mailto"])", R"("list_unsubscribe": ["https", "one-click"])",
                        "the mail has both headers");
      case Kind::reply_window:
        base_.entry = R"({"on": {"event": "wrote"}})";
        return channels(R"("reply_window": {"after": {"event": "wrote"}, "length": "P30D"})",
                        R"("reply_window": {"after": {"event": "wrote"}, "length": "PT1H"})",
                        "the window is an hour long");
      case Kind::longest:
        return texts(std::string(static_cast<std::size_t>(must_.max->value) + 1, 'x'), "Two days left.",
                     "the text is short");
      case Kind::attested:
        return more("",
                    R"("attestations": [{"requirement": )" + in_quotes(packs::name_of(pack_, requirement_)) +
                        R"(, "by": "Li Na", "on": ")" + iso_date(base_.as_of - 1) + R"(", "evidence": "Ticket"}], )",
                    "somebody has confirmed it");
    }
    return std::nullopt;
  }

 private:
  // ---- what every scene has -----------------------------------------------------------------------------------------

  std::string kind() const { return std::string(model::names::of(model::names::channel_kind, channel_)); }

  void with_channel(const std::string& more = {}) {
    std::string keys = more;
    if (keys.empty() && channel_ == ChannelKind::email) keys = R"("list_unsubscribe": ["https", "one-click"])";
    if (keys.empty() && channel_ == ChannelKind::sms) keys = R"("opt_out_words": ["STOP"])";
    base_.channels = R"(, "own": {"kind": )" + in_quotes(kind()) + (keys.empty() ? "" : ", ") + keys +
                     (built_in_ ? R"(, "opt_out_built_in": true)" : "") + "}";
  }

  Message message(const std::string& words = "Two days left. Reply STOP to opt out") const {
    Message out;
    out.channel = "own";
    out.purpose = std::string(model::names::of(model::names::purpose, purpose_));
    out.content = content(words);
    return out;
  }

  /// The words where the requirement looks for them.
  std::string content(const std::string& words) const {
    if (must_.part == model::TextPart::subject)
      return R"({"subject": )" + in_quotes(words) + R"(, "text": "Unsubscribe: {{unsubscribe_url}}"})";
    if (channel_ == ChannelKind::email) return pitfalls::mail(words);
    return pitfalls::text(words);
  }

  RequirementPair pair_of(const Scene& broken, const Scene& held, std::string holds_by) const {
    return {
        {pitfalls::files_of(broken), broken.as_of}, {pitfalls::files_of(held), held.as_of}, {}, std::move(holds_by)};
  }

  // ---- one difference -----------------------------------------------------------------------------------------------

  RequirementPair differing(std::string Scene::*member, const std::string& broken, const std::string& held,
                            std::string holds_by) const {
    Scene bad = base_, good = base_;
    bad.*member = broken;
    good.*member = held;
    return pair_of(bad, good, std::move(holds_by));
  }
  RequirementPair more(const std::string& broken, const std::string& held, std::string holds_by) const {
    return differing(&Scene::more, broken, held, std::move(holds_by));
  }
  RequirementPair topics(const std::string& broken, const std::string& held, std::string holds_by) const {
    return differing(&Scene::topics, R"("news": {)" + broken + "}", R"("news": {)" + held + "}", std::move(holds_by));
  }
  RequirementPair gates(const std::string& broken, const std::string& held, std::string holds_by) const {
    return differing(&Scene::gate, broken, held, std::move(holds_by));
  }
  RequirementPair steps(const std::string& broken, const std::string& held, std::string holds_by) const {
    return differing(&Scene::steps, broken, held, std::move(holds_by));
  }
  RequirementPair texts(const std::string& broken, const std::string& held, std::string holds_by) {
    if (!must_.words.empty() && !must_.words.front().language.empty()) base_.language = must_.words.front().language;
    return steps(pitfalls::step(message(broken)), pitfalls::step(message(held)), std::move(holds_by));
  }
  RequirementPair channels(const std::string& broken, const std::string& held, std::string holds_by) {
    with_channel(broken);
    const std::string bad = base_.channels;
    with_channel(held);
    return differing(&Scene::channels, bad, base_.channels, std::move(holds_by));
  }

  // ---- by mechanism -------------------------------------------------------------------------------------------------

  std::string word() const { return must_.words.front().words.front().value; }

  std::string not_kept() const {
    const bool needs_export = std::any_of(must_.kept.begin(), must_.kept.end(), [](const auto& one) {
      return one.value == model::ConsentRecords::Kept::export_;
    });
    return needs_export ? R"(["when"])" : R"(["export"])";
  }

  RequirementPair consent_kinds() const {
    const std::string kind = in_quotes(model::names::of(model::names::consent_kind, must_.kinds.front().value));
    return topics(
        R"("consent": "none")",
        R"("consent": )" + kind + R"(, "records": {"kind": )" + kind +
            (must_.facts.empty() ? "" : R"(, "exception": )" + listed(model::names::consent_fact, must_.facts)) + "}",
        "customers have said yes");
  }

  RequirementPair lives() const {
    const model::ConsentKind of = must_.kinds.empty() ? model::ConsentKind::express : must_.kinds.front().value;
    const std::string kind = in_quotes(model::names::of(model::names::consent_kind, of));
    const auto with = [&](const std::string& valid) {
      return R"("consent": )" + kind + R"(, "records": {"kind": )" + kind + R"(, "valid": ")" + valid + "\"}";
    };
    return topics(with("P20Y"), with("P1M"), "consents end after a month");
  }

  RequirementPair hours() const {
    std::string windows, holidays;
    for (const model::OpenHours& open : must_.hours) {
      std::string on = open.on.empty() ? "" : R"(, "on": )" + listed(model::names::day_kind, open.on);
      if (must_.closed_on_holidays) on = R"(, "on": ["workday"])";
      windows += (windows.empty() ? "" : ", ") + (R"({"from": ")" + clock(open.from.value)) + R"(", "to": ")" +
                 clock(open.to.value) + "\"" + on + "}";
    }
    if (must_.closed_on_holidays) {
      for (const model::Holiday& one : pack_.holidays)
        holidays += (holidays.empty() ? "" : ", ") + (R"({"date": ")" + iso_date(one.date.value)) + "\"}";
    }
    Scene held = base_;
    held.gate =
        R"({"checks": {"consent": {"mode": "enforce"}, "hours": {"mode": "enforce"}}, "windows": [)" + windows + "]}";
    if (!holidays.empty()) held.more = R"("holidays": [)" + holidays + "], ";
    return pair_of(base_, held, "the platform sends within these hours only");
  }

  /// More messages in a row than allowed; one alone, which nobody gets twice. Of what nobody may get at all, a notice.
  RequirementPair at_most() const {
    const std::int64_t max = must_.max->value;
    if (max == 0) {
      Message notice = message();
      notice.purpose = "transactional";
      RequirementPair out = steps(pitfalls::step(message()), pitfalls::step(notice), "the message is a notice");
      out.held_answer = "not_asked";
      return out;
    }
    std::string many;
    for (std::int64_t n = 0; n <= max; ++n) {
      Message one = message();
      one.id = "offer" + std::to_string(n);
      one.next = n == max ? "end" : "offer" + std::to_string(n + 1);
      many += pitfalls::step(one);
    }
    RequirementPair out = steps(many, pitfalls::step(message()), "each customer gets one");
    out.breaks_by = "A customer gets " + std::to_string(max + 1) + " at once.";
    return out;
  }

  RequirementPair sender() const {
    RequirementPair out = pair_of(base_, base_, "the shared settings say so");
    const auto put = [](RequirementScene& scene, const std::string& parts) {
      std::string& text = scene.files.front().second;
      const std::size_t begin = text.find(R"("sender": {)");
      text.replace(begin, text.find('}', begin) + 1 - begin, R"("sender": {)" + parts + "}");
    };
    put(out.broken, R"("name": "Linden")");
    if (must_.sender.size() == 1 && must_.sender.front().value == model::SenderPart::name) put(out.broken, "");
    put(out.held,
        R"("name": "Linden", "legal_name": "Linden Ltd.", "postal_address": "1 Lane", "contact": "hi@example.com",
           "email_from": "news@example.com")");
    return out;
  }

  // ---- by the rule that stands for it -------------------------------------------------------------------------------

  std::optional<RequirementPair> by_rule() {
    using Recipe = RequirementPair (Making::*)();
    static const std::map<std::string_view, Recipe> recipes{
        {"content/opt-out-missing", &Making::no_way_out},
        {"exit/opt-out-keeps-sending", &Making::keeps_sending},
        {"consent/not-checked", &Making::not_checked},
        {"content/advertising-in-notice", &Making::advertising_notice},
        {"consent/minors", &Making::minors},
        {"consent/won-back-after-opt-out", &Making::won_back},
        {"cross/same-content", &Making::same_content},
        {"consent/asked-again", &Making::asked_again},
        {"content/sender", &Making::unsigned_text},
        {"consent/other-channel", &Making::other_channel},
        {"content/mail-size", &Making::large_mail},
        {"cap/not-declared", &Making::no_limit},
        {"cap/platform-counts-otherwise", &Making::calendar_gap},
        {"cap/counts-codes", &Making::counted_codes},
        {"quiet/zone-unknown", &Making::unknown_zone},
        {"content/sms-segments", &Making::costly_letter},
        {"quiet/confirmed-by-hand", &Making::by_hand},
    };
    const auto found = recipes.find(must_.rules.front().value);
    if (found == recipes.end()) return std::nullopt;
    return (this->*found->second)();
  }

  RequirementPair no_way_out() {
    const Scene held = [&] {
      Scene scene = base_;
      built_in_ = channel_ != ChannelKind::sms && channel_ != ChannelKind::email;
      with_channel();
      scene.channels = base_.channels;
      built_in_ = false;
      with_channel();
      return scene;
    }();
    Scene broken = base_;
    Message plain = message();
    plain.content = channel_ == ChannelKind::email ? R"({"subject": "News", "text": "Two days left."})"
                                                   : pitfalls::text("Two days left.");
    broken.steps = pitfalls::step(plain);
    return pair_of(broken, held, "the message says how to stop them");
  }
  RequirementPair keeps_sending() {
    base_.entry = R"({"on": {"event": "go"}, "if": {"consent": "news"}})";
    base_.steps = scenes::wait_for("wait", "P3D", "offer") + pitfalls::step(message());
    return gates(observing, enforcing, "the platform looks at consent before each message");
  }
  RequirementPair not_checked() {
    return gates(observing, enforcing, "the platform looks at consent before each message");
  }
  RequirementPair advertising_notice() {
    return texts("Your order is on its way. Shop now and get 20 % off the next one!", "Your order is on its way.",
                 "the notice sells nothing");
  }
  RequirementPair minors() {
    base_.attributes = R"("birthday": {"type": "date", "title": "Birthday", "changes": "never"})";
    return more("", R"("minors": "none", )", "there are no minors");
  }
  RequirementPair won_back() {
    Message hello = message();
    hello.next = "day";
    Message sorry = message();
    sorry.id = "sorry";
    sorry.channel = "push";
    Scene broken = base_;
    broken.journey = R"("exits": [{"on": {"opt_out": "news", "channel": "own"}, "next": "sorry"}], )";
    broken.steps = pitfalls::step(hello) + scenes::wait_for("day", "P1D", "end") + pitfalls::step(sorry);
    return pair_of(broken, base_, "nothing follows an opt-out");
  }
  RequirementPair same_content() {
    Message digest = message();
    digest.more = R"("kind": "digest", )";
    base_.steps = pitfalls::step(digest);
    Message later = digest;
    later.id = "tips";
    return differing(&Scene::second, scenes::wait_for("wait", "P1D", "tips") + pitfalls::step(later), "",
                     "one journey sends it");
  }
  RequirementPair asked_again() {
    Message hello = message();
    hello.next = "day";
    Message again = message("You are unsubscribed. May we write to you once a month?");
    again.id = "goodbye";
    Scene broken = base_;
    broken.journey = R"("exits": [{"on": {"opt_out": "news"}, "next": "goodbye"}], )";
    broken.steps = pitfalls::step(hello) + scenes::wait_for("day", "P1D", "end") + pitfalls::step(again);
    return pair_of(broken, base_, "who says no is not asked again");
  }
  RequirementPair unsigned_text() {
    return channels(R"("signature": "Linden")", R"("signature": "Linden", "signature_added": true)",
                    "the provider signs");
  }
  RequirementPair other_channel() {
    return topics(R"("consent": "express", "channels": ["push"])", R"("consent": "express", "channels": ["own"])",
                  "the consent is about this channel");
  }
  RequirementPair large_mail() {
    Message large = message();
    constexpr std::size_t bytes = 200'000;
    large.content = pitfalls::html("<p>" + std::string(bytes, 'x') + "</p>{{unsubscribe_url}}");
    return steps(pitfalls::step(large), pitfalls::step(message()), "the mail is small");
  }
  RequirementPair no_limit() {
    return gates(enforcing, with_cap(R"("max": 2, "of": {"channel": "own"}, "window": {"sliding": "PT24H"})"),
                 "the platform has a limit");
  }
  RequirementPair calendar_gap() {
    Message first = message();
    first.next = "pause";
    Message last = message();
    last.id = "last";
    base_.steps = scenes::wait_for("wait", "PT30M", "offer") + pitfalls::step(first) +
                  scenes::wait_for("pause", "P2D", "last") + pitfalls::step(last);
    const std::string of = R"("max": 1, "of": {"channel": "own"}, "window": )";
    return gates(with_cap(of + R"({"calendar": "day"})"), with_cap(of + R"({"sliding": "PT24H"})"),
                 "the limit counts any 24 hours");
  }
  RequirementPair counted_codes() {
    purpose_ = Purpose::otp;
    base_.entry = R"({"on": {"event": "go"}, "again": {"after": "PT1M"}})";
    base_.steps = pitfalls::step(message("Your code is 1234."));
    const std::string window = R"(, "window": {"sliding": "PT24H"})";
    return gates(with_cap(R"("max": 2, "of": {"channel": "own"})" + window),
                 with_cap(R"("max": 2, "of": {"purpose": "marketing"})" + window), "the limit counts advertising only");
  }
  RequirementPair unknown_zone() {
    base_.gate =
        R"({"checks": {"consent": {"mode": "enforce"}, "hours": {"mode": "enforce"}}, "quiet": [{"from": "21:00:00", "to": "08:00:00"}]})";
    return differing(&Scene::regions, R"(["CN", "DE"])", R"(["CN"])", "all customers live by one clock");
  }
  RequirementPair costly_letter() {
    const std::string start = "Your cart is waiting for you, and so is a small present: ";
    return texts(start + "it’s in the parcel if you order today. Reply STOP to opt out",
                 start + "it is in the parcel if you order today. Reply STOP to opt out", "every letter is in GSM");
  }
  RequirementPair by_hand() {
    base_.gate =
        R"({"checks": {"consent": {"mode": "enforce"}, "hours": {"mode": "enforce"}}, "quiet": [{"from": "20:00:00", "to": "08:00:00"}]})";
    const auto task = [&](const std::string& at, const std::string& due) {
      return scenes::wait_until("wait", R"({"of": "now", "plus": "P1D", "at": ")" + at + "\"}", "talk") +
             R"("talk": {"type": "task", "title": "Talk it over", "assign": {"role": "sales"}, "due": {"of": "now", "plus": ")" +
             due +
             R"("}, "contact": {"channel": "own", "purpose": "marketing", "topic": "news"}, "outcomes": {"fine": "end"}, "overdue": "end"}, )";
    };
    return steps(task("18:00:00", "PT6H"), task("11:00:00", "PT6H"), "the task is due before the evening");
  }

  static std::string with_cap(const std::string& keys) {
    return R"({"checks": {"consent": {"mode": "enforce"}, "caps": {"mode": "enforce"}}, "caps": [{"id": "limit", )" +
           keys + "}]}";
  }

  const model::Pack& pack_;
  const model::Requirement& requirement_;
  const model::Must& must_;
  std::string region_;
  ChannelKind channel_;
  Purpose purpose_;
  bool built_in_ = false;
  Scene base_;
};

}  // namespace

std::vector<RequirementCase> cases_of(const model::Pack& pack, const model::Requirement& requirement) {
  std::vector<std::string> regions;
  for (const model::Id& one : packs::regions_of(pack, requirement)) regions.push_back(one.value);
  if (regions.empty()) regions.emplace_back("CN");
  std::vector<ChannelKind> channels;
  for (const auto& one : requirement.channels) channels.push_back(one.value);
  if (channels.empty()) {
    channels = {ChannelKind::sms,
                ChannelKind::email,
                ChannelKind::push,
                ChannelKind::wecom,
                ChannelKind::official_account,
                ChannelKind::mini_program,
                ChannelKind::call,
                ChannelKind::in_app,
                ChannelKind::whatsapp,
                ChannelKind::web};
  }
  const std::vector<Purpose> purposes = packs::purposes_of(requirement);
  std::vector<RequirementCase> out;
  for (const ChannelKind channel : channels) {
    for (const Purpose purpose : purposes) out.push_back({regions.front(), channel, purpose});
  }
  for (std::size_t r = 1; r < regions.size(); ++r) out.push_back({regions[r], channels.front(), purposes.front()});
  return out;
}

std::optional<RequirementPair> requirement_pair(const model::Pack& pack, const model::Requirement& requirement,
                                                const RequirementCase& one) {
  return Making(pack, requirement, one).pair();
}

}  // namespace wayproof::testing
