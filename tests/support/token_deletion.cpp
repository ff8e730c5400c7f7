// Taking tokens out.
#include "support/token_deletion.h"

#include <set>

#include "json/read.h"
#include "text/line_index.h"

namespace wayproof::testing {
namespace {

struct Piece {
  std::size_t begin;
  std::size_t end;
};

// Tokens of correct JSON. Of its own, not the reader's: a test should not trust what it tests.
std::vector<Piece> pieces_of(std::string_view text, Cut cut) {
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    if (std::string_view(" \t\r\n").find(text[i]) != std::string_view::npos) {
      ++i;
      continue;
    }
    if (text[i] == '"') {
      for (++i; text[i] != '"'; ++i) i += text[i] == '\\' ? 1u : 0u;
      ++i;
      if (cut == Cut::quote) {
        pieces.push_back({begin, begin + 1});
        pieces.push_back({i - 1, i});
        continue;
      }
    } else if (std::string_view("{}[],:").find(text[i]) != std::string_view::npos) {
      ++i;
    } else {
      while (i < text.size() && std::string_view(" \t\r\n{}[],:").find(text[i]) == std::string_view::npos) ++i;
    }
    if (cut == Cut::token) pieces.push_back({begin, i});
  }
  return pieces;
}

std::set<std::string> step_names(const json::Tree& tree) {
  std::set<std::string> names;
  const json::Value steps = tree.root()["steps"];
  for (std::size_t i = 0; i < steps.size(); ++i) names.emplace(steps.member(i).key);
  return names;
}

}  // namespace

std::vector<Cutting> cuttings(std::string_view text, Cut cut) {
  std::vector<Cutting> all;
  for (const Piece piece : pieces_of(text, cut)) {
    Cutting& one = all.emplace_back();
    one.begin = static_cast<std::uint32_t>(piece.begin);
    one.token = text.substr(piece.begin, piece.end - piece.begin);
    one.text = text.substr(0, piece.begin);
    one.text += text.substr(piece.end);
  }
  return all;
}

std::vector<DeletionOutcome> delete_each(std::string_view text, Cut cut, std::size_t every) {
  const std::set<std::string> before = step_names(json::read(text).tree);
  std::vector<DeletionOutcome> outcomes;
  const std::vector<Cutting> all = cuttings(text, cut);
  for (std::size_t i = 0; i < all.size(); i += every) {
    const Cutting& one = all[i];
    const std::string& damaged = one.text;
    const json::ReadResult result = json::read(damaged);
    DeletionOutcome& outcome = outcomes.emplace_back();
    outcome.offset = one.begin;
    outcome.token = one.token;
    outcome.findings = result.errors.size();
    outcome.steps_before = before.size();
    for (const std::string& name : step_names(result.tree)) outcome.steps_kept += before.count(name);
    if (!result.errors.empty()) {
      const LineIndex lines(damaged);
      const auto place = lines.at(one.begin).line;
      const auto found = lines.at(result.errors.front().span.begin).line;
      outcome.near = found <= place + 1 && place <= found + 1;
    }
  }
  return outcomes;
}

void DeletionFigures::add(const DeletionOutcome& outcome) {
  ++deletions;
  if (outcome.findings <= 2) ++at_most_two;
  if (outcome.near) ++near;
  if (outcome.steps_kept * 10 >= outcome.steps_before * 9) ++most_steps_kept;
  steps_kept += outcome.steps_kept;
  steps_before += outcome.steps_before;
}

void DeletionFigures::add(const DeletionFigures& other) {
  deletions += other.deletions;
  at_most_two += other.at_most_two;
  near += other.near;
  most_steps_kept += other.most_steps_kept;
  steps_kept += other.steps_kept;
  steps_before += other.steps_before;
}

}  // namespace wayproof::testing
