#include "engine/base/errors.h"
#include "scenarios/run_result.h"

namespace postkutscher {

Audience parse_audience(const std::string& text) {
  constexpr std::string_view kOperator = "operator=";
  if (text == "internal") return {AudienceKind::internal, {}};
  if (text == "public") return {AudienceKind::public_, {}};
  if (text.starts_with(kOperator) && text.size() > kOperator.size()) {
    return {AudienceKind::one_operator, text.substr(kOperator.size())};
  }
  throw InputError("unknown_audience", "--audience", "\"" + text + "\" is not an audience",
                   "use internal, operator=ID or public");
}

}  // namespace postkutscher
