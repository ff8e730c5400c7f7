// A finding: one problem, at one place, that says what, why and what to do. It carries message keys with typed
// arguments, not sentences, so that every door can speak English and Chinese and so that detection and wording stay
// apart.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "text/edit.h"
#include "text/span.h"
#include "time/time.h"
#include "time/zone.h"

namespace wayproof {

enum class Severity : std::uint8_t { error, warning, info };

/// Who may apply a fix without asking.
enum class Applicability : std::uint8_t {
  safe,          ///< says the same in other words, or can only reduce contact
  unsafe,        ///< changes who is contacted or when; a person must agree
  display_only,  ///< a suggestion with a place; the wording is the author's (legal texts, names)
};

/// What applying a fix does to the people in the journey.
enum class ContactEffect : std::uint8_t { none, fewer, more, other_time };

/// A point in time shown on somebody's clock.
struct LocalMoment {
  Instant at = 0;
  Zone zone;
};
/// A calendar day. (A type of its own: a bare Day is an int, and a count would silently become a date.)
struct Date {
  Day day = 0;
};
/// A time of day, "21:00".
struct Clock {
  ClockTime at = 0;
};
/// A share in millionths, shown as percentage: 15'000 is "1.5%".
struct Rate {
  std::int64_t millionths = 0;
};
/// Written in the files' language; shown as it is, in quotes of the reader's language where the message says so.
struct Verbatim {
  std::string text;
};
/// Text in several languages from the user's files (titles); the reader's language is chosen, else the first.
struct UserText {
  std::vector<std::pair<std::string, std::string>> by_language;
};
/// Another message from the catalogue, for words that have to be translated ("SMS", "marketing").
struct Word {
  std::string key;
};

struct Money {
  std::int64_t minor = 0;
  std::string currency;  ///< ISO 4217
};

struct Message;

/// The two vectors are shown as lists; the second holds items that need translating ("10:30 SMS", "13:00 mail").
using ArgValue = std::variant<std::int64_t, Verbatim, UserText, Word, Duration, LocalMoment, Date, Clock, Rate, Money,
                              std::vector<Verbatim>, std::vector<Message>>;

/// A named value for a placeholder of a message.
struct Arg {
  std::string_view name;  ///< a literal; it must outlive the message
  ArgValue value;
};

/// A sentence of the catalogue with its arguments.
struct Message {
  std::string key;
  std::vector<Arg> args;
};

/// The order of messages: key, then arguments in turn. Equal means: reads the same in every language.
[[nodiscard]] std::strong_ordering compare(const Message& a, const Message& b);

/// A secondary place with a remark ("consent is asked here").
struct Label {
  Place place;
  Message message;
};

struct FileEdit {
  FileId file = 0;
  Edit edit;
};

struct Fix {
  Message title;  ///< imperative, names the change: "Send the last mail 24 hours later"
  Applicability applicability = Applicability::unsafe;
  ContactEffect effect = ContactEffect::none;
  std::vector<FileEdit> edits;  ///< disjoint within each file
};

/// Where a demand comes from: a law, a provider's rule, a practice.
struct Citation {
  std::string title;
  std::string url;
  std::string checked;  ///< date of the last look, YYYY-MM-DD
};

struct Finding {
  std::string rule;  ///< "family/name", of a requirement "pack/<pack>/<requirement>"
  Severity severity = Severity::error;
  Place place;     ///< where it is written; may be empty, never absent
  Message what;    ///< one sentence: who, when, what, which limit
  Message why;     ///< why it matters; empty key when the rule page says it all
  Message advice;  ///< what to do
  std::vector<Label> labels;
  std::vector<Fix> fixes;  ///< best first
  std::vector<Citation> sources;
  std::string journey;             ///< id, when it concerns one
  std::vector<std::string> steps;  ///< ids on the map it concerns, the main one first
  std::string question;            ///< for missing data: key of the question that would settle it; else empty
  std::string witness;             ///< a wayproof/customer@1 text that shows it when traced; else empty
  std::string ignored;             ///< the author's reason for ignoring it, from the journey's `ignore`; else empty
  /// The rule set of its rule, "2026.12", where that is newer than the one the workspace pins: the finding is a hint then,
  /// whatever the rule says; else empty.
  std::string_view newer_rule_set;
  bool known = false;              ///< the baseline lists it (finding/baseline.h): counted, and fails nothing
};

}  // namespace wayproof
