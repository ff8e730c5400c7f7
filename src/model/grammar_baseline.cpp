// The grammar of wayproof/baseline@1: the problems that a team knows and has put off. Everything in it is written by
// `wayproof check --write-baseline`; people read it in diffs and merge it.
#include "model/formats.h"
#include "model/grammar.h"

namespace wayproof::model::grammar {
namespace {

// Names stand here as the checked files have them, and those may be anything but well formed: that may be the problem.
constexpr Shape name = text_of(formats::any_text);
constexpr Shape names_quoted = array_of(name);
constexpr Shape count = integer_of(1, 1'000'000);

constexpr Field known_fields[] = {
    {"file", &name, true, "The file, as seen from the folder of the baseline."},
    {"rule", &name, true, "The rule."},
    {"journey", &name, false, "The journey it concerns."},
    {"step", &name, false, "The step it concerns, of several the main one."},
    {"case", &name, false, "Which of the rule's sentences it is, where there are several."},
    {"about", &names_quoted, false, "The names and words of the file that the sentence quotes."},
    {"count", &count, false, "So many that nothing tells apart; 1 when absent."},
};
constexpr Shape known = object_of("known-problem", "A problem that is known and put off.", known_fields);
constexpr Shape known_list = array_of(known);

constexpr Shape format = text_of(formats::baseline_format);
constexpr Field baseline_fields[] = {
    {"$schema", &free_text, false, "Where an editor finds the schema."},
    {"format", &format, true, "What this file is."},
    {"known", &known_list, true, "The problems, by file, rule, journey and step."},
};

}  // namespace

constinit const Shape baseline =
    object_of("baseline", "Problems that were there already: they are counted, and only new ones make a check fail.",
              baseline_fields);

}  // namespace wayproof::model::grammar
