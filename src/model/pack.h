// A policy pack: what law, providers and practice ask of messages, as dated data. A requirement names one mechanism and
// its parameters; the mechanisms are code (packs/). Decided in docs/decisions/026.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "finding/finding.h"
#include "model/declared.h"
#include "model/journey.h"
#include "model/located.h"
#include "model/workspace.h"

namespace wayproof::model {

/// Where a requirement can be read.
struct Source {
  Id id;
  Text title;  ///< in its own language as a rule
  MaybeId url;
  Maybe<Day> seen;  ///< when somebody last looked at it
  Span span;
};

struct Cite {
  Id source;
  MaybeId at;  ///< article, section, clause
};

/// How far a requirement binds. Only the first two are law.
enum class Standing : std::uint8_t { in_force, pending, contested, provider_policy, practice };
/// What the author of the pack has read: the text itself, somebody's account of it, or nothing yet.
enum class Verified : std::uint8_t { primary, secondary, unverified };

/// A range of the day in which messages may go out, on some days of the week.
struct OpenHours {
  Located<ClockTime> from, to;
  std::vector<Located<DayKind>> on;  ///< empty: every day
};

/// Words by the language of the text that has to have them; "" stands for every language that has none of its own.
struct WordList {
  std::string language;
  std::vector<Located<std::string>> words;
};

enum class TextPart : std::uint8_t { subject, text };
enum class SenderPart : std::uint8_t { name, legal_name, postal_address, contact, email_from };
enum class LengthUnit : std::uint8_t { characters, parts, bytes };
enum class Counts : std::uint8_t { sends, attempts, deliveries };

/// What has to hold: one mechanism with its parameters. Which fields count depends on its kind.
struct Must {
  enum class Kind : std::uint8_t {
    invalid,
    pass,           ///< `rules` find nothing
    hours,          ///< goes out only within `hours`
    at_most,        ///< no more than `max` in any `window`
    consent_kinds,  ///< the consent is of one of `kinds`; a soft one has all of `facts`
    consent_kept,   ///< of each consent `kept` is kept
    consent_life,   ///< a consent of one of `kinds` counts for `life` at most
    stop_within,    ///< after an opt-out nothing more goes out later than `life`
    begin_with,     ///< begins with one of `words`
    say,            ///< has one of `words`
    not_say,        ///< has none of `words`
    opt_out_words,  ///< the words that it tells people to answer with are among `words`
    sender,         ///< `sender` is stated in the workspace
    one_click,      ///< the mail has the two headers of RFC 8058
    reply_window,   ///< the channel has a reply window no longer than `life`
    longest,        ///< no longer than `max` of `unit`
    attested        ///< a person has to confirm it: `asks` of the requirement
  };
  Kind kind = Kind::invalid;
  std::vector<Located<std::string>> rules;
  std::vector<OpenHours> hours;
  bool closed_on_holidays = false;
  MaybeId zone;  ///< whose clock: "recipient" when absent
  Maybe<std::int64_t> max;
  std::optional<Window> window;
  Counts counts = Counts::sends;
  std::vector<Located<ConsentKind>> kinds;
  std::vector<Located<ConsentRecords::Fact>> facts;
  std::vector<Located<ConsentRecords::Kept>> kept;
  Maybe<Duration> life;
  ConsentRecords::CountsFrom counts_from = ConsentRecords::CountsFrom::given;
  bool workdays = false;  ///< the days of `life` are working days
  std::vector<WordList> words;
  TextPart part = TextPart::text;
  std::vector<Located<SenderPart>> sender;
  LengthUnit unit = LengthUnit::characters;
  Span span;
};

struct Requirement {
  Id id;       ///< inside of its pack
  Text title;  ///< what must hold, as a sentence
  Located<Standing> standing;
  Severity severity = Severity::warning;
  Verified verified = Verified::unverified;
  std::vector<Id> regions;                     ///< of recipients; empty: those of the pack
  std::vector<Located<ChannelKind>> channels;  ///< empty: all
  std::vector<Located<Purpose>> purposes;      ///< empty: marketing and mixed
  Maybe<Day> from, until;                      ///< of the sendings that it is about, [from, until)
  std::vector<Cite> cites;
  Must must;
  MaybeId instead_of;  ///< the requirement of another pack that this one takes the place of, "cn.sms/hours"
  Text asks;           ///< what a person is asked to confirm
  Text unless;         ///< a fact by which it does not apply, which a person confirms
  Text why, advice;    ///< where the mechanism's own words do not do
  Span span;
};

/// Something that its sources ask for besides.
struct NotHeld {
  Text title, why;
};

struct Pack {
  FileId file = 0;
  Span span;
  Id id;
  Located<Day> version;
  Text title;
  std::vector<Id> regions;  ///< of recipients; empty: everywhere
  std::vector<Id> extends;  ///< packs that come with it
  Maybe<Day> supersedes;    ///< the version before
  Maybe<Day> reviewed_on;
  Declared<Source> sources;
  std::vector<Holiday> holidays;
  Declared<Requirement> requirements;
  std::vector<NotHeld> not_held;  ///< and why no requirement holds it
};

}  // namespace wayproof::model
