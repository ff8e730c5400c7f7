// What the journeys of a table speak of, with the table's words for it: the beginnings of a workspace.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "table/phrase.h"

namespace wayproof::tables {

class Vocabulary {
 public:
  /// The first words for a thing stay.
  void channel(std::string_view id, std::string_view words) { channels_.try_emplace(std::string(id), words); }
  void event(std::string_view id, std::string_view words) { events_.try_emplace(std::string(id), words); }
  void attribute(std::string_view id, std::string_view words) { attributes_.try_emplace(std::string(id), words); }
  void segment(std::string_view id, std::string_view words) { segments_.try_emplace(std::string(id), words); }
  /// Of a text the last words stay: they are known once the whole action is read.
  void template_text(std::string_view id, std::string_view words) {
    templates_.insert_or_assign(std::string(id), words);
  }
  void role(std::string_view id, std::string_view words) { roles_.try_emplace(std::string(id), words); }
  void tag(std::string_view id) { tags_.try_emplace(std::string(id)); }
  void stage(std::string_view name) { stages_.try_emplace(std::string(name)); }
  void score() { score_ = true; }
  void offer(const Token& offer, std::string_view words);
  /// How long the offer holds.
  void offer_valid(std::string_view id, const Duration& valid);

  /// wayproof/workspace@1. What only people know (consent, limits, how late data arrive) is left out, so that the check
  /// asks for it.
  [[nodiscard]] std::string workspace() const;

 private:
  using Words = std::map<std::string, std::string>;  // by id
  struct Offer {
    std::string words;
    std::int64_t off = 0, least = 0;
    std::string_view currency;
    std::optional<Duration> valid;
  };
  Words channels_, events_, attributes_, segments_, templates_, roles_, tags_, stages_;
  std::map<std::string, Offer> offers_;
  bool score_ = false;
};

/// The one subscription that a plan's marketing messages are put under until somebody tells them apart.
inline constexpr std::string_view plan_topic = "promotions";

/// "0.1" for 100'000 millionths.
[[nodiscard]] std::string decimal(std::int64_t millionths);

}  // namespace wayproof::tables
