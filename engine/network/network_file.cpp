#include "engine/network/network_file.h"

#include <algorithm>
#include <array>
#include <concepts>
#include <fmt/format.h>
#include <fstream>
#include <sstream>

#include "engine/base/atomic_file.h"
#include "engine/base/checksum.h"
#include "engine/base/errors.h"

namespace postkutscher {

namespace {

// T or const T, so that one description serves reading and writing.
template <class Given, class T>
concept Like = std::same_as<std::remove_const_t<Given>, T>;

// The one list of fields, read and written alike. A change of it is a new kNetworkFileVersion.
template <class Visitor>
void describe(Visitor& visit, Like<Coordinate> auto& c) {
  visit(c.lon_e7, c.lat_e7);
}
template <class Visitor>
void describe(Visitor& visit, Like<Junction> auto& j) {
  visit(j.at, j.original_id, j.closed, j.turning_place, j.limits);
}
template <class Visitor>
void describe(Visitor& visit, Like<VehicleLimits> auto& l) {
  visit(l.height_cm, l.width_cm, l.weight_kg, l.length_cm);
}
template <class Visitor>
void describe(Visitor& visit, Like<DirectionFacts> auto& f) {
  visit(f.access, f.speed_limit, f.signals, f.stops, f.crossings);
}
template <class Visitor>
void describe(Visitor& visit, Like<DirectedSegment> auto& d) {
  visit(d.value);
}
template <class Visitor>
void describe(Visitor& visit, Like<Segment> auto& s) {
  visit(s.from, s.to, s.way, s.first_shape_point, s.shape_point_count, s.length, s.name, s.road_class, s.surface);
  visit(s.traits, s.timetable_ticks, s.roundabout, s.urban, s.limits, s.forward, s.backward);
}
template <class Visitor>
void describe(Visitor& visit, Like<ForbiddenSequence> auto& s) {
  visit(s.first, s.count, s.modes, s.condition);
}
template <class Visitor>
void describe(Visitor& visit, Like<DateRange> auto& r) {
  visit(r.from_year, r.from_month, r.from_day, r.to_year, r.to_month, r.to_day);
}
template <class Visitor>
void describe(Visitor& visit, Like<MinuteSpan> auto& s) {
  visit(s.from, s.to);
}
template <class Visitor>
void describe(Visitor& visit, Like<OpeningRule> auto& r) {
  visit(r.dates, r.weekdays, r.times, r.closed, r.replaces_day);
}
template <class Visitor>
void describe(Visitor& visit, Like<OpeningTimes> auto& t) {
  visit(t.rules, t.text);
}
template <class Visitor>
void describe(Visitor& visit, Like<TimedAccess> auto& r) {
  visit(r.on, r.condition, r.modes, r.access);
}
template <class Visitor>
void describe(Visitor& visit, Like<TimedOneway> auto& r) {
  visit(r.on, r.condition, r.modes, r.open);
}
template <class Visitor>
void describe(Visitor& visit, Like<TimedSpeedLimit> auto& r) {
  visit(r.on, r.condition, r.speed_limit);
}
template <class Visitor>
void describe(Visitor& visit, Like<TimedRules> auto& r) {
  visit(r.access, r.oneways, r.speed_limits);
}
template <class Visitor>
void describe(Visitor& visit, Like<TimedPassage> auto& p) {
  visit(p.node, p.condition, p.modes, p.open);
}
template <class Visitor>
void describe(Visitor& visit, Like<RoadName> auto& n) {
  visit(n.german, n.sorbian, n.reference);
}
template <class Visitor>
void describe(Visitor& visit, Like<Address> auto& a) {
  visit(a.at, a.street, a.house_number, a.postcode, a.city);
}
template <class Visitor>
void describe(Visitor& visit, Like<Facility> auto& f) {
  visit(f.at, f.kind, f.german, f.sorbian);
}
template <class Visitor>
void describe(Visitor& visit, Like<Polygon> auto& p) {
  visit(p.outer, p.inner);
}
template <class Visitor>
void describe(Visitor& visit, Like<Area> auto& a) {
  visit(a.polygons);
}
template <class Visitor>
void describe(Visitor& visit, Like<District> auto& d) {
  visit(d.german, d.sorbian, d.centre, d.outline, d.population);
}
template <class Visitor>
void describe(Visitor& visit, Like<Provenance> auto& p) {
  visit(p.source, p.source_checksum, p.data_time, p.attribution, p.synthetic, p.area, p.counts);
}

constexpr std::size_t kSectionCount = 15;

// In the order of the file.
template <class Visitor>
void for_each_section(Like<NetworkData> auto& data, Visitor&& visit) {
  visit(data.nodes);
  visit(data.segments);
  visit(data.shape_points);
  visit(data.forbidden_sequences);
  visit(data.forbidden_path);
  visit(data.conditions);
  visit(data.timed);
  visit(data.timed_passages);
  visit(data.elimination_order);
  visit(data.names);
  visit(data.addresses);
  visit(data.facilities);
  visit(data.districts);
  visit(data.covered);
  visit(data.provenance);
}

// Appends values as little-endian bytes; lengths take four bytes.
class ByteWriter {
 public:
  template <class... Fields>
  void operator()(const Fields&... fields) {
    (put(fields), ...);
  }
  std::string take() { return std::move(bytes_); }
  std::size_t size() const { return bytes_.size(); }

 private:
  template <class T>
  void put(const T& value) {
    if constexpr (std::is_enum_v<T>) {
      put(static_cast<std::underlying_type_t<T>>(value));
    } else if constexpr (std::integral<T>) {
      const auto bits = static_cast<std::uint64_t>(value);
      for (std::size_t i = 0; i < sizeof(T); ++i) bytes_ += static_cast<char>(bits >> (8 * i) & 0xFF);
    } else {
      describe(*this, value);
    }
  }
  template <class Tag>
  void put(const Id<Tag>& id) {
    put(id.value);
  }
  template <class A, class B>
  void put(const std::pair<A, B>& pair) {
    (*this)(pair.first, pair.second);
  }
  template <class T, std::size_t N>
  void put(const std::array<T, N>& items) {
    for (const T& item : items) put(item);
  }
  template <class T>
  void put(const std::vector<T>& items) {
    put(static_cast<std::uint32_t>(items.size()));
    for (const T& item : items) put(item);
  }
  template <class Key, class T>
  void put(const IdVector<Key, T>& items) {
    put(items.items());
  }
  void put(const std::string& text) {
    put(static_cast<std::uint32_t>(text.size()));
    bytes_ += text;
  }

  std::string bytes_;
};

[[noreturn]] void refuse(const std::string& where, const std::string& cause) {
  throw InputError("damaged_network", where, cause, "Import the map again.");
}

// Bytes that the smallest value of a type takes.
template <class T>
std::size_t least_size() {
  ByteWriter writer;
  writer(T());
  return writer.size();
}

// Takes values from bytes in the order in which ByteWriter put them. Never trusts a length.
class ByteReader {
 public:
  ByteReader(std::string_view bytes, const std::string& where) : bytes_(bytes), where_(where) {}

  template <class... Fields>
  void operator()(Fields&... fields) {
    (get(fields), ...);
  }
  void expect_end() const {
    if (!bytes_.empty()) refuse(where_, "a section of the file holds more than its content.");
  }

 private:
  template <class T>
  void get(T& value) {
    if constexpr (std::is_enum_v<T>) {
      std::underlying_type_t<T> number{};
      get(number);
      value = static_cast<T>(number);
    } else if constexpr (std::same_as<T, bool>) {
      std::uint8_t byte = 0;
      get(byte);
      if (byte > 1) refuse(where_, "a yes-or-no value of the file is neither.");
      value = byte == 1;
    } else if constexpr (std::integral<T>) {
      std::uint64_t bits = 0;
      const std::string_view bytes = take(sizeof(T));
      for (std::size_t i = 0; i < sizeof(T); ++i)
        bits |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
      value = static_cast<T>(bits);
    } else {
      describe(*this, value);
    }
  }
  template <class Tag>
  void get(Id<Tag>& id) {
    get(id.value);
  }
  template <class A, class B>
  void get(std::pair<A, B>& pair) {
    (*this)(pair.first, pair.second);
  }
  template <class T, std::size_t N>
  void get(std::array<T, N>& items) {
    for (T& item : items) get(item);
  }
  template <class T>
  void get(std::vector<T>& items) {
    const std::size_t count = get_count(least_size<T>());
    items.resize(count);
    for (T& item : items) get(item);
  }
  template <class Key, class T>
  void get(IdVector<Key, T>& items) {
    get(items.items());
  }
  void get(std::string& text) { text = take(get_count(1)); }

  std::size_t get_count(std::size_t least_bytes_each) {
    std::uint32_t count = 0;
    get(count);
    if (count > bytes_.size() / least_bytes_each) refuse(where_, "a list in the file is longer than the file.");
    return count;
  }
  std::string_view take(std::size_t count) {
    if (count > bytes_.size()) refuse(where_, "a section of the file ends too early.");
    const std::string_view taken = bytes_.substr(0, count);
    bytes_.remove_prefix(count);
    return taken;
  }

  std::string_view bytes_;
  const std::string& where_;
};

// Layout: magic, version, checksum of all that follows, section sizes, sections.
constexpr std::string_view kMagic("PKNETWRK");

struct Header {
  std::uint32_t version = kNetworkFileVersion;
  std::uint32_t checksum = 0;
  std::array<std::uint64_t, kSectionCount> section_sizes{};
};
template <class Visitor>
void describe(Visitor& visit, Like<Header> auto& header) {
  visit(header.version, header.checksum, header.section_sizes);
}
constexpr std::size_t kUncheckedHeaderSize = 8 + 4 + 4;
constexpr std::size_t kHeaderSize = kUncheckedHeaderSize + 8 * kSectionCount;

[[noreturn]] void truncated(const std::string& where) {
  throw InputError("truncated_network", where, "the file ends before its content does.",
                   "Copy or download it again, or import the map again.");
}

void check_kind(std::string_view bytes, const std::string& where) {
  const std::string_view start = bytes.substr(0, kMagic.size());
  if (!kMagic.starts_with(start)) {
    throw InputError("not_a_network", where, "the file is not a network of this program.",
                     "Make one from a map with \"postkutscher import MAP -o X.network\".");
  }
  if (bytes.size() < kUncheckedHeaderSize) truncated(where);
}

void check_version(std::uint32_t version, const std::string& where) {
  if (version > kNetworkFileVersion) {
    throw InputError(
        "newer_network", where,
        fmt::format("the file has version {}, but this program reads version {} only.", version, kNetworkFileVersion),
        "Update the program, or import the map again with this one.");
  }
  if (version == 0) refuse(where, "there is no version 0 of network files.");
  if (version < kNetworkFileVersion) {
    throw InputError(
        "older_network", where,
        fmt::format("the file has version {}, but this program reads version {} only.", version, kNetworkFileVersion),
        "Import the map again.");
  }
}

Header read_header(std::string_view bytes, const std::string& where) {
  check_kind(bytes, where);
  std::uint32_t version = 0;
  ByteReader(bytes.substr(kMagic.size()), where)(version);
  check_version(version, where);
  if (bytes.size() < kHeaderSize) truncated(where);
  Header header;
  ByteReader(bytes.substr(kMagic.size()), where)(header);

  std::uint64_t left = bytes.size() - kHeaderSize;
  for (const std::uint64_t size : header.section_sizes) {
    if (size > left) truncated(where);
    left -= size;
  }
  if (left > 0) refuse(where, "the file is longer than it says.");
  if (checksum(bytes.substr(kUncheckedHeaderSize)) != header.checksum) {
    refuse(where, "the file is damaged: its checksum does not match its content.");
  }
  return header;
}

std::string read_file(const std::filesystem::path& path) {
  std::ostringstream content;
  std::ifstream in(path, std::ios::binary);
  if (!in || std::filesystem::is_directory(path) || (in.peek() != EOF && !(content << in.rdbuf()))) {
    throw InputError("missing_file", path.string(), "the network file does not exist or cannot be read.",
                     "Check the name, or make it with \"postkutscher import MAP -o X.network\".");
  }
  return std::move(content).str();
}

}  // namespace

std::string network_to_bytes(const Network& network) {
  Header header;
  std::string sections;
  std::size_t next = 0;
  for_each_section(network.data(), [&](const auto& section) {
    ByteWriter writer;
    writer(section);
    header.section_sizes[next++] = writer.size();
    sections += writer.take();
  });
  const auto start = [&] {
    ByteWriter writer;
    writer(header);
    return std::string(kMagic) + writer.take();
  };
  header.checksum = checksum(start().substr(kUncheckedHeaderSize) + sections);
  return start() + sections;
}

Network network_from_bytes(std::string_view bytes, const std::string& where) {
  const Header header = read_header(bytes, where);
  NetworkData data;
  std::size_t begin = kHeaderSize, next = 0;
  for_each_section(data, [&](auto& section) {
    const std::size_t size = header.section_sizes[next++];
    ByteReader reader(bytes.substr(begin, size), where);
    reader(section);
    reader.expect_end();
    begin += size;
  });
  return Network(std::move(data), where);
}

void write_network(const Network& network, const std::filesystem::path& path) {
  write_file_atomically(path, network_to_bytes(network));
}

Network read_network(const std::filesystem::path& path) {
  return network_from_bytes(read_file(path), path.string());
}

}  // namespace postkutscher
