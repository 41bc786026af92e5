package trade.helix.benchmarks;

import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

/** An entry of realistic figures: BTC/USDT around 60,123.45, an account of 10,000 USDT that has lost a little today. */
final class Entries {
    private static final Instant NOW = Instant.parse("2026-05-15T08:14:32.123Z");
    private static final Symbol BTC_USDT = Symbol.of("BTC/USDT");
    private static final Asset USDT = Asset.of("USDT");

    private Entries() {}

    static EntryProposal proposal() {
        Signal signal = Signal.builder()
                .account(new AccountId("main"))
                .id(new SignalId("Long-2026-05-15T08:14:30Z"))
                .action(SignalAction.BUY)
                .symbol("BTC/USDT")
                .build();
        Quote quote = new Quote(BTC_USDT, Price.of("60123.45"), Price.of("60123.46"), NOW);
        Price stop = quote.ask().less(Ratio.ofPercent("2")).toTick(Price.of("0.01"), RoundingMode.UP);
        return new EntryProposal(signal.account(), new SignalRef("s-1"), signal, instrument(), quote, stop, null);
    }

    private static Instrument instrument() {
        return Instrument.builder()
                .symbol(BTC_USDT)
                .nativeName("BTCUSDT")
                .priceTick(Price.of("0.01"))
                .quantityStep(Quantity.of("0.00001"))
                .minQuantity(Quantity.of("0.00001"))
                .maxQuantity(Quantity.of("9000"))
                .minNotional(Money.of("5", "USDT"))
                .takerFee(Ratio.ofPercent("0.1"))
                .orderTypes(Set.of(OrderType.MARKET, OrderType.STOP_LOSS))
                .build();
    }

    static RiskContext context(AccountStatus status) {
        Money equity = Money.of("9987.65432101", "USDT");
        Money start = Money.of("10012.34567899", "USDT");
        Balance balance = new Balance(USDT, new Quantity(equity.amount()), Quantity.ZERO);
        LocalDate today = LocalDate.parse("2026-05-15");
        LossFigures losses = LossFigures.first(today, start, start).realised(today, equity.minus(start));
        return new RiskContext(
                NOW,
                status,
                new AccountSnapshot(Map.of(USDT, balance), NOW),
                NOW.minusMillis(250),
                equity,
                losses,
                List.of(),
                Activity.none(today));
    }
}
