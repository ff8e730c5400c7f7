#include "table/vocabulary.h"

#include "table/json_text.h"

namespace wayproof::tables {
namespace {

/// What an event means to the rules, where its name says so.
std::string_view meaning_of(std::string_view event) {
  if (event == "order.paid" || event == "deal.won") return "purchase";
  if (event == "customer.registered" || event == "trial.registered") return "registration";
  if (event == "order.refunded") return "refund";
  if (event == "appointment.booked") return "booking";
  return {};
}

}  // namespace

std::string decimal(std::int64_t millionths) {
  std::string digits = std::to_string(millionths % 1'000'000);
  digits.insert(0, 6 - digits.size(), '0');
  while (!digits.empty() && digits.back() == '0') digits.pop_back();
  return std::to_string(millionths / 1'000'000) + (digits.empty() ? "" : "." + digits);
}

void Vocabulary::offer(const Token& offer, std::string_view words) {
  offers_.try_emplace(offer.id, Offer{std::string(words), offer.number, offer.least, offer.currency, {}});
}

void Vocabulary::offer_valid(std::string_view id, const Duration& valid) {
  if (const auto found = offers_.find(std::string(id)); found != offers_.end()) found->second.valid = valid;
}

std::string Vocabulary::workspace() const {
  Json all = Json::object();
  all.add("format", "wayproof/workspace@1")
      .add("id", "shared")
      .add("journeys", Json::array().push(Json::text("*.json")));
  const auto declare = [&](std::string_view key, const Words& things, auto&& more) {
    if (things.empty()) return;
    Json group = Json::object();
    for (const auto& [id, words] : things) {
      Json thing = Json::object();
      if (!words.empty()) thing.add("title", words);
      more(id, thing);
      group.add(id, std::move(thing));
    }
    all.add(key, std::move(group));
  };
  const auto nothing = [](const std::string&, Json&) {};
  if (!tags_.empty()) {
    Json tags = Json::array();
    for (const auto& [id, words] : tags_) tags.push(Json::text(id));
    all.add("tags", std::move(tags));
  }
  declare("attributes", attributes_, [](const std::string&, Json& thing) { thing.add("type", "date"); });
  declare("events", events_, [](const std::string& id, Json& thing) {
    if (const std::string_view means = meaning_of(id); !means.empty()) thing.add("means", means);
  });
  declare("segments", segments_, nothing);
  if (score_) all.add("scores", Json::object().add("lead", Json::object()));
  if (!stages_.empty()) {
    Json stages = Json::array();
    for (const auto& [name, words] : stages_) stages.push(Json::text(name));
    all.add("stages", Json::object().add("lead", std::move(stages)));
  }
  if (!channels_.empty()) {
    Json channels = Json::array();
    for (const auto& [id, words] : channels_) channels.push(Json::text(id));
    all.add("topics", Json::object().add(plan_topic, Json::object().add("channels", std::move(channels))));
  }
  declare("channels", channels_, [](const std::string& id, Json& thing) { thing.add("kind", id); });
  declare("people", roles_, nothing);
  if (!offers_.empty()) {
    Json offers = Json::object();
    for (const auto& [id, known] : offers_) {
      Json offer = Json::object();
      if (!known.words.empty()) offer.add("title", known.words);
      // A share, or minor units told apart by their sign (Token::number).
      if (known.off > 0) offer.add("off", Json::object().add("percent", Json::raw(decimal(known.off))));
      if (known.off < 0 && !known.currency.empty()) {
        offer.add("off",
                  Json::object().add("money", Json::raw(std::to_string(-known.off))).add("currency", known.currency));
      }
      if (known.least > 0) offer.add("from_money", Json::raw(std::to_string(known.least)));
      if (known.valid) offer.add("valid", iso(*known.valid));
      offers.add(id, std::move(offer));
    }
    all.add("offers", std::move(offers));
  }
  declare("templates", templates_, nothing);
  return all.pretty();
}

}  // namespace wayproof::tables
