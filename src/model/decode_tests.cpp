// From the tree of a wayproof/tests@1 file to the model.
#include "model/decode.h"
#include "model/grammar.h"
#include "model/reading_customer.h"

namespace wayproof::model {
namespace {

class TestsReading {
 public:
  TestsReading(const Refusals& refused, FileId file) : read_(refused), file_(file) {}

  JourneyTests tests(json::Value root) const {
    JourneyTests result;
    result.file = file_;
    result.span = root.span();
    result.id = read_.id(root, "id");
    result.title = read_.text(root, "title");
    for (const json::Value item : read_.items(root, "tests")) result.tests.push_back(test(item));
    return result;
  }

 private:
  JourneyTest test(json::Value value) const {
    JourneyTest result;
    result.span = value.span();
    result.id = read_.id(value, "id");
    result.title = read_.text(value, "title");
    result.customer = read_.text_of(value, "customer");
    const json::Value own = read_.get(value, "customer");
    if (own.is(json::Kind::object)) {
      Customer& customer = result.own.emplace(read_customer(read_, own, file_));
      customer.id = result.id;
      customer.title = result.title;
    }
    for (const json::Value item : read_.items(value, "expect")) result.expectations.push_back(expectation(item));
    return result;
  }

  Expectation expectation(json::Value value) const {
    Expectation result;
    result.span = value.span();
    const auto kind = read_.choice<Expectation::Kind>(value, "kind", names::expectation, Expectation::Kind::message);
    if (!kind) return result;
    result.kind = kind->value;
    result.of = read_.filter(value, "of");
    result.journey = read_.text_of(value, "journey");
    result.step = read_.text_of(value, "step");
    result.condition = read_.condition(value, "if");
    if (result.kind == Expectation::Kind::no_entry) {
      result.refusal = read_.choice<Refusal>(value, "reason", names::refusal);
    } else {
      result.reason = read_.choice<Reason>(value, "reason", names::reason, Reason::no_address);
    }
    result.how = read_.choice<Leaving>(value, "how", names::leaving);
    result.at = read_.moment(value, "at");
    result.from = read_.moment(value, "from");
    result.to = read_.moment(value, "to");
    result.within = read_.duration(value, "within");
    result.times = read_.integer(value, "times");
    if (lacks(result, value)) result.kind = Expectation::Kind::invalid;
    return result;
  }

  /// Half an expectation would be met by too much: without its step, "comes to the step" is always so.
  bool lacks(const Expectation& expected, json::Value value) const {
    using Kind = Expectation::Kind;
    switch (expected.kind) {
      case Kind::message:
      case Kind::no_message:
        if (!read_.get(value, "of")) return true;
        break;
      case Kind::entry:
      case Kind::no_entry:
      case Kind::leave:
        if (!expected.journey) return true;
        break;
      case Kind::step:
      case Kind::no_step:
        if (!expected.step) return true;
        break;
      case Kind::state:
        if (!expected.condition) return true;
        break;
      case Kind::invalid:
        return true;
    }
    for (std::size_t i = 0; i < value.size(); ++i) {
      if (read_.refused(value.member(i).value)) return true;
    }
    return false;
  }

  Reading read_;
  FileId file_;
};

}  // namespace

JourneyTests decode_tests(const json::Tree& tree, FileId file, Report& report, const DecodeOptions& options) {
  const CheckResult checked = check_file(tree.root(), grammar::tests, file, report, options);
  return TestsReading(checked.refused, file).tests(tree.root());
}

}  // namespace wayproof::model
