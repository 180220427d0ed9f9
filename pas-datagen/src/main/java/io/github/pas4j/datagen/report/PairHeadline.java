package io.github.pas4j.datagen.report;

import io.github.pas4j.datagen.PairState;

/** The few numbers that one wants first, and whether the run has ended. */
final class PairHeadline {

    private final String title;
    private final PairFates fates;
    private final StageCosts costs;
    private final Contents contents;

    PairHeadline(String title, PairFates fates, StageCosts costs, Contents contents) {
        this.title = title;
        this.fates = fates;
        this.costs = costs;
        this.contents = contents;
    }

    void write(Html html) {
        long prompts = fates.prompts();
        long accepted = fates.count(PairState.ACCEPTED);
        long pending = fates.count(PairState.PENDING);
        html.open("header").foreign("h1", VisibleText.line(title, 200));
        html.open("dl", "class", "cards");
        Cards.card(html, Numbers.count(prompts), "prompts", "prompts");
        String share = Numbers.share(accepted, prompts).replace(' ', '\u00A0'); // on one line
        Cards.card(html, Numbers.count(accepted), "accepted, " + share, "accepted");
        long firstTry = fates.firstTry();
        Cards.card(html, Numbers.share(firstTry, accepted), "of these at the first try", "first-try");
        Cards.card(html, Numbers.count(fates.count(PairState.QUARANTINED)), "quarantined", "quarantined");
        Cards.card(html, Numbers.count(fates.count(PairState.UNVERIFIED)), "unverified", "unverified");
        Cards.card(html, Numbers.count(costs.calls()), "answers paid for", "answers");
        Cards.card(html, Numbers.count(costs.tokens()), "tokens", "tokens");
        costs.money().ifPresent(money -> Cards.card(html, Numbers.money(money), "cost", "cost"));
        html.close("dl");
        contents.write(html);
        if (pending > 0) {
            html.open("div", "class", "warning")
                    .element("strong", "Not finished.")
                    .text(" ");
            html.text(Numbers.count(pending) + " of " + Numbers.count(prompts)
                    + " prompts are not decided yet. The same command goes on with them; where a cap stopped it, with a"
                    + " higher one.");
            html.close("div");
        }
        html.close("header").newLine();
    }
}
