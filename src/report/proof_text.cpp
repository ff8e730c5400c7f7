// Proofs as a person reads them in a terminal: what must not happen, whether it can, and the customer it happens to.
#include <algorithm>

#include "report/proof_words.h"
#include "report/timeline_text.h"

namespace wayproof::report {
namespace {

using Verdict = proof::Answer::Verdict;

class ProofTextWriter {
 public:
  explicit ProofTextWriter(const ProofInput& input) : in_(input), paint_(input.context.colour) {}

  std::string write() {
    for (const ProvedProject& project : in_.projects) {
      SourceMap sources(project.sources);
      std::optional<FileId> file;
      for (const ProvedProperty& one : project.properties) {
        if (file != one.property.file) {
          out_ += (file ? "\n" : "") + paint_(Ink::bold, printable(sources.name(one.property.file))) + "\n";
          file = one.property.file;
        }
        property(project, one, sources);
      }
      out_ += "\n";
    }
    const ProofCounts counts = count_proofs(in_.projects);
    const Ink ink = counts.refuted > 0 ? Ink::error : counts.proved > 0 && counts.unknown == 0 ? Ink::good : Ink::plain;
    out_ += paint_(ink, say(proof_summary(in_))) + "\n";
    return std::move(out_);
  }

 private:
  std::string say(const Message& message) const { return printable(said(message, in_.context)); }

  void property(const ProvedProject& project, const ProvedProperty& one, SourceMap& sources) {
    const ProofWords words(project, one);
    const Verdict verdict = one.answer.verdict;
    const std::string sign = verdict == Verdict::proved    ? paint_(Ink::good, "✓")
                             : verdict == Verdict::refuted ? paint_(Ink::error, "✗")
                                                           : "?";
    out_ += "  " + sign + " " + say(words.title()) + "\n";
    out_ += "      " +
            say({"proof.answer",
                 {{"verdict", std::vector<Message>{{"proof.verdict." + std::string(name_of(verdict)), {}}}},
                  {"ground", std::vector<Message>{words.ground()}}}}) +
            "\n";
    if (const auto premises = words.rests_on()) out_ += "      " + say(*premises) + "\n";
    if (verdict == Verdict::proved) return unmatched(one, words);
    const Range range = sources.range({one.property.file, one.property.span});
    out_ += "      " +
            paint_(Ink::frame, "--> " + printable(sources.name(one.property.file)) + ":" +
                                   std::to_string(range.begin.line) + ":" + std::to_string(range.begin.column)) +
            "\n";
    if (one.shown) out_ += timeline(one, words);
    unmatched(one, words);
    if (one.shown) out_ += "\n";
  }

  // Where nothing is counted it is the same for every property, and said once.
  void unmatched(const ProvedProperty& one, const ProofWords& words) {
    const auto text = words.unmatched();
    if (!text || (!one.unmatched->bound && said_once_)) return;
    said_once_ |= !one.unmatched->bound;
    out_ += "      " + say(*text) + "\n";
  }

  std::string timeline(const ProvedProperty& one, const ProofWords& words) const {
    const auto& records = one.answer.refutation->records;
    std::vector<TimedLine> lines;
    for (const trace::LogEntry& entry : one.shown->log) {
      if (trace::is_minor(entry)) continue;
      const bool sent = entry.kind == trace::LogEntry::Kind::message && entry.gate &&
                        entry.gate->action == trace::GateDecision::Action::send;
      const bool breaks = sent && std::find(records.begin(), records.end(), entry.record) != records.end();
      lines.push_back({entry.at, said(words.sentence(entry), in_.context), breaks ? '!' : ' '});
    }
    return timeline_text(lines, one.shown->state.zone, paint_, in_.context);
  }

  const ProofInput& in_;
  Paint paint_;
  std::string out_;
  bool said_once_ = false;
};

}  // namespace

std::string write_proof_text(const ProofInput& input) { return ProofTextWriter(input).write(); }

}  // namespace wayproof::report
