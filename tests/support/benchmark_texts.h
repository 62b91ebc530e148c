// Three instances of our own, small enough to be solved by hand, in the file formats of the benchmark sets.
#pragma once

namespace postkutscher {

// One vehicle with 2 seats, two requests of one seat, on a line from the depot outwards at the distances 5 (pickup 1),
// 10 (pickup 2), 15 (drop-off 3 of pickup 1), 20 (drop-off 4 of pickup 2); services take 3, rides at most 14. The
// farthest node costs 20 there and back, and 1, 2, 3, 4 in this order visits all on the way: the optimum is 40.
// Both ride 5 + 3 + 5 = 13.
inline constexpr const char* kTwoRides = R"(1 2 100 2 14
 0   0.000   0.000   0   0    0  480
 1   3.000   4.000   3   1    0 1440
 2   6.000   8.000   3   1    0 1440
 3   9.000  12.000   3  -1   20   40
 4  12.000  16.000   3  -1    0 1440
 5   0.000   0.000   0   0    0  480
)";

// The same with a single depot: the second value counts the nodes of the requests.
inline constexpr const char* kTwoRidesOneDepot = R"(1 4 100 2 14
 0   0.000   0.000   0   0    0  480
 1   3.000   4.000   3   1    0 1440
 2   6.000   8.000   3   1    0 1440
 3   9.000  12.000   3  -1   20   40
 4  12.000  16.000   3  -1    0 1440
)";

// Two requests, each with both ends at one place: 1 and 2 lie 10 to the east of the depot, 3 and 4 lie 10 to the west.
// The windows ask for 1, 3, 2, 4 in this order. Two vehicles drive 20 each; one vehicle zigzags 10 + 3 · 20 + 10 = 80.
// Vehicles come first: the optimum is 1 vehicle and 80.
inline constexpr const char* kZigzag =
    "2\t10\t1\n"
    "0\t0\t0\t0\t0\t200\t0\t0\t0\n"
    "1\t10\t0\t5\t10\t15\t1\t0\t2\n"
    "2\t10\t0\t-5\t70\t75\t1\t1\t0\n"
    "3\t-10\t0\t5\t40\t45\t1\t0\t4\n"
    "4\t-10\t0\t-5\t100\t105\t1\t3\t0\n";

}  // namespace postkutscher
