package trade.helix.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import trade.helix.api.account.AccountSnapshot;
import trade.helix.api.market.Instrument;
import trade.helix.api.market.Quote;
import trade.helix.api.market.Symbol;
import trade.helix.api.value.Price;

/** An entry is decided on what is young enough: a quote at most 1 s old, balances at most 10 s. */
class FactsTest {
    private static final Symbol OTHER = Symbol.of("ETH/USDT");
    private static final Map<Symbol, Instrument> RULES = Map.of(Sample.SYMBOL, ModelVenue.INSTRUMENT);

    private final Instant now = Sample.NOW;

    @Test
    void aQuoteIsFreshForASecond() {
        assertThat(areFresh(quoted(now.minusSeconds(1), now))).isTrue();
        assertThat(areFresh(quoted(now.minusSeconds(1).minusNanos(1), now))).isFalse();
    }

    @Test
    void balancesAreFreshForTenSeconds() {
        assertThat(areFresh(quoted(now, now.minusSeconds(10)))).isTrue();
        assertThat(areFresh(quoted(now, now.minusSeconds(10).minusNanos(1)))).isFalse();
    }

    @Test
    void whatIsAheadOfTheClockIsOfUnknownAge() {
        assertThat(areFresh(quoted(now.plusNanos(1), now))).isFalse();
        assertThat(areFresh(quoted(now, now.plusNanos(1)))).isFalse();
    }

    @Test
    void withoutRulesOrQuoteOrBalancesNothingIsDecided() {
        Facts all = quoted(now, now);
        assertThat(areFresh(all)).isTrue();
        assertThat(areFresh(new Facts(Map.of(), all.quotes(), all.account(), now)))
                .isFalse();
        assertThat(areFresh(new Facts(all.instruments(), Map.of(), all.account(), now)))
                .isFalse();
        assertThat(areFresh(all.withoutAccount())).isFalse();
    }

    @Test
    void everySymbolThatCountsHasToBeFresh() {
        assertThat(quoted(now, now).areFresh(Set.of(Sample.SYMBOL, OTHER), now, CoreSettings.DEFAULTS))
                .isFalse();
    }

    @Test
    void whatWasReadOfOneSymbolStaysWhenAnotherIsRead() {
        Facts first = quoted(now.minusSeconds(5), now.minusSeconds(5));
        Facts both = first.and(new Facts(Map.of(), Map.of(OTHER, quote(OTHER, now)), null, null));
        assertThat(both.quotes()).containsOnlyKeys(Sample.SYMBOL, OTHER);
        assertThat(both.instrument(Sample.SYMBOL)).isPresent();
        assertThat(both.account()).isEqualTo(first.account());
        assertThat(both.reachableAt()).isEqualTo(now.minusSeconds(5));
    }

    @Test
    void whatIsReadAnewTakesThePlaceOfWhatWasThere() {
        Facts newer = quoted(now, now);
        assertThat(quoted(now.minusSeconds(5), now.minusSeconds(5)).and(newer)).isEqualTo(newer);
    }

    @Test
    void whoeverReadThemCannotChangeThem() {
        Map<Symbol, Instrument> rules = new HashMap<>(RULES);
        Map<Symbol, Quote> quotes = new HashMap<>(Map.of(Sample.SYMBOL, quote(Sample.SYMBOL, now)));
        Facts facts = new Facts(rules, quotes, null, null);
        rules.clear();
        quotes.clear();
        assertThat(facts.instruments()).isNotEmpty();
        assertThat(facts.quotes()).isNotEmpty();
    }

    private boolean areFresh(Facts facts) {
        return facts.areFresh(Set.of(Sample.SYMBOL), now, CoreSettings.DEFAULTS);
    }

    private static Facts quoted(Instant quoteAt, Instant accountAt) {
        return new Facts(
                RULES,
                Map.of(Sample.SYMBOL, quote(Sample.SYMBOL, quoteAt)),
                new AccountSnapshot(Map.of(), accountAt),
                accountAt);
    }

    private static Quote quote(Symbol symbol, Instant at) {
        return new Quote(symbol, Price.of("100"), Price.of("100"), at);
    }
}
