// Which policy packs there are, and to which of them a workspace is held: those of the regions where its customers
// live, those that are about everybody, and those that it names.
#pragma once

#include <deque>
#include <span>
#include <string_view>
#include <vector>

#include "finding/report.h"
#include "model/pack.h"
#include "model/project.h"

namespace wayproof::packs {

/// A pack that comes with Wayproof (packs/*.pack.json), not yet read: most workspaces need a few of them.
struct ShippedPack {
  std::string_view id;
  std::string_view regions;  ///< of recipients, joined by blanks; empty: everywhere
  std::string_view text;     ///< the file
};

/// All of them by id. Compiled in natively; the page hands them to its engine (wasm/loaded_texts.cpp).
[[nodiscard]] std::span<const ShippedPack> shipped();
[[nodiscard]] const ShippedPack* find_shipped(std::string_view id);

/// Reads a pack that came with Wayproof; mistakes in it are mistakes of ours, which tests find.
[[nodiscard]] model::Pack read(const ShippedPack& pack);

/// The packs that hold for one project, by id. What they point at lives as long as this and the project.
struct Library {
  std::deque<model::Pack> read;                 ///< of those that came with Wayproof, what was read
  std::vector<const model::Pack*> packs;        ///< to which the workspace is held
  std::vector<const model::PackRef*> left_out;  ///< with their reasons

  /// A requirement by its full name, "cn.sms/hours", among the packs that hold; null: there is none.
  [[nodiscard]] const model::Requirement* find(std::string_view name) const;
};

/// Without regions and without packs that it names, a workspace is held to none: nobody knows to which law. A pack of
/// the user's own takes the place of a shipped one with its id. Names that nothing has and other versions than those
/// asked for are findings.
[[nodiscard]] Library library_for(const model::Project& project, Report& report);

/// "cn.sms/hours".
[[nodiscard]] std::string name_of(const model::Pack& pack, const model::Requirement& requirement);
/// What messages a requirement is about: its own purposes, else marketing and mixed.
[[nodiscard]] std::vector<model::Purpose> purposes_of(const model::Requirement& requirement);
/// Where the people live whom a requirement protects: its own regions, else those of its pack; none: anywhere.
[[nodiscard]] const std::vector<model::Id>& regions_of(const model::Pack& pack, const model::Requirement& requirement);

}  // namespace wayproof::packs
