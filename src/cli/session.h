// What every command works with: the machine, the arguments, and the choices that all commands share.
#pragma once

#include "cli/arguments.h"
#include "cli/exit_code.h"
#include "cli/io.h"
#include "i18n/render.h"
#include "report/terminal.h"
#include "time/time.h"

namespace wayproof::cli {

struct Session {
  Io& io;
  const Arguments& arguments;
  i18n::Language language = i18n::Language::en;
  Day as_of = 0;
  unsigned width = 100;
  bool colour = false;

  /// A sentence with nothing in it that a terminal would obey: names of files may hold anything.
  [[nodiscard]] std::string line(const Message& message) const {
    return report::printable(i18n::render(message, language)) + '\n';
  }
  /// A line for a person, on standard output or, about a mistake, on standard error.
  void say(const Message& message) const { io.out(line(message)); }
  /// A line for a person beside a report that may be for a machine.
  void note(const Message& message) const { io.err(line(message)); }
  void complain(const Message& message) const { io.err("wayproof: " + line(message)); }
  /// A mistake in how the command was called.
  [[nodiscard]] ExitCode refuse(const Message& mistake) const {
    complain(mistake);
    io.err(i18n::render({"cli.usage.help", {}}, language) + '\n');
    return ExitCode::usage;
  }
};

// The commands, in command_*.cpp.
[[nodiscard]] ExitCode run_check(const Session& session);
[[nodiscard]] ExitCode run_dialects(const Session& session);  ///< of `check`, with --dialects
[[nodiscard]] ExitCode run_fix(const Session& session);
[[nodiscard]] ExitCode run_trace(const Session& session);
[[nodiscard]] ExitCode run_test(const Session& session);
[[nodiscard]] ExitCode run_generate(const Session& session);  ///< of `test`, with --generate
[[nodiscard]] ExitCode run_prove(const Session& session);
[[nodiscard]] ExitCode run_report(const Session& session);
[[nodiscard]] ExitCode run_explain(const Session& session);
[[nodiscard]] ExitCode run_rules(const Session& session);
[[nodiscard]] ExitCode run_packs(const Session& session);
[[nodiscard]] ExitCode run_init(const Session& session);
[[nodiscard]] ExitCode run_import(const Session& session);
[[nodiscard]] ExitCode run_export(const Session& session);
[[nodiscard]] ExitCode run_schema(const Session& session);
[[nodiscard]] ExitCode run_version(const Session& session);

/// Help for one command, or for the program.
[[nodiscard]] std::string help_text(const CommandSpec* command, i18n::Language language);

}  // namespace wayproof::cli
