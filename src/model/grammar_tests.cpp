// The grammar of wayproof/tests@1: journey tests, each a customer and what is expected to happen to him.
#include "model/formats.h"
#include "model/grammar.h"
#include "model/names.h"

namespace wayproof::model::grammar {
namespace {

// ---- what is expected -----------------------------------------------------------------------------------------------

constexpr Shape reason_name = choice_of(names::reason);
constexpr Shape refusal_name = choice_of(names::refusal);
constexpr Shape leaving_name = choice_of(names::leaving);
constexpr Shape times = integer_of(1, 1'000'000);

constexpr Doc at_doc = "At this second, on the customer's clock unless an offset is written.";
constexpr Doc from_doc = "Not before this.";
constexpr Doc to_doc = "Before this.";
constexpr Doc within_doc = "At most so long after the journey was entered.";

constexpr Field message_fields[] = {
    {"of", &which_messages, true, "Which message."},
    {"at", &moment, false, at_doc},
    {"from", &moment, false, from_doc},
    {"to", &moment, false, to_doc},
    {"within", &zero_duration, false, within_doc},
    {"times", &times, false, "Exactly so often; at least once when absent."},
};
constexpr Field no_message_fields[] = {
    {"of", &which_messages, true, "Which message."},
    {"from", &moment, false, from_doc},
    {"to", &moment, false, to_doc},
    {"reason", &reason_name, false, "One was due and did not go out, for this reason of the gate."},
};
constexpr Field entry_fields[] = {
    {"journey", &their_name, true, "Which journey."},
    {"at", &moment, false, at_doc},
    {"from", &moment, false, from_doc},
    {"to", &moment, false, to_doc},
    {"times", &times, false, "Exactly so often; at least once when absent."},
};
constexpr Field no_entry_fields[] = {
    {"journey", &their_name, true, "Which journey."},
    {"from", &moment, false, from_doc},
    {"to", &moment, false, to_doc},
    {"reason", &refusal_name, false, "The customer should have come in and was refused, for this reason."},
};
constexpr Field leave_fields[] = {
    {"journey", &their_name, true, "Which journey."},
    {"how", &leaving_name, false, "How; in any way when absent."},
    {"at", &moment, false, at_doc},
    {"from", &moment, false, from_doc},
    {"to", &moment, false, to_doc},
    {"within", &zero_duration, false, within_doc},
    {"times", &times, false, "Exactly so often; at least once when absent."},
};
constexpr Field step_fields[] = {
    {"step", &their_name, true, "Which step."},
    {"journey", &their_name, false, "Of which journey; the first that has such a step when absent."},
    {"at", &moment, false, at_doc},
    {"from", &moment, false, from_doc},
    {"to", &moment, false, to_doc},
    {"within", &zero_duration, false, within_doc},
    {"times", &times, false, "Exactly so often; at least once when absent."},
};
constexpr Field no_step_fields[] = {
    {"step", &their_name, true, "Which step."},
    {"journey", &their_name, false, "Of which journey; the first that has such a step when absent."},
    {"from", &moment, false, from_doc},
    {"to", &moment, false, to_doc},
};
constexpr Field state_fields[] = {
    {"if", &condition, true, "What has to be so."},
    {"at", &moment, false, "After this second; at the end when absent."},
};
constexpr Constraint one_time[] = {excludes("at", "from", "to")};

constexpr Shape message = object_of("expect-message", {}, message_fields, one_time);
constexpr Shape no_message = object_of("expect-no-message", {}, no_message_fields);
constexpr Shape entry = object_of("expect-entry", {}, entry_fields, one_time);
constexpr Shape no_entry = object_of("expect-no-entry", {}, no_entry_fields);
constexpr Shape leave = object_of("expect-leave", {}, leave_fields, one_time);
constexpr Shape step = object_of("expect-step", {}, step_fields, one_time);
constexpr Shape no_step = object_of("expect-no-step", {}, no_step_fields);
constexpr Shape state = object_of("expect-state", {}, state_fields);

constexpr Alternative expectation_kinds[] = {
    {"message", &message, "Such a message goes out.",
     R"({"kind": "message", "of": {"step": "reminder-sms"}, "at": "2027-03-01T10:30:00"})"},
    {"no_message", &no_message, "No such message goes out.",
     R"({"kind": "no_message", "of": {"channel": "sms"}, "reason": "quiet-hours"})"},
    {"entry", &entry, "The customer enters the journey.", R"({"kind": "entry", "journey": "cart-recovery"})"},
    {"no_entry", &no_entry, "The customer does not enter the journey.",
     R"({"kind": "no_entry", "journey": "cart-recovery", "reason": "too_soon"})"},
    {"leave", &leave, "The customer leaves the journey.",
     R"({"kind": "leave", "journey": "cart-recovery", "how": "exit_rule", "within": "PT3H"})"},
    {"step", &step, "The customer comes to the step.", R"({"kind": "step", "step": "code-mail"})"},
    {"no_step", &no_step, "The customer never comes to the step.", R"({"kind": "no_step", "step": "code-mail"})"},
    {"state", &state, "Something is so about the customer.",
     R"({"kind": "state", "if": {"tag": "buyer"}, "at": "2027-03-02T00:00:00"})"}};
static_assert(std::size(expectation_kinds) == names::expectation.size());
constexpr Shape expectation =
    tagged_by("kind", "expectation", "One thing that has to happen, or must not.", expectation_kinds);
constexpr Shape expectations = array_of(expectation, 1);

// ---- tests ----------------------------------------------------------------------------------------------------------

constexpr Alternative customer_forms[] = {{{}, &plain_id, {}, {}}, {{}, &customer_story, {}, {}}};
constexpr Shape tested_customer =
    kinds_of("tested-customer", "The id of a customer's file, or the customer himself.", customer_forms);
constexpr Field test_fields[] = {
    {"id", &plain_id, true, "Id of the test."},
    {"title", &text, false, "What it shows, in one sentence."},
    {"customer", &tested_customer, true, "Who it happens to."},
    {"expect", &expectations, true, "What is expected."},
};
constexpr Shape test = object_of("test", "A customer, and what is expected to happen to him.", test_fields);
constexpr Shape test_list = array_of(test, 1);

constexpr Shape format = text_of(formats::tests_format);
constexpr Field tests_fields[] = {
    {"$schema", &free_text, false, "Where an editor finds the schema."},
    {"format", &format, true, "What this file is."},
    {"id", &plain_id, true, "Id of the file."},
    {"title", &text, false, "What the tests are about."},
    {"tests", &test_list, true, "The tests."},
};

}  // namespace

constinit const Shape tests =
    object_of("tests", "Journey tests: customers, and what is expected to happen to them.", tests_fields);

}  // namespace wayproof::model::grammar
