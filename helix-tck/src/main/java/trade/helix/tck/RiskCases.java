package trade.helix.tck;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.AccountSnapshot;
import trade.helix.api.account.AccountStatus;
import trade.helix.api.account.Balance;
import trade.helix.api.account.HaltCause;
import trade.helix.api.market.Quote;
import trade.helix.api.risk.Activity;
import trade.helix.api.risk.EntryProposal;
import trade.helix.api.risk.Exposure;
import trade.helix.api.risk.LossFigures;
import trade.helix.api.risk.RiskContext;
import trade.helix.api.signal.Signal;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.signal.SignalId;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;

/**
 * Entries to judge, for whoever tests a gate or a sizer: BTC/USDT at 60,000, a stop at 58,800, 10,000 USDT, and any number of
 * random ones. Immutable; the same each time.
 */
public final class RiskCases {
    /** The moment of all cases. */
    public static final Instant NOW = Instant.parse("2026-05-15T08:14:32Z");

    private static final LocalDate DAY = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
    private static final Money EQUITY = Money.of("10000", "USDT");

    private RiskCases() {}

    /**
     * An entry and what is known of the account.
     *
     * @param what for a person
     * @param proposal without a size
     * @param context what is known
     */
    public record Case(String what, EntryProposal proposal, RiskContext context) {
        @Override
        public String toString() {
            return what;
        }
    }

    /** {@return everyday cases and awkward ones; a gate or a sizer has an answer to each} */
    public static List<Case> all() {
        EntryProposal plain = proposal(signal().price(Price.of("60000")).sentAt(NOW), "58800");
        Exposure open = new Exposure(FakeVenue.SYMBOL, Money.of("9000", "USDT"), Money.of("200", "USDT"));
        AccountStatus halted = AccountStatus.RUNNING.halted(HaltCause.HUMAN);
        return List.of(
                new Case("everything in order", plain, context(AccountStatus.RUNNING, EQUITY, List.of(), 0)),
                new Case(
                        "a signal without time and price",
                        proposal(signal(), "58800"),
                        context(AccountStatus.RUNNING, EQUITY, List.of(), 0)),
                new Case(
                        "a signal of yesterday",
                        proposal(signal().sentAt(NOW.minus(Duration.ofDays(1))), "58800"),
                        context(AccountStatus.RUNNING, EQUITY, List.of(), 0)),
                new Case(
                        "a stop one tick away",
                        proposal(signal(), "59999.99"),
                        context(AccountStatus.RUNNING, EQUITY, List.of(), 0)),
                new Case("no equity", plain, context(AccountStatus.RUNNING, Money.of("0", "USDT"), List.of(), 0)),
                new Case(
                        "an equity below zero",
                        plain,
                        context(AccountStatus.RUNNING, Money.of("-5", "USDT"), List.of(), 0)),
                new Case("a trade is open", plain, context(AccountStatus.RUNNING, EQUITY, List.of(open), 1)),
                new Case("the account is halted", plain, context(halted, EQUITY, List.of(), 100)));
    }

    /**
     * Cases of chance: another instrument, price, stop and equity each. A gate or a sizer has an answer to each of them too.
     *
     * @param seed the same seed gives the same cases
     * @param count how many, 0 or above
     * @return cases whose text tells seed and place
     */
    public static List<Case> random(long seed, int count) {
        RandomCase next = new RandomCase(seed);
        return IntStream.range(0, count)
                .mapToObj(i -> next.build("case " + i + " of seed " + seed))
                .toList();
    }

    /** All that the contracts are tried with. */
    static List<Case> tried() {
        return Stream.concat(all().stream(), random(1, 100).stream()).toList();
    }

    private static Signal.Builder signal() {
        return Signal.builder()
                .account(new AccountId("main"))
                .id(new SignalId("Long-1"))
                .action(SignalAction.BUY)
                .symbol("BTCUSDT");
    }

    private static EntryProposal proposal(Signal.Builder signal, String stop) {
        Signal built = signal.build();
        Quote quote = new Quote(FakeVenue.SYMBOL, Price.of("60000"), Price.of("60000.01"), NOW);
        return new EntryProposal(
                built.account(), new SignalRef("s-1"), built, FakeMarket.INSTRUMENT, quote, Price.of(stop), null);
    }

    private static RiskContext context(AccountStatus status, Money equity, List<Exposure> exposures, int entries) {
        Quantity free = new Quantity(equity.max(Money.zero(equity.asset())).amount());
        Balance balance = new Balance(equity.asset(), free, Quantity.ZERO);
        return new RiskContext(
                NOW,
                status,
                new AccountSnapshot(Map.of(equity.asset(), balance), NOW),
                NOW,
                equity,
                LossFigures.first(DAY, equity, equity),
                exposures,
                new Activity(DAY, entries, Map.of(FakeVenue.SYMBOL, NOW.minusSeconds(60))));
    }
}
