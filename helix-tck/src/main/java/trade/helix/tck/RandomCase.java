package trade.helix.tck;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.AccountSnapshot;
import trade.helix.api.account.AccountStatus;
import trade.helix.api.account.Balance;
import trade.helix.api.market.Instrument;
import trade.helix.api.market.OrderType;
import trade.helix.api.market.Quote;
import trade.helix.api.market.Symbol;
import trade.helix.api.risk.Activity;
import trade.helix.api.risk.EntryProposal;
import trade.helix.api.risk.Exposure;
import trade.helix.api.risk.LossFigures;
import trade.helix.api.risk.RiskContext;
import trade.helix.api.signal.Signal;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.signal.SignalId;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Ratio;

/** One entry of chance, within what venues list: prices from 0.00001 to a million, any grid, any equity. */
final class RandomCase {
    private static final Asset USDT = Asset.of("USDT");
    private static final Symbol SYMBOL = FakeVenue.SYMBOL;

    private final Random random;

    RandomCase(long seed) {
        this.random = new Random(seed);
    }

    RiskCases.Case build(String what) {
        Instrument instrument = instrument();
        Price tick = instrument.priceTick();
        // From a hundred ticks to a hundred million.
        BigDecimal bid = tick.value().multiply(digits(2 + random.nextInt(6)));
        Quote quote = new Quote(SYMBOL, new Price(bid), new Price(bid.add(tick.value())), RiskCases.NOW);
        Signal signal = Signal.builder()
                .account(new AccountId("main"))
                .id(new SignalId("random"))
                .action(SignalAction.BUY)
                .symbol("BTCUSDT")
                .build();
        EntryProposal proposal = new EntryProposal(
                signal.account(), new SignalRef("s-1"), signal, instrument, quote, stop(bid, tick), null);
        return new RiskCases.Case(what, proposal, context());
    }

    private Instrument instrument() {
        BigDecimal step = BigDecimal.ONE.movePointLeft(random.nextInt(9));
        return Instrument.builder()
                .symbol(SYMBOL)
                .nativeName("BTCUSDT")
                .priceTick(new Price(BigDecimal.ONE.movePointLeft(2 + random.nextInt(6))))
                .quantityStep(new Quantity(step))
                .minQuantity(new Quantity(step))
                .maxQuantity(new Quantity(step.multiply(digits(9))))
                .minNotional(new Money(digits(1), USDT))
                .takerFee(Ratio.ofPercent("0.1"))
                .orderTypes(Set.of(OrderType.MARKET, OrderType.STOP_LOSS))
                .build();
    }

    /** From a tick below the bid down to half of it. */
    private Price stop(BigDecimal bid, Price tick) {
        BigDecimal away = bid.multiply(BigDecimal.valueOf(random.nextInt(5000), 4));
        BigDecimal stop = bid.subtract(away).min(bid.subtract(tick.value()));
        return new Price(stop).toTick(tick, RoundingMode.DOWN);
    }

    private RiskContext context() {
        Money equity = new Money(digits(random.nextInt(10)).movePointLeft(2), USDT);
        Balance balance = new Balance(USDT, new Quantity(equity.amount()), Quantity.ZERO);
        LocalDate day = LocalDate.ofInstant(RiskCases.NOW, ZoneOffset.UTC);
        List<Exposure> exposures = IntStream.range(0, random.nextInt(3))
                .mapToObj(i -> new Exposure(SYMBOL, new Money(digits(4), USDT), new Money(digits(2), USDT)))
                .toList();
        return new RiskContext(
                RiskCases.NOW,
                AccountStatus.RUNNING,
                new AccountSnapshot(Map.of(USDT, balance), RiskCases.NOW),
                RiskCases.NOW,
                equity,
                LossFigures.first(day, equity, equity),
                exposures,
                new Activity(
                        day, random.nextInt(20), Map.of(SYMBOL, RiskCases.NOW.minusSeconds(random.nextInt(7200)))));
    }

    /** A whole number with one more digit than that. */
    private BigDecimal digits(int zeros) {
        BigDecimal lead = BigDecimal.valueOf(1_000_000 + random.nextInt(9_000_000), 6);
        return lead.movePointRight(zeros).setScale(0, RoundingMode.DOWN);
    }
}
