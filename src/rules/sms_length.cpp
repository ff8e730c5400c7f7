#include "rules/sms_length.h"

#include "rules/template_text.h"
#include "rules/variables.h"

namespace wayproof::rules {

SmsLength sms_length(const Context& context, const SentText& text) {
  SmsLength length;
  std::size_t at = 0;
  for (const Variable& variable : variables_in(text.text())) {
    length.written += text.text().substr(at, variable.begin - at);
    at = variable.end;
    length.values += longest_value(context, *text.step().journey_model, variable.name).value_or(0);
  }
  length.written += text.text().substr(at);
  const model::Channel* channel = text.channel.model;
  if (channel != nullptr && channel->signature_added && channel->signature) {
    const std::string signature = "【" + channel->signature->value + "】";
    length.signature = sms_size(signature).wide;
    length.written = signature + length.written;
  }
  return length;
}

}  // namespace wayproof::rules
