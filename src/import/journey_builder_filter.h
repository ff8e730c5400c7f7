// Conditions of Salesforce Journey Builder: exports carry them as XML inside a JSON string,
//   <FilterDefinition><ConditionSet Operator="AND"><Condition Key="Event.Form-1.Email" Operator="IsNotNull">
//   <Value><![CDATA[]]></Value></Condition></ConditionSet></FilterDefinition>
// (test data of Accenture/sfmc-devtools and salesforce-marketingcloud/sfmc-example-jb-custom-activity).
#pragma once

#include <optional>
#include <string_view>

#include "import/ledger.h"

namespace wayproof::imports {

struct Filter {
  enum class Kind : std::uint8_t {
    empty,       ///< everybody passes
    understood,  ///< `condition` says it
    unclear,     ///< an operator or a shape that we do not know: only the platform can decide it
  };
  Kind kind = Kind::unclear;
  model::Condition condition;
};

/// `span` is the place of the string; every part of the condition points there. Attributes and fields of events that it
/// names are declared in `needs`.
[[nodiscard]] Filter read_filter(std::string_view xml, Span span, model::Workspace& needs);

/// What a key of a filter or an expression like `{{Event.Form-1."Email"}}` names.
struct DataName {
  std::string event;  ///< of a field of the entry event; empty: an attribute of the contact
  std::string name;
};
[[nodiscard]] std::optional<DataName> data_name(std::string_view expression);

/// Declares what a data name stands for, with this type unless it has one.
void declare_data(model::Workspace& needs, const DataName& data, model::ValueType type, Span span);

}  // namespace wayproof::imports
