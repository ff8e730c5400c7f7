// From words to a command: parses, settles what all commands share, and calls the one that is meant.
#include "cli/command_line.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "cli/session.h"

namespace wayproof::cli {
namespace {

struct Entry {
  std::string_view name;
  ExitCode (*run)(const Session&);
};
constexpr std::array entries{Entry{"check", run_check},   Entry{"fix", run_fix},        Entry{"trace", run_trace},
                             Entry{"test", run_test},     Entry{"prove", run_prove},    Entry{"explain", run_explain},
                             Entry{"report", run_report}, Entry{"rules", run_rules},    Entry{"packs", run_packs},
                             Entry{"init", run_init},     Entry{"import", run_import},  Entry{"export", run_export},
                             Entry{"schema", run_schema}, Entry{"version", run_version}};

/// Of `--lang`, else of the environment in the order in which programs look at it.
i18n::Language language_for(const Arguments& arguments, Io& io) {
  if (arguments.has("lang")) return i18n::language_of(arguments.value("lang"));
  for (const char* const name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const std::string value = io.variable(name);
    if (!value.empty()) return i18n::language_of(value.substr(0, value.find_first_of("_.@")));
  }
  return i18n::Language::en;
}

/// Colours for a person at a terminal, unless NO_COLOR asks for none (https://no-color.org).
bool colour_for(const Arguments& arguments, Io& io) {
  const std::string_view wish = arguments.value("color", "auto");
  if (wish != "auto") return wish == "always";
  return io.terminal() && io.variable("NO_COLOR").empty() && io.variable("TERM") != "dumb";
}

constexpr unsigned least_width = 40;
constexpr unsigned most_width = 1000;
constexpr unsigned usual_width = 100;  // where there is no terminal: logs and files

/// The columns wished for; nothing if the wish is no number of columns.
std::optional<unsigned> width_for(const Arguments& arguments, Io& io) {
  if (!arguments.has("width")) {
    const int columns = io.width();
    return columns <= 0 ? usual_width : std::clamp(static_cast<unsigned>(columns), least_width, most_width);
  }
  const std::string_view text = arguments.value("width");
  unsigned columns = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), columns);
  if (error != std::errc() || end != text.data() + text.size() || columns < least_width || columns > most_width) {
    return std::nullopt;
  }
  return columns;
}

/// What all commands share; a mistake in it is a message for the user.
std::optional<Message> settle(Session& session) {
  const Arguments& arguments = session.arguments;
  session.colour = colour_for(arguments, session.io);
  const std::optional<unsigned> width = width_for(arguments, session.io);
  if (!width) return Message{"cli.usage.bad-width", {{"value", Verbatim{std::string(arguments.value("width"))}}}};
  session.width = *width;
  const std::optional<Day> as_of =
      arguments.has("as-of") ? parse_date(arguments.value("as-of")) : std::optional(session.io.today());
  if (!as_of) return Message{"cli.usage.bad-date", {{"value", Verbatim{std::string(arguments.value("as-of"))}}}};
  session.as_of = *as_of;
  return std::nullopt;
}

}  // namespace

ExitCode run(const std::vector<std::string>& words, Io& io) {
  const ParsedArguments parsed = parse_arguments(words);
  const Arguments& arguments = parsed.arguments;
  Session session{io, arguments, language_for(arguments, io)};
  std::optional<Message> mistake = parsed.mistake;
  if (!mistake && (arguments.help || arguments.command == nullptr)) {
    io.out(help_text(arguments.command, session.language));
    return ExitCode::clean;
  }
  if (!mistake) mistake = settle(session);
  if (mistake) return session.refuse(*mistake);
  for (const Entry& entry : entries) {
    if (entry.name != arguments.command->name) continue;
    const ExitCode code = entry.run(session);
    if (!io.output_lost()) return code;
    session.complain({"cli.output-lost", {}});
    return worse(code, ExitCode::usage);
  }
  return ExitCode::internal;
}

}  // namespace wayproof::cli
