package io.github.pas4j.datagen.dedup;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Words that may be there or not without a prompt asking for something else. Some of them oppose each other all the same:
 * "my" and "your", "when" and "where", "from" and "to".
 */
final class FunctionWords {

    private static final Set<String> WORDS =
            Set.of(("a an the this that these those some such of in on at for by about with as to from into onto "
                            + "and or but so then also just very really quite rather only even too both either "
                            + "is are am was were be been being do does did doing have has had having will would can could shall should may might must "
                            + "i me my mine we us our you your yours he him his she her hers they them their it its one "
                            + "who whom when where why how what which there here please kindly hi hello hey thanks thank okay well now "
                            + "if than while that's tell let give want need like get got help")
                    .split(" ", -1));

    /** Characters that may be there or not. */
    private static final String CHARACTERS = "的地得了吗呢吧啊呀哦嘛么请个是在有就都也还把被给让会能可以要想怎样如何为什啥哪里儿些这那我你您们它它他她和与跟及之所着过来去一下";

    private static final Map<String, String> AXES = new HashMap<>();

    static {
        oppose("tense", "is are am do does has have", "was were did had");
        oppose("person", "i me my mine we us our", "you your yours", "he him his", "she her hers", "they them their");
        oppose("question", "who whom", "when", "where", "why", "how", "what which");
        oppose("link", "and", "or", "but");
        oppose("direction", "from", "to into onto", "than");
        oppose("人", "我", "你 您", "他", "她");
    }

    private FunctionWords() {}

    private static void oppose(String axis, String... groups) {
        for (int i = 0; i < groups.length; i++) {
            for (String word : groups[i].split(" ", -1)) {
                AXES.put(word, axis + ":" + i);
            }
        }
    }

    static boolean contains(Token token) {
        return token.is(Token.Kind.IDEOGRAPH) ? CHARACTERS.contains(token.text()) : WORDS.contains(token.text());
    }

    static boolean contains(String word) {
        return WORDS.contains(word);
    }

    /** Whether one in the place of the other asks for something else. */
    static boolean opposed(String a, String b) {
        String one = AXES.get(a);
        String other = AXES.get(b);
        return one != null
                && other != null
                && !one.equals(other)
                && one.substring(0, one.indexOf(':')).equals(other.substring(0, other.indexOf(':')));
    }
}
