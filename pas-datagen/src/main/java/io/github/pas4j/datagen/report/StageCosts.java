package io.github.pas4j.datagen.report;

import io.github.pas4j.datagen.PairState;
import io.github.pas4j.runs.PriceTable;
import io.github.pas4j.runs.RoleCalls;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What generating took and what judging took: answers, tokens and, where prices are known, money. */
final class StageCosts implements PairSection {

    static final String GENERATOR = "generator";
    private static final Map<String, String> STAGES =
            Map.of(GENERATOR, "generate", "critic", "judge", "critic-2", "judge, second critic");

    private final List<RoleCalls> roles;
    private final Optional<PriceTable> prices;
    private final PairFates fates;

    StageCosts(List<RoleCalls> roles, Optional<PriceTable> prices, PairFates fates) {
        List<RoleCalls> order = new ArrayList<>(
                roles.stream().filter(role -> role.role().equals(GENERATOR)).toList());
        roles.stream().filter(role -> !role.role().equals(GENERATOR)).forEach(order::add);
        this.roles = List.copyOf(order);
        this.prices = prices;
        this.fates = fates;
    }

    @Override
    public String id() {
        return "costs";
    }

    @Override
    public String name() {
        return "Costs";
    }

    @Override
    public boolean isEmpty() {
        return roles.isEmpty();
    }

    long calls() {
        return roles.stream().mapToLong(RoleCalls::calls).sum();
    }

    long tokens() {
        return roles.stream().mapToLong(StageCosts::tokens).sum();
    }

    private static long tokens(RoleCalls role) {
        return role.tokensIn() + role.tokensOut();
    }

    Optional<BigDecimal> money() {
        return prices.map(
                table -> roles.stream().map(role -> cost(table, role)).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static BigDecimal cost(PriceTable table, RoleCalls role) {
        return table.cost(role.model(), role.tokensIn(), role.tokensOut());
    }

    @Override
    public void write(Html html) {
        html.open("section", "id", id(), "class", "wide").element("h2", "What each stage cost");
        html.open("div", "class", "split even");
        html.open("div", "class", "plot short", "id", "costs-plot").close("div");
        html.open("div", "class", "scroll").open("table").open("thead").open("tr");
        html.element("th", "stage", "scope", "col");
        for (String head : List.of("answers", "tokens read", "written")) {
            html.element("th", head, "scope", "col", "class", "number");
        }
        html.element("th", "share", "scope", "col", "class", "number spare");
        prices.ifPresent(table -> html.element("th", "cost", "scope", "col", "class", "number"));
        html.close("tr").close("thead").open("tbody");
        for (RoleCalls role : roles) {
            html.open("tr").open("th", "scope", "row").element("span", stage(role));
            html.foreign("small", VisibleText.line(role.model(), 60)).close("th");
            numbers(html, role.calls(), role.tokensIn(), role.tokensOut());
            prices.ifPresent(table -> html.element("td", Numbers.money(cost(table, role)), "class", "number"));
            html.close("tr").newLine();
        }
        html.close("tbody").open("tfoot").open("tr").element("th", "all", "scope", "row");
        numbers(
                html,
                calls(),
                roles.stream().mapToLong(RoleCalls::tokensIn).sum(),
                roles.stream().mapToLong(RoleCalls::tokensOut).sum());
        money().ifPresent(money -> html.element("td", Numbers.money(money), "class", "number"));
        html.close("tr").close("tfoot").close("table").close("div").close("div");
        html.element("p", note(), "class", "note").close("section").newLine();
    }

    private void numbers(Html html, long calls, long in, long out) {
        html.element("td", Numbers.count(calls), "class", "number");
        html.element("td", Numbers.count(in), "class", "number");
        html.element("td", Numbers.count(out), "class", "number");
        html.element("td", Numbers.share(in + out, tokens()), "class", "number spare");
    }

    private String note() {
        StringBuilder note =
                new StringBuilder("Every answer that was paid for, whatever became of its prompt; share is of all"
                        + " tokens, read and written.");
        long accepted = fates.count(PairState.ACCEPTED);
        if (accepted > 0) {
            note.append(" For each accepted pair: ")
                    .append(Numbers.fixed((double) calls() / accepted, 2))
                    .append(" answers, ")
                    .append(Numbers.count(Math.round((double) tokens() / accepted)))
                    .append(" tokens");
            money().ifPresent(money -> note.append(", cost ")
                    .append(money.divide(BigDecimal.valueOf(accepted), 6, RoundingMode.HALF_UP)
                            .toPlainString()));
            note.append('.');
        }
        if (fates.count(PairState.PENDING) > 0) {
            note.append(" Tries for prompts that are not decided yet are paid for here and not among those above.");
        }
        return note.toString();
    }

    private static String stage(RoleCalls role) {
        return STAGES.getOrDefault(role.role(), VisibleText.line(role.role(), 40));
    }

    @Override
    public Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("labels", roles.stream().map(StageCosts::stage).toList());
        data.put("read", roles.stream().map(RoleCalls::tokensIn).toList());
        data.put("written", roles.stream().map(RoleCalls::tokensOut).toList());
        return data;
    }
}
