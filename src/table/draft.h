// One journey under construction: what a table's cells say, put together to wayproof/journey@1.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "table/books.h"
#include "table/json_text.h"
#include "table/pieces.h"
#include "table/vocabulary.h"

namespace wayproof::tables {

/// The cells of one journey. A row of a flow plan has its steps in one cell; of a configuration each row is a step.
struct PlanRow {
  std::size_t row = 0;
  std::vector<std::vector<std::size_t>> columns;  ///< of cells with words, by Role
};

struct Plan {
  std::string id;
  std::vector<PlanRow> rows;
};

/// What all journeys of a table share.
struct Shared {
  const Grid& grid;
  const Columns& columns;
  Books& books;
  Vocabulary& vocabulary;
  std::map<std::string, std::string> ids;  ///< of journeys by their folded titles

  [[nodiscard]] const std::string& text(CellRef at) const { return grid.rows[at.row][at.column].text; }
};

/// When a step comes, as its words say.
struct Moment {
  bool at_once = false, same_day = false, next_day = false, daily = false;
  bool names_date = false;  ///< "on the day of expiry"
  std::optional<Token> duration;
  std::optional<ClockTime> clock;

  [[nodiscard]] bool given() const { return at_once || same_day || next_day || daily || duration || clock; }
  void take(const Token& token);
  void add(const Moment& other);  ///< what the other says stands
};

class Draft {
 public:
  Draft(const Plan& plan, Shared& shared) : plan_(plan), shared_(shared) {}

  /// The text of the journey.
  [[nodiscard]] std::string make();

 private:
  struct Step {
    std::string id;
    Json json = Json::object();
    enum class Way : std::uint8_t { next, ask, unclear } way = Way::next;
    Json condition = Json::object();  ///< Way::ask
    std::string name;                 ///< of the condition's case
    std::string coupon;               ///< the words that promise one; empty: none does
    int chain = 0;                    ///< 0: from the entry; others: from an exit rule
    int item = 0;                     ///< steps of one item are left out together when its condition does not hold
  };
  struct Condition {
    Json json;
    std::string event;  ///< it says that this has not happened; else empty
  };
  struct Row {
    CellRef cell;
    std::vector<CellRef> conditions;  ///< of a row that goes on with a journey: when, and for whom
    std::vector<CellRef> channels, examples, owners;
  };

  // draft_entry.cpp
  void read_trigger(CellRef at);
  void read_audience(CellRef at);
  bool trigger_of_date(const std::vector<Token>& tokens, CellRef at);
  bool trigger_of_clock(const std::vector<Token>& tokens, CellRef at);
  bool trigger_of_event(const std::vector<Token>& tokens, CellRef at);
  [[nodiscard]] Json messages_of(const std::vector<Token>& tokens);
  bool trigger_of_state(const std::vector<Token>& tokens);
  void set_again();
  [[nodiscard]] Json entry() const;

  // draft_limits.cpp
  void read_exclusion(CellRef at);
  void read_finish(CellRef at);
  void read_goal(CellRef at);
  bool read_exit(const Segment& segment, const Folded& words, CellRef at, bool finish);
  [[nodiscard]] bool has_exit(std::string_view event) const;
  void add_exit(const std::string& event, std::string_view words, Json exit = Json::object());
  [[nodiscard]] std::string journey_named(std::string_view folded) const;

  // draft_actions.cpp
  void read_actions(const Row& row);
  void read_item(const Folded& words, Piece item, const Row& row, const Moment& given);
  bool add_remark(const Segment& segment, const std::string& title);
  [[nodiscard]] Json steps() const;

  // draft_steps.cpp
  void act(const Segment& segment, const Folded& words, const Row& row);
  void message(const std::string& channel, const Segment& segment, const std::string& title, const Row& row);
  void name_content(Step& step, std::string_view title);
  void task(const Segment& segment, const std::string& title, bool call);
  void update(const Token& action, const Segment& segment, const std::string& title, const Row& row);
  void wait_for(const Moment& moment, const std::string& title, bool after_step, CellRef at);
  void ask_conditions(const std::vector<Condition>& conditions, const std::string& title);
  void unclear_step(const std::string& title, CellRef at, std::string_view which);
  void leave_any_time(const Token& event, const Folded& words, const Segment& segment);
  [[nodiscard]] std::vector<Condition> conditions_of(const Segment& segment, const Folded& words, bool acting);
  [[nodiscard]] std::vector<std::string> channels_of(const Row& row, bool& all_known);
  Step& add_step(std::string_view type, std::string_view id, const std::string& title);

  [[nodiscard]] std::optional<Condition> state_of(const Token& token, std::string_view words);
  void note(std::string_view words);
  void expect_any_time(CellRef at);
  void keep_examples(const Row& row, std::size_t first_step);
  [[nodiscard]] bool is_copy(CellRef at) const;
  [[nodiscard]] std::vector<CellRef> cells(Role role) const;
  void keep_as_note(CellRef at);

  const Plan& plan_;
  Shared& shared_;

  Json trigger_ = Json::object();
  std::string entry_event_;
  std::string trigger_words_;
  Moment first_moment_;  ///< said by the trigger: when the first step comes
  std::vector<Condition> first_conditions_;
  std::vector<Json> entry_if_;
  std::optional<Json> again_;
  std::string date_;     ///< attribute of a trigger by a date
  int days_before_ = 0;  ///< that date, if the trigger lies before it
  std::optional<ClockTime> entry_clock_;
  bool every_ = false, yearly_ = false;

  std::vector<std::pair<std::string, Json>> exits_;  ///< by event
  std::string lifetime_, active_until_, goal_words_;
  std::optional<Json> goal_;
  std::string note_;

  std::vector<Step> steps_;
  std::map<std::string, int> id_counts_;
  int chain_ = 0, chains_ = 0, item_ = 0;
  std::vector<std::string> chain_events_;  ///< that lead into chain 1, 2 ...
  std::pair<int, ClockTime> point_;  ///< of a journey before a date: days before it and the clock of the last step
  std::int64_t reached_ = 0;         ///< seconds after the entry at which the last step comes, as far as it is known
  std::string last_message_;         ///< id of the last step that sends to the customer
  bool from_entry_asked_ = false;
  std::map<std::string, std::string> last_of_channel_;
};

}  // namespace wayproof::tables
