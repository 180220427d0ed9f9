package io.github.pas4j.datagen.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as pages show them. */
final class Numbers {

    private static final int MONEY_DIGITS = 4;

    private Numbers() {}

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Such as {@code 12.3 %}; a dash where there is nothing to be a part of. */
    static String share(long part, long whole) {
        return whole == 0 ? "–" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
    }

    static String fixed(double number, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", number);
    }

    /** In whatever currency the prices are. */
    static String money(BigDecimal cost) {
        return cost.setScale(MONEY_DIGITS, RoundingMode.HALF_UP).toPlainString();
    }
}
