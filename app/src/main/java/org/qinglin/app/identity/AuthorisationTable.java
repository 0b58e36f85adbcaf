package org.qinglin.app.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Who may reach which endpoint: the rows of {@code authorisation.csv}, and nothing else. A request that no row covers is
 * refused; a test holds the rows against the endpoints that exist.
 */
@Component
public class AuthorisationTable {

    /** Whom a row lets in. */
    public enum Audience {
        PUBLIC,
        SIGNED_IN,
        ROLES
    }

    /**
     * @param ownership in words, which records the endpoint shows to those it lets in; the services keep to it
     */
    public record Row(String method, PathPattern path, Audience audience, Set<Role> roles, String ownership) {

        public boolean covers(String requestMethod, PathContainer requestPath) {
            return (method.equals("*") || method.equals(requestMethod)) && path.matches(requestPath);
        }

        /** As it stands in the table: {@code orders} of {@code /orders/{id}}. */
        private String firstSegment() {
            return AuthorisationTable.firstSegment(PathContainer.parsePath(path.getPatternString()));
        }

        private boolean beginsWithAny() {
            return firstSegment().matches(".*[*?{].*");
        }

        public boolean letsIn(Set<Role> held) {
            return audience != Audience.ROLES || held.stream().anyMatch(roles::contains);
        }
    }

    private final List<Row> rows;

    /**
     * The rows that may cover a path, by its first segment, the most specific first: every request asks, and few of the
     * hundreds of rows begin like it.
     */
    private final Map<String, List<Row>> byFirstSegment;

    /** Those that may cover a path of any first segment, which are all for one that no other row begins with. */
    private final List<Row> ofAny;

    AuthorisationTable() {
        this("authorisation.csv");
    }

    AuthorisationTable(String resource) {
        try (var in = new ClassPathResource(resource).getInputStream()) {
            this.rows = read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + resource, unreadable);
        }
        var specificFirst = rows.stream()
                .sorted((a, b) -> PathPattern.SPECIFICITY_COMPARATOR.compare(a.path(), b.path()))
                .toList();
        this.ofAny = specificFirst.stream().filter(Row::beginsWithAny).toList();
        this.byFirstSegment = rows.stream()
                .filter(row -> !row.beginsWithAny())
                .map(Row::firstSegment)
                .distinct()
                .collect(Collectors.toUnmodifiableMap(
                        first -> first,
                        first -> specificFirst.stream()
                                .filter(row -> row.beginsWithAny()
                                        || row.firstSegment().equals(first))
                                .toList()));
    }

    public List<Row> rows() {
        return rows;
    }

    /** The row for a request: the most specific path wins, as in Spring's own routing. */
    public Optional<Row> rowFor(String method, String path) {
        var container = PathContainer.parsePath(path);
        return byFirstSegment.getOrDefault(firstSegment(container), ofAny).stream()
                .filter(row -> row.covers(method, container))
                .findFirst();
    }

    /** Empty for the root. */
    private static String firstSegment(PathContainer path) {
        return path.elements().stream()
                .filter(PathContainer.PathSegment.class::isInstance)
                .map(each -> ((PathContainer.PathSegment) each).valueToMatch())
                .findFirst()
                .orElse("");
    }

    private static List<Row> read(String text) {
        var rows = new ArrayList<Row>();
        var lines = text.lines().toList();
        for (int i = 1; i < lines.size(); i++) { // the first line names the columns
            var line = lines.get(i);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            var cells = line.split(",", 4);
            if (cells.length != 4 || cells[3].isBlank()) {
                throw new IllegalStateException(
                        "authorisation.csv line " + (i + 1) + " needs method,path,roles,ownership, but is: " + line);
            }
            rows.add(row(cells));
        }
        return List.copyOf(rows);
    }

    private static Row row(String[] cells) {
        var path = PathPatternParser.defaultInstance.parse(cells[1].strip());
        var audience = cells[2].strip();
        if (audience.equals("PUBLIC") || audience.equals("SIGNED_IN")) {
            return new Row(cells[0].strip(), path, Audience.valueOf(audience), Set.of(), cells[3].strip());
        }
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (var role : audience.split("\\|")) {
            roles.add(Role.valueOf(role.strip()));
        }
        return new Row(cells[0].strip(), path, Audience.ROLES, Set.copyOf(roles), cells[3].strip());
    }
}
