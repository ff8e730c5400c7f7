#include "table/table.h"

#include <algorithm>
#include <set>

#include "table/draft.h"
#include "table/words.h"

namespace wayproof::tables {
namespace {

using Kind = Token::Kind;

constexpr std::string_view remark_words = "注|备注|说明|注意|备 注|*|※|note|notes|remark|remarks|nb";

/// What the words of a condition begin with: an event, a date, a clock; or nothing, as in "3 h later".
struct Start {
  std::string what;
  std::string about;     ///< a name for a journey that starts with none of them: "no order", "becomes MQL"
  std::string channel;   ///< of a reaction: which message it was about
  bool goes_on = false;  ///< says a time or a reaction within a journey
};

Start start_of(std::string_view text) {
  const Folded words = fold(text);
  const std::vector<Token> tokens = tokens_of(words.text, 0, words.text.size());
  Start start;
  const bool reacts =
      std::any_of(tokens.begin(), tokens.end(), [](const Token& token) { return token.is(Kind::reaction); });
  for (const Token& token : tokens) {
    const bool begins = (token.is(Kind::event) && !reacts) || token.is(Kind::date);
    if (begins && !token.negated && start.what.empty()) start.what = token.id;
    if ((token.is(Kind::event) || token.is(Kind::person)) && start.about.empty()) {
      start.about = (token.negated ? "no-" : "") + token.id.substr(token.id.find(':') + 1);
    }
    if (token.is(Kind::mark, "any-time")) {
      start.goes_on = true;
      return start;
    }
    if (token.is(Kind::channel) && reacts && start.channel.empty()) start.channel = token.id;
    // "No order for 30 days" is no step of a flow that runs for hours.
    const bool long_absence =
        token.is(Kind::duration) && token.timing == Token::Timing::bare && token.duration.days >= 7;
    const bool window = (token.is(Kind::duration) && token.timing == Token::Timing::window) || long_absence;
    start.goes_on = start.goes_on || token.is(Kind::reaction) || (token.is(Kind::duration) && !window) ||
                    token.is(Kind::mark, "next-day") || token.is(Kind::mark, "same-day") ||
                    token.is(Kind::mark, "at-once");
  }
  if (start.what.empty() && !start.goes_on) {
    for (const Token& token : tokens) {
      if (token.is(Kind::mark, "daily") || token.is(Kind::mark, "weekly") || token.is(Kind::mark, "monthly"))
        start.what = "every";
    }
  }
  return start;
}

class Reader {
 public:
  Reader(std::string_view text, const Options& options, Report& report) : options_(options), report_(report) {
    table_.grid = read_grid(text);
    // Whoever says what columns are has seen the table as it was answered: turned.
    if (on_its_side(table_.grid)) table_.grid = turned(std::move(table_.grid));
    table_.columns = find_columns(table_.grid, options.mapping, options.kind, options.header_rows);
  }

  Table read() && {
    Books books(table_.grid, options_.file, report_);
    for (const Span place : table_.grid.open_quotes) books.find("unreadable", "open_quote", place);
    for (const Span place : table_.grid.not_utf8) books.find("unreadable", "not_utf8", place);
    Vocabulary vocabulary;
    Shared shared{table_.grid, table_.columns, books, vocabulary, {}};
    book_header(books);
    if (table_.columns.kind == TableKind::unknown) {
      if (!table_.grid.rows.empty()) books.ask("not-understood", "table", {0, 0});
    } else {
      collect(books);
      for (const Plan& plan : plans_) {
        const auto name = name_of(plan);
        if (!name.empty()) shared.ids.emplace(fold(name).text, plan.id);
      }
      for (const Plan& plan : plans_) {
        Draft draft(plan, shared);
        table_.journeys.push_back(
            {plan.id, plan.id + ".journey.json", draft.make(), plan.rows.front().row, plan.rows.back().row});
      }
      table_.workspace = vocabulary.workspace();
    }
    table_.cells = std::move(books).finish();
    return std::move(table_);
  }

 private:
  void book_header(Books& books) const {
    const Columns& columns = table_.columns;
    for (std::size_t row = 0; row < columns.first; ++row) {
      for (std::size_t column = 0; column < table_.grid.columns; ++column) {
        if (row < columns.header)
          books.left_out({row, column}, "title_row");
        else if (columns.known[column])
          books.mapped({row, column}, "header");
        else
          books.approximated({row, column}, "header", "kept_as_note");
      }
    }
  }

  [[nodiscard]] std::string name_of(const Plan& plan) const {
    for (const PlanRow& row : plan.rows) {
      for (const std::size_t column : row.columns[static_cast<std::size_t>(Role::name)]) {
        return table_.grid.rows[row.row][column].text;
      }
    }
    return {};
  }

  // ---- rows to journeys

  void collect(Books& books) {
    const auto named = [&](Role role) {
      return std::find(table_.columns.roles.begin(), table_.columns.roles.end(), role) != table_.columns.roles.end();
    };
    names_ = named(Role::name);
    for (std::size_t index = table_.columns.first; index < table_.grid.rows.size(); ++index) {
      const std::vector<Cell>& cells = table_.grid.rows[index];
      PlanRow row;
      row.row = index;
      row.columns.resize(role_count);
      std::size_t filled = 0, last = 0;
      for (std::size_t column = 0; column < cells.size(); ++column) {
        if (cells[column].text.empty()) continue;
        ++filled;
        last = column;
        row.columns[static_cast<std::size_t>(table_.columns.roles[column])].push_back(column);
      }
      if (filled == 0) continue;
      if (filled == 1 && starts_with_word(fold(cells[last].text).text, remark_words) != 0) {
        books.left_out({index, last}, "remark_row");
        continue;
      }
      add(std::move(row));
    }
  }

  [[nodiscard]] std::string cell(const PlanRow& row, Role role) const {
    const auto& columns = row.columns[static_cast<std::size_t>(role)];
    return columns.empty() ? std::string() : table_.grid.rows[row.row][columns.front()].text;
  }

  void add(PlanRow row) {
    const std::string name = cell(row, Role::name);
    const Start start = start_of(cell(row, Role::trigger));
    const bool has_trigger = !cell(row, Role::trigger).empty();
    bool goes_on = !plans_.empty();
    if (!name.empty()) {
      goes_on = goes_on && name == name_;
    } else if (!names_ && has_trigger && goes_on) {
      const bool same = !start.what.empty() && start.what == start_ && start.what != "every";
      const bool about_others = !start.channel.empty() && channels_.count(start.channel) == 0;
      goes_on = same || (start.goes_on && !about_others && (start.what.empty() || any_time(cell(row, Role::trigger))));
    }
    if (!goes_on) {
      if (plans_.empty() || !name.empty() || has_trigger || !cell(row, Role::action).empty()) {
        name_ = name;
        start_ = start.what;
        plans_.emplace_back().id = id_for(name, start.what.empty() ? start.about : start.what);
        channels_.clear();
      }
    }
    for (const Role role : {Role::action, Role::channel}) {
      const Folded words = fold(cell(row, role));
      for (const Hit& hit : find_all(words.text, words::channels())) channels_.emplace(hit.id());
    }
    plans_.back().rows.push_back(std::move(row));
  }

  static bool any_time(std::string_view text) {
    const Folded words = fold(text);
    const std::vector<Token> tokens = tokens_of(words.text, 0, words.text.size());
    return std::any_of(tokens.begin(), tokens.end(),
                       [](const Token& token) { return token.is(Kind::mark, "any-time"); });
  }

  /// Small letters and digits of the name, else what starts the journey.
  std::string id_for(std::string_view name, std::string_view start) {
    std::string id = id_of_words(fold(name).text);
    const bool readable = std::count_if(id.begin(), id.end(), [](char c) { return c >= 'a' && c <= 'z'; }) >= 4;
    if (!readable || id.size() > 48) id = start == "every" ? "scheduled" : id_of_words(fold(start).text);
    if (id.empty()) id = "journey";
    const std::string stem = id;
    for (int number = 2; !ids_.insert(id).second; ++number) id = stem + "-" + std::to_string(number);
    return id;
  }

  const Options& options_;
  Report& report_;
  Table table_;
  std::vector<Plan> plans_;
  std::set<std::string> ids_;
  std::set<std::string> channels_;  // on which the last journey sends
  std::string name_, start_;        // of the last journey
  bool names_ = false;              // the table has a column of names
};

}  // namespace

Table read_table(std::string_view text, const Options& options, Report& report) {
  return Reader(text, options, report).read();
}

}  // namespace wayproof::tables
