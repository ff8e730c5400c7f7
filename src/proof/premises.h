// What a proof rests on: what the files say of the platform and of the world, without which it would be no proof. Found
// by proving the same again as if they did not say it.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "proof/prove.h"

namespace wayproof::proof {

/// Something that the files say, and nothing in them can show.
struct Premise {
  enum class Kind : std::uint8_t {
    check,      ///< the platform keeps to a check before sending (`mode` "enforce")
    event,      ///< an event is known within its `late`
    opt_out,    ///< opt-outs are known within `latency.opt_out`
    attribute,  ///< an attribute never changes
    tags,       ///< tags that are not listed under `external` are changed by journeys alone
  };
  Kind kind = Kind::check;
  std::size_t index = 0;  ///< of model::Check; in Workspace::events, attributes

  friend bool operator==(const Premise&, const Premise&) = default;
};

/// A premise without which a property is not proved.
struct Needed {
  Premise premise;
  std::optional<std::int64_t> bound;  ///< at_most: without it no more than so many, where that is known
};

class Premises {
 public:
  /// Of a workspace; both must outlive this. `weekdays`: as in the workspace that the proofs come from.
  Premises(const model::Project& project, const program::Program& program, bool weekdays = false);
  ~Premises();
  Premises(const Premises&) = delete;
  Premises& operator=(const Premises&) = delete;

  /// Of a property that is proved: each premise without which, by itself, it is not. One that would take too many
  /// states to tell is not among them.
  [[nodiscard]] std::vector<Needed> of(const Property& property, Instant start);

 private:
  struct Without;
  [[nodiscard]] bool concerns(const Premise& premise, const Property& property) const;
  /// Whether a trigger fires with the event.
  [[nodiscard]] bool names(Index trigger, Index event) const;
  [[nodiscard]] Without& without(const std::vector<Premise>& premises);

  const model::Project& project_;
  const program::Program& program_;
  bool weekdays_;
  std::vector<std::vector<Premise>> groups_;  // what is looked at together first
  std::vector<std::unique_ptr<Without>> without_;
};

}  // namespace wayproof::proof
