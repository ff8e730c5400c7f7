// A customer for a journey test: who he is, what he does, what becomes of him, and what that tries.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "model/customer.h"
#include "proof/most.h"
#include "proof/witness.h"
#include "trace/coverage.h"
#include "trace/trace.h"

namespace wayproof::suite {

using program::Index;
using program::none;

struct Story {
  model::Customer customer;
  trace::Run run;
  std::vector<bool> tried;  ///< by target

  /// The first message of a step, by State::messages; none if it never came to that.
  [[nodiscard]] Index message_of(Index step) const;
};

/// Plays customers against one workspace.
class Theatre {
 public:
  /// All must outlive it. Nobody does anything before `start`, unless his journey is over by then.
  Theatre(proof::Workspace& workspace, std::span<const trace::Target> targets, Instant start)
      : workspace_(&workspace), targets_(targets), start_(start) {}

  [[nodiscard]] const program::Program& program() const { return workspace_->program(); }
  [[nodiscard]] const model::Project& project() const { return workspace_->project(); }
  [[nodiscard]] proof::Workspace& workspace() const { return *workspace_; }
  [[nodiscard]] std::span<const trace::Target> targets() const { return targets_; }

  /// The customer, up to the end of everything that he sets going; where that takes too long, up to his `until`.
  [[nodiscard]] Story play(model::Customer customer) const;
  /// Whoever goes these ways, of which each begins where the one before ends: one journey hands him over to the next.
  /// Nothing if nobody knows how to bring it about. It is told without hurry: it begins in the morning, and what
  /// others do takes them a while.
  [[nodiscard]] std::optional<Story> tell(std::vector<proof::Way> ways) const;

 private:
  /// The customer as he stands.
  [[nodiscard]] Story seen(model::Customer customer) const;
  [[nodiscard]] trace::Run far_ahead(const model::Customer& customer) const;

  proof::Workspace* workspace_;
  std::span<const trace::Target> targets_;
  Instant start_;
};

}  // namespace wayproof::suite
