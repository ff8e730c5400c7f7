#include "suite/write.h"

#include <algorithm>

#include "i18n/render.h"
#include "model/words.h"
#include "trace/expectation.h"
#include "trace/make_test.h"
#include "trace/narrate.h"

namespace wayproof::suite {
namespace {

using trace::LogEntry;
using trace::Target;

/// What a title says, part by part; what is said of several messages is said once.
class TitleParts {
 public:
  TitleParts(const Theatre& theatre, const Story& story) : theatre_(theatre), story_(story) {}

  void add(const Target& target) {
    switch (target.kind) {
      case Target::Kind::way:
        ways_.push_back(narrator_.way(target.step, target.outcome));
        break;
      case Target::Kind::exit:
        ways_.push_back(exit(target));
        break;
      case Target::Kind::waits:
      case Target::Kind::held:
        refused(target);
        break;
      case Target::Kind::step:
      case Target::Kind::sent:
        break;  // where the ways lead
    }
  }

  [[nodiscard]] std::vector<Message> parts() const {
    std::vector<Message> out = ways_;
    for (const Refused& one : refused_) {
      const std::string key = one.waits ? "suite.title.waits" : "suite.title.held";
      out.push_back({key,
                     {{"steps", one.steps},
                      {"n", static_cast<std::int64_t>(one.steps.size())},
                      {"reason", model::word(one.reason)}}});
    }
    return out;
  }

 private:
  struct Refused {
    bool waits = false;
    model::Reason reason = model::Reason::nothing;
    std::vector<Message> steps;
  };

  [[nodiscard]] Message exit(const Target& target) const {
    const Arg rule{"rule", std::vector<Message>{narrator_.exit_rule(target.journey, target.exit_rule)}};
    const Index next = theatre_.program().journeys[target.journey].exits[target.exit_rule].next;
    if (next == none) return {"suite.title.exit", {rule}};
    return {"suite.title.jump", {rule, {"step", narrator_.step_title(next)}}};
  }

  void refused(const Target& target) {
    const bool waits = target.kind == Target::Kind::waits;
    model::Reason reason = model::Reason::nothing;
    for (const LogEntry& entry : story_.run.log) {
      const bool is_it = entry.kind == LogEntry::Kind::message && entry.step == target.step &&
                         entry.gate->decided_by == target.check &&
                         (entry.gate->action == trace::GateDecision::Action::hold) == waits;
      if (is_it && reason == model::Reason::nothing) reason = entry.gate->reason;
    }
    if (reason == model::Reason::nothing) return;
    Message step{"suite.title.step", {{"step", narrator_.step_title(target.step)}}};
    for (Refused& one : refused_) {
      if (one.waits != waits || one.reason != reason) continue;
      one.steps.push_back(std::move(step));
      return;
    }
    refused_.push_back({waits, reason, {std::move(step)}});
  }

  const Theatre& theatre_;
  const Story& story_;
  const trace::Trace nothing_;
  const trace::Narrator narrator_{theatre_.project(), theatre_.program(), nothing_};
  std::vector<Message> ways_;
  std::vector<Refused> refused_;
};

model::Text text_in(i18n::Language language, std::string value) {
  model::Text out;
  out.entries.push_back({language == i18n::Language::zh ? "zh" : "en", std::move(value), {}});
  return out;
}

}  // namespace

Writer::Writer(const Theatre& theatre, Index journey, i18n::Language language)
    : theatre_(theatre), journey_(journey), language_(language) {
  const trace::Trace nothing;
  const trace::Narrator narrator(theatre.project(), theatre.program(), nothing);
  out_.id = model::Id{theatre.project().journeys[journey].id.value, {}};
  const Message title{"suite.title", {{"journey", narrator.journey_title(journey)}}};
  out_.title = text_in(language, i18n::render(title, language));
}

std::string Writer::title(const Story& story, const std::vector<std::size_t>& fresh) const {
  TitleParts said(theatre_, story);
  for (const std::size_t t : fresh) said.add(theatre_.targets()[t]);
  constexpr std::size_t most = 3;
  std::vector<std::string> parts;
  for (const Message& part : said.parts()) {
    std::string text = i18n::render(part, language_);  // two journeys can name a rule alike
    if (std::find(parts.begin(), parts.end(), text) == parts.end()) parts.push_back(std::move(text));
  }
  if (parts.empty()) {
    const trace::Trace nothing;
    const trace::Narrator narrator(theatre_.project(), theatre_.program(), nothing);
    return i18n::render({"suite.title.plain", {{"journey", narrator.journey_title(journey_)}}}, language_);
  }
  const std::string_view between = language_ == i18n::Language::zh ? "；" : "; ";
  std::string out;
  for (std::size_t p = 0; p < std::min(parts.size(), most); ++p) {
    out += (p == 0 ? "" : std::string(between)) + parts[p];
  }
  if (parts.size() > most) {
    const auto more = static_cast<std::int64_t>(parts.size() - most);
    out += std::string(between) + i18n::render({"suite.title.more", {{"n", more}}}, language_);
  }
  if (out.front() >= 'a' && out.front() <= 'z') out.front() = static_cast<char>(out.front() - 'a' + 'A');
  return out;
}

const std::string& Writer::step_id(Index step) const {
  const Index journey = theatre_.program().steps[step].journey;
  return theatre_.project().journeys[journey].steps[step - theatre_.program().journeys[journey].steps_begin].id.value;
}

std::string Writer::id_of(const Target& target) const {
  static constexpr std::string_view checks[] = {"address", "do-not-contact", "consent", "hours", "repeat", "limit"};
  switch (target.kind) {
    case Target::Kind::step:
    case Target::Kind::sent:
      return step_id(target.step);
    case Target::Kind::way:
      return step_id(target.step) + "-way-" + std::to_string(target.outcome + 1);
    case Target::Kind::waits:
      return step_id(target.step) + "-waits-" + std::string(checks[static_cast<std::size_t>(target.check)]);
    case Target::Kind::held:
      return step_id(target.step) + "-not-sent-" + std::string(checks[static_cast<std::size_t>(target.check)]);
    case Target::Kind::exit:
      return "leaves-by-rule-" + std::to_string(target.exit_rule + 1);
  }
  return {};
}

/// Named by the first thing that is no mere step, within the length of an id.
std::string Writer::free_id(const std::vector<std::size_t>& fresh) {
  constexpr std::size_t longest = 60;
  const auto plain = [&](std::size_t t) {
    const auto kind = theatre_.targets()[t].kind;
    return kind == Target::Kind::step || kind == Target::Kind::sent;
  };
  const auto first = std::find_if(fresh.begin(), fresh.end(), [&](std::size_t t) { return !plain(t); });
  std::string id = id_of(theatre_.targets()[first == fresh.end() ? fresh.front() : *first]);
  if (id.size() > longest) id = id.substr(id.size() - longest);
  while (!id.empty() && (id.front() == '-' || id.front() == '.' || id.front() == '_')) id.erase(0, 1);
  std::string out = id;
  for (int n = 2; !ids_.insert(out).second; ++n) out = id + "-" + std::to_string(n);
  return out;
}

/// Steps that nothing else in the test shows: where ways lead that were not tried before.
void Writer::expect_steps(const Story& story, const std::vector<std::size_t>& fresh, model::JourneyTest& test) const {
  const program::Program& program = theatre_.program();
  std::set<Index> steps;
  for (const std::size_t t : fresh) {
    const Target& target = theatre_.targets()[t];
    if (target.kind == Target::Kind::step) steps.insert(target.step);
    if (target.kind != Target::Kind::way) continue;
    const Index next = program.steps[target.step].outcomes[target.outcome].next;
    if (next != none) steps.insert(next);
  }
  const Zone zone = story.run.state.zone;
  for (const trace::Visit& visit : trace::visits(story.run.log)) {
    const program::Step& step = program.steps[visit.step];
    if (step.type == model::StepType::message || steps.erase(visit.step) == 0) continue;
    model::Expectation expected;
    expected.kind = model::Expectation::Kind::step;
    expected.journey = model::Id{theatre_.project().journeys[step.journey].id.value, {}};
    expected.step = model::Id{step_id(visit.step), {}};
    const Instant at = story.run.log[visit.entry].at;
    expected.at = model::Moment{zone.local(at), {}, {}};
    if (zone.resolve(expected.at->local).at != at) expected.at->offset = zone.offset_at(at);
    const auto later = [&](const model::Expectation& other) {
      const auto& when = other.at ? other.at : other.from;
      return !when || when->local > expected.at->local;
    };
    const auto place = std::find_if(test.expectations.begin(), test.expectations.end(), later);
    test.expectations.insert(place, std::move(expected));
  }
}

void Writer::add(const Story& story, const std::vector<std::size_t>& fresh) {
  trace::Trace shown;
  shown.log = story.run.log;
  shown.state = story.run.state;
  shown.until = story.run.until;
  model::JourneyTest test = trace::make_test(theatre_.project(), theatre_.program(), story.customer, shown);
  test.id = model::Id{free_id(fresh), {}};
  test.title = text_in(language_, title(story, fresh));
  test.own->id = {};
  expect_steps(story, fresh, test);
  out_.tests.push_back(std::move(test));
}

}  // namespace wayproof::suite
