#include <fmt/format.h>

#include "engine/base/errors.h"
#include "scenarios/benchmark_solution.h"
#include "scenarios/json_input.h"
#include "scenarios/search_record.h"

namespace postkutscher {

namespace {

BenchmarkRoute read_route(const JsonNode& node) {
  BenchmarkRoute route;
  for (const JsonNode& number : node.at("nodes").items()) route.nodes.push_back(number.count());
  for (const JsonNode& start : node.at("start_of_service").items()) route.start_of_service.push_back(start.number());
  if (route.nodes.size() != route.start_of_service.size()) {
    node.refuse(
        "wrong_length",
        fmt::format("there are {} nodes but {} starts of service.", route.nodes.size(), route.start_of_service.size()),
        "Give every node its start of service.");
  }
  return route;
}

}  // namespace

BenchmarkSolution read_benchmark_solution(const std::filesystem::path& file) {
  const JsonFile json(file);
  const JsonNode top = json.top();
  BenchmarkSolution solution;
  for (const JsonNode& route : top.at("routes").items()) solution.routes.push_back(read_route(route));
  if (const auto node = top.find("instance")) solution.instance = node->text();
  if (const auto node = top.find("objective")) solution.objective = node->number();
  if (const auto node = top.find("vehicles")) solution.vehicles = node->count();
  if (const auto node = top.find("feasible")) solution.feasible = node->truth();
  if (const auto node = top.find("lower_bound")) solution.lower_bound = node->number();
  return solution;
}

SearchRecord read_search_record(const std::filesystem::path& file, const std::string& instance) {
  const JsonFile json(file);
  const JsonNode top = json.top();
  const JsonNode solved = top.at("instance");
  if (solved.text() != instance) {
    solved.refuse("other_instance", fmt::format("it solves \"{}\", not \"{}\".", solved.text(), instance),
                  "Name the solution of the same instance.");
  }
  SearchRecord record;
  record.seed = top.at("seed").count();
  record.iterations = top.at("iterations").rounds();
  if (const auto planned = top.find("planned_iterations")) record.planned_iterations = planned->rounds();
  record.islands = read_islands(top);
  record.epochs = read_epochs(top.at("epochs"), record.islands);
  return record;
}

}  // namespace postkutscher
