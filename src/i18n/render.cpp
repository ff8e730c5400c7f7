// Fills the sentences of the catalogue. One pass over the sentence, no allocation but the result's.
#include "i18n/render.h"

#include <algorithm>
#include <span>

#include "i18n/catalogue.h"
#include "i18n/natural.h"
#include "text/character.h"

namespace wayproof::i18n {
namespace {

// A file may hold a name of a megabyte; a sentence about it must stay a sentence.
constexpr std::size_t longest_user_text = 200;

const Sentence* find(std::string_view key) {
  const std::span<const Sentence> all = catalogue();
  const auto at = std::lower_bound(all.begin(), all.end(), key, [](const Sentence& sentence, std::string_view wanted) {
    return sentence.key < wanted;
  });
  return at != all.end() && at->key == key ? &*at : nullptr;
}

std::string missing(std::string_view what) { return "⟨" + std::string(what) + "⟩"; }

/// A name as it can stand in a sentence: not too long, and without marks that would turn the words behind it around.
std::string shortened(std::string_view text) {
  std::string out;
  std::size_t characters = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    if (++characters > longest_user_text) return out + "…";
    if (turns_direction(character.code))
      out += "\uFFFD";
    else
      out += text.substr(at, character.size);
    at += character.size;
  }
  return out;
}

/// How a placeholder wants its argument, from the letters behind its colon.
struct Form {
  bool quoted = false;
  bool with_year = false;
  bool or_list = false;
  bool comma_list = false;
  MomentPart part = MomentPart::both;
};

Form form_of(std::string_view letters) {
  Form form;
  for (const char letter : letters) {
    switch (letter) {
      case 'q':
        form.quoted = true;
        break;
      case 'y':
        form.with_year = true;
        break;
      case 'o':
        form.or_list = true;
        break;
      case 'c':
        form.comma_list = true;
        break;
      case 't':
        form.part = MomentPart::clock;
        break;
      case 'd':
        form.part = MomentPart::date;
        break;
      default:
        break;
    }
  }
  return form;
}

/// Says one argument; a visitor over ArgValue.
class Teller {
 public:
  Teller(Language language, Form form) : language_(language), form_(form) {}

  std::string operator()(std::int64_t number) const { return quoted(natural_number(number)); }
  std::string operator()(const Verbatim& value) const { return quoted(shortened(value.text)); }
  std::string operator()(const UserText& value) const { return quoted(shortened(choose(value, language_))); }
  std::string operator()(const Word& value) const { return quoted(render(Message{value.key, {}}, language_)); }
  std::string operator()(const Duration& value) const { return quoted(natural_duration(value, language_)); }
  std::string operator()(const LocalMoment& value) const {
    return quoted(natural_moment(value.zone.local(value.at), form_.part, form_.with_year, language_));
  }
  std::string operator()(const Date& value) const {
    return quoted(natural_moment(value.day * day_seconds, MomentPart::date, form_.with_year, language_));
  }
  std::string operator()(const Clock& value) const { return quoted(natural_clock(value.at)); }
  std::string operator()(const Rate& value) const { return quoted(natural_rate(value.millionths)); }
  std::string operator()(const Money& value) const {
    return quoted(natural_money(value.minor, value.currency, language_));
  }
  std::string operator()(const std::vector<Verbatim>& values) const { return list(values); }
  std::string operator()(const std::vector<Message>& values) const { return list(values); }

 private:
  std::string operator()(const Message& message) const { return quoted(render(message, language_)); }

  std::string quoted(std::string text) const { return form_.quoted ? "“" + text + "”" : text; }

  template <typename T>
  std::string list(const std::vector<T>& values) const {
    std::vector<std::string> items;
    items.reserve(values.size());
    for (const T& value : values) items.push_back((*this)(value));
    const ListWord word = form_.comma_list ? ListWord::none : form_.or_list ? ListWord::or_ : ListWord::and_;
    return natural_list(items, word, language_);
  }

  Language language_;
  Form form_;
};

const ArgValue* argument(const std::vector<Arg>& args, std::string_view name) {
  for (const Arg& arg : args) {
    if (arg.name == name) return &arg.value;
  }
  return nullptr;
}

/// `one` for exactly one, else `other`; lists count their items.
std::string_view plural(const ArgValue& value, std::string_view one, std::string_view other) {
  std::int64_t count = 0;
  if (const auto* number = std::get_if<std::int64_t>(&value)) count = *number;
  if (const auto* texts = std::get_if<std::vector<Verbatim>>(&value)) count = static_cast<std::int64_t>(texts->size());
  if (const auto* items = std::get_if<std::vector<Message>>(&value)) count = static_cast<std::int64_t>(items->size());
  return count == 1 ? one : other;
}

/// The text for what stands between two braces.
std::string placeholder(std::string_view inside, const std::vector<Arg>& args, Language language) {
  const std::string_view name = inside.substr(0, inside.find_first_of("|:"));
  const ArgValue* value = argument(args, name);
  if (value == nullptr) return missing(name);
  if (name.size() == inside.size()) return render(*value, language);
  const std::string_view rest = inside.substr(name.size() + 1);
  if (inside[name.size()] == ':') return std::visit(Teller(language, form_of(rest)), *value);
  const std::size_t bar = std::min(rest.find('|'), rest.size());
  return std::string(plural(*value, rest.substr(0, bar), rest.substr(std::min(bar + 1, rest.size()))));
}

bool is_language(std::string_view tag, std::string_view primary) {
  return tag.substr(0, primary.size()) == primary && (tag.size() == primary.size() || tag[primary.size()] == '-');
}

}  // namespace

std::string_view code(Language language) { return language == Language::zh ? "zh-CN" : "en"; }

Language language_of(std::string_view tag) { return is_language(tag, "zh") ? Language::zh : Language::en; }

std::string fill(std::string_view sentence, const std::vector<Arg>& args, Language language) {
  std::string out;
  std::size_t at = 0;
  while (at < sentence.size()) {
    const std::size_t brace = std::min(sentence.find_first_of("{}", at), sentence.size());
    out += sentence.substr(at, brace - at);
    const std::string_view rest = sentence.substr(brace);
    if (rest.size() > 1 && rest[1] == rest[0]) {
      out += rest[0];
      at = brace + 2;
    } else if (const std::size_t close = rest.find('}'); !rest.empty() && rest[0] == '{' && close != rest.npos) {
      out += placeholder(rest.substr(1, close - 1), args, language);
      at = brace + close + 1;
    } else {
      out += rest;
      break;
    }
  }
  return out;
}

std::string render(const Message& message, Language language) {
  const Sentence* sentence = find(message.key);
  if (sentence == nullptr) return missing(message.key);
  return fill(language == Language::zh ? sentence->zh : sentence->en, message.args, language);
}

std::string render(const ArgValue& value, Language language) { return std::visit(Teller(language, Form{}), value); }

std::string_view choose(const UserText& text, Language language) {
  const std::string_view primary = language == Language::zh ? "zh" : "en";
  for (const auto& [tag, words] : text.by_language) {
    if (is_language(tag, primary)) return words;
  }
  return text.by_language.empty() ? std::string_view{} : std::string_view(text.by_language.front().second);
}

bool known(std::string_view key) { return find(key) != nullptr; }

}  // namespace wayproof::i18n
