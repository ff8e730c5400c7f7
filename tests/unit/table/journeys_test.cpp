// Planning tables become journeys: whole tables as goldens that somebody looked at, and the scenarios C1 to C6 written
// as people write them, asserted on the model that comes of it.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "i18n/render.h"
#include "rules/rule.h"
#include "support/checked.h"
#include "support/golden.h"
#include "support/model.h"
#include "support/source_dir.h"
#include "table/export.h"
#include "table/table.h"

namespace wayproof::tables {
namespace {

namespace fs = std::filesystem;
using model::StepType;

std::string file_text(const fs::path& path) {
  std::stringstream content;
  content << std::ifstream(path, std::ios::binary).rdbuf();
  return content.str();
}

struct Read {
  std::string text;
  Report report;
  Table table;

  explicit Read(std::string content, Options options = {})
      : text(std::move(content)), table(read_table(text, options, report)) {}
};

/// Every cell with a word in it has a fate, each once, with a sentence where it is not simply mapped.
void expect_books_balance(const Read& read) {
  std::set<CellRef> wanted, booked;
  for (std::size_t row = 0; row < read.table.grid.rows.size(); ++row) {
    for (std::size_t column = 0; column < read.table.grid.columns; ++column) {
      if (!read.table.grid.rows[row][column].text.empty()) wanted.insert({row, column});
    }
  }
  for (const CellFate& cell : read.table.cells) {
    EXPECT_TRUE(booked.insert(cell.at).second);
    if (cell.fate == imports::Fate::mapped)
      EXPECT_EQ(cell.note.key, "");
    else
      EXPECT_TRUE(i18n::known(cell.note.key)) << cell.note.key;
    EXPECT_EQ(cell.becomes.empty(), cell.fate == imports::Fate::left_out);
  }
  EXPECT_EQ(wanted, booked);
  for (const Finding& finding : read.report.findings()) {
    EXPECT_TRUE(i18n::known(finding.what.key)) << finding.what.key;
    EXPECT_TRUE(i18n::known(finding.why.key)) << finding.why.key;
    EXPECT_TRUE(i18n::known(finding.advice.key)) << finding.advice.key;
  }
}

/// The journeys are files of ours without a mistake of form.
void expect_well_formed(const Table& table) {
  std::vector<testing::TestFile> files{{"shared.workspace.json", table.workspace}};
  for (const PlannedJourney& journey : table.journeys) files.emplace_back(journey.name, journey.text);
  if (table.journeys.empty()) return;
  const auto loaded = testing::load(std::move(files));
  for (const Finding& finding : testing::check(*loaded, 20'779)) {
    // A journey that the plan hands over to may stand elsewhere.
    if (finding.rule == "file/unknown-reference") continue;
    EXPECT_FALSE(finding.rule.starts_with("file/"))
        << finding.rule << ": " << i18n::render(finding.what, i18n::Language::en);
  }
}

std::string listing(const Read& read, i18n::Language language) {
  std::string out;
  for (const PlannedJourney& journey : read.table.journeys) out += "== " + journey.name + "\n" + journey.text;
  out += "== shared settings\n" + read.table.workspace;
  const auto at = [](CellRef cell) { return std::to_string(cell.row + 1) + ":" + std::to_string(cell.column + 1); };
  out += "== cells\n";
  for (const CellFate& cell : read.table.cells) {
    if (cell.fate == imports::Fate::mapped) continue;
    out += at(cell.at) + " " + (cell.becomes.empty() ? "not kept" : cell.becomes) + ": " +
           i18n::render(cell.note, language) + "\n";
  }
  Report copy = read.report;
  out += "== findings\n";
  for (const Finding& finding : std::move(copy).finish()) {
    std::string place = "?";
    for (const CellFate& cell : read.table.cells) {
      if (cell.span == finding.place.span) place = at(cell.at);
    }
    out += place + " " + std::string(finding.rule) + ": " + i18n::render(finding.what, language) + " " +
           i18n::render(finding.advice, language) + "\n";
  }
  return out;
}

TEST(TableGoldens, OfTablesAsPeopleWriteThem) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(fs::path(testing::source_dir()) / "tests/data/tables")) {
    if (entry.path().stem().string().find("-gb18030") == std::string::npos) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  EXPECT_GE(files.size(), 11U);
  for (const fs::path& file : files) {
    SCOPED_TRACE(file.filename().string());
    const Read read(file_text(file));
    expect_books_balance(read);
    expect_well_formed(read.table);
    const auto language = file.stem().string().ends_with("-zh") ? i18n::Language::zh : i18n::Language::en;
    EXPECT_TRUE(testing::matches_golden("table/" + file.stem().string() + ".txt", listing(read, language)));
  }
}

// ---- the scenarios

/// The journeys of a flow plan in either language, decoded.
struct Planned {
  std::string text;
  std::vector<testing::Decoded<model::Journey>> journeys;

  explicit Planned(const std::string& rows, std::string_view header = "流程名称\t触发条件\t关键动作\t结束条件\n") {
    Read read(std::string(header) + rows);
    expect_books_balance(read);
    expect_well_formed(read.table);
    for (const PlannedJourney& journey : read.table.journeys) {
      journeys.push_back(testing::decode_journey(journey.text));
      EXPECT_TRUE(journeys.back().findings.empty());
    }
  }
  [[nodiscard]] const model::Journey& journey(std::size_t index = 0) const { return journeys.at(index).value; }
};

/// "wait entry+PT30M, push, ..." along the way from the first step; of a branch the way on which it holds.
std::string way(const model::Journey& journey, std::string_view from = {}) {
  std::string out;
  std::string id = from.empty() ? (journey.first ? journey.first->value : "") : std::string(from);
  for (int guard = 0; guard < 50; ++guard) {
    const model::Step* const step = journey.find_step(id);
    if (step == nullptr || step->type == StepType::end) break;
    if (!out.empty()) out += ", ";
    switch (step->type) {
      case StepType::wait:
        if (step->duration) {
          out += "wait " + iso(step->duration->value);
        } else if (step->until) {
          const bool date = step->until->of.kind == model::Anchor::Kind::attribute;
          out += "wait " + std::string(date                                                 ? "date"
                                       : step->until->of.kind == model::Anchor::Kind::entry ? "entry"
                                                                                            : "now");
          if (step->until->plus) out += " " + iso(step->until->plus->value);
          if (step->until->at) out += " " + iso_clock(step->until->at->value);
        }
        break;
      case StepType::message:
        out += step->channel->value + (step->to ? " to sales" : "") + (step->offer ? " " + step->offer->value : "");
        if (step->by) out += " by " + iso(step->by->plus->value);
        break;
      case StepType::branch:
        out += "if";
        id = step->cases.front().next.value;
        continue;
      case StepType::task:
        out += step->contact ? "call" : "task";
        break;
      case StepType::update:
        out += "tag " + (step->add_tags.empty() ? "?" : step->add_tags.front().value);
        break;
      case StepType::opaque:
        if (!step->outcomes.empty()) {
          out += "unclear";
          id = step->outcomes.front().next.value;
          continue;
        }
        out += "other";
        break;
      default:
        out += "other";
    }
    id = step->next ? step->next->value : "end";
  }
  return out;
}

std::string exits(const model::Journey& journey) {
  std::string out;
  for (const model::Exit& exit : journey.exits) {
    out += (out.empty() ? "" : ", ") + exit.on.name.value;
    if (exit.next) out += " -> " + way(journey, exit.next->value);
    if (exit.then_enter) out += " then " + exit.then_enter->value;
  }
  return out;
}

constexpr std::string_view english = "Flow name\tTrigger\tKey actions in time order\tFinish\n";

TEST(TableScenarios, C1WhitePaperNurture) {
  const std::string expected = "email, wait entry P2D, email, wait entry P5D, if, email";
  const Planned zh(
      "白皮书培育\t下载白皮书\t\"①立即发送邮件（附白皮书）；②2天后若未试用→试用链接邮件；③第5天，若点击试用链接但未注册"
      "→案例邮件；"
      "④任意时间注册试用→标记高意向+销售任务，退出\"\t30天\n");
  EXPECT_EQ(way(zh.journey()), expected);
  EXPECT_EQ(exits(zh.journey()), "trial.registered -> tag hot-lead, task");
  EXPECT_EQ(zh.journey().entry.on.name.value, "whitepaper.downloaded");
  EXPECT_EQ(iso(zh.journey().lifetime.value), "P30D");
  const Planned en(
      "White paper\tWhite paper downloaded\t\"At once: mail with the paper\n2 days later, if no trial: mail with trial "
      "link\n"
      "Day 5, if the trial link was clicked but no registration: case-study mail\n"
      "At any time trial registration: tag hot lead + sales task, leave\"\t30 days\n",
      english);
  EXPECT_EQ(way(en.journey()), expected);
  EXPECT_EQ(exits(en.journey()), "trial.registered -> tag hot-lead, task");
}

TEST(TableScenarios, C2CartRecovery) {
  const Planned zh(
      "购物车召回\t加购\t① 加购30分钟未支付→App推送；② 3小时后→邮件；③ 24小时→9折券短信\t支付即停止，转入新客关怀\n");
  EXPECT_EQ(way(zh.journey()), "wait entry PT30M, push, wait entry PT3H, email, wait entry PT24H, sms off-10-percent");
  EXPECT_EQ(exits(zh.journey()), "order.paid then new-customer-care");
  EXPECT_EQ(zh.journey().entry.on.name.value, "cart.updated");
  const Planned en(
      "Cart recovery\tAdded to cart\t30 min after cart without payment: push; 3 h: mail with the goods; 24 h: mail "
      "with a 10% "
      "code valid 24 h\tstop on payment\n",
      english);
  EXPECT_EQ(way(en.journey()),
            "wait entry PT30M, push, wait entry PT3H, email, wait entry PT24H, email off-10-percent");
  EXPECT_EQ(exits(en.journey()), "order.paid");
}

TEST(TableScenarios, C3Renewal) {
  const std::string expected =
      "wecom to sales, wait date -P3D 14:00:00, sms off-30, wait date -P2D 09:00:00, wecom to sales, wait date -P1D "
      "09:00:00, "
      "wecom to sales, call";
  const Planned zh(
      "周期购续费\t到期前3天9:00\t①每天9:00企微提醒归属销售；②当天14:00短信+30元券；③到期前1天电话外呼\t已续费\n");
  EXPECT_EQ(way(zh.journey()), expected);
  EXPECT_EQ(exits(zh.journey()), "subscription.renewed");
  const Planned en(
      "Renewal\t3 days before expiry 9:00\tDaily 9:00: WeCom reminds the owning salesperson; same day 14:00: SMS with "
      "30 yuan "
      "off; 1 day before expiry: call\tRenewed\n",
      english);
  EXPECT_EQ(way(en.journey()), expected);
  ASSERT_TRUE(en.journey().entry.on.plus);
  EXPECT_EQ(iso(en.journey().entry.on.plus->value), "-P3D");
}

TEST(TableScenarios, C4Birthday) {
  const Planned zh("生日券\t生日当天10:00\t短信送20元券，10天后→邮件提醒\t14天\n");
  EXPECT_EQ(way(zh.journey()), "sms off-20, wait entry P10D, email");
  EXPECT_TRUE(zh.journey().entry.on.yearly);
  EXPECT_EQ(iso_clock(zh.journey().entry.on.at->value), "10:00:00");
  const Planned en("Birthday\tBirthday 10 am\tSMS with a 20% coupon; 10 days later: mail\t14 days\n", english);
  EXPECT_EQ(way(en.journey()), "sms off-20-percent, wait entry P10D, email");
  EXPECT_TRUE(en.journey().entry.on.yearly);
}

TEST(TableScenarios, C5SaleReminder) {
  const Planned zh("618提醒\t每天9:00\t短信，满300减50\t已下单\n");
  EXPECT_EQ(way(zh.journey()), "sms off-50-from-300");
  EXPECT_EQ(zh.journey().entry.on.kind, model::Trigger::Kind::every);
  EXPECT_EQ(iso_clock(zh.journey().entry.on.at->value), "09:00:00");
  EXPECT_EQ(exits(zh.journey()), "order.paid");
  const Planned en("Sale\tDaily 9:00\tSMS\tOrdered\n", english);
  EXPECT_EQ(way(en.journey()), "sms");
  EXPECT_EQ(en.journey().entry.on.kind, model::Trigger::Kind::every);
}

TEST(TableScenarios, C6Welcome) {
  const Planned zh(
      "欢迎短信\t提交表单\t5分钟内发送欢迎短信\t\n会员欢迎\t会员注册\t立即邮件（权益与首单优惠）；次日10:"
      "00邮件：选购指南\t\n");
  EXPECT_EQ(way(zh.journey(0)), "sms by PT5M");
  EXPECT_EQ(way(zh.journey(1)), "email, wait now P1D 10:00:00, email");
  const Planned en("Welcome\tForm submitted\tSMS within 5 min\t\n", english);
  EXPECT_EQ(way(en.journey()), "sms by PT5M");
}

// ---- journeys as tables

/// The rows of an example, and the journeys that reading them again gives.
Exported exported(const std::string& folder, i18n::Language language) {
  const auto loaded = testing::load(testing::files_of(testing::source_dir() + "/examples/" + folder));
  return export_tables(loaded->files.projects, language);
}

TEST(TableExport, TheCartFlowIsReadAgainAsItWas) {
  for (const i18n::Language language : {i18n::Language::en, i18n::Language::zh}) {
    const Exported tables = exported("c02-cart-recovery-as-written", language);
    ASSERT_EQ(tables.plan.size(), 3U);  // the header and two journeys
    const Read again(write_csv(tables.plan));
    expect_books_balance(again);
    ASSERT_EQ(again.table.journeys.size(), 2U);
    const auto journey = testing::decode_journey(again.table.journeys[0].text);
    EXPECT_EQ(way(journey.value).substr(0, 75),
              "wait entry PT30M, sms, wait entry PT3H, email, wait entry PT24H, email off-");
    EXPECT_EQ(exits(journey.value).substr(0, 10), "order.paid");
    const Read actions(write_csv(tables.actions));
    expect_books_balance(actions);
    ASSERT_EQ(actions.table.journeys.size(), 2U);
    EXPECT_EQ(actions.table.columns.kind, TableKind::actions);
  }
}

TEST(TableExport, EveryExampleHasItsRowsAndIsReadAgainWithoutAMistakeOfForm) {
  for (const char* const folder :
       {"b2b-saas", "c02-cart-recovery", "fashion-shop", "finance", "hotel", "member-shop", "study-club"}) {
    for (const i18n::Language language : {i18n::Language::en, i18n::Language::zh}) {
      SCOPED_TRACE(folder);
      const Exported tables = exported(folder, language);
      for (const Rows* const rows : {&tables.plan, &tables.actions}) {
        EXPECT_GE(rows->size(), 2U);
        for (const auto& row : *rows) {
          EXPECT_EQ(row.size(), rows->front().size());
          for (const std::string& cell : row) EXPECT_EQ(cell.find("⟨"), std::string::npos) << cell;
        }
        const Read again(write_csv(*rows));
        EXPECT_NE(again.table.columns.kind, TableKind::unknown);
        expect_books_balance(again);
        expect_well_formed(again.table);
      }
      EXPECT_EQ(Read(write_csv(tables.plan)).table.journeys.size(), tables.plan.size() - 1);
    }
  }
}

TEST(TableExport, GoldenOfTheNurtureFlow) {
  for (const i18n::Language language : {i18n::Language::en, i18n::Language::zh}) {
    const Exported tables = exported("b2b-saas", language);
    const std::string name = "table/export-b2b-saas." + std::string(i18n::code(language)) + ".csv";
    EXPECT_TRUE(testing::matches_golden(name, write_csv(tables.plan) + "\n" + write_csv(tables.actions)));
  }
}

// ---- mapping, and what is not understood

TEST(TableColumns, TheUserSaysWhereTheBodyBegins) {
  const std::string text =
      "Thing\tSomething\tWhat we do\nCart\tcart abandoned\temail after 1 h\nBirthday\tbirthday\tsms";
  Options options;
  options.mapping = {Role::name, Role::trigger, Role::action};
  EXPECT_EQ(Read(text, options).table.journeys.size(), 3u) << "no row names columns";
  options.header_rows = 1;
  const Read read(text, options);
  EXPECT_EQ(read.table.journeys.size(), 2u);
  EXPECT_EQ(read.table.columns.titles, (std::vector<std::string>{"Thing", "Something", "What we do"}));
  expect_books_balance(read);
  options.header_rows = 99;
  EXPECT_TRUE(Read(text, options).table.journeys.empty());
  options.header_rows = 0;
  EXPECT_EQ(Read("Flow,Trigger,Actions\nCart,cart,sms", options).table.journeys.size(), 2u)
      << "said to be a row like others";
}

TEST(TableColumns, ATableOnItsSideStaysTurnedWhenColumnsAreSaid) {
  const std::string text = file_text(testing::source_dir() + "/tests/data/tables/side-en.csv");
  const Read recognised(text);
  Options options;
  for (const Role role : recognised.table.columns.roles) options.mapping.emplace_back(role);
  const Read said(text, options);
  ASSERT_EQ(said.table.journeys.size(), recognised.table.journeys.size());
  EXPECT_EQ(said.table.journeys.front().text, recognised.table.journeys.front().text);
}

TEST(TableColumns, TheUsersMappingStands) {
  const std::string text = "甲,乙,丙\n欢迎,注册,短信\n";
  EXPECT_EQ(Read(text).table.columns.kind, TableKind::unknown);
  EXPECT_EQ(Read(text).report.findings().size(), 1U);
  Options options;
  options.mapping = {Role::name, Role::trigger, Role::action};
  const Read read(text, options);
  ASSERT_EQ(read.table.journeys.size(), 2U);  // without a header every row is one
  EXPECT_EQ(way(testing::decode_journey(read.table.journeys[1].text).value), "sms");
}

TEST(TableColumns, HeadersOfTwoRowsAndTablesOnTheirSide) {
  const Read two("基本信息,,执行,\n流程名称,触发条件,关键动作,负责部门\n欢迎,注册,短信,市场部\n");
  EXPECT_EQ(two.table.columns.first, 2U);
  EXPECT_EQ(two.table.journeys.size(), 1U);
  const Read merged("流程名称,触发,,动作,\n,条件类型,条件描述,触发动作,渠道\n欢迎,行为,注册,发送欢迎,短信\n");
  EXPECT_EQ(merged.table.columns.first, 2U);
  EXPECT_EQ(merged.table.columns.roles,
            (Mapping{Role::name, Role::condition_kind, Role::trigger, Role::action, Role::channel}));
  const Read side("流程名称,欢迎\n触发条件,注册\n关键动作,短信\n负责部门,市场部\n");
  ASSERT_EQ(side.table.journeys.size(), 1U);
  EXPECT_EQ(way(testing::decode_journey(side.table.journeys[0].text).value), "sms");
}

TEST(TableMeaning, WhatIsNotUnderstoodStaysVisible) {
  const Read read("流程名称,触发条件,关键动作,排除规则\n甲,月圆之夜,烧香；短信,属虎的\n");
  expect_books_balance(read);
  ASSERT_EQ(read.table.journeys.size(), 1U);
  const auto journey = testing::decode_journey(read.table.journeys[0].text);
  EXPECT_EQ(way(journey.value), "other, sms");
  EXPECT_EQ(journey.value.steps.front().type, StepType::opaque);
  std::vector<std::string> at;
  for (const Finding& finding : read.report.findings()) {
    if (finding.rule == "table/not-understood") {
      at.push_back(read.text.substr(finding.place.span.begin, finding.place.span.size()));
    }
  }
  std::sort(at.begin(), at.end());
  EXPECT_EQ(at, (std::vector<std::string>{"属虎的", "月圆之夜", "烧香；短信"}));
  EXPECT_NE(read.table.journeys[0].text.find("属虎的"), std::string::npos);
}

TEST(TableMeaning, WhatAnAdviceSaysIsUnderstoodWhenItIsFollowed) {
  // Each row follows the advice of findings by the very words of their examples.
  for (
      const char* const text : {
          "Flow,Trigger,Actions,Exclusion,Goal,Finish\n"
          "A,30 min after cart without payment,push; another 3 h: SMS with a coupon 10% off,not again within 7 days; "
          "has ordered,10% order within 3 days,\"paid, or after 7 days\"\n"
          "B,3 days before expiry 9:00,SMS with a coupon 50 off 300,not again within 7 days; tag: in consultation,from "
          "6% to 8% order within 3 days,30 days\n",
          "流程名称,触发条件,动作,排除规则,核心目标,结束条件\n"
          "甲,加购 30 分钟未支付,App 推送；再过 3 小时短信送 9 折券,7 天内不重复进入；已下单,3 天内 10% "
          "的客户下单,\"已支付，或 7 天后结束\"\n"
          "乙,到期前 3 天 9:00,短信送券，满 300 减 50,7 天内不重复进入；标签：咨询中,3 天内下单从 6% 提升到 8%,30 天\n",
      }) {
    const Read read(text);
    expect_books_balance(read);
    expect_well_formed(read.table);
    for (const Finding& finding : read.report.findings())
      ADD_FAILURE() << finding.rule << ": " << i18n::render(finding.what, i18n::Language::en);
    ASSERT_EQ(read.table.journeys.size(), 2U);
    for (const PlannedJourney& journey : read.table.journeys)
      EXPECT_TRUE(testing::decode_journey(journey.text).value.entry.again) << journey.text;
  }
}

TEST(TableMeaning, EveryFindingIsARuleOfTheRegistryWithItsSeverity) {
  const Read read("Flow,Trigger,Actions,Exclusion\nA,Birthday,\"light a candle,\n\xff,When the moon is full,,\n");
  expect_books_balance(read);
  std::set<std::string_view> found;
  for (const Finding& finding : read.report.findings()) {
    const rules::Rule* const rule = rules::find_rule(finding.rule);
    ASSERT_NE(rule, nullptr) << finding.rule;
    EXPECT_EQ(finding.severity, rule->info.severity) << finding.rule;
    EXPECT_EQ(finding.question.empty(), finding.rule != "table/missing");
    found.insert(finding.rule);
  }
  EXPECT_EQ(found,
            (std::set<std::string_view>{"table/assumed", "table/missing", "table/not-understood", "table/unreadable"}));
}

// Found by the fuzzer: what is not read was a condition about no message at all.
TEST(TableMeaning, ATriggerMaySayWhatWasNotRead) {
  const Read read(
      "Scenario,When,Steps\nReminder,Signs up and mail not opened,2 h later: push\nAgain,\"Order paid, unread\",SMS\n");
  expect_books_balance(read);
  expect_well_formed(read.table);
  ASSERT_EQ(read.table.journeys.size(), 2U);
  EXPECT_NE(read.table.journeys[0].text.find(R"({"reaction": "opened", "of": {"channel": "email"}})"), std::string::npos)
      << read.table.journeys[0].text;
  EXPECT_NE(read.table.journeys[1].text.find(R"({"reaction": "opened", "of": {"purpose": "marketing"}})"),
            std::string::npos)
      << read.table.journeys[1].text;
}

// Found by the fuzzer: a wait must be longer than nothing.
TEST(TableMeaning, NoTimeAtAllIsNoWait) {
  const Read read("流程名称,触发条件,关键动作\n甲,填写表单,\"立即发送邮件：白皮书\n第0天→邮件：客户案例\n0天后→短信：邀请\"\n");
  expect_books_balance(read);
  expect_well_formed(read.table);
  ASSERT_EQ(read.table.journeys.size(), 1U);
  EXPECT_EQ(read.table.journeys[0].text.find("PT0S"), std::string::npos) << read.table.journeys[0].text;
}

TEST(TableMeaning, AConditionThatIsNotUnderstoodIsAskedAndNotDropped) {
  const Planned plan("Gut feeling\tSign-up\temail; if the mood is right: sms\t\n", english);
  EXPECT_EQ(way(plan.journey()), "email, unclear, sms");
}

TEST(TableMeaning, HostileCellsAreTexts) {
  const Read read("流程名称,触发条件,关键动作\n\"=cmd|'/c calc'!A1 \"\"\\\",注册,\"短信 </script>\x01{{\\\\\"\n" +
                  std::string(3'000, 'x') + ",加购99999999999999999999分钟,第99999999天短信；-1天后邮件；0分钟push\n");
  expect_books_balance(read);
  expect_well_formed(read.table);
  EXPECT_EQ(read.table.journeys.size(), 2U);
}

}  // namespace
}  // namespace wayproof::tables
