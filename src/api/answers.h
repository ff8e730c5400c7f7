// One function for each kind of request; api/engine.cpp chooses.
#pragma once

#include "api/request.h"

namespace wayproof::api {

[[nodiscard]] Answer answer_check(const Request& request);           // check.cpp
[[nodiscard]] Answer answer_baseline(const Request& request);        // check.cpp
[[nodiscard]] Answer answer_fix(const Request& request);             // fix.cpp
[[nodiscard]] Answer answer_trace(const Request& request);           // trace.cpp
[[nodiscard]] Answer answer_make_test(const Request& request);       // trace.cpp
[[nodiscard]] Answer answer_test(const Request& request);            // tests.cpp
[[nodiscard]] Answer answer_prove(const Request& request);           // prove.cpp
[[nodiscard]] Answer answer_compliance(const Request& request);      // compliance.cpp
[[nodiscard]] Answer answer_dialects(const Request& request);        // dialects.cpp
[[nodiscard]] Answer answer_generate_tests(const Request& request);  // suite.cpp
[[nodiscard]] Answer answer_edit(const Request& request);            // edit.cpp
[[nodiscard]] Answer answer_init(const Request& request);            // init.cpp
[[nodiscard]] Answer answer_questions(const Request& request);       // questions.cpp
[[nodiscard]] Answer answer_answer(const Request& request);          // questions.cpp
[[nodiscard]] Answer answer_explain(const Request& request);         // library.cpp
[[nodiscard]] Answer answer_rules(const Request& request);           // library.cpp
[[nodiscard]] Answer answer_packs(const Request& request);           // packs.cpp
[[nodiscard]] Answer answer_schema(const Request& request);          // library.cpp
[[nodiscard]] Answer answer_table(const Request& request);           // table.cpp
[[nodiscard]] Answer answer_tables(const Request& request);          // table.cpp
[[nodiscard]] Answer answer_version(const Request& request);         // version.cpp

}  // namespace wayproof::api
