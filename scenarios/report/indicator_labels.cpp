#include "scenarios/report/indicator_labels.h"

#include <algorithm>

#include "engine/indicators/indicators.h"

namespace postkutscher::report {

namespace {

const IndicatorDefinition* find(std::string_view key) {
  const auto& all = indicator_definitions();
  const auto found = std::find_if(all.begin(), all.end(), [key](const IndicatorDefinition& d) { return d.key == key; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

Text indicator_label(std::string_view key) {
  const auto* definition = find(key);
  return definition == nullptr ? same(key) : Text{definition->label_de, definition->label_en};
}

Text indicator_definition(std::string_view key) {
  const auto* definition = find(key);
  return definition == nullptr ? Text{} : Text{definition->definition_de, definition->definition_en};
}

}  // namespace postkutscher::report
