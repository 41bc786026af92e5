package trade.helix.risk;

import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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

/** Entries to judge: BTC/USDT at 60,000 with 10,000 USDT unless a test says otherwise. */
final class Entries {
    static final Instant NOW = Instant.parse("2026-05-15T08:14:32Z");
    static final Symbol BTC_USDT = Symbol.of("BTC/USDT");
    static final Asset USDT = Asset.of("USDT");

    private Entries() {}

    static Money usdt(String amount) {
        return Money.of(amount, "USDT");
    }

    static Instrument instrument() {
        return rules().build();
    }

    static Instrument.Builder rules() {
        return Instrument.builder()
                .symbol(BTC_USDT)
                .nativeName("BTCUSDT")
                .priceTick(Price.of("0.01"))
                .quantityStep(Quantity.of("0.00001"))
                .minQuantity(Quantity.of("0.00001"))
                .maxQuantity(Quantity.of("9000"))
                .minNotional(usdt("5"))
                .takerFee(Ratio.ofPercent("0.1"))
                .orderTypes(Set.of(OrderType.MARKET, OrderType.STOP_LOSS));
    }

    static Signal.Builder signal() {
        return Signal.builder()
                .account(new AccountId("main"))
                .id(new SignalId("Long-1"))
                .action(SignalAction.BUY)
                .symbol("BTCUSDT");
    }

    static EntryProposal proposal(Price price, RiskSettings settings) {
        Instrument instrument = instrument();
        Signal signal = signal().build();
        return new EntryProposal(
                signal.account(),
                new SignalRef("s-1"),
                signal,
                instrument,
                new Quote(BTC_USDT, price, price, NOW),
                price.less(settings.stopDistance()).toTick(instrument.priceTick(), RoundingMode.UP),
                null);
    }

    static EntryProposal proposal(RiskSettings settings) {
        return proposal(Price.of("60000"), settings);
    }

    static Approval approved(RiskDecision decision) {
        return decision.fold(RiskDecision.Approved::approval, rejected -> {
            throw new AssertionError("rejected: " + rejected);
        });
    }

    static RiskDecision.Rejected rejected(RiskDecision decision) {
        return decision.fold(
                approved -> {
                    throw new AssertionError("approved: " + approved);
                },
                rejected -> rejected);
    }

    static RiskContext context(Money equity, LossFigures losses, List<Exposure> exposures) {
        return new RiskContext(
                NOW,
                AccountStatus.RUNNING,
                holding(new Quantity(equity.amount())),
                NOW,
                equity,
                losses,
                exposures,
                Activity.none(losses.day()));
    }

    static RiskContext context(Money equity) {
        return context(equity, figures(equity, usdt("0")), List.of());
    }

    static AccountSnapshot holding(Quantity usdt) {
        return new AccountSnapshot(Map.of(USDT, new Balance(USDT, usdt, Quantity.ZERO)), NOW);
    }

    static LossFigures figures(Money dayStart, Money realised) {
        LocalDate day = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
        return LossFigures.first(day, dayStart, dayStart).realised(day, realised);
    }
}
