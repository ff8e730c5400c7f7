// Reading beside nlohmann's DOM and beside a bare pass over the bytes, on journeys of 50 kB and 1 MB. The ratios count,
// not the seconds: machines differ.
#include <benchmark/benchmark.h>

#include <nlohmann/json.hpp>
#include <string>

#include "json/read.h"

namespace {

// A journey with messages (some long, some Chinese), waits and branches until it has about the size.
std::string journey_of(std::size_t bytes) {
  std::string text = "{\n  \"format\": \"wayproof/journey@1\", \"id\": \"bench\",\n  \"steps\": {\n";
  for (int step = 0; text.size() < bytes; ++step) {
    const std::string id = "step-" + std::to_string(step);
    const std::string next = "step-" + std::to_string(step + 1);
    text += "    \"" + id + "\": ";
    switch (step % 4) {
      case 0:
        text +=
            R"({"type": "message", "channel": "email", "purpose": "marketing", "topic": "product-news", "content": {"text": {"en": "<p>Hello {{name | fallback: 'there'}}, our autumn collection has arrived, and as a member you see it first. Have a look at what is new before everybody else does.</p>", "zh": "<p>{{name}} 您好，秋季新品已上架，会员可优先选购，欢迎查看全部新品与专属优惠。</p>"}}, "next": ")" +
            next + "\"}";
        break;
      case 1:
        text +=
            R"({"type": "wait", "until": {"of": "entry", "plus": "P2D", "at": "10:00:00"}, "next": ")" + next + "\"}";
        break;
      case 2:
        text +=
            R"({"type": "branch", "cases": [{"name": {"en": "clicked", "zh": "点击过"}, "if": {"reaction": "clicked", "of": {"step": "step-0"}}, "next": ")" +
            next + R"("}], "else": "end"})";
        break;
      default:
        text +=
            R"({"type": "split", "arms": [{"share": 50, "next": ")" + next + R"("}, {"share": 50, "next": "end"}]})";
    }
    text += ",\n";
  }
  return text + "    \"end\": {\"type\": \"exit\"}\n  }\n}\n";
}

void count(benchmark::State& state, const std::string& text) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(text.size()));
}

void bytes_only(benchmark::State& state) {
  const std::string text = journey_of(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) {
    unsigned sum = 0;
    for (const char c : text) sum += c == '"';
    benchmark::DoNotOptimize(sum);
  }
  count(state, text);
}

void located_tree(benchmark::State& state) {
  const std::string text = journey_of(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) {
    auto result = wayproof::json::read(text);
    if (!result.errors.empty()) state.SkipWithError("the text should be correct");
    benchmark::DoNotOptimize(result);
  }
  count(state, text);
}

// The text without its last bracket: both gears run.
void recovering(benchmark::State& state) {
  std::string text = journey_of(static_cast<std::size_t>(state.range(0)));
  text.resize(text.size() - 2);
  for (auto _ : state) benchmark::DoNotOptimize(wayproof::json::read(text));
  count(state, text);
}

void nlohmann_dom(benchmark::State& state) {
  const std::string text = journey_of(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(nlohmann::json::parse(text));
  count(state, text);
}

void sizes(benchmark::internal::Benchmark* bench) { bench->Arg(50'000)->Arg(1'000'000)->Unit(benchmark::kMicrosecond); }

BENCHMARK(bytes_only)->Apply(sizes);
BENCHMARK(located_tree)->Apply(sizes);
BENCHMARK(recovering)->Apply(sizes);
BENCHMARK(nlohmann_dom)->Apply(sizes);

}  // namespace
