package io.github.pas4j.cli;

import io.github.pas4j.Category;
import io.github.pas4j.datagen.PairPipeline;
import java.util.List;

/** Quotas as users write them: {@code 640}, {@code coding=800}. */
record PairQuotas(List<String> given) {

    void apply(PairPipeline.Builder pipeline) {
        for (String quota : given) {
            int sign = quota.indexOf('=');
            long pairs = number(quota, quota.substring(sign + 1));
            if (sign < 0) {
                pipeline.quota(pairs);
            } else {
                pipeline.quota(new Category(quota.substring(0, sign), ""), pairs);
            }
        }
    }

    private static long number(String quota, String number) {
        try {
            return Long.parseLong(number);
        } catch (NumberFormatException e) {
            throw CliException.usage("--quota must be a number, or CATEGORY=NUMBER: '" + quota + "'");
        }
    }
}
