#include "rules/cap/telling.h"

#include "i18n/render.h"
#include "model/words.h"
#include "model/write_customer.h"

namespace wayproof::rules {

Sender sender_of(const Context& context, const Witness& witness, Index record) {
  const auto& message = witness.run.state.messages[record];
  const Index begin = context.program.journeys[message.journey].steps_begin;
  return {context.project.journeys[message.journey], model_step(context, message.journey, message.step - begin)};
}

std::vector<Message> message_list(const Context& context, const Witness& witness, const std::vector<Index>& records) {
  std::vector<Message> out;
  std::optional<Day> shown;
  for (const Index record : records) {
    const auto& message = witness.run.state.messages[record];
    const auto& step = context.program.steps[message.step];
    const Instant at = message.result == trace::MessageRecord::Result::sent ? message.sent : message.planned;
    const Zone zone = witness.run.state.zone;
    const Day day = day_of_local(zone.local(at));
    const std::string id = step.channel != program::none ? context.program.channels[step.channel] : std::string();
    const auto* channel = context.workspace().channels.find(id);
    const ArgValue name = channel != nullptr ? ArgValue{model::word(channel->kind)} : ArgValue{Verbatim{id}};
    out.push_back({shown == day ? "cap.item" : "cap.item.day", {{"when", LocalMoment{at, zone}}, {"channel", name}}});
    shown = day;
  }
  return out;
}

Word counted_word(const program::Cap& cap) {
  if (cap.of.purpose == model::Purpose::marketing || cap.of.purpose == model::Purpose::mixed)
    return Word{"cap.counted.marketing"};
  return Word{"cap.counted.any"};
}

std::string_view window_name(const program::Cap& cap) {
  static constexpr std::string_view units[] = {"day", "week", "month"};
  switch (cap.kind) {
    case model::Window::Kind::sliding:
      return "sliding";
    case model::Window::Kind::tumbling:
      return "tumbling";
    case model::Window::Kind::calendar:
      return units[static_cast<std::size_t>(cap.unit)];
  }
  return "sliding";
}

std::string customer_text(model::Customer customer, const Message& title) {
  for (const auto language : {i18n::Language::en, i18n::Language::zh}) {
    customer.title.entries.push_back({language == i18n::Language::en ? "en" : "zh", i18n::render(title, language), {}});
  }
  return model::write_customer(customer);
}

std::string witness_text(const Witness& witness, const Message& title) {
  return customer_text(witness.customer, title);
}

}  // namespace wayproof::rules
