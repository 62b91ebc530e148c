// The road network: junctions, segments with geometry, what is true of them in each direction and for each mode, turn
// restrictions, names, addresses, facilities and districts. It keeps every road of the map that any mode may use;
// nothing is deleted for being unconnected. Built once (builder.h), validated, then const and shared by all threads.
// Some facts hold at certain times only: base facts say what holds without regard to the time, conditions.h what holds
// at a moment. It holds facts, not costs: profiles turn facts into durations in engine/routing.
// Units: lengths in decimetres, speed limits in 0.1 km/h, vehicle limits in centimetres and kilograms.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/geo.h"
#include "engine/base/ids.h"
#include "engine/base/units.h"
#include "engine/network/opening_times.h"

namespace postkutscher {

using NodeId = Id<struct NodeTag>;
using SegmentId = Id<struct SegmentTag>;
using NameId = Id<struct NameTag>;
using ConditionId = Id<struct ConditionTag>;
using DistrictId = Id<struct DistrictTag>;

// The kinds of road user that the map distinguishes. Profiles of engine/routing name one of them.
enum class Mode : std::uint8_t { car, taxi, wheelchair_van, ambulance, foot, bicycle };
inline constexpr std::size_t kModeCount = 6;
inline constexpr std::array<Mode, kModeCount> kModes = {Mode::car,       Mode::taxi, Mode::wheelchair_van,
                                                        Mode::ambulance, Mode::foot, Mode::bicycle};
using ModeMask = std::uint8_t;  // bit i = Mode(i)
constexpr ModeMask mode_bit(Mode mode) {
  return static_cast<ModeMask>(1U << static_cast<unsigned>(mode));
}
inline constexpr ModeMask kAllModes = (1U << kModeCount) - 1;
inline constexpr ModeMask kMotorModes =
    mode_bit(Mode::car) | mode_bit(Mode::taxi) | mode_bit(Mode::wheelchair_van) | mode_bit(Mode::ambulance);
inline constexpr ModeMask kFootAndBicycleModes = mode_bit(Mode::foot) | mode_bit(Mode::bicycle);
// Modes of a group use much the same roads, so that routing prepares them together.
inline constexpr std::size_t kModeGroupCount = 2;
inline constexpr std::array<ModeMask, kModeGroupCount> kModeGroups{kMotorModes, kFootAndBicycleModes};
constexpr std::size_t mode_group(Mode mode) {
  return (mode_bit(mode) & kMotorModes) != 0 ? 0 : 1;
}

enum class Access : std::uint8_t {
  no,           // closed
  destination,  // only to reach or leave a place on it: destination, customers, delivery, private drives
  yes,
};

enum class RoadClass : std::uint8_t {
  motorway,
  motorway_link,
  trunk,
  trunk_link,
  primary,
  primary_link,
  secondary,
  secondary_link,
  tertiary,
  tertiary_link,
  unclassified,
  residential,
  living_street,
  service,
  track,
  road,
  pedestrian,
  footway,
  cycleway,
  path,
  steps,
  bridleway,
  ferry,
  other
};
inline constexpr std::size_t kRoadClassCount = 24;

// What is true when a segment is travelled in one direction.
struct DirectionFacts {
  std::array<Access, kModeCount> access{};  // by Mode
  std::uint16_t speed_limit = 0;            // 0.1 km/h; 0 = not tagged
  std::uint8_t signals = 0;                 // traffic signals met on the way, end included
  std::uint8_t stops = 0;                   // stop and give-way signs
  std::uint8_t crossings = 0;               // pedestrian crossings

  Access access_for(Mode mode) const { return access[static_cast<std::size_t>(mode)]; }
  bool operator==(const DirectionFacts&) const = default;
};

// Largest vehicle that may pass; 0 = no limit tagged.
struct VehicleLimits {
  std::uint16_t height_cm = 0;
  std::uint16_t width_cm = 0;
  std::uint32_t weight_kg = 0;
  std::uint16_t length_cm = 0;
  bool operator==(const VehicleLimits&) const = default;
};

// How well a road can be driven on, best first: from asphalt to what no wheel gets through.
enum class SurfaceClass : std::uint8_t {
  unknown,
  excellent,
  good,
  fair,
  rough,
  coarse,
  poor,
  bad,
  very_bad,
  horrible,
  impassable
};
inline constexpr std::size_t kSurfaceClassCount = 11;

// What slows a road down beside its class, limit and surface.
enum class RoadTrait : std::uint8_t {
  narrow,          // one lane for both directions, or at most 3 m wide
  alternating,     // one lane whose direction a signal changes every few minutes
  side_road,       // runs beside a main road for those who live there
  parking,         // alleys, driveways, car parks and their aisles
  movable_bridge,  // may have to be waited for
  bicycle_pushed   // cyclists dismount
};
using RoadTraits = std::uint8_t;  // bit i = RoadTrait(i)
constexpr RoadTraits trait_bit(RoadTrait trait) {
  return static_cast<RoadTraits>(1U << static_cast<unsigned>(trait));
}

struct Segment {
  NodeId from;
  NodeId to;
  std::int64_t way = 0;                 // id of the way in the source map
  std::uint32_t first_shape_point = 0;  // inner points of the geometry, from → to
  std::uint32_t shape_point_count = 0;
  std::uint32_t length = 0;  // decimetres, at least 1
  NameId name;               // may be none
  RoadClass road_class = RoadClass::other;
  SurfaceClass surface = SurfaceClass::unknown;
  RoadTraits traits = 0;
  std::uint32_t timetable_ticks = 0;  // 0.1 s that the map states for a ferry or a movable bridge; 0 = not stated
  bool roundabout = false;
  bool urban = true;  // inside a built-up area, as far as the map tells; decides default speeds
  VehicleLimits limits;
  DirectionFacts forward;
  DirectionFacts backward;

  bool has(RoadTrait trait) const { return (traits & trait_bit(trait)) != 0; }
};

// A segment with a direction: 2 * segment for from → to, + 1 for to → from.
struct DirectedSegment {
  std::uint32_t value = UINT32_MAX;

  constexpr DirectedSegment() = default;
  constexpr explicit DirectedSegment(std::uint32_t v) : value(v) {}
  constexpr DirectedSegment(SegmentId segment, bool forward) : value(2 * segment.value + (forward ? 0 : 1)) {}

  constexpr SegmentId segment() const { return SegmentId(value / 2); }
  constexpr bool forward() const { return value % 2 == 0; }
  constexpr DirectedSegment reversed() const { return DirectedSegment(value ^ 1U); }
  constexpr auto operator<=>(const DirectedSegment&) const = default;
};

// Time-conditioned rules of directed segments. Where several of a list hold, the later one decides. An invalid
// condition holds always, once there is a time at all: it restates a base fact that others of its list change.
struct TimedAccess {
  DirectedSegment on;
  ConditionId condition;
  ModeMask modes = 0;
  Access access = Access::yes;
  bool operator==(const TimedAccess&) const = default;
};

// Whether `modes` may go in this direction, whatever the access: closed wins over any access.
struct TimedOneway {
  DirectedSegment on;
  ConditionId condition;
  ModeMask modes = 0;
  bool open = true;
  bool operator==(const TimedOneway&) const = default;
};

struct TimedSpeedLimit {
  DirectedSegment on;
  ConditionId condition;
  std::uint16_t speed_limit = 0;  // as in DirectionFacts
  bool operator==(const TimedSpeedLimit&) const = default;
};

struct TimedRules {
  std::vector<TimedAccess> access;
  std::vector<TimedOneway> oneways;
  std::vector<TimedSpeedLimit> speed_limits;

  std::size_t size() const { return access.size() + oneways.size() + speed_limits.size(); }
};

// A gate with hours: whether `modes` may pass from one segment to another here.
struct TimedPassage {
  NodeId node;
  ConditionId condition;
  ModeMask modes = 0;
  bool open = true;
  bool operator==(const TimedPassage&) const = default;
};

// No vehicle of `modes` may travel this sequence of two or more directed segments that meet head to tail. "Only"
// restrictions of the map arrive here as the sequences that they forbid.
struct ForbiddenSequence {
  std::uint32_t first = 0;  // into forbidden_path
  std::uint32_t count = 0;
  ModeMask modes = 0;
  ConditionId condition = {};  // invalid = always
};

struct Junction {
  Coordinate at;
  std::int64_t original_id = 0;  // node id in the source map
  ModeMask closed = 0;           // modes that cannot pass from one segment to another here (bollard, gate …)
  bool turning_place = false;    // turning circle or loop: U-turns are convenient
  VehicleLimits limits = {};     // of a height restrictor and the like: too large a vehicle cannot pass
};

struct RoadName {
  std::string german;
  std::string sorbian;    // shown beside the German name with lang="dsb"; empty where none is mapped
  std::string reference;  // B 169, L 50
  bool operator==(const RoadName&) const = default;
};

struct Address {
  Coordinate at;
  std::string street;
  std::string house_number;
  std::string postcode;
  std::string city;
};

enum class FacilityKind : std::uint8_t {
  hospital,
  clinic,
  doctors,
  dialysis,
  rehabilitation,
  nursing_home,
  pharmacy,
  station,
  townhall,
  other
};

struct Facility {
  Coordinate at;
  FacilityKind kind = FacilityKind::other;
  std::string german;
  std::string sorbian;
};

struct District {
  std::string german;
  std::string sorbian;
  Coordinate centre;
  Area outline;                  // empty where the map has only a centre point
  std::uint32_t population = 0;  // 0 = not mapped
};

// Where the data came from, and what the importer found. `counts` keeps the importer's order: ("ways_read", 1234).
struct Provenance {
  std::string source;           // file name without folder
  std::string source_checksum;  // CRC-32 of the source file, 8 hexadecimal digits
  std::string data_time;        // ISO 8601, as the map states it; may be empty
  std::string attribution;      // "© OpenStreetMap contributors, ODbL"
  bool synthetic = false;       // drawn by our own generator: every output says so
  std::string area;             // how the map was cut, for humans; empty = whole
  std::vector<std::pair<std::string, std::int64_t>> counts;
};

// Plain content of a network, as the builder fills it and the .network file stores it.
struct NetworkData {
  IdVector<NodeId, Junction> nodes;
  IdVector<SegmentId, Segment> segments;
  std::vector<Coordinate> shape_points;
  std::vector<ForbiddenSequence> forbidden_sequences;
  std::vector<DirectedSegment> forbidden_path;
  IdVector<ConditionId, OpeningTimes> conditions;
  TimedRules timed;
  std::vector<TimedPassage> timed_passages;
  // By group of modes: the segments open to some of them, always or at times, in the order in which routing's hierarchy
  // contracts them, least important first; empty where not computed yet.
  std::array<std::vector<SegmentId>, kModeGroupCount> elimination_order;
  IdVector<NameId, RoadName> names;
  std::vector<Address> addresses;
  std::vector<Facility> facilities;
  IdVector<DistrictId, District> districts;
  Area covered;  // the area that the map covers (cut area, else bounding box of the segments)
  Provenance provenance;
};

class Network {
 public:
  // Checks every reference and range; throws InputError (code "damaged_network", where = `where`) naming the first
  // defect.
  explicit Network(NetworkData data, const std::string& where = "network");

  const IdVector<NodeId, Junction>& nodes() const { return data_.nodes; }
  const IdVector<SegmentId, Segment>& segments() const { return data_.segments; }
  const NetworkData& data() const { return data_; }
  const Provenance& provenance() const { return data_.provenance; }
  const BoundingBox& bounds() const { return bounds_; }

  std::size_t directed_segment_count() const { return 2 * data_.segments.size(); }
  const Segment& segment(DirectedSegment d) const { return data_.segments[d.segment()]; }
  const DirectionFacts& facts(DirectedSegment d) const {
    return d.forward() ? segment(d).forward : segment(d).backward;
  }
  NodeId tail(DirectedSegment d) const { return d.forward() ? segment(d).from : segment(d).to; }
  NodeId head(DirectedSegment d) const { return d.forward() ? segment(d).to : segment(d).from; }
  Distance length(SegmentId s) const { return {data_.segments[s].length}; }

  // Directed segments that leave a node, ascending.
  std::span<const DirectedSegment> leaving(NodeId node) const;
  // The inner geometry points of a segment, from → to, without its end nodes.
  std::span<const Coordinate> shape(SegmentId segment) const;
  // The whole polyline in the direction of travel, both end nodes included.
  std::vector<Coordinate> geometry(DirectedSegment d) const;
  // Name of a segment; an empty RoadName when it has none.
  const RoadName& name(SegmentId segment) const;
  std::span<const DirectedSegment> path(const ForbiddenSequence& sequence) const;
  // The district that contains a coordinate: by outline, else the nearest centre within 10 km (`approximate` is set
  // then), else none.
  DistrictId district_at(Coordinate at, bool* approximate = nullptr) const;

 private:
  NetworkData data_;
  BoundingBox bounds_;
  std::vector<std::uint32_t> leaving_offset_;
  std::vector<DirectedSegment> leaving_;
};

}  // namespace postkutscher
