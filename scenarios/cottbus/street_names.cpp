#include "scenarios/cottbus/street_names.h"

#include <string_view>
#include <utility>

#include "scenarios/cottbus/districts.h"

namespace postkutscher::cottbus {

namespace {

const std::vector<std::string_view>& words() {
  static const std::vector<std::string_view> kWords = {
      "Ahorn",        "Akazien",      "Amsel",      "Anemonen",       "Apfel",     "Aster",       "Auen",
      "Bach",         "Binsen",       "Birken",     "Birn",           "Blumen",    "Brombeer",    "Brunnen",
      "Buchen",       "Buchfinken",   "Dahlien",    "Damm",           "Dorf",      "Drossel",     "Ebereschen",
      "Efeu",         "Eiben",        "Eichen",     "Elster",         "Enzian",    "Erlen",       "Eschen",
      "Espen",        "Falken",       "Farn",       "Fasanen",        "Feld",      "Fichten",     "Finken",
      "Flachs",       "Flieder",      "Föhren",     "Garten",         "Ginster",   "Gras",        "Habicht",
      "Hafer",        "Hain",         "Hasel",      "Heide",          "Hirse",     "Holunder",    "Hopfen",
      "Igel",         "Iris",         "Jasmin",     "Kamillen",       "Kastanien", "Kiebitz",     "Kiefern",
      "Kirsch",       "Klee",         "Korn",       "Kranich",        "Krokus",    "Lärchen",     "Lavendel",
      "Leinen",       "Lerchen",      "Libellen",   "Lilien",         "Linden",    "Lupinen",     "Luch",
      "Malven",       "Margeriten",   "Meisen",     "Milan",          "Mispel",    "Mohn",        "Mühlen",
      "Nachtigall",   "Nelken",       "Nuss",       "Obst",           "Otter",     "Pappel",      "Pflaumen",
      "Pirol",        "Platanen",     "Primel",     "Quellen",        "Quitten",   "Raps",        "Reiher",
      "Ried",         "Ringelblumen", "Robinien",   "Roggen",         "Rosen",     "Rotkehlchen", "Salbei",
      "Sand",         "Schilf",       "Schlehen",   "Schmetterlings", "Schwalben", "Schwanen",    "Seerosen",
      "Silberweiden", "Sonnen",       "Specht",     "Sperling",       "Spree",     "Star",        "Stern",
      "Storchen",     "Tannen",       "Taubnessel", "Teich",          "Thymian",   "Tulpen",      "Ufer",
      "Ulmen",        "Veilchen",     "Wacholder",  "Wald",           "Wasser",    "Weiden",      "Weizen",
      "Wiesen",       "Winden",       "Zaunkönig",  "Zeisig",         "Ziegel",    "Zirbel"};
  return kWords;
}

std::vector<std::string> shuffled_names(std::size_t district, std::uint64_t seed) {
  std::vector<std::string> names;
  for (const std::string_view suffix : {"straße", "weg", "gasse", "ring", "steig", "winkel"}) {
    for (const std::string_view word : words()) names.push_back(std::string(word) + std::string(suffix));
  }
  RandomStream random({seed, 0, district, "street names"});
  // Fisher–Yates over portable draws; plain streets and ways (the first third) stay in front.
  const auto mix = [&](std::size_t first, std::size_t last) {
    for (std::size_t i = last; i > first + 1; --i) {
      std::swap(names[i - 1], names[static_cast<std::size_t>(
                                  draw(random, static_cast<std::int64_t>(first), static_cast<std::int64_t>(i - 1)))]);
    }
  };
  mix(0, 2 * words().size());
  mix(2 * words().size(), names.size());
  return names;
}

bool wants_name(const Street& street) {
  return street.name.empty() && (street.kind == Kind::residential || street.kind == Kind::living_street);
}

}  // namespace

void name_streets(StreetGraph& graph, std::uint64_t seed) {
  constexpr std::int64_t kShortest = 600;
  std::vector<std::int64_t> lengths(graph.streets().size(), 0);
  std::vector<std::size_t> district(graph.streets().size(), 0);
  for (const Edge& edge : graph.edges()) {
    if (!edge.alive) continue;
    if (lengths[edge.street] == 0) district[edge.street] = settlement_at(graph.spot(edge.a));
    lengths[edge.street] += distance(graph.spot(edge.a), graph.spot(edge.b));
  }
  std::vector<std::vector<std::string>> names;
  for (std::size_t i = 0; i < settlements().size(); ++i) names.push_back(shuffled_names(i, seed));
  std::vector<std::size_t> used(settlements().size(), 0);
  for (StreetIndex s = 0; s < graph.streets().size(); ++s) {
    if (lengths[s] < kShortest || !wants_name(graph.streets()[s])) continue;
    auto& choice = names[district[s]];
    if (used[district[s]] < choice.size()) graph.streets()[s].name = choice[used[district[s]]++];
  }
}

}  // namespace postkutscher::cottbus
