#include "packs/asked.h"

#include <algorithm>

#include "model/words.h"

namespace wayproof::packs {
namespace {

/// A title in its own language: the one it was given in first.
std::string own_words(const model::Text& text) { return text.empty() ? std::string() : text.entries.front().value; }

UserText texts(const model::Text& text) { return model::title_or_id(text, {}); }

/// Why it matters: what it asks for, where that is written, and how far it binds.
Message why_of(const Asked& asked) {
  const model::Requirement& requirement = asked.requirement;
  std::vector<Verbatim> cites;
  for (const Citation& cite : citations_of(asked.pack, requirement)) cites.push_back({cite.title});
  std::vector<Arg> args{{"requirement", texts(requirement.title)},
                        {"sources", cites},
                        {"standing", model::word(requirement.standing.value)},
                        {"reviewed", Date{asked.pack.reviewed_on ? asked.pack.reviewed_on->value : 0}}};
  if (asked.later) {
    args.push_back({"from", Date{requirement.from->value}});
    return {"pack/why.later", std::move(args)};
  }
  if (requirement.why.empty()) return {"pack/why", std::move(args)};
  args.push_back({"why", texts(requirement.why)});
  return {"pack/why.more", std::move(args)};
}

}  // namespace

bool Asked::is_about(const rules::StepView& step) const {
  return std::any_of(messages.begin(), messages.end(), [&](const auto& one) { return one.index == step.index; });
}

std::vector<Citation> citations_of(const model::Pack& pack, const model::Requirement& requirement) {
  std::vector<Citation> all;
  for (const model::Cite& cite : requirement.cites) {
    const model::Source* const source = pack.sources.find(cite.source.value);
    if (source == nullptr) continue;
    Citation citation;
    citation.title = own_words(source->title);
    if (cite.at) citation.title += " " + cite.at->value;
    if (source->url) citation.url = source->url->value;
    if (source->seen) citation.checked = iso_date(source->seen->value);
    all.push_back(std::move(citation));
  }
  return all;
}

Finding& Answering::add(Place place, std::string_view mechanism, std::string_view variant, std::vector<Arg> args) {
  const model::Requirement& requirement = asked_.requirement;
  Finding& finding = findings_.emplace_back();
  ++count_;
  finding.rule = "pack/" + name_of(asked_.pack, requirement);
  finding.severity = asked_.later ? std::max(requirement.severity, Severity::warning) : requirement.severity;
  finding.place = place;
  const auto key = [&](std::string_view part) {
    std::string text = "pack/" + std::string(mechanism) + "." + std::string(part);
    if (!variant.empty()) text += "." + std::string(variant);
    return text;
  };
  finding.what = {key("what"), args};
  finding.why = why_of(asked_);
  if (requirement.advice.empty()) {
    finding.advice = {key("advice"), std::move(args)};
  } else {
    finding.advice = {"pack/advice", {{"advice", texts(requirement.advice)}}};
  }
  finding.sources = citations_of(asked_.pack, requirement);
  return finding;
}

Finding& Answering::broken(Place place, std::string_view mechanism, std::string_view variant, std::vector<Arg> args) {
  worsen(Verdict::broken);
  return add(place, mechanism, variant, std::move(args));
}

Finding& Answering::ask(Place place, std::string_view mechanism, std::string_view variant, std::string_view question,
                        std::vector<Arg> args) {
  worsen(Verdict::needs_data);
  Finding& finding = add(place, mechanism, variant, std::move(args));
  finding.severity = Severity::info;
  finding.question = "question." + std::string(question);
  return finding;
}

void Answering::worsen(Verdict verdict) { verdict_ = std::max(verdict_, verdict); }

void about(Finding& finding, const rules::StepView& step) {
  finding.journey = step.journey_model->id.value;
  finding.steps.push_back(step.model->id.value);
}

void about(Finding& finding, const rules::SentText& text, const Asked& asked) {
  bool first = true;
  for (const rules::StepView& step : text.sent_by) {
    if (!asked.is_about(step)) continue;
    if (first) about(finding, step);
    if (text.body.content.from != nullptr) {
      finding.labels.push_back(
          {step.place(rules::key_of(*step.model)), {"label.sent_by", {{"step", rules::title_of(*step.model)}}}});
    }
    first = false;
  }
}

}  // namespace wayproof::packs
