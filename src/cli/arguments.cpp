#include "cli/arguments.h"

#include <algorithm>
#include <array>

namespace wayproof::cli {
namespace {

constexpr std::array<std::string_view, 5> report_formats{"text", "json", "sarif", "junit", "github"};
constexpr std::array<std::string_view, 2> plain_formats{"text", "json"};
constexpr std::array<std::string_view, 2> languages{"en", "zh"};
constexpr std::array<std::string_view, 3> colours{"auto", "always", "never"};
constexpr std::array<std::string_view, 4> fail_levels{"error", "warning", "info", "never"};

constexpr OptionSpec as_of{"as-of", "DATE", {}};
constexpr OptionSpec report_format{"format", "FORMAT", report_formats};
constexpr std::array<std::string_view, 3> trace_formats{"text", "json", "test"};
constexpr std::array<std::string_view, 3> test_formats{"text", "json", "junit"};
constexpr OptionSpec plain_format{"format", "FORMAT", plain_formats};
constexpr OptionSpec language{"lang", "LANGUAGE", languages};
constexpr OptionSpec colour{"color", "WHEN", colours};
constexpr OptionSpec width{"width", "COLUMNS", {}};
constexpr OptionSpec fail_on{"fail-on", "SEVERITY", fail_levels};
constexpr OptionSpec workspace{"workspace", "FILE", {}};
constexpr OptionSpec baseline{"baseline", "FILE", {}};
constexpr OptionSpec write_baseline{"write-baseline", "FILE", {}};
constexpr OptionSpec prune_baseline{"prune-baseline", "", {}};
constexpr OptionSpec no_ignore{"no-ignore", "", {}};
constexpr OptionSpec verbose{"verbose", "", {}};
constexpr OptionSpec unsafe{"unsafe", "", {}};
constexpr OptionSpec dry_run{"dry-run", "", {}};

constexpr std::array check_options{OptionSpec{"dialects", "", {}},
                                   as_of,
                                   report_format,
                                   fail_on,
                                   workspace,
                                   baseline,
                                   write_baseline,
                                   prune_baseline,
                                   no_ignore,
                                   verbose,
                                   language,
                                   colour,
                                   width};
constexpr std::array fix_options{unsafe, dry_run, as_of, workspace, no_ignore, verbose, language};
constexpr std::array trace_options{
    as_of, OptionSpec{"format", "FORMAT", trace_formats}, workspace, no_ignore, language, colour, width};
constexpr std::array prove_options{
    as_of, plain_format, OptionSpec{"write-tests", "", {}}, workspace, no_ignore, verbose, language, colour, width};
constexpr std::array page_options{plain_format, language};
constexpr std::array language_option{language};
constexpr std::array<std::string_view, 2> yes_no{"yes", "no"};
constexpr std::array init_options{OptionSpec{"system", "NAME", {}},
                                  OptionSpec{"consent", "WHETHER", yes_no},
                                  OptionSpec{"suppression", "WHETHER", yes_no},
                                  OptionSpec{"caps", "NUMBER/HOURS", {}},
                                  OptionSpec{"quiet", "FROM-TO", {}},
                                  OptionSpec{"opt-out", "WHETHER", yes_no},
                                  OptionSpec{"topic", "ID=CONSENT", {}},
                                  OptionSpec{"message", "JOURNEY/STEP=PURPOSE", {}},
                                  OptionSpec{"regions", "LIST", {}},
                                  language};

constexpr std::array<std::string_view, 3> encodings{"auto", "utf-8", "gb18030"};
constexpr std::array<std::string_view, 2> tables{"plan", "actions"};
constexpr OptionSpec encoding{"encoding", "NAME", encodings};
constexpr OptionSpec out{"out", "PATH", {}};
constexpr std::array test_options{as_of,
                                  OptionSpec{"format", "FORMAT", test_formats},
                                  OptionSpec{"generate", "", {}},
                                  OptionSpec{"whole", "", {}},
                                  out,
                                  dry_run,
                                  workspace,
                                  no_ignore,
                                  verbose,
                                  language,
                                  colour,
                                  width};
constexpr std::array<std::string_view, 3> document_formats{"markdown", "html", "json"};
constexpr std::array report_options{
    as_of, OptionSpec{"format", "FORMAT", document_formats}, out, workspace, no_ignore, verbose, language};
constexpr std::array import_options{out, encoding, plain_format, language, colour, width};
constexpr std::array export_options{OptionSpec{"table", "KIND", tables}, out, encoding, workspace, language};

constexpr std::size_t any_number = static_cast<std::size_t>(-1);
constexpr std::array command_table{
    CommandSpec{"check", "[PATH...]", 0, any_number, check_options},
    CommandSpec{"fix", "[PATH...]", 0, any_number, fix_options},
    CommandSpec{"trace", "CUSTOMER [PATH...]", 1, any_number, trace_options},
    CommandSpec{"test", "[PATH...]", 0, any_number, test_options},
    CommandSpec{"prove", "[PATH...]", 0, any_number, prove_options},
    CommandSpec{"report", "[PATH...]", 0, any_number, report_options},
    CommandSpec{"explain", "RULE [PACK-FILE]", 1, 2, page_options},
    CommandSpec{"rules", "", 0, 0, page_options},
    CommandSpec{"packs", "[PACK|FILE]", 0, 1, page_options},
    CommandSpec{"init", "[FOLDER]", 0, 1, init_options},
    CommandSpec{"import", "TABLE", 1, 1, import_options},
    CommandSpec{"export", "[PATH...]", 0, any_number, export_options},
    CommandSpec{"schema", "KIND", 1, 1, language_option},
    CommandSpec{"version", "", 0, 0, page_options},
};

Message mistake(std::string_view key, std::vector<Arg> args) {
  return {"cli.usage." + std::string(key), std::move(args)};
}

Arg said(std::string_view name, std::string_view text) { return {name, Verbatim{std::string(text)}}; }

Arg listed(std::string_view name, std::span<const std::string_view> words) {
  std::vector<Verbatim> items;
  for (const std::string_view word : words) items.push_back({std::string(word)});
  return {name, std::move(items)};
}

/// Takes the words one by one; the first mistake ends it.
class ArgumentReader {
 public:
  explicit ArgumentReader(const std::vector<std::string>& words) : words_(words) {}

  ParsedArguments read() {
    while (next_ < words_.size() && !result_.mistake) take(words_[next_++]);
    if (!result_.mistake && !arguments().help && arguments().command != nullptr) check_operands();
    return std::move(result_);
  }

 private:
  Arguments& arguments() { return result_.arguments; }
  [[nodiscard]] const CommandSpec* command() const { return result_.arguments.command; }

  void take(const std::string& word) {
    if (only_operands_ || word == "-" || !word.starts_with('-')) return take_plain(word);
    if (word == "--") {
      only_operands_ = true;
    } else if (word == "--help" || word == "-h") {
      arguments().help = true;
    } else if (command() == nullptr && (word == "--version" || word == "-V")) {
      arguments().command = find_command("version");
    } else {
      take_option(word);
    }
  }

  void take_plain(const std::string& word) {
    if (command() != nullptr) {
      arguments().operands.push_back(word);
    } else if (word == "help") {
      arguments().help = true;
    } else if (const CommandSpec* const found = find_command(word)) {
      arguments().command = found;
    } else {
      result_.mistake = mistake("unknown-command", {said("word", word)});
    }
  }

  void take_option(const std::string& word) {
    if (command() == nullptr) {
      result_.mistake = mistake("option-before-command", {said("option", word)});
      return;
    }
    const std::size_t equals = word.find('=');
    const std::string name = word.substr(0, equals);
    const auto& options = command()->options;
    const auto option = std::find_if(options.begin(), options.end(), [&](const OptionSpec& candidate) {
      return name.starts_with("--") && candidate.name == std::string_view(name).substr(2);
    });
    if (option == options.end()) {
      result_.mistake = mistake("unknown-option", {said("option", name), said("command", command()->name)});
    } else if (option->value.empty()) {
      if (equals != std::string::npos) result_.mistake = mistake("value-not-wanted", {said("option", name)});
      arguments().options.emplace_back(option->name, "");
    } else if (equals != std::string::npos) {
      take_value(*option, word.substr(equals + 1));
    } else if (next_ < words_.size()) {
      take_value(*option, words_[next_++]);
    } else {
      result_.mistake = mistake("value-missing", {said("option", name), said("value", option->value)});
    }
  }

  void take_value(const OptionSpec& option, const std::string& value) {
    const auto& choices = option.choices;
    if (!choices.empty() && std::find(choices.begin(), choices.end(), value) == choices.end()) {
      result_.mistake = mistake("bad-choice", {said("option", "--" + std::string(option.name)), said("value", value),
                                               listed("choices", choices)});
    }
    arguments().options.emplace_back(option.name, value);
  }

  void check_operands() {
    const std::size_t count = arguments().operands.size();
    const Arg name = said("command", command()->name);
    if (count < command()->least) {
      result_.mistake = mistake("operand-missing", {name, said("operands", command()->operands)});
    } else if (count > command()->most) {
      result_.mistake = mistake("operand-not-wanted", {name, said("operand", arguments().operands[command()->most])});
    }
  }

  const std::vector<std::string>& words_;
  std::size_t next_ = 0;
  bool only_operands_ = false;
  ParsedArguments result_;
};

}  // namespace

std::span<const CommandSpec> commands() { return command_table; }

const CommandSpec* find_command(std::string_view name) {
  const auto found = std::find_if(command_table.begin(), command_table.end(),
                                  [&](const CommandSpec& command) { return command.name == name; });
  return found == command_table.end() ? nullptr : &*found;
}

std::string_view Arguments::value(std::string_view option, std::string_view fallback) const {
  for (auto given = options.rbegin(); given != options.rend(); ++given) {
    if (given->first == option) return given->second;
  }
  return fallback;
}

bool Arguments::has(std::string_view option) const {
  return std::any_of(options.begin(), options.end(), [&](const auto& given) { return given.first == option; });
}

ParsedArguments parse_arguments(const std::vector<std::string>& words) { return ArgumentReader(words).read(); }

}  // namespace wayproof::cli
