#include "program/filter.h"

namespace wayproof::program {

bool matches(const Filter& filter, const Program& program, Index step) {
  const Step& message = program.steps[step];
  const auto fits = [](Index wanted, Index is) { return wanted == none || wanted == is; };
  return !filter.impossible && message.sends && (!filter.purpose || *filter.purpose == message.purpose) &&
         fits(filter.channel, message.channel) && fits(filter.topic, message.topic) &&
         fits(filter.kind, message.kind) && fits(filter.offer, message.offer) &&
         fits(filter.journey, message.journey) && fits(filter.step, step) &&
         (filter.set == none || program.sets[filter.set][step]);
}

}  // namespace wayproof::program
