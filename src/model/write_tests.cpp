#include "model/write_tests.h"

#include "model/names.h"
#include "model/write_customer.h"
#include "model/writing.h"

namespace wayproof::model {
namespace {

using namespace writing;

std::string expectation(const Expectation& from) {
  Line line;
  line.add("kind", quoted(names::of_named(names::expectation, from.kind)));
  if (from.kind == Expectation::Kind::message || from.kind == Expectation::Kind::no_message) {
    line.add("of", filter(from.of));
  }
  line.text("journey", from.journey).text("step", from.step);
  if (from.how) line.add("how", quoted(names::of(names::leaving, from.how->value)));
  if (from.at) line.add("at", moment(*from.at));
  if (from.from) line.add("from", moment(*from.from));
  if (from.to) line.add("to", moment(*from.to));
  if (from.within) line.add("within", quoted(iso(from.within->value)));
  if (from.times) line.add("times", std::to_string(from.times->value));
  if (from.reason) line.add("reason", quoted(names::of_named(names::reason, from.reason->value)));
  if (from.refusal) line.add("reason", quoted(names::of(names::refusal, from.refusal->value)));
  return line.str();
}

std::string test(const JourneyTest& from, int depth) {
  Document out(depth);
  out.add("id", quoted(from.id.value));
  if (!from.title.empty()) out.add("title", text(from.title));
  out.add("customer", from.own ? write_story(*from.own, depth + 1) : quoted(from.customer->value));
  out.list("expect", from.expectations, expectation);
  return out.str();
}

}  // namespace

std::string write_tests(const JourneyTests& tests) {
  Document out;
  out.add("format", quoted("wayproof/tests@1"));
  out.add("id", quoted(tests.id.value));
  if (!tests.title.empty()) out.add("title", text(tests.title));
  out.list("tests", tests.tests, [](const JourneyTest& one) { return test(one, 2); });
  return out.str() + "\n";
}

std::string write_test(const JourneyTest& one) { return test(one, 0); }

}  // namespace wayproof::model
