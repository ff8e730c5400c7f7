// What decoding costs beside reading: a journey of 50 steps, one of 5,000, and a workspace.
#include <benchmark/benchmark.h>

#include <string>

#include "json/read.h"
#include "model/load.h"

namespace {

using namespace wayproof;

/// Messages, waits and branches in turn, each leading to the next.
std::string journey(int steps) {
  std::string text = R"({
  "format": "wayproof/journey@1", "id": "long", "title": {"en": "Long", "zh": "长"}, "status": "live", "owner": "crm",
  "entry": {"on": {"event": "cart.updated"}, "if": {"not": {"tag": "no-mail"}}, "again": {"after": "P7D"}},
  "exits": [{"on": {"event": "order.paid"}}, {"on": {"opt_out": "news"}}],
  "first": "s0",
  "steps": {)";
  for (int i = 0; i < steps; ++i) {
    const std::string next = "\"s" + std::to_string(i + 1) + "\"";
    text += "\n    \"s" + std::to_string(i) + "\": ";
    switch (i % 3) {
      case 0:
        text +=
            R"({"type": "message", "title": {"en": "Mail", "zh": "邮件"}, "channel": "email", "purpose": "marketing", "topic": "news",
      "content": {"subject": {"en": "Hello", "zh": "您好"}, "text": {"en": "Hello {{name | fallback: 'there'}}, come back: {{unsubscribe_url}}"}}, "next": )" +
            next + "},";
        break;
      case 1:
        text += R"({"type": "wait", "until": {"of": "entry", "plus": "P)" + std::to_string(i) +
                R"(D", "at": "10:00:00", "on": ["workday"]}, "next": )" + next + "},";
        break;
      default:
        text +=
            R"({"type": "branch", "cases": [{"name": {"en": "clicked"}, "if": {"reaction": "clicked", "of": {"step": "s0"}, "since": "entry"}, "next": )" +
            next + R"(}], "else": )" + next + "},";
    }
  }
  return text + "\n    \"s" + std::to_string(steps) + R"(": {"type": "end"}}
})";
}

void read(benchmark::State& state) {
  const std::string text = journey(static_cast<int>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(json::read(text));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(read)->Arg(50)->Arg(5000);

void decode(benchmark::State& state) {
  const std::string text = journey(static_cast<int>(state.range(0)));
  const json::ReadResult read = json::read(text);
  for (auto _ : state) {
    Report report;
    benchmark::DoNotOptimize(model::decode_journey(read.tree, 0, report));
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(decode)->Arg(50)->Arg(5000);

void load_and_check(benchmark::State& state) {
  const std::string text = journey(static_cast<int>(state.range(0)));
  for (auto _ : state) {
    Report report;
    const model::Loaded loaded = model::load({{"long.journey.json", text}}, report);
    model::check_project(loaded.projects[0], report);
    benchmark::DoNotOptimize(std::move(report).finish());
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(load_and_check)->Arg(50)->Arg(5000);

}  // namespace
