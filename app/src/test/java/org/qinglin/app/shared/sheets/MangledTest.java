package org.qinglin.app.shared.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MangledTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2005-09-01",
                "2005/9/1",
                "2005.9.1",
                "2005年9月1日",
                "20050901",
                "38596",
                "38596.0",
                "2005/9/1 0:00",
                "2005-09-01T00:00:00",
                " ２００５-０９-０１ ",
                "2005 / 9 / 1"
            })
    void datesInEveryUsualNotation(String cell) {
        assertThat(Mangled.date(cell)).contains(LocalDate.of(2005, 9, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "9/1/05", "2005-02-30", "2005-13-01", "someday", "5", "99999", "#N/A", "1E5"})
    void whatIsNoDateIsNotGuessedAt(String cell) {
        assertThat(Mangled.date(cell)).isEmpty();
    }

    @Test
    void serialNumbersAgreeWithExcelsCalendar() {
        assertThat(Mangled.date("36526")).contains(LocalDate.of(2000, 1, 1));
        assertThat(Mangled.date("46354")).contains(LocalDate.of(2026, 11, 28));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "13800000000, 13800000000",
                "13800000000.0, 13800000000",
                "1.38E+10, 1.38E+10",
                "1.3812345678E+10, 13812345678",
                "１３８００００００００, 13800000000",
                "138 0000 0000, 13800000000",
                "138-0000-0000, 13800000000",
                "+86 13800000000, 13800000000",
                "8613800000000, 13800000000",
                "'13800000000, 13800000000",
                "0532-86100000, 053286100000",
                "(0532)86100000, 053286100000"
            })
    void phonesAsExcelAndPeopleWriteThem(String cell, String phone) {
        assertThat(Mangled.phone(cell)).isEqualTo(phone);
    }

    @Test
    void lostDigitsAreTold() {
        assertThat(Mangled.digitsLost("1.38E+10")).isTrue();
        assertThat(Mangled.digitsLost("1.3812345678E+10")).isFalse();
        assertThat(Mangled.digitsLost("13800000000")).isFalse();
        assertThat(Mangled.digits("2.024010101E9")).isEqualTo("2024010101");
        assertThat(Mangled.digits("2024010101.00")).isEqualTo("2024010101");
        assertThat(Mangled.digits("A-17.0x")).isEqualTo("A-17.0x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9:00", "09:00", "9：00", "9点", "9时00分", "0.375", ".375", "9:00:00", "1899-12-31 09:00"})
    void timesInEveryUsualNotation(String cell) {
        assertThat(Mangled.time(cell)).contains(LocalTime.of(9, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "25:00", "9:75", "nine", "9"})
    void whatIsNoTimeIsNotGuessedAt(String cell) {
        assertThat(Mangled.time(cell)).isEmpty();
    }

    @Test
    void nothingThatPeopleTypeThrows() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String characters = "0123456789.:-/年月日EeＥ１+' \t\u00a0点时分T,，()是x\uD83D\uDE00";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder cell = new StringBuilder();
            for (int k = random.nextInt(14); k > 0; k--) {
                cell.append(characters.charAt(random.nextInt(characters.length())));
            }
            String typed = cell.toString();
            assertThat(Mangled.date(typed)).as("seed %d: %s", seed, typed).isNotNull();
            assertThat(Mangled.time(typed)).isNotNull();
            assertThat(Mangled.phone(typed)).isNotNull();
        }
    }
}
