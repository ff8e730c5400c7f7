// What journeys share: dictionary, people, channels, topics, templates, offers, the send gate.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "model/declared.h"
#include "model/journey.h"

namespace wayproof::model {

enum class ValueType : std::uint8_t {
  text,
  integer,
  number,
  boolean,
  date,
  moment,
  money,
  email,
  phone,
  region,
  zone,
  language,
  person,
  id
};

/// Who may change an attribute while a journey runs.
enum class Changes : std::uint8_t { unset, never, external, journey };

struct Attribute {
  Id id;
  ValueType type = ValueType::text;
  Text title;
  std::vector<Literal> one_of;
  Maybe<std::int64_t> least, most;  ///< range of numbers
  Maybe<std::int64_t> longest;      ///< characters
  Maybe<std::int64_t> missing;      ///< share of customers without it, 10^-6
  Changes changes = Changes::unset;
  bool sensitive = false;
  MaybeId region;  ///< of phones
  Span span;
};

struct Property {
  Id id;
  ValueType type = ValueType::text;
  std::vector<Literal> one_of;
};

enum class Means : std::uint8_t { nothing, purchase, registration, refund, booking, visit };

struct Event {
  Id id;
  Text title;
  std::vector<Property> properties;
  Maybe<Duration> late;  ///< arrives at most this much after it occurred; absent: not known
  bool may_be_lost = false;
  bool ordered = false;
  Means means = Means::nothing;
  Span span;
};

struct Segment {
  Id id;
  Text title;
  std::optional<Condition> condition;  ///< absent: only the platform knows who is in it
  Span span;
};

struct ScoreRule {
  Trigger on;
  Located<std::int64_t> add;
  Maybe<Duration> at_most_once_in;
  Span span;
};

struct Score {
  Id id;
  Text title;
  std::int64_t from = 0, to = 100, start = 0;
  std::vector<ScoreRule> rules;
  Maybe<std::int64_t> fade_by;
  Maybe<Duration> fade_every;
  Span span;
};

struct Ladder {
  Id id;
  std::vector<Id> stages;  ///< lowest first; names are unique over all ladders
};

enum class ConsentKind : std::uint8_t { express, double_opt_in, soft, implied, none };

/// How the consents to a topic were got, and what is kept of each.
struct ConsentRecords {
  enum class Kept : std::uint8_t { when, where, text, export_ };
  enum class Fact : std::uint8_t { sale, same_firm, similar_goods, opt_out_offered };
  enum class CountsFrom : std::uint8_t { given, last_activity };
  Maybe<ConsentKind> kind;
  std::vector<Located<Fact>> exception;  ///< facts of the exception for existing customers
  std::vector<Located<Kept>> keeps;
  bool keeps_given = false;
  Span keeps_span;
  Maybe<Duration> valid;  ///< absent: without end
  CountsFrom counts_from = CountsFrom::given;
  Span span;
};
inline constexpr std::size_t consent_kept_count = 4;
inline constexpr std::size_t consent_fact_count = 4;

struct Topic {
  Id id;
  Text title;
  std::vector<Id> channels;
  Maybe<ConsentKind> consent;  ///< what the topic needs; `none` needs no consent
  Boxed<ConsentRecords> records;
  bool sells = false;
  Span span;
};

enum class ChannelKind : std::uint8_t {
  email,
  sms,
  push,
  wecom,
  official_account,
  mini_program,
  call,
  in_app,
  whatsapp,
  web,
  other
};

/// Messages on a channel may go out only for so long after the customer did something.
struct ReplyWindow {
  Located<Duration> length;
  Trigger after;
  MessageFilter of;
  Span span;
};

struct Channel {
  Id id;
  ChannelKind kind = ChannelKind::other;
  Text title;
  Maybe<std::int64_t> cost;  ///< minor units a message
  bool opens_measured = true;
  Maybe<std::int64_t> machine_opens;                ///< share, 10^-6
  MaybeId signature;                                ///< of an SMS
  bool signature_added = false;                     ///< the provider puts it in front; else it stands in the text
  std::vector<Located<std::string>> opt_out_words;  ///< what the provider acts on: "R", "TD"
  bool opt_out_built_in = false;   ///< the platform itself shows an unfollow or switch-off entry with every message
  bool opt_out_said = false;       ///< the file says whether it does
  MaybeId address;                 ///< attribute that holds the address; absent: the profile's addresses
  /// What the header List-Unsubscribe of its mails carries.
  enum class Unsubscribe : std::uint8_t { https, http, mailto, one_click };
  std::vector<Located<Unsubscribe>> unsubscribe;
  bool unsubscribe_said = false;  ///< the file says what, if only nothing
  Maybe<Duration> delivery_delay;  ///< delivered at most this long after it was sent
  Boxed<ReplyWindow> reply_window;
  Span span;
};

struct Role {
  Id id;
  Text title;
  Maybe<std::int64_t> count, tasks_a_day, minutes_a_task;
  Maybe<ClockTime> from, to;  ///< working hours
  std::vector<Located<DayKind>> on;
  Maybe<Duration> logs_late;         ///< outcomes are logged at most this late
  Maybe<std::int64_t> logs_at_once;  ///< share, 10^-6
  Span span;
};

struct Offer {
  Id id;
  Text title;
  std::vector<Id> goods;
  Maybe<std::int64_t> percent_off;  ///< 10^-6 of the price
  Maybe<std::int64_t> money_off;    ///< minor units
  MaybeId currency;
  Maybe<std::int64_t> from_money;  ///< threshold, minor units
  Maybe<Duration> valid;           ///< from the send
  Maybe<Day> from, until;
  enum class Stock : std::uint8_t { unset, synced, unlimited, counted } stock = Stock::unset;
  Span span;
};

struct Template {
  Id id;
  FileId text_file = 0;  ///< where `content` is written: the workspace, or an export that carries texts
  Text title;
  MaybeId file;
  std::vector<Id> languages;
  Content content;
  bool content_given = false;  ///< false: the text is not at hand, rules about it say needs-data
  MaybeId owner;
  Maybe<Day> ready, reviewed;
  Maybe<std::int64_t> bytes;       ///< of the finished mail
  bool opt_out_in_footer = false;  ///< attested: the platform's footer carries the opt-out entry
  Span span;
};

enum class Check : std::uint8_t { address, suppression, consent, hours, dedupe, caps };
inline constexpr std::size_t check_count = 6;

enum class Mode : std::uint8_t { enforce, observe, off };
enum class OnFail : std::uint8_t { drop, hold, leave };

struct CheckRule {
  Mode mode = Mode::observe;
  bool given = false;
  Span span;
  std::array<std::optional<OnFail>, purpose_count> on_fail;  ///< where the file says so
  std::array<std::optional<bool>, purpose_count> applies;    ///< where the file says so
};

enum class CountAt : std::uint8_t { plan, send, delivery };
enum class CapUnit : std::uint8_t { person, address };

struct Cap {
  Id id;
  Text title;
  MessageFilter of;
  Located<std::int64_t> max;
  Window window;
  CountAt count_at = CountAt::send;
  OnFail on_full = OnFail::drop;  ///< "advance" in files
  CapUnit unit = CapUnit::person;
  Maybe<Day> from, until;  ///< period in which it holds, [from, until)
  Span span;
};

/// A daily range on the recipient's clock, [from, to), wrapping midnight; quiet hours and send windows.
struct Hours {
  MaybeId id;
  std::vector<Id> channels;  ///< empty: all
  MessageFilter of;
  Located<ClockTime> from, to;
  std::vector<Located<DayKind>> on;  ///< empty: every day; a range that wraps belongs to the day it starts on
  OnFail on_fail = OnFail::hold;
  Span span;
};

struct Dedupe {
  enum class By : std::uint8_t { kind, offer, template_ } by = By::kind;
  MessageFilter of;
  Located<Duration> in;
  Span span;
};

struct Gate {
  Span span;
  bool given = false;
  MaybeId dialect;
  std::array<CheckRule, check_count> checks;
  Maybe<Duration> hold_at_most;  ///< P3D when absent
  bool detached = false;         ///< the token goes on while the message is held
  std::vector<Cap> caps;
  std::vector<Hours> quiet, windows;
  std::vector<Dedupe> dedupe;
};

/// A pack that the workspace names: one that its regions do not bring along, of a certain version, or left out.
struct PackRef {
  Id id;
  Maybe<Day> version;  ///< absent: the newest
  MaybeId file;        ///< of one of the user's own: where it lies, seen from the workspace
  MaybeId off;         ///< the reason why it is left out
  Span span;
};

/// What a person confirmed of a requirement that no file can show.
struct Attestation {
  enum class Answer : std::uint8_t { yes, does_not_apply };
  Id requirement;  ///< "cn.sms/registered"
  Answer answer = Answer::yes;
  Id by;
  Located<Day> on;
  MaybeId evidence;
  Maybe<Day> until;  ///< it has to be confirmed anew from this day on
  Span span;
};

struct Holiday {
  Located<Day> date;
  bool workday = false;  ///< a make-up working day instead
  Text name;
};

struct Identity {
  MaybeId person;
  std::vector<Id> keys;
  Maybe<std::int64_t> match_rate;
  Span span;
};

struct Sender {
  Text name;
  MaybeId legal_name, postal_address, contact, email_from;
  Span span;
};

/// Latency of what is not an event: opt-outs, bounces, attribute changes, consent given.
struct Latency {
  Maybe<Duration> opt_out, consent, bounce, attribute, reaction;
  Span span;
};

/// What other systems or people set, so that no journey needs to.
struct External {
  std::vector<Id> tags, stages, scores;
};

/// What people know about the journeys of other systems, by those systems' own ids, so that it holds for the next
/// export too.
struct Imported {
  /// Their name for something, and ours.
  struct Name {
    Id theirs, ours;
  };
  struct Message {
    Id journey, step;
    Maybe<Purpose> purpose;
    MaybeId topic;
  };
  std::vector<Name> topics, events;
  std::vector<Message> messages;
};

struct Workspace {
  FileId file = 0;
  bool given = false;  ///< false: a journey file alone; rules then lack data
  Span span;
  Id id;
  Text title;
  MaybeId language;                            ///< of plain strings
  std::vector<Id> languages;                   ///< that customers read
  MaybeId fallback_language;                   ///< for readers whose own language a text does not have
  MaybeId zone;                                ///< "UTC" when absent
  std::vector<Located<std::string>> journeys;  ///< globs
  MaybeId rules;                               ///< the rule set to judge by, "2026.11"; the newest when absent
  std::vector<PackRef> packs;
  std::vector<Attestation> attestations;
  std::vector<Id> regions;
  MaybeId minors;  ///< whether there can be any among the customers: "none", "possible"; absent: not said
  std::vector<Holiday> holidays;
  Identity identity;
  Sender sender;
  Latency latency;
  Declared<Attribute> attributes;
  Declared<Event> events;
  Declared<Segment> segments;
  Declared<Score> scores;
  std::vector<Ladder> stages;
  std::vector<Id> tags;  ///< declared tags; empty: not declared
  bool tags_given = false;
  External external;
  Declared<Topic> topics;
  Declared<Channel> channels;
  Declared<Role> people;
  Declared<Offer> offers;
  Maybe<std::int64_t> price_tolerance;  ///< 10^-6
  Declared<Template> templates;
  Gate gate;
  Maybe<Duration> opt_out_promise;  ///< "we stop within": promises.opt_out_within
  std::vector<Guarantee> guarantees;
  std::vector<Ignore> ignores;
  Imported imported;
};

}  // namespace wayproof::model
