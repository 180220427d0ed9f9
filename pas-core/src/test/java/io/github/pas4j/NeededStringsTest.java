package io.github.pas4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NeededStringsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\\bburst pipe\\b; burst pipe",
                "\\bI'?m lost\\b; im lost|i'm lost",
                "\\b(?:pan|pot) on fire; pan on fire|pot on fire",
                "\\bhow (?:\\w{2,9} ){0,2}pills?\\b; how |pill",
                "a{2}; a",
                "(?:ab|cd)+x?; ab|cd",
                "[sz]ed; sed|zed",
                "[a-c]ed; ed",
                "[^x]ing; ing",
                "\\d{1,3} years; ' years'",
                "(?=secret)open; open",
                "gone(?! fishing); gone",
                "烧炭[^\\n]{0,30}(?:锁|敲门); 烧炭",
                "x|yz; x|yz",
                "colou?r; color|colour",
                "a\\.b; a.b",
                "^stop$; stop",
                "表\\p{IsHan}{1,2}哥; 表|哥",
                "[\\p{L}x]{2}abc; abc"
            })
    void areReadOff(String regex, String needed) {
        Set<String> found = NeededStrings.of(regex).orElseThrow();
        assertThat(List.of(needed.split("\\|"))).containsAll(found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\w+",
                "a?",
                "(?:a|b?)",
                "x*",
                "a|\\d",
                "(?i)abc",
                "(a)\\1",
                "\\pLabc",
                "(?<name>a)",
                "[a&&b]c",
                "ab(",
                "[ab"
            })
    void areNotGuessed(String regex) {
        assertThat(NeededStrings.of(regex)).isEmpty();
    }

    /** Random expressions of what ours are written with, on random texts: what is found always holds a needed string. */
    @Test
    void nothingIsFoundWithoutThem() {
        Random random = new Random(4);
        int found = 0;
        for (int i = 0; i < 4000; i++) {
            List<String> alternatives = new ArrayList<>();
            for (int a = 0; a <= random.nextInt(3); a++) {
                alternatives.add((random.nextBoolean() ? "\\b" : "") + regex(random, 3));
            }
            Finder finder = Finder.anyOf(alternatives.toArray(String[]::new));
            Pattern all = Patterns.anyOf(alternatives.toArray(String[]::new));
            for (int t = 0; t < 20; t++) {
                String text = text(random);
                boolean expected = all.matcher(text).find();
                assertThat(finder.isIn(text)).as("%s in %s", alternatives, text).isEqualTo(expected);
                found += expected ? 1 : 0;
            }
        }
        assertThat(found).isBetween(10_000, 70_000);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(14); i > 0; i--) {
            text.append("aAbBc 火é1'".charAt(random.nextInt(10)));
        }
        return text.toString();
    }

    private static String regex(Random random, int depth) {
        StringBuilder regex = new StringBuilder();
        for (int i = random.nextInt(3); i >= 0; i--) {
            regex.append(atom(random, depth)).append(quantifier(random));
        }
        return regex.toString();
    }

    private static String quantifier(Random random) {
        String[] quantifiers = {"?", "{0,2}", "{1,3}", "{2}", "+", "*", "??", "{0,1}"};
        return random.nextInt(3) == 0 ? quantifiers[random.nextInt(quantifiers.length)] : "";
    }

    private static String atom(Random random, int depth) {
        String[] atoms = {
            "a", "b", "C", "火", "é", " ", "'", "[ab]", "[^a]", "\\w", "\\d", "[a-c]", ".", "(?!c)", "(?<=a)"
        };
        if (depth == 0 || random.nextInt(3) > 0) {
            String atom = atoms[random.nextInt(atoms.length)];
            return atom.startsWith("(?") ? "(?:" + atom + ")" : atom;
        }
        return "(?:" + regex(random, depth - 1) + "|" + regex(random, depth - 1) + ")";
    }
}
