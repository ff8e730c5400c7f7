// Prints what the engine believes about every zone, for compare_zones.py to check against another reader of the same
// data.
//
//   release NAME
//   zone NAME
//   at INSTANT OFFSET            random instants, 2000 to 2200
//   stretch BEGIN END OFFSET     all of 2000 to 2041; the first may begin earlier, the last end later
//   local LOCAL INSTANT KIND     local times in, at and around every gap and overlap of these years
#include <cstdint>
#include <cstdio>

#include "time/zone.h"

namespace {

using namespace wayproof;

constexpr Instant begin_2000 = 946'684'800;
constexpr Instant begin_2041 = 2'240'611'200;
constexpr int instants_per_zone = 60;

void print(const char* what, std::int64_t a, std::int64_t b) {
  std::printf("%s %lld %lld\n", what, static_cast<long long>(a), static_cast<long long>(b));
}

void print_stretch(const Stretch& stretch) {
  std::printf("stretch %lld %lld %d\n", static_cast<long long>(stretch.begin), static_cast<long long>(stretch.end),
              stretch.offset);
}

void print_local(Zone zone, LocalSeconds local) {
  static constexpr const char* kinds[] = {"unique", "gap", "overlap"};
  const Resolved resolved = zone.resolve(local);
  std::printf("local %lld %lld %s\n", static_cast<long long>(local), static_cast<long long>(resolved.at),
              kinds[static_cast<int>(resolved.kind)]);
}

/// splitmix64, the same numbers everywhere.
std::uint64_t next_random(std::uint64_t& state) {
  std::uint64_t z = state += 0x9e3779b97f4a7c15;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
  z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
  return z ^ (z >> 31);
}

void print_zone(Zone zone, std::uint64_t& random) {
  std::printf("zone %.*s\n", static_cast<int>(zone.name().size()), zone.name().data());
  for (int i = 0; i < instants_per_zone; ++i) {
    const auto t =
        static_cast<Instant>(next_random(random) % static_cast<std::uint64_t>(last_instant - begin_2000)) + begin_2000;
    print("at", t, zone.offset_at(t));
  }
  Stretch stretch = zone.stretch_at(begin_2000);
  print_stretch(stretch);
  while (stretch.end < begin_2041) {
    const Transition change = zone.next_transition(stretch.begin).value();
    stretch = zone.stretch_at(change.at);
    print_stretch(stretch);
    const LocalSeconds before = change.at + change.before;
    const LocalSeconds after = change.at + change.after;
    for (const LocalSeconds local :
         {before - 1, before, before + 1, (before + after) / 2, after - 1, after, after + 1}) {
      print_local(zone, local);
    }
  }
}

}  // namespace

int main() {
  std::printf("release %.*s\n", static_cast<int>(tzdata_version().size()), tzdata_version().data());
  std::uint64_t random = 20'260'101;
  for (std::size_t i = 0; i < Zone::count(); ++i) print_zone(Zone::find(Zone::name_at(i)).value(), random);
}
