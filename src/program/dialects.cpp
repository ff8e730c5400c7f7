#include "program/dialects.h"

#include <algorithm>
#include <array>

namespace wayproof::program {
namespace {

using model::OnFail;
using Kind = model::Window::Kind;
using Unit = model::Window::Unit;

constexpr std::array<std::string_view, 3> braze{
    "https://www.braze.com/docs/user_guide/engagement_tools/canvas/create_a_canvas/time_based_canvas/",
    "https://braze.com/docs/user_guide/messaging/messaging_fundamentals/frequency_capping/faq/",
    "https://braze.com/docs/user_guide/messaging/messaging_fundamentals/quiet_hours/"};
constexpr std::array<std::string_view, 1> customer_io{"https://customer.io/docs/journeys/message-limits/"};
constexpr std::array<std::string_view, 1> dynamics{
    "https://github.com/MicrosoftDocs/customer-insights/blob/main/ci-docs/journeys/"
    "real-time-marketing-frequency-cap.md"};
constexpr std::array<std::string_view, 1> unica{
    "https://doc.unica.com/products/optimize/8_5_0/en_us/help/ruleDef_MaxPackages.html"};
constexpr std::array<std::string_view, 1> iterable{
    "https://support.iterable.com/hc/en-us/articles/15342990564372-Frequency-Management"};
constexpr std::array<std::string_view, 1> klaviyo{"https://help.klaviyo.com/hc/en-us/articles/115005078227"};
constexpr std::array<std::string_view, 2> mautic{
    "https://mautic-documentation-brazilian-portuguese.readthedocs.io/pt/stable/contacts/frequency_rules.html",
    "https://docs.mautic.org/en/contacts/message-queue"};
constexpr std::array<std::string_view, 2> webengage{"https://knowledgebase.webengage.com/docs/frequency-capping",
                                                    "https://knowledgebase.webengage.com/docs/queueing"};

// A week that begins on a Sunday (Iterable, WebEngage), or is the last seven days of the calendar (Braze), is none that
// a limit can be written with, so nothing is said. No page says whether a customer goes on while his message waits.
constexpr std::array table{
    Dialect{.id = "braze",
            .name = "Braze",
            .day = Counting::calendar_of_recipient,
            .on_full = OnFail::drop,
            .at_closed = OnFail::hold,
            .sources = braze},
    Dialect{.id = "customer-io",
            .name = "Customer.io",
            .day = Counting::sliding,
            .week = Counting::sliding,
            .month = Counting::sliding,
            .sources = customer_io},
    Dialect{.id = "dynamics-365",
            .name = "Dynamics 365",
            .day = Counting::sliding,
            .week = Counting::sliding,
            .month = Counting::sliding,
            .on_full = OnFail::drop,
            .count_at = model::CountAt::send,
            .sources = dynamics},
    Dialect{.id = "hcl-unica",
            .name = "HCL Unica",
            .day = Counting::sliding,
            .week = Counting::sliding,
            .month = Counting::sliding,
            .sources = unica},
    Dialect{.id = "iterable",
            .name = "Iterable",
            .day = Counting::calendar_of_workspace,
            .month = Counting::calendar_of_workspace,
            .on_full = OnFail::drop,
            .count_at = model::CountAt::send,
            .sources = iterable},
    Dialect{.id = "klaviyo",
            .name = "Klaviyo",
            .day = Counting::sliding,
            .on_full = OnFail::drop,
            .count_at = model::CountAt::send,
            .one_on_a_channel = true,
            .sources = klaviyo},
    Dialect{.id = "mautic", .name = "Mautic", .on_full = OnFail::hold, .sources = mautic},
    Dialect{.id = "webengage",
            .name = "WebEngage",
            .day = Counting::calendar_of_recipient,
            .month = Counting::calendar_of_recipient,
            .on_full = OnFail::hold,
            .at_closed = OnFail::hold,
            .sources = webengage},
};

/// The unit that people mean by a window; nothing of other lengths.
std::optional<Unit> unit_of(const Limit& limit) {
  if (limit.kind == Kind::calendar) return limit.unit;
  if (limit.length == day_seconds) return Unit::day;
  if (limit.length == 7 * day_seconds) return Unit::week;
  if (limit.length >= 28 * day_seconds && limit.length <= 31 * day_seconds) return Unit::month;
  return std::nullopt;
}

void read_window(Limit& limit, const Dialect& dialect, const Zone& workspace) {
  const auto unit = unit_of(limit);
  if (!unit) return;
  const Counting counting = *unit == Unit::day ? dialect.day : *unit == Unit::week ? dialect.week : dialect.month;
  switch (counting) {
    case Counting::as_written:
      return;
    case Counting::sliding: {
      constexpr std::array<std::int64_t, 3> days{1, 7, 30};
      if (limit.kind == Kind::calendar) limit.length = days[static_cast<std::size_t>(*unit)] * day_seconds;
      limit.kind = Kind::sliding;
      limit.zone.reset();
      return;
    }
    case Counting::calendar_of_recipient:
    case Counting::calendar_of_workspace:
      limit.kind = Kind::calendar;
      limit.unit = *unit;
      limit.length = 0;
      limit.zone.reset();
      if (counting == Counting::calendar_of_workspace) limit.zone = workspace;
      return;
  }
}

/// What a file says by purpose is what its platform is meant to do, and yields like the rest.
void read_policy(Gate& gate, model::Check check, OnFail on_fail) {
  auto& policies = gate.policy[static_cast<std::size_t>(check)];
  for (std::size_t p = 0; p < policies.size(); ++p) {
    if (policies[p].overridden && static_cast<model::Purpose>(p) != model::Purpose::internal)
      policies[p].on_fail = on_fail;
  }
}

}  // namespace

std::span<const Dialect> dialects() { return table; }

const Dialect* find_dialect(std::string_view id) {
  const auto* const found = std::find_if(table.begin(), table.end(), [&](const Dialect& one) { return one.id == id; });
  return found == table.end() ? nullptr : found;
}

Program as_read_by(Program program, const Dialect& dialect) {
  Gate& gate = program.gate;
  bool all = true;  // limits
  for (Cap& cap : gate.caps) {
    const bool known = !dialect.one_on_a_channel || (cap.max == 1 && cap.of.channel != none);
    all = all && known;
    if (!known) continue;
    read_window(cap, dialect, program.zone);
    if (dialect.on_full) cap.on_full = *dialect.on_full;
    if (dialect.count_at) cap.count_at = *dialect.count_at;
  }
  if (dialect.on_full && all) read_policy(gate, model::Check::caps, *dialect.on_full);
  if (dialect.at_closed) {
    for (auto* const hours : {&gate.quiet, &gate.windows}) {
      for (Hours& one : *hours) one.on_fail = *dialect.at_closed;
    }
    read_policy(gate, model::Check::hours, *dialect.at_closed);
  }
  return program;
}

}  // namespace wayproof::program
