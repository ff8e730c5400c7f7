// Reads the arguments of the command line by a table of what each command takes. An own reader of a hundred lines,
// because it has to work without exceptions in WebAssembly and to speak two languages
// (docs/decisions/010-own-argument-reader.md).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "finding/finding.h"

namespace wayproof::cli {

struct OptionSpec {
  std::string_view name;                      ///< "as-of" for --as-of
  std::string_view value;                     ///< what help calls its value ("DATE"); empty: a switch without value
  std::span<const std::string_view> choices;  ///< the values it takes; empty: any
};

struct CommandSpec {
  std::string_view name;
  std::string_view operands;  ///< as help shows them: "[PATH...]"
  std::size_t least = 0;      ///< number of operands
  std::size_t most = 0;
  std::span<const OptionSpec> options;
};

/// Every command in the order of the help text.
[[nodiscard]] std::span<const CommandSpec> commands();
[[nodiscard]] const CommandSpec* find_command(std::string_view name);

/// What one command line says.
struct Arguments {
  const CommandSpec* command = nullptr;  ///< none: help for the whole program
  bool help = false;                     ///< help was asked for instead of work
  std::vector<std::string> operands;
  std::vector<std::pair<std::string_view, std::string>> options;  ///< by OptionSpec::name, in order

  /// The last value given for an option, else `fallback`.
  [[nodiscard]] std::string_view value(std::string_view option, std::string_view fallback = {}) const;
  [[nodiscard]] bool has(std::string_view option) const;
};

struct ParsedArguments {
  Arguments arguments;
  std::optional<Message> mistake;  ///< a sentence for the user; then the rest is not to be used
};

[[nodiscard]] ParsedArguments parse_arguments(const std::vector<std::string>& words);

}  // namespace wayproof::cli
