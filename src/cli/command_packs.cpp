// `wayproof packs`: the policy packs that come with Wayproof; of one of them, or of one's own, its requirements, or its
// file, to be copied and changed.
#include "api/engine.h"
#include "cli/pack_file.h"
#include "cli/session.h"
#include "json/set_value.h"
#include "model/words.h"
#include "packs/asked.h"
#include "packs/library.h"
#include "report/json_writer.h"

namespace wayproof::cli {
namespace {

std::string padded(std::string text, std::size_t width) {
  text.append(text.size() < width ? width - text.size() : 1, ' ');
  return text;
}

std::string joined(const std::vector<model::Id>& ids) {
  std::string out;
  for (const model::Id& one : ids) out += (out.empty() ? "" : " ") + one.value;
  return out;
}

std::string in_words(const Session& session, ArgValue value) { return i18n::render(value, session.language); }

void list(const Session& session) {
  for (const packs::ShippedPack& shipped : packs::shipped()) {
    const model::Pack pack = packs::read(shipped);
    session.io.out(padded(pack.id.value, 12) + iso_date(pack.version.value) + "  " +
                   in_words(session, model::title_or_id(pack.title, {})) +
                   (pack.regions.empty() ? "" : " (" + joined(pack.regions) + ")") + '\n');
  }
}

void show(const Session& session, const model::Pack& pack) {
  session.say({"cli.packs.head",
               {{"id", Verbatim{pack.id.value}},
                {"title", model::title_or_id(pack.title, {})},
                {"version", Date{pack.version.value}},
                {"reviewed", Date{pack.reviewed_on ? pack.reviewed_on->value : pack.version.value}}}});
  for (const model::Requirement& one : pack.requirements) {
    session.io.out('\n' + packs::name_of(pack, one) + '\n');
    session.io.out("  " + in_words(session, model::title_or_id(one.title, {})) + '\n');
    std::vector<Verbatim> cites;
    for (const Citation& cite : packs::citations_of(pack, one)) cites.push_back({cite.title});
    session.io.out(
        "  " + session.line({"cli.packs.source", {{"sources", cites}, {"standing", model::word(one.standing.value)}}}));
    if (!one.asks.empty())
      session.io.out("  " + session.line({"cli.packs.asks", {{"asks", model::title_or_id(one.asks, {})}}}));
  }
  if (!pack.not_held.empty()) session.io.out('\n' + session.line({"cli.packs.not_held", {}}));
  for (const model::NotHeld& one : pack.not_held) {
    session.io.out("  " + in_words(session, model::title_or_id(one.title, {})) + " " +
                   in_words(session, model::title_or_id(one.why, {})) + '\n');
  }
}

}  // namespace

ExitCode run_packs(const Session& session) {
  const auto& operands = session.arguments.operands;
  const bool as_json = session.arguments.value("format") == "json";
  if (operands.empty()) {
    if (as_json) {
      session.io.out(engine::call(R"({"format":"wayproof/request@1","do":"packs","lang":")" +
                                  std::string(i18n::code(session.language)) + "\"}"));
    } else {
      list(session);
    }
    return ExitCode::clean;
  }
  const packs::ShippedPack* const shipped = packs::find_shipped(operands.front());
  if (shipped == nullptr && session.io.kind(operands.front()) == Io::PathKind::file) {
    const auto own = read_pack(session, operands.front());
    if (!own) return ExitCode::usage;
    if (as_json)
      session.io.out(report::dump(report::ordered_json::parse(own->text)));
    else
      show(session, own->pack);
    return ExitCode::clean;
  }
  if (shipped == nullptr) {
    session.complain({"cli.packs.unknown", {{"pack", Verbatim{operands.front()}}}});
    return ExitCode::usage;
  }
  if (as_json) {
    session.io.out(report::dump(report::ordered_json::parse(shipped->text)));
  } else {
    show(session, packs::read(*shipped));
  }
  return ExitCode::clean;
}

}  // namespace wayproof::cli
