// The compliance report as a document for people: what is open first, what holds behind it, sources at the end.
#include <set>

#include "model/names.h"
#include "model/words.h"
#include "packs/asked.h"
#include "report/compliance_report.h"
#include "report/document.h"
#include "report/proof_words.h"
#include "report/trace_names.h"
#include "report/writers.h"

namespace wayproof::report {
namespace {

class Reviewing {
 public:
  Reviewing(const ReviewedProject& reviewed, const Context& context, Document& out)
      : reviewed_(reviewed), context_(context), sources_(reviewed.sources), out_(out) {}

  void write() {
    const model::Workspace& workspace = reviewed_.project->workspace;
    out_.heading(1, say({"compliance.title", {{"name", model::title_or_id(workspace.title, workspace.id.value)}}}));
    out_.paragraph(plain(say({"compliance.made",
                              {{"date", Date{context_.as_of}},
                               {"version", Verbatim{context_.version}},
                               {"tz", Verbatim{context_.tzdata}}}}) +
                         blank() + regions(workspace)));
    out_.paragraph(plain(say({"compliance.advice", {}})));
    if (reviewed_.rows.empty()) return out_.paragraph(sentence(say({"compliance.no_packs", {}})));
    summary();
    packs();
    open(Judgement::broken, "bad");
    open(Judgement::needs_data, "open");
    open(Judgement::needs_attestation, "open");
    open(Judgement::not_told, "open");
    held();
    attested();
    not_asked();
    not_held();
    citations();
  }

 private:
  std::string say(const Message& message) const { return said(message, context_); }
  std::string say(const ArgValue& value) const { return i18n::render(value, context_.language); }
  std::string head(std::string_view name) const { return say(Message{"compliance.head." + std::string(name), {}}); }
  std::string titled(Judgement judgement) const {
    return say(Message{"compliance." + std::string(name_of(judgement)), {}});
  }
  /// Between sentences.
  std::string blank() const { return context_.language == i18n::Language::zh ? "" : " "; }

  std::string regions(const model::Workspace& workspace) const {
    if (workspace.regions.empty()) return {};
    std::vector<Verbatim> all;
    for (const model::Id& one : workspace.regions) all.push_back({one.value});
    return say({"compliance.regions", {{"regions", std::move(all)}}});
  }

  std::string name(const RequirementRow& row) const {
    return packs::name_of(*row.answer->pack, *row.answer->requirement);
  }
  std::string title(const RequirementRow& row) const {
    return say(ArgValue{model::title_or_id(row.answer->requirement->title, name(row))});
  }

  void summary() {
    out_.heading(2, say({"compliance.summary", {}}));
    std::vector<std::vector<Line>> rows;
    for (std::size_t n = 0; n < judgements; ++n) {
      const auto judgement = static_cast<Judgement>(n);
      const std::int64_t many = count({&reviewed_, 1}, judgement);
      if (many > 0) rows.push_back({plain(titled(judgement)), plain(std::to_string(many))});
    }
    out_.table({head("answer"), head("count")}, std::move(rows));
  }

  void packs() {
    out_.heading(2, say({"compliance.packs", {}}));
    std::vector<std::vector<Line>> rows;
    for (const model::Pack* pack : reviewed_.held->library.packs) {
      std::string where;
      for (const model::Id& one : pack->regions) where += (where.empty() ? "" : " ") + one.value;
      if (where.empty()) where = say({"compliance.everywhere", {}});
      rows.push_back({{{pack->id.value, Run::Kind::code, {}}},
                      plain(say(ArgValue{model::title_or_id(pack->title, pack->id.value)})),
                      plain(iso_date(pack->version.value)),
                      plain(pack->reviewed_on ? iso_date(pack->reviewed_on->value) : ""),
                      plain(std::move(where))});
    }
    out_.table({head("pack"), head("title"), head("version"), head("reviewed"), head("regions")}, std::move(rows));
    std::vector<Line> left_out;
    for (const model::PackRef* one : reviewed_.held->library.left_out) {
      const std::string reason = one->off ? one->off->value : "";
      left_out.push_back({{one->id.value, Run::Kind::code, {}},
                          {" " + say({"compliance.left_out", {{"reason", Verbatim{reason}}}}), Run::Kind::plain, {}}});
    }
    out_.list(std::move(left_out));
  }

  /// Requirements that are to be talked about, each with all that is known.
  void open(Judgement judgement, std::string_view tone) {
    bool any = false;
    for (const RequirementRow& row : reviewed_.rows) {
      if (row.judgement != judgement) continue;
      if (!std::exchange(any, true)) out_.heading(2, titled(judgement), tone);
      out_.heading(3, title(row));
      out_.paragraph({{name(row), Run::Kind::code, {}}, {" " + binds(row), Run::Kind::plain, {}}});
      std::vector<Line> items;
      if (judgement == Judgement::needs_attestation) items.push_back(plain(asks(row)));
      for (const Finding* finding : row.findings) {
        if (judgement != Judgement::needs_attestation) items.push_back(found(*finding));
      }
      for (const ProofOf& proof : row.proofs) {
        if (proof.property->answer.verdict != proof::Answer::Verdict::proved) items.push_back(plain(shown(proof)));
      }
      out_.list(std::move(items));
    }
  }

  std::string binds(const RequirementRow& row) const {
    const model::Requirement& requirement = *row.answer->requirement;
    std::vector<Verbatim> cites;
    for (const Citation& cite : packs::citations_of(*row.answer->pack, requirement)) cites.push_back({cite.title});
    return say({"compliance.binds",
                {{"standing", model::word(requirement.standing.value)},
                 {"verified", model::word(requirement.verified)},
                 {"sources", cites}}});
  }

  std::string asks(const RequirementRow& row) const {
    const ArgValue question = model::title_or_id(row.answer->requirement->asks, name(row));
    return say({"compliance.question", {{"question", question}}});
  }

  Line found(const Finding& finding) {
    const bool advises = !finding.advice.key.empty();
    Line out = sentence(say(finding.what) + (advises ? blank() + say(finding.advice) : ""));
    if (sources_.has(finding.place.file)) {
      const Range range = sources_.range(finding.place);
      out.push_back({" ", Run::Kind::plain, {}});
      out.push_back({std::string(sources_.name(finding.place.file)) + ":" + std::to_string(range.begin.line) + ":" +
                         std::to_string(range.begin.column),
                     Run::Kind::code,
                     {}});
    }
    if (is_ignored(finding)) {
      out.push_back({" " + say({"compliance.ignored", {{"reason", Verbatim{finding.ignored}}}}), Run::Kind::plain, {}});
    }
    return out;
  }

  /// What the proof says, with the first message of the customer to whom it happens.
  std::string shown(const ProofOf& proof) const {
    const ProofWords words(*proof.project, *proof.property);
    const proof::Answer& answer = proof.property->answer;
    std::string out = say({"proof.of",
                           {{"what", std::vector<Message>{words.title()}},
                            {"verdict", Word{"proof.verdict." + std::string(name_of(answer.verdict))}}}});
    if (!answer.refutation) return out + blank() + say(words.ground());
    const auto& messages = answer.refutation->run.state.messages;
    const auto& message = messages[answer.refutation->records.back()];
    const LocalMoment at{message.sent, answer.refutation->run.state.zone};
    return out + blank() + say({"compliance.example", {{"at", at}, {"step", words.step_title(message.step)}}});
  }

  void held() {
    std::vector<std::vector<Line>> rows;
    for (const RequirementRow& row : reviewed_.rows) {
      if (row.judgement != Judgement::holds && row.judgement != Judgement::does_not_apply) continue;
      Line text{{title(row) + " ", Run::Kind::plain, {}}, {name(row), Run::Kind::code, {}}};
      rows.push_back({std::move(text), plain(by(row)), plain(binds(row))});
    }
    if (rows.empty()) return;
    out_.heading(2, titled(Judgement::holds), "good");
    out_.table({head("requirement"), head("shown"), head("source")}, std::move(rows));
  }

  std::string by(const RequirementRow& row) const {
    if (row.judgement == Judgement::does_not_apply) return titled(Judgement::does_not_apply);
    const packs::Answer& answer = *row.answer;
    if (const model::Attestation* const by = answer.attestation) {
      return say({"compliance.shown.person", {{"by", Verbatim{by->by.value}}, {"on", Date{by->on.value}}}});
    }
    const std::string_view how = !row.proofs.empty()                                        ? "proof"
                                 : answer.requirement->must.kind == model::Must::Kind::pass ? "rules"
                                                                                            : "settings";
    return say(
        {"compliance.shown." + std::string(how), {{"messages", static_cast<std::int64_t>(answer.messages.size())}}});
  }

  void attested() {
    std::vector<std::vector<Line>> rows;
    for (const RequirementRow& row : reviewed_.rows) {
      const model::Attestation* const by = row.answer->attestation;
      if (by == nullptr) continue;
      rows.push_back({{{name(row), Run::Kind::code, {}}},
                      plain(by->by.value),
                      plain(iso_date(by->on.value)),
                      plain(by->until ? iso_date(by->until->value) : ""),
                      plain(by->evidence ? by->evidence->value : "")});
    }
    if (rows.empty()) return;
    out_.heading(2, say({"compliance.attested", {}}));
    out_.table({head("requirement"), head("by"), head("on"), head("until"), head("evidence")}, std::move(rows));
  }

  void not_asked() {
    Line names;
    for (const RequirementRow& row : reviewed_.rows) {
      if (row.judgement != Judgement::not_asked) continue;
      if (!names.empty()) names.push_back({" ", Run::Kind::plain, {}});
      names.push_back({name(row), Run::Kind::code, {}});
    }
    if (names.empty()) return;
    out_.heading(2, titled(Judgement::not_asked));
    out_.paragraph(std::move(names));
  }

  /// What the packs' sources ask for besides: nobody should think that it was looked at.
  void not_held() {
    std::vector<std::vector<Line>> rows;
    for (const model::Pack* pack : reviewed_.held->library.packs) {
      for (const model::NotHeld& one : pack->not_held) {
        rows.push_back({{{pack->id.value, Run::Kind::code, {}}},
                        plain(say(ArgValue{model::title_or_id(one.title, {})})),
                        plain(say(ArgValue{model::title_or_id(one.why, {})}))});
      }
    }
    if (rows.empty()) return;
    out_.heading(2, say({"compliance.not_held", {}}));
    out_.table({head("pack"), head("requirement"), head("why")}, std::move(rows));
  }

  void citations() {
    std::set<std::string> seen;
    std::vector<std::vector<Line>> rows;
    for (const RequirementRow& row : reviewed_.rows) {
      if (row.judgement == Judgement::not_asked) continue;
      for (const model::Cite& cite : row.answer->requirement->cites) {
        const model::Source* const source = row.answer->pack->sources.find(cite.source.value);
        if (source == nullptr || !seen.insert(row.answer->pack->id.value + "/" + cite.source.value).second) continue;
        const std::string text = say(ArgValue{model::title_or_id(source->title, source->id.value)});
        rows.push_back({source->url ? Line{{text, Run::Kind::link, source->url->value}} : plain(text),
                        {{row.answer->pack->id.value, Run::Kind::code, {}}},
                        plain(source->seen ? iso_date(source->seen->value) : "")});
      }
    }
    out_.heading(2, say({"compliance.sources", {}}));
    out_.table({head("source"), head("pack"), head("seen")}, std::move(rows));
  }

  const ReviewedProject& reviewed_;
  const Context& context_;
  SourceMap sources_;
  Document& out_;
};

Document document_of(const ComplianceInput& input) {
  Document out;
  for (const ReviewedProject& one : input.projects) Reviewing(one, input.context, out).write();
  return out;
}

}  // namespace

std::string write_compliance_markdown(const ComplianceInput& input) { return write_markdown(document_of(input)); }

std::string write_compliance_html(const ComplianceInput& input) {
  return write_html(document_of(input), input.context.language);
}

}  // namespace wayproof::report
