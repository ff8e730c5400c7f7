// The native engine for the parity test: one request a line in, the responses out, each ended by a zero byte.
#include <iostream>
#include <string>

#include "api/engine.h"

int main() {
  std::ios::sync_with_stdio(false);
  std::string request;
  while (std::getline(std::cin, request)) std::cout << wayproof::engine::call(request) << '\0';
}
