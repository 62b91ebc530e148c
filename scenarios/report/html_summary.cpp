#include <algorithm>
#include <functional>

#include "engine/cooperation/value.h"
#include "scenarios/report/html.h"
#include "scenarios/report/labels.h"

namespace postkutscher::report {

namespace {

struct KeyFigure {
  Text name;
  Text value;
  Text sentence;
};

// What the first screen needs of a view.
struct Facts {
  const View& view;
  PlanFigures shown;
  const PlanColumn* today;

  explicit Facts(const View& v) : view(v), shown(v.figures(v.run().shown())), today(find_column(v.run(), "today")) {}

  // "; heute 41,20 €" when there is a column today.
  Text compared(const std::function<Text(const PlanFigures&)>& value) const {
    if (today == nullptr || today == &view.run().shown()) return {};
    return phrase("; heute {}", "; today {}", value(view.figures(*today)));
  }
  bool earns() const {
    const auto& columns = view.run().columns;
    return std::any_of(columns.begin(), columns.end(), [](const auto& c) { return c.value.revenue != Cost{}; });
  }
};

Text refusals(std::optional<double> refused) {
  if (!refused) return {"Wie viele abgelehnt werden, ist unterdrückt.", "How many are refused is suppressed."};
  if (*refused == 0) return {"Keine Fahrt wird abgelehnt.", "No ride is refused."};
  if (*refused == 1)
    return {"Eine Fahrt wird abgelehnt, mit Begründung unten.", "One ride is refused, with a reason below."};
  return phrase("{} Fahrten werden abgelehnt, mit Begründung unten.", "{} rides are refused, with reasons below.",
                number(refused));
}

KeyFigure served(const Facts& facts) {
  const Text name{"Bediente Fahrten", "Rides served"};
  if (!facts.view.is_public()) {
    return {name, phrase("{} von {}", "{} of {}", number(facts.shown.served), number(facts.shown.rides)),
            refusals(facts.shown.refused)};
  }
  return {name, told(facts.shown.served),
          phrase("Fahrtwünsche: {}; abgelehnt: {}.", "Requests: {}; refused: {}.", told(facts.shown.rides),
                 told(facts.shown.refused))};
}

KeyFigure cost_per_ride(const Facts& facts) {
  const auto value = [](const PlanFigures& f) { return told_euros(f.cost_per_served, 2); };
  return {{"Kosten je bedienter Fahrt", "Cost per served ride"},
          value(facts.shown),
          phrase("Fahrkosten geteilt durch bediente Fahrten{}.", "Driving cost divided by rides served{}.",
                 facts.compared(value))};
}

KeyFigure vehicles(const Facts& facts) {
  const auto value = [](const PlanFigures& f) { return told(f.vehicles_used); };
  Text shown = value(facts.shown);
  if (facts.shown.vehicles) shown = phrase("{} von {}", "{} of {}", shown, number(facts.shown.vehicles));
  return {
      {"Fahrzeuge im Einsatz", "Vehicles used"},
      shown,
      phrase("Fahrzeuge mit mindestens einer Fahrt{}.", "Vehicles with at least one ride{}.", facts.compared(value))};
}

KeyFigure total_cost(const Facts& facts) {
  Text chain;
  bool any_told = false;
  for (const PlanColumn& column : facts.view.run().columns) {
    const std::optional<double> cost = facts.view.figures(column).value;
    any_told = any_told || cost;
    const Text value = told_euros(cost, 0);
    chain = chain.de.empty() ? value : phrase("{} → {}", "{} → {}", chain, value);
  }
  if (!any_told) chain = told(std::nullopt);
  const Text sentence = facts.earns() ? Text{"Fahrkosten samt Preis der nicht bedienten Fahrten, abzüglich Erlöse.",
                                             "Driving cost plus the price of unserved rides, less revenue."}
                                      : Text{"Fahrkosten samt Preis der nicht bedienten Fahrten.",
                                             "Driving cost plus the price of unserved rides."};
  if (facts.view.run().columns.size() == 1) return {{"Kosten C(S)", "Cost C(S)"}, chain, sentence};
  return {{"Kosten C(S): heute → jeder für sich, optimiert → gemeinsam",
           "Cost C(S): today → each alone, optimised → together"},
          chain,
          sentence};
}

KeyFigure equal_service(const EqualService& equal) {
  const Text name{"Gewinn bei gleicher Bedienung gegenüber jeder für sich, optimiert",
                  "Gain at equal service over each alone, optimised"};
  if (equal.gain() < 0) {
    return {name, percent(equal.gain()),
            phrase("Gemeinsam kosten die {} Fahrten, die beide Pläne bedienen, mehr.",
                   "Together costs more on the {} rides that both plans serve.", counted(equal.requests))};
  }
  return {name, percent(equal.gain()),
          phrase("So viel weniger kosten gemeinsam die {} Fahrten, die beide Pläne bedienen.",
                 "What together saves on the {} rides that both plans serve.", counted(equal.requests))};
}

std::optional<double> shown_indicator(const View& view, std::string_view key) {
  for (const PublishedIndicator& published : view.indicators()) {
    const Indicator& cell = published.indicator;
    if (published.plan == view.run().shown().key && cell.key == key && !published.suppressed &&
        cell.scope == IndicatorScope::all) {
      return cell.value;
    }
  }
  return std::nullopt;
}

KeyFigure empty_share(const Facts& facts) {
  const auto value = [](const PlanFigures& f) { return told_percent(f.empty_share); };
  Text reserve;
  if (const auto minutes = shown_indicator(facts.view, "reserve_median")) {
    reserve = phrase(" Reserve bis zur Verspätung: {} (Median).", " Reserve before lateness: {} (median).",
                     with_unit(number(*minutes, 0), "min"));
  }
  return {{"Leerkilometer", "Empty kilometres"},
          value(facts.shown),
          phrase("der Kilometer ohne Fahrgast{}.{}", "of all kilometres carry nobody{}.{}", facts.compared(value),
                 reserve)};
}

KeyFigure kilometres(const Facts& facts) {
  const auto value = [](const PlanFigures& f) { return told_with_unit(f.kilometres, 1, "km"); };
  return {{"Gefahrene Strecke", "Distance driven"},
          value(facts.shown),
          phrase("alle Fahrzeuge zusammen{}.", "all vehicles together{}.", facts.compared(value))};
}

KeyFigure refused_orders(const Facts& facts) {
  return {{"Abgelehnte eigene Aufträge", "Own orders refused"},
          number(facts.shown.refused),
          {"Gründe stehen unten.", "Reasons are given below."}};
}

std::vector<KeyFigure> key_figures(const Facts& facts) {
  if (facts.view.of_one_operator()) {
    KeyFigure own = served(facts);
    own.name = {"Gefahrene Fahrten", "Rides driven"};
    own.value = number(facts.shown.served);
    own.sentence = {"von den eigenen Fahrzeugen.", "by the operator's own vehicles."};
    return {own, cost_per_ride(facts), vehicles(facts), kilometres(facts), empty_share(facts), refused_orders(facts)};
  }
  // The gain at equal service is no published indicator.
  const auto& equal = facts.view.run().equal_service;
  const KeyFigure fifth = equal && facts.view.is_internal() ? equal_service(*equal) : kilometres(facts);
  return {served(facts), cost_per_ride(facts), vehicles(facts), total_cost(facts), fifth, empty_share(facts)};
}

std::string checker_line(const View& view) {
  std::size_t violations = 0, rerouted = 0, rides = 0;
  for (const PlanColumn& column : view.run().columns) {
    violations += column.check.violations.size();
    rerouted += column.check.legs_rerouted;
    rides += column.schedule.refused.size() + column.value.served;
  }
  const std::size_t count = view.run().columns.size();
  const Text plans = count == 1 ? Text{"1 Plan", "1 plan"} : phrase("{} Plänen", "{} plans", counted(count));
  const Text faults =
      violations == 1 ? Text{"1 Verstoß", "1 violation"} : phrase("{} Verstöße", "{} violations", counted(violations));
  Text line;
  if (view.is_internal()) {
    line = phrase("Unabhängig geprüft: {} Fahrten in {}, {}, {} Strecken auf dem Straßennetz nachgerechnet.",
                  "Checked independently: {} rides in {}, {}, {} legs driven again on the road network.",
                  counted(rides), plans, faults, counted(rerouted));
  } else {
    line = phrase("Unabhängig geprüft: {} in {}.", "Checked independently: {} in {}.", faults, plans);
  }
  return fmt::format("<p class=\"checked{}\">{}</p>\n", violations == 0 ? "" : " bad", both(line));
}

}  // namespace

std::string summary_part(const View& view) {
  constexpr std::size_t kLongValue = 20;  // characters that still fit a card in large type
  const Facts facts(view);
  std::string out;
  if (view.run().cancelled) {
    out += "<p class=\"checked bad\">" +
           both({"Abgebrochen – gezeigt ist der beste Stand bis dahin; weitere Verbesserungen wurden nicht gesucht.",
                 "Cancelled – shown is the best state reached; no further improvements were sought."}) +
           "</p>\n";
  }
  out += "<ul class=\"figures\">\n";
  for (const KeyFigure& figure : key_figures(facts)) {
    out += fmt::format(
        "<li><span class=\"name\">{}</span><span class=\"value{}\">{}</span><p class=\"sentence\">{}</p></li>\n",
        both(figure.name), figure.value.de.size() > kLongValue ? " long" : "", both(figure.value),
        both(figure.sentence));
  }
  return out + "</ul>\n" + checker_line(view);
}

}  // namespace postkutscher::report
