// The tables of the grammar: sound in themselves, published as they are, and every key of them in use.
#include "model/grammar.h"

#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <set>

#include "model/check.h"
#include "model/format_reference.h"
#include "model/formats.h"
#include "model/schema.h"
#include "support/golden.h"
#include "support/model.h"

namespace wayproof::model {
namespace {

/// Visits every shape that can be reached from one, each once.
void each_shape(const Shape& root, const std::function<void(const Shape&)>& visit) {
  std::set<const Shape*> seen;
  const std::function<void(const Shape*)> walk = [&](const Shape* shape) {
    if (shape == nullptr || !seen.insert(shape).second) return;
    visit(*shape);
    walk(shape->base);
    walk(shape->key);
    walk(shape->item);
    for (const Field& field : shape->fields) walk(field.shape);
    for (const Alternative& alternative : shape->alternatives) walk(alternative.shape);
  };
  walk(&root);
}

struct File {
  std::string_view kind;
  const Shape* shape;
};
const File files[] = {{"journey", &grammar::journey},   {"workspace", &grammar::workspace},
                      {"customer", &grammar::customer}, {"tests", &grammar::tests},
                      {"baseline", &grammar::baseline}, {"pack", &grammar::pack}};

std::set<std::string_view> keys(const Shape& shape) {
  std::set<std::string_view> result;
  if (shape.base != nullptr) result = keys(*shape.base);
  for (const Field& field : shape.fields) result.insert(field.key);
  return result;
}

TEST(Grammar, TablesAreSound) {
  for (const File& file : files) {
    std::map<std::string_view, const Shape*> names;
    each_shape(*file.shape, [&](const Shape& shape) {
      if (!shape.name.empty()) {
        const auto [known, is_new] = names.emplace(shape.name, &shape);
        EXPECT_TRUE(is_new) << file.kind << ": two shapes are called " << shape.name;
      }
      if (shape.form == Form::text) {
        EXPECT_TRUE(!shape.choices.empty() || shape.format != nullptr);
      }
      const auto known = keys(shape);
      EXPECT_EQ(known.size(), shape.fields.size() + (shape.base == nullptr ? 0 : shape.base->fields.size()))
          << shape.name << " has a key twice";
      EXPECT_LE(known.size(), 40u) << shape.name;
      EXPECT_EQ(known.count("note"), 0u) << "a note is always allowed";
      for (const Constraint& constraint : shape.constraints) {
        for (const std::string_view key : keys_of(constraint))
          EXPECT_EQ(known.count(key), 1u) << shape.name << " " << key;
        EXPECT_TRUE(constraint.key.empty() || known.count(constraint.key) == 1) << shape.name << " " << constraint.key;
      }
      for (const Alternative& alternative : shape.alternatives) {
        const auto own = keys(*alternative.shape);
        EXPECT_TRUE(shape.form != Form::by_head || own.count(alternative.name) == 1) << alternative.name;
        EXPECT_TRUE(shape.form != Form::by_tag || own.count(shape.tag) == 0) << alternative.name;
      }
    });
  }
}

TEST(Grammar, EveryKeyHasItsLine) {
  for (const File& file : files) {
    each_shape(*file.shape, [&](const Shape& shape) {
      for (const Field& field : shape.fields) {
        const bool by_purpose = keys(shape).count("otp") == 1;
        EXPECT_TRUE(by_purpose || !field.doc.empty()) << shape.name << " " << field.key;
      }
    });
  }
}

TEST(Grammar, EveryExampleIsCorrect) {
  int examples = 0;
  for (const File& file : files) {
    each_shape(*file.shape, [&](const Shape& shape) {
      for (const Alternative& alternative : shape.alternatives) {
        if (alternative.example.empty()) continue;
        ++examples;
        Report report;
        const auto read = json::read(alternative.example);
        EXPECT_TRUE(read.errors.empty()) << alternative.example;
        (void)check(read.tree.root(), shape, 0, report);
        EXPECT_EQ(testing::said(std::move(report), alternative.example), std::vector<testing::Said>{});
      }
    });
  }
  EXPECT_GT(examples, 30);
}

TEST(Grammar, ExamplesOfFormatsAreCorrect) {
  for (const File& file : files) {
    each_shape(*file.shape, [&](const Shape& shape) {
      if (shape.format == nullptr) return;
      EXPECT_TRUE(shape.format->well_formed(shape.format->example)) << shape.format->name;
      EXPECT_TRUE(shape.format->possible == nullptr || shape.format->possible(shape.format->example))
          << shape.format->name;
    });
  }
}

/// Notes which fields of which shapes a value uses; the checker's own way through the unions.
void use(json::Value value, const Shape& shape, std::set<std::pair<const Shape*, std::string_view>>& used) {
  switch (shape.form) {
    case Form::object:
      for (const Shape* part = &shape; part != nullptr; part = part->base) {
        for (const Field& field : part->fields) {
          if (!value[field.key]) continue;
          used.insert({part, field.key});
          use(value[field.key], *field.shape, used);
        }
      }
      break;
    case Form::map:
      for (std::size_t i = 0; i < value.size(); ++i) use(value.member(i).value, *shape.item, used);
      break;
    case Form::array:
      for (std::size_t i = 0; i < value.size(); ++i) use(value.item(i), *shape.item, used);
      break;
    case Form::by_json_kind:
      for (const Alternative& alternative : shape.alternatives) {
        const bool object = alternative.shape->form != Form::text && alternative.shape->form != Form::number &&
                            alternative.shape->form != Form::boolean;
        if (object == value.is(json::Kind::object)) use(value, *alternative.shape, used);
      }
      break;
    case Form::by_head:
      for (const Alternative& alternative : shape.alternatives) {
        if (value[alternative.name]) use(value, *alternative.shape, used);
      }
      break;
    case Form::by_tag:
      for (const Alternative& alternative : shape.alternatives) {
        if (value[shape.tag].string() == alternative.name) use(value, *alternative.shape, used);
      }
      break;
    default:
      break;
  }
}

TEST(Grammar, TheFullSamplesUseEveryKey) {
  std::set<std::pair<const Shape*, std::string_view>> used;
  const std::pair<std::string, const Shape*> samples[] = {
      {"full.journey.json", &grammar::journey},     {"vanity.journey.json", &grammar::journey},
      {"full.workspace.json", &grammar::workspace}, {"full.customer.json", &grammar::customer},
      {"full.journey-tests.json", &grammar::tests}, {"full.pack.json", &grammar::pack},
      {"full.baseline.json", &grammar::baseline}};
  for (const auto& [name, shape] : samples) {
    const std::string text = testing::source_file("tests/data/model/" + name);
    const auto read = json::read(text);
    use(read.tree.root(), *shape, used);
  }
  for (const File& file : files) {
    each_shape(*file.shape, [&](const Shape& shape) {
      for (const Field& field : shape.fields) {
        EXPECT_TRUE(used.count({&shape, field.key}))
            << file.kind << ": no sample has " << shape.name << "." << field.key;
      }
    });
  }
}

TEST(Grammar, ThePublishedSchemasAreTheseTables) {
  for (const File& file : files) {
    EXPECT_TRUE(testing::matches_file("schema/" + std::string(file.kind) + "-1.schema.json", json_schema(file.kind)));
  }
  EXPECT_EQ(json_schema("sandwich"), "");
}

TEST(Grammar, TheReferenceIsTheseTables) { EXPECT_TRUE(testing::matches_file("docs/format.md", format_reference())); }

// ---- numbers and formats --------------------------------------------------------------------------------------------

TEST(ExactNumber, Units) {
  using State = ExactNumber::State;
  const auto is = [](std::string_view text, int scale, State state, std::int64_t value) {
    const ExactNumber number = exact_number(text, scale);
    EXPECT_EQ(number.state, state) << text;
    EXPECT_EQ(number.value, value) << text;
  };
  is("0", 6, State::exact, 0);
  is("-0.0", 6, State::exact, 0);
  is("0.25", 6, State::exact, 250'000);
  is("1.000000", 6, State::exact, 1'000'000);
  is("0.1234567", 6, State::too_fine, 123'456);
  is("-0.1234567", 6, State::too_fine, -123'456);
  is("1e-6", 6, State::exact, 1);
  is("1e-7", 6, State::too_fine, 0);
  is("2.5E+1", 0, State::exact, 25);
  is("1.0", 0, State::exact, 1);
  is("1.5", 0, State::too_fine, 1);
  is("9223372036854775807", 0, State::exact, 9'223'372'036'854'775'807);
  is("9223372036854775808", 0, State::too_large, 0);
  is("-9223372036854775807", 0, State::exact, -9'223'372'036'854'775'807);
  is("1e400", 0, State::too_large, 0);
  is("1e-400", 0, State::too_fine, 0);
  is("100000000000000000000000e-23", 0, State::exact, 1);
  is("123456789012345678901234567890e-25", 0, State::too_fine, 12'345);
  is("0.000000000000000000000000000001e30", 0, State::exact, 1);
}

TEST(Formats, Durations) {
  const auto& f = formats::duration;
  for (const char* good : {"P1Y", "P1Y2M3DT4H5M6S", "P2W", "PT1S", "P0DT1S", "P01D"})
    EXPECT_TRUE(f.well_formed(good)) << good;
  for (const char* bad : {"", "P", "PT", "P1", "1D", "P1D2M", "P1W2D", "P2WT1H", "PT1.5H", "-P1D", "P1DT", "P0D",
                          "PT0S", "P1D ", "p1d"}) {
    EXPECT_FALSE(f.well_formed(bad)) << bad;
  }
  EXPECT_TRUE(formats::zero_duration.well_formed("PT0S"));
  EXPECT_TRUE(formats::signed_duration.well_formed("-P1D"));
  EXPECT_FALSE(formats::signed_duration.well_formed("--P1D"));
  EXPECT_TRUE(formats::exact_duration.well_formed("PT36H"));
  EXPECT_FALSE(formats::exact_duration.well_formed("P1DT12H"));
  EXPECT_FALSE(f.possible("P101Y"));
}

TEST(Formats, Others) {
  EXPECT_TRUE(formats::date.well_formed("2028-02-29"));
  EXPECT_FALSE(formats::date.well_formed("2100-02-29"));
  EXPECT_FALSE(formats::date.well_formed("1899-12-31"));
  EXPECT_FALSE(formats::clock.well_formed("24:00:00"));
  EXPECT_TRUE(formats::clock_end.well_formed("24:00:00"));
  EXPECT_FALSE(formats::clock_end.well_formed("24:00:01"));
  EXPECT_TRUE(formats::moment.well_formed("2027-03-01T10:00:00-05:30"));
  EXPECT_FALSE(formats::local_moment.well_formed("2027-03-01T10:00:00Z"));
  EXPECT_TRUE(formats::zone_recipient.well_formed("America/Argentina/Buenos_Aires"));
  EXPECT_FALSE(formats::zone.well_formed("workspace"));
  EXPECT_FALSE(formats::zone.possible("Mars/Base"));
  for (const char* good : {"en", "zh-CN", "zh-Hans", "zh-Hans-CN", "es-419", "yue"})
    EXPECT_TRUE(formats::language.well_formed(good)) << good;
  for (const char* bad : {"EN", "e", "engl", "zh-cn", "zh_CN", "zh-", "zh-Hans-"})
    EXPECT_FALSE(formats::language.well_formed(bad)) << bad;
  EXPECT_TRUE(formats::dotted_id.well_formed("case_study.clicked"));
  EXPECT_FALSE(formats::dotted_id.well_formed("a..b"));
  EXPECT_FALSE(formats::id.well_formed("a-"));
  EXPECT_FALSE(formats::id.well_formed("a_b"));
}

TEST(Formats, EveryZoneOfTheTableIsWellFormed) {
  for (std::size_t i = 0; i < Zone::count(); ++i)
    EXPECT_TRUE(formats::zone.well_formed(Zone::name_at(i))) << Zone::name_at(i);
}

}  // namespace
}  // namespace wayproof::model
