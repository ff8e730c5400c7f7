#include "api/engine.h"

#include <array>
#include <nlohmann/json.hpp>

#include "api/answers.h"

namespace wayproof::engine {
namespace {

struct Kind {
  std::string_view name;
  api::Answer (*answer)(const api::Request&);
};
constexpr std::array kinds{Kind{"check", api::answer_check},       Kind{"baseline", api::answer_baseline},
                           Kind{"trace", api::answer_trace},       Kind{"test", api::answer_test},
                           Kind{"prove", api::answer_prove},       Kind{"generate_tests", api::answer_generate_tests},
                           Kind{"dialects", api::answer_dialects}, Kind{"make_test", api::answer_make_test},
                           Kind{"fix", api::answer_fix},           Kind{"edit", api::answer_edit},
                           Kind{"init", api::answer_init},         Kind{"questions", api::answer_questions},
                           Kind{"answer", api::answer_answer},     Kind{"explain", api::answer_explain},
                           Kind{"rules", api::answer_rules},       Kind{"table", api::answer_table},
                           Kind{"tables", api::answer_tables},     Kind{"schema", api::answer_schema},
                           Kind{"packs", api::answer_packs},       Kind{"compliance", api::answer_compliance},
                           Kind{"version", api::answer_version}};

api::Answer answer(std::string_view text) {
  const std::variant<api::Request, api::BadRequest> read = api::read_request(text);
  if (const auto* const bad = std::get_if<api::BadRequest>(&read)) return *bad;
  const auto& request = *std::get_if<api::Request>(&read);
  for (const Kind& kind : kinds) {
    if (kind.name == request.kind) return kind.answer(request);
  }
  return api::BadRequest{"\"do\": \"" + std::string(request.kind) + "\" is no kind of request"};
}

}  // namespace

std::string call(std::string_view request) {
  const api::Answer result = answer(request);
  if (const auto* const text = std::get_if<std::string>(&result)) return *text;
  using Json = nlohmann::ordered_json;
  return Json{{"format", "wayproof/failure@1"}, {"message", std::get_if<api::BadRequest>(&result)->message}}.dump(
      -1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace wayproof::engine
