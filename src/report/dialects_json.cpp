// wayproof/dialects@1: every platform with its answer, and the customer who gets something else, message by message.
#include "model/write_customer.h"
#include "report/dialects_words.h"
#include "report/json_writer.h"
#include "report/trace_names.h"

namespace wayproof::report {
namespace {

ordered_json platforms_json(const std::vector<const program::Dialect*>& dialects) {
  ordered_json out = ordered_json::array();
  for (const program::Dialect* const one : dialects)
    out.push_back({{"id", one->id}, {"name", one->name}, {"sources", one->sources}});
  return out;
}

ordered_json fate_json(const DialectWords& words, const dialect::Row& row, const dialect::Fate& fate,
                       const JsonWriter& json) {
  ordered_json out{{"result", name_of(fate.kind)}, {"text", json.say(words.fate(row, fate))}};
  if (fate.kind == dialect::Fate::Kind::sent) out["at"] = local_with_offset(fate.sent, words.zone());
  if (fate.too_many) out["too_many"] = true;
  return out;
}

ordered_json pair_json(const ComparedProject& compared, const dialect::Pair& pair, const JsonWriter& json) {
  const DialectWords words(compared, pair);
  ordered_json out{{"platforms", platforms_json(pair.dialects)},
                   {"named", is_named(compared, pair.dialects)},
                   {"answer", name_of(pair.answer)},
                   {"ground", name_of(pair.ground)},
                   {"title", json.say(words.verdict())},
                   {"reads", json.say(words.reads())},
                   {"text", json.say(words.ground())},
                   {"tried", pair.tried},
                   {"states", pair.work}};
  if (!pair.shown) return out;
  out["customer"] = model::write_customer(pair.shown->customer);
  out["first"] = pair.shown->first;
  ordered_json rows = ordered_json::array();
  for (const dialect::Row& row : pair.shown->rows) {
    rows.push_back({{"at", local_with_offset(row.at, words.zone())},
                    {"step", json.say(words.step_title(row))},
                    {"channel", json.say(words.channel(row))},
                    {"differs", row.differs},
                    {"own", fate_json(words, row, row.own, json)},
                    {"other", fate_json(words, row, row.other, json)}});
  }
  out["messages"] = std::move(rows);
  return out;
}

}  // namespace

std::string write_dialects_json(const DialectsInput& input) {
  ordered_json workspaces = ordered_json::array();
  for (const ComparedProject& compared : input.projects) {
    if (!has_checks(compared)) continue;
    const JsonWriter json(compared.sources, input.context);
    ordered_json pairs = ordered_json::array();
    for (const dialect::Pair* const pair : in_order(compared)) pairs.push_back(pair_json(compared, *pair, json));
    ordered_json one{{"file", SourceMap(compared.sources).name(compared.project->workspace.file)}};
    if (const Message named = about_named(compared); !named.key.empty()) one["named"] = json.say(named);
    one["pairs"] = std::move(pairs);
    one["alike"] = platforms_json(compared.comparison.alike);
    workspaces.push_back(std::move(one));
  }
  return dump({{"format", "wayproof/dialects@1"},
               {"version", input.context.version},
               {"as_of", iso_date(input.context.as_of)},
               {"tzdata", input.context.tzdata},
               {"lang", input.context.language == i18n::Language::zh ? "zh" : "en"},
               {"sources_checked", program::dialects_checked},
               {"summary", said(dialects_summary(input), input.context)},
               {"workspaces", std::move(workspaces)}});
}

}  // namespace wayproof::report
