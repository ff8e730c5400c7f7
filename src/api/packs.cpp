// `packs`: the policy packs that come with Wayproof, as a list or one of them with its requirements.
#include "api/answers.h"
#include "i18n/render.h"
#include "model/names.h"
#include "model/words.h"
#include "packs/asked.h"
#include "packs/library.h"
#include "report/json_writer.h"

namespace wayproof::api {
namespace {

using report::ordered_json;

std::string in_words(const model::Text& text, i18n::Language language) {
  return i18n::render(ArgValue{model::title_or_id(text, {})}, language);
}

ordered_json ids(const std::vector<model::Id>& all) {
  ordered_json out = ordered_json::array();
  for (const model::Id& one : all) out.push_back(one.value);
  return out;
}

ordered_json head(const model::Pack& pack, i18n::Language language) {
  ordered_json out{
      {"id", pack.id.value}, {"title", in_words(pack.title, language)}, {"version", iso_date(pack.version.value)}};
  if (pack.reviewed_on) out["reviewed_on"] = iso_date(pack.reviewed_on->value);
  out["regions"] = ids(pack.regions);
  out["requirements"] = pack.requirements.size();
  return out;
}

ordered_json requirement(const model::Pack& pack, const model::Requirement& one, i18n::Language language) {
  ordered_json sources = ordered_json::array();
  for (const Citation& cite : packs::citations_of(pack, one)) {
    ordered_json source{{"title", cite.title}};
    if (!cite.url.empty()) source["url"] = cite.url;
    if (!cite.checked.empty()) source["checked"] = cite.checked;
    sources.push_back(std::move(source));
  }
  ordered_json out{{"id", packs::name_of(pack, one)},
                   {"title", in_words(one.title, language)},
                   {"mechanism", one.must.kind == model::Must::Kind::invalid
                                     ? std::string_view()
                                     : model::names::of_named(model::names::must, one.must.kind)},
                   {"standing", model::names::of(model::names::standing, one.standing.value)},
                   {"severity", model::names::of(model::names::severity, one.severity)},
                   {"verified", model::names::of(model::names::verified, one.verified)},
                   {"regions", ids(packs::regions_of(pack, one))}};
  ordered_json channels = ordered_json::array();
  for (const auto& channel : one.channels)
    channels.push_back(model::names::of(model::names::channel_kind, channel.value));
  out["channels"] = std::move(channels);
  if (one.from) out["from"] = iso_date(one.from->value);
  if (one.until) out["until"] = iso_date(one.until->value);
  if (!one.asks.empty()) out["asks"] = in_words(one.asks, language);
  out["sources"] = std::move(sources);
  return out;
}

/// With its requirements, and what it does not hold.
ordered_json whole(const model::Pack& pack, i18n::Language language) {
  ordered_json out = head(pack, language);
  ordered_json requirements = ordered_json::array(), not_held = ordered_json::array();
  for (const model::Requirement& one : pack.requirements) requirements.push_back(requirement(pack, one, language));
  for (const model::NotHeld& one : pack.not_held) {
    not_held.push_back({{"title", in_words(one.title, language)}, {"why", in_words(one.why, language)}});
  }
  out["requirements"] = std::move(requirements);
  out["not_held"] = std::move(not_held);
  return out;
}

}  // namespace

Answer answer_packs(const Request& request) {
  const json::Value wanted = request.root()["pack"];
  if (!wanted) {
    ordered_json list = ordered_json::array();
    const bool all = request.root()["requirements"].boolean().value_or(false);
    for (const packs::ShippedPack& shipped : packs::shipped()) {
      const model::Pack pack = packs::read(shipped);
      list.push_back(all ? whole(pack, request.language) : head(pack, request.language));
    }
    return report::dump({{"format", "wayproof/packs@1"}, {"packs", std::move(list)}});
  }
  const packs::ShippedPack* const shipped = packs::find_shipped(wanted.string().value_or(""));
  if (shipped == nullptr) return BadRequest{"\"pack\" names no pack"};
  const model::Pack pack = packs::read(*shipped);
  ordered_json out{{"format", "wayproof/pack-overview@1"}};
  out.update(whole(pack, request.language));
  out["file"] = ordered_json::parse(shipped->text);
  return report::dump(out);
}

}  // namespace wayproof::api
