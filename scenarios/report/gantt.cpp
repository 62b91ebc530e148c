#include "scenarios/report/gantt.h"

#include <algorithm>
#include <array>

#include "engine/fleet/names.h"
#include "scenarios/report/labels.h"

namespace postkutscher::report {

namespace {

constexpr double kLeastLeft = 180;  // of the time axis; names stand before it
constexpr double kMostLeft = 340;
constexpr double kCharacter = 6.8;  // width in the names, on the wide side
constexpr double kRight = 1180;
constexpr double kTop = 40;  // stamp and hours
constexpr double kRowHeight = 24;
constexpr double kOperatorHeight = 22;
constexpr double kMostHeight = 700;  // a chart fits an A4 page across
constexpr Duration kHour = Duration::from_minutes(60);

struct ActivityLook {
  const char* pattern;
  Text name;
  double height;
};

const ActivityLook& look(Activity activity) {
  static const std::array<ActivityLook, kActivityCount> kLooks = {{
      {"fill-empty", {"leer", "empty"}, 8},
      {"fill-occupied-1", {"besetzt mit 1 Fahrt", "occupied by 1 ride"}, 14},
      {"fill-occupied-2", {"besetzt mit 2 Fahrten", "occupied by 2 rides"}, 14},
      {"fill-occupied-3", {"besetzt mit 3 oder mehr", "occupied by 3 or more"}, 14},
      {"fill-boarding", {"Ein- oder Ausstieg", "boarding or alighting"}, 18},
      {"fill-waiting", {"Warten", "waiting"}, 5},
  }};
  return kLooks[static_cast<std::size_t>(activity)];
}

// Code points, not bytes.
std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

// At most `most` characters, the last of them an ellipsis where something was left out.
std::string shortened(std::string_view text, std::size_t most) {
  if (characters(text) <= most) return std::string(text);
  std::size_t end = 0;
  for (std::size_t count = 0; end < text.size(); ++end) {
    if ((static_cast<unsigned char>(text[end]) & 0xC0U) != 0x80U && ++count == most) break;
  }
  return std::string(text.substr(0, end)) + "…";
}

enum class Tongue { de, en };
const std::string& in(Tongue tongue, const Text& text) {
  return tongue == Tongue::de ? text.de : text.en;
}

class Chart {
 public:
  Chart(const View& view, const std::vector<DutyRow>& duties) : view_(view), problem_(view.run().shown().problem) {
    first_ = duties.front().begin;
    last_ = duties.front().end;
    for (const DutyRow& row : duties) {
      first_ = std::min(first_, row.begin);
      last_ = std::max(last_, row.end);
      const Text name = row_name(row);
      left_ = std::max(left_, kCharacter * static_cast<double>(2 + std::max(characters(name.de), characters(name.en))));
    }
    left_ = std::min(left_, kMostLeft);
    const auto hour = [](std::int64_t ticks) { return (ticks >= 0 ? ticks : ticks - kHour.ticks + 1) / kHour.ticks; };
    first_ = Instant{hour(first_.ticks) * kHour.ticks};
    last_ = Instant{hour(last_.ticks + kHour.ticks - 1) * kHour.ticks};
  }

  std::string svg(const std::vector<const DutyRow*>& rows, Tongue tongue) const {
    double y = kTop;
    std::string content;
    OperatorId current;
    for (const DutyRow* row : rows) {
      const Duty& duty = problem_.duties[row->duty];
      if (duty.owner != current) {
        content += operator_line(duty.owner, y);
        y += kOperatorHeight;
        current = duty.owner;
      }
      content += vehicle_row(*row, y, tongue);
      y += kRowHeight;
    }
    const std::string title = tongue == Tongue::de
                                  ? "Fahrzeugplan als Zeitleiste; dieselben Angaben stehen in der Tabelle darunter"
                                  : "Vehicle schedule as a time line; the table below holds the same";
    return fmt::format("<svg viewBox=\"0 0 1200 {0:.0f}\" role=\"img\"><title>{1}</title>{2}{3}</svg>", y + 8,
                       escape_html(title), axis(y, tongue), content);
  }

 private:
  double x(Instant t) const {
    return left_ +
           (kRight - left_) * static_cast<double>((t - first_).ticks) / static_cast<double>((last_ - first_).ticks);
  }

  Text row_name(const DutyRow& row) const {
    const Vehicle& vehicle = problem_.vehicles[problem_.duties[row.duty].vehicle];
    return phrase("{} {}", "{} {}", same(vehicle.id), label(vehicle.vehicle_class));
  }

  std::string axis(double bottom, Tongue tongue) const {
    std::string stamp;
    for (const Text& text : view_.stamps()) stamp += (stamp.empty() ? "" : " · ") + in(tongue, text);
    std::string out = fmt::format("<text class=\"soft\" x=\"0\" y=\"12\">{} · {}</text>",
                                  escape_html(in(tongue, date(view_.scenario().date))), escape_html(stamp));
    for (Instant t = first_; t <= last_; t += kHour) {
      const int seconds = view_.calendar().to_local(t).time.seconds;
      out += fmt::format(
          "<line class=\"grid\" x1=\"{0:.1f}\" y1=\"{1}\" x2=\"{0:.1f}\" y2=\"{2:.0f}\"/>"
          "<text class=\"soft\" x=\"{0:.1f}\" y=\"{3}\" text-anchor=\"middle\">{4:02}:{5:02}</text>",
          x(t), kTop - 4, bottom + 2, kTop - 9, seconds / 3600, seconds / 60 % 60);
    }
    return out;
  }

  std::string operator_line(OperatorId id, double y) const {
    const Operator& owner = problem_.operators[id];
    return fmt::format("<text class=\"operator-name\" x=\"0\" y=\"{:.0f}\">{}</text>", y + 16,
                       escape_html(owner.name.empty() ? owner.id : owner.name));
  }

  std::string vehicle_row(const DutyRow& row, double y, Tongue tongue) const {
    const Vehicle& vehicle = problem_.vehicles[problem_.duties[row.duty].vehicle];
    const Text name = row_name(row);
    const std::string& full = in(tongue, name);
    const std::string text = shortened(full, static_cast<std::size_t>(left_ / kCharacter) - 2);
    // The id stands out, the class is soft.
    const std::size_t id = text.starts_with(vehicle.id) ? vehicle.id.size() : text.size();
    std::string out =
        fmt::format("<text x=\"8\" y=\"{:.0f}\"><title>{}</title>{}<tspan class=\"soft\">{}</tspan></text>", y + 16,
                    escape_html(full), escape_html(text.substr(0, id)), escape_html(text.substr(id)));
    out += fmt::format("<line class=\"grid\" x1=\"{:.0f}\" y1=\"{:.0f}\" x2=\"{}\" y2=\"{:.0f}\"/>", left_,
                       y + kRowHeight, kRight, y + kRowHeight);
    for (const Bar& bar : bars(problem_, row)) out += drawing(bar, y + kRowHeight / 2, tongue);
    return out;
  }

  std::string drawing(const Bar& bar, double middle, Tongue tongue) const {
    const ActivityLook& style = look(bar.activity);
    std::string rides;
    for (const RequestId id : bar.on_board) rides += (rides.empty() ? ": " : ", ") + problem_.requests[id].id;
    return fmt::format(
        "<rect class=\"bar\" x=\"{:.1f}\" y=\"{:.0f}\" width=\"{:.1f}\" height=\"{:.0f}\" fill=\"url(#{})\">"
        "<title>{}–{} {}{}</title></rect>",
        x(bar.from), middle - style.height / 2, std::max(0.5, x(bar.to) - x(bar.from)), style.height, style.pattern,
        clock(view_.calendar(), bar.from), clock(view_.calendar(), bar.to), escape_html(in(tongue, style.name)),
        escape_html(rides));
  }

  const View& view_;
  const Problem& problem_;
  Instant first_;
  Instant last_;
  double left_ = kLeastLeft;
};

// Rows of a chart: operators stay together where they fit.
std::vector<std::vector<const DutyRow*>> pages(const Problem& problem, const std::vector<DutyRow>& duties) {
  std::vector<std::vector<const DutyRow*>> out(1);
  double height = kTop;
  for (std::size_t i = 0; i < duties.size();) {
    const OperatorId owner = problem.duties[duties[i].duty].owner;
    std::size_t end = i;
    while (end < duties.size() && problem.duties[duties[end].duty].owner == owner) ++end;
    const double group = kOperatorHeight + kRowHeight * static_cast<double>(end - i);
    if (!out.back().empty() && height + group > kMostHeight) {
      out.emplace_back();
      height = kTop;
    }
    for (; i < end; ++i) {
      if (height + kOperatorHeight + kRowHeight > kMostHeight) {
        out.emplace_back();
        height = kTop;
      }
      out.back().push_back(&duties[i]);
      height += kRowHeight;
    }
    height += kOperatorHeight;
  }
  return out;
}

std::string legend(const Problem& problem, const std::vector<DutyRow>& duties) {
  std::array<bool, kActivityCount> occurs{};
  for (const DutyRow& row : duties) {
    for (const Bar& bar : bars(problem, row)) occurs[static_cast<std::size_t>(bar.activity)] = true;
  }
  std::string out = "<ul class=\"legend\">\n";
  for (std::size_t i = 0; i < kActivityCount; ++i) {
    if (!occurs[i]) continue;
    const ActivityLook& style = look(static_cast<Activity>(i));
    out += fmt::format(
        "<li><svg width=\"40\" height=\"20\" aria-hidden=\"true\" focusable=\"false\"><rect x=\"1\" y=\"{}\" "
        "width=\"38\" "
        "height=\"{}\" fill=\"url(#{})\" stroke=\"#3a3f45\" stroke-width=\".6\"/></svg>{}</li>\n",
        10 - style.height / 2, style.height, style.pattern, both(style.name));
  }
  return out + "</ul>\n";
}

}  // namespace

std::string gantt(const View& view, const std::vector<DutyRow>& duties) {
  if (duties.empty()) return {};
  const Problem& problem = view.run().shown().problem;
  const Chart chart(view, duties);
  std::string out = legend(problem, duties);
  for (const auto& rows : pages(problem, duties)) {
    out +=
        "<div class=\"gantt scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Zeitleiste\" "
        "data-label-de=\"Zeitleiste\" "
        "data-label-en=\"Time line\"><div class=\"de\" lang=\"de\">" +
        chart.svg(rows, Tongue::de) + "</div><div class=\"en\" lang=\"en\">" + chart.svg(rows, Tongue::en) +
        "</div></div>\n";
  }
  return out;
}

}  // namespace postkutscher::report
