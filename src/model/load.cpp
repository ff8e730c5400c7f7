#include "model/load.h"

#include <algorithm>
#include <array>
#include <compare>
#include <optional>
#include <utility>

#include "base/stable_sort.h"
#include "finding/suggest.h"
#include "finding/syntax_findings.h"
#include "json/read.h"
#include "model/decode.h"
#include "model/references.h"
#include "model/unique_ids.h"
#include "text/glob.h"

namespace wayproof::model {
namespace {

/// Files of ours that are decoded here: the word in their "format", and the habit of their names.
struct DecodedKind {
  FileKind kind;
  std::string_view word, ending;
};
constexpr std::array decoded_kinds = {
    DecodedKind{FileKind::journey, "journey", ".journey.json"},
    DecodedKind{FileKind::workspace, "workspace", ".workspace.json"},
    DecodedKind{FileKind::customer, "customer", ".customer.json"},
    DecodedKind{FileKind::tests, "tests", ".journey-tests.json"},
    DecodedKind{FileKind::pack, "pack", ".pack.json"},
};
constexpr std::array<std::string_view, decoded_kinds.size()> decoded_formats = {
    "wayproof/journey", "wayproof/workspace", "wayproof/customer", "wayproof/tests", "wayproof/pack"};

/// Files of ours that other parts of Wayproof read.
constexpr std::array<std::string_view, 8> other_kinds = {"audience", "lesson", "solution", "answers",
                                                         "actuals",  "report", "trace",    "baseline"};

/// Errors after which keys may stand in the wrong object.
bool shifts_structure(const json::SyntaxError& error) {
  using Error = json::SyntaxError::Kind;
  switch (error.kind) {
    case Error::unclosed_object:
    case Error::unclosed_array:
    case Error::unopened_object:
    case Error::unopened_array:
    case Error::stray_bracket:
    case Error::mismatched_bracket:
    case Error::text_after_end:
      return true;
    default:
      return false;
  }
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

/// Whether a file that no importer knows is meant to be JSON. Templates and notes lie in the same folders.
bool looks_like_json(const InputFile& file) {
  const std::size_t first = file.text.find_first_not_of("\xEF\xBB\xBF \t\r\n");
  const bool bracket = first != std::string_view::npos && (file.text[first] == '{' || file.text[first] == '[');
  return bracket || ends_with(file.name, ".json");
}

/// The kind that a misspelt "format", or a file without one, most likely means: by the word, by the habit of its name,
/// or by keys that only one kind has at its top.
FileKind likely_kind(json::Value root, std::string_view name) {
  if (const auto format = root["format"].string()) {
    const std::string_view word = format->substr(0, format->find('@'));
    const auto& words = decoded_formats;
    auto meant = did_you_mean(word, words);
    if (const auto same = std::find(words.begin(), words.end(), word); same != words.end()) meant = *same;
    if (meant) {
      return decoded_kinds[static_cast<std::size_t>(std::find(words.begin(), words.end(), *meant) - words.begin())]
          .kind;
    }
    if (word.substr(0, 9) == "wayproof/") return FileKind::unknown;
  }
  if (!root.is(json::Kind::object)) return FileKind::unknown;
  for (const DecodedKind& decoded : decoded_kinds) {
    if (ends_with(name, decoded.ending)) return decoded.kind;
  }
  const auto has = [&](std::string_view key, json::Kind kind) { return root[key].is(kind); };
  if (has("steps", json::Kind::object) && (has("entry", json::Kind::object) || has("first", json::Kind::string))) {
    return FileKind::journey;
  }
  if (has("channels", json::Kind::object) && (has("topics", json::Kind::object) || has("gate", json::Kind::object))) {
    return FileKind::workspace;
  }
  if (has("profile", json::Kind::object) && (has("events", json::Kind::array) || has("from", json::Kind::string))) {
    return FileKind::customer;
  }
  if (has("tests", json::Kind::array)) return FileKind::tests;
  if (has("requirements", json::Kind::object)) return FileKind::pack;
  return FileKind::unknown;
}

const DecodedKind* decoded_kind(std::string_view word) {
  const auto found = std::find_if(decoded_kinds.begin(), decoded_kinds.end(),
                                  [&](const DecodedKind& decoded) { return decoded.word == word; });
  return found == decoded_kinds.end() ? nullptr : &*found;
}

/// What a well-formed "format" of a version we know says; nothing for any other.
std::optional<FileKind> declared_kind(const FormatTag& tag) {
  if (std::find(other_kinds.begin(), other_kinds.end(), tag.kind) != other_kinds.end()) return FileKind::other;
  if (tag.major != 1) return std::nullopt;
  const DecodedKind* const decoded = decoded_kind(tag.kind);
  return decoded == nullptr ? std::nullopt : std::optional(decoded->kind);
}

/// A workspace of the request and the folder it rules.
struct Group {
  std::string_view folder;
  Project project;
};

class Loader {
 public:
  Loader(const std::vector<InputFile>& inputs, Report& report, Recognise recognise)
      : inputs_(inputs), report_(report), recognise_(recognise) {}

  Loaded load() {
    for (const InputFile& input : inputs_) read(input);
    for (FileId id = 0; id < files_.size(); ++id) decode_workspace(id);
    // Journeys are large: a list that grows would hold them twice for a while.
    if (groups_.size() == 1) groups_.front().project.journeys.reserve(count_of(FileKind::journey));
    for (FileId id = 0; id < files_.size(); ++id) decode_member(id);
    report_rivals();
    return finish();
  }

 private:
  // ---- reading and recognising ----

  void read(const InputFile& input) {
    const auto id = static_cast<FileId>(files_.size());
    File& file = files_.emplace_back();
    DecodeOptions& options = options_.emplace_back();
    file.name = input.name;
    file.text = input.text;
    if (!looks_like_json(input)) {
      file.system = recognised(input.text, {});
      file.kind = file.system.empty() ? FileKind::other : FileKind::imported;
      trees_.emplace_back();
      return;
    }
    json::ReadResult result = json::read(input.text);
    add_syntax_findings(id, input.text, result, report_);
    file.structure_broken = std::any_of(result.errors.begin(), result.errors.end(), shifts_structure);
    options.structure_broken = file.structure_broken;
    file.root = trees_.emplace_back(std::move(result.tree)).root();
    file.readable = !file.root.is(json::Kind::hole);
    file.kind = kind(file, id, !result.errors.empty());
  }

  std::string_view recognised(std::string_view text, json::Value root) const {
    return recognise_ == nullptr ? std::string_view{} : recognise_(text, root);
  }

  FileKind kind(File& file, FileId id, bool has_errors) {
    const auto format = file.root["format"].string();
    const auto tag = parse_format(format.value_or(""));
    if (tag) {
      if (const auto declared = declared_kind(*tag)) return *declared;
    }
    if (const std::string_view system = recognised(file.text, file.root); !system.empty()) {
      file.system = system;
      return FileKind::imported;
    }
    if (tag && decoded_kind(tag->kind) != nullptr) {
      complain(id, "version", Severity::error);
      return FileKind::unknown;
    }
    const FileKind likely = likely_kind(file.root, file.name);
    if (likely != FileKind::unknown) return likely;  // decoding then says what is wrong with its "format"
    if (format && format->substr(0, 9) == "wayproof/") {
      complain(id, "kind", Severity::error);
    } else if (!has_errors) {
      complain(id, "none", Severity::warning);
    }
    return FileKind::unknown;
  }

  void complain(FileId id, std::string_view how, Severity severity) {
    const File& file = files_[id];
    const json::Value format = file.root["format"];
    const std::uint32_t begin = file.root.span().begin;
    Finding finding;
    finding.rule = "file/unknown-format";
    finding.severity = severity;
    finding.place = {id, format ? format.span() : Span{begin, begin}};
    finding.what = {"file/unknown-format.what." + std::string(how),
                    {{"file", Verbatim{file.name}}, {"format", Verbatim{std::string(format.string().value_or(""))}}}};
    finding.why = {"file/unknown-format.why", {}};
    finding.advice = {"file/unknown-format.advice." + std::string(how), {}};
    report_.add(std::move(finding));
  }

  // ---- decoding, and who belongs to whom ----

  std::size_t count_of(FileKind kind) const {
    return static_cast<std::size_t>(
        std::count_if(files_.begin(), files_.end(), [kind](const File& file) { return file.kind == kind; }));
  }

  void decode_workspace(FileId id) {
    if (files_[id].kind != FileKind::workspace) return;
    Group& group = groups_.emplace_back();
    group.folder = folder_of_path(files_[id].name);
    group.project.workspace = model::decode_workspace(trees_[id], id, report_, options_[id]);
  }

  void decode_member(FileId id) {
    const File& file = files_[id];
    if (file.kind == FileKind::journey) {
      project_of(id, true).journeys.push_back(model::decode_journey(trees_[id], id, report_, options_[id]));
    } else if (file.kind == FileKind::customer) {
      project_of(id, false).customers.push_back(model::decode_customer(trees_[id], id, report_, options_[id]));
    } else if (file.kind == FileKind::tests) {
      project_of(id, false).tests.push_back(model::decode_tests(trees_[id], id, report_, options_[id]));
    } else if (file.kind == FileKind::pack) {
      project_of(id, false).packs.push_back(model::decode_pack(trees_[id], id, report_, options_[id]));
    }
  }

  Project& project_of(FileId id, bool by_globs) {
    if (groups_.size() == 1) return groups_.front().project;
    const std::string_view name = files_[id].name;
    std::optional<std::size_t> nearest;
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      const Group& group = groups_[i];
      const std::string_view inside = path_below(group.folder, name);
      if (inside.empty() || (by_globs && !matching_glob(group, inside))) continue;
      if (!nearest || group.folder.size() > groups_[*nearest].folder.size()) {
        nearest = i;
      } else if (by_globs && group.folder == groups_[*nearest].folder) {
        rivals_.push_back({*nearest, i, id});
      }
    }
    return nearest ? groups_[*nearest].project : lone_;
  }

  /// The glob of a workspace that matches a path below its folder. A workspace without globs rules its whole folder.
  static std::optional<Located<std::string>> matching_glob(const Group& group, std::string_view inside) {
    const Workspace& workspace = group.project.workspace;
    if (workspace.journeys.empty()) return Located<std::string>{"**", workspace.id.span};
    for (const auto& glob : workspace.journeys) {
      if (glob_matches(glob.value, inside)) return glob;
    }
    return std::nullopt;
  }

  /// One finding for two workspaces that claim the same journeys, however many.
  void report_rivals() {
    stable_sort(rivals_);
    for (std::size_t i = 0; i < rivals_.size();) {
      const Rivals rivals = rivals_[i];
      std::vector<Verbatim> names;
      for (; i < rivals_.size() && rivals_[i].one == rivals.one && rivals_[i].other == rivals.other; ++i) {
        names.push_back({files_[rivals_[i].file].name});
      }
      const Group& one_group = groups_[rivals.one];
      const Group& other_group = groups_[rivals.other];
      const std::string_view inside = path_below(one_group.folder, files_[rivals.file].name);
      const Workspace& one = one_group.project.workspace;
      const Workspace& other = other_group.project.workspace;
      Finding finding;
      finding.rule = "file/two-workspaces";
      finding.place = {other.file, matching_glob(other_group, inside)->span};
      finding.what = {
          "file/two-workspaces.what",
          {{"one", Verbatim{files_[one.file].name}}, {"other", Verbatim{files_[other.file].name}}, {"files", names}}};
      finding.why = {"file/two-workspaces.why", {}};
      finding.advice = {"file/two-workspaces.advice", {}};
      finding.labels.push_back(
          {{one.file, matching_glob(one_group, inside)->span}, {"file/two-workspaces.label.other", {}}});
      report_.add(std::move(finding));
    }
  }

  Loaded finish() {
    Loaded loaded;
    for (Group& group : groups_) loaded.projects.push_back(std::move(group.project));
    const bool lone =
        !lone_.journeys.empty() || !lone_.customers.empty() || !lone_.tests.empty() || !lone_.packs.empty();
    if (lone || loaded.projects.empty()) loaded.projects.push_back(std::move(lone_));
    for (Project& project : loaded.projects) project.files = files_;
    loaded.trees = std::move(trees_);
    return loaded;
  }

  /// Two groups, by index, that both claim a file.
  struct Rivals {
    std::size_t one = 0, other = 0;
    FileId file = 0;

    friend auto operator<=>(const Rivals&, const Rivals&) = default;
  };

  const std::vector<InputFile>& inputs_;
  Report& report_;
  Recognise recognise_;
  std::deque<json::Tree> trees_;
  std::vector<File> files_;
  std::vector<DecodeOptions> options_;
  std::vector<Group> groups_;
  std::vector<Rivals> rivals_;
  Project lone_;  // what belongs to no workspace
};

}  // namespace

FileKind kind_of(json::Value root) {
  if (const auto tag = parse_format(root["format"].string().value_or(""))) {
    if (const auto declared = declared_kind(*tag)) return *declared;
    return FileKind::unknown;
  }
  return likely_kind(root, {});
}

Loaded load(const std::vector<InputFile>& files, Report& report, Recognise recognise) {
  return Loader(files, report, recognise).load();
}

void check_project(const Project& project, Report& report) {
  report_equal_ids(project, report);
  check_references(project, report);
}

}  // namespace wayproof::model
