// What a file says does not depend on how it is written: keys in another order, other white space, escaped characters,
// other names. Each example and each example of a rule's page, rewritten so, gives the same findings.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <sstream>

#include "i18n/render.h"
#include "rules/rule.h"
#include "support/rule_page.h"
#include "support/source_dir.h"
#include "support/variants.h"

namespace wayproof::testing {
namespace {

namespace fs = std::filesystem;

const Day today = *parse_date("2027-03-01");

struct Case {
  std::string name;
  std::vector<TestFile> files;
  Day as_of = today;
};

/// The folders of examples/ that hold a workspace, and all examples of all pages.
const std::vector<Case>& all_cases() {
  static const std::vector<Case> cases = [] {
    std::vector<Case> found;
    const fs::path source = source_dir();
    for (const auto& entry : fs::recursive_directory_iterator(source / "examples")) {
      if (!entry.path().filename().string().ends_with(".workspace.json")) continue;
      const fs::path folder = entry.path().parent_path();
      std::vector<TestFile> files = files_of(folder.string());
      std::erase_if(files, [](const TestFile& file) {
        return file.first.ends_with(".customer.json") || file.first.ends_with(".journey-tests.json");
      });
      found.push_back({folder.filename().string(), std::move(files)});
    }
    for (const rules::Rule* const rule : rules::registry()) {
      std::string stem(rule->info.id);
      std::replace(stem.begin(), stem.end(), '-', '_');
      const RulePage page = read_rule_page((source / "src/rules" / (stem + ".md")).string());
      const auto metadata = Document::parse(page.metadata);
      const Day as_of = *parse_date(metadata.value("as_of", std::string("2027-03-01")));
      for (std::size_t e = 0; e < page.examples.size(); ++e)
        found.push_back({stem + " " + std::to_string(e + 1), page.examples[e].files, as_of});
    }
    return found;
  }();
  return cases;
}

/// A JSON text whose objects name each key once; others have an order or a form to lose.
std::optional<Document> parsed(const std::string& text) {
  std::vector<std::set<std::string>> open;
  bool twice = false;
  const auto watch = [&](int /*depth*/, Document::parse_event_t event, Document& value) {
    if (event == Document::parse_event_t::object_start) open.emplace_back();
    if (event == Document::parse_event_t::object_end) open.pop_back();
    if (event == Document::parse_event_t::key) twice = twice || !open.back().insert(value.get<std::string>()).second;
    return true;
  };
  Document document = Document::parse(text, watch, false);
  if (document.is_discarded() || twice) return std::nullopt;
  return document;
}

std::vector<Document> documents_of(const std::vector<TestFile>& files) {
  std::vector<Document> documents;
  for (const auto& [name, text] : files) {
    auto document = parsed(text);
    if (!document) return {};
    documents.push_back(*std::move(document));
  }
  return documents;
}

/// The words of a sentence, in byte order: a list in it may follow the order in which things are written.
std::string in_any_order(const std::string& sentence) {
  std::vector<std::string> words;
  std::istringstream in(sentence);
  for (std::string word; in >> word;) words.push_back(word);
  std::sort(words.begin(), words.end());
  std::string text;
  for (const std::string& word : words) text += " " + word;
  return text;
}

/// Whether it guesses what a name was meant to be: other names, other guesses.
bool guesses(const Finding& finding) {
  return finding.rule == "data/variable-without-fallback" || finding.rule == "file/unknown-reference";
}

enum class Compare : std::uint8_t { all, no_guesses };

/// What a finding says and offers, without positions.
std::string words_of(const Finding& finding, const Loaded& loaded, const Names& names, Compare compare) {
  const auto said = [&](const Message& message) {
    return message.key.empty()
               ? ""
               : message.key + ":" + in_any_order(names.old_words(i18n::render(message, i18n::Language::en)));
  };
  std::string text = std::string(finding.rule) + " " + std::to_string(static_cast<int>(finding.severity)) + " in " +
                     loaded.texts.at(finding.place.file).first + ", " + finding.journey + "/" +
                     (finding.steps.empty() ? "" : finding.steps.front()) + " ignored: " + finding.ignored +
                     " question: " + finding.question;
  if (compare == Compare::no_guesses && guesses(finding)) return names.old_words(text);
  std::vector<std::string> others;
  for (std::size_t s = 1; s < finding.steps.size(); ++s) others.push_back("\n  step " + finding.steps[s]);
  for (const Label& label : finding.labels) others.push_back("\n  label: " + said(label.message));
  std::sort(others.begin(), others.end());
  text += "\n  " + said(finding.what) + "\n  " + said(finding.why) + "\n  " + said(finding.advice);
  for (const std::string& other : others) text += other;
  for (const Fix& fix : finding.fixes) {
    text += "\n  fix " + std::to_string(static_cast<int>(fix.applicability)) +
            std::to_string(static_cast<int>(fix.effect)) + ": " + said(fix.title);
  }
  std::string witness = names.old_words(finding.witness);
  for (char& c : witness) {  // its lists, too
    if (std::string_view("{}[],").find(c) != std::string_view::npos) c = ' ';
  }
  return names.old_words(text) + "\n  witness: " + in_any_order(witness) + "\n";
}

using Words = std::vector<std::string>;

Words findings_of(const std::vector<TestFile>& files, Day as_of, Compare compare, const Names& names = {}) {
  const auto loaded = load(files);
  Words words;
  for (const Finding& finding : check(*loaded, as_of)) words.push_back(words_of(finding, *loaded, names, compare));
  std::sort(words.begin(), words.end());
  return words;
}

void expect_same(const Words& before, const Words& after) {
  Words gone, come;
  std::set_difference(before.begin(), before.end(), after.begin(), after.end(), std::back_inserter(gone));
  std::set_difference(after.begin(), after.end(), before.begin(), before.end(), std::back_inserter(come));
  for (const std::string& each : gone) ADD_FAILURE() << "before: " << each;
  for (const std::string& each : come) ADD_FAILURE() << "after: " << each;
}

using Rewrite = std::function<std::string(const Document&)>;

/// How many cases were rewritten.
std::size_t rewritten(const Rewrite& rewrite) {
  std::size_t count = 0;
  for (const Case& one : all_cases()) {
    const std::vector<Document> documents = documents_of(one.files);
    if (documents.empty()) continue;
    SCOPED_TRACE(one.name);
    ++count;
    std::vector<TestFile> files = one.files;
    for (std::size_t f = 0; f < files.size(); ++f) files[f].second = rewrite(documents[f]);
    expect_same(findings_of(one.files, one.as_of, Compare::all), findings_of(files, one.as_of, Compare::all));
  }
  return count;
}

std::size_t with_other_names(const Naming& new_id, const Naming& new_line) {
  std::size_t count = 0;
  for (const Case& one : all_cases()) {
    const std::vector<Document> documents = documents_of(one.files);
    const Names names = names_of(documents, new_id, new_line);
    if (names.ids.empty()) continue;
    SCOPED_TRACE(one.name);
    ++count;
    std::vector<TestFile> files = one.files;
    for (std::size_t f = 0; f < files.size(); ++f) files[f].second = renamed(documents[f], names).dump(2);
    expect_same(findings_of(one.files, one.as_of, Compare::no_guesses),
                findings_of(files, one.as_of, Compare::no_guesses, names));
  }
  return count;
}

/// "aab" for 1, as long as the last one.
std::string letters(std::size_t n) {
  return {static_cast<char>('a' + n / 676 % 26), static_cast<char>('a' + n / 26 % 26), static_cast<char>('a' + n % 26)};
}

constexpr std::size_t least_cases = 200;

TEST(Metamorphic, KeysInAnotherOrder) {
  EXPECT_GT(rewritten([](const Document& document) { return reordered(document, Order::reversed).dump(2); }),
            least_cases);
  EXPECT_GT(rewritten([](const Document& document) { return reordered(document, Order::shuffled).dump(2); }),
            least_cases);
}

TEST(Metamorphic, OtherWhiteSpace) {
  EXPECT_GT(rewritten([](const Document& document) { return document.dump(); }), least_cases);
  EXPECT_GT(rewritten(spaced_out), least_cases);
}

TEST(Metamorphic, EscapedCharacters) {
  EXPECT_GT(rewritten([](const Document& document) { return document.dump(1, '\t', true); }), least_cases);
}

TEST(Metamorphic, ShorterNames) {
  const auto naming = [](std::size_t n, std::size_t) { return "q" + letters(n); };
  const auto line = [](std::size_t n, std::size_t) { return "Q" + letters(n); };
  EXPECT_GT(with_other_names(naming, line), least_cases);
}

TEST(Metamorphic, LongerNamesAndChineseOnes) {
  const auto naming = [](std::size_t n, std::size_t) {
    return "zq-" + letters(n) + "-" + std::string(40, 'z') + "-" + letters(n);
  };
  const auto line = [](std::size_t n, std::size_t) { return "阶段甲" + letters(n) + "乙（很长的名称）"; };
  EXPECT_GT(with_other_names(naming, line), least_cases);
}

}  // namespace
}  // namespace wayproof::testing
