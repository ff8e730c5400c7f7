#include "proof/shrink.h"

#include <algorithm>

#include "base/stable_sort.h"
#include "trace/customer.h"

namespace wayproof::proof {
namespace {

using program::none;
using program::Program;

// A customer with very much to leave out stays as he is beyond so many replays.
constexpr std::size_t most_replays = 600;

class Shrinking {
 public:
  Shrinking(const Program& program, const model::Project& project, Refutation shown, const Breach& breach,
            LocalSeconds earliest)
      : program_(program), project_(project), breach_(breach), earliest_(earliest), shown_(std::move(shown)) {}

  Refutation run() {
    while (drop_all()) {
    }
    round_all();
    return std::move(shown_);
  }

 private:
  bool keep(model::Customer customer) {
    if (replays_++ >= most_replays) return false;
    auto plainer = played(program_, project_, std::move(customer), breach_);
    if (!plainer) return false;
    shown_ = std::move(*plainer);
    return true;
  }

  template <class T, class May>
  bool drop(std::vector<T> model::Customer::*list, const May& may) {
    bool any = false;
    for (std::size_t n = (shown_.customer.*list).size(); n-- > 0;) {
      if (!may((shown_.customer.*list)[n])) continue;
      model::Customer fewer = shown_.customer;
      (fewer.*list).erase((fewer.*list).begin() + static_cast<std::ptrdiff_t>(n));
      any |= keep(std::move(fewer));
    }
    return any;
  }

  bool drop_all() {
    using C = model::Customer;
    const auto any = [](const auto& /*item*/) { return true; };
    // Who has agreed to everything and can be reached is plainer than who has not.
    const LocalSeconds begins = shown_.customer.from ? shown_.customer.from->local : earliest_;
    const auto not_from_before = [&](const model::ConsentRecord& word) {
      return !word.given || (word.at && word.at->local >= begins);
    };
    const auto no_address = [&](const auto& attribute) {
      const auto& facts = program_.channel_facts;
      return std::none_of(facts.begin(), facts.end(), [&](const program::Channel& channel) {
        return channel.address != none && program_.attributes[channel.address] == attribute.first.value;
      });
    };
    bool dropped = drop(&C::events, any);
    dropped |= drop(&C::changes, any);
    dropped |= drop(&C::reactions, any);
    dropped |= drop(&C::outcomes, any);
    dropped |= drop(&C::consents, not_from_before);
    dropped |= drop(&C::attributes, no_address);
    dropped |= drop(&C::tags, any);
    dropped |= drop(&C::segments, any);
    dropped |= drop(&C::stages, any);
    dropped |= drop(&C::scores, any);
    dropped |= drop(&C::arms, any);
    return dropped;
  }

  static model::Moment& moment_of(model::Occurrence& event) { return event.at; }
  static model::Moment& moment_of(model::Change& change) { return change.at; }
  static model::Moment& moment_of(model::ConsentRecord& word) { return *word.at; }

  /// Each of them put to the roundest time that shows the same.
  template <class T, class May>
  void round(std::vector<T> model::Customer::*list, const May& may) {
    for (std::size_t n = 0; n < (shown_.customer.*list).size(); ++n) {
      T& now = (shown_.customer.*list)[n];
      if (!may(now) || moment_of(now).offset) continue;
      const LocalSeconds local = moment_of(now).local;
      bool done = false;
      for (const std::int64_t unit :
           {std::int64_t{day_seconds}, std::int64_t{3600}, std::int64_t{300}, std::int64_t{60}}) {
        const LocalSeconds before = local - ((local % unit) + unit) % unit;
        if (done || before == local) break;
        for (const LocalSeconds to : {before, before + unit}) {
          if (done || to < earliest_) continue;
          model::Customer rounder = shown_.customer;
          T& item = (rounder.*list)[n];
          moment_of(item).local = to;
          if (item.arrives) item.arrives->local += to - local;
          done = keep(std::move(rounder));
        }
      }
    }
  }

  void round_all() {
    using C = model::Customer;
    const auto any = [](const auto& /*item*/) { return true; };
    round(&C::events, any);
    round(&C::changes, any);
    round(&C::consents, [](const model::ConsentRecord& word) { return !word.given && word.at.has_value(); });
    stable_sort(shown_.customer.events, [](const auto& a, const auto& b) { return a.at.local < b.at.local; });
  }

  const Program& program_;
  const model::Project& project_;
  const Breach& breach_;
  LocalSeconds earliest_;
  Refutation shown_;
  std::size_t replays_ = 0;
};

}  // namespace

std::optional<Refutation> played(const Program& program, const model::Project& project, model::Customer customer,
                                 const Breach& breach) {
  Report ignored;  // names come from the program itself
  const auto rehearsal = trace::prepare(program, project, customer, 0, ignored);
  trace::Run run = trace::replay(program, rehearsal);
  auto records = breach(run);
  if (!records) return std::nullopt;
  return Refutation{std::move(customer), std::move(run), std::move(*records)};
}

Refutation plainest(const Program& program, const model::Project& project, Refutation shown, const Breach& breach,
                    LocalSeconds earliest) {
  return Shrinking(program, project, std::move(shown), breach, earliest).run();
}

}  // namespace wayproof::proof
