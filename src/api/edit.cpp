// Changes one value of one file, as the page's forms do: the answer is the smallest edit.
#include "api/answers.h"
#include "json/set_value.h"
#include "report/json_writer.h"

namespace wayproof::api {

Answer answer_edit(const Request& request) {
  const json::Value root = request.root();
  const auto index = root["file"].integer();
  const auto pointer = root["pointer"].string();
  if (!index || *index < 0 || static_cast<std::size_t>(*index) >= request.files.size()) {
    return BadRequest{"\"file\" is no index into \"files\""};
  }
  if (!pointer) return BadRequest{"\"pointer\" is missing"};
  const json::Value value = root["value"];
  const bool removes = root["remove"].boolean().value_or(false);
  if (!value && !removes) return BadRequest{"\"value\" or \"remove\" is missing"};

  const auto file = static_cast<FileId>(*index);
  const std::string_view text = request.files[file].text;
  const json::ReadResult read = json::read(text);
  const auto edit = removes ? json::remove_value(read.tree, text, *pointer)
                            : json::set_value(read.tree, text, *pointer,
                                              request.text.substr(value.span().begin, value.span().size()));
  if (!edit) return BadRequest{"the value at \"pointer\" cannot be changed"};

  const std::vector<report::Source> sources = [&] {
    std::vector<report::Source> all;
    for (const model::InputFile& one : request.files) all.push_back({one.name, one.text});
    return all;
  }();
  const report::Context context;
  report::JsonWriter writer(sources, context);
  return report::dump(
      {{"format", "wayproof/edited@1"}, {"edits", {{{"at", writer.place({file, edit->span})}, {"text", edit->text}}}}});
}

}  // namespace wayproof::api
