package org.qinglin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Chinese first, English complete; every key that a template names exists, and every text can be formatted. */
class MessagesTest {

    private static final Path RESOURCES = Path.of("src/main/resources");

    @Test
    void bothLanguagesHaveTheSameKeys() throws IOException {
        for (var bundle : bundles()) {
            var chinese = load(bundle.resolve("messages.properties"));
            var english = load(bundle.resolve("messages_en.properties"));
            assertThat(english.stringPropertyNames())
                    .as(bundle.toString())
                    .containsExactlyInAnyOrderElementsOf(chinese.stringPropertyNames());
        }
    }

    @Test
    void everyTextIsAWellFormedMessageWithTheSameArguments() throws IOException {
        for (var bundle : bundles()) {
            var chinese = load(bundle.resolve("messages.properties"));
            var english = load(bundle.resolve("messages_en.properties"));
            for (var key : chinese.stringPropertyNames()) {
                var inChinese = arguments(chinese.getProperty(key), Locale.CHINA);
                var inEnglish = arguments(english.getProperty(key), Locale.ENGLISH);
                assertThat(inEnglish).as(bundle + " " + key).isEqualTo(inChinese);
                assertThat(english.getProperty(key)).as(bundle + " " + key).doesNotContain("'");
            }
        }
    }

    /** How many arguments a message takes; a text that says nothing of the last ones may take fewer. */
    private static Set<Integer> arguments(String text, Locale locale) {
        var numbers = new TreeSet<Integer>();
        var formats = new MessageFormat(text, locale).getFormatsByArgumentIndex();
        for (int i = 0; i < formats.length; i++) {
            if (text.contains("{" + i)) {
                numbers.add(i);
            }
        }
        return numbers;
    }

    @Test
    void noKeyStandsInTwoBundles() throws IOException {
        var seen = new HashSet<String>();
        var twice = new ArrayList<String>();
        for (var bundle : bundles()) {
            for (var key : load(bundle.resolve("messages.properties")).stringPropertyNames()) {
                if (!seen.add(key)) {
                    twice.add(key);
                }
            }
        }
        assertThat(twice).isEmpty();
    }

    @Test
    void everyKeyThatATemplateNamesExists() throws IOException {
        var keys = new HashSet<String>();
        for (var bundle : bundles()) {
            keys.addAll(load(bundle.resolve("messages.properties")).stringPropertyNames());
        }
        var missing = new TreeSet<String>();
        var named = Pattern.compile("#\\{([a-zA-Z0-9_.-]+)[(}]");
        try (var templates = Files.walk(RESOURCES.resolve("templates"))) {
            for (var template : templates.filter(Files::isRegularFile).toList()) {
                var names = named.matcher(Files.readString(template));
                while (names.find()) {
                    if (!keys.contains(names.group(1))) {
                        missing.add(template.getFileName() + ": " + names.group(1));
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private static List<Path> bundles() throws IOException {
        try (var folders = Files.list(RESOURCES.resolve("messages"))) {
            return folders.filter(folder -> Files.exists(folder.resolve("messages.properties")))
                    .sorted()
                    .toList();
        }
    }

    private static Properties load(Path file) throws IOException {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }
}
