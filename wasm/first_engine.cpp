// What the page's first engine does without, so that the first check is there soon: reading the files of other systems,
// planning tables, running journey tests and the like (docs/decisions/016). Defined here, the archive's own are not
// linked. Whoever asked for one of them asks the complete engine again: `lacking` says so after each call.
#include <emscripten/bind.h>

#include "api/answers.h"
#include "import/dittofeed.h"
#include "import/journey_builder.h"
#include "import/klaviyo.h"
#include "report/requirement_page.h"

namespace wayproof {
namespace {

bool lacked = false;

/// Whether the last call would have needed more; asked once.
bool lacking() {
  const bool answer = lacked;
  lacked = false;
  return answer;
}

EMSCRIPTEN_BINDINGS(wayproof_lacking) { emscripten::function("lacking", &lacking); }

}  // namespace

namespace imports {

Import read_dittofeed(const json::Tree& /*tree*/, std::string_view /*name*/, FileId /*file*/, Report& /*report*/) {
  lacked = true;
  return {};
}
Import read_journey_builder(const json::Tree& /*tree*/, std::string_view /*name*/, FileId /*file*/,
                            Report& /*report*/) {
  lacked = true;
  return {};
}
Import read_klaviyo(const json::Tree& /*tree*/, std::string_view /*name*/, FileId /*file*/, Report& /*report*/) {
  lacked = true;
  return {};
}

}  // namespace imports

namespace report {

std::string write_requirement(const model::Pack& /*pack*/, const model::Requirement& /*requirement*/,
                              i18n::Language /*language*/) {
  lacked = true;
  return {};
}

}  // namespace report

namespace api {

Answer answer_table(const Request& /*request*/) {
  lacked = true;
  return BadRequest{"planning tables are not part of this module"};
}
Answer answer_tables(const Request& /*request*/) {
  lacked = true;
  return BadRequest{"planning tables are not part of this module"};
}
Answer answer_prove(const Request& /*request*/) {
  lacked = true;
  return BadRequest{"proofs are not part of this module"};
}
Answer answer_compliance(const Request& /*request*/) {
  lacked = true;
  return BadRequest{"reports of requirements are not part of this module"};
}
Answer answer_dialects(const Request& /*request*/) {
  lacked = true;
  return BadRequest{"the rules of other platforms are not part of this module"};
}
Answer answer_generate_tests(const Request& /*request*/) {
  lacked = true;
  return BadRequest{"making journey tests is not part of this module"};
}
Answer answer_test(const Request& /*request*/) {
  lacked = true;
  return BadRequest{"journey tests are not part of this module"};
}

}  // namespace api

}  // namespace wayproof
