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

        /** {@code orders} of {@code /orders/{id}}. @throws IllegalStateException if a pattern stands there */
        private String firstSegment() {
            var first = AuthorisationTable.firstSegment(PathContainer.parsePath(path.getPatternString()));
            if (first.matches(".*[*?{].*")) {
                throw new IllegalStateException(
                        "authorisation.csv: " + path + " begins with a pattern; name its first segment");
            }
            return first;
        }

        public boolean letsIn(Set<Role> held) {
            return audience != Audience.ROLES || held.stream().anyMatch(roles::contains);
        }
    }

    private final List<Row> rows;

    /**
     * By the first segment of their path, the most specific first: every request asks, and few of the hundreds of rows
     * begin like it.
     */
    private final Map<String, List<Row>> byFirstSegment;

    AuthorisationTable() {
        this("authorisation.csv");
    }

    AuthorisationTable(String resource) {
        try (var in = new ClassPathResource(resource).getInputStream()) {
            this.rows = read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + resource, unreadable);
        }
        this.byFirstSegment = rows.stream()
                .sorted((a, b) -> PathPattern.SPECIFICITY_COMPARATOR.compare(a.path(), b.path()))
                .collect(Collectors.groupingBy(Row::firstSegment));
    }

    public List<Row> rows() {
        return rows;
    }

    /** The row for a request: the most specific path wins, as in Spring's own routing. */
    public Optional<Row> rowFor(String method, String path) {
        var container = PathContainer.parsePath(path);
        return byFirstSegment.getOrDefault(firstSegment(container), List.of()).stream()
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
