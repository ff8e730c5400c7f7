// Every customer of every example, traced through the door: the document is what schema/trace-1.schema.json says, in
// both languages, and the flagship's reads as a person should find it.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "api/engine.h"
#include "support/golden.h"
#include "support/json_schema.h"
#include "support/source_dir.h"

namespace wayproof::testing {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

std::string text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream out;
  out << file.rdbuf();
  return out.str();
}

// Folders that hold customers, with their files.
std::vector<fs::path> folders() {
  std::vector<fs::path> out;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(testing::source_dir()) / "examples")) {
    if (entry.path().string().find(".customer.json") != std::string::npos) out.push_back(entry.path().parent_path());
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

json files_in(const fs::path& folder) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".json") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  json files = json::array();
  for (const auto& path : paths) files.push_back({{"name", path.filename().string()}, {"text", text_of(path)}});
  return files;
}

json trace(const json& files, const std::string& customer, const char* lang) {
  const json request{
      {"format", "wayproof/request@1"}, {"do", "trace"}, {"as_of", "2027-02-01"}, {"lang", lang}, {"files", files},
      {"customer_file", customer}};
  return json::parse(engine::call(request.dump()));
}

// "Mon 1 Mar, 10:30 ..." is in the sentence; here the local time is enough.
std::string readable(const json& trace) {
  std::string out = trace["customer"]["title"].get<std::string>() + "\n";
  for (const auto& entry : trace["entries"]) {
    out += entry["local"].get<std::string>() + "  " + entry["text"].get<std::string>() + "\n";
    for (const auto& check : entry.value("message", json::object()).value("gate", json::array())) {
      if (check["verdict"] == "pass" || check["verdict"] == "not_applicable") continue;
      out += "    " + check["check"].get<std::string>() + " (" + check["mode"].get<std::string>() +
             "): " + check["text"].get<std::string>() + "\n";
    }
    if (entry.contains("message") && entry["message"].contains("smallest_change")) {
      out += "    -> " + entry["message"]["smallest_change"]["text"].get<std::string>() + "\n";
    }
  }
  for (const auto& cap : trace["caps"]) {
    out += cap["title"].get<std::string>() + ": " + cap["count"].dump() +
           (cap["exceeded"].get<bool>() ? " (too many)" : "") + "\n";
  }
  return out;
}

TEST(Trace, EveryCustomerOfTheExamplesGivesWhatTheSchemaSays) {
  const JsonSchema schema = JsonSchema::shipped("trace-1.schema.json");
  int traced = 0;
  for (const auto& folder : folders()) {
    const json files = files_in(folder);
    for (const auto& file : files) {
      const auto name = file["name"].get<std::string>();
      if (name.find(".customer.json") == std::string::npos) continue;
      for (const char* lang : {"en", "zh"}) {
        const json document = trace(files, name, lang);
        EXPECT_TRUE(schema.complaints(document).empty())
            << folder << "/" << name << ": " << ::testing::PrintToString(schema.complaints(document));
        EXPECT_TRUE(document["findings"].empty()) << folder << "/" << name << document["findings"].dump(1);
        EXPECT_FALSE(document["entries"].empty()) << folder << "/" << name;
        for (const auto& entry : document["entries"]) {
          EXPECT_EQ(entry["text"].get<std::string>().find("⟨"), std::string::npos)
              << folder << "/" << name << " " << entry["text"];
        }
      }
      ++traced;
    }
  }
  EXPECT_GE(traced, 90);
}

TEST(Trace, OfTheFlagshipReadsWell) {
  const fs::path examples = fs::path(testing::source_dir()) / "examples";
  for (const char* folder : {"c02-cart-recovery-as-written", "c02-cart-recovery"}) {
    const json files = files_in(examples / folder);
    std::string all;
    for (const auto& file : files) {
      const auto name = file["name"].get<std::string>();
      if (name.find(".customer.json") == std::string::npos) continue;
      for (const char* lang : {"en", "zh"}) all += readable(trace(files, name, lang)) + "\n";
    }
    EXPECT_TRUE(matches_golden(std::string("trace/") + folder + ".txt", all));
  }
}

}  // namespace
}  // namespace wayproof::testing
