// The order of a journey's steps: that of its ways, not of its keys.
#pragma once

#include "model/journey.h"

namespace wayproof::model {

/// Puts the steps in the order in which a customer can come to them: from `first`, nearer ones before farther
/// ones, then from the exits that go on at a step; what nobody comes to follows as it was. The order of keys has no
/// meaning in our files, so neither may what is found depend on it: which of several messages a finding names first,
/// and with it what a baseline knows it by.
void order_by_ways(Journey& journey);

}  // namespace wayproof::model
