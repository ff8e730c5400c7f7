#include "suite/regression.h"

#include <algorithm>

namespace wayproof::suite {
namespace {

using model::Expectation;
using program::Index;
using program::none;
using proof::Property;

class Regression {
 public:
  Regression(const model::Project& project, const program::Program& program, const Property& property,
             const proof::Refutation& shown)
      : project_(project), program_(program), property_(property), shown_(shown) {}

  std::vector<Expectation> expectations() {
    switch (property_.kind) {
      case Property::Kind::at_most:
        none_between(sent(first_too_many()), end_of_window());
        break;
      case Property::Kind::after_no:
      case Property::Kind::always_at:
        none_between(sent(0), sent(last()) + 1);
        break;
      case Property::Kind::never_between:
      case Property::Kind::by:
      case Property::Kind::reply_window:
        for (std::size_t n = 0; n < shown_.records.size(); ++n) none_between(sent(n), sent(n) + 1);
        break;
      case Property::Kind::reaches:
        in_time();
        break;
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] Instant sent(std::size_t n) const { return shown_.run.state.messages[shown_.records[n]].sent; }
  [[nodiscard]] std::size_t last() const { return shown_.records.size() - 1; }
  [[nodiscard]] std::size_t first_too_many() const {
    return std::min(last(), static_cast<std::size_t>(std::max<std::int64_t>(0, property_.limit.max)));
  }

  // Of the window that is too full: who moves the message a little, but not out of it, is not done.
  [[nodiscard]] Instant end_of_window() const {
    using Unit = model::Window::Unit;
    const program::Limit& limit = property_.limit;
    if (limit.kind != model::Window::Kind::calendar) return sent(0) + limit.length;
    const Zone zone = limit.zone.value_or(shown_.run.state.zone);
    Day day = day_of_local(zone.local(sent(0)));
    const auto goes_on = [&] {
      return limit.unit == Unit::week ? weekday(day) != 0 : limit.unit == Unit::month && civil(day).day != 1;
    };
    do ++day;
    while (goes_on());
    return zone.resolve(LocalSeconds{day} * day_seconds).at;
  }

  void none_between(Instant from, Instant to) {
    Expectation& expected = out_.emplace_back();
    expected.kind = Expectation::Kind::no_message;
    expected.of = filter();
    expected.from = moment(from);
    expected.to = moment(to);
  }

  void in_time() {
    const program::Guarantee& promise = program_.guarantees[property_.index];
    Expectation& expected = out_.emplace_back();
    expected.kind = promise.to_step == none ? Expectation::Kind::leave : Expectation::Kind::step;
    expected.journey = model::Id{project_.journeys[promise.journey].id.value, {}};
    if (promise.to_step != none) expected.step = step(promise.to_step);
    if (shown_.due) expected.to = moment(*shown_.due + 1);
  }

  [[nodiscard]] model::Id step(Index at) const {
    const Index journey = program_.steps[at].journey;
    return {project_.journeys[journey].steps[at - program_.journeys[journey].steps_begin].id.value, {}};
  }

  [[nodiscard]] model::MessageFilter filter() const {
    const program::Filter& of = property_.limit.of;
    model::MessageFilter out;
    const auto name = [](const program::Names& names, Index index) -> model::MaybeId {
      return index == none ? model::MaybeId() : model::Id{names[index], {}};
    };
    if (of.purpose) out.purpose = {*of.purpose, {}};
    out.channel = name(program_.channels, of.channel);
    out.topic = name(program_.topics, of.topic);
    out.kind = name(program_.kinds, of.kind);
    out.offer = name(program_.offers, of.offer);
    const Index journey = of.step != none ? program_.steps[of.step].journey : of.journey;
    if (journey != none) out.journey = model::Id{project_.journeys[journey].id.value, {}};
    if (of.step != none) out.step = step(of.step);
    return out;
  }

  [[nodiscard]] model::Moment moment(Instant t) const {
    const Zone zone = shown_.run.state.zone;
    model::Moment out{zone.local(t), {}, {}};
    if (zone.resolve(out.local).at != t) out.offset = zone.offset_at(t);
    return out;
  }

  const model::Project& project_;
  const program::Program& program_;
  const Property& property_;
  const proof::Refutation& shown_;
  std::vector<Expectation> out_;
};

}  // namespace

model::JourneyTest regression_test(const model::Project& project, const program::Program& program,
                                   const Property& property, const proof::Refutation& shown, std::string id,
                                   model::Text title) {
  model::JourneyTest out;
  out.id = {std::move(id), {}};
  out.title = std::move(title);
  out.own = shown.customer;
  out.expectations = Regression(project, program, property, shown).expectations();
  return out;
}

}  // namespace wayproof::suite
