// wayproof/test-results@1: every test with its expectations, what happened instead of those that were not met, and what
// no test has tried.
#include "report/json_writer.h"
#include "report/tests_words.h"
#include "report/trace_names.h"

namespace wayproof::report {
namespace {

class TestsJsonWriter {
 public:
  explicit TestsJsonWriter(const TestsInput& input) : in_(input) {}

  ordered_json document() {
    const TestCounts counts = count_tests(in_.projects);
    ordered_json tests = ordered_json::array(), untried_list = ordered_json::array();
    for (const TestedProject& project : in_.projects) {
      JsonWriter json(project.sources, in_.context);
      for (const RanTest& ran : project.tests) tests.push_back(test(project, ran, json));
      for (std::size_t t = 0; t < project.targets.size(); ++t) {
        if (!project.tried[t]) untried_list.push_back(target(project, project.targets[t], json));
      }
    }
    const Tried tried = count_tried(in_.projects);
    return {
        {"format", "wayproof/test-results@1"},
        {"version", in_.context.version},
        {"as_of", iso_date(in_.context.as_of)},
        {"tzdata", in_.context.tzdata},
        {"lang", in_.context.language == i18n::Language::zh ? "zh" : "en"},
        {"summary",
         {{"passed", counts.passed}, {"failed", counts.failed}, {"text", tests_summary(in_.projects, in_.context)}}},
        {"tests", std::move(tests)},
        {"coverage",
         {{"steps", share(tried.steps, tried.all_steps)},
          {"ways", share(tried.ways, tried.all_ways)},
          {"exits", share(tried.exits, tried.all_exits)},
          {"sent", share(tried.sent, tried.all_sent)},
          {"held", share(tried.held, tried.all_held)},
          {"text", tried_summary(in_.projects, in_.context)},
          {"untried", std::move(untried_list)}}}};
  }

 private:
  static ordered_json share(std::int64_t tried, std::int64_t all) { return {{"tried", tried}, {"all", all}}; }

  ordered_json test(const TestedProject& project, const RanTest& ran, JsonWriter& json) {
    const TestWords words(project, ran, in_.context.language);
    ordered_json expectations = ordered_json::array();
    for (std::size_t i = 0; i < ran.test->expectations.size(); ++i) {
      const bool met = ran.run && ran.run->judgements[i].met;
      ordered_json one{{"met", met},
                       {"expected", words.expected(i)},
                       {"at", json.place({ran.file, ran.test->expectations[i].span})}};
      if (!met) one["happened"] = words.happened(i);
      expectations.push_back(std::move(one));
    }
    ordered_json out{{"id", ran.test->id.value},
                     {"title", words.title()},
                     {"at", json.place({ran.file, ran.test->span})},
                     {"passed", ran.passed()},
                     {"expectations", std::move(expectations)}};
    if (ran.run && !ran.passed()) out["timeline"] = timeline(*ran.run, words);
    return out;
  }

  static ordered_json timeline(const trace::TestRun& run, const TestWords& words) {
    ordered_json entries = ordered_json::array();
    for (const trace::LogEntry& entry : run.trace.log) {
      if (trace::is_minor(entry)) continue;
      entries.push_back({{"at", entry.at},
                         {"local", local_with_offset(entry.at, run.trace.state.zone)},
                         {"kind", name_of(entry.kind)},
                         {"text", words.sentence(entry)}});
    }
    return entries;
  }

  static std::string_view name_of_kind(trace::Target::Kind kind) {
    constexpr std::string_view names[] = {"step", "way", "sent", "waits", "held", "exit"};
    return names[static_cast<std::size_t>(kind)];
  }

  static ordered_json target(const TestedProject& project, const trace::Target& target, JsonWriter& json) {
    const Place place = place_of(project, target);
    return {
        {"kind", name_of_kind(target.kind)}, {"text", json.say(untried(project, target))}, {"at", json.place(place)}};
  }

  const TestsInput& in_;
};

}  // namespace

std::string write_tests_json(const TestsInput& input) { return dump(TestsJsonWriter(input).document()); }

}  // namespace wayproof::report
