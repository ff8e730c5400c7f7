#include "model/step_order.h"

#include <algorithm>

#include "base/stable_sort.h"

namespace wayproof::model {
namespace {

class Walk {
 public:
  explicit Walk(const Journey& journey) : steps_(journey.steps), rank_(journey.steps.size(), unreached) {
    by_id_.reserve(steps_.size());
    for (std::uint32_t s = 0; s < steps_.size(); ++s) by_id_.push_back({steps_[s].id.value, s});
    stable_sort(by_id_, [](const Named& a, const Named& b) { return a.id < b.id; });
    reach(journey.first);
    follow_all();
    for (const Exit& exit : journey.exits) reach(exit.next);
    follow_all();
  }

  /// The place of each step among those reached; what is not reached comes behind all of them.
  std::vector<std::uint32_t> ranks() && { return std::move(rank_); }

 private:
  static constexpr std::uint32_t unreached = UINT32_MAX;
  struct Named {
    std::string_view id;
    std::uint32_t step;
  };

  void reach(std::string_view id) {
    const auto found = std::lower_bound(by_id_.begin(), by_id_.end(), id,
                                        [](const Named& named, std::string_view wanted) { return named.id < wanted; });
    if (found == by_id_.end() || found->id != id || rank_[found->step] != unreached) return;
    rank_[found->step] = static_cast<std::uint32_t>(queue_.size());
    queue_.push_back(found->step);
  }
  void reach(const MaybeId& id) {
    if (id) reach(std::string_view(id->value));
  }
  void reach(const Boxed<InstantSpec>& spec) {
    if (!spec) return;
    for (const auto* otherwise : {&spec->if_past, &spec->if_missing}) {
      if (*otherwise && (*otherwise)->kind == Otherwise::Kind::step) reach(std::string_view((*otherwise)->step));
    }
  }

  void follow_all() {
    while (followed_ < queue_.size()) follow(steps_[queue_[followed_++]]);
  }
  void follow(const Step& step) {
    reach(step.next);
    for (const Case& way : step.cases) reach(std::string_view(way.next.value));
    reach(step.otherwise);
    for (const Arm& arm : step.arms) reach(std::string_view(arm.next.value));
    // Outcomes are keys; their names have an order of their own.
    std::vector<const Outcome*> outcomes;
    for (const Outcome& outcome : step.outcomes) outcomes.push_back(&outcome);
    stable_sort(outcomes, [](const Outcome* a, const Outcome* b) { return a->name.value < b->name.value; });
    for (const Outcome* const outcome : outcomes) reach(std::string_view(outcome->next.value));
    reach(step.on_time_out);
    reach(step.overdue);
    reach(step.until);
    reach(step.by);
    reach(step.due);
  }

  const std::vector<Step>& steps_;
  std::vector<Named> by_id_;
  std::vector<std::uint32_t> rank_, queue_;
  std::size_t followed_ = 0;  // of the queue
};

}  // namespace

void order_by_ways(Journey& journey) {
  const std::vector<std::uint32_t> ranks = Walk(journey).ranks();
  if (std::is_sorted(ranks.begin(), ranks.end())) return;  // as people mostly write them
  std::vector<std::uint32_t> order(ranks.size());
  for (std::uint32_t s = 0; s < order.size(); ++s) order[s] = s;
  stable_sort(order, [&](std::uint32_t a, std::uint32_t b) { return ranks[a] < ranks[b]; });
  std::vector<Step> ordered;
  ordered.reserve(order.size());
  for (const std::uint32_t s : order) ordered.push_back(std::move(journey.steps[s]));
  journey.steps = std::move(ordered);
}

}  // namespace wayproof::model
