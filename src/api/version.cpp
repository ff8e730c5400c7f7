#include "api/version.h"

#include <nlohmann/json.hpp>

#include "api/answers.h"
#include "rules/pin.h"
#include "time/zone.h"

namespace wayproof {

std::string_view version() { return WAYPROOF_VERSION; }

namespace api {

Answer answer_version(const Request&) {
  return nlohmann::ordered_json{{"format", "wayproof/version@1"},
                                {"version", version()},
                                {"tzdata", tzdata_version()},
                                {"rules", rules::newest_rule_set(rules::registry())},
                                {"source", source_hash()}}
      .dump();
}

}  // namespace api
}  // namespace wayproof
