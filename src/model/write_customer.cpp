#include "model/write_customer.h"
#include "model/names.h"

#include <string_view>

namespace wayproof::model {
namespace {

std::string quoted(std::string_view text) {
  static constexpr char hex[] = "0123456789abcdef";
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += std::string("\\u00") + hex[(c >> 4) & 15] + hex[c & 15];
    } else {
      out += c;
    }
  }
  return out + '"';
}

// A rate of 10^-6 as the shortest decimal.
std::string decimal(std::int64_t millionths) {
  std::string digits = std::to_string(millionths < 0 ? -millionths : millionths);
  if (digits.size() < 7) digits.insert(0, 7 - digits.size(), '0');
  std::string fraction = digits.substr(digits.size() - 6);
  while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
  return (millionths < 0 ? "-" : "") + digits.substr(0, digits.size() - 6) + (fraction.empty() ? "" : "." + fraction);
}

std::string value(const Literal& literal) {
  switch (literal.kind) {
    case Literal::Kind::text:
      return quoted(literal.text);
    case Literal::Kind::integer:
      return std::to_string(literal.number);
    case Literal::Kind::rate:
      return decimal(literal.number);
    case Literal::Kind::boolean:
      return literal.number != 0 ? "true" : "false";
    case Literal::Kind::date:
      return quoted(iso_date(static_cast<Day>(literal.number)));
    case Literal::Kind::moment:
      return quoted(iso_local(literal.number));
    case Literal::Kind::none:
    case Literal::Kind::list:
      break;
  }
  return "null";
}

std::string moment(const Moment& at) {
  std::string out = iso_local(at.local);
  if (at.offset) {
    const std::int32_t minutes = (*at.offset < 0 ? -*at.offset : *at.offset) / 60;
    const auto two = [](std::int32_t n) {
      return std::string{static_cast<char>('0' + n / 10), static_cast<char>('0' + n % 10)};
    };
    out += (*at.offset < 0 ? "-" : "+") + two(minutes / 60) + ":" + two(minutes % 60);
  }
  return quoted(out);
}

// The members of one object, on one line.
class Line {
 public:
  Line& add(std::string_view key, const std::string& json) {
    body_ += (body_.empty() ? "" : ", ") + quoted(key) + ": " + json;
    return *this;
  }
  Line& text(std::string_view key, const MaybeId& id) { return id ? add(key, quoted(id->value)) : *this; }
  [[nodiscard]] bool empty() const { return body_.empty(); }
  [[nodiscard]] std::string str() const { return "{" + body_ + "}"; }

 private:
  std::string body_;
};

std::string literals(const std::vector<std::pair<Id, Literal>>& from) {
  Line line;
  for (const auto& [id, literal] : from) line.add(id.value, value(literal));
  return line.str();
}

std::string ids(const std::vector<Id>& from) {
  std::string out = "[";
  for (const auto& id : from) out += (out.size() > 1 ? ", " : "") + quoted(id.value);
  return out + "]";
}

std::string text(const Text& from) {
  if (from.entries.size() == 1 && from.entries.front().language.empty()) return quoted(from.entries.front().value);
  Line line;
  for (const auto& entry : from.entries) line.add(entry.language, quoted(entry.value));
  return line.str();
}

std::string consent(const ConsentRecord& from) {
  Line line;
  line.add("topic", quoted(from.topic.value)).text("channel", from.channel).add("given", from.given ? "true" : "false");
  if (from.at) line.add("at", moment(*from.at));
  if (from.arrives) line.add("arrives", moment(*from.arrives));
  return line.str();
}

std::string filter(const MessageFilter& from) {
  static constexpr std::string_view purposes[] = {"marketing", "transactional", "service", "otp", "mixed", "internal"};
  Line line;
  if (from.purpose) line.add("purpose", quoted(purposes[static_cast<std::size_t>(from.purpose->value)]));
  return line.text("channel", from.channel)
      .text("topic", from.topic)
      .text("kind", from.kind)
      .text("offer", from.offer)
      .text("journey", from.journey)
      .text("step", from.step)
      .str();
}

std::string event(const Occurrence& from) {
  Line line;
  line.add("event", quoted(from.event.value)).add("at", moment(from.at));
  if (from.arrives) line.add("arrives", moment(*from.arrives));
  if (!from.with.empty()) line.add("with", literals(from.with));
  return line.str();
}

std::string change(const Change& from) {
  Line line;
  line.add("at", moment(from.at));
  if (from.arrives) line.add("arrives", moment(*from.arrives));
  if (!from.set.empty()) line.add("set", literals(from.set));
  const auto list = [&](std::string_view key, const std::vector<Id>& names) {
    if (!names.empty()) line.add(key, ids(names));
  };
  list("add_tags", from.add_tags);
  list("remove_tags", from.remove_tags);
  list("enter_segments", from.enter_segments);
  list("leave_segments", from.leave_segments);
  list("suppress", from.suppress);
  list("unsuppress", from.unsuppress);
  return line.text("stage", from.stage).str();
}

std::string reaction(const ReactionInput& from) {
  Line line;
  line.add("to", filter(from.to));
  if (from.nth) line.add("nth", std::to_string(from.nth->value));
  if (from.opt_out) {
    line.add("opt_out", "true");
  } else {
    line.add("reaction", quoted(std::string(names::of(names::reaction, from.reaction))));
  }
  if (from.after) line.add("after", quoted(iso(from.after->value)));
  line.text("link", from.link);
  if (from.machine) line.add("machine", "true");
  return line.str();
}

std::string outcome(const OutcomeInput& from) {
  Line line;
  line.text("journey", from.journey).add("step", quoted(from.step.value));
  if (from.nth) line.add("nth", std::to_string(from.nth->value));
  line.add("outcome", quoted(from.outcome.value));
  if (from.after) line.add("after", quoted(iso(from.after->value)));
  return line.str();
}

class Document {
 public:
  void add(std::string_view key, const std::string& json) {
    body_ += (body_.empty() ? "\n" : ",\n") + indent_ + quoted(key) + ": " + json;
  }

  template <class List, class Writer>
  void list(std::string_view key, const List& from, Writer writer) {
    if (from.empty()) return;
    std::string json = "[";
    for (const auto& one : from) json += (json.size() > 1 ? ",\n" : "\n") + indent_ + "  " + writer(one);
    add(key, json + "\n" + indent_ + "]");
  }

  [[nodiscard]] std::string str() const { return "{" + body_ + "\n" + indent_.substr(2) + "}"; }
  void deeper() { indent_ += "  "; }

 private:
  std::string indent_ = "  ";
  std::string body_;
};

std::string profile(const Customer& from) {
  Document out;
  out.deeper();
  const auto maybe = [&](std::string_view key, const MaybeId& id) {
    if (id) out.add(key, quoted(id->value));
  };
  if (!from.attributes.empty()) out.add("attributes", literals(from.attributes));
  const auto list = [&](std::string_view key, const std::vector<Id>& names) {
    if (!names.empty()) out.add(key, ids(names));
  };
  list("tags", from.tags);
  list("segments", from.segments);
  list("stages", from.stages);
  list("suppressed", from.suppressed);
  if (!from.scores.empty()) {
    Line line;
    for (const auto& [id, score] : from.scores) line.add(id.value, std::to_string(score.value));
    out.add("scores", line.str());
  }
  maybe("region", from.region);
  maybe("time_zone", from.zone);
  maybe("language", from.language);
  if (from.addresses_given) out.add("addresses", literals(from.addresses));
  out.list("consents", from.consents, consent);
  return out.str();
}

}  // namespace

std::string write_customer(const Customer& customer) {
  Document out;
  out.add("format", quoted("wayproof/customer@1"));
  out.add("id", quoted(customer.id.value));
  if (!customer.title.empty()) out.add("title", text(customer.title));
  if (customer.from) out.add("from", moment(*customer.from));
  if (customer.until) out.add("until", moment(*customer.until));
  out.add("profile", profile(customer));
  out.list("events", customer.events, event);
  out.list("changes", customer.changes, change);
  out.list("reactions", customer.reactions, reaction);
  out.list("outcomes", customer.outcomes, outcome);
  out.list("arms", customer.arms, [](const ArmInput& arm) {
    return Line().add("experiment", quoted(arm.experiment.value)).add("arm", quoted(arm.arm.value)).str();
  });
  return out.str() + "\n";
}

}  // namespace wayproof::model
