// LEMON's network simplex on a pair list: lemon_ns DIR OUT reads students.csv, needs.csv and pairs.csv (their columns in
// that order, ids without quotes, as the generator writes them), writes OUT/plan.csv, and says like `match --times` how
// long its parts took. Students and needs are nodes; each student supplies its capacity, and an arc to the sink takes what
// stays idle.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

using Clock = std::chrono::steady_clock;
using Graph = lemon::SmartDigraph;
using Simplex = lemon::NetworkSimplex<Graph, long long, long long>;

[[noreturn]] static void refuse(const std::string& what) {
    std::fprintf(stderr, "%s\n", what.c_str());
    std::exit(2);
}

// A whole file in memory, cell by cell, its header skipped.
class Cells {
public:
    explicit Cells(const std::string& path) {
        std::FILE* file = std::fopen(path.c_str(), "rb");
        if (!file) refuse(path + " cannot be opened");
        std::fseek(file, 0, SEEK_END);
        text.resize(std::ftell(file));
        std::rewind(file);
        if (std::fread(text.data(), 1, text.size(), file) != text.size()) refuse(path + " cannot be read");
        std::fclose(file);
        at = text.find('\n') + 1;
    }

    bool more() const { return at < text.size(); }

    std::string_view cell() {
        std::size_t start = at;
        while (at < text.size() && text[at] != ',' && text[at] != '\n') at++;
        return std::string_view(text).substr(start, at++ - start);
    }

    long long number() {
        long long value = 0;
        for (char digit : cell()) value = 10 * value + (digit - '0');
        return value;
    }

private:
    std::string text;
    std::size_t at;
};

struct Party {
    explicit Party(const std::string& path) : cells(path) {
        while (cells.more()) {
            id.push_back(cells.cell());
            capacity.push_back(cells.number());
            index.emplace(id.back(), static_cast<int>(index.size()));
        }
    }

    Cells cells; // the ids point into it
    std::vector<std::string_view> id;
    std::vector<long long> capacity;
    std::unordered_map<std::string_view, int> index;
};

static double seconds(Clock::time_point from, Clock::time_point to) {
    return std::chrono::duration<double>(to - from).count();
}

int main(int count, char** words) {
    if (count != 3) refuse("lemon_ns DIR OUT");
    std::string input = words[1], output = words[2];
    auto start = Clock::now();
    Party students(input + "/students.csv"), needs(input + "/needs.csv");
    std::vector<int> student, need;
    std::vector<int> value;
    {
        Cells pairs(input + "/pairs.csv");
        while (pairs.more()) {
            student.push_back(students.index.at(pairs.cell()));
            need.push_back(needs.index.at(pairs.cell()));
            value.push_back(static_cast<int>(pairs.number()));
        }
    }
    auto read = Clock::now();

    int many = static_cast<int>(students.id.size()), places = static_cast<int>(needs.id.size());
    int pairs = static_cast<int>(value.size());
    Graph graph;
    graph.reserveNode(many + places + 1);
    graph.reserveArc(pairs + many + places);
    for (int i = 0; i <= many + places; i++) graph.addNode();
    int sink = many + places;
    for (int j = 0; j < pairs; j++) graph.addArc(graph.nodeFromId(student[j]), graph.nodeFromId(many + need[j]));
    for (int s = 0; s < many; s++) graph.addArc(graph.nodeFromId(s), graph.nodeFromId(sink));
    for (int r = 0; r < places; r++) graph.addArc(graph.nodeFromId(many + r), graph.nodeFromId(sink));
    Graph::ArcMap<long long> upper(graph, 1), cost(graph, 0);
    Graph::NodeMap<long long> supply(graph, 0);
    for (int j = 0; j < pairs; j++) cost[graph.arcFromId(j)] = -value[j];
    long long total = 0;
    for (int s = 0; s < many; s++) {
        supply[graph.nodeFromId(s)] = students.capacity[s];
        upper[graph.arcFromId(pairs + s)] = students.capacity[s];
        total += students.capacity[s];
    }
    for (int r = 0; r < places; r++) upper[graph.arcFromId(pairs + many + r)] = needs.capacity[r];
    supply[graph.nodeFromId(sink)] = -total;
    Simplex simplex(graph);
    simplex.upperMap(upper).costMap(cost).supplyMap(supply);
    if (simplex.run() != Simplex::OPTIMAL) refuse("LEMON found no optimum");
    auto solved = Clock::now();

    std::FILE* plan = std::fopen((output + "/plan.csv").c_str(), "wb");
    if (!plan) refuse(output + "/plan.csv cannot be written");
    std::fputs("student,need,value\n", plan);
    for (int j = 0; j < pairs; j++) {
        if (simplex.flow(graph.arcFromId(j)) > 0) {
            const auto& who = students.id[student[j]];
            const auto& where = needs.id[need[j]];
            std::fprintf(plan, "%.*s,%.*s,%d\n", static_cast<int>(who.size()), who.data(),
                         static_cast<int>(where.size()), where.data(), value[j]);
        }
    }
    if (std::fclose(plan) != 0) refuse(output + "/plan.csv cannot be written");
    std::fprintf(stderr, "seconds reading %.3f solving %.3f writing %.3f\n", seconds(start, read), seconds(read, solved),
                 seconds(solved, Clock::now()));
    return 0;
}
