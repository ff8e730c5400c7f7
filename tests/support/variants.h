// The same files written otherwise: keys in another order, other white space, other names. Whoever reads them must come
// to the same answers.
#pragma once

#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "support/checked.h"

namespace wayproof::testing {

using Document = nlohmann::ordered_json;

/// The keys of every object in another order.
enum class Order { reversed, shuffled };
[[nodiscard]] Document reordered(const Document& document, Order order);

/// The same tokens with blanks, tabs and line ends (LF, CR LF, CR) of all kinds between them.
[[nodiscard]] std::string spaced_out(const Document& document);

/// New names for all that an author names, each in the order of the old ones, so that whatever is decided by name is
/// decided as before.
struct Names {
  std::map<std::string, std::string> ids;  ///< of steps, journeys, events, messages, caps ...: letters and digits only
  std::map<std::string, std::string> lines;  ///< of stages and links: any text of one line

  /// A text in which the new names stand, with the old ones again.
  [[nodiscard]] std::string old_words(std::string text) const;
};
/// `new_id` and `new_line` make the n-th of `count` names.
using Naming = std::function<std::string(std::size_t n, std::size_t count)>;
[[nodiscard]] Names names_of(const std::vector<Document>& documents, const Naming& new_id, const Naming& new_line);

/// A document of ours with all its names replaced, wherever the grammar says that a name stands, and in the variables
/// of texts.
[[nodiscard]] Document renamed(const Document& document, const Names& names);

}  // namespace wayproof::testing
