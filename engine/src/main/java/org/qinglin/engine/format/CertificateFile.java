package org.qinglin.engine.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qinglin.engine.Certificate;

/**
 * {@code certificate.json}: the certificate with the SHA-256 of each input file, of {@code plan.csv} and of the prices, and
 * at its end a seal, the SHA-256 of every byte above it. So no byte of the plan's folder can change unseen. It holds
 * nothing that varies between runs.
 *
 * @param certificate objective, bound, scale and prices
 * @param statedGap the gap as written
 * @param statedOptimal "optimal" as written
 * @param input digest of each input file by its name
 * @param plan digest of {@code plan.csv}
 * @param pricesDigest digest of the lines of prices
 */
public record CertificateFile(
        Certificate certificate,
        long statedGap,
        boolean statedOptimal,
        SortedMap<String, String> input,
        String plan,
        String pricesDigest) {

    /** Name of the file in a plan's folder. */
    public static final String NAME = "certificate.json";

    private static final String FORMAT = "qinglin-certificate-1";
    private static final String SEAL = "  \"seal\": \"";
    private static final String AFTER_SEAL = "\"\n}\n";
    private static final int HEX = 64;

    /** A certificate of these files. */
    public static CertificateFile of(Certificate certificate, SortedMap<String, String> input, String plan) {
        return new CertificateFile(
                certificate,
                certificate.gap(),
                certificate.optimal(),
                input,
                plan,
                digestOfPrices(certificate.prices()));
    }

    /** The file's text. */
    public String text() {
        StringBuilder out = new StringBuilder();
        out.append("{\n  \"format\": \"").append(FORMAT).append("\",\n");
        out.append("  \"objective\": ").append(certificate.objective()).append(",\n");
        out.append("  \"bound\": ").append(certificate.bound()).append(",\n");
        out.append("  \"gap\": ").append(statedGap).append(",\n");
        out.append("  \"optimal\": ").append(statedOptimal).append(",\n");
        out.append("  \"input\": {\n");
        String between = "";
        for (Map.Entry<String, String> file : input.entrySet()) {
            out.append(between).append("    ").append(Json.quote(file.getKey())).append(": ");
            out.append(Json.quote(file.getValue()));
            between = ",\n";
        }
        out.append("\n  },\n  \"plan\": ").append(Json.quote(plan)).append(",\n");
        out.append("  \"scale\": ").append(certificate.scale()).append(",\n");
        out.append("  \"prices\": {\n").append(lines(certificate.prices())).append("\n  },\n");
        numbers(out, "impossible", zeros(certificate.impossible()));
        numbers(out, "wholes", zeros(certificate.wholes()));
        numbers(out, "floor_prices", certificate.floorPrices());
        out.append("  \"prices_digest\": ").append(Json.quote(pricesDigest)).append(",\n");
        String seal = Digest.of(out.toString().getBytes(StandardCharsets.UTF_8));
        return out.append(SEAL).append(seal).append(AFTER_SEAL).toString();
    }

    private static SortedMap<String, Integer> zeros(SortedSet<String> ids) {
        SortedMap<String, Integer> zeros = new TreeMap<>();
        ids.forEach(id -> zeros.put(id, 0));
        return zeros;
    }

    /** Left out where there are none. */
    private static void numbers(StringBuilder out, String name, SortedMap<String, Integer> numbers) {
        if (!numbers.isEmpty()) {
            out.append("  ").append(Json.quote(name)).append(": {\n");
            String between = "";
            for (Map.Entry<String, Integer> each : numbers.entrySet()) {
                out.append(between)
                        .append("    ")
                        .append(Json.quote(each.getKey()))
                        .append(": ");
                out.append(each.getValue());
                between = ",\n";
            }
            out.append("\n  },\n");
        }
    }

    private static SortedMap<String, Integer> numbers(Map<String, Object> json, String name) {
        SortedMap<String, Integer> numbers = new TreeMap<>();
        if (json.containsKey(name)) {
            object(json, name).forEach((key, value) -> numbers.put(key, Math.toIntExact((Long) value)));
        }
        return numbers;
    }

    /** What reading a certificate comes to. */
    public sealed interface Read {

        /** A certificate with a whole seal. */
        record Good(CertificateFile file) implements Read {}

        /** A byte was altered, or it is no certificate at all. */
        record Bad(String reason) implements Read {}
    }

    /**
     * Reads a certificate and checks its seal and the digest of its prices.
     *
     * @throws UnreadableInput if there is no such file
     */
    public static Read read(Path folder) throws IOException, UnreadableInput {
        Path path = folder.resolve(NAME);
        if (!Files.isRegularFile(path)) {
            throw UnreadableInput.file(NAME, "does not exist in " + folder, "Maybe another folder is meant?");
        }
        byte[] bytes = Files.readAllBytes(path);
        int sealed = bytes.length - SEAL.length() - HEX - AFTER_SEAL.length();
        if (sealed < 0) {
            return new Read.Bad(NAME + " has no seal at its end");
        }
        String tail = new String(bytes, sealed, bytes.length - sealed, StandardCharsets.ISO_8859_1);
        if (!tail.equals(SEAL + Digest.of(bytes, sealed) + AFTER_SEAL)) {
            return new Read.Bad(NAME + " does not match its seal: at least one byte was altered");
        }
        try {
            return parse(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | ArithmeticException | ClassCastException notOurs) {
            return new Read.Bad(NAME + " is no certificate: " + notOurs.getMessage());
        }
    }

    private static Read parse(String text) {
        Map<String, Object> json = Json.object(text);
        if (!FORMAT.equals(json.get("format"))) {
            return new Read.Bad(NAME + " is not of the format " + FORMAT);
        }
        SortedMap<String, Long> prices = new TreeMap<>();
        object(json, "prices").forEach((role, price) -> prices.put(role, (Long) price));
        SortedMap<String, String> input = new TreeMap<>();
        object(json, "input").forEach((name, digest) -> input.put(name, (String) digest));
        CertificateFile file = new CertificateFile(
                new Certificate(
                        whole(json, "objective"),
                        whole(json, "bound"),
                        whole(json, "scale"),
                        prices,
                        new TreeSet<>(numbers(json, "impossible").keySet()),
                        new TreeSet<>(numbers(json, "wholes").keySet()),
                        numbers(json, "floor_prices")),
                whole(json, "gap"),
                (Boolean) present(json, "optimal"),
                input,
                (String) present(json, "plan"),
                (String) present(json, "prices_digest"));
        if (!file.pricesDigest().equals(digestOfPrices(prices))) {
            return new Read.Bad("the prices in " + NAME + " do not match their digest");
        }
        return new Read.Good(file);
    }

    /** The digests of those of these files that exist in a folder. */
    public static SortedMap<String, String> digests(Path folder, String... names) throws IOException {
        SortedMap<String, String> digests = new TreeMap<>();
        for (String name : Arrays.asList(names)) {
            Path file = folder.resolve(name);
            if (Files.isRegularFile(file)) {
                digests.put(name, Digest.of(file));
            }
        }
        return digests;
    }

    private static String digestOfPrices(SortedMap<String, Long> prices) {
        return Digest.of(lines(prices).getBytes(StandardCharsets.UTF_8));
    }

    private static String lines(SortedMap<String, Long> prices) {
        StringBuilder out = new StringBuilder();
        String between = "";
        for (Map.Entry<String, Long> price : prices.entrySet()) {
            out.append(between)
                    .append("    ")
                    .append(Json.quote(price.getKey()))
                    .append(": ");
            out.append(price.getValue());
            between = ",\n";
        }
        return out.toString();
    }

    private static Map<String, Object> object(Map<String, Object> json, String name) {
        Map<String, Object> copy = new LinkedHashMap<>();
        ((Map<?, ?>) present(json, name)).forEach((key, value) -> copy.put((String) key, value));
        return copy;
    }

    private static long whole(Map<String, Object> json, String name) {
        return (Long) present(json, name);
    }

    private static Object present(Map<String, Object> json, String name) {
        Object value = json.get(name);
        if (value == null) {
            throw new IllegalArgumentException("\"" + name + "\" is missing.");
        }
        return value;
    }
}
