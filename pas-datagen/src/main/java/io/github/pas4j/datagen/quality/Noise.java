package io.github.pas4j.datagen.quality;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much of a text nobody wrote for a reader: keyboard noise, encoded data, mark-up, log lines, broken encodings. */
final class Noise {

    private static final Pattern TOKEN = Pattern.compile("\\S+");
    private static final Pattern URL = Pattern.compile("(?:https?://|www\\.)\\S+", Pattern.CASE_INSENSITIVE);
    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^<>]{0,80}>|&(?:nbsp|amp|lt|gt|quot|#\\d{1,5});");
    private static final Pattern REPEATED = Pattern.compile("([^\\s\\-=*_.#~\\d])\\1{4,}");
    private static final Pattern BROKEN =
            Pattern.compile("\uFFFD+|(?:Ã.|â€.?|Â[\u00A0-\u00BF]|ï¿½|锟斤拷|烫烫)+|[\\p{Cc}&&[^\\n\\r\\t]]+");
    private static final Pattern STAMP =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(?::\\d\\d)?\\S*|\\b(?:ERROR|WARN|INFO|DEBUG)\\b");
    private static final Pattern CONSONANTS = Pattern.compile("(?i)[bcdfghjklmnpqrstvwxz]{6,}");
    private static final Pattern MIXED = Pattern.compile("(?=\\S*[a-z])(?=\\S*\\d)(?=\\S*[A-Z])[\\w+/=\\-]{10,}");
    private static final Pattern LETTERS_AND_SIGNS =
            Pattern.compile("(?=\\S*\\p{L}\\S*)(?=(?:\\S*?[^\\p{L}\\d\\s.,'’\\-/:?!()\"]){3})\\S{6,}");
    private static final int LONG = 35;

    private Noise() {}

    /** Share of the characters that are noise, in [0, 1]. */
    static double share(String text) {
        String looked = text.length() > 4_000 ? text.substring(0, 4_000) : text;
        boolean[] noisy = new boolean[looked.length()];
        for (Pattern pattern : new Pattern[] {TAG, REPEATED, BROKEN, STAMP}) {
            mark(pattern.matcher(looked), noisy);
        }
        Matcher token = TOKEN.matcher(looked);
        while (token.find()) {
            if (isNoise(token.group())) {
                fill(noisy, token.start(), token.end());
            }
        }
        int all = 0;
        int found = 0;
        for (int i = 0; i < noisy.length; i++) {
            if (!Character.isWhitespace(looked.charAt(i))) {
                all++;
                found += noisy[i] ? 1 : 0;
            }
        }
        return all == 0 ? 0 : found / (double) all;
    }

    private static boolean isNoise(String token) {
        if (URL.matcher(token).lookingAt()) {
            return false;
        }
        boolean latin = token.chars().allMatch(c -> c < 0x250);
        return (latin && token.length() > LONG)
                || MIXED.matcher(token).find()
                || CONSONANTS.matcher(token).find()
                || (latin && LETTERS_AND_SIGNS.matcher(token).matches());
    }

    private static void mark(Matcher found, boolean[] noisy) {
        while (found.find()) {
            fill(noisy, found.start(), found.end());
        }
    }

    private static void fill(boolean[] noisy, int from, int to) {
        Arrays.fill(noisy, from, to, true);
    }
}
