// Text → parse_scenario_document: anything but InputError or a scenario that survives being written and read again is a
// bug. Half of the inputs are edits of a valid scenario, so that no corpus is needed to get deep.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "engine/base/errors.h"
#include "scenarios/scenario_document.h"

namespace {

constexpr const char* kValid = R"(schema = "scenario/1"
[scenario]
name = "x"
date = 2026-04-24
[network]
map = "m"
buffer = "2km"
periods = [{from = 06:00:00, factor = 1.2, by_class = {primary = 1.5}}]
profiles.taxi.turn_delay = 3
[demand]
requests = "r.csv"
columns.id = "Nr"
values.category.R = "wheelchair"
[service]
pickup_tolerance = "15min"
categories.walking.load = {seat = 1}
vehicle_classes.taxi.layouts = [{seat = 3}]
[[operator]]
id = "o"
base = [14.3, 51.7]
[[fleet]]
operator = "o"
class = "taxi"
count = 2
shift = ["22:00", "06:00"]
[planning]
time = "60s"
)";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace postkutscher;
  std::string text(reinterpret_cast<const char*>(data), size);
  if (size > 0 && data[0] % 2 == 1) {
    text = kValid;
    for (std::size_t i = 1; i + 2 < size; i += 3) {
      text[(std::size_t{data[i]} * 256 + data[i + 1]) % text.size()] = static_cast<char>(data[i + 2]);
    }
  }
  try {
    const std::string resolved = resolved_toml(parse_scenario_document(text, "fuzz.toml").scenario);
    if (resolved_toml(parse_scenario_document(resolved, "fuzz.toml").scenario) != resolved) std::abort();
  } catch (const InputError&) {
  }
  return 0;
}
