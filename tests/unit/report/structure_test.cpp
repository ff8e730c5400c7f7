// What the formats promise beyond their goldens: our JSON fits its schema, SARIF uses only the words of its standard,
// XML is closed, GitHub's commands are one line each, and every position equals the one that the text itself shows.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "support/json_schema.h"
#include "unit/report/sample.h"

namespace wayproof::report {
namespace {

using i18n::Language;
using nlohmann::json;

std::string rendered(Format format, Language language = Language::en) {
  const sample::Sample sample;
  return render(format, sample.findings, sample.sources, sample::context(language));
}

TEST(ReportJson, fits_its_schema) {
  const auto schema = testing::JsonSchema::shipped("report-1.schema.json");
  for (const Language language : {Language::en, Language::zh}) {
    EXPECT_EQ(schema.complaints(json::parse(rendered(Format::json, language))), std::vector<std::string>{});
  }
  EXPECT_EQ(schema.complaints(json::parse(render(Format::json, {}, {}, sample::context(Language::en)))),
            std::vector<std::string>{});
  Finding nowhere;
  nowhere.rule = "a/b";
  nowhere.place = {7, {1, 2}};
  const std::vector<Finding> findings{nowhere};
  EXPECT_EQ(schema.complaints(json::parse(render(Format::json, findings, {}, sample::context(Language::en)))),
            std::vector<std::string>{});
}

TEST(ReportJson, the_schema_refuses_what_the_writer_never_says) {
  const auto schema = testing::JsonSchema::shipped("report-1.schema.json");
  const json good = json::parse(rendered(Format::json));
  const auto spoiled = [&](const char* pointer, json value) {
    json bad = good;
    bad[json::json_pointer(pointer)] = std::move(value);
    return schema.complaints(bad).size();
  };
  EXPECT_EQ(spoiled("/format", "wayproof/report@2"), 1U);
  EXPECT_EQ(spoiled("/findings/0/severity", "fatal"), 1U);
  EXPECT_EQ(spoiled("/findings/0/extra", 1), 1U);
  EXPECT_EQ(spoiled("/findings/0/at/file", "a.json"), 1U);
  EXPECT_EQ(spoiled("/findings/0/at/start/line", 0), 1U);
  EXPECT_EQ(spoiled("/summary/errors", "2"), 1U);
  EXPECT_EQ(spoiled("/as_of", "21.11.2026"), 1U);
}

TEST(ReportJson, positions_point_at_what_they_say) {
  const sample::Sample sample;
  const json report = json::parse(rendered(Format::json));
  for (const json& finding : report["findings"]) {
    if (finding["rule"] != "file/unknown-key") continue;
    const json& at = finding["at"];
    const std::string_view text = sample.sources[0].text;
    const std::size_t begin = at["start"]["byte"];
    const std::size_t end = at["end"]["byte"];
    EXPECT_EQ(text.substr(begin, end - begin), "\"chanel\"");
    // Twelve characters before it on the earlier lines are Chinese or emoji: 2 bytes more each, the emoji 2 (3 - 1
    // unit).
    EXPECT_EQ(at["start"]["line"], 9);
    EXPECT_EQ(at["start"]["column"], 39);
    EXPECT_EQ(begin - at["start"]["utf16"].get<std::size_t>(), 16U);
    return;
  }
  FAIL() << "the finding is not there";
}

TEST(ReportSarif, uses_the_words_of_the_standard) {
  const json log = json::parse(rendered(Format::sarif));
  EXPECT_EQ(log["version"], "2.1.0");
  ASSERT_EQ(log["runs"].size(), 1U);
  const json& run = log["runs"][0];
  EXPECT_EQ(run["columnKind"], "utf16CodeUnits");
  const std::set<std::string> levels{"none", "note", "warning", "error"};
  const std::set<std::string> kinds{"notApplicable", "pass", "fail", "review", "open", "informational"};
  std::set<std::string> fingerprints;
  for (const json& result : run["results"]) {
    EXPECT_TRUE(levels.count(result["level"])) << result["level"];
    EXPECT_TRUE(kinds.count(result["kind"])) << result["kind"];
    EXPECT_EQ(result["kind"] == "fail", result["level"] != "none");
    EXPECT_FALSE(result["message"]["text"].get<std::string>().empty());
    EXPECT_EQ(run["tool"]["driver"]["rules"][result["ruleIndex"].get<std::size_t>()]["id"], result["ruleId"]);
    EXPECT_TRUE(fingerprints.insert(result["partialFingerprints"]["wayproofFindingIdentity/v1"]).second);
    for (const json& location : result["locations"]) {
      const json& artifact = location["physicalLocation"]["artifactLocation"];
      EXPECT_EQ(run["artifacts"][artifact["index"].get<std::size_t>()]["location"]["uri"], artifact["uri"]);
      for (const char c : artifact["uri"].get<std::string>()) EXPECT_TRUE(c > ' ' && c < 0x7F);
    }
    for (const json& suppression : result.value("suppressions", json::array()))
      EXPECT_EQ(suppression["kind"], "inSource");
  }
}

TEST(ReportSarif, fingerprints_survive_a_move) {
  const sample::Sample before;
  sample::Sample after;
  const std::string moved = "\n\n" + std::string(after.sources[0].text);
  after.sources[0].text = moved;
  for (Finding& finding : after.findings) {
    if (finding.place.file == 0) finding.place.span = {finding.place.span.begin + 2, finding.place.span.end + 2};
  }
  const auto fingerprints = [](const sample::Sample& sample) {
    std::vector<std::string> all;
    const Context context = sample::context(Language::zh);
    for (const json& result :
         json::parse(render(Format::sarif, sample.findings, sample.sources, context))["runs"][0]["results"]) {
      all.push_back(result["partialFingerprints"]["wayproofFindingIdentity/v1"]);
    }
    return all;
  };
  EXPECT_EQ(fingerprints(before), fingerprints(after));
}

TEST(ReportSarif, names_become_uris) {
  const std::vector<Source> sources{{"/abs/a b.json", ""}, {"C:\\x\\y.json", ""}, {"rel/ä:1.json", ""}};
  const json run = json::parse(render(Format::sarif, {}, sources, sample::context(Language::en)))["runs"][0];
  EXPECT_EQ(run["artifacts"][0]["location"]["uri"], "file:///abs/a%20b.json");
  EXPECT_EQ(run["artifacts"][1]["location"]["uri"], "file:///C:/x/y.json");
  EXPECT_EQ(run["artifacts"][2]["location"]["uri"], "rel/%C3%A4%3A1.json");
}

/// Walks the tags of an XML text: each closed by its own name, nothing forbidden in between.
void expect_well_formed(const std::string& xml) {
  std::vector<std::string> open;
  for (std::size_t at = xml.find("?>") + 2; at < xml.size();) {
    const std::size_t tag = xml.find('<', at);
    const std::string between = xml.substr(at, tag - at);
    EXPECT_EQ(between.find('>'), std::string::npos) << between;
    for (const char c : between) EXPECT_TRUE(static_cast<unsigned char>(c) >= 0x20 || c == '\n') << between;
    if (tag == std::string::npos) break;
    const std::size_t end = xml.find('>', tag);
    ASSERT_NE(end, std::string::npos);
    const std::string inside = xml.substr(tag + 1, end - tag - 1);
    EXPECT_EQ(inside.find('<'), std::string::npos);
    const std::string name = inside.substr(0, inside.find_first_of(" /", 1));
    if (name[0] == '/') {
      ASSERT_FALSE(open.empty());
      EXPECT_EQ("/" + open.back(), name);
      open.pop_back();
    } else if (inside.back() != '/') {
      open.push_back(name);
    }
    at = end + 1;
  }
  EXPECT_TRUE(open.empty());
}

TEST(ReportJunit, is_well_formed) {
  expect_well_formed(rendered(Format::junit));
  expect_well_formed(rendered(Format::junit, Language::zh));
}

TEST(ReportJunit, fail_on_decides_what_is_a_failure) {
  const sample::Sample sample;
  for (const auto& [severity, failures] :
       {std::pair{Severity::error, 2}, {Severity::warning, 3}, {Severity::info, 4}}) {
    Context context = sample::context(Language::en);
    context.fail_on = severity;
    const std::string xml = render(Format::junit, sample.findings, sample.sources, context);
    EXPECT_NE(xml.find("name=\"wayproof\" tests=\"8\" failures=\"" + std::to_string(failures) + "\""),
              std::string::npos)
        << xml;
  }
}

TEST(ReportGithub, one_command_a_line) {
  const std::string out = rendered(Format::github);
  std::size_t lines = 0;
  for (std::size_t at = 0; at < out.size(); at = out.find('\n', at) + 1) ++lines;
  EXPECT_EQ(lines, 7U);  // six findings that are not ignored, and the summary
  for (const char c : out) EXPECT_TRUE(static_cast<unsigned char>(c) >= 0x20 || c == '\n');
}

TEST(ReportGithub, escapes_names) {
  const std::vector<Source> sources{{"a,b:c%.json", "x"}};
  Finding finding;
  finding.rule = "a/b";
  finding.what = sample::sentence("x", "甲");
  const std::vector<Finding> findings{finding};
  const std::string out = render(Format::github, findings, sources, sample::context(Language::en));
  EXPECT_EQ(out.substr(0, out.find('\n')), "::error file=a%2Cb%3Ac%25.json,line=1,col=1,endColumn=1,title=a/b::x");
}

TEST(ReportText, never_obeys_what_it_quotes) {
  for (const Language language : {Language::en, Language::zh}) {
    for (const char c : rendered(Format::text, language))
      EXPECT_TRUE(static_cast<unsigned char>(c) >= 0x20 || c == '\n');
  }
}

TEST(ReportSummary, counts_each_finding_once) {
  const sample::Sample sample;
  EXPECT_EQ(
      summary(sample.findings, sample.sources, sample::context(Language::en)),
      "2 problems to fix, 1 to improve, 1 hint, 1 question open, 1 ignored in 4 files (as of 2026-11-21, tz 2026b)");
}

TEST(ReportFormat, is_known_by_name) {
  EXPECT_EQ(format_of("text"), Format::text);
  EXPECT_EQ(format_of("json"), Format::json);
  EXPECT_EQ(format_of("sarif"), Format::sarif);
  EXPECT_EQ(format_of("junit"), Format::junit);
  EXPECT_EQ(format_of("github"), Format::github);
  EXPECT_EQ(format_of("xml"), std::nullopt);
}

}  // namespace
}  // namespace wayproof::report
