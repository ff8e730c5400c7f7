// The same for unit tests, with GoogleTest.
#pragma once

#include <gtest/gtest.h>

#include "precompiled_engine.h"
#include "support/checked.h"
