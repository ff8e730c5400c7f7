#include "support/pitfall_scenes.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

#include "packs/library.h"
#include "support/scenes.h"

namespace wayproof::testing::pitfalls {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string word(packs::Verdict verdict) {
  constexpr const char* words[] = {"holds", "not told", "needs attestation", "needs data", "broken"};
  return words[static_cast<std::size_t>(verdict)];
}

/// Some pack that comes with Wayproof has it.
bool is_shipped(std::string_view requirement) {
  const auto* shipped = packs::find_shipped(requirement.substr(0, requirement.find('/')));
  if (shipped == nullptr) return false;
  return packs::read(*shipped).requirements.find(requirement.substr(requirement.find('/') + 1)) != nullptr;
}

}  // namespace

std::string step(const Message& message) {
  return "\"" + message.id + R"(": {"type": "message", "channel": ")" + message.channel + R"(", "purpose": ")" +
         message.purpose + "\", " + (message.topic.empty() ? "" : R"("topic": ")" + message.topic + "\", ") +
         message.more + R"("content": )" + message.content + R"(, "next": ")" + message.next + "\"}, ";
}

std::string text(const std::string& words) { return R"({"text": ")" + words + "\"}"; }

std::string mail(const std::string& words) {
  return R"({"subject": "News", "text": ")" + words + R"(\nUnsubscribe: {{unsubscribe_url}}"})";
}

std::string html(const std::string& body) { return R"({"subject": "News", "html": ")" + body + "\"}"; }

std::vector<TestFile> files_of(const Scene& scene) {
  std::vector<TestFile> files{
      {"w.workspace.json",
       R"({"format": "wayproof/workspace@1", "id": "w", "language": ")" + scene.language + R"(", "time_zone": ")" +
           scene.zone + R"(", "regions": )" + scene.regions + R"(, )" + scene.more +
           R"("sender": {"name": "Linden", "legal_name": "Linden Ltd.", "postal_address": "1 Lane", "contact": "hi@example.com"},
  "channels": {"sms": {"kind": "sms", )" +
           scene.sms +
           R"(}, "mail": {"kind": "email", "list_unsubscribe": ["https", "one-click"]}, "push": {"kind": "push", "opt_out_built_in": true},
               "call": {"kind": "call"}, "whatsapp": {"kind": "whatsapp", "opt_out_built_in": true},
               "wecom": {"kind": "wecom", "opt_out_built_in": true}, "mini": {"kind": "mini-program", "opt_out_built_in": true})" +
           scene.channels + R"(},
  "people": {"sales": {"hours": ["09:00:00", "22:00:00"], "on": ["any"]}},
  "topics": {)" +
           scene.topics + R"(}, "attributes": {)" + scene.attributes + R"(},
  "events": {"go": {"late": {"at_most": "PT0S"}}, "paid": {"late": {"at_most": "PT0S"}}, "wrote": {"late": {"at_most": "PT0S"}}},
  "gate": )" +
           scene.gate + R"(, "journeys": ["*.journey.json"]})"},
      {"j.journey.json", scenes::journey("j", scene.steps, scene.journey, scene.entry)}};
  if (!scene.second.empty()) {
    files.emplace_back("k.journey.json", scenes::journey("k", scene.second, scene.journey, scene.entry));
  }
  if (!scene.pack.empty()) files.emplace_back("house.pack.json", scene.pack);
  return files;
}

Judged judge(const Scene& scene) {
  Judged out = judged(files_of(scene), scene.as_of);
  for (const Finding& finding : out.loaded->report.findings()) {
    const std::string& file = out.loaded->texts[finding.place.file].second;
    ADD_FAILURE() << "the scene has a mistake: " << finding.rule << " "
                  << file.substr(finding.place.span.begin, finding.place.span.size());
  }
  return out;
}

std::string answer(const Judged& judged, std::string_view requirement) {
  for (const packs::Answer& one : judged.answers) {
    if (packs::name_of(*one.pack, *one.requirement) == requirement)
      return one.concerns ? word(one.verdict) : "not asked";
  }
  if (!is_shipped(requirement)) throw std::runtime_error("no pack has " + std::string(requirement));
  return "not asked";
}

std::string answer(const Scene& scene, std::string_view requirement) { return answer(judge(scene), requirement); }

std::vector<std::string> found(const Judged& judged, std::string_view rule) {
  std::vector<std::string> steps;
  for (const Finding& finding : judged.findings) {
    if (finding.rule == rule) steps.push_back(finding.steps.empty() ? "" : finding.steps.front());
  }
  return steps;
}

std::string weight(const Judged& judged, std::string_view requirement) {
  for (const Finding& finding : judged.findings) {
    if (finding.rule != "pack/" + std::string(requirement)) continue;
    return finding.severity == Severity::error ? "error" : finding.severity == Severity::warning ? "warning" : "hint";
  }
  return "";
}

bool has_words(std::string_view text, std::string_view words) {
  const auto same = [](char a, char b) { return lower(a) == lower(b); };
  return std::search(text.begin(), text.end(), words.begin(), words.end(), same) != text.end();
}

const model::Project& project_of(const Judged& judged) { return *judged.loaded->parts.front().project; }

const model::Topic& topic_of(const Judged& judged, std::string_view id) {
  return *project_of(judged).workspace.topics.find(id);
}

const model::Step& step_of(const Judged& judged, std::string_view id) {
  for (const model::Journey& journey : project_of(judged).journeys) {
    if (const model::Step* const found = journey.find_step(id)) return *found;
  }
  throw std::runtime_error("no step " + std::string(id));
}

std::string text_of(const Judged& judged, std::string_view step_id) {
  const model::Content& content = step_of(judged, step_id).content;
  return (content.text.empty() ? content.html : content.text).entries.front().value;
}

std::vector<const model::Step*> messages(const model::Journey& journey) {
  std::vector<const model::Step*> all;
  for (const model::Step& step : journey.steps) {
    if (step.type == model::StepType::message) all.push_back(&step);
  }
  return all;
}

ClockTime clock_time(const Judged& judged) {
  const model::Journey& journey = project_of(judged).journeys.front();
  for (const model::Step& step : journey.steps) {
    if (step.until && step.until->at) return step.until->at->value;
  }
  return journey.entry.on.at.value().value;
}

}  // namespace wayproof::testing::pitfalls
