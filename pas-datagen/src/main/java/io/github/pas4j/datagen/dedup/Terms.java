package io.github.pas4j.datagen.dedup;

import io.github.pas4j.datagen.dedup.Token.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Programming languages and units that a text names, each under one name. */
final class Terms {

    private static final Map<String, String> LANGUAGES = new HashMap<>();
    private static final Map<String, String> UNITS = new HashMap<>();

    /** Languages whose names are words or letters: such only behind "in", "using" and the like. */
    private static final Set<String> AMBIGUOUS =
            Set.of("c", "r", "d", "go", "swift", "basic", "scratch", "rust", "dart", "julia", "ruby", "shell");

    private static final Set<String> BEFORE = Set.of("in", "using", "with", "into", "a", "to");

    static {
        for (String language :
                ("python java javascript typescript kotlin scala php perl haskell erlang elixir clojure fortran cobol "
                                + "pascal delphi matlab lua bash powershell sql mysql postgresql sqlite mongodb html css c++ c# f# vba verilog vhdl "
                                + "prolog lisp scheme ocaml groovy solidity assembly latex react angular vue django flask")
                        .split(" ", -1)) {
            LANGUAGES.put(language, language);
        }
        LANGUAGES.put("js", "javascript");
        LANGUAGES.put("ts", "typescript");
        LANGUAGES.put("golang", "go");
        LANGUAGES.put("python3", "python");
        LANGUAGES.put("cpp", "c++");
        LANGUAGES.put("csharp", "c#");
        LANGUAGES.put("postgres", "postgresql");
        unit("second", "seconds sec secs s 秒");
        unit("minute", "minute minutes min mins 分钟");
        unit("hour", "hour hours hr hrs h hourly 小时");
        unit("day", "day days daily 天");
        unit("week", "week weeks weekly 周");
        unit("month", "month months monthly 月");
        unit("quarter", "quarter quarters quarterly");
        unit("year", "year years yr yrs yearly annual annually 年");
        unit("decade", "decade decades");
        unit("century", "century centuries");
        unit("mm", "mm millimeter millimeters millimetre millimetres 毫米");
        unit("cm", "cm centimeter centimeters centimetre centimetres 厘米");
        unit("m", "meter meters metre metres m 米");
        unit("km", "km kilometer kilometers kilometre kilometres kms 公里");
        unit("inch", "inch inches");
        unit("jin", "斤");
        unit("foot", "foot feet ft");
        unit("yard", "yard yards");
        unit("mile", "mile miles mi");
        unit("mg", "mg milligram milligrams");
        unit("g", "gram grams gramme grammes g 克");
        unit("kg", "kg kgs kilogram kilograms kilo kilos 公斤");
        unit("lb", "lb lbs pound pounds");
        unit("oz", "oz ounce ounces");
        unit("ton", "ton tons tonne tonnes");
        unit("ml", "ml milliliter milliliters millilitre millilitres");
        unit("l", "l 升 liter liters litre litres");
        unit("gallon", "gallon gallons");
        unit("celsius", "celsius centigrade 度");
        unit("fahrenheit", "fahrenheit");
        unit("kelvin", "kelvin");
        unit("kb", "kb kilobyte kilobytes");
        unit("mb", "mb megabyte megabytes");
        unit("gb", "gb gigabyte gigabytes");
        unit("tb", "tb terabyte terabytes");
        unit("watt", "watt watts");
        unit("kw", "kw kilowatt kilowatts");
        unit("dollar", "dollar dollars usd $ 美元");
        unit("euro", "euro euros eur € 欧元");
        unit("rupee", "rupee rupees inr ₹");
        unit("yuan", "yuan rmb cny 元 块");
        unit("yen", "yen jpy");
        unit("word", "word words");
        unit("sentence", "sentence sentences");
        unit("paragraph", "paragraph paragraphs");
        unit("page", "page pages");
        unit("percent", "percent");
    }

    private Terms() {}

    private static void unit(String name, String spellings) {
        for (String spelling : spellings.split(" ", -1)) {
            UNITS.put(spelling, name);
        }
    }

    /** Whether both are names of one language or unit. */
    static boolean same(String a, String b) {
        return (LANGUAGES.containsKey(a) && LANGUAGES.get(a).equals(LANGUAGES.get(b)))
                || (UNITS.containsKey(a) && UNITS.get(a).equals(UNITS.get(b)));
    }

    static Set<String> languages(List<Token> tokens) {
        Set<String> out = new HashSet<>();
        for (int i = 0; i < tokens.size(); i++) {
            String word = tokens.get(i).text();
            String language = LANGUAGES.get(word);
            if (language == null
                    && AMBIGUOUS.contains(word)
                    && i > 0
                    && BEFORE.contains(tokens.get(i - 1).text())
                    && (i + 1 == tokens.size() || !tokens.get(i + 1).is(Kind.NUMBER))
                    && !word.equals("go")) {
                language = word;
            }
            if (language != null) {
                out.add(language);
            }
        }
        return out;
    }

    static Set<String> units(List<Token> tokens) {
        Set<String> out = new HashSet<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean behindNumber = i > 0 && tokens.get(i - 1).is(Kind.NUMBER);
            String word = token.text();
            if (token.is(Kind.IDEOGRAPH) && i + 1 < tokens.size() && behindNumber) {
                word = UNITS.containsKey(word + tokens.get(i + 1).text())
                        ? word + tokens.get(i + 1).text()
                        : word;
            }
            String unit = UNITS.get(word);
            boolean sure = !token.is(Kind.IDEOGRAPH) && (word.length() > 1 || token.is(Kind.SYMBOL));
            if (unit != null && (sure || behindNumber)) {
                out.add(unit);
            }
        }
        return out;
    }
}
