// What most files of the engine include, compiled once for builds from nothing (cmake/precompile.cmake). No file may rely
// on it: each includes what it needs itself.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "facts/facts.h"
#include "finding/report.h"
#include "model/project.h"
#include "program/program.h"
