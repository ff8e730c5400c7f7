// The help texts, made from the table of commands, so that they cannot say anything else than what is accepted.
#include "cli/session.h"

namespace wayproof::cli {
namespace {

Arg said(std::string_view name, std::string_view text) { return {name, Verbatim{std::string(text)}}; }

/// Two columns: what is typed, what it does.
void add_row(std::string& text, std::string_view typed, const std::string& meaning) {
  constexpr std::size_t column = 24;
  text += "  ";
  text += typed;
  text.append(typed.size() + 2 < column ? column - typed.size() - 2 : 2, ' ');
  text += meaning + '\n';
}

std::string program_help(i18n::Language language) {
  const auto word = [&](std::string_view key) { return i18n::render({"cli.help." + std::string(key), {}}, language); };
  std::string text = word("about") + "\n\n";
  text += i18n::render({"cli.help.usage", {said("command", "COMMAND"), said("operands", "...")}}, language) + "\n\n";
  text += word("commands") + '\n';
  for (const CommandSpec& command : commands()) {
    add_row(text, command.name, i18n::render({"cli.command." + std::string(command.name), {}}, language));
  }
  return text + '\n' + word("more") + '\n' + word("exit_codes") + '\n';
}

std::string command_help(const CommandSpec& command, i18n::Language language) {
  std::string text = i18n::render({command.operands.empty() ? "cli.help.usage_bare" : "cli.help.usage",
                                   {said("command", command.name), said("operands", command.operands)}},
                                  language);
  text += "\n\n" + i18n::render({"cli.command." + std::string(command.name), {}}, language) + "\n\n";
  text += i18n::render({"cli.help.options", {}}, language) + '\n';
  for (const OptionSpec& option : command.options) {
    std::string typed = "--" + std::string(option.name);
    if (!option.value.empty()) typed += ' ' + std::string(option.value);
    std::string meaning = i18n::render({"cli.option." + std::string(option.name), {}}, language);
    std::string_view separator = ": ";
    for (const std::string_view choice : option.choices) {
      meaning += std::string(separator) + std::string(choice);
      separator = ", ";
    }
    add_row(text, typed, meaning);
  }
  return text;
}

}  // namespace

std::string help_text(const CommandSpec* command, i18n::Language language) {
  return command == nullptr ? program_help(language) : command_help(*command, language);
}

}  // namespace wayproof::cli
