// From the tree of a wayproof/pack@1 file to the model.
#include "model/decode.h"
#include "model/grammar.h"
#include "model/reading.h"

namespace wayproof::model {
namespace {

class PackReading {
 public:
  explicit PackReading(const Refusals& refused) : read_(refused) {}

  Pack pack(json::Value root, FileId file) const {
    Pack result;
    result.file = file;
    result.span = root.span();
    result.id = read_.id(root, "id");
    if (const auto version = read_.date(root, "version")) result.version = *version;
    result.supersedes = read_.date(root, "supersedes");
    result.title = read_.text(root, "title");
    result.reviewed_on = read_.date(root, "reviewed_on");
    result.regions = read_.ids(root, "regions");
    result.extends = read_.ids(root, "extends");
    for (const json::Member& member : read_.entries(root, "sources")) result.sources.add(source(member));
    for (const json::Value item : read_.items(root, "holidays")) {
      const auto date = read_.date(item, "date");
      if (date) result.holidays.push_back({*date, read_.flag(item, "workday"), read_.text(item, "name")});
    }
    for (const json::Member& member : read_.entries(root, "requirements")) {
      result.requirements.add(requirement(member));
    }
    for (const json::Value item : read_.items(root, "not_held")) {
      result.not_held.push_back({read_.text(item, "title"), read_.text(item, "why")});
    }
    return result;
  }

 private:
  template <class E, std::size_t n>
  [[nodiscard]] std::vector<Located<E>> words(json::Value object, std::string_view key,
                                              const names::Names<n>& known) const {
    std::vector<Located<E>> all;
    for (const json::Value item : read_.items(object, key)) {
      if (const auto index = Reading::index_of(item, known)) all.push_back({static_cast<E>(*index), item.span()});
    }
    return all;
  }

  template <class E, std::size_t n>
  void choose(E& target, json::Value object, std::string_view key, const names::Names<n>& known) const {
    if (const auto chosen = read_.choice<E>(object, key, known)) target = chosen->value;
  }

  Source source(const json::Member& member) const {
    Source result;
    result.id = {std::string(member.key), member.key_span};
    result.span = member.value.span();
    result.title = read_.text(member.value, "title");
    result.url = read_.text_of(member.value, "url");
    result.seen = read_.date(member.value, "seen");
    return result;
  }

  Requirement requirement(const json::Member& member) const {
    const json::Value value = member.value;
    Requirement result;
    result.id = {std::string(member.key), member.key_span};
    result.span = value.span();
    result.title = read_.text(value, "title");
    if (const auto standing = read_.choice<Standing>(value, "standing", names::standing)) result.standing = *standing;
    choose(result.severity, value, "severity", names::severity);
    choose(result.verified, value, "verified", names::verified);
    result.regions = read_.ids(value, "regions");
    result.channels = words<ChannelKind>(value, "channels", names::channel_kind);
    result.purposes = words<Purpose>(value, "purposes", names::purpose);
    result.from = read_.date(value, "from");
    result.until = read_.date(value, "until");
    for (const json::Value item : read_.items(value, "cites")) {
      if (const auto source = read_.text_of(item, "source"))
        result.cites.push_back({*source, read_.text_of(item, "at")});
    }
    if (const json::Value must_be = read_.get(value, "must")) result.must = must(must_be);
    result.instead_of = read_.text_of(value, "instead_of");
    result.asks = read_.text(value, "asks");
    result.unless = read_.text(value, "unless");
    result.why = read_.text(value, "why");
    result.advice = read_.text(value, "advice");
    return result;
  }

  Must must(json::Value value) const {
    Must result;
    result.span = value.span();
    std::string_view head;
    for (std::size_t i = 0; i < names::must.size() && head.empty(); ++i) {
      if (!read_.get(value, names::must[i])) continue;
      head = names::must[i];
      result.kind = static_cast<Must::Kind>(i + 1);
    }
    switch (result.kind) {
      case Must::Kind::invalid:
      case Must::Kind::attested:
      case Must::Kind::one_click:
        break;
      case Must::Kind::pass:
        result.rules = read_.ids(value, head);
        break;
      case Must::Kind::hours:
        result.hours = hours(value);
        result.closed_on_holidays = read_.flag(value, "closed_on_holidays");
        result.zone = read_.text_of(value, "zone");
        break;
      case Must::Kind::at_most:
        result.max = read_.integer(value, head);
        result.window = read_.window(value, "window");
        choose(result.counts, value, "counts", names::counts);
        break;
      case Must::Kind::consent_kinds:
        result.kinds = words<ConsentKind>(value, head, names::consent_kind);
        result.facts = words<ConsentRecords::Fact>(value, "with", names::consent_fact);
        break;
      case Must::Kind::consent_kept:
        result.kept = words<ConsentRecords::Kept>(value, head, names::consent_kept);
        break;
      case Must::Kind::consent_life:
        result.life = read_.duration(value, head);
        result.kinds = words<ConsentKind>(value, "of", names::consent_kind);
        choose(result.counts_from, value, "counts_from", names::consent_counts_from);
        break;
      case Must::Kind::stop_within:
        result.life = read_.duration(value, head);
        result.workdays = read_.flag(value, "workdays");
        break;
      case Must::Kind::begin_with:
      case Must::Kind::say:
      case Must::Kind::not_say:
        result.words = phrases(read_.get(value, head));
        choose(result.part, value, "in", names::text_part);
        break;
      case Must::Kind::opt_out_words:
        result.words = {{{}, read_.ids(value, head)}};
        break;
      case Must::Kind::sender:
        result.sender = words<SenderPart>(value, head, names::sender_part);
        break;
      case Must::Kind::reply_window:
        result.life = read_.duration(value, head);
        break;
      case Must::Kind::longest:
        result.max = read_.integer(value, head);
        choose(result.unit, value, "unit", names::length_unit);
        break;
    }
    return result;
  }

  std::vector<OpenHours> hours(json::Value value) const {
    std::vector<OpenHours> result;
    for (const json::Value item : read_.items(value, "hours")) {
      const auto from = read_.clock(item, "from");
      const auto to = read_.clock(item, "to");
      if (from && to) result.push_back({*from, *to, read_.days(item, "on")});
    }
    return result;
  }

  /// A list for every language, or one for each.
  std::vector<WordList> phrases(json::Value value) const {
    std::vector<WordList> result;
    const auto texts = [&](json::Value list) {
      std::vector<Located<std::string>> all;
      for (std::size_t i = 0; i < list.size(); ++i) {
        const json::Value item = list.item(i);
        if (const auto text = item.string(); text && !read_.refused(item))
          all.push_back({std::string(*text), item.span()});
      }
      return all;
    };
    if (value.is(json::Kind::array)) result.push_back({{}, texts(value)});
    if (value.is(json::Kind::object)) {
      for (std::size_t i = 0; i < value.size(); ++i) {
        const json::Member member = value.member(i);
        if (!read_.refused(member.value)) result.push_back({std::string(member.key), texts(member.value)});
      }
    }
    return result;
  }

  const Reading read_;
};

}  // namespace

Pack decode_pack(const json::Tree& tree, FileId file, Report& report, const DecodeOptions& options) {
  const json::Value root = tree.root();
  Pack nothing;
  nothing.file = file;
  if (root.is(json::Kind::hole)) return nothing;
  const CheckResult checked = check_file(root, grammar::pack, file, report, options);
  return PackReading(checked.refused).pack(root, file);
}

}  // namespace wayproof::model
