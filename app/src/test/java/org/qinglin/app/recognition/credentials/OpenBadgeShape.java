package org.qinglin.app.recognition.credentials;

import java.net.URI;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Holds a credential against the data model of Open Badges 3.0 (appendix B there) and of the Bitstring Status List, property
 * by property, as far as we use it: what is not described here is a fault, too, so that nothing new goes out unread.
 */
public final class OpenBadgeShape {

    /** @param most how many there may be: 1 is a single value, more an array, even of one */
    private record Property(String name, boolean required, int most, Predicate<JsonNode> fits) {}

    private static final int MANY = Integer.MAX_VALUE;
    private static final Predicate<JsonNode> WORDS = JsonNode::isString;
    private static final Predicate<JsonNode> ADDRESS = OpenBadgeShape::isAddress;
    private static final Predicate<JsonNode> MOMENT = OpenBadgeShape::isMoment;
    private static final Predicate<JsonNode> OBJECT = JsonNode::isObject;
    private static final Predicate<JsonNode> WHOLE = JsonNode::isIntegralNumber;

    private static final Map<String, List<Property>> CLASSES = Map.ofEntries(
            Map.entry(
                    "AchievementCredential",
                    List.of(
                            must("@context", MANY, ADDRESS),
                            must("id", 1, ADDRESS),
                            must("type", MANY, WORDS),
                            may("name", 1, WORDS),
                            must("issuer", 1, OBJECT),
                            must("validFrom", 1, MOMENT),
                            may("awardedDate", 1, MOMENT),
                            must("credentialSubject", 1, OBJECT),
                            may("evidence", MANY, OBJECT),
                            may("credentialStatus", 1, OBJECT),
                            may("credentialSchema", MANY, OBJECT),
                            // The claims of the JWT, section 8.2.4.
                            must("iss", 1, ADDRESS),
                            must("sub", 1, ADDRESS),
                            must("jti", 1, ADDRESS),
                            must("nbf", 1, WHOLE))),
            Map.entry(
                    "Profile",
                    List.of(
                            must("id", 1, ADDRESS),
                            must("type", MANY, WORDS),
                            may("name", 1, WORDS),
                            may("url", 1, ADDRESS),
                            may("phone", 1, WORDS),
                            may("description", 1, WORDS),
                            may("@context", MANY, ADDRESS))),
            Map.entry(
                    "AchievementSubject",
                    List.of(
                            must("id", 1, ADDRESS),
                            must("type", MANY, WORDS),
                            must("achievement", 1, OBJECT),
                            may("activityStartDate", 1, MOMENT),
                            may("activityEndDate", 1, MOMENT),
                            may("identifier", MANY, OBJECT),
                            may("narrative", 1, WORDS),
                            may("result", MANY, OBJECT))),
            Map.entry(
                    "Achievement",
                    List.of(
                            must("id", 1, ADDRESS),
                            must("type", MANY, WORDS),
                            must("criteria", 1, OBJECT),
                            must("description", 1, WORDS),
                            must("name", 1, WORDS),
                            may("achievementType", 1, oneOf("Award", "CommunityService")),
                            may("image", 1, OBJECT),
                            may("inLanguage", 1, oneOf("zh-CN")),
                            may("resultDescription", MANY, OBJECT))),
            Map.entry("Criteria", List.of(may("id", 1, ADDRESS), must("narrative", 1, WORDS))),
            Map.entry(
                    "Image",
                    List.of(must("id", 1, ADDRESS), must("type", 1, oneOf("Image")), may("caption", 1, WORDS))),
            Map.entry(
                    "Evidence",
                    List.of(
                            may("id", 1, ADDRESS),
                            must("type", MANY, WORDS),
                            may("narrative", 1, WORDS),
                            may("name", 1, WORDS),
                            may("description", 1, WORDS))),
            Map.entry(
                    "IdentityObject",
                    List.of(
                            must("type", 1, oneOf("IdentityObject")),
                            must("hashed", 1, JsonNode::isBoolean),
                            must("identityHash", 1, WORDS),
                            must("identityType", 1, oneOf("name", "identifier")))),
            Map.entry(
                    "Result",
                    List.of(must("type", MANY, WORDS), may("resultDescription", 1, ADDRESS), may("value", 1, WORDS))),
            Map.entry(
                    "ResultDescription",
                    List.of(
                            must("id", 1, ADDRESS),
                            must("type", MANY, WORDS),
                            must("name", 1, WORDS),
                            must("resultType", 1, oneOf("RawScore")))),
            Map.entry(
                    "CredentialSchema",
                    List.of(must("id", 1, ADDRESS), must("type", 1, oneOf("1EdTechJsonSchemaValidator2019")))),
            Map.entry(
                    "BitstringStatusListEntry",
                    List.of(
                            must("id", 1, ADDRESS),
                            must("type", 1, oneOf("BitstringStatusListEntry")),
                            must("statusPurpose", 1, oneOf("revocation")),
                            must(
                                    "statusListIndex",
                                    1,
                                    each -> each.isString() && each.asString().matches("0|[1-9]\\d*")),
                            must("statusListCredential", 1, ADDRESS))),
            Map.entry(
                    "BitstringStatusListCredential",
                    List.of(
                            must("@context", MANY, ADDRESS),
                            must("id", 1, ADDRESS),
                            must("type", MANY, WORDS),
                            must("issuer", 1, ADDRESS),
                            must("validFrom", 1, MOMENT),
                            must("credentialSubject", 1, OBJECT),
                            must("iss", 1, ADDRESS),
                            must("sub", 1, ADDRESS),
                            must("jti", 1, ADDRESS),
                            must("nbf", 1, WHOLE))),
            Map.entry(
                    "BitstringStatusList",
                    List.of(
                            must("id", 1, ADDRESS),
                            must("type", 1, oneOf("BitstringStatusList")),
                            must("statusPurpose", 1, oneOf("revocation")),
                            must(
                                    "encodedList",
                                    1,
                                    each -> each.isString() && each.asString().matches("u[A-Za-z0-9_-]+")))));

    /** What is within what: of a class, the property, and the class of its value. */
    private static final Map<String, Map<String, String>> WITHIN = Map.of(
            "AchievementCredential",
                    Map.of(
                            "issuer", "Profile",
                            "credentialSubject", "AchievementSubject",
                            "evidence", "Evidence",
                            "credentialStatus", "BitstringStatusListEntry",
                            "credentialSchema", "CredentialSchema"),
            "AchievementSubject",
                    Map.of("achievement", "Achievement", "identifier", "IdentityObject", "result", "Result"),
            "Achievement", Map.of("criteria", "Criteria", "image", "Image", "resultDescription", "ResultDescription"),
            "BitstringStatusListCredential", Map.of("credentialSubject", "BitstringStatusList"));

    private OpenBadgeShape() {}

    private static Property must(String name, int most, Predicate<JsonNode> fits) {
        return new Property(name, true, most, fits);
    }

    private static Property may(String name, int most, Predicate<JsonNode> fits) {
        return new Property(name, false, most, fits);
    }

    private static Predicate<JsonNode> oneOf(String... values) {
        return each -> each.isString() && Set.of(values).contains(each.asString());
    }

    private static boolean isAddress(JsonNode value) {
        try {
            return value.isString() && URI.create(value.asString()).isAbsolute();
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    private static boolean isMoment(JsonNode value) {
        try {
            OffsetDateTime.parse(value.asString(""));
            return value.isString();
        } catch (DateTimeParseException none) {
            return false;
        }
    }

    /** What does not fit the data model; empty for a credential as it should be. */
    public static List<String> faults(JsonNode credential) {
        var faults = new ArrayList<String>();
        look("AchievementCredential", credential, "credential", faults);
        contexts(credential, List.of(OpenBadge.CREDENTIALS, OpenBadge.BADGES), faults);
        types(credential, "credential", faults, "VerifiableCredential", "OpenBadgeCredential");
        var subject = credential.path("credentialSubject");
        types(subject, "subject", faults, "AchievementSubject");
        types(subject.path("achievement"), "achievement", faults, "Achievement");
        types(credential.path("issuer"), "issuer", faults, "Profile");
        credential.path("evidence").forEach(each -> types(each, "evidence", faults, "Evidence"));
        subject.path("result").forEach(each -> types(each, "result", faults, "Result"));
        var described = subject.path("achievement").path("resultDescription").findValuesAsString("id");
        if (!described.containsAll(subject.path("result").findValuesAsString("resultDescription"))) {
            faults.add("a result is described nowhere in its achievement");
        }
        return faults;
    }

    /** The same of a status list. */
    public static List<String> faultsOfList(JsonNode list) {
        var faults = new ArrayList<String>();
        look("BitstringStatusListCredential", list, "list", faults);
        contexts(list, List.of(OpenBadge.CREDENTIALS), faults);
        types(list, "list", faults, "VerifiableCredential", "BitstringStatusListCredential");
        return faults;
    }

    /** The same of an issuer's page. */
    public static List<String> faultsOfIssuer(JsonNode profile) {
        var faults = new ArrayList<String>();
        look("Profile", profile, "issuer", faults);
        types(profile, "issuer", faults, "Profile");
        return faults;
    }

    private static void contexts(JsonNode node, List<String> asked, List<String> faults) {
        var found = new ArrayList<String>();
        node.path("@context").forEach(each -> found.add(each.asString("")));
        if (!found.equals(asked)) {
            faults.add("contexts are " + found);
        }
    }

    private static void types(JsonNode node, String where, List<String> faults, String... asked) {
        var found = new ArrayList<String>();
        node.path("type").forEach(each -> found.add(each.asString("")));
        if (!found.containsAll(List.of(asked))) {
            faults.add(where + ": type is " + found);
        }
    }

    private static void look(String name, JsonNode node, String where, List<String> faults) {
        var known = CLASSES.get(name);
        for (var property : known) {
            var value = node.path(property.name());
            var place = where + "." + property.name();
            if (value.isMissingNode()) {
                if (property.required()) {
                    faults.add(place + " is missing");
                }
                continue;
            }
            if (property.most() > 1 && (!value.isArray() || value.isEmpty())) {
                faults.add(place + " is no array with something in it");
                continue;
            }
            for (var each : property.most() > 1 ? value.values() : List.of(value)) {
                if (!property.fits().test(each)) {
                    faults.add(String.format(Locale.ROOT, "%s does not fit: %s", place, each));
                }
                var inner = WITHIN.getOrDefault(name, Map.of()).get(property.name());
                if (inner != null && each.isObject()) {
                    look(inner, each, place, faults);
                }
            }
        }
        var names = known.stream().map(Property::name).toList();
        node.propertyNames().stream()
                .filter(each -> !names.contains(each))
                .forEach(each -> faults.add(where + "." + each + " is not in the data model of " + name));
    }
}
