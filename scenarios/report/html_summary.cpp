#include <algorithm>
#include <functional>

#include "engine/cooperation/value.h"
#include "scenarios/report/html.h"
#include "scenarios/report/labels.h"
#include "scenarios/report/public_indicators.h"
#include "scenarios/report/suppression.h"

namespace postkutscher::report {

namespace {

struct KeyFigure {
  Text name;
  Text value;
  Text sentence;
};

const PlanColumn* find_column(const RunResult& run, std::string_view key) {
  const auto found =
      std::find_if(run.columns.begin(), run.columns.end(), [key](const auto& c) { return c.key == key; });
  return found == run.columns.end() ? nullptr : &*found;
}

// What the first screen needs of a view.
struct Facts {
  const View& view;
  PlanFigures shown;
  const PlanColumn* today;
  const PlanColumn* alone;

  explicit Facts(const View& v)
      : view(v),
        shown(v.figures(v.run().shown())),
        today(find_column(v.run(), "today")),
        alone(find_column(v.run(), "alone")) {}

  Text money(double value, int decimals) const { return euros(view.is_public() ? coarse(value) : value, decimals); }
  // "; heute 41,20 €" when there is a column today.
  Text compared(const std::function<Text(const PlanFigures&)>& value) const {
    if (today == nullptr || today == &view.run().shown()) return {};
    return phrase("; heute {}", "; today {}", value(view.figures(*today)));
  }
  bool few_refused() const { return view.is_public() && shown.refused > 0 && shown.refused < kSmallestPublishedCount; }
};

Text counted(std::size_t value) {
  return number(static_cast<double>(value));
}

Text refusals(std::size_t refused) {
  if (refused == 0) return {"Keine Fahrt wird abgelehnt.", "No ride is refused."};
  if (refused == 1)
    return {"Eine Fahrt wird abgelehnt, mit Begründung unten.", "One ride is refused, with a reason below."};
  return phrase("{} Fahrten werden abgelehnt, mit Begründung unten.", "{} rides are refused, with reasons below.",
                counted(refused));
}

KeyFigure served(const Facts& facts) {
  const Text name{"Bediente Fahrten", "Rides served"};
  if (facts.few_refused()) {
    return {name,
            {"fast alle", "nearly all"},
            phrase("von {} Fahrten; weniger als 10 werden abgelehnt.", "of {} rides; fewer than 10 are refused.",
                   counted(facts.shown.rides))};
  }
  return {name, phrase("{} von {}", "{} of {}", counted(facts.shown.served), counted(facts.shown.rides)),
          refusals(facts.shown.refused)};
}

KeyFigure cost_per_ride(const Facts& facts) {
  const auto value = [&](const PlanFigures& f) { return facts.money(f.cost_per_served().euros(), 2); };
  return {{"Kosten je bedienter Fahrt", "Cost per served ride"},
          value(facts.shown),
          phrase("Fahrkosten geteilt durch bediente Fahrten{}.", "Driving cost divided by rides served{}.",
                 facts.compared(value))};
}

KeyFigure vehicles(const Facts& facts) {
  const auto value = [](const PlanFigures& f) { return counted(f.vehicles_used); };
  return {
      {"Fahrzeuge im Einsatz", "Vehicles used"},
      phrase("{} von {}", "{} of {}", value(facts.shown), counted(facts.shown.vehicles)),
      phrase("Fahrzeuge mit mindestens einer Fahrt{}.", "Vehicles with at least one ride{}.", facts.compared(value))};
}

KeyFigure total_cost(const Facts& facts) {
  Text chain;
  for (const PlanColumn& column : facts.view.run().columns) {
    const Text value = facts.money(column.value.value().euros(), 0);
    chain = chain.de.empty() ? value : phrase("{} → {}", "{} → {}", chain, value);
  }
  if (facts.view.run().columns.size() == 1) {
    return {{"Kosten C(S)", "Cost C(S)"},
            chain,
            {"Fahrkosten samt Preis der nicht bedienten Fahrten.", "Driving cost plus the price of unserved rides."}};
  }
  return {{"Kosten C(S): heute → jeder für sich → gemeinsam", "Cost C(S): today → each alone → together"},
          chain,
          {"Fahrkosten samt Preis der nicht bedienten Fahrten.", "Driving cost plus the price of unserved rides."}};
}

KeyFigure equal_service(const Facts& facts) {
  const EqualService& equal = *facts.view.run().equal_service;
  const Text name{"Gewinn bei gleicher Bedienung", "Gain at equal service"};
  // The count would tell how few are refused.
  if (facts.view.is_public()) {
    return {name,
            percent(equal.gain()),
            {"gemeinsam gegenüber jeder für sich, auf den Fahrten, die beide Pläne bedienen.",
             "together against each alone, on the rides that both plans serve."}};
  }
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
  const auto value = [](const PlanFigures& f) { return percent(f.empty_share()); };
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
  const auto value = [&](const PlanFigures& f) {
    const double km = f.driven.kilometres();
    return with_unit(number(facts.view.is_public() ? coarse(km) : km, 1), "km");
  };
  return {{"Gefahrene Strecke", "Distance driven"},
          value(facts.shown),
          phrase("alle Fahrzeuge zusammen{}.", "all vehicles together{}.", facts.compared(value))};
}

KeyFigure refused_orders(const Facts& facts) {
  return {{"Abgelehnte eigene Aufträge", "Own orders refused"},
          counted(facts.shown.refused),
          {"Gründe stehen unten.", "Reasons are given below."}};
}

std::vector<KeyFigure> key_figures(const Facts& facts) {
  if (facts.view.of_one_operator()) {
    KeyFigure own = served(facts);
    own.name = {"Gefahrene Fahrten", "Rides driven"};
    own.value = counted(facts.shown.served);
    own.sentence = {"von den eigenen Fahrzeugen.", "by the operator's own vehicles."};
    return {own, cost_per_ride(facts), vehicles(facts), kilometres(facts), empty_share(facts), refused_orders(facts)};
  }
  const KeyFigure fifth = facts.view.run().equal_service ? equal_service(facts) : kilometres(facts);
  return {served(facts), cost_per_ride(facts), vehicles(facts), total_cost(facts), fifth, empty_share(facts)};
}

std::string checker_line(const View& view) {
  std::size_t violations = 0, rerouted = 0, rides = 0;
  for (const PlanColumn& column : view.run().columns) {
    violations += column.check.violations.size();
    rerouted += column.check.legs_rerouted;
    rides += column.schedule.refused.size() + column.value.served;
  }
  const Text plans = counted(view.run().columns.size());
  Text line;
  if (view.is_internal()) {
    line = phrase(
        "Unabhängig geprüft: {} Fahrten in {} Plänen, {} Verstöße, {} Strecken auf dem Straßennetz nachgerechnet.",
        "Checked independently: {} rides in {} plans, {} violations, {} legs driven again on the road network.",
        counted(rides), plans, counted(violations), counted(rerouted));
  } else {
    line = phrase("Unabhängig geprüft: {} Verstöße in {} Plänen.", "Checked independently: {} violations in {} plans.",
                  counted(violations), plans);
  }
  return fmt::format("<p class=\"checked{}\">{}</p>\n", violations == 0 ? "" : " bad", both(line));
}

}  // namespace

std::string summary_part(const View& view) {
  constexpr std::size_t kLongValue = 20;  // characters that still fit a card in large type
  const Facts facts(view);
  std::string out = "<ul class=\"figures\">\n";
  for (const KeyFigure& figure : key_figures(facts)) {
    out += fmt::format(
        "<li><span class=\"name\">{}</span><span class=\"value{}\">{}</span><p class=\"sentence\">{}</p></li>\n",
        both(figure.name), figure.value.de.size() > kLongValue ? " long" : "", both(figure.value),
        both(figure.sentence));
  }
  return out + "</ul>\n" + checker_line(view);
}

}  // namespace postkutscher::report
