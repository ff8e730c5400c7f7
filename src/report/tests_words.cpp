#include "report/tests_words.h"

#include "model/words.h"
#include "report/writers.h"

namespace wayproof::report {
namespace {

using Expectation = model::Expectation;
using trace::none;

Arg list(std::string_view name, Message one) { return {name, std::vector<Message>{std::move(one)}}; }

}  // namespace

const trace::Trace& TestWords::trace_of(const RanTest& ran) {
  static const trace::Trace nothing;
  return ran.run ? ran.run->trace : nothing;
}

std::string TestWords::title() const {
  return i18n::render(ArgValue{model::title_or_id(ran_.test->title, ran_.test->id.value)}, language_);
}

Message TestWords::what(const Expectation& expectation, const program::Expected& expected) const {
  using Kind = Expectation::Kind;
  const Arg of = list("of", narrator_.filter(expected.of));
  const Arg journey{"journey", narrator_.journey_title(expected.journey)};
  const Arg step{"step", narrator_.step_title(expected.step)};
  const bool about_journey =
      expectation.kind == Kind::entry || expectation.kind == Kind::no_entry || expectation.kind == Kind::leave;
  const bool about_step = expectation.kind == Kind::step || expectation.kind == Kind::no_step;
  if (expected.of.impossible || (about_journey && expected.journey == none) || (about_step && expected.step == none)) {
    return {"tests.expect.unknown", {}};
  }
  switch (expectation.kind) {
    case Kind::invalid:
      return {"tests.expect.unreadable", {}};
    case Kind::message:
      return {"tests.expect.message", {of}};
    case Kind::no_message:
      if (!expectation.reason) return {"tests.expect.no_message", {of}};
      return {"tests.expect.no_message.reason", {of, {"reason", model::word(expectation.reason->value)}}};
    case Kind::entry:
      return {"tests.expect.entry", {journey}};
    case Kind::no_entry:
      return {"tests.expect.no_entry", {journey}};
    case Kind::leave:
      return {"tests.expect.leave", {journey}};
    case Kind::step:
      return {"tests.expect.step", {step}};
    case Kind::no_step:
      return {"tests.expect.no_step", {step}};
    case Kind::state:
      return {"tests.expect.state", {}};
  }
  return {};
}

std::string TestWords::expected(std::size_t at) const {
  const Expectation& expectation = ran_.test->expectations[at];
  std::vector<Message> parts;
  const auto time = [&](std::string_view key, const std::optional<model::Moment>& from) {
    if (!from) return;
    const Instant t = trace::instant_of(*from, trace_of(ran_).state.zone);
    parts.push_back({std::string(key), {{"when", moment(t)}}});
  };
  if (expectation.how) parts.push_back({model::word(expectation.how->value).key, {}});
  if (expectation.refusal) parts.push_back({model::word(expectation.refusal->value).key, {}});
  time("tests.with.at", expectation.at);
  time("tests.with.from", expectation.from);
  time("tests.with.to", expectation.to);
  if (expectation.within) parts.push_back({"tests.with.within", {{"length", expectation.within->value}}});
  if (expectation.times) parts.push_back({"tests.with.times", {{"n", expectation.times->value}}});
  Message sentence = what(expectation, ran_.expected[at]);
  if (parts.empty()) return say(sentence);
  return say({"tests.expect.with", {list("what", std::move(sentence)), {"parts", std::move(parts)}}});
}

std::vector<std::string> TestWords::happened(std::size_t at) const {
  if (!ran_.run) {
    const auto& customer = ran_.test->customer;
    return {say({"tests.happened.no_customer", {{"id", Verbatim{customer ? customer->value : std::string()}}}})};
  }
  const trace::Judgement& judgement = ran_.run->judgements[at];
  const trace::Trace& trace = ran_.run->trace;
  std::vector<std::string> lines;
  for (const trace::Atom& atom : judgement.atoms) {
    const std::string key = atom.holds ? "tests.happened.atom.yes" : "tests.happened.atom.no";
    lines.push_back(say({key, {list("what", narrator_.atom(atom))}}));
  }
  const auto entries = [&](const std::vector<std::size_t>& positions) {
    for (const std::size_t position : positions) {
      const trace::LogEntry& entry = trace.log[position];
      lines.push_back(
          say({"tests.happened.entry", {{"when", moment(entry.at)}, list("what", narrator_.sentence(entry))}}));
    }
  };
  // Of something that happened too often or too rarely all of it; else what comes nearest.
  entries(judgement.found.empty() ? judgement.nearly : judgement.found);
  if (!lines.empty()) return lines;
  const bool early = judgement.when && *judgement.when > trace.until;
  if (early) return {say({"tests.happened.end", {{"when", moment(trace.until)}}})};
  return {say({"tests.happened.nothing", {}})};
}

Message untried(const TestedProject& tested, const trace::Target& target) {
  static const trace::Trace nothing;
  const trace::Narrator narrator(*tested.project, *tested.program, nothing);
  const Arg step{"step", target.step == none ? ArgValue{} : narrator.step_title(target.step)};
  switch (target.kind) {
    case trace::Target::Kind::step:
      return {"tests.untried.step", {step}};
    case trace::Target::Kind::way:
      return narrator.way(target.step, target.outcome);
    case trace::Target::Kind::sent:
      return {"tests.untried.sent", {step}};
    case trace::Target::Kind::waits:
      return {"tests.untried.waits", {step, {"check", model::word(target.check)}}};
    case trace::Target::Kind::held:
      return {"tests.untried.held", {step, {"check", model::word(target.check)}}};
    case trace::Target::Kind::exit:
      return {"tests.untried.exit", {list("rule", narrator.exit_rule(target.journey, target.exit_rule))}};
  }
  return {};
}

Place place_of(const TestedProject& tested, const trace::Target& target) {
  const auto& program = *tested.program;
  const model::Journey& journey = tested.project->journeys[target.journey];
  if (target.kind == trace::Target::Kind::exit) {
    return {journey.file, program.journeys[target.journey].exits[target.exit_rule].span};
  }
  const program::Step& step = program.steps[target.step];
  const model::Step& model = journey.steps[target.step - program.journeys[target.journey].steps_begin];
  return {journey.file, target.kind == trace::Target::Kind::way ? step.outcomes[target.outcome].span : model.id.span};
}

Tried count_tried(std::span<const TestedProject> projects) {
  Tried count;
  for (const TestedProject& project : projects) {
    for (std::size_t t = 0; t < project.targets.size(); ++t) {
      const std::int64_t tried = project.tried[t] ? 1 : 0;
      switch (project.targets[t].kind) {
        case trace::Target::Kind::step:
          count.steps += tried;
          ++count.all_steps;
          break;
        case trace::Target::Kind::way:
          count.ways += tried;
          ++count.all_ways;
          break;
        case trace::Target::Kind::exit:
          count.exits += tried;
          ++count.all_exits;
          break;
        case trace::Target::Kind::sent:
          count.sent += tried;
          ++count.all_sent;
          break;
        case trace::Target::Kind::waits:
        case trace::Target::Kind::held:
          count.held += tried;
          ++count.all_held;
          break;
      }
    }
  }
  return count;
}

TestCounts count_tests(std::span<const TestedProject> projects) {
  TestCounts counts;
  for (const TestedProject& project : projects) {
    for (const RanTest& test : project.tests) ++(test.passed() ? counts.passed : counts.failed);
  }
  return counts;
}

std::string tests_summary(std::span<const TestedProject> projects, const Context& context) {
  const TestCounts counts = count_tests(projects);
  if (counts.passed + counts.failed == 0) return said({"tests.summary.none", {}}, context);
  std::vector<Message> parts;
  if (counts.passed > 0) parts.push_back({"tests.summary.pass", {{"n", counts.passed}}});
  if (counts.failed > 0) parts.push_back({"tests.summary.fail", {{"n", counts.failed}}});
  return said(
      {"tests.summary",
       {{"counts", std::move(parts)}, {"date", Verbatim{iso_date(context.as_of)}}, {"tz", Verbatim{context.tzdata}}}},
      context);
}

std::string tried_summary(std::span<const TestedProject> projects, const Context& context) {
  const Tried count = count_tried(projects);
  std::vector<Message> parts;
  const auto add = [&](std::string_view what, std::int64_t n, std::int64_t all) {
    if (all > 0) parts.push_back({"tests.tried." + std::string(what), {{"n", n}, {"all", all}}});
  };
  add("steps", count.steps, count.all_steps);
  add("ways", count.ways, count.all_ways);
  add("exits", count.exits, count.all_exits);
  add("sent", count.sent, count.all_sent);
  add("held", count.held, count.all_held);
  return parts.empty() ? std::string() : said({"tests.tried", {{"parts", std::move(parts)}}}, context);
}

}  // namespace wayproof::report
