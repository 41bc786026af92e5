package trade.helix.engine.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trade.helix.api.account.AccountSnapshot;
import trade.helix.api.market.Instrument;
import trade.helix.api.market.Quote;
import trade.helix.api.market.Symbol;

/**
 * What was read from the venue, with its age. Nothing of it is stored.
 *
 * @param instruments trading rules, by symbol
 * @param quotes best prices, by symbol
 * @param account balances; null where they are not known or an order has changed them since
 * @param reachableAt when the venue last answered; null if it never did
 */
public record Facts(
        Map<Symbol, Instrument> instruments,
        Map<Symbol, Quote> quotes,
        @Nullable AccountSnapshot account,
        @Nullable Instant reachableAt) {
    /** Nothing is known. */
    public static final Facts NONE = new Facts(Map.of(), Map.of(), null, null);

    public Facts {
        instruments = Map.copyOf(instruments);
        quotes = Map.copyOf(quotes);
    }

    Optional<Instrument> instrument(Symbol symbol) {
        return Optional.ofNullable(instruments.get(symbol));
    }

    /** The best prices, if they are no older than this. */
    Optional<Quote> quote(Symbol symbol, Instant now, Duration most) {
        return Optional.ofNullable(quotes.get(symbol)).filter(quote -> isFresh(quote, now, most));
    }

    /** When the best prices were read last; empty if they never were. */
    Optional<Instant> quotedAt(Symbol symbol) {
        return Optional.ofNullable(quotes.get(symbol)).map(Quote::at);
    }

    /** Whether everything that a decision on these symbols needs is there and young enough. */
    boolean areFresh(Collection<Symbol> symbols, Instant now, CoreSettings settings) {
        boolean market = symbols.stream()
                .allMatch(symbol ->
                        instruments.containsKey(symbol) && isFresh(quotes.get(symbol), now, settings.quoteMaxAge()));
        return market && account != null && isYoung(account.at(), now, settings.accountMaxAge());
    }

    private static boolean isFresh(@Nullable Quote quote, Instant now, Duration most) {
        return quote != null && isYoung(quote.at(), now, most);
    }

    /** What is ahead of the clock is of unknown age: the clock was set back. */
    private static boolean isYoung(Instant at, Instant now, Duration most) {
        return !at.isAfter(now) && !at.plus(most).isBefore(now);
    }

    Facts and(Facts newer) {
        Map<Symbol, Instrument> allInstruments = new HashMap<>(instruments);
        allInstruments.putAll(newer.instruments);
        Map<Symbol, Quote> allQuotes = new HashMap<>(quotes);
        allQuotes.putAll(newer.quotes);
        return new Facts(
                allInstruments,
                allQuotes,
                newer.account == null ? account : newer.account,
                newer.reachableAt == null ? reachableAt : newer.reachableAt);
    }

    Facts withoutAccount() {
        return account == null ? this : new Facts(instruments, quotes, null, reachableAt);
    }

    Facts reachable(Instant now) {
        return new Facts(instruments, quotes, account, now);
    }
}
