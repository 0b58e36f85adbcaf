package org.qinglin.engine.solve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.qinglin.engine.solve.Network.PlaceWorth;

/**
 * The two textbook minimum-cost flows, solved by the reference and, as assignment problems, by the auction. Each unit of an
 * arc's capacity becomes a student who goes either to the arc's head (the unit flows, at its cost) or stays at its tail; a
 * node takes the capacity that leaves it less its supply. Everyone goes somewhere exactly when the flow meets all supplies.
 */
class TextbookFlowsTest {

    private static final int DEAR = 1000;

    private record Flow(String name, int nodes, List<int[]> arcs, int[] supply, long optimum) {}

    @Test
    void theReferenceFindsTheKnownOptima() throws IOException {
        List<Flow> flows = flows();
        assertThat(flows).hasSize(2);
        for (Flow flow : flows) {
            FlowGraph graph = new FlowGraph(flow.nodes() + 2);
            long wanted = 0;
            for (int[] arc : flow.arcs()) {
                graph.arc(arc[0], arc[1], arc[2], arc[3]);
            }
            for (int node = 0; node < flow.nodes(); node++) {
                if (flow.supply()[node] > 0) {
                    wanted += flow.supply()[node];
                    graph.arc(flow.nodes(), node, flow.supply()[node], 0);
                } else {
                    graph.arc(node, flow.nodes() + 1, -flow.supply()[node], 0);
                }
            }
            assertThat(graph.cost(flow.nodes(), flow.nodes() + 1, wanted, false))
                    .as(flow.name())
                    .isEqualTo(flow.optimum());
        }
    }

    @Test
    void theAuctionFindsThemAsAssignments() throws IOException {
        for (Flow flow : flows()) {
            Network net = asAssignment(flow);
            Solution solution = new Auction(net, () -> false, done -> {}).solve();
            assertThat(solution.objective()).as(flow.name()).isEqualTo((long) DEAR * net.students() - flow.optimum());
            assertThat(solution.bound()).isEqualTo(solution.objective());
        }
    }

    private static Network asAssignment(Flow flow) {
        int[] places = new int[flow.nodes()];
        for (int node = 0; node < places.length; node++) {
            places[node] = -flow.supply()[node];
        }
        List<int[]> pairs = new ArrayList<>();
        int students = 0;
        for (int[] arc : flow.arcs()) {
            places[arc[0]] += arc[2];
            for (int unit = 0; unit < arc[2]; unit++) {
                pairs.add(new int[] {arc[0], DEAR});
                pairs.add(new int[] {arc[1], DEAR - arc[3]});
                students++;
            }
        }
        int[] capacity = new int[students];
        Arrays.fill(capacity, 1);
        int[] offset = new int[students + 1];
        Arrays.setAll(offset, s -> 2 * s);
        int[] block = new int[flow.nodes()];
        Arrays.setAll(block, r -> r);
        return new Network(
                capacity,
                offset,
                pairs.stream().mapToInt(p -> p[0]).toArray(),
                pairs.stream().mapToInt(p -> p[1]).toArray(),
                block,
                places,
                PlaceWorth.NOTHING);
    }

    /** Reads just this file: names, then whole numbers in the order in which they stand. */
    private static List<Flow> flows() throws IOException {
        String text;
        try (InputStream in = TextbookFlowsTest.class.getResourceAsStream("/matching/min-cost-flow.json")) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<Flow> flows = new ArrayList<>();
        for (String part : text.split("\"name\":")) {
            if (part.contains("\"optimum\"")) {
                int[] supply = numbers(part, "supply", "optimum");
                int[] arcs = numbers(part, "arcs", "supply");
                List<int[]> list = new ArrayList<>();
                for (int i = 0; i < arcs.length; i += 4) {
                    list.add(Arrays.copyOfRange(arcs, i, i + 4));
                }
                flows.add(new Flow(
                        part.substring(0, part.indexOf(',')),
                        numbers(part, "nodes", "arcs")[0],
                        list,
                        supply,
                        numbers(part + "\"end\"", "optimum", "end")[0]));
            }
        }
        return flows;
    }

    private static int[] numbers(String text, String from, String to) {
        String between =
                text.substring(text.indexOf('"' + from + '"') + from.length() + 2, text.indexOf('"' + to + '"'));
        return Pattern.compile("-?\\d+")
                .matcher(between)
                .results()
                .map(MatchResult::group)
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
