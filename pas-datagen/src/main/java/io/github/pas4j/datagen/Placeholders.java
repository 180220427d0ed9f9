package io.github.pas4j.datagen;

import java.util.regex.Pattern;

/** What corpora put where personal data stood: {@code NAME_1} in LMSYS-Chat-1M, Presidio's {@code <PERSON>} in WildChat. */
final class Placeholders {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\bNAME_[0-9]{1,4}\\b"
            + "|<PRESIDIO_ANONYMIZED_[A-Z_]{1,40}>"
            + "|<(?:PERSON|PHONE_NUMBER|EMAIL_ADDRESS|LOCATION|CREDIT_CARD|CRYPTO|IBAN_CODE|IP_ADDRESS|URL|US_SSN"
            + "|US_BANK_NUMBER|US_PASSPORT|US_DRIVER_LICENSE|MEDICAL_LICENSE|DATE_TIME|NRP)>");

    private Placeholders() {}

    static boolean in(String text) {
        return (text.contains("NAME_") || text.indexOf('<') >= 0)
                && PLACEHOLDER.matcher(text).find();
    }
}
